//! Small theories made by hand, and what is said of them.

use super::*;
use crate::evaluate::grounded;
use crate::model::*;
use crate::network::from_theory::build;
use crate::source::{FileId, Sources, Span};
use crate::theory::{GroundConclusion, Origin, Theory};
use crate::vocabulary::*;

/// A theory in the making: claims by number, and rules between them.
struct Made {
    model: Model,
    theory: Theory,
    sources: Sources,
    exceptions: Vec<(ArgumentId, u16, StatementId)>,
}

fn yes(atom: u32) -> StatementId {
    StatementId::new(AtomId(atom), false)
}

fn no(atom: u32) -> StatementId {
    yes(atom).contrary()
}

impl Made {
    fn new(claims: &[(&str, &str)]) -> Self {
        let mut sources = Sources::default();
        let text: String = claims.iter().map(|(name, words)| format!("claim {name} \"{words}\"\n")).collect();
        sources.add("made.arg", text);
        let mut made = Self { model: Model::default(), theory: Theory::default(), sources, exceptions: Vec::new() };
        made.theory.atoms.term_starts.push(0);
        for (name, words) in claims {
            made.model.predicates.push(Predicate {
                name: (*name).into(),
                sort: PredicateSort::Claim,
                arity: 0,
                sentence: vec![Piece::Words((*words).into())],
                kind: None,
                tags: Vec::new(),
                means: None,
                pinned: false,
                span: span(),
                name_span: span(),
                module: ModuleId(0),
            });
            made.theory.atoms.predicates.push(PredicateId::new(made.model.predicates.len() - 1));
            made.theory.atoms.term_starts.push(0);
        }
        made.standpoint("default");
        made
    }

    fn standpoint(&mut self, name: &str) -> StandpointId {
        let id = StandpointId::new(self.model.standpoints.len());
        self.model.standpoints.push(Standpoint {
            name: name.into(),
            sentence: None,
            lineage: vec![id],
            as_of: None,
            admit: Vec::new(),
            exclude: Vec::new(),
            uses: Vec::new(),
            apply: Vec::new(),
            ignore: Vec::new(),
            weigh: Vec::new(),
            prefer: Vec::new(),
            standard: None,
            standards: Vec::new(),
            alpha: None,
            beta: None,
            gamma: None,
            assume: Vec::new(),
            semantics: Semantics::Grounded,
            acceptance: Acceptance::Sceptical,
            verdicts: Vec::new(),
            module: None,
            span: span(),
        });
        id
    }

    /// An argument with a name and a sentence; returns the rule's id.
    fn argument(&mut self, name: &str, given: &[StatementId], unless: &[StatementId], so: StatementId) -> RuleId {
        let literal = |statement: &StatementId| Literal {
            negated: statement.is_negated(),
            predicate: PredicateId(statement.atom().0),
            terms: Vec::new(),
            span: span(),
        };
        let questioned = |statement| Questioned { literal: literal(statement), question: Some("Is that so?".into()) };
        let id = RuleId::new(self.model.rules.len());
        self.model.rules.push(Rule {
            name: Some(name.into()),
            sentence: Some(format!("What {name} says.")),
            is_argument: true,
            variables: Vec::new(),
            only_for: Vec::new(),
            given: given.iter().map(|given| Condition::Holds(literal(given))).collect(),
            comparisons: Vec::new(),
            assuming: Vec::new(),
            unless: unless.iter().map(questioned).collect(),
            conclusion: Conclusion::So(literal(&so)),
            strict: false,
            weight: None,
            kind: None,
            cites: Vec::new(),
            because: None,
            tags: Vec::new(),
            module: ModuleId(0),
            span: span(),
            name_span: span(),
        });
        self.ground(Origin::Rule(id), given, unless, so);
        id
    }

    fn ground(&mut self, origin: Origin, given: &[StatementId], unless: &[StatementId], so: StatementId) {
        let arguments = &mut self.theory.arguments;
        let id = ArgumentId::new(arguments.origins.len());
        arguments.origins.push(origin);
        arguments.conclusions.push(GroundConclusion::So(so));
        arguments.given.push(given.iter().copied());
        arguments.bindings.push([]);
        arguments.strict.push(false);
        self.exceptions.extend(unless.iter().enumerate().map(|(place, statement)| (id, place as u16, *statement)));
    }

    fn judged<T>(&mut self, ask: impl FnOnce(&Case<'_>) -> T) -> T {
        let concluded: Vec<_> = self.theory.arguments.conclusions.clone();
        let raised = |statement| concluded.contains(&GroundConclusion::So(statement));
        self.theory.arguments.unless = self.exceptions.iter().copied().filter(|row| raised(row.2)).collect();
        let ids: Vec<_> = (0..self.model.standpoints.len()).map(StandpointId::new).collect();
        let networks: Vec<_> = ids.iter().map(|id| build(&self.model, &self.theory, *id).expect("a network")).collect();
        let labels: Vec<_> = networks.iter().map(grounded).collect();
        let judged: Vec<_> = ids
            .iter()
            .zip(networks.iter().zip(&labels))
            .map(|(standpoint, (network, labels))| Judged { standpoint: *standpoint, network, labels })
            .collect();
        ask(&Case { model: &self.model, theory: &self.theory, judged: &judged })
    }

    fn why(&mut self, claim: StatementId) -> String {
        let explanation = self.judged(|case| {
            let claim = Claim::from_statement(case.theory, claim);
            why(case, &claim, StandpointId(0)).expect("judged")
        });
        let layout = crate::render::explanation::Layout { width: 80, colour: false };
        crate::render::explanation::why_text(&explanation, &self.sources, layout)
    }
}

fn span() -> Span {
    Span::new(FileId(0), 0, 1)
}

fn classroom() -> Made {
    let mut made = Made::new(&[
        ("open", "The library should be open on Saturdays."),
        ("full", "Every seat is taken by four."),
        ("no-money", "There is no money for a librarian."),
        ("parents", "Parents have offered to look after it."),
        ("no-one", "There would be no one to look after it."),
    ]);
    made.argument("is-full", &[], &[], yes(1));
    made.argument("is-poor", &[], &[], yes(2));
    made.argument("are-parents", &[], &[], yes(3));
    made.argument("need", &[yes(1)], &[], yes(0));
    made.argument("lack", &[yes(2)], &[yes(3)], yes(4));
    made.argument("closed", &[yes(4)], &[], no(0));
    made
}

#[test]
fn look() {
    let mut made = classroom();
    println!("{}", made.why(yes(0)));
    println!("{}", made.why(yes(4)));
    let overview = made.judged(|case| overview(case, &Claim::from_statement(case.theory, yes(0))));
    let layout = crate::render::explanation::Layout { width: 80, colour: false };
    println!("{}", crate::render::explanation::overview_text(&overview, &made.sources, layout));
    println!("{}", crate::render::explanation::overview_json(&overview, &made.sources));
    let mut fight = Made::new(&[("a", "Alpha is so."), ("b", "Beta is so.")]);
    fight.argument("one", &[], &[], yes(0));
    fight.argument("other", &[], &[], no(0));
    fight.argument("on", &[yes(0)], &[], yes(1));
    println!("{}", fight.why(yes(1)));
    println!("{}", fight.why(no(1)));
}
