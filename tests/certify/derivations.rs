//! Labellings of small graphs: all of them are tried, and none but the true one is accepted.
//!
//! A labelling is no worse for other ranks, as long as what it needs stands before it: `follows` says what that is, in
//! sets, rank by rank. The checker accepts just that.

use crate::support::definition::{by_definition, graphs};
use proptest::prelude::*;
use standpoint::certify::check::check;
use standpoint::certify::{Labelling, Standing, from_evaluate};
use standpoint::evaluate::{Label, grounded};
use standpoint::network::Graph;
use standpoint::vocabulary::NodeId;
use std::collections::BTreeSet;

type Nodes = BTreeSet<NodeId>;

/// The grounded labels by their definition.
pub(crate) fn truth(graph: &Graph) -> Vec<Standing> {
    let standing = |label: &Label| match label {
        Label::In => Standing::In,
        Label::Out => Standing::Out,
        Label::Undecided => Standing::Undecided,
    };
    by_definition(graph).iter().map(standing).collect()
}

/// Enough of its supports are in the set.
fn has_enough(graph: &Graph, node: NodeId, set: &Nodes) -> bool {
    graph.supports(node).iter().filter(|support| set.contains(*support)).count() >= graph.need(node) as usize
}

fn is_hit(graph: &Graph, node: NodeId, set: &Nodes) -> bool {
    graph.objections(node).iter().any(|objection| set.contains(objection))
}

fn without(graph: &Graph, set: &Nodes) -> Nodes {
    graph.nodes().filter(|node| !set.contains(node)).collect()
}

/// What is known to hold and to fall so far.
#[derive(Default)]
struct Known {
    holds: Nodes,
    falls: Nodes,
}

impl Known {
    fn must_hold(&self, graph: &Graph, node: NodeId) -> bool {
        has_enough(graph, node, &self.holds) && !is_hit(graph, node, &without(graph, &self.falls))
    }

    /// Whether it cannot hold, if none of the set does.
    fn must_fall(&self, graph: &Graph, node: NodeId, set: &Nodes) -> bool {
        let fallen = self.falls.union(set).copied().collect();
        is_hit(graph, node, &self.holds) || !has_enough(graph, node, &without(graph, &fallen))
    }

    /// Whether what is undecided is rightly so, and possible in this order.
    fn may_hold(&self, graph: &Graph, rank: impl Fn(NodeId) -> u32) -> bool {
        let open: Nodes = without(graph, &self.holds.union(&self.falls).copied().collect());
        open.iter().all(|node| {
            let earlier = open.iter().copied().filter(|other| rank(*other) < rank(*node));
            let possible = self.holds.iter().copied().chain(earlier).collect();
            has_enough(graph, *node, &possible)
                && !is_hit(graph, *node, &self.holds)
                && !self.must_hold(graph, *node)
        })
    }
}

/// Whether the labels follow, each from those of lower ranks.
pub(crate) fn follows(graph: &Graph, labelling: &Labelling) -> bool {
    let rank = |node: NodeId| labelling.ranks[node.index()];
    let is = |standing| move |node: &NodeId| labelling.standings[node.index()] == standing;
    let settled: Nodes = graph.nodes().filter(|node| !is(Standing::Undecided)(node)).collect();
    let ranks: BTreeSet<u32> = settled.iter().copied().map(rank).collect();
    let mut known = Known::default();
    for stage in ranks {
        let now = settled.iter().copied().filter(|node| rank(*node) == stage);
        let (hold, fall): (Nodes, Nodes) = now.partition(is(Standing::In));
        let right = hold.iter().all(|node| known.must_hold(graph, *node))
            && fall.iter().all(|node| known.must_fall(graph, *node, &fall));
        if !right {
            return false;
        }
        known.holds.extend(hold);
        known.falls.extend(fall);
    }
    known.may_hold(graph, rank)
}

/// The best ranks that there can be for these labels; nodes that cannot follow get the last.
fn best(graph: &Graph, standings: &[Standing]) -> Labelling {
    let said = |standing| graph.nodes().filter(|node| standings[node.index()] == standing).collect::<Nodes>();
    let mut ranks = vec![u32::MAX; graph.len()];
    let (mut known, mut next) = (Known::default(), 0);
    loop {
        let open = |set: &Nodes| set.iter().copied().filter(|node| ranks[node.index()] == u32::MAX).collect();
        let (hold, mut fall): (Nodes, Nodes) = (open(&said(Standing::In)), open(&said(Standing::Out)));
        let hold: Nodes = hold.into_iter().filter(|node| known.must_hold(graph, *node)).collect();
        while let Some(kept) = fall.iter().copied().find(|node| !known.must_fall(graph, *node, &fall)) {
            fall.remove(&kept);
        }
        if hold.is_empty() && fall.is_empty() {
            break;
        }
        hold.iter().chain(&fall).for_each(|node| ranks[node.index()] = next);
        known.holds.extend(hold);
        known.falls.extend(fall);
        next += 1;
    }
    let mut possible = said(Standing::In);
    let mut open = said(Standing::Undecided);
    for round in 0..graph.len() as u32 {
        let now: Nodes = open.iter().copied().filter(|node| has_enough(graph, *node, &possible)).collect();
        now.iter().for_each(|node| ranks[node.index()] = round);
        open.retain(|node| !now.contains(node));
        possible.extend(now);
    }
    Labelling { standings: standings.to_vec(), ranks }
}

