//! What each standpoint says of a node, read off its labels.

use std::collections::BTreeSet;

use super::bearing::{Bearings, Key, Served};
use super::{Force, Standing};
use crate::evaluate::{self, Label, Reason};
use crate::explain::{self, Claim, Judged};
use crate::network::Usage;
use crate::theory::Origin;
use crate::vocabulary::*;

/// What each standpoint says of what serves somewhere.
pub(super) fn standings(bearings: &Bearings<'_>, served: &Served) -> Vec<Standing> {
    bearings.case.judged.iter().map(|judged| standing(bearings, judged, served)).collect()
}

fn standing(bearings: &Bearings<'_>, judged: &Judged<'_>, served: &Served) -> Standing {
    match served.key {
        Key::Issue(atom) => {
            let statement = StatementId::new(atom, served.negated);
            // That a premise is not used here is told of the statement as well that stands for its contrary.
            let made = bearings.shared(atom, false);
            Standing::Statement {
                status: evaluate::status(judged.network, judged.labels, statement),
                is_assumed: is_assumed(bearings, judged, statement),
                usage: made.map_or(Usage::Used, |made| judged.network.usage(made)),
            }
        }
        Key::Unspoken(_) => {
            Standing::Statement { status: Status::Unproven, is_assumed: false, usage: Usage::Used }
        }
        Key::Argument(argument) => Standing::Argument(force(judged, argument)),
        Key::Unmade(_) => Standing::Argument(Force::Lacking),
    }
}

/// What each standpoint says of an argument.
pub(super) fn of_argument(bearings: &Bearings<'_>, argument: ArgumentId) -> Vec<Standing> {
    let judged = bearings.case.judged.iter();
    judged.map(|judged| Standing::Argument(force(judged, argument))).collect()
}

fn force(judged: &Judged<'_>, argument: ArgumentId) -> Force {
    let Some(node) = judged.network.argument_node(argument) else {
        return Force::Unused(judged.network.usage(argument));
    };
    match (judged.labels.label(node), judged.labels.reason(node)) {
        (Label::In, _) => Force::Stands,
        (Label::Undecided, _) => Force::Open,
        (Label::Out, Reason::Objection(_)) => Force::Defeated,
        (Label::Out, _) => Force::Lacking,
    }
}

fn is_assumed(bearings: &Bearings<'_>, judged: &Judged<'_>, statement: StatementId) -> bool {
    let known = bearings.case.theory.arguments.origins.len();
    let sides = [statement, statement.contrary()];
    sides.iter().any(|side| judged.network.arguments_for(*side).iter().any(|each| each.index() >= known))
}

/// For each standpoint the arguments on which its verdicts on the roots rest.
pub(super) fn reliances(bearings: &Bearings<'_>, roots: &[Claim]) -> Vec<BTreeSet<ArgumentId>> {
    let of = |judged| {
        let each = explain::reliances(bearings.case, judged, roots);
        each.into_iter().fold(BTreeSet::new(), |mut all, more| {
            all.extend(more);
            all
        })
    };
    bearings.case.judged.iter().map(of).collect()
}

/// For each standpoint, whether its verdicts rest on what serves somewhere.
pub(super) fn carries(
    bearings: &Bearings<'_>,
    reliances: &[BTreeSet<ArgumentId>],
    served: &Served,
) -> Vec<bool> {
    let known = bearings.case.theory.arguments.origins.len();
    let concluding: Vec<ArgumentId> = match served.key {
        Key::Issue(atom) => {
            let sides = [StatementId::new(atom, false), StatementId::new(atom, true)];
            sides.into_iter().flat_map(|side| bearings.faces.concluding(side)).collect()
        }
        Key::Argument(argument) => vec![argument],
        Key::Unspoken(_) | Key::Unmade(_) => Vec::new(),
    };
    let each = bearings.case.judged.iter().zip(reliances).map(|(judged, reliance)| {
        let assumed = reliance.range(ArgumentId::new(known)..).any(|argument| {
            let assumed = judged.network.assumption(*argument).map(StatementId::atom);
            matches!((&served.key, assumed), (Key::Issue(atom), Some(assumed)) if *atom == assumed)
        });
        assumed || concluding.iter().chain(&served.states).any(|argument| reliance.contains(argument))
    });
    each.collect()
}

/// Whether a strict argument is an argument's declaration read forwards or backwards.
pub(super) fn is_strict(bearings: &Bearings<'_>, argument: ArgumentId) -> bool {
    let is_contrary = matches!(bearings.origin(argument), Some(Origin::Contrary(_)));
    !is_contrary && bearings.case.theory.arguments.strict.get(argument.index()).copied().unwrap_or(false)
}
