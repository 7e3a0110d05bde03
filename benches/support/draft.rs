//! A model under construction: literals are written as in the language, everything is declared by its first use.

use standpoint::model::*;
use standpoint::source::{FileId, Span};
use standpoint::vocabulary::*;
use std::collections::HashMap;

/// A model under construction.
#[derive(Default)]
pub struct Draft {
    /// What there is so far.
    pub model: Model,
    predicates: HashMap<String, PredicateId>,
    constants: HashMap<String, ConstantId>,
}

/// A rule as it is written; what is left out is empty.
#[derive(Clone, Debug, Default)]
pub struct Written<'a> {
    pub given: &'a [&'a str],
    pub at_least: &'a [(u32, bool, &'a [&'a str])],
    pub compare: &'a [(&'a str, &'a str, &'a str)],
    pub assuming: &'a [&'a str],
    pub unless: &'a [&'a str],
    pub so: &'a str,
    pub strict: bool,
}

pub const SPAN: Span = Span { file: FileId(0), start: 0, end: 0 };

impl Draft {
    /// A model with one standpoint.
    pub fn new() -> Self {
        let mut draft = Self::default();
        draft.model.modules.push(Module { file: FileId(0), path: "draft".to_owned(), everywhere: true });
        draft.model.standpoints.push(standpoint());
        draft
    }

    /// So many constants `c0`, `c1`, …; the first call's are numbered from 0.
    pub fn constants(&mut self, count: u32) {
        for number in 0..count {
            let name = format!("c{number}");
            self.model.constants.push(constant(ConstantValue::Name(name.clone()), name));
        }
    }

    /// A constant: a number or a date where it reads as one, else a name.
    pub fn constant(&mut self, text: &str) -> ConstantId {
        let next = ConstantId::new(self.model.constants.len());
        *self.constants.entry(text.to_owned()).or_insert_with(|| {
            let date = || Date::parse(text).filter(|_| text.contains('-')).map(ConstantValue::Date);
            let number = || text.parse().ok().map(ConstantValue::Number);
            let value = date().or_else(number).unwrap_or_else(|| ConstantValue::Name(text.to_owned()));
            self.model.constants.push(constant(value, text.to_owned()));
            next
        })
    }

    /// A predicate: a relation, or without terms a claim.
    pub fn predicate(&mut self, name: &str, arity: usize) -> PredicateId {
        let sort = if arity == 0 { PredicateSort::Claim } else { PredicateSort::Relation };
        self.declare(name, arity, sort)
    }

    fn declare(&mut self, name: &str, arity: usize, sort: PredicateSort) -> PredicateId {
        let next = PredicateId::new(self.model.predicates.len());
        *self.predicates.entry(name.to_owned()).or_insert_with(|| {
            self.model.predicates.push(Predicate {
                name: name.to_owned(),
                sort,
                arity,
                sentence: vec![Piece::Words(name.to_owned())],
                kind: None,
                tags: Vec::new(),
                means: None,
                pinned: false,
                span: SPAN,
                name_span: SPAN,
                module: ModuleId(0),
            });
            next
        })
    }

    /// Reads `not p(?x, a)`.
    pub fn literal(&mut self, text: &str, variables: &mut Vec<String>) -> Literal {
        let (negated, text) = text.strip_prefix("not ").map_or((false, text), |rest| (true, rest));
        let (name, terms) =
            text.split_once('(').map_or((text, ""), |(name, rest)| (name, rest.trim_end_matches(')')));
        let terms: Vec<Term> = terms
            .split(',')
            .map(str::trim)
            .filter(|term| !term.is_empty())
            .map(|term| self.term(term, variables))
            .collect();
        Literal { negated, predicate: self.predicate(name, terms.len()), terms, span: SPAN }
    }

    fn term(&mut self, text: &str, variables: &mut Vec<String>) -> Term {
        let Some(name) = text.strip_prefix('?') else { return Term::Constant(self.constant(text)) };
        let known = variables.iter().position(|variable| variable == name && name != "_");
        Term::Variable(VariableId::new(known.unwrap_or_else(|| {
            variables.push(name.to_owned());
            variables.len() - 1
        })))
    }

    /// A table of facts.
    pub fn facts<const N: usize>(&mut self, relation: &str, rows: impl IntoIterator<Item = [u32; N]>) {
        let predicate = self.predicate(relation, N);
        let terms: Vec<ConstantId> = rows.into_iter().flatten().map(ConstantId).collect();
        let rows = vec![SPAN; terms.len() / N.max(1)];
        self.model.tables.push(FactTable {
            predicate,
            terms,
            kind: None,
            cites: Vec::new(),
            kinds: Vec::new(),
            dates: Vec::new(),
            known: Vec::new(),
            sources: Vec::new(),
            rows,
            module: ModuleId(0),
            span: SPAN,
        });
    }

