//! Small theories made by hand, and what is said of them.

use super::*;
use crate::evaluate::grounded;
use crate::explain::*;
use crate::model::*;
use crate::network::from_theory::build;
use crate::source::{FileId, Sources, Span};
use crate::theory::from_model::{Bounds, ground};
use crate::vocabulary::*;

/// A file set in the making: claims by number, and arguments between them.
struct Made {
    model: Model,
    sources: Sources,
}

fn yes(claim: u32) -> Claim {
    Claim { predicate: PredicateId(claim), terms: Vec::new(), negated: false }
}

fn no(claim: u32) -> Claim {
    yes(claim).contrary()
}

impl Made {
    fn new(claims: &[(&str, &str)]) -> Self {
        let mut sources = Sources::default();
        let text: String = claims.iter().map(|(name, words)| format!("claim {name} \"{words}\"\n")).collect();
        sources.add("made.arg", text);
        let mut made = Self { model: Model::default(), sources };
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
        }
        made.standpoint("default");
        made
    }

    fn standpoint(&mut self, name: &str) -> StandpointId {
        let id = StandpointId::new(self.model.standpoints.len());
        self.model.standpoints.push(Standpoint::bare(name, id, span()));
        id
    }

    /// An argument with a name and a sentence; returns the rule's id.
    fn argument(&mut self, name: &str, given: &[Claim], unless: &[Claim], so: &Claim) -> RuleId {
        let literal = |claim: &Claim| Literal {
            negated: claim.negated,
            predicate: claim.predicate,
            terms: Vec::new(),
            span: span(),
        };
        let questioned = |claim| Questioned { literal: literal(claim), question: Some("Is that so?".into()) };
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
            conclusion: Conclusion::So(literal(so)),
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
        id
    }

    fn judged<T>(&self, ask: impl FnOnce(&Case<'_>) -> T) -> T {
        let theory = ground(&self.model, &Bounds::default()).expect("few instances");
        let ids: Vec<_> = (0..self.model.standpoints.len()).map(StandpointId::new).collect();
        let networks: Vec<_> =
            ids.iter().map(|id| build(&self.model, &theory, *id).expect("a network")).collect();
        let labels: Vec<_> = networks.iter().map(|network| grounded(network.graph())).collect();
        let judged: Vec<_> = ids
            .iter()
            .zip(networks.iter().zip(&labels))
            .map(|(standpoint, (network, labels))| Judged {
                standpoint: *standpoint,
                network,
                labels,
                sides: None,
            })
            .collect();
        ask(&Case { model: &self.model, theory: &theory, judged: &judged })
    }

    fn why(&self, claim: &Claim) -> String {
        let explanation = self.judged(|case| why(case, claim, StandpointId(0)).expect("judged"));
        let layout = Layout { width: 80, colour: false };
        why_text(&explanation, &self.sources, layout)
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
    made.argument("is-full", &[], &[], &yes(1));
    made.argument("is-poor", &[], &[], &yes(2));
    made.argument("are-parents", &[], &[], &yes(3));
    made.argument("need", &[yes(1)], &[], &yes(0));
    made.argument("lack", &[yes(2)], &[yes(3)], &yes(4));
    made.argument("closed", &[yes(4)], &[], &no(0));
    made
}

#[test]
fn what_is_shown_tells_its_argument_and_what_failed_against_it() {
    let text = classroom().why(&yes(0));
    for line in [
        "The library should be open on Saturdays.",
        "From the default standpoint: accepted; it is shown.",
        "argument need: “What need says.”",
        "because  every seat is taken by four",
        "despite  argument closed: “What closed says.”",
        "stopped  it is not shown that there would be no one to look after it",
        "stopped  “Is that so?” Yes: Parents have offered to look after it",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
}

#[test]
fn a_claim_that_nobody_speaks_of_says_so() {
    let made = Made::new(&[("a", "Alpha is so."), ("b", "Beta is so.")]);
    assert!(made.why(&yes(0)).contains("nobody put this forward: no premise states it"));
    let mut made = made;
    made.argument("on", &[yes(1)], &[], &yes(0));
    let text = made.why(&yes(0));
    assert!(text.contains("no argument at all speaks for it"), "{text}");
    assert!(text.contains("argument on could show it, but nobody put forward that Beta is so"), "{text}");
}

#[test]
fn a_contest_tells_the_loop_and_what_would_break_it() {
    let mut made = Made::new(&[("a", "Alpha is so."), ("b", "Beta is so.")]);
    made.argument("one", &[], &[], &yes(0));
    made.argument("other", &[], &[], &no(0));
    made.argument("on", &[yes(0)], &[], &yes(1));
    let text = made.why(&yes(1));
    assert!(text.contains("argues the contrary of argument other"), "{text}");
    assert!(text.contains("What would decide it: a preference between one and other."), "{text}");
}

#[test]
fn two_standpoints_part_on_a_preference() {
    let mut made = Made::new(&[("a", "Alpha is so."), ("b", "Beta is so.")]);
    let one = made.argument("one", &[], &[], &yes(0));
    let other = made.argument("other", &[], &[], &no(0));
    made.argument("on", &[yes(0)], &[], &yes(1));
    let second = made.standpoint("second");
    let preference = (ArgumentName::Rule(one), ArgumentName::Rule(other));
    made.model.standpoints[second.index()].prefer.push(Said { what: preference, span: span() });
    let parting =
        made.judged(|case| parting(case, &yes(1), StandpointId(0), second).expect("both are judged"));
    assert_eq!(parting.differing.len(), 2, "the claim, and what it rests on");
    assert!(
        matches!(parting.cruxes.as_slice(), [Crux { clause: Clause::Prefers(_), .. }]),
        "{:?}",
        parting.cruxes
    );
}

#[test]
fn arguing_in_a_circle_is_told_as_such() {
    let mut made = Made::new(&[("a", "Alpha is so."), ("b", "Beta is so."), ("c", "Gamma is so.")]);
    made.argument("there", &[yes(0)], &[], &yes(1));
    made.argument("back", &[yes(1)], &[], &yes(0));
    made.argument("start", &[yes(2)], &[], &yes(0));
    made.argument("gamma", &[], &[yes(1)], &yes(2));
    made.argument("doubt", &[], &[], &no(2));
    let text = made.why(&yes(0));
    assert!(text.contains("open     “Is that so?” It is contested: Beta is so"), "{text}");
}

#[test]
fn a_deep_proof_overflows_nothing() {
    let claims: Vec<(String, String)> =
        (0..3000).map(|at| (format!("c{at}"), format!("Stage {at} is reached."))).collect();
    let claims: Vec<_> = claims.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
    let mut made = Made::new(&claims);
    made.argument("start", &[], &[], &yes(0));
    for at in 1..3000 {
        made.argument("step", &[yes(at - 1)], &[], &yes(at));
    }
    let text = made.why(&yes(2999));
    assert!(text.contains("[told below, step 1]"));
    assert!(text.contains("because  Stage 0 is reached"));
}

#[test]
fn narrow_text_keeps_to_its_width() {
    let made = classroom();
    let explanation = made.judged(|case| why(case, &yes(0), StandpointId(0)).expect("judged"));
    let layout = Layout { width: 40, colour: false };
    let text = why_text(&explanation, &made.sources, layout);
    assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
}
