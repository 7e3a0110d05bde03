//! Complete sets, and the preferred, stable and semi-stable among them, where grounded evaluation leaves little open.
//!
//! Only what is undecided differs between complete sets. A set is sought by what it says of the undecided nodes that
//! object to others, since Γ looks at nothing else: bounds on T from both sides settle most of them, and the search
//! branches on the rest.

use super::{Label, Labels, status_of};
use crate::network::{Graph, Network};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// More undecided nodes than this are not looked at.
const MOST_NODES: usize = 64;
/// After so many branches the search is given up.
const MOST_BRANCHES: usize = 4_000;

/// What a statement is in every set of a semantics.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sceptical {
    /// It has this status in all; where they differ it is contested.
    Status(Status),
    /// There is no such set.
    NoSet,
    /// Too much is undecided to look at every set.
    NotComputed,
}

/// The status of a statement in every set of a semantics, by the grounded labels of its network.
#[must_use]
pub fn sceptical(
    network: &Network,
    labels: &Labels,
    statement: StatementId,
    semantics: Semantics,
) -> Sceptical {
    let grounded = super::status(network, labels, statement);
    let sides = [statement, statement.contrary()].map(|side| network.statement_node(side));
    // Every complete set holds the grounded one, which is complete itself.
    let settled = matches!(grounded, Status::Accepted | Status::Rejected | Status::Unproven);
    match semantics {
        Semantics::Grounded | Semantics::Complete | Semantics::Ideal => return Sceptical::Status(grounded),
        Semantics::Preferred | Semantics::SemiStable if settled => return Sceptical::Status(grounded),
        Semantics::Preferred | Semantics::SemiStable | Semantics::Stable => {}
    }
    // What a preferred set says of a node depends on nothing that does not reach the node.
    let reached = (semantics == Semantics::Preferred).then(|| sides.iter().copied().flatten().collect());
    let Some(part) = Part::new(network.graph(), labels, reached) else { return Sceptical::NotComputed };
    let Some(sets) = part.complete() else { return Sceptical::NotComputed };
    let chosen = choose(&sets, semantics);
    let mut found = chosen.iter().map(|set| part.status(set, labels, sides));
    let Some(first) = found.next() else { return Sceptical::NoSet };
    Sceptical::Status(if found.all(|other| other == first) { first } else { Status::Contested })
}

/// A set: what holds in it (T) and what possibly does (P), of the undecided nodes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Set {
    holds: u64,
    possible: u64,
}

fn choose(sets: &[Set], semantics: Semantics) -> Vec<Set> {
    let within = |one: u64, other: u64| one & !other == 0 && one != other;
    let open = |set: &Set| set.possible & !set.holds;
    let is_chosen = |set: &&Set| match semantics {
        Semantics::Preferred => !sets.iter().any(|other| within(set.holds, other.holds)),
        Semantics::SemiStable => !sets.iter().any(|other| within(open(other), open(set))),
        Semantics::Stable => open(set) == 0,
        _ => true,
    };
    sets.iter().filter(is_chosen).copied().collect()
}

/// The undecided part of a graph, the settled nodes taken out.
struct Part {
    places: BTreeMap<NodeId, usize>,
    nodes: Vec<Node>,
    /// The nodes that object to others.
    objectors: u64,
}

struct Node {
    need: usize,
    supports: Vec<usize>,
    objections: u64,
}

impl Part {
    /// All that is undecided, or what of it reaches some nodes; `None` where that is too much.
    fn new(graph: &Graph, labels: &Labels, reached: Option<Vec<NodeId>>) -> Option<Self> {
        let is_open = |node: &NodeId| labels.label(*node) == Label::Undecided;
        let members: Vec<NodeId> = match reached {
            None => graph.nodes().filter(is_open).take(MOST_NODES + 1).collect(),
            Some(targets) => reaching(graph, targets, is_open),
        };
        if members.len() > MOST_NODES {
            return None;
        }
        let places: BTreeMap<NodeId, usize> =
            members.iter().enumerate().map(|(place, node)| (*node, place)).collect();
        let node = |node: &NodeId| {
            let supports = graph.supports(*node);
            let held = supports.iter().filter(|from| labels.label(**from) == Label::In).count();
            let objections = graph.objections(*node).iter().filter_map(|from| places.get(from));
            Node {
                need: (graph.need(*node) as usize).saturating_sub(held),
                supports: supports.iter().filter_map(|from| places.get(from).copied()).collect(),
                objections: objections.fold(0, |set, place| set | 1 << place),
            }
        };
        let nodes: Vec<Node> = members.iter().map(node).collect();
        let objectors = nodes.iter().fold(0, |set, node| set | node.objections);
        Some(Self { places, nodes, objectors })
    }

    /// Γ: the least set in which nodes hold that have support enough in it and no objection in `against`.
    fn gamma(&self, against: u64) -> u64 {
        let mut holds = 0u64;
        loop {
            let before = holds;
            for (place, node) in self.nodes.iter().enumerate() {
                let count = || node.supports.iter().filter(|from| holds >> **from & 1 == 1).count();
                if node.objections & against == 0 && count() >= node.need {
                    holds |= 1 << place;
                }
            }
            if holds == before {
                return holds;
            }
        }
    }