    /// A premise that states literals.
    pub fn premise(&mut self, name: &str, states: &[&str], certain: bool) -> PremiseId {
        let id = PremiseId::new(self.model.premises.len());
        let predicate = self.declare(name, 0, PredicateSort::Premise(id));
        let states = states.iter().map(|text| self.literal(text, &mut Vec::new())).collect();
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
            weight: None,
            certain,
            tags: Vec::new(),
            module: ModuleId(0),
            span: SPAN,
            name_span: SPAN,
        });
        id
    }

    /// A rule.
    pub fn rule(&mut self, name: &str, written: Written<'_>) -> RuleId {
        let mut variables = Vec::new();
        let so = written.so;
        let rule = self.body(name, written, &mut variables);
        let conclusion = Conclusion::So(self.literal(so, &mut variables));
        self.push_rule(Rule { conclusion, variables, ..rule })
    }

    /// A rule that undercuts; `with` gives variables of the target by their numbers.
    pub fn undercut(
        &mut self,
        name: &str,
        written: Written<'_>,
        target: ArgumentName,
        with: &[(u32, &str)],
    ) -> RuleId {
        let mut variables = Vec::new();
        let rule = self.body(name, written, &mut variables);
        let with = with
            .iter()
            .map(|(variable, term)| (VariableId(*variable), self.term(term, &mut variables)))
            .collect();
        let conclusion = Conclusion::Undercuts { target, with, span: SPAN };
        self.push_rule(Rule { conclusion, variables, ..rule })
    }

    fn push_rule(&mut self, rule: Rule) -> RuleId {
        self.model.rules.push(rule);
        RuleId::new(self.model.rules.len() - 1)
    }

    fn body(&mut self, name: &str, written: Written<'_>, variables: &mut Vec<String>) -> Rule {
        let holds = written.given.iter().map(|text| Condition::Holds(self.literal(text, variables)));
        let mut given: Vec<Condition> = holds.collect();
        for (count, listed, literals) in written.at_least {
            let literals = literals.iter().map(|text| self.literal(text, variables)).collect();
            given.push(Condition::AtLeast { count: *count, literals, listed: *listed, span: SPAN });
        }
        let mut questioned = |texts: &[&str]| -> Vec<Questioned> {
            let one = |text: &&str| Questioned { literal: self.literal(text, variables), question: None };
            texts.iter().map(one).collect()
        };
        let (assuming, unless) = (questioned(written.assuming), questioned(written.unless));
        let comparisons = written.compare.iter().map(|(left, comparator, right)| Comparison {
            left: self.term(left, variables),
            comparator: Comparator::from_name(comparator).expect("a comparator"),
            right: self.term(right, variables),
            span: SPAN,
        });
        Rule {
            name: Some(name.to_owned()),
            sentence: None,
            is_argument: false,
            variables: Vec::new(),
            only_for: Vec::new(),
            given,
            comparisons: comparisons.collect(),
            assuming,
            unless,
            conclusion: Conclusion::Undercuts {
                target: ArgumentName::Rule(RuleId(u32::MAX)),
                with: Vec::new(),
                span: SPAN,
            },
            strict: written.strict,
            weight: None,
            kind: None,
            cites: Vec::new(),
            because: None,
            tags: Vec::new(),
            module: ModuleId(0),
            span: SPAN,
            name_span: SPAN,
        }
    }

    /// A name for an instance of a rule.
    pub fn name_instance(&mut self, rule: RuleId, with: Vec<(VariableId, ConstantId)>) {
        let (name, sentence, weight, module, span) = (None, None, None, ModuleId(0), SPAN);
        self.model.instance_names.push(InstanceName { name, sentence, rule, with, weight, module, span });
    }

    /// A contrary.
    pub fn contrary(&mut self, literals: &[&str]) {
        let mut variables = Vec::new();
        let literals = literals.iter().map(|text| self.literal(text, &mut variables)).collect();
        let module = ModuleId(0);
        self.model.contraries.push(Contrary { literals, variables, why: None, module, span: SPAN });
    }
}

fn constant(value: ConstantValue, words: String) -> Constant {
    Constant { value, words, span: SPAN }
}

/// The standpoint of a file that declares none.
pub fn standpoint() -> Standpoint {
    Standpoint::bare("default", StandpointId(0), SPAN)
}
