//! Nodes that hold only through each other, in a model of the clauses: T and P are least sets, which clauses do not say.
//!
//! Where a set of nodes holds and none of them has supports enough outside of the set, a clause says that one of these
//! outer supports is missing (a loop formula: Lin and Zhao 2004; for counts, Liu and Truszczyński 2006).

use super::super::Dependents;
use crate::network::Graph;
use crate::sat::{Literal, Solver};
use crate::vocabulary::NodeId;
use petgraph::graph::{DiGraph, NodeIndex};

/// The components of a graph in which supports run in a circle.
pub(super) struct Circles {
    components: Vec<Vec<NodeId>>,
    /// The component of each node, from 1; 0 for those in none.
    numbers: Vec<u32>,
    dependents: Dependents,
}

impl Circles {
    /// `None` where no supports run in a circle.
    pub(super) fn new(graph: &Graph) -> Option<Self> {
        let all: Vec<NodeId> = graph.nodes().filter(|node| graph.need(*node) > 0).collect();
        let components: Vec<Vec<NodeId>> = strong_components(graph, &all)
            .into_iter()
            .filter(|members| members.len() > 1 || graph.supports(members[0]).contains(&members[0]))
            .collect();
        if components.is_empty() {
            return None;
        }
        let mut numbers = vec![0; graph.len()];
        for (place, members) in components.iter().enumerate() {
            members.iter().for_each(|node| numbers[node.index()] = place as u32 + 1);
        }
        Some(Self { components, numbers, dependents: Dependents::new(graph) })
    }

    /// Adds clauses against what holds only through itself by the model that was found; whether there was any.
    pub(super) fn forbid(&self, graph: &Graph, solver: &mut Solver, literals: &[Literal]) -> bool {
        let mut clauses = Vec::new();
        for members in &self.components {
            let unfounded = self.unfounded(graph, members, |node| solver.value(literals[node.index()]));
            for set in closed(graph, &unfounded) {
                let outer = outer(graph, &set, literals, solver);
                clauses.push((set, outer));
            }
        }
        let found = !clauses.is_empty();
        for (set, outer) in clauses {
            forbid(solver, &set, &outer, literals);
        }
        found
    }

    /// The members that hold without supports enough that come before them.
    fn unfounded(&self, graph: &Graph, members: &[NodeId], holds: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
        let number = |node: NodeId| self.numbers[node.index()];
        let standing: Vec<NodeId> = members.iter().copied().filter(|node| holds(*node)).collect();
        let place = |node: NodeId| standing.binary_search(&node).ok();
        let own = members.first().map_or(0, |node| number(*node));
        let outside = |node: &NodeId| {
            let given = graph.supports(*node).iter().filter(|from| number(**from) != own && holds(**from));
            graph.need(*node).saturating_sub(given.count() as u32)
        };
        let mut lacking: Vec<u32> = standing.iter().map(outside).collect();
        let mut founded: Vec<usize> = (0..standing.len()).filter(|place| lacking[*place] == 0).collect();
        let mut next = 0;
        while let Some(from) = founded.get(next).copied() {
            next += 1;
            for to in self.dependents.supported(standing[from]).filter_map(place) {
                if lacking[to] > 0 {
                    lacking[to] -= 1;
                    if lacking[to] == 0 {
                        founded.push(to);
                    }
                }
            }
        }
        standing.into_iter().zip(lacking).filter(|(_, lacking)| *lacking > 0).map(|(node, _)| node).collect()
    }
}

/// The strongly connected components of some nodes (ascending) by their supports; each ascending.
fn strong_components(graph: &Graph, nodes: &[NodeId]) -> Vec<Vec<NodeId>> {
    let mut part: DiGraph<NodeId, (), u32> = DiGraph::with_capacity(nodes.len(), nodes.len());
    for node in nodes {
        part.add_node(*node);
    }
    for (place, node) in nodes.iter().enumerate() {
        for from in graph.supports(*node).iter().filter_map(|from| nodes.binary_search(from).ok()) {
            part.add_edge(NodeIndex::new(place), NodeIndex::new(from), ());
        }
    }
    let components = petgraph::algo::kosaraju_scc(&part).into_iter();
    components
        .map(|members| {
            let mut members: Vec<NodeId> = members.into_iter().map(|member| part[member]).collect();
            members.sort_unstable();
            members
        })
        .collect()
}

/// The components of an unfounded set that lean on no other of its nodes: the smallest sets that are unfounded by themselves.
fn closed(graph: &Graph, unfounded: &[NodeId]) -> Vec<Vec<NodeId>> {
    let mut components = strong_components(graph, unfounded);
    components.retain(|members| {
        let leaves =
            |from: &&NodeId| unfounded.binary_search(from).is_ok() && members.binary_search(from).is_err();
        !members.iter().flat_map(|node| graph.supports(*node)).any(|from| leaves(&from))
    });
    components
}

/// The supports from outside of an unfounded set of which one would have to hold, and does not in the model.
fn outer(graph: &Graph, set: &[NodeId], literals: &[Literal], solver: &Solver) -> Vec<Literal> {
    let mut found = Vec::new();
    for node in set {
        let from = graph.supports(*node).iter().filter(|from| set.binary_search(from).is_err());
        let from: Vec<Literal> = from.map(|from| literals[from.index()]).collect();
        if from.len() >= graph.need(*node) as usize {
            found.extend(from.into_iter().filter(|literal| !solver.value(*literal)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// None of the set holds unless one of the outer supports does.
fn forbid(solver: &mut Solver, set: &[NodeId], outer: &[Literal], literals: &[Literal]) {
    let needed = match outer {
        [] => None,
        [one] => Some(*one),
        more => {
            let some = solver.variable();
            let clause: Vec<Literal> = std::iter::once(!some).chain(more.iter().copied()).collect();
            solver.add(&clause);
            Some(some)
        }
    };
    for node in set {
        let clause: Vec<Literal> = std::iter::once(!literals[node.index()]).chain(needed).collect();
        solver.add(&clause);
    }
}
