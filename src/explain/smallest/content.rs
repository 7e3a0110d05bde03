//! What a node stands for as a number that depends on its names alone, and not on where anything was declared.

use super::super::context::Context;
use super::super::named::named;
use crate::network::Role;
use crate::theory::from_model;
use crate::vocabulary::*;

/// The same for the same content, in every file and on every machine.
pub(super) fn content(context: &Context<'_, '_>, node: NodeId) -> u64 {
    let (model, theory) = (context.index.model, context.index.theory);
    match context.network().role(node) {
        Role::Statement(statement) | Role::StatementStrength(statement, _) | Role::Weighing(statement, _) => {
            hash(&from_model::written(model, theory, statement), 0)
        }
        Role::Rebuttal(statement, _) => hash(&from_model::written(model, theory, statement), 1),
        Role::Argument(argument) | Role::Strength(argument, _) | Role::Against(argument, _) => {
            let (sort, name) = named(model, theory, context.network(), argument);
            let values = theory.arguments.bindings.get(argument.index()).iter();
            let bound = values.filter(|value| value.0 != u32::MAX);
            let of = |hashed: u64, value: &ConstantId| {
                hash(&model.constants[value.index()].value.to_string(), hashed)
            };
            bound.fold(hash(&name, sort as u64), of)
        }
        Role::AtLeast(_) | Role::AtLeastStrength(..) | Role::Undercut(_) => 0,
        Role::Switch(_) | Role::AnySwitch(_) => 0,
    }
}

/// FNV-1a (Fowler, Noll and Vo), since the hashes of the standard library may change with it.
fn hash(text: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed;
    text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
