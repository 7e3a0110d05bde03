//! Which strengths each argument may have: found before any label, so that a node is made only for those.
//!
//! An argument is as strong as the weakest thing that it rests on, so its strength is its own weight or one of
//! the strengths, not greater, of what it is given. Only what a weighed statement looks at is followed.

use super::compile::Sides;
use crate::network::select::Choice;
use crate::theory::Theory;
use crate::vocabulary::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The places of the possible strengths, ascending, of the arguments and statements that matter.
pub(super) struct Strengths {
    arguments: BTreeMap<ArgumentId, Vec<u16>>,
    statements: BTreeMap<StatementId, Vec<u16>>,
}

/// How many possible strengths all arguments together may have.
const BOUND: usize = 50_000_000;

impl Strengths {
    /// `None` where there are too many.
    pub(super) fn new(theory: &Theory, choice: &Choice, sides: &Sides) -> Option<Self> {
        let users = relevant(theory, choice, sides);
        let mut strengths = Self { arguments: BTreeMap::new(), statements: BTreeMap::new() };
        for statement in users.keys() {
            let mut all = Vec::new();
            for argument in sides.arguments_for(*statement) {
                strengths.arguments.insert(*argument, vec![choice.level(*argument)]);
                unite(&mut all, &[choice.level(*argument)]);
            }
            strengths.statements.insert(*statement, all);
        }
        strengths.spread(choice, &users)
    }

    /// Passes the strengths of statements on to the arguments that are given them, until nothing is new.
    fn spread(mut self, choice: &Choice, users: &Users) -> Option<Self> {
        let mut waiting: VecDeque<StatementId> = users.keys().copied().collect();
        let mut queued: BTreeSet<StatementId> = users.keys().copied().collect();
        let mut size = 0;
        while let Some(statement) = waiting.pop_front() {
            queued.remove(&statement);
            let levels = self.of_statement(statement).to_vec();
            for (argument, conclusion) in users.get(&statement).into_iter().flatten() {
                let weaker = &levels[..levels.partition_point(|level| *level < choice.level(*argument))];
                let grown = self.arguments.get_mut(argument).map_or(0, |known| unite(known, weaker));
                let all = self.statements.entry(*conclusion).or_default();
                size += grown;
                if grown > 0 && unite(all, weaker) > 0 && queued.insert(*conclusion) {
                    waiting.push_back(*conclusion);
                }
            }
            if size > BOUND {
                return None;
            }
        }
        Some(self)
    }

    pub(super) fn of_argument(&self, argument: ArgumentId) -> &[u16] {
        self.arguments.get(&argument).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_statement(&self, statement: StatementId) -> &[u16] {
        self.statements.get(&statement).map_or(&[], Vec::as_slice)
    }
}

/// Adds what is new, keeping the order; how much that was.
fn unite(known: &mut Vec<u16>, more: &[u16]) -> usize {
    let before = known.len();
    for level in more {
        if let Err(place) = known.binary_search(level) {
            known.insert(place, *level);
        }
    }
    known.len() - before
}

/// For each statement whose strengths matter the arguments that are given it, with what they conclude.
type Users = BTreeMap<StatementId, Vec<(ArgumentId, StatementId)>>;

fn relevant(theory: &Theory, choice: &Choice, sides: &Sides) -> Users {
    let mut waiting = weighed(theory, choice, sides);
    let mut users: Users = waiting.iter().map(|statement| (*statement, Vec::new())).collect();
    while let Some(statement) = waiting.pop() {
        for argument in sides.arguments_for(statement) {
            for rest in theory.arguments.rests_on(*argument) {
                let seen = users.contains_key(&rest);
                users.entry(rest).or_default().push((*argument, statement));
                if !seen {
                    waiting.push(rest);
                }
            }
        }
    }
    users
}

/// The weighed statements that have arguments, and all that lies in the scales against them.
fn weighed(theory: &Theory, choice: &Choice, sides: &Sides) -> Vec<StatementId> {
    use Standard::{BeyondReasonableDoubt, ClearAndConvincing, Preponderance};
    if choice.standards.named.is_empty() && choice.standards.default == Standard::Undefeated {
        return Vec::new();
    }
    let all = (0..theory.atoms.len() as u32 * 2).map(StatementId);
    let weighs = |statement: &StatementId| {
        let standard = choice.standards.of(*statement);
        let weighing = matches!(standard, Preponderance | ClearAndConvincing | BeyondReasonableDoubt);
        weighing && !sides.arguments_for(*statement).is_empty()
    };
    let mut found: Vec<StatementId> = all.filter(weighs).collect();
    let against: Vec<StatementId> = found
        .iter()
        .flat_map(|one| std::iter::once(one.contrary()).chain(choice.contraries_of(*one)))
        .collect();
    found.extend(against);
    found.sort_unstable();
    found.dedup();
    found
}
