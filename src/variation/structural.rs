//! Changes that take another network: preferences and standards, found where a proof turns on them.

use super::Ground;
use super::change::{Category, Change};
use super::conflict::Proved;
use super::reverse::Reverse;
use crate::network::{Network, Role};
use crate::theory::GroundConclusion;
use crate::vocabulary::*;

/// Which of them may be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Lazy {
    preferences: bool,
    standards: bool,
}

/// The weighing standards from the strictest to the laxest.
const BY_STRICTNESS: [Standard; 4] = [
    Standard::BeyondReasonableDoubt,
    Standard::ClearAndConvincing,
    Standard::Preponderance,
    Standard::Scintilla,
];

/// How many arguments on the other side are set against one.
const OPPONENTS: usize = 64;

impl Lazy {
    pub(super) fn new(categories: &[Category]) -> Self {
        Self {
            preferences: categories.contains(&Category::Preferences),
            standards: categories.contains(&Category::Standards),
        }
    }

    /// The changes that touch the proof.
    pub(super) fn changes(
        self,
        ground: &Ground<'_>,
        reverse: &Reverse,
        network: &Network,
        touched: &[Proved],
    ) -> Vec<Change> {
        let mut found = Vec::new();
        for proved in touched {
            match network.role(proved.node) {
                Role::Argument(argument) if self.preferences => {
                    preferences(ground, reverse, network, argument, proved, &mut found);
                }
                Role::Statement(statement) if self.standards => {
                    standards(network, statement, proved.holds, &mut found);
                }
                _ => {}
            }
        }
        found
    }
}

fn conclusion(ground: &Ground<'_>, argument: ArgumentId) -> Option<StatementId> {
    let columns = &ground.theory.arguments;
    match columns.conclusions.get(argument.index())? {
        GroundConclusion::So(statement) if !columns.strict[argument.index()] => Some(*statement),
        _ => None,
    }
}

/// A fought argument is rebutted by what it is not preferred to, and not by what it is.
fn preferences(
    ground: &Ground<'_>,
    reverse: &Reverse,
    network: &Network,
    argument: ArgumentId,
    proved: &Proved,
    found: &mut Vec<Change>,
) {
    let Some(statement) = conclusion(ground, argument) else { return };
    let Some(own) = reverse.name(ground.theory, argument) else { return };
    if network.standard(statement) != Standard::Undefeated {
        return;
    }
    for other in network.arguments_for(statement.contrary()).iter().take(OPPONENTS) {
        let Some(name) = reverse.name(ground.theory, *other) else { continue };
        // A strict argument is as strong as what it rests on: naming it would prefer nothing.
        if name == own || conclusion(ground, *other).is_none() {
            continue;
        }
        let preferred = network.is_preferred(argument, *other);
        let change = match (proved.holds, preferred) {
            (false, false) if proved.objection.is_some() => Change::Prefer(own, name),
            (true, true) => Change::Prefer(name, own),
            _ => continue,
        };
        if !found.contains(&change) {
            found.push(change);
        }
    }
}

/// A weighed statement is shown by a laxer standard, or no longer by a stricter one.
fn standards(network: &Network, statement: StatementId, holds: bool, found: &mut Vec<Change>) {
    let Some(at) = BY_STRICTNESS.iter().position(|each| *each == network.standard(statement)) else { return };
    let others = if holds { &BY_STRICTNESS[..at] } else { &BY_STRICTNESS[at + 1..] };
    // The nearest first: of several that do, only that one is told.
    let mut nearest: Vec<Standard> = others.to_vec();
    if holds {
        nearest.reverse();
    }
    found.extend(nearest.into_iter().map(|standard| Change::Standard(statement, standard)));
}

/// Whether two sets differ at most in which standard a statement gets.
pub(super) fn same_but_for_standard(one: &[Change], other: &[Change]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (Change::Standard(one, _), Change::Standard(other, _)) => one == other,
            (one, other) => one == other,
        })
}
