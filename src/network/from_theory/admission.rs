//! What a standpoint admits, uses and weighs.

use crate::model::{Citation, FactTable, Model, Premise, Rule, Said, Selector, Standpoint};
use crate::network::select::Usage;
use crate::theory::{Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// What a selector can look at.
struct Features<'a> {
    name: Option<ArgumentName>,
    kind: Option<KindId>,
    cites: &'a [Citation],
    source: Option<SourceId>,
    by: &'a [PartyId],
    tags: &'a [TagId],
    known: Option<Date>,
}

impl<'a> Features<'a> {
    fn of_premise(id: PremiseId, premise: &'a Premise) -> Self {
        let Premise { kind, cites, by, tags, known, .. } = premise;
        Self {
            name: Some(ArgumentName::Premise(id)),
            kind: *kind,
            cites,
            source: None,
            by,
            tags,
            known: *known,
        }
    }

    fn of_rule(id: RuleId, rule: &'a Rule) -> Self {
        let Rule { kind, cites, tags, .. } = rule;
        Self {
            name: Some(ArgumentName::Rule(id)),
            kind: *kind,
            cites,
            source: None,
            by: &[],
            tags,
            known: None,
        }
    }

    fn of_row(table: &'a FactTable, row: usize) -> Self {
        let kind = table.kinds.get(row).copied().flatten().or(table.kind);
        let source = table.sources.get(row).copied().flatten();
        let cites = if source.is_some() { &[][..] } else { &table.cites };
        let known = table.known.get(row).copied().flatten();
        Self { name: None, kind, cites, source, by: &[], tags: &[], known }
    }

    fn is_picked(&self, selector: Selector) -> bool {
        match selector {
            Selector::Kind(kind) => self.kind == Some(kind),
            Selector::Source(source) => {
                self.source == Some(source) || self.cites.iter().any(|cite| cite.source == source)
            }
            Selector::By(party) => self.by.contains(&party),
            Selector::Tag(tag) => self.tags.contains(&tag),
            Selector::Name(name) => self.name == Some(name),
        }
    }

    fn admission(&self, selectors: &Selectors<'_>) -> Usage {
        if let Some(place) = selectors.exclude.first(self) {
            return Usage::Excluded(clause(place));
        }
        if !selectors.standpoint.admit.is_empty() && selectors.admit.first(self).is_none() {
            return Usage::NotAdmitted;
        }
        let late = |as_of: &Said<Date>| self.known.is_some_and(|known| !known.is_known_by(as_of.what));
        if selectors.standpoint.as_of.as_ref().is_some_and(late) { Usage::NotYetKnown } else { Usage::Used }
    }

    fn weight(&self, standpoint: &Standpoint) -> Option<Number> {
        let weighs = standpoint.weigh.iter().rev();
        weighs.map(|said| said.what).find(|(selector, _)| self.is_picked(*selector)).map(|(_, weight)| weight)
    }
}

/// A standpoint's `admit` and `exclude`.
struct Selectors<'a> {
    standpoint: &'a Standpoint,
    admit: Picks,
    exclude: Picks,
}

impl<'a> Selectors<'a> {
    fn new(standpoint: &'a Standpoint) -> Self {
        Self { standpoint, admit: Picks::new(&standpoint.admit), exclude: Picks::new(&standpoint.exclude) }
    }
}

/// Selectors with the names sorted out, since a list may name each of thousands of premises.
struct Picks {
    names: BTreeMap<ArgumentName, usize>,
    others: Vec<(usize, Selector)>,
}

impl Picks {
    fn new(said: &[Said<Selector>]) -> Self {
        let mut picks = Self { names: BTreeMap::new(), others: Vec::new() };
        for (place, said) in said.iter().enumerate() {
            match said.what {
                Selector::Name(name) => {
                    picks.names.entry(name).or_insert(place);
                }
                other => picks.others.push((place, other)),
            }
        }
        picks
    }

    /// The first that picks it out.
    fn first(&self, features: &Features<'_>) -> Option<usize> {
        let named = features.name.and_then(|name| self.names.get(&name).copied());
        let other =
            self.others.iter().find(|(_, selector)| features.is_picked(*selector)).map(|(place, _)| *place);
        named.into_iter().chain(other).min()
    }
}

