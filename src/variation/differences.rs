//! In what two standpoints differ, as changes that make the one judge as the other.

use super::change::{Change, UsageDifference};
use super::region::Region;
use crate::model::Model;
use crate::network::{Usage, from_theory};
use crate::theory::{Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// What two standpoints are compared on.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// What is declared.
    pub model: &'a Model,
    /// The ground theory.
    pub theory: &'a Theory,
    /// The one that is changed.
    pub from: StandpointId,
    /// The one that it is to judge as.
    pub to: StandpointId,
}

/// The changes that, all together, make `from` judge everything in the region as `to` does; each clause that makes a
/// difference is one change, and each rule that only one of them uses.
#[must_use]
pub fn differences(pair: &Pair<'_>, region: &Region) -> Vec<Change> {
    let mut found = usages(pair, region);
    found.extend(weights(pair, region));
    found.extend(preferences(pair));
    found.extend(standards(pair, region));
    let [own, other] = pair.standpoints();
    if from_theory::limits(own) != from_theory::limits(other) {
        found.push(Change::Limits(from_theory::limits(other)));
    }
    found.extend(assumptions(pair));
    found
}

impl<'a> Pair<'a> {
    fn standpoints(&self) -> [&'a crate::model::Standpoint; 2] {
        [self.from, self.to].map(|id| &self.model.standpoints[id.index()])
    }
}

/// Arguments that are used, or not, for one reason: of rules each rule is one, of a module that is not used the module.
fn usages(pair: &Pair<'_>, region: &Region) -> Vec<Change> {
    let [own, other] =
        pair.standpoints().map(|standpoint| from_theory::usages(pair.model, pair.theory, standpoint));
    let mut groups: BTreeMap<(bool, u8, u32), UsageDifference> = BTreeMap::new();
    for argument in &region.arguments {
        let (here, there) = (own[argument.index()], other[argument.index()]);
        let (taken_in, usage, by) = match (here, there) {
            (Usage::Used, Usage::Used) => continue,
            (Usage::Used, usage) => (false, usage, pair.to),
            (usage, Usage::Used) => (true, usage, pair.from),
            _ => continue,
        };
        let (sort, which) = reason(pair, *argument, usage);
        let new = || UsageDifference { taken_in, arguments: Vec::new(), by, usage };
        groups.entry((taken_in, sort, which)).or_insert_with(new).arguments.push(*argument);
    }
    groups.into_values().map(Change::Usage).collect()
}

fn reason(pair: &Pair<'_>, argument: ArgumentId, usage: Usage) -> (u8, u32) {
    let (rule, module) = match pair.theory.arguments.origins[argument.index()] {
        Origin::Rule(rule) | Origin::Transposition(rule, _) => {
            (rule.0, pair.model.rules[rule.index()].module.0)
        }
        Origin::Contrary(contrary) => (u32::MAX, pair.model.contraries[contrary.index()].module.0),
        Origin::Premise(premise) | Origin::States(premise, _) | Origin::StatesTransposition(premise, _) => {
            (u32::MAX, pair.model.premises[premise.index()].module.0)
        }
        Origin::Fact(table, _) => (u32::MAX, pair.model.tables[table.index()].module.0),
    };
    match usage {
        Usage::NotAdmitted => (0, 0),
        Usage::Excluded(clause) => (1, u32::from(clause)),
        Usage::NotYetKnown => (2, 0),
        Usage::ForOthers => (3, rule),
        Usage::Ignored(_) => (4, rule),
        Usage::NotInUse => (5, module),
        Usage::Used | Usage::Withdrawn => (6, 0),
    }
}

fn weights(pair: &Pair<'_>, region: &Region) -> Vec<Change> {
    let [own, other] =
        pair.standpoints().map(|standpoint| from_theory::weights(pair.model, pair.theory, standpoint));
    let mut groups: BTreeMap<(Number, Number), Vec<ArgumentId>> = BTreeMap::new();
    for argument in &region.arguments {
        let (here, there) = (own[argument.index()], other[argument.index()]);
        if here != there {
            groups.entry((here, there)).or_default().push(*argument);
        }
    }
    groups.into_iter().map(|((_, there), arguments)| Change::Weigh(arguments, there)).collect()
}

fn preferences(pair: &Pair<'_>) -> Vec<Change> {
    let [own, other] = pair.standpoints().map(|standpoint| {
        from_theory::preferences(pair.model, standpoint)
            .map(|(stronger, weaker, _)| (stronger, weaker))
            .collect::<Vec<_>>()
    });
    let missing = other.iter().filter(|pair| !own.contains(pair));
    let added = missing.map(|(stronger, weaker)| Change::Prefer(*stronger, *weaker));
    // One that is turned round is one change, not two.
    let dropped = own.iter().filter(|pair| !other.contains(pair) && !other.contains(&(pair.1, pair.0)));
    added.chain(dropped.map(|(stronger, weaker)| Change::Unprefer(*stronger, *weaker))).collect()
}

fn standards(pair: &Pair<'_>, region: &Region) -> Vec<Change> {
    let [own, other] = pair.standpoints();
    let default = |standpoint: &crate::model::Standpoint| {
        standpoint.standard.as_ref().map_or(Standard::Undefeated, |said| said.what)
    };
    let mut found = Vec::new();
    if default(own) != default(other) {
        found.push(Change::DefaultStandard(default(other)));
    }
    let here = from_theory::standards(pair.theory, own, Some(default(other)));
    let there = from_theory::standards(pair.theory, other, None);
    for statement in &region.statements {
        if here.of(*statement) != there.of(*statement) {
            found.push(Change::Standard(*statement, there.of(*statement)));
        }
    }
    found
}

fn assumptions(pair: &Pair<'_>) -> Vec<Change> {
    let [own, other] = pair.standpoints().map(|standpoint| from_theory::assumed(pair.theory, standpoint));
    let added = other.iter().filter(|statement| !own.contains(statement)).map(|each| Change::Assume(*each));
    let dropped =
        own.iter().filter(|statement| !other.contains(statement)).map(|each| Change::DoNotAssume(*each));
    added.chain(dropped).collect()
}
