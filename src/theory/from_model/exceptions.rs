//! What is looked up when nothing more can be derived: exceptions, presumptions and what is counted.

use super::Runaway;
use super::fixpoint::value;
use super::join::{Plan, UNBOUND};
use super::program::{Goal, Owner};
use super::store::Store;
use crate::model::{Comparison, Condition, Model, Rule, Term};
use crate::theory::{Arguments, AtLeast};
use crate::vocabulary::*;
use std::ops::Range;

pub(super) struct Exceptions<'a> {
    pub(super) model: &'a Model,
    pub(super) store: Store,
    pub(super) left: usize,
    pub(super) budget: u64,
}

impl Exceptions<'_> {
    /// Fills the columns `unless`, `assuming` and `at_least` for the instances of a rule.
    pub(super) fn add(
        &mut self,
        id: RuleId,
        arguments: &mut Arguments,
        range: Range<usize>,
    ) -> Result<(), Runaway> {
        let model = self.model;
        let rule = &model.rules[id.index()];
        let bound = bound(rule, arguments, &range);
        let lookups: Vec<Lookup> = rule
            .unless
            .iter()
            .map(|questioned| Lookup::new(rule, &Goal::new(&questioned.literal), &bound, &mut self.store))
            .collect();
        let counts: Vec<(u32, Vec<Lookup>)> = rule
            .given
            .iter()
            .filter_map(|condition| match condition {
                Condition::Holds(_) => None,
                Condition::AtLeast { count, literals, .. } => {
                    let goals = literals.iter().map(Goal::new);
                    Some((
                        *count,
                        goals.map(|goal| Lookup::counting(&goal, &bound, &mut self.store)).collect(),
                    ))
                }
            })
            .collect();
        if lookups.is_empty() && counts.is_empty() && rule.assuming.is_empty() {
            return Ok(());
        }
        for index in range {
            let argument = ArgumentId::new(index);
            let bindings = arguments.bindings.get(index);
            self.except(&lookups, argument, bindings, &mut arguments.unless);
            self.presume(rule, argument, bindings, &mut arguments.assuming);
            self.count(&counts, argument, bindings, &mut arguments.at_least);
            if self.left == 0 || self.budget == 0 {
                return Err(Runaway(Owner::Rule(id)));
            }
        }
        Ok(())
    }

    fn except(
        &mut self,
        lookups: &[Lookup],
        argument: ArgumentId,
        bindings: &[ConstantId],
        unless: &mut Vec<(ArgumentId, u16, StatementId)>,
    ) {
        for (place, lookup) in lookups.iter().enumerate() {
            let first = unless.len();
            lookup.find(self, bindings, |statement| unless.push((argument, place as u16, statement)));
            self.left = self.left.saturating_sub(unless.len() - first);
        }
    }

    fn presume(
        &mut self,
        rule: &Rule,
        argument: ArgumentId,
        bindings: &[ConstantId],
        assuming: &mut Vec<(ArgumentId, u16, StatementId)>,
    ) {
        for (place, questioned) in rule.assuming.iter().enumerate() {
            let literal = &questioned.literal;
            let terms: Vec<ConstantId> = literal.terms.iter().map(|term| value(*term, bindings)).collect();
            let atom = self.store.intern(literal.predicate, &terms);
            assuming.push((argument, place as u16, StatementId::new(atom, literal.negated)));
        }
    }

    fn count(
        &mut self,
        counts: &[(u32, Vec<Lookup>)],
        argument: ArgumentId,
        bindings: &[ConstantId],
        at_least: &mut Vec<AtLeast>,
    ) {
        for (count, lookups) in counts {
            let mut of = Vec::new();
            lookups.iter().for_each(|lookup| lookup.find(self, bindings, |statement| of.push(statement)));
            of.sort_unstable();
            of.dedup();
            self.left = self.left.saturating_sub(of.len());
            at_least.push(AtLeast { argument, count: *count, of });
        }
    }
}

/// Which of a rule's variables its instances bind: the same ones in each.
fn bound(rule: &Rule, arguments: &Arguments, range: &Range<usize>) -> Vec<bool> {
    if range.is_empty() {
        return vec![false; rule.variables.len()];
    }
    arguments.bindings.get(range.start).iter().map(|value| *value != UNBOUND).collect()
}

/// How the derivable statements that fit a literal are found for an instance.
enum Lookup {
    /// All is bound: one statement or none.
    One(Goal),
    /// Some variable reads "any".
    Any(Plan, bool),
}

impl Lookup {
    fn new(rule: &Rule, goal: &Goal, bound: &[bool], store: &mut Store) -> Self {
        if goal.variables().all(|variable| bound[variable.index()]) {
            return Self::One(goal.clone());
        }
        // A `where` that waits for a variable of this literal narrows it.
        let mut now_bound = bound.to_vec();
        goal.variables().for_each(|variable| now_bound[variable.index()] = true);
        let is_in = |term: &Term, bound: &[bool]| match term {
            Term::Variable(variable) => bound[variable.index()],
            Term::Constant(_) => true,
        };
        let narrows = |comparison: &&Comparison| {
            let terms = [comparison.left, comparison.right];
            terms.iter().all(|term| is_in(term, &now_bound)) && !terms.iter().all(|term| is_in(term, bound))
        };
        let comparisons: Vec<Comparison> = rule.comparisons.iter().filter(narrows).cloned().collect();
        Self::Any(Plan::lookup(goal, bound, &comparisons, store), goal.relation.is_negated())
    }

    fn counting(goal: &Goal, bound: &[bool], store: &mut Store) -> Self {
        if goal.variables().all(|variable| bound[variable.index()]) {
            return Self::One(goal.clone());
        }
        Self::Any(Plan::lookup(goal, bound, &[], store), goal.relation.is_negated())
    }

    fn find(
        &self,
        exceptions: &mut Exceptions<'_>,
        bindings: &[ConstantId],
        mut found: impl FnMut(StatementId),
    ) {
        match self {
            Self::One(goal) => {
                let terms: smallvec::SmallVec<[ConstantId; 4]> =
                    goal.terms.iter().map(|term| value(*term, bindings)).collect();
                if let Some((statement, _)) = exceptions.store.find(goal.relation, &terms) {
                    found(statement);
                }
            }
            Self::Any(plan, negated) => {
                let Exceptions { model, store, budget, left } = exceptions;
                let mut room = *left;
                if !plan.prepare(store) {
                    return;
                }
                plan.run(model, store, bindings, budget, |_, matched| {
                    found(StatementId::new(matched[0], *negated));
                    room = room.saturating_sub(1);
                    room > 0
                });
            }
        }
    }
}
