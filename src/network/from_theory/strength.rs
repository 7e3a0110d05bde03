//! Which strengths each argument may have: found before any label, so that a node is made only for those.
//!
//! An argument is as strong as the weakest thing that it rests on, so its strength is its own weight or one of
//! the strengths, not greater, of what it is given. Only what a weighed statement looks at is followed.

use super::compile::Sides;
use crate::network::select::Choice;
use crate::theory::Theory;
use crate::vocabulary::*;
use std::collections::BTreeMap;
use std::ops::Range;

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
        let mut waiting: Vec<StatementId> = users.keys().rev().copied().collect();
        let mut size = 0;
        while let Some(statement) = waiting.pop() {
            let mut all = Vec::new();
            for argument in sides.arguments_for(statement) {
                let possible = strengths.possible(theory, choice, *argument);
                all.extend_from_slice(&possible);
                strengths.arguments.insert(*argument, possible);
            }
            all.sort_unstable();
            all.dedup();
            let known = strengths.statements.entry(statement).or_default();
            if all.len() > known.len() {
                size += all.len() - known.len();
                *known = all;
                waiting.extend_from_slice(&users[&statement]);
            }
            if size > BOUND {
                return None;
            }
        }
        Some(strengths)
    }

    pub(super) fn of_argument(&self, argument: ArgumentId) -> &[u16] {
        self.arguments.get(&argument).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_statement(&self, statement: StatementId) -> &[u16] {
        self.statements.get(&statement).map_or(&[], Vec::as_slice)
    }

    fn possible(&self, theory: &Theory, choice: &Choice, argument: ArgumentId) -> Vec<u16> {
        let own = choice.level(argument);
        let rests = given(theory, argument);
        let levels = rests.iter().flat_map(|statement| self.of_statement(*statement)).copied();
        let mut all: Vec<u16> = levels.filter(|level| *level < own).chain([own]).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The statements whose strengths matter, each with the statements whose arguments are given it.
fn relevant(theory: &Theory, choice: &Choice, sides: &Sides) -> BTreeMap<StatementId, Vec<StatementId>> {
    let mut waiting = weighed(theory, choice, sides);
    let mut users: BTreeMap<StatementId, Vec<StatementId>> =
        waiting.iter().map(|statement| (*statement, Vec::new())).collect();
    while let Some(statement) = waiting.pop() {
        for argument in sides.arguments_for(statement) {
            for rest in given(theory, *argument) {
                let seen = users.contains_key(&rest);
                users.entry(rest).or_default().push(statement);
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

/// The `at least` conditions of an argument, by their places in the theory's column.
pub(super) fn groups_of(theory: &Theory, argument: ArgumentId) -> Range<usize> {
    let column = &theory.arguments.at_least;
    let start = column.partition_point(|group| group.argument < argument);
    start..column.partition_point(|group| group.argument <= argument)
}

/// All statements that an argument may rest on; an assumption rests on none.
fn given(theory: &Theory, argument: ArgumentId) -> Vec<StatementId> {
    if argument.index() >= theory.arguments.origins.len() {
        return Vec::new();
    }
    let plain = theory.arguments.given.get(argument.index()).iter();
    let groups = &theory.arguments.at_least[groups_of(theory, argument)];
    plain.chain(groups.iter().flat_map(|group| &group.of)).copied().collect()
}
