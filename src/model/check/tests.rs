//! Models in miniature, made as the resolver makes them, and the codes that they are told.

use super::check;
use crate::diagnostic::Diagnostic;
use crate::model::*;
use crate::source::{FileId, Span};
use std::collections::BTreeMap;

/// A model that is written declaration by declaration; each has a place of its own.
struct Maker {
    model: Model,
    at: u32,
    places: BTreeMap<String, PredicateId>,
}

impl Maker {
    fn new() -> Self {
        let module = Module { file: FileId(0), path: "main".into(), everywhere: true };
        let mut maker = Self {
            model: Model { modules: vec![module], ..Model::default() },
            at: 0,
            places: BTreeMap::new(),
        };
        maker.standpoint("default");
        maker
    }

    fn span(&mut self) -> Span {
        self.at += 10;
        Span::new(FileId(0), self.at, self.at + 5)
    }

    fn predicate(&mut self, name: &str, sort: PredicateSort) -> PredicateId {
        let span = self.span();
        self.model.predicates.push(Predicate {
            name: name.into(),
            sort,
            arity: 0,
            sentence: Vec::new(),
            kind: None,
            tags: Vec::new(),
            means: None,
            pinned: false,
            span,
            name_span: span,
            module: ModuleId(0),
        });
        let id = PredicateId::new(self.model.predicates.len() - 1);
        self.places.insert(name.into(), id);
        id
    }

    fn thesis(mut self, name: &str) -> Self {
        self.predicate(name, PredicateSort::Thesis);
        self
    }

    fn claim(mut self, name: &str) -> Self {
        self.predicate(name, PredicateSort::Claim);
        self
    }

    fn premise(mut self, name: &str, states: &[&str], weight: Option<&str>) -> Self {
        let sort = PredicateSort::Premise(PremiseId::new(self.model.premises.len()));
        let states = states.iter().map(|text| self.literal(text)).collect();
        let (predicate, span) = (self.predicate(name, sort), self.span());
        self.model.premises.push(Premise {
            predicate,
            states,
            kind: None,
            date: None,
            known: None,
            by: Vec::new(),
            to: Vec::new(),
            cites: Vec::new(),
            quote: None,
            weight: weight.map(|weight| weight.parse().expect("a number")),
            certain: false,
            tags: Vec::new(),
            module: ModuleId(0),
            span,
            name_span: span,
        });
        self
    }

    fn literal(&mut self, text: &str) -> Literal {
        let (negated, name) = text.strip_prefix("not ").map_or((false, text), |name| (true, name));
        let predicate = *self.places.get(name).expect("declared above");
        Literal { negated, predicate, terms: Vec::new(), span: self.span() }
    }

    fn rule(mut self, name: &str, given: &[&str], so: &str) -> Self {
        let given = given.iter().map(|text| Condition::Holds(self.literal(text))).collect();
        let (so, span) = (self.literal(so), self.span());
        self.model.rules.push(Rule {
            name: Some(name.into()),
            sentence: None,
            is_argument: true,
            variables: Vec::new(),
            only_for: Vec::new(),
            given,
            comparisons: Vec::new(),
            assuming: Vec::new(),
            unless: Vec::new(),
            conclusion: Conclusion::So(so),
            strict: false,
            weight: None,
            kind: None,
            cites: Vec::new(),
            because: None,
            tags: Vec::new(),
            module: ModuleId(0),
            span,
            name_span: span,
        });
        self
    }

    fn unless(mut self, text: &str, question: &str) -> Self {
        let literal = self.literal(text);
        let exception = Questioned { literal, question: Some(question.into()) };
        self.model.rules.last_mut().expect("a rule above").unless.push(exception);
        self
    }

    fn name(mut self, name: &str, words: &str) -> Self {
        let (value, span) = (ConstantValue::Name(name.into()), self.span());
        self.model.constants.push(Constant { value, words: words.into(), span });
        self
    }

    fn standpoint(&mut self, name: &str) {
        let span = self.span();
        self.model.standpoints.push(Standpoint::bare(name, StandpointId(0), span));
    }

    fn prefer(mut self, stronger: ArgumentName, weaker: ArgumentName) -> Self {
        let span = self.span();
        self.model.preferences.push(Preference { stronger, weaker, module: ModuleId(0), span });
        self
    }

    fn instance_of(mut self, name: &str, rule: u32) -> Self {
        let span = self.span();
        self.model.instance_names.push(InstanceName {
            name: Some(name.into()),
            sentence: None,
            rule: RuleId(rule),
            with: Vec::new(),
            weight: None,
            module: ModuleId(0),
            span,
        });
        self
    }

    fn standard(mut self, standard: Standard) -> Self {
        let span = self.span();
        self.model.standpoints[0].standard = Some(Said { what: standard, span });
        self
    }

    fn standard_for(mut self, standard: Standard, text: &str) -> Self {
        let literal = self.literal(text);
        let span = literal.span;
        self.model.standpoints[0].standards.push(Said { what: (literal, standard), span });
        self
    }

    fn admit(mut self, selector: Selector) -> Self {
        let span = self.span();
        self.model.standpoints[0].admit.push(Said { what: selector, span });
        self
    }

    fn weigh(mut self, selector: Selector) -> Self {
        let span = self.span();
        self.model.standpoints[0].weigh.push(Said { what: (selector, Number::new(3, 1)), span });
        self
    }

    fn known_by(mut self, date: &str) -> Self {
        let span = self.span();
        self.model.standpoints[0].as_of = Some(Said { what: Date::parse(date).expect("a date"), span });
        self
    }

    fn told(&self) -> Vec<Diagnostic> {
        check(&self.model)
    }

    #[track_caller]
    fn tells(&self, codes: &[&str]) {
        let told: Vec<&str> = self.told().iter().map(|diagnostic| diagnostic.code.name()).collect();
        assert_eq!(told, codes);
    }
}

/// A thesis with an argument for it and one against it.
fn dispute() -> Maker {
    let maker = Maker::new().thesis("guilty").premise("seen", &[], None).premise("alibi", &[], None);
    maker.rule("by-sight", &["seen"], "guilty").rule("by-alibi", &["alibi"], "not guilty")
}

const BY_SIGHT: ArgumentName = ArgumentName::Rule(RuleId(0));
const BY_ALIBI: ArgumentName = ArgumentName::Rule(RuleId(1));

mod errors;
mod warnings;
