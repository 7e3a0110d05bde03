//! What a record notices by the names that it has.

use std::collections::BTreeSet;

use super::super::declared::Declared;
use crate::model::Model;
use crate::theory::{GroundConclusion, Origin, Theory};
use crate::variation::Reverse;
use crate::vocabulary::*;

/// The declarations without which a record that rests on these arguments lacks a name: those of the arguments, but for
/// what says the same as another declaration that may stand in for it.
pub(super) fn named(
    model: &Model,
    theory: &Theory,
    reverse: &Reverse,
    rests_on: &BTreeSet<ArgumentId>,
) -> BTreeSet<Declared> {
    let mut found = BTreeSet::new();
    for argument in rests_on {
        let own = theory.arguments.instance_name_of(*argument);
        let by_own_name = own.is_some_and(|own| model.instance_names[own.index()].name.is_some());
        for declared in Declared::of_argument(theory, *argument) {
            let alone = match declared {
                Declared::Name(ArgumentName::Premise(_)) => true,
                Declared::Name(ArgumentName::Rule(rule)) => {
                    by_own_name || model.rules[rule.index()].name.is_some()
                }
                // By the name of the rule other instances go as well.
                Declared::Name(ArgumentName::Instance(_)) => by_own_name,
                Declared::Row(..) => is_told_once(theory, reverse, *argument),
            };
            if alone {
                found.insert(declared);
            }
        }
    }
    found
}

/// Whether no other row says what this one says.
fn is_told_once(theory: &Theory, reverse: &Reverse, row: ArgumentId) -> bool {
    let GroundConclusion::So(told) = theory.arguments.conclusions[row.index()] else {
        return false;
    };
    let is_row =
        |argument: &&ArgumentId| matches!(theory.arguments.origins[argument.index()], Origin::Fact(..));
    reverse.concluding(told).iter().filter(is_row).count() == 1
}
