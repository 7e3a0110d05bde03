//! Reasoning in a circle, and arguments that defeat themselves.

use super::super::{Ground, Region, Reverse, Varied};
use super::{item, stands};
use crate::evaluate::Reason;
use crate::network::{Network, Usage};
use crate::theory::{GroundConclusion, Theory};
use crate::vocabulary::*;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many steps may be taken in search of arguments that defeat themselves, which bounds the time.
const EFFORT: usize = 2_000_000;

/// What bears on a claim from a standpoint: everything from which it can be reached by arguments that are used.
pub(super) fn bearing(ground: &Ground<'_>, reverse: &Reverse, varied: &Varied, claim: StatementId) -> Region {
    let theory = ground.theory;
    let is_used = |argument: &ArgumentId| {
        argument.index() < theory.arguments.origins.len() && varied.network.usage(*argument) == Usage::Used
    };
    let mut region = Region::default();
    let mut queue = vec![claim];
    while let Some(next) = queue.pop() {
        if !region.statements.insert(next) {
            continue;
        }
        queue.push(next.contrary());
        queue.extend(reverse.opposed(next));
        let mut arguments: Vec<ArgumentId> = reverse.concluding(next).to_vec();
        while let Some(argument) = arguments.pop() {
            if is_used(&argument) && region.arguments.insert(argument) {
                queue.extend(theory.arguments.rests_on(argument));
                queue.extend(theory.arguments.unless_of(argument).iter().map(|row| row.2));
                queue.extend(theory.arguments.assuming_of(argument).iter().map(|row| row.2));
                arguments.extend(reverse.undercutting(theory, argument));
            }
        }
    }
    region
}

/// The issues that something looks at: that are needed, that are exceptions, that an argument of another declaration
/// is for or against.
pub(super) fn looked_at(theory: &Theory, reverse: &Reverse) -> BTreeSet<AtomId> {
    let columns = &theory.arguments;
    let mut found = BTreeSet::new();
    for argument in (0..columns.origins.len()).map(ArgumentId::new) {
        // What a premise states is given the premise itself.
        let own = item::Item::of_origin(columns.origins[argument.index()]).is_some();
        if !own {
            found.extend(columns.rests_on(argument).map(StatementId::atom));
            if let GroundConclusion::So(statement) = columns.conclusions[argument.index()] {
                found.insert(statement.atom());
            }
        }
    }
    found.extend(columns.unless.iter().map(|row| row.2.atom()));
    found.extend(columns.assuming.iter().map(|row| row.2.atom()));
    for atom in (0..theory.atoms.len()).map(AtomId::new) {
        let statement = StatementId::new(atom, false);
        let is_told = |side| !reverse.concluding(side).is_empty();
        let contested = is_told(statement) && is_told(statement.contrary());
        if contested || reverse.opposed(statement).next().is_some() {
            found.insert(atom);
        }
    }
    found
}

/// Who supports whom, among some arguments.
struct Supports {
    graph: DiGraph<ArgumentId, ()>,
    nodes: BTreeMap<ArgumentId, NodeIndex>,
}

impl Supports {
    fn new(theory: &Theory, network: &Network, arguments: &[ArgumentId]) -> Self {
        let mut graph = DiGraph::new();
        let nodes: BTreeMap<ArgumentId, NodeIndex> =
            arguments.iter().map(|argument| (*argument, graph.add_node(*argument))).collect();
        for argument in arguments {
            for needed in theory.arguments.rests_on(*argument) {
                for from in network.arguments_for(needed) {
                    if let Some(from) = nodes.get(from) {
                        graph.add_edge(*from, nodes[argument], ());
                    }
                }
            }
        }
        Self { graph, nodes }
    }

    /// The shortest way from one to a goal, both included, within `among`; also from one back to itself.
    fn path(
        &self,
        from: NodeIndex,
        is_goal: impl Fn(NodeIndex) -> bool,
        among: impl Fn(NodeIndex) -> bool,
        effort: &mut usize,
    ) -> Option<Vec<ArgumentId>> {
        let mut came: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            let mut next: Vec<NodeIndex> = self.graph.neighbors(node).collect();
            next.sort_unstable();
            for next in next {
                *effort = effort.checked_sub(1)?;
                if !among(next) || came.contains_key(&next) {
                    continue;
                }
                came.insert(next, node);
                if is_goal(next) {
                    return Some(self.back(from, next, &came));
                }
                queue.push_back(next);
            }
        }
        None
    }

    fn back(&self, from: NodeIndex, to: NodeIndex, came: &BTreeMap<NodeIndex, NodeIndex>) -> Vec<ArgumentId> {
        let mut path = vec![self.graph[to]];
        let mut at = came[&to];
        while at != from {
            path.push(self.graph[at]);
            at = came[&at];
        }
        path.push(self.graph[from]);
        path.reverse();
        path
    }
}

