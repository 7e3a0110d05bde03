//! The grounded labels by their definition, and graphs to try it on.

use proptest::collection::vec;
use proptest::prelude::*;
use standpoint::evaluate::Label;
use standpoint::network::Graph;
use standpoint::vocabulary::NodeId;

/// The least set of nodes that is closed under their conditions, with the objections fixed.
fn gamma(graph: &Graph, objecting: &[bool]) -> Vec<bool> {
    let mut holds = vec![false; graph.len()];
    loop {
        let stands = |node: NodeId| {
            let supports = graph.supports(node).iter().filter(|support| holds[support.index()]).count();
            let objected = graph.objections(node).iter().any(|objection| objecting[objection.index()]);
            supports >= graph.need(node) as usize && !objected
        };
        let next: Vec<bool> = graph.nodes().map(|node| holds[node.index()] || stands(node)).collect();
        if next == holds {
            return holds;
        }
        holds = next;
    }
}

/// Labels by the definition: the least fixpoint of gamma twice, and gamma of it.
pub(crate) fn by_definition(graph: &Graph) -> Vec<Label> {
    let mut sure = vec![false; graph.len()];
    loop {
        let possible = gamma(graph, &sure);
        let next = gamma(graph, &possible);
        if next == sure {
            let label = |(sure, possible): (&bool, &bool)| match (sure, possible) {
                (true, _) => Label::In,
                (false, true) => Label::Undecided,
                (false, false) => Label::Out,
            };
            return sure.iter().zip(&possible).map(label).collect();
        }
        sure = next;
    }
}

/// Graphs of up to so many nodes.
pub(crate) fn graphs(most: usize) -> impl Strategy<Value = Graph> {
    (1..=most).prop_flat_map(|size| {
        let node = (0..3usize, vec(0..size as u32, 0..4), vec(0..size as u32, 0..3));
        vec(node, size).prop_map(|nodes| {
            let mut graph = Graph::default();
            for (need, supports, objections) in nodes {
                let ids = |mut list: Vec<u32>| {
                    list.sort_unstable();
                    list.dedup();
                    list.into_iter().map(NodeId).collect::<Vec<_>>()
                };
                graph.push(need, &ids(supports), &ids(objections));
            }
            graph
        })
    })
}
