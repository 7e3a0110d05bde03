//! The theory looked up backwards: who concludes what, what came of which declaration.

use crate::theory::{AtLeast, GroundConclusion, Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// Lookups that a theory's columns do not answer; made once for all standpoints.
#[derive(Debug)]
pub struct Reverse {
    concluding: Lists<ArgumentId>,
    undercutting: Lists<ArgumentId>,
    of_premise: Lists<ArgumentId>,
    of_rule: Lists<ArgumentId>,
    facts: BTreeMap<TableId, ArgumentId>,
    instances: BTreeMap<InstanceNameId, ArgumentId>,
    names: BTreeMap<ArgumentId, InstanceNameId>,
    contraries: Vec<(StatementId, StatementId)>,
}

impl Reverse {
    /// Takes time and room by the size of the theory.
    #[must_use]
    pub fn new(theory: &Theory) -> Self {
        let arguments = &theory.arguments;
        let numbered =
            || arguments.origins.iter().enumerate().map(|(index, origin)| (ArgumentId::new(index), *origin));
        let conclusions =
            || arguments.conclusions.iter().enumerate().map(|(index, so)| (ArgumentId::new(index), *so));
        let count = |of: &dyn Fn(Origin) -> Option<usize>| {
            numbered().filter_map(|(_, origin)| of(origin)).max().map_or(0, |most| most + 1)
        };
        let premise = |origin| match origin {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => Some(premise.index()),
            _ => None,
        };
        let rule = |origin| match origin {
            Origin::Rule(rule) | Origin::Transposition(rule, _) => Some(rule.index()),
            _ => None,
        };
        let mut facts = BTreeMap::new();
        for (argument, origin) in numbered() {
            if let Origin::Fact(table, 0) = origin {
                facts.insert(table, argument);
            }
        }
        let both = theory.contraries.iter().flat_map(|(one, other, _)| [(*one, *other), (*other, *one)]);
        let mut contraries: Vec<_> = both.collect();
        contraries.sort_unstable();
        contraries.dedup();
        let group = |count: usize, of: &dyn Fn(Origin) -> Option<usize>| {
            let pairs: Vec<_> =
                numbered().filter_map(|(argument, origin)| Some((of(origin)?, argument))).collect();
            Lists::grouped(count, pairs.iter().copied())
        };
        Self {
            concluding: Lists::grouped(
                theory.atoms.len() * 2,
                conclusions().filter_map(|(argument, so)| match so {
                    GroundConclusion::So(statement) => Some((statement.index(), argument)),
                    GroundConclusion::Undercuts(_) => None,
                }),
            ),
            undercutting: Lists::grouped(
                theory.undercuts.len(),
                conclusions().filter_map(|(argument, so)| match so {
                    GroundConclusion::So(_) => None,
                    GroundConclusion::Undercuts(set) => Some((set.index(), argument)),
                }),
            ),
            of_premise: group(count(&premise), &premise),
            of_rule: group(count(&rule), &rule),
            facts,
            instances: arguments.instance_names.iter().map(|(argument, name)| (*name, *argument)).collect(),
            names: arguments.instance_names.iter().copied().collect(),
            contraries,
        }
    }

    /// Every argument for the statement, in file order, whoever uses it.
    #[must_use]
    pub fn concluding(&self, statement: StatementId) -> &[ArgumentId] {
        self.concluding.get(statement.index())
    }

    /// Every argument that undercuts this one.
    pub fn undercutting<'a>(
        &'a self,
        theory: &'a Theory,
        argument: ArgumentId,
    ) -> impl Iterator<Item = ArgumentId> + 'a {
        let column = &theory.arguments.undercut_in;
        let start = column.partition_point(|(owner, _)| *owner < argument);
        let sets = column[start..].iter().take_while(move |(owner, _)| *owner == argument);
        sets.flat_map(|(_, set)| self.undercutting.get(set.index())).copied()
    }

    /// Every argument that a declaration makes, transpositions included.
    #[must_use]
    pub fn arguments_of(&self, name: ArgumentName) -> &[ArgumentId] {
        let get = |lists: &'_ Lists<ArgumentId>, index: usize| index < lists.len();
        match name {
            ArgumentName::Premise(premise) if get(&self.of_premise, premise.index()) => {
                self.of_premise.get(premise.index())
            }
            ArgumentName::Rule(rule) if get(&self.of_rule, rule.index()) => self.of_rule.get(rule.index()),
            ArgumentName::Instance(instance) => {
                self.instances.get(&instance).map_or(&[][..], std::slice::from_ref)
            }
            _ => &[],
        }
    }

    /// The argument of a row of a table.
    #[must_use]
    pub fn row(&self, table: TableId, row: u32) -> Option<ArgumentId> {
        self.facts.get(&table).map(|first| ArgumentId(first.0 + row))
    }

    /// The name by which a preference can speak of the argument: the instance's own, else the declaration's.
    #[must_use]
    pub fn name(&self, theory: &Theory, argument: ArgumentId) -> Option<ArgumentName> {
        if let Some(instance) = self.names.get(&argument) {
            return Some(ArgumentName::Instance(*instance));
        }
        match theory.arguments.origins.get(argument.index())? {
            Origin::Premise(premise) | Origin::States(premise, _) => Some(ArgumentName::Premise(*premise)),
            Origin::Rule(rule) => Some(ArgumentName::Rule(*rule)),
            _ => None,
        }
    }

    /// What a `contrary` opposes to the statement.
    pub fn opposed(&self, statement: StatementId) -> impl Iterator<Item = StatementId> + '_ {
        let start = self.contraries.partition_point(|(one, _)| *one < statement);
        self.contraries[start..].iter().take_while(move |(one, _)| *one == statement).map(|(_, other)| *other)
    }
}

/// The rows of a column that belong to the argument.
pub(super) fn rows<T>(column: &[T], argument: ArgumentId, owner: impl Fn(&T) -> ArgumentId) -> &[T] {
    let start = column.partition_point(|row| owner(row) < argument);
    let count = column[start..].partition_point(|row| owner(row) == argument);
    &column[start..start + count]
}

/// The `at least` conditions of an argument.
pub(super) fn at_least(theory: &Theory, argument: ArgumentId) -> &[AtLeast] {
    rows(&theory.arguments.at_least, argument, |row| row.argument)
}
