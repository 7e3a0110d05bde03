//! `at least`: which keys have reached their count.
//!
//! A count is a relation of its own, over the variables that it shares with the rest of its rule; a key gets a
//! row there when so many different statements with it are derivable. So counts are joined like all else.

use super::join::UNBOUND;
use super::program::Counter;
use super::store::Store;
use crate::model::Term;
use crate::vocabulary::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A counter at work.
pub(super) struct Count {
    counter: Counter,
    reached: FxHashMap<Vec<ConstantId>, u32>,
    /// What was counted, where one statement may match two literals.
    seen: Option<FxHashSet<(Vec<ConstantId>, StatementId)>>,
}

impl Count {
    pub(super) fn new(counter: Counter) -> Self {
        let relations: Vec<_> = counter.goals.iter().map(|goal| goal.relation).collect();
        let overlap = (1..relations.len()).any(|place| relations[..place].contains(&relations[place]));
        Self { counter, reached: FxHashMap::default(), seen: overlap.then(FxHashSet::default) }
    }

    pub(super) fn counter(&self) -> &Counter {
        &self.counter
    }

    /// Counts the delta of the `goal`-th literal. Every row that is looked at is paid from `budget`; says
    /// whether that sufficed.
    pub(super) fn run(&mut self, goal: usize, store: &mut Store, budget: &mut u64) -> bool {
        let Self { counter, reached, seen } = self;
        let goal = &counter.goals[goal];
        let place = store.place(goal.relation, goal.terms.len());
        let mut bindings = Vec::new();
        let delta = store.relation(place).delta();
        let Some(left) = budget.checked_sub(u64::from(delta.end - delta.start)) else { return false };
        *budget = left;
        for row in delta {
            let relation = store.relation(place);
            if !matches(&goal.terms, relation.terms(row), &mut bindings) {
                continue;
            }
            let value = |variable: &VariableId| bindings.get(variable.index()).copied().unwrap_or(UNBOUND);
            let key: Vec<ConstantId> = counter.key.iter().map(value).collect();
            let statement = StatementId::new(relation.atom(row), goal.relation.is_negated());
            if seen.as_mut().is_some_and(|seen| !seen.insert((key.clone(), statement))) {
                continue;
            }
            let count = reached.entry(key).or_insert(0);
            *count += 1;
            if *count == counter.count {
                let key: Vec<ConstantId> = counter.key.iter().map(value).collect();
                store.add_row(counter.relation, AtomId(u32::MAX), &key);
            }
        }
        true
    }
}

/// Whether the constants are an instance of the terms, and of what variables.
fn matches(terms: &[Term], constants: &[ConstantId], bindings: &mut Vec<ConstantId>) -> bool {
    bindings.clear();
    terms.iter().zip(constants).all(|(term, constant)| match term {
        Term::Constant(wanted) => wanted == constant,
        Term::Variable(variable) => {
            if bindings.len() <= variable.index() {
                bindings.resize(variable.index() + 1, UNBOUND);
            }
            let bound = &mut bindings[variable.index()];
            if *bound == UNBOUND {
                *bound = *constant;
            }
            bound == constant
        }
    })
}