/// All lists of so many of these.
fn all<T: Copy>(of: &[T], length: usize) -> impl Iterator<Item = Vec<T>> {
    let count = of.len().pow(length as u32);
    (0..count).map(move |number| {
        (0..length).map(|place| of[number / of.len().pow(place as u32) % of.len()]).collect()
    })
}

const STANDINGS: [Standing; 3] = [Standing::In, Standing::Out, Standing::Undecided];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_engine_finds_is_accepted(graph in graphs(13)) {
        let labelling = from_evaluate::labelling(&graph, &grounded(&graph));
        prop_assert_eq!(check(&graph, &labelling), Ok(()));
        prop_assert_eq!(labelling.standings, truth(&graph));
    }

    #[test]
    fn no_other_labels_have_ranks_that_are_accepted(graph in graphs(6)) {
        let truth = truth(&graph);
        for standings in all(&STANDINGS, graph.len()) {
            let labelling = best(&graph, &standings);
            let accepted = check(&graph, &labelling).is_ok();
            prop_assert_eq!(accepted, standings == truth, "{:?}", labelling);
            prop_assert_eq!(accepted, follows(&graph, &labelling), "{:?}", labelling);
        }
    }

    #[test]
    fn random_ranks_make_nothing_true(graph in graphs(6), ranks in proptest::collection::vec(0..6u32, 6)) {
        let truth = truth(&graph);
        for standings in all(&STANDINGS, graph.len()) {
            let labelling = Labelling { standings, ranks: ranks[..graph.len()].to_vec() };
            let accepted = check(&graph, &labelling).is_ok();
            prop_assert_eq!(accepted, follows(&graph, &labelling), "{:?}", labelling);
            prop_assert!(!accepted || labelling.standings == truth, "{:?}", labelling);
        }
    }

    #[test]
    fn all_labels_with_all_ranks_of_three_nodes(graph in graphs(3)) {
        let truth = truth(&graph);
        for standings in all(&STANDINGS, graph.len()) {
            for ranks in all(&[0, 1, 2, 3], graph.len()) {
                let labelling = Labelling { standings: standings.clone(), ranks };
                let accepted = check(&graph, &labelling).is_ok();
                prop_assert_eq!(accepted, follows(&graph, &labelling), "{:?}", labelling);
                prop_assert!(!accepted || standings == truth, "{:?}", labelling);
            }
        }
    }

    #[test]
    fn swapped_ranks_are_accepted_where_all_still_follows(graph in graphs(8)) {
        let labelling = from_evaluate::labelling(&graph, &grounded(&graph));
        for one in 0..graph.len() {
            for other in 0..one {
                let mut swapped = labelling.clone();
                swapped.ranks.swap(one, other);
                prop_assert_eq!(check(&graph, &swapped).is_ok(), follows(&graph, &swapped), "{:?}", swapped);
            }
        }
    }

    #[test]
    fn an_edge_less_is_another_truth(graph in graphs(8)) {
        let labelling = from_evaluate::labelling(&graph, &grounded(&graph));
        for altered in less_an_edge(&graph) {
            prop_assert_eq!(check(&altered, &labelling).is_ok(), follows(&altered, &labelling));
            let changed = truth(&altered) != labelling.standings;
            prop_assert!(!changed || check(&altered, &labelling).is_err());
        }
    }
}

/// The graph without one of its objections or supports, for each.
fn less_an_edge(graph: &Graph) -> Vec<Graph> {
    let edges = (0..graph.len()).flat_map(|node| {
        let node = NodeId::new(node);
        let count = graph.supports(node).len() + graph.objections(node).len();
        (0..count).map(move |place| (node, place))
    });
    let without = |(less, place): (NodeId, usize)| {
        let mut altered = Graph::default();
        for node in graph.nodes() {
            let (mut supports, mut objections) =
                (graph.supports(node).to_vec(), graph.objections(node).to_vec());
            if node == less {
                match place.checked_sub(supports.len()) {
                    None => supports.remove(place),
                    Some(place) => objections.remove(place),
                };
            }
            altered.push(graph.need(node) as usize, &supports, &objections);
        }
        altered
    };
    edges.map(without).collect()
}