/// The place of a clause in its list; of more clauses than can be numbered the last number stands for all.
fn clause(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// The premises' and facts' arguments that a selector picks out, with what premises state.
pub(super) fn picked(model: &Model, theory: &Theory, selector: Selector) -> Vec<ArgumentId> {
    let premises: Vec<bool> = model
        .premises
        .iter()
        .enumerate()
        .map(|(index, premise)| Features::of_premise(PremiseId::new(index), premise).is_picked(selector))
        .collect();
    let is_picked = |origin: Origin| match origin {
        Origin::Premise(premise) | Origin::States(premise, _) | Origin::StatesTransposition(premise, _) => {
            premises[premise.index()]
        }
        Origin::Fact(table, row) => {
            Features::of_row(&model.tables[table.index()], row as usize).is_picked(selector)
        }
        _ => false,
    };
    let origins = theory.arguments.origins.iter().enumerate();
    origins.filter(|(_, origin)| is_picked(**origin)).map(|(index, _)| ArgumentId::new(index)).collect()
}

/// Whether and why each argument of the theory is left out.
pub(super) fn usages(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Vec<Usage> {
    let selectors = &Selectors::new(standpoint);
    let premises: Vec<Usage> = model
        .premises
        .iter()
        .enumerate()
        .map(|(index, premise)| {
            if !standpoint.uses_module(model, premise.module) {
                return Usage::NotInUse;
            }
            Features::of_premise(PremiseId::new(index), premise).admission(selectors)
        })
        .collect();
    let rules: Vec<Usage> = model
        .rules
        .iter()
        .enumerate()
        .map(|(index, rule)| rule_usage(model, standpoint, RuleId::new(index), rule))
        .collect();
    let names: BTreeMap<ArgumentId, InstanceNameId> =
        theory.arguments.instance_names.iter().copied().collect();
    let plain = standpoint.admit.is_empty() && standpoint.exclude.is_empty() && standpoint.as_of.is_none();
    let mut usages: Vec<Usage> = Vec::with_capacity(theory.arguments.origins.len());
    for (index, origin) in theory.arguments.origins.iter().enumerate() {
        let usage = match *origin {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => premises[premise.index()],
            Origin::Fact(table, row) => {
                row_usage(model, selectors, &model.tables[table.index()], row as usize, plain)
            }
            Origin::Rule(rule) if names.is_empty() => rules[rule.index()],
            Origin::Rule(rule) => {
                instance_usage(standpoint, names.get(&ArgumentId::new(index)), rules[rule.index()])
            }
            Origin::Contrary(contrary)
                if standpoint.uses_module(model, model.contraries[contrary.index()].module) =>
            {
                Usage::Used
            }
            Origin::Contrary(_) => Usage::NotInUse,
            Origin::Transposition(rule, _) => rules[rule.index()],
        };
        usages.push(usage);
    }
    usages
}

fn row_usage(model: &Model, selectors: &Selectors<'_>, table: &FactTable, row: usize, plain: bool) -> Usage {
    if !selectors.standpoint.uses_module(model, table.module) {
        Usage::NotInUse
    } else if plain {
        Usage::Used
    } else {
        Features::of_row(table, row).admission(selectors)
    }
}

fn rule_usage(model: &Model, standpoint: &Standpoint, id: RuleId, rule: &Rule) -> Usage {
    let name = ArgumentName::Rule(id);
    if let Some(place) = standpoint.ignore.iter().position(|said| said.what == name) {
        return Usage::Ignored(clause(place));
    }
    let applied = standpoint.apply.iter().any(|said| said.what == name);
    if !applied && !standpoint.uses_module(model, rule.module) {
        return Usage::NotInUse;
    }
    let meant = rule.only_for.is_empty() || rule.only_for.iter().any(|one| standpoint.lineage.contains(one));
    if applied || meant { Usage::Used } else { Usage::ForOthers }
}

fn instance_usage(standpoint: &Standpoint, name: Option<&InstanceNameId>, rule: Usage) -> Usage {
    let Some(name) = name.map(|name| ArgumentName::Instance(*name)) else { return rule };
    if let Some(place) = standpoint.ignore.iter().position(|said| said.what == name) {
        return Usage::Ignored(clause(place));
    }
    if standpoint.apply.iter().any(|said| said.what == name) { Usage::Used } else { rule }
}

/// The weights in use, ascending, and each argument's place among them. An assumption's weight, 0, is always
/// the first.
pub(super) fn weights(model: &Model, theory: &Theory, standpoint: &Standpoint) -> (Vec<Number>, Vec<u16>) {
    let weigh = |own: Option<Number>, features: Features<'_>| {
        own.or_else(|| features.weight(standpoint)).unwrap_or(Number::ONE)
    };
    let premises: Vec<Number> = model
        .premises
        .iter()
        .enumerate()
        .map(|(index, premise)| weigh(premise.weight, Features::of_premise(PremiseId::new(index), premise)))
        .collect();
    let rules: Vec<Number> = model
        .rules
        .iter()
        .enumerate()
        .map(|(index, rule)| weigh(rule.weight, Features::of_rule(RuleId::new(index), rule)))
        .collect();
    let named: BTreeMap<ArgumentId, Number> = theory
        .arguments
        .instance_names
        .iter()
        .filter_map(|(argument, name)| Some((*argument, instance_weight(model, standpoint, *name)?)))
        .collect();
    let row = |table: TableId, row: u32| {
        if standpoint.weigh.is_empty() {
            return Number::ONE;
        }
        weigh(None, Features::of_row(&model.tables[table.index()], row as usize))
    };
    let mut all: Vec<Number> =
        premises.iter().chain(&rules).copied().chain(named.values().copied()).collect();
    all.extend(standpoint.weigh.iter().map(|said| said.what.1));
    all.extend([Number::ZERO, Number::ONE]);
    all.sort_unstable();
    all.dedup();
    let place =
        |weight: Number| all.partition_point(|other| *other < weight).min(usize::from(u16::MAX)) as u16;
    let (premises, rules): (Vec<u16>, Vec<u16>) =
        (premises.into_iter().map(place).collect(), rules.into_iter().map(place).collect());
    let mut levels: Vec<u16> = Vec::with_capacity(theory.arguments.origins.len());
    for (index, origin) in theory.arguments.origins.iter().enumerate() {
        let level = match *origin {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => premises[premise.index()],
            Origin::Fact(table, number) => place(row(table, number)),
            Origin::Rule(rule) => {
                named.get(&ArgumentId::new(index)).map_or(rules[rule.index()], |weight| place(*weight))
            }
            Origin::Contrary(_) => place(Number::ONE),
            Origin::Transposition(rule, _) => rules[rule.index()],
        };
        levels.push(level);
    }
    (all, levels)
}

fn instance_weight(model: &Model, standpoint: &Standpoint, name: InstanceNameId) -> Option<Number> {
    let by_name = standpoint
        .weigh
        .iter()
        .rev()
        .find(|said| said.what.0 == Selector::Name(ArgumentName::Instance(name)));
    model.instance_names[name.index()].weight.or(by_name.map(|said| said.what.1))
}
