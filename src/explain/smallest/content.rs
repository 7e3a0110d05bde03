//! What a node stands for as a number that depends on its names alone, and not on where anything was declared.

use super::super::context::Context;
use super::super::named::named;
use crate::network::Role;
use crate::theory::from_model;
use crate::vocabulary::*;

/// The same for the same content, in every file and on every machine.
pub(super) fn content(context: &Context<'_, '_>, node: NodeId) -> u64 {
    let (model, theory) = (context.index.model, context.index.theory);
    let statement = |statement, seed| hash(&from_model::written(model, theory, statement), seed);
    let weighed =
        |level: u16, hashed: u64| hash(&context.network().weights()[level as usize].to_string(), hashed);
    match context.network().role(node) {
        Role::Statement(of) => statement(of, 0),
        Role::Rebuttal(of, _) => statement(of, 1),
        Role::StatementStrength(of, level) => weighed(level, statement(of, 2)),
        Role::Weighing(of, level) => weighed(level, statement(of, 3)),
        Role::Argument(of) | Role::Against(of, _) => argument(context, of),
        Role::Strength(of, level) => weighed(level, argument(context, of)),
        Role::AtLeast(place) => at_least(context, place),
        Role::AtLeastStrength(place, level) => weighed(level, at_least(context, place)),
        Role::Undercut(set) => undercut(context, set),
        Role::Switch(_) | Role::AnySwitch(_) => 0,
    }
}

fn argument(context: &Context<'_, '_>, argument: ArgumentId) -> u64 {
    let (model, theory) = (context.index.model, context.index.theory);
    let (sort, name) = named(model, theory, context.network(), argument);
    values(context, theory.arguments.bindings_of(argument), hash(&name, sort as u64))
}

fn at_least(context: &Context<'_, '_>, place: u32) -> u64 {
    let columns = &context.index.theory.arguments;
    let owner = columns.at_least[place as usize].argument;
    let number = place as usize - columns.at_least_places(owner).start;
    hash(&number.to_string(), argument(context, owner))
}

fn undercut(context: &Context<'_, '_>, set: UndercutId) -> u64 {
    let set = &context.index.theory.undercuts[set.index()];
    let name = context.index.model.argument_name(set.target).unwrap_or_default();
    let bound: Vec<ConstantId> = set.with.iter().map(|(_, value)| *value).collect();
    values(context, &bound, hash(name, 4))
}

/// Values of variables; those that nothing binds are left out.
fn values(context: &Context<'_, '_>, values: &[ConstantId], hashed: u64) -> u64 {
    let bound = values.iter().filter(|value| value.0 != u32::MAX);
    let text = |value: &ConstantId| context.index.model.constants[value.index()].value.to_string();
    bound.fold(hashed, |hashed, value| hash(&text(value), hashed))
}

/// FNV-1a (Fowler, Noll and Vo), since the hashes of the standard library may change with it.
fn hash(text: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed;
    text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
