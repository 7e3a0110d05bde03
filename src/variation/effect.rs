//! What a change does to a standpoint's choice.

use super::Ground;
use super::change::{Change, UsageDifference};
use super::reverse::Reverse;
use crate::model::Selector;
use crate::network::from_theory::picked;
use crate::network::{Switch, Variation};
use crate::theory::Origin;
use crate::vocabulary::*;

/// What changes together do.
#[must_use]
pub fn variation(ground: &Ground<'_>, reverse: &Reverse, changes: &[Change]) -> Variation {
    let mut variation = Variation::default();
    for change in changes {
        match switch(ground, reverse, change) {
            Some(Switch { takes_in, leaves_out, grants }) => {
                variation.taken_in.extend(takes_in);
                variation.left_out.extend(leaves_out);
                variation.granted.extend(grants);
            }
            None => add(&mut variation, change),
        }
    }
    variation
}

fn add(variation: &mut Variation, change: &Change) {
    match change {
        Change::Assume(statement) => variation.assumed.push(*statement),
        Change::DoNotAssume(statement) => variation.not_assumed.push(*statement),
        Change::Prefer(stronger, weaker) => {
            variation.preferred.push((*stronger, *weaker));
            variation.not_preferred.push((*weaker, *stronger));
        }
        Change::Unprefer(stronger, weaker) => variation.not_preferred.push((*stronger, *weaker)),
        Change::Standard(statement, standard) => variation.standards.push((*statement, *standard)),
        Change::DefaultStandard(standard) => variation.standard = Some(*standard),
        Change::Weigh(arguments, weight) => {
            variation.weights.extend(arguments.iter().map(|argument| (*argument, *weight)));
        }
        Change::Limits(limits) => variation.limits = Some(*limits),
        _ => {}
    }
}

/// The change as a switch; `None` where it takes another network.
pub(super) fn switch(ground: &Ground<'_>, reverse: &Reverse, change: &Change) -> Option<Switch> {
    let takes_in = |takes_in: Vec<ArgumentId>| Some(Switch { takes_in, ..Switch::default() });
    let leaves_out = |leaves_out: Vec<ArgumentId>| Some(Switch { leaves_out, ..Switch::default() });
    match change {
        Change::Withdraw(name) => leaves_out(reverse.arguments_of(*name).to_vec()),
        Change::WithdrawRow(table, row) => leaves_out(reverse.row(*table, *row).into_iter().collect()),
        Change::WithdrawSource(source, alone) => leaves_out(told_by(ground, *source, *alone)),
        Change::Admit(selector) => takes_in(picked(ground.model, ground.theory, *selector)),
        Change::AdmitRow(table, row) => takes_in(reverse.row(*table, *row).into_iter().collect()),
        Change::Apply(name) => takes_in(reverse.arguments_of(*name).to_vec()),
        Change::Grant(statement) => Some(Switch { grants: vec![*statement], ..Switch::default() }),
        Change::Usage(UsageDifference { taken_in: true, arguments, .. }) => takes_in(arguments.clone()),
        Change::Usage(UsageDifference { arguments, .. }) => leaves_out(arguments.clone()),
        Change::Assume(_)
        | Change::DoNotAssume(_)
        | Change::Prefer(..)
        | Change::Unprefer(..)
        | Change::Standard(..)
        | Change::DefaultStandard(_)
        | Change::Weigh(..)
        | Change::Limits(_) => None,
    }
}

/// What a source tells; with `alone`, only what no other source tells.
fn told_by(ground: &Ground<'_>, source: SourceId, alone: bool) -> Vec<ArgumentId> {
    let mut told = picked(ground.model, ground.theory, Selector::Source(source));
    if alone {
        let another = |cites: &[crate::model::Citation]| cites.iter().any(|cite| cite.source != source);
        told.retain(|argument| match ground.theory.arguments.origins[argument.index()] {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => {
                !another(&ground.model.premises[premise.index()].cites)
            }
            Origin::Fact(table, row) => {
                let table = &ground.model.tables[table.index()];
                let own = table.sources.get(row as usize).copied().flatten();
                own.is_some() || !another(&table.cites)
            }
            _ => true,
        });
    }
    told
}
