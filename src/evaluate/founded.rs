//! Unfounded sets: open nodes that hold only through each other.
//!
//! Among the nodes whose supports run in a circle each one is *founded* by enough supports that come before
//! it in some order: supports from outside its component, or that are in, or that were founded earlier. When
//! such a support falls, the node and all that were founded on it are doubted; those that still have enough
//! earlier supports are founded anew, the others are the unfounded set.

use super::{Dependents, Mark};
use crate::network::Graph;
use crate::vocabulary::NodeId;
use petgraph::graph::{DiGraph, NodeIndex};

/// The order in which nodes were founded.
pub(super) struct Founded {
    /// The component of each node whose supports run in a circle; 0 for the others.
    components: Vec<u32>,
    /// When each such node was founded; `NEVER` where it is not.
    orders: Vec<u32>,
    /// How many of its standing supports found it.
    counts: Vec<u32>,
    needs: Vec<u32>,
    next: u32,
    doubted: Vec<NodeId>,
}

const NEVER: u32 = u32::MAX;

impl Founded {
    /// `None` where no open node's supports run in a circle.
    pub(super) fn new(graph: &Graph, dependents: &Dependents, marks: &[Mark]) -> Option<Self> {
        let components = components(graph, dependents, marks)?;
        let cyclic: Vec<NodeId> = graph.nodes().filter(|node| components[node.index()] != 0).collect();
        let (orders, counts) = (vec![NEVER; graph.len()], vec![0; graph.len()]);
        let needs = graph.nodes().map(|node| graph.need(node)).collect();
        let mut founded = Self { components, orders, counts, needs, next: 0, doubted: Vec::new() };
        for node in &cyclic {
            founded.counts[node.index()] = founded.count(graph, *node, marks);
        }
        // All are doubted at first: those that cannot be founded make the first unfounded set.
        founded.doubted = cyclic;
        Some(founded)
    }

    fn same(&self, one: NodeId, other: NodeId) -> bool {
        self.components[one.index()] != 0 && self.components[one.index()] == self.components[other.index()]
    }

    /// How many supports found a node that is itself not founded.
    fn count(&self, graph: &Graph, node: NodeId, marks: &[Mark]) -> u32 {
        let founds = |support: &&NodeId| {
            let mark = marks[support.index()];
            !mark.is_out()
                && (mark == Mark::In || !self.same(node, **support) || self.orders[support.index()] != NEVER)
        };
        graph.supports(node).iter().filter(founds).count() as u32
    }

    /// A node was settled: what it founds is told.
    pub(super) fn settled(&mut self, node: NodeId, is_in: bool, dependents: &Dependents, marks: &[Mark]) {
        for dependent in dependents.supported(node) {
            let index = dependent.index();
            if self.components[index] == 0 || marks[index] != Mark::Open {
                continue;
            }
            let counted = !self.same(node, dependent) || self.orders[node.index()] < self.orders[index];
            if is_in && !counted {
                self.counts[index] += 1;
            } else if !is_in && counted {
                self.counts[index] -= 1;
                if self.counts[index] < self.needs[index] {
                    self.doubted.push(dependent);
                }
            }
        }
    }

    /// The unfounded set of the nodes that are doubted now.
    pub(super) fn unfounded(
        &mut self,
        graph: &Graph,
        dependents: &Dependents,
        marks: &[Mark],
    ) -> Vec<NodeId> {
        let doubted = self.spread_doubt(graph, dependents, marks);
        let mut ready: Vec<NodeId> = doubted.iter().copied().filter(|node| self.is_ready(*node)).collect();
        let mut place = 0;
        while let Some(node) = ready.get(place).copied() {
            place += 1;
            if self.orders[node.index()] != NEVER {
                continue;
            }
            self.orders[node.index()] = self.next;
            self.next += 1;
            for dependent in
                dependents.supported(node).filter(|dependent| marks[dependent.index()] == Mark::Open)
            {
                if self.same(node, dependent) && self.orders[dependent.index()] == NEVER {
                    self.counts[dependent.index()] += 1;
                    if self.is_ready(dependent) {
                        ready.push(dependent);
                    }
                }
            }
        }
        doubted.into_iter().filter(|node| self.orders[node.index()] == NEVER).collect()
    }

