//! What several checks ask of the model: what is concluded, what is mentioned, what could ever be derived.
//!
//! In: the model. Out: answers about *sides* (a predicate with a sign), never about instances. Never here:
//! diagnostics.

use super::derive::Derivation;
use crate::model::*;

/// A predicate with a sign, as a number: even for the predicate, odd for its contrary.
pub(super) fn side(literal: &Literal) -> usize {
    literal.predicate.index() * 2 + usize::from(literal.negated)
}

/// The literals of a condition.
pub(super) fn literals(condition: &Condition) -> &[Literal] {
    match condition {
        Condition::Holds(literal) => std::slice::from_ref(literal),
        Condition::AtLeast { literals, .. } => literals,
    }
}

/// The literals of all of a rule's conditions.
pub(super) fn given(rule: &Rule) -> impl Iterator<Item = &Literal> {
    rule.given.iter().flat_map(literals)
}

/// The literal that a rule concludes; none where it undercuts.
pub(super) fn concludes(rule: &Rule) -> Option<&Literal> {
    match &rule.conclusion {
        Conclusion::So(literal) => Some(literal),
        Conclusion::Undercuts { .. } => None,
    }
}

/// The sides that a premise argues for: that it was put forward, and what it states.
pub(super) fn premise_sides(premise: &Premise) -> impl Iterator<Item = usize> {
    std::iter::once(premise.predicate.index() * 2).chain(premise.states.iter().map(side))
}

/// How a rule is called in a message.
pub(super) fn title(rule: &Rule) -> String {
    let sort = if rule.is_argument { "argument" } else { "rule" };
    rule.name.as_ref().map_or_else(|| "this argument".to_owned(), |name| format!("{sort} `{name}`"))
}

/// The written form of a literal's predicate, with its sign.
pub(super) fn words(model: &Model, literal: &Literal) -> String {
    side_words(model, side(literal))
}

/// The written form of a side.
pub(super) fn side_words(model: &Model, side: usize) -> String {
    let name = &model.predicates[side / 2].name;
    if side % 2 == 1 { format!("not {name}") } else { name.clone() }
}

/// What is known of the whole model.
pub(super) struct Survey<'m> {
    pub(super) model: &'m Model,
    /// For each side whether anything at all argues for it.
    pub(super) concluded: Vec<bool>,
    /// For each rule whether some standpoint uses it.
    pub(super) used: Vec<bool>,
    pub(super) derivation: Derivation,
}

impl<'m> Survey<'m> {
    /// Looks through the model once; nothing is marked as used yet.
    pub(super) fn new(model: &'m Model) -> Self {
        let mut concluded = vec![false; model.predicates.len() * 2];
        concluded_sides(model, |side| concluded[side] = true);
        let used = vec![false; model.rules.len()];
        Self { model, concluded, used, derivation: Derivation::new(model) }
    }

    /// Whether anything argues for or against what the literal names.
    pub(super) fn is_argued(&self, predicate: PredicateId) -> bool {
        self.concluded[predicate.index() * 2] || self.concluded[predicate.index() * 2 + 1]
    }

    /// Rules without any premise or fact, or without anything to be judged: made to be used by other files,
    /// which bring the rest.
    pub(super) fn is_library(&self) -> bool {
        let asked = |predicate: &Predicate| predicate.sort == PredicateSort::Thesis;
        let judges = !self.model.expectations.is_empty() || self.model.predicates.iter().any(asked);
        !judges || (self.model.premises.is_empty() && self.model.tables.is_empty())
    }
}

fn concluded_sides(model: &Model, mut tell: impl FnMut(usize)) {
    model.premises.iter().flat_map(premise_sides).for_each(&mut tell);
    model.tables.iter().map(|table| table.predicate.index() * 2).for_each(&mut tell);
    for rule in &model.rules {
        concludes(rule).map(side).into_iter().for_each(&mut tell);
        if rule.strict {
            // Transpositions conclude the contraries of what is given.
            given(rule).map(|literal| side(literal) ^ 1).for_each(&mut tell);
        }
    }
    let opposed = model.contraries.iter().flat_map(|contrary| &contrary.literals);
    opposed.map(|literal| side(literal) ^ 1).for_each(&mut tell);
    let assumed = model.standpoints.iter().flat_map(|standpoint| &standpoint.assume);
    assumed.map(|said| side(&said.what)).for_each(&mut tell);
}
