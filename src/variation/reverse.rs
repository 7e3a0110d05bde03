//! The theory looked up backwards: who concludes what, what came of which declaration.

use crate::theory::{Backwards, Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// Lookups that a theory's columns do not answer; made once for all standpoints.
#[derive(Debug)]
pub struct Reverse {
    backwards: Backwards,
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
        let group = |of: &dyn Fn(Origin) -> Option<usize>| {
            let pairs: Vec<_> =
                numbered().filter_map(|(argument, origin)| Some((of(origin)?, argument))).collect();
            let count = pairs.iter().map(|(list, _)| list + 1).max().unwrap_or(0);
            Lists::grouped(count, pairs.iter().copied())
        };
        Self {
            backwards: Backwards::new(theory),
            of_premise: group(&premise),
            of_rule: group(&rule),
            facts,
            instances: arguments.instance_names.iter().map(|(argument, name)| (*name, *argument)).collect(),
            names: arguments.instance_names.iter().copied().collect(),
            contraries,
        }
    }

    /// Every argument for the statement, in file order, whoever uses it.
    #[must_use]
    pub fn concluding(&self, statement: StatementId) -> &[ArgumentId] {
        self.backwards.concluding(statement)
    }

    /// Every argument that undercuts this one.
    pub fn undercutting<'a>(
        &'a self,
        theory: &'a Theory,
        argument: ArgumentId,
    ) -> impl Iterator<Item = ArgumentId> + 'a {
        self.backwards.undercutting(theory, argument)
    }

    /// Every argument that a declaration makes, transpositions included.
    #[must_use]
    pub fn arguments_of(&self, name: ArgumentName) -> &[ArgumentId] {
        match name {
            ArgumentName::Premise(premise) => list(&self.of_premise, premise.index()),
            ArgumentName::Rule(rule) => list(&self.of_rule, rule.index()),
            ArgumentName::Instance(instance) => {
                self.instances.get(&instance).map_or(&[], std::slice::from_ref)
            }
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

/// The list at a place; declarations behind the last that made an argument have none.
fn list(lists: &Lists<ArgumentId>, index: usize) -> &[ArgumentId] {
    if index < lists.len() { lists.get(index) } else { &[] }
}
