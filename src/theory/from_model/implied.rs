//! Strict arguments that the text does not write: of contraries, and the transpositions of strict rules.

use super::program::{Clause, Goal, Owner, bound_by, plain_clause};
use super::store::{RelationId, Store};
use crate::model::{Comparison, Conclusion, Condition, Literal, Model, Rule, Term};
use crate::vocabulary::*;

/// "a, so not b" for each ordered pair. Where b has a variable that a does not bind, only for those b of which
/// something speaks.
pub(super) fn contrary_clauses(model: &Model, id: ContraryId, store: &mut Store) -> Vec<Clause> {
    let contrary = &model.contraries[id.index()];
    let (literals, variables) = (&contrary.literals, contrary.variables.len());
    let pairs = (0..literals.len()).flat_map(|one| (0..literals.len()).map(move |other| (one, other)));
    let mut clause = |(one, other): (usize, usize)| {
        let head = Goal::contrary(&literals[other]);
        let goals = guarded(vec![Goal::new(&literals[one])], &head, variables, store);
        plain_clause(Owner::Contrary(id), goals, 1, Some(head), variables)
    };
    pairs.filter(|(one, other)| one != other).map(&mut clause).collect()
}

/// From strict "p, q so s" also "p, not s so not q". Where q has a variable that the others do not bind, only
/// for those q of which something speaks: any other is of no use to anyone, and there is no finite list.
pub(super) fn transpositions(model: &Model, id: RuleId, store: &mut Store) -> Vec<Clause> {
    let rule = &model.rules[id.index()];
    let (Conclusion::So(so), true) = (&rule.conclusion, rule.strict) else { return Vec::new() };
    let given: Vec<&Literal> = rule
        .given
        .iter()
        .filter_map(|condition| match condition {
            Condition::Holds(literal) => Some(literal),
            Condition::AtLeast { .. } => None,
        })
        .collect();
    let merges = (0..given.len()).flat_map(|place| merges(rule, &given, place));
    merges.map(|merge| transposed(id, rule, so, &given, &merge, store)).collect()
}

fn transposed(
    id: RuleId,
    rule: &Rule,
    so: &Literal,
    given: &[&Literal],
    merge: &Merge,
    store: &mut Store,
) -> Clause {
    let others = given.iter().enumerate().filter(|(other, _)| !merge.places.contains(other));
    let mut goals: Vec<Goal> = others.map(|(_, literal)| merge.apply(Goal::new(literal))).collect();
    goals.push(merge.apply(Goal::contrary(so)));
    let givens = goals.len();
    let denied = merge.places[0];
    let head = merge.apply(Goal::contrary(given[denied]));
    let goals = guarded(goals, &head, rule.variables.len(), store);
    let compared = |comparison: &Comparison| Comparison {
        left: merge.term(comparison.left),
        right: merge.term(comparison.right),
        ..comparison.clone()
    };
    let owner = Owner::Transposition(id, denied as u16);
    let clause = plain_clause(owner, goals, givens, Some(head), rule.variables.len());
    Clause { comparisons: rule.comparisons.iter().map(compared).collect(), ..clause }
}

/// Givens that may be one statement, and what their variables must then be. A transposition denies it whole:
/// from "p(x), p(y) so s(x, y)" follows "not s(a, a) so not p(a)".
struct Merge {
    /// The given that is denied and those that are the same statement, ascending.
    places: Vec<usize>,
    /// What each variable is replaced by; itself for most.
    values: Vec<Term>,
}

/// Of so many givens that may be the same statement as another every choice is tried.
const MERGED: usize = 4;

/// The given by itself, and merged with each choice of later ones that may be the same statement.
fn merges(rule: &Rule, given: &[&Literal], place: usize) -> Vec<Merge> {
    let alike = |other: &usize| {
        (given[*other].predicate, given[*other].negated) == (given[place].predicate, given[place].negated)
    };
    let later: Vec<usize> = (place + 1..given.len()).filter(alike).take(MERGED).collect();
    let choices = (0..1usize << later.len()).map(|choice| {
        let chosen = later.iter().enumerate().filter(move |(bit, _)| choice >> bit & 1 == 1);
        std::iter::once(place).chain(chosen.map(|(_, other)| *other)).collect()
    });
    choices.filter_map(|places| Merge::new(rule, given, places)).collect()
}

impl Merge {
    fn new(rule: &Rule, given: &[&Literal], places: Vec<usize>) -> Option<Self> {
        let values = (0..rule.variables.len()).map(|variable| Term::Variable(VariableId::new(variable)));
        let mut merge = Self { places: Vec::new(), values: values.collect() };
        for other in &places[1..] {
            for (one, other) in given[places[0]].terms.iter().zip(&given[*other].terms) {
                merge.equate(*one, *other)?;
            }
        }
        merge.places = places;
        Some(merge)
    }

    fn equate(&mut self, one: Term, other: Term) -> Option<()> {
        let (one, other) = (self.term(one), self.term(other));
        let (from, to) = match (one, other) {
            (Term::Variable(_), _) => (one, other),
            (_, Term::Variable(_)) => (other, one),
            _ => return (one == other).then_some(()),
        };
        self.values.iter_mut().filter(|value| **value == from).for_each(|value| *value = to);
        Some(())
    }

    fn term(&self, term: Term) -> Term {
        match term {
            Term::Variable(variable) => self.values[variable.index()],
            Term::Constant(_) => term,
        }
    }

    fn apply(&self, mut goal: Goal) -> Goal {
        goal.terms.iter_mut().for_each(|term| *term = self.term(*term));
        goal
    }
}

/// From a certain premise that states L also "not L, so not the premise".
pub(super) fn states_transpositions(model: &Model) -> impl Iterator<Item = Clause> {
    let certain = model.premises.iter().enumerate().filter(|(_, premise)| premise.certain);
    certain.flat_map(|(index, premise)| {
        premise.states.iter().enumerate().map(move |(place, literal)| {
            let owner = Owner::StatesTransposition(PremiseId::new(index), place as u16);
            let head = Goal { relation: RelationId::new(premise.predicate, true), terms: Vec::new() };
            plain_clause(owner, vec![Goal::contrary(literal)], 1, Some(head), 0)
        })
    })
}

/// Adds, where the goals do not bind all of the head, one that does: it holds of what is known of its predicate.
fn guarded(mut goals: Vec<Goal>, head: &Goal, variables: usize, store: &mut Store) -> Vec<Goal> {
    let bound = bound_by(&goals, variables);
    if head.variables().any(|variable| !bound[variable.index()]) {
        let relation = store.known(head.relation.predicate());
        goals.push(Goal { relation, terms: head.terms.clone() });
    }
    goals
}
