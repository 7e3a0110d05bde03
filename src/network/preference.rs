//! The strict partial order on arguments, closed under transitivity.
//!
//! Preferences speak of names (a premise, a rule, one instance of a rule); an argument bears the name of its
//! declaration and any instance name of its own. So "Q over R, R's instance N over S" makes Q stronger than
//! all instances of R, N stronger than S, and so Q stronger than S.

use crate::vocabulary::*;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// Which names are preferred to which, and which arguments bear them.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    names: BTreeMap<ArgumentName, u32>,
    /// For each name the names that it is preferred to, sorted.
    weaker: Vec<Vec<u32>>,
    /// Arguments with the names that they bear, only those that some preference mentions; sorted.
    bearers: Vec<(ArgumentId, u32)>,
    /// Assumptions as (argument, name of an argument against it): sorted by argument.
    assumptions: Vec<(ArgumentId, Vec<u32>, Vec<ArgumentId>)>,
}

/// A chain of names of which each is preferred to the next, and the last to the first.
#[derive(Clone, Debug)]
pub(super) struct Cycle;

impl Order {
    /// Closes the preferences. `instance_of` gives each named instance's rule.
    pub(super) fn close(
        preferences: &[(ArgumentName, ArgumentName)],
        instance_of: impl Fn(InstanceNameId) -> RuleId,
    ) -> Result<Self, Cycle> {
        let mut names = BTreeMap::new();
        for name in preferences.iter().flat_map(|(stronger, weaker)| [*stronger, *weaker]) {
            let next = names.len() as u32;
            names.entry(name).or_insert(next);
        }
        let graph = roles_graph(&names, preferences, instance_of);
        let order = petgraph::algo::toposort(&graph, None).map_err(|_| Cycle)?;
        let count = names.len();
        Ok(Self { names, weaker: reach(&graph, &order, count), bearers: Vec::new(), assumptions: Vec::new() })
    }

    /// Whether no preference was given.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.assumptions.is_empty()
    }

    /// The place of a name that some preference mentions.
    pub(super) fn name(&self, name: ArgumentName) -> Option<u32> {
        self.names.get(&name).copied()
    }

    /// Tells which arguments bear which names; sorted by argument.
    pub(super) fn set_bearers(&mut self, bearers: Vec<(ArgumentId, u32)>) {
        self.bearers = bearers;
    }

    /// Tells of an assumption: every one of `against` (the defeasible arguments for its contrary, ascending)
    /// is preferred to it.
    pub(super) fn assume(&mut self, assumption: ArgumentId, against: Vec<ArgumentId>) {
        let mut names: Vec<u32> = against.iter().flat_map(|argument| self.names_of(*argument)).collect();
        names.sort_unstable();
        names.dedup();
        self.assumptions.push((assumption, names, against));
    }

    /// Forgets what was told of assumptions.
    pub(super) fn forget_assumptions(&mut self) {
        self.assumptions.clear();
    }

    /// The names that an argument bears.
    pub(super) fn names_of(&self, argument: ArgumentId) -> impl Iterator<Item = u32> + '_ {
        let start = self.bearers.partition_point(|(bearer, _)| *bearer < argument);
        self.bearers[start..].iter().take_while(move |(bearer, _)| *bearer == argument).map(|(_, name)| *name)
    }

    /// The class of an argument: what it is preferred to, as names and as assumptions.
    pub(super) fn class_of(&self, argument: ArgumentId) -> Class {
        let mut names: Vec<u32> =
            self.names_of(argument).filter(|name| !self.weaker[*name as usize].is_empty()).collect();
        names.sort_unstable();
        let beats = |(assumption, against_names, against): &(ArgumentId, Vec<u32>, Vec<ArgumentId>)| {
            let directly = against.binary_search(&argument).is_ok();
            let through = || against_names.iter().any(|name| self.any_is_preferred(&names, *name));
            (directly || through()).then_some(*assumption)
        };
        let assumptions = self.assumptions.iter().filter_map(beats).collect();
        Class { names, assumptions }
    }

    fn any_is_preferred(&self, stronger: &[u32], weaker: u32) -> bool {
        stronger.iter().any(|name| self.weaker[*name as usize].binary_search(&weaker).is_ok())
    }

    /// Whether the arguments of a class are preferred to this one.
    pub(super) fn class_is_preferred(&self, class: &Class, weaker: ArgumentId) -> bool {
        class.assumptions.contains(&weaker)
            || self.names_of(weaker).any(|name| self.any_is_preferred(&class.names, name))
    }

    /// Whether one argument is preferred to the other.
    pub(super) fn is_preferred(&self, stronger: ArgumentId, weaker: ArgumentId) -> bool {
        !self.is_empty() && self.class_is_preferred(&self.class_of(stronger), weaker)
    }
}

/// Arguments that are preferred to the same arguments.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Class {
    names: Vec<u32>,
    assumptions: Vec<ArgumentId>,
}

impl Class {
    /// Preferred to nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.assumptions.is_empty()
    }
}

/// Each name twice: as the stronger (even) and as the weaker (odd). From a weaker name the chain goes on as
/// the same name, or as another name that some argument bears together with it.
fn roles_graph(
    names: &BTreeMap<ArgumentName, u32>,
    preferences: &[(ArgumentName, ArgumentName)],
    instance_of: impl Fn(InstanceNameId) -> RuleId,
) -> DiGraph<(), ()> {
    let mut graph = DiGraph::new();
    for _ in 0..names.len() * 2 {
        graph.add_node(());
    }
    let stronger = |name: u32| NodeIndex::new(name as usize * 2);
    let weaker = |name: u32| NodeIndex::new(name as usize * 2 + 1);
    for (one, other) in preferences {
        graph.update_edge(stronger(names[one]), weaker(names[other]), ());
    }
    for (name, place) in names {
        graph.update_edge(weaker(*place), stronger(*place), ());
        let ArgumentName::Instance(instance) = name else { continue };
        if let Some(rule) = names.get(&ArgumentName::Rule(instance_of(*instance))) {
            graph.update_edge(weaker(*place), stronger(*rule), ());
            graph.update_edge(weaker(*rule), stronger(*place), ());
        }
    }
    graph
}

fn reach(graph: &DiGraph<(), ()>, order: &[NodeIndex], names: usize) -> Vec<Vec<u32>> {
    let mut reached: Vec<Vec<u32>> = vec![Vec::new(); graph.node_count()];
    for node in order.iter().rev() {
        let mut all: Vec<u32> =
            (node.index() % 2 == 1).then_some(node.index() as u32 / 2).into_iter().collect();
        for next in graph.neighbors(*node) {
            all.extend_from_slice(&reached[next.index()]);
        }
        all.sort_unstable();
        all.dedup();
        reached[node.index()] = all;
    }
    (0..names).map(|name| std::mem::take(&mut reached[name * 2])).collect()
}
