//! Whether a verdict holds up when the file is judged by other standards and semantics.

use super::super::{Change, Ground, Reverse, Varied};
use crate::evaluate::Label;
use crate::evaluate::extensions::{Extensions, sides};
use crate::sat::Interrupt;
use crate::vocabulary::*;

/// Another way to judge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variant {
    /// By this standard for every statement that no clause names.
    Standard(Standard),
    /// By every set of this semantics.
    Semantics(Semantics),
}

/// The ways that are tried, in the order of telling.
pub const VARIANTS: [Variant; 10] = [
    Variant::Standard(Standard::Undefeated),
    Variant::Standard(Standard::Scintilla),
    Variant::Standard(Standard::Preponderance),
    Variant::Standard(Standard::ClearAndConvincing),
    Variant::Standard(Standard::BeyondReasonableDoubt),
    Variant::Standard(Standard::DialecticalValidity),
    Variant::Semantics(Semantics::Complete),
    Variant::Semantics(Semantics::Preferred),
    Variant::Semantics(Semantics::SemiStable),
    Variant::Semantics(Semantics::Stable),
];

/// What is then said of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cell {
    /// It has this status.
    Status(Status),
    /// It is accepted, and its contrary as well.
    Both,
    /// It has the status that it has, or there is no such set: which of the two was not computed.
    SameOrNoSet,
    /// There is no such set.
    NoSet,
    /// Too much is undecided for it to be computed.
    NotComputed,
    /// The file cannot be judged so: an issue would be both fought and weighed.
    NotJudged,
}

/// What is said of claims in each variant: a list by claim for each of `VARIANTS`.
#[must_use]
pub fn robustness(
    ground: &Ground<'_>,
    reverse: &Reverse,
    judged: &Varied,
    claims: &[StatementId],
) -> Vec<Vec<Cell>> {
    let cells = |variant: &Variant| match variant {
        Variant::Standard(standard) => match ground.judge(reverse, &[Change::DefaultStandard(*standard)]) {
            Ok(varied) => claims.iter().map(|claim| by_standard(&varied, *claim)).collect(),
            Err(_) => vec![Cell::NotJudged; claims.len()],
        },
        Variant::Semantics(semantics) => {
            claims.iter().map(|claim| by_semantics(judged, *claim, *semantics)).collect()
        }
    };
    VARIANTS.iter().map(cells).collect()
}

fn by_standard(varied: &Varied, claim: StatementId) -> Cell {
    let is_in = |side: StatementId| {
        let node = varied.network.statement_node(side);
        node.is_some_and(|node| varied.labels.label(node) == Label::In)
    };
    let both = is_in(claim) && is_in(claim.contrary());
    if both { Cell::Both } else { Cell::Status(varied.status(claim)) }
}

/// The decisions and conflicts after which the search for a cell is given up; steps, so that it is the same everywhere.
const STEPS: u64 = 200_000;

fn by_semantics(judged: &Varied, claim: StatementId, semantics: Semantics) -> Cell {
    let network = &judged.network;
    let mut sets = Extensions::new(network.graph(), &judged.labels, semantics, &Interrupt::after(STEPS));
    match sets.status(sides(network, claim), Acceptance::Sceptical) {
        Ok(Some(status)) => Cell::Status(status),
        Ok(None) => Cell::NoSet,
        Err(_) if judged.status(claim) == Status::Contested => Cell::NotComputed,
        Err(_) => Cell::SameOrNoSet,
    }
}
