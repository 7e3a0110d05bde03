//! The grounded labels by their definition, and graphs to try it on.

use proptest::collection::vec;
use proptest::prelude::*;
use standpoint::evaluate::Label;
use standpoint::network::Graph;
use standpoint::vocabulary::{NodeId, Semantics};

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

/// A set: what holds in it, and what possibly does.
pub(crate) type Set = (Vec<bool>, Vec<bool>);

/// The sets of a semantics by the definitions, out of all that can be said of the nodes that object to others.
pub(crate) fn sets(graph: &Graph, semantics: Semantics) -> Vec<Set> {
    let all = complete(graph);
    let least = all.iter().min_by_key(|(sure, _)| count(sure)).cloned();
    let preferred = || all.iter().filter(|(sure, _)| !all.iter().any(|(other, _)| is_smaller(sure, other)));
    match semantics {
        Semantics::Complete => all,
        Semantics::Grounded => least.into_iter().collect(),
        Semantics::Preferred => preferred().cloned().collect(),
        Semantics::Stable => all.into_iter().filter(|(sure, possible)| sure == possible).collect(),
        Semantics::SemiStable => {
            let smallest = |set: &&Set| !all.iter().any(|other| is_smaller(&gap(other), &gap(set)));
            all.iter().filter(smallest).cloned().collect()
        }
        Semantics::Ideal => {
            let in_all = |set: &&Set| preferred().all(|(sure, _)| sure == &set.0 || is_smaller(&set.0, sure));
            all.iter().filter(in_all).max_by_key(|(sure, _)| count(sure)).cloned().into_iter().collect()
        }
    }
}

/// The sets T with Γ(Γ(T)) = T and T within Γ(T), each with Γ(T), ascending.
fn complete(graph: &Graph) -> Vec<Set> {
    let mut objectors: Vec<NodeId> = graph.nodes().flat_map(|node| graph.objections(node)).copied().collect();
    objectors.sort_unstable();
    objectors.dedup();
    let mut found = Vec::new();
    for bits in 0..1u32 << objectors.len() {
        let mut objecting = vec![false; graph.len()];
        objectors
            .iter()
            .enumerate()
            .for_each(|(place, node)| objecting[node.index()] = bits >> place & 1 == 1);
        let possible = gamma(graph, &objecting);
        let sure = gamma(graph, &possible);
        let is_within = sure.iter().zip(&possible).all(|(sure, possible)| *possible || !sure);
        if is_within && gamma(graph, &sure) == possible {
            found.push((sure, possible));
        }
    }
    found.sort();
    found.dedup();
    found
}

fn count(set: &[bool]) -> usize {
    set.iter().filter(|member| **member).count()
}

/// Whether the one lies within the other, and is not it.
fn is_smaller(one: &[bool], other: &[bool]) -> bool {
    one != other && one.iter().zip(other).all(|(one, other)| *other || !one)
}

fn gap((sure, possible): &Set) -> Vec<bool> {
    sure.iter().zip(possible).map(|(sure, possible)| *possible && !sure).collect()
}
