//! What grounded evaluation leaves undecided, in parts that have nothing to do with each other.

use super::super::{Label, Labels};
use crate::network::Graph;
use crate::vocabulary::NodeId;
use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashSet;

/// Some undecided nodes as a graph of their own, the settled nodes taken out. In it every node has supports enough that
/// are not settled, and nothing that is settled objects.
pub(super) struct Part {
    /// The nodes by their places in the part, ascending.
    pub(super) nodes: Vec<NodeId>,
    /// The graph by those places.
    pub(super) graph: Graph,
}

impl Part {
    /// A part of undecided nodes, ascending. Every undecided node that bears on a member is a member.
    pub(super) fn new(graph: &Graph, labels: &Labels, nodes: Vec<NodeId>) -> Self {
        let mut part = Graph::with_capacity(nodes.len(), 0);
        let places = |from: &[NodeId]| -> Vec<NodeId> {
            from.iter().filter_map(|node| nodes.binary_search(node).ok()).map(NodeId::new).collect()
        };
        for node in &nodes {
            let supports = graph.supports(*node);
            let held = supports.iter().filter(|from| labels.label(**from) == Label::In).count();
            let need = (graph.need(*node) as usize).saturating_sub(held);
            part.push(need, &places(supports), &places(graph.objections(*node)));
        }
        Self { nodes, graph: part }
    }

    /// Where a node of the whole graph stands in the part.
    pub(super) fn place(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.binary_search(&node).ok().map(NodeId::new)
    }
}

/// The undecided nodes in components that no edge joins, each ascending, by their first nodes.
pub(super) fn components(graph: &Graph, labels: &Labels) -> Vec<Vec<NodeId>> {
    let is_open = |node: &NodeId| labels.label(*node) == Label::Undecided;
    let open: Vec<NodeId> = graph.nodes().filter(is_open).collect();
    let mut joined = UnionFind::<u32>::new(graph.len());
    for node in &open {
        for from in graph.supports(*node).iter().chain(graph.objections(*node)).filter(|from| is_open(from)) {
            joined.union(node.0, from.0);
        }
    }
    let mut numbers = vec![u32::MAX; graph.len()];
    let mut components: Vec<Vec<NodeId>> = Vec::new();
    for node in open {
        let number = &mut numbers[joined.find_mut(node.0) as usize];
        if *number == u32::MAX {
            *number = components.len() as u32;
            components.push(Vec::new());
        }
        components[*number as usize].push(node);
    }
    components
}

/// The undecided nodes that bear on some nodes, and those themselves where they are undecided, ascending.
pub(super) fn reaching(
    graph: &Graph,
    labels: &Labels,
    targets: impl IntoIterator<Item = NodeId>,
) -> Vec<NodeId> {
    let mut found = FxHashSet::default();
    let mut nodes = Vec::new();
    let mut waiting: Vec<NodeId> = targets.into_iter().collect();
    while let Some(node) = waiting.pop() {
        if labels.label(node) == Label::Undecided && found.insert(node) {
            nodes.push(node);
            waiting.extend(graph.supports(node).iter().chain(graph.objections(node)));
        }
    }
    nodes.sort_unstable();
    nodes
}