    fn is_ready(&self, node: NodeId) -> bool {
        self.counts[node.index()] >= self.needs[node.index()]
    }

    /// All open nodes that are doubted, directly or because what founded them is.
    fn spread_doubt(&mut self, graph: &Graph, dependents: &Dependents, marks: &[Mark]) -> Vec<NodeId> {
        let mut waiting = std::mem::take(&mut self.doubted);
        let mut all = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(node) = waiting.pop() {
            let open = marks[node.index()] == Mark::Open;
            if !open || self.is_ready(node) && self.orders[node.index()] != NEVER || !seen.insert(node) {
                continue;
            }
            let order = std::mem::replace(&mut self.orders[node.index()], NEVER);
            all.push(node);
            if order == NEVER {
                continue; // nothing was founded on it
            }
            self.counts[node.index()] = self.count(graph, node, marks);
            for dependent in dependents
                .supported(node)
                .filter(|other| *other != node && marks[other.index()] == Mark::Open)
            {
                if self.same(node, dependent) && order < self.orders[dependent.index()] {
                    self.counts[dependent.index()] -= 1;
                    waiting.push(dependent);
                }
            }
        }
        all.sort_unstable();
        all
    }
}

/// Numbers, from 1, the components of open nodes whose supports run in a circle; `None` if there are none.
fn components(graph: &Graph, dependents: &Dependents, marks: &[Mark]) -> Option<Vec<u32>> {
    let kept = peel(graph, dependents, marks);
    let mut places = vec![u32::MAX; graph.len()];
    let mut part: DiGraph<NodeId, (), u32> = DiGraph::new();
    for node in graph.nodes().filter(|node| kept[node.index()]) {
        places[node.index()] = part.add_node(node).index() as u32;
    }
    if part.node_count() == 0 {
        return None;
    }
    for to in part.node_indices() {
        for from in graph.supports(part[to]).iter().filter(|from| kept[from.index()]) {
            part.add_edge(NodeIndex::new(places[from.index()] as usize), to, ());
        }
    }
    let mut components = vec![0; graph.len()];
    let mut number = 0;
    for members in petgraph::algo::kosaraju_scc(&part) {
        let circular = members.len() > 1 || part.contains_edge(members[0], members[0]);
        if circular {
            number += 1;
            members.iter().for_each(|member| components[part[*member].index()] = number);
        }
    }
    (number > 0).then_some(components)
}

/// The open nodes that are left when those without open supports, and then those that support no open node,
/// are taken away again and again: only what lies on circles or between them.
fn peel(graph: &Graph, dependents: &Dependents, marks: &[Mark]) -> Vec<bool> {
    let mut kept: Vec<bool> = marks.iter().map(|mark| *mark == Mark::Open).collect();
    let supported = |node: NodeId| dependents.supported(node);
    let supports = |node: NodeId| graph.supports(node).iter().copied();
    strip(graph, &mut kept, supports, supported);
    strip(graph, &mut kept, supported, supports);
    kept
}

fn strip<A, B>(graph: &Graph, kept: &mut [bool], before: impl Fn(NodeId) -> A, after: impl Fn(NodeId) -> B)
where
    A: Iterator<Item = NodeId>,
    B: Iterator<Item = NodeId>,
{
    let mut counts = vec![0u32; graph.len()];
    let mut waiting = Vec::new();
    for node in graph.nodes().filter(|node| kept[node.index()]) {
        counts[node.index()] = before(node).filter(|other| kept[other.index()]).count() as u32;
        if counts[node.index()] == 0 {
            waiting.push(node);
        }
    }
    while let Some(node) = waiting.pop() {
        kept[node.index()] = false;
        for next in after(node).filter(|next| kept[next.index()]) {
            counts[next.index()] -= 1;
            if counts[next.index()] == 0 {
                waiting.push(next);
            }
        }
    }
}