/// Arguments that are out since they hold only through each other, each circle once, as its shortest chain.
pub(super) fn circles(ground: &Ground<'_>, varied: &Varied, region: &Region) -> Vec<Vec<ArgumentId>> {
    let is_unfounded = |argument: &ArgumentId| {
        let node = varied.network.argument_node(*argument);
        node.is_some_and(|node| varied.labels.reason(node) == Reason::Unfounded)
    };
    let arguments: Vec<ArgumentId> = region.arguments.iter().copied().filter(is_unfounded).collect();
    let supports = Supports::new(ground.theory, &varied.network, &arguments);
    let mut effort = EFFORT;
    let mut found: Vec<Vec<ArgumentId>> = Vec::new();
    for mut circle in petgraph::algo::kosaraju_scc(&supports.graph) {
        circle.sort_unstable();
        let among: BTreeSet<NodeIndex> = circle.iter().copied().collect();
        let first = circle[0];
        let path = supports.path(first, |node| node == first, |node| among.contains(&node), &mut effort);
        found.extend(path.map(|mut path| {
            path.pop();
            path
        }));
    }
    found.sort();
    found
}

/// Arguments that stand or are open and support an objection to themselves: the way from the argument to the objection.
pub(super) fn self_defeats(
    ground: &Ground<'_>,
    reverse: &Reverse,
    varied: &Varied,
    region: &Region,
) -> Vec<Vec<ArgumentId>> {
    let arguments: Vec<ArgumentId> =
        region.arguments.iter().copied().filter(|argument| stands(varied, *argument)).collect();
    let supports = Supports::new(ground.theory, &varied.network, &arguments);
    let objections: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = arguments
        .iter()
        .map(|argument| {
            let against = objections(ground, reverse, varied, *argument);
            let against = against.into_iter().filter_map(|other| supports.nodes.get(&other).copied());
            (supports.nodes[argument], against.collect())
        })
        .collect();
    // Who supports an objection to himself lies in a circle of supports and objections with it.
    let mut knots = supports.graph.map(|_, _| (), |_, ()| ());
    for (target, against) in &objections {
        against.iter().for_each(|from| _ = knots.add_edge(*from, *target, ()));
    }
    let mut effort = EFFORT;
    let mut found: Vec<Vec<ArgumentId>> = Vec::new();
    for mut knot in petgraph::algo::kosaraju_scc(&knots) {
        knot.sort_unstable();
        let among: BTreeSet<NodeIndex> = knot.iter().copied().collect();
        for start in &knot {
            let against = &objections[start];
            if against.contains(start) {
                found.push(vec![supports.graph[*start]]);
            } else if against.iter().any(|from| among.contains(from)) {
                let is_goal = |node| against.contains(&node);
                found.extend(supports.path(*start, is_goal, |node| among.contains(&node), &mut effort));
            }
        }
    }
    nearest(found)
}

/// Of several that lead to one objection only the one that it speaks against most closely: what supports that one
/// supports the objection too, and need not be told again.
fn nearest(mut found: Vec<Vec<ArgumentId>>) -> Vec<Vec<ArgumentId>> {
    found.sort_by_key(|path| (path.len(), path.clone()));
    let mut told: BTreeSet<ArgumentId> = BTreeSet::new();
    found.retain(|path| path.last().is_some_and(|objection| told.insert(*objection)));
    found
}

/// Who objects to an argument: by undercutting it, by an exception, by the contrary of what it presumes or concludes.
fn objections(
    ground: &Ground<'_>,
    reverse: &Reverse,
    varied: &Varied,
    argument: ArgumentId,
) -> Vec<ArgumentId> {
    let (theory, network) = (ground.theory, &varied.network);
    let columns = &theory.arguments;
    let mut found: Vec<ArgumentId> = reverse.undercutting(theory, argument).collect();
    for row in columns.unless_of(argument) {
        found.extend(network.arguments_for(row.2));
    }
    for row in columns.assuming_of(argument) {
        found.extend(network.arguments_for(row.2.contrary()));
    }
    if let GroundConclusion::So(statement) = columns.conclusions[argument.index()]
        && !columns.strict[argument.index()]
        && network.standard(statement) == Standard::Undefeated
    {
        let against = network.arguments_for(statement.contrary()).iter().copied();
        found.extend(against.filter(|other| !network.is_preferred(argument, *other)));
    }
    found
}
