//! Undercut sets and named instances: which instances have which values.

use super::columns;
use super::fixpoint::{Instances, value};
use super::program::Clause;
use crate::model::{Conclusion, Model};
use crate::theory::{Arguments, GroundConclusion, Origin, Undercut};
use crate::vocabulary::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// A target with the values that its variables must have.
type Aim = (ArgumentName, Vec<(VariableId, ConstantId)>);

/// The undercut sets, each made when some instance first aims at it.
#[derive(Default)]
pub(super) struct Undercuts {
    pub(super) sets: Vec<Undercut>,
    known: FxHashMap<Aim, UndercutId>,
}

impl Undercuts {
    /// Puts into `conclusions` what the instances of a rule that undercuts conclude.
    pub(super) fn conclude(
        &mut self,
        model: &Model,
        rule: RuleId,
        instances: &Instances,
        clause: &Clause,
        conclusions: &mut Vec<GroundConclusion>,
    ) {
        let Conclusion::Undercuts { target, with, .. } = &model.rules[rule.index()].conclusion else {
            return;
        };
        debug_assert!(columns::undercuts(model, rule));
        for place in 0..instances.count {
            let bindings = &instances.bindings[place * clause.variables..(place + 1) * clause.variables];
            let mut values: Vec<_> =
                with.iter().map(|(variable, term)| (*variable, value(*term, bindings))).collect();
            values.sort_unstable();
            conclusions.push(GroundConclusion::Undercuts(self.set(*target, values)));
        }
    }

    fn set(&mut self, target: ArgumentName, with: Vec<(VariableId, ConstantId)>) -> UndercutId {
        let next = UndercutId::new(self.sets.len());
        *self.known.entry((target, with)).or_insert_with_key(|(target, with)| {
            self.sets.push(Undercut { target: *target, with: with.clone() });
            next
        })
    }

    /// Fills the columns that say which arguments have names of their own and which are in which set. `ranges`
    /// are the arguments of each rule.
    pub(super) fn join_members(&self, model: &Model, arguments: &mut Arguments, ranges: &[Range<usize>]) {
        let names = model.instance_names.iter().enumerate();
        let named = names.map(|(index, name)| (name.rule, sorted(&name.with), InstanceNameId::new(index)));
        arguments.instance_names = matching(arguments, ranges, named);
        let aimed = self.sets.iter().enumerate().filter_map(|(index, set)| match set.target {
            ArgumentName::Rule(rule) => Some((rule, set.with.clone(), UndercutId::new(index))),
            ArgumentName::Premise(_) | ArgumentName::Instance(_) => None,
        });
        let mut members = matching(arguments, ranges, aimed);
        for (index, set) in self.sets.iter().enumerate() {
            let id = UndercutId::new(index);
            match set.target {
                ArgumentName::Premise(premise) => {
                    members.extend(premise_members(model, arguments, premise).map(|argument| (argument, id)));
                }
                ArgumentName::Instance(name) => {
                    let bearers = arguments.instance_names.iter().filter(|(_, other)| *other == name);
                    members.extend(bearers.map(|(argument, _)| (*argument, id)));
                }
                ArgumentName::Rule(_) => {}
            }
        }
        members.sort_unstable();
        arguments.undercut_in = members;
    }
}

fn sorted(with: &[(VariableId, ConstantId)]) -> Vec<(VariableId, ConstantId)> {
    let mut with = with.to_vec();
    with.sort_unstable();
    with
}

/// What a premise states, or where it states nothing the premise itself.
fn premise_members(
    model: &Model,
    arguments: &Arguments,
    premise: PremiseId,
) -> impl Iterator<Item = ArgumentId> {
    // Premises come first, each followed by what it states.
    let before: usize =
        model.premises[..premise.index()].iter().map(|premise| premise.states.len() + 1).sum();
    let states = model.premises[premise.index()].states.len();
    debug_assert_eq!(arguments.origins[before], Origin::Premise(premise));
    let members = if states == 0 { before..before + 1 } else { before + 1..before + 1 + states };
    members.map(ArgumentId::new)
}

/// Things by the values that they want.
type ByValues<T> = FxHashMap<Vec<ConstantId>, Vec<T>>;

/// Pairs each wanted thing with the rule's instances that have its values; ascending by argument.
fn matching<T: Copy + Ord>(
    arguments: &Arguments,
    ranges: &[Range<usize>],
    wanted: impl Iterator<Item = (RuleId, Vec<(VariableId, ConstantId)>, T)>,
) -> Vec<(ArgumentId, T)> {
    // By rule and by which variables are given: one pass over the rule's instances for each such form.
    let mut forms: BTreeMap<(RuleId, Vec<VariableId>), ByValues<T>> = BTreeMap::new();
    for (rule, with, thing) in wanted {
        let (variables, values): (Vec<_>, Vec<_>) = with.into_iter().unzip();
        forms.entry((rule, variables)).or_default().entry(values).or_default().push(thing);
    }
    let mut found = Vec::new();
    for ((rule, variables), things) in forms {
        let mut key = Vec::with_capacity(variables.len());
        for index in ranges[rule.index()].clone() {
            let bindings = arguments.bindings.get(index);
            key.clear();
            key.extend(variables.iter().map(|variable| bindings[variable.index()]));
            if let Some(things) = things.get(&key) {
                found.extend(things.iter().map(|thing| (ArgumentId::new(index), *thing)));
            }
        }
    }
    found.sort_unstable();
    found
}
