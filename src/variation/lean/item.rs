//! What is put forward: premises and rows of tables.

use super::super::Ground;
use super::super::reverse::Reverse;
use super::{Change, Varied};
use crate::model::Model;
use crate::network::Usage;
use crate::theory::{GroundConclusion, Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeSet;

/// A premise or a row of a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Item {
    /// A premise.
    Premise(PremiseId),
    /// A row.
    Row(TableId, u32),
}

impl Item {
    /// What an argument of this origin came from.
    #[must_use]
    pub fn of_origin(origin: Origin) -> Option<Self> {
        match origin {
            Origin::Premise(premise) | Origin::States(premise, _) => Some(Self::Premise(premise)),
            Origin::Fact(table, row) => Some(Self::Row(table, row)),
            _ => None,
        }
    }

    /// What a change withdraws.
    #[must_use]
    pub fn of_change(change: &Change) -> Option<Self> {
        match change {
            Change::Withdraw(ArgumentName::Premise(premise)) => Some(Self::Premise(*premise)),
            Change::WithdrawRow(table, row) => Some(Self::Row(*table, *row)),
            _ => None,
        }
    }

    /// The change that withdraws it.
    #[must_use]
    pub fn withdrawn(self) -> Change {
        match self {
            Self::Premise(premise) => Change::Withdraw(ArgumentName::Premise(premise)),
            Self::Row(table, row) => Change::WithdrawRow(table, row),
        }
    }

    /// The sources that it cites, each once.
    #[must_use]
    pub fn sources(self, model: &Model) -> BTreeSet<SourceId> {
        let cites = match self {
            Self::Premise(premise) => &model.premises[premise.index()].cites,
            Self::Row(table, row) => {
                let table = &model.tables[table.index()];
                if let Some(source) = table.sources.get(row as usize).copied().flatten() {
                    return BTreeSet::from([source]);
                }
                &table.cites
            }
        };
        cites.iter().map(|cite| cite.source).collect()
    }

    /// What it says and states.
    #[must_use]
    pub fn statements(self, theory: &Theory, reverse: &Reverse) -> Vec<StatementId> {
        let row;
        let arguments = match self {
            Self::Premise(premise) => reverse.arguments_of(ArgumentName::Premise(premise)),
            Self::Row(table, number) => {
                row = reverse.row(table, number);
                row.as_slice()
            }
        };
        let concluded = |argument: &ArgumentId| match theory.arguments.conclusions[argument.index()] {
            GroundConclusion::So(statement) => Some(statement),
            GroundConclusion::Undercuts(_) => None,
        };
        // A transposition reads the premise backwards: what it concludes is not the premise's.
        let own = |argument: &&ArgumentId| {
            Self::of_origin(theory.arguments.origins[argument.index()]) == Some(self)
        };
        arguments.iter().filter(own).filter_map(concluded).collect()
    }
}

/// The premises and rows among arguments that the standpoint uses.
pub(super) fn items(
    ground: &Ground<'_>,
    arguments: impl Iterator<Item = ArgumentId>,
    varied: &Varied,
) -> BTreeSet<Item> {
    let used = arguments.filter(|argument| varied.network.usage(*argument) == Usage::Used);
    used.filter_map(|argument| Item::of_origin(ground.theory.arguments.origins[argument.index()])).collect()
}
