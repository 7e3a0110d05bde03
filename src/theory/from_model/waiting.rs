//! Clauses without variables: each waits until the last of its givens is derivable.
//!
//! A file may hold many arguments and a chain of them may be as long, so they take part in no round: each
//! given is looked at once (Dowling and Gallier 1984).

use super::program::{Clause, Goal};
use super::store::{NONE, Store};
use crate::model::Term;
use crate::vocabulary::*;

/// The clauses that wait.
#[derive(Default)]
pub(super) struct Waiting {
    /// How many givens each clause lacks.
    lacks: Vec<u32>,
    /// For each statement the first link of the clauses that wait for it.
    first: Vec<u32>,
    /// (clause, next link).
    links: Vec<(u32, u32)>,
}

impl Waiting {
    /// Lets all clauses without variables wait; puts those that lack nothing into `ready`.
    pub(super) fn start(clauses: &[Clause], store: &mut Store, ready: &mut Vec<u32>) -> Self {
        let mut waiting = Self { lacks: vec![0; clauses.len()], ..Self::default() };
        for (place, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.is_ground) {
            let mut given = given(clause, store);
            given.sort_unstable();
            given.dedup();
            given.retain(|statement| !store.is_derivable(*statement));
            given.iter().for_each(|statement| waiting.wait(place as u32, *statement));
            waiting.lacks[place] = given.len() as u32;
            if given.is_empty() {
                ready.push(place as u32);
            }
        }
        waiting
    }

    fn wait(&mut self, clause: u32, statement: StatementId) {
        if self.first.len() <= statement.index() {
            self.first.resize(statement.index() + 1, NONE);
        }
        let first = std::mem::replace(&mut self.first[statement.index()], self.links.len() as u32);
        self.links.push((clause, first));
    }

    /// A statement has become derivable: puts the clauses that lack nothing any more into `ready`.
    pub(super) fn tell(&mut self, statement: StatementId, ready: &mut Vec<u32>) {
        let mut link = self.first.get(statement.index()).copied().unwrap_or(NONE);
        while let Some((clause, next)) = self.links.get(link as usize) {
            self.lacks[*clause as usize] -= 1;
            if self.lacks[*clause as usize] == 0 {
                ready.push(*clause);
            }
            link = *next;
        }
    }
}

/// The statements that a clause without variables is given.
pub(super) fn given(clause: &Clause, store: &mut Store) -> Vec<StatementId> {
    clause.goals.iter().map(|goal| ground(goal, store)).collect()
}

/// The statement of a goal without variables.
pub(super) fn ground(goal: &Goal, store: &mut Store) -> StatementId {
    let atom = store.intern(goal.relation.predicate(), &constants(&goal.terms));
    StatementId::new(atom, goal.relation.is_negated())
}

/// The terms of a goal without variables.
pub(super) fn constants(terms: &[Term]) -> Vec<ConstantId> {
    let constant = |term: &Term| match term {
        Term::Constant(constant) => Some(*constant),
        Term::Variable(_) => None,
    };
    terms.iter().filter_map(constant).collect()
}
