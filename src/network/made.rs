//! Graphs for tests: as a test writes them, and any.

use super::Graph;
use crate::vocabulary::NodeId;
use proptest::collection::vec;
use proptest::prelude::*;

/// A graph of nodes as a test writes them: what each needs, its supports, its objections.
pub(crate) fn graph(nodes: &[(usize, &[u32], &[u32])]) -> Graph {
    let mut graph = Graph::default();
    for (need, supports, objections) in nodes {
        let ids = |list: &[u32]| list.iter().copied().map(NodeId).collect::<Vec<_>>();
        graph.push(*need, &ids(supports), &ids(objections));
    }
    graph
}

/// Any graph of up to so many nodes.
pub(crate) fn graphs(most: usize) -> impl Strategy<Value = Graph> {
    (1..=most).prop_flat_map(|size| {
        let list = move |longest| {
            vec(0..size as u32, 0..longest).prop_map(|mut list| {
                list.sort_unstable();
                list.dedup();
                list
            })
        };
        vec((0..3usize, list(4), list(3)), size).prop_map(|nodes| {
            let nodes: Vec<_> = nodes
                .iter()
                .map(|(need, supports, objections)| (*need, supports.as_slice(), objections.as_slice()))
                .collect();
            graph(&nodes)
        })
    })
}