    /// Every complete set; `None` where the search was given up.
    fn complete(&self) -> Option<Vec<Set>> {
        let mut found = Vec::new();
        let mut open = vec![(0u64, 0u64)];
        let mut branches = 0;
        while let Some((held, fallen)) = open.pop() {
            branches += 1;
            if branches > MOST_BRANCHES {
                return None;
            }
            let Some((held, fallen)) = self.bounded(held, fallen) else { continue };
            let undetermined = self.objectors & !held & !fallen;
            if undetermined != 0 {
                let next = 1 << undetermined.trailing_zeros();
                open.push((held, fallen | next));
                open.push((held | next, fallen));
                continue;
            }
            let possible = self.gamma(held);
            let holds = self.gamma(possible);
            if holds & self.objectors == held && holds & !possible == 0 {
                found.push(Set { holds, possible });
            }
        }
        Some(found)
    }

    /// What follows for the objectors from those that are held and those that are not; `None` for a contradiction.
    /// Γ is antitone, so Γ∘Γ bounds T from below at the least that it may be and from above at the most.
    fn bounded(&self, mut held: u64, mut fallen: u64) -> Option<(u64, u64)> {
        loop {
            let widest = self.gamma(held);
            let narrowest = self.gamma(self.objectors & !fallen);
            let lower = self.gamma(widest);
            let upper = self.gamma(narrowest) & widest;
            if lower & fallen != 0 || held & !upper != 0 {
                return None;
            }
            let next = (held | lower & self.objectors, fallen | self.objectors & !upper);
            if next == (held, fallen) {
                return Some(next);
            }
            (held, fallen) = next;
        }
    }

    fn status(&self, set: &Set, labels: &Labels, sides: [Option<NodeId>; 2]) -> Status {
        let label = |side: Option<NodeId>| {
            let Some(node) = side else { return Label::Out };
            match self.places.get(&node) {
                Some(place) if set.holds >> place & 1 == 1 => Label::In,
                Some(place) if set.possible >> place & 1 == 1 => Label::Undecided,
                Some(_) => Label::Out,
                None => labels.label(node),
            }
        };
        status_of(sides.map(label))
    }
}

/// The undecided nodes that reach the targets, and too many of them at most by one.
fn reaching(graph: &Graph, targets: Vec<NodeId>, is_open: impl Fn(&NodeId) -> bool) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut queue = targets;
    while let Some(node) = queue.pop() {
        if found.len() > MOST_NODES || !is_open(&node) || found.contains(&node) {
            continue;
        }
        found.push(node);
        queue.extend(graph.supports(node).iter().chain(graph.objections(node)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::grounded;
    use super::*;
    use crate::network::made::graph;

    fn sets(graph: &Graph) -> Vec<Set> {
        let part = Part::new(graph, &grounded(graph), None).expect("it is small");
        let mut sets = part.complete().expect("it is small");
        sets.sort_by_key(|set| set.holds);
        sets
    }

    #[test]
    fn two_that_object_to_each_other_have_three_complete_sets() {
        let quarrel = graph(&[(0, &[], &[1]), (0, &[], &[0])]);
        let found = sets(&quarrel);
        assert_eq!(found.iter().map(|set| set.holds).collect::<Vec<_>>(), [0b00, 0b01, 0b10]);
        assert_eq!(choose(&found, Semantics::Preferred).len(), 2);
        assert_eq!(choose(&found, Semantics::Stable).len(), 2);
    }

    #[test]
    fn what_objects_to_itself_leaves_no_stable_set() {
        let liar = graph(&[(0, &[], &[0])]);
        assert_eq!(sets(&liar), [Set { holds: 0, possible: 1 }]);
        assert!(choose(&sets(&liar), Semantics::Stable).is_empty());
        assert_eq!(choose(&sets(&liar), Semantics::SemiStable).len(), 1);
    }

    /// Against every subset of small random graphs, by the definition alone.
    #[test]
    fn complete_sets_are_those_of_the_definition() {
        let mut seed = 7u32;
        let mut draw = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..2_000 {
            let count = 2 + draw(7);
            let nodes: Vec<_> = (0..count)
                .map(|_| {
                    let supports: Vec<u32> = (0..count).filter(|_| draw(5) == 0).collect();
                    let objections: Vec<u32> = (0..count).filter(|_| draw(3) == 0).collect();
                    (draw(supports.len() as u32 + 1) as usize, supports, objections)
                })
                .collect();
            let written: Vec<_> =
                nodes.iter().map(|(need, one, other)| (*need, &one[..], &other[..])).collect();
            let graph = graph(&written);
            let labels = grounded(&graph);
            let part = Part::new(&graph, &labels, None).expect("it is small");
            let open = part.nodes.len();
            let mut expected: Vec<Set> = (0..1u64 << open)
                .map(|holds| Set { holds, possible: part.gamma(holds) })
                .filter(|set| part.gamma(set.possible) == set.holds && set.holds & !set.possible == 0)
                .collect();
            expected.sort_by_key(|set| set.holds);
            assert_eq!(sets(&graph), expected, "{nodes:?}");
        }
    }
}
