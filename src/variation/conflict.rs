//! What a set of labels rests on: the switches of which at least one must be turned for any of it to change.
//!
//! A label is one of four judgements: that a node holds for certain, that it cannot hold, that it possibly holds, that
//! it does not hold for certain. Each has a proof that names judgements on its supports and objections:
//!
//! - *certain*: enough supports are certain, of lower rank, and every objection is impossible;
//! - *impossible*: an objection is certain, or so many supports are impossible that too few are left, of lower rank or
//!   of the same unfounded set;
//! - *possible*: enough supports are possible, each derived before it, and no objection is certain;
//! - *uncertain*: an objection is possible, or so many supports are uncertain that too few are left.
//!
//! By induction on ranks for the first two, and on the stages of Γ∘Γ for the last two, the judgements of a proof hold in
//! every network in which the nodes of the proof have the same edges and needs. So a change that touches none of them
//! changes nothing that was proved, and the changes that touch some are a *conflict* in the sense of Reiter (1987).

use crate::evaluate::{Label, Labels, Reason};
use crate::network::Graph;
use crate::vocabulary::NodeId;

/// What is said of a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Judgement {
    /// It holds for certain.
    Certain,
    /// It cannot hold.
    Impossible,
    /// It possibly holds.
    Possible,
    /// It does not hold for certain.
    Uncertain,
}

/// A node of a proof.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proved {
    pub(super) node: NodeId,
    /// Whether it was proved to hold, certainly or possibly.
    pub(super) holds: bool,
    /// The objection by which it was proved not to hold.
    pub(super) objection: Option<NodeId>,
}

/// Labels with what proofs need beside them.
pub(super) struct Proofs<'a> {
    graph: &'a Graph,
    labels: &'a Labels,
    /// About how much a proof of the label touches.
    costs: Vec<u32>,
    /// When an open node was derived as possible.
    derived: Vec<u32>,
    /// The unfounded set that a node was settled with, 0 for none.
    sets: Vec<u32>,
}

const UNKNOWN: u32 = u32::MAX;

impl<'a> Proofs<'a> {
    /// Takes time by the size of the graph; `weight` tells how much it costs to touch a node.
    pub(super) fn new(graph: &'a Graph, labels: &'a Labels, weight: impl Fn(NodeId) -> u32) -> Self {
        let mut order: Vec<NodeId> =
            graph.nodes().filter(|node| labels.label(*node) != Label::Undecided).collect();
        order.sort_unstable_by_key(|node| labels.rank(*node));
        let mut proofs = Self {
            graph,
            labels,
            costs: vec![UNKNOWN; graph.len()],
            derived: vec![UNKNOWN; graph.len()],
            sets: vec![0; graph.len()],
        };
        proofs.number_sets(&order);
        for node in &order {
            proofs.costs[node.index()] = proofs.cost(*node).saturating_add(weight(*node));
        }
        proofs.derive();
        proofs
    }

    /// Nodes that were settled as unfounded one right after the other lie in one set.
    fn number_sets(&mut self, order: &[NodeId]) {
        let (mut set, mut before) = (0, false);
        for node in order {
            let unfounded = self.labels.reason(*node) == Reason::Unfounded;
            set += u32::from(unfounded && !before);
            self.sets[node.index()] = if unfounded { set } else { 0 };
            before = unfounded;
        }
    }

    fn cost(&self, node: NodeId) -> u32 {
        let sum = |nodes: &mut dyn Iterator<Item = NodeId>| {
            nodes.fold(0u32, |sum, node| sum.saturating_add(self.costs[node.index()].min(1 << 24)))
        };
        if self.labels.label(node) == Label::In {
            let supports = sum(&mut self.cheapest_certain(node).into_iter());
            return supports.saturating_add(sum(&mut self.graph.objections(node).iter().copied()));
        }
        let objection = self.cheapest_objection(node).map_or(UNKNOWN, |by| self.costs[by.index()]);
        let supports = self.cheapest_impossible(node).map_or(UNKNOWN, |lost| sum(&mut lost.into_iter()));
        objection.min(supports).min(1 << 28)
    }

    fn is_before(&self, one: NodeId, other: NodeId) -> bool {
        self.labels.rank(one) < self.labels.rank(other)
    }

    /// As many supports as it needs, of those that were certain before it.
    fn cheapest_certain(&self, node: NodeId) -> Vec<NodeId> {
        let supports = self.graph.supports(node).iter().copied();
        let mut certain: Vec<NodeId> = supports
            .filter(|support| self.labels.label(*support) == Label::In && self.is_before(*support, node))
            .collect();
        certain.sort_by_key(|support| self.costs[support.index()]);
        certain.truncate(self.graph.need(node) as usize);
        certain
    }

    /// The objection by which it cannot hold that costs least.
    fn cheapest_objection(&self, node: NodeId) -> Option<NodeId> {
        let objections = self.graph.objections(node).iter().copied();
        let certain =
            objections.filter(|by| self.labels.label(*by) == Label::In && self.is_before(*by, node));
        certain.min_by_key(|by| self.costs[by.index()])
    }

    /// So many supports that cannot hold that too few are left; `None` where too few were impossible before it.
    fn cheapest_impossible(&self, node: NodeId) -> Option<Vec<NodeId>> {
        let supports = self.graph.supports(node);
        let Some(spare) = supports.len().checked_sub(self.graph.need(node) as usize) else {
            return Some(Vec::new()); // there never were enough
        };
        let set = self.sets[node.index()];
        let is_lost = |support: &NodeId| {
            let same_set = set != 0 && self.sets[support.index()] == set;
            self.labels.label(*support) == Label::Out && (same_set || self.is_before(*support, node))
        };
        let mut lost: Vec<NodeId> = supports.iter().copied().filter(is_lost).collect();
        // Members of one set have no cost yet when the first of them is looked at; those outside go first.
        lost.sort_by_key(|support| self.costs[support.index()]);
        lost.truncate(spare + 1);
        (lost.len() == spare + 1).then_some(lost)
    }

    /// The order in which open nodes are derived as possible.
    fn derive(&mut self) {
        let open: Vec<NodeId> =
            self.graph.nodes().filter(|node| self.labels.label(*node) == Label::Undecided).collect();
        let mut users: Vec<(NodeId, NodeId)> = Vec::new();
        let mut lacking: Vec<(NodeId, u32)> = Vec::new();
        let mut ready: Vec<NodeId> = Vec::new();
        for node in &open {
            let supports = self.graph.supports(*node);
            let certain = supports.iter().filter(|support| self.labels.label(**support) == Label::In).count();
            let lacks = self.graph.need(*node).saturating_sub(certain as u32);
            lacking.push((*node, lacks));
            if lacks == 0 {
                ready.push(*node);
            }
            let opens = supports.iter().filter(|support| self.labels.label(**support) == Label::Undecided);
            users.extend(opens.map(|support| (*support, *node)));
        }
        users.sort_unstable();
        let mut next = 0;
        ready.iter().for_each(|node| self.derived[node.index()] = 0);
        while let Some(node) = ready.get(next).copied() {
            self.derived[node.index()] = next as u32;
            next += 1;
            let start = users.partition_point(|(from, _)| *from < node);
            for (_, user) in users[start..].iter().take_while(|(from, _)| *from == node) {
                let Ok(place) = lacking.binary_search_by_key(user, |(node, _)| *node) else { continue };
                let lacks = &mut lacking[place].1;
                if *lacks > 0 {
                    *lacks -= 1;
                    if *lacks == 0 {
                        ready.push(*user);
                    }
                }
            }
        }
    }

    /// Every node that one proof of the judgements touches, each once for each judgement.
    pub(super) fn touched(&self, judgements: &[(NodeId, Judgement)]) -> Vec<Proved> {
        let mut queue: Vec<(NodeId, Judgement)> = judgements.to_vec();
        let mut seen: rustc_hash::FxHashSet<(NodeId, bool)> = rustc_hash::FxHashSet::default();
        let mut proved = Vec::new();
        while let Some((node, judgement)) = queue.pop() {
            let holds = matches!(judgement, Judgement::Certain | Judgement::Possible);
            if seen.insert((node, holds)) {
                let objection = self.prove(node, holds, &mut queue);
                proved.push(Proved { node, holds, objection });
            }
        }
        proved
    }

    /// Asks for what a proof about the node needs. A settled label is proved whatever weaker judgement was asked for.
    fn prove(&self, node: NodeId, holds: bool, queue: &mut Vec<(NodeId, Judgement)>) -> Option<NodeId> {
        match (self.labels.label(node), holds) {
            (Label::In, _) => {
                let supports = self.cheapest_certain(node);
                queue.extend(supports.into_iter().map(|support| (support, Judgement::Certain)));
                let objections = self.graph.objections(node).iter();
                queue.extend(objections.map(|by| (*by, Judgement::Impossible)));
                None
            }
            (Label::Out, _) => {
                let by = self.cheapest_objection(node);
                let lost = self.cheapest_impossible(node);
                let sum = |lost: &Vec<NodeId>| {
                    lost.iter()
                        .fold(0u32, |sum, node| sum.saturating_add(self.costs[node.index()].min(1 << 24)))
                };
                let objected = match (by, &lost) {
                    (Some(by), Some(lost)) => (self.costs[by.index()] <= sum(lost)).then_some(by),
                    (by, _) => by,
                };
                match objected {
                    Some(by) => queue.push((by, Judgement::Certain)),
                    None => {
                        queue.extend(lost.into_iter().flatten().map(|lost| (lost, Judgement::Impossible)))
                    }
                }
                objected
            }
            (Label::Undecided, true) => {
                self.possible(node, queue);
                None
            }
            (Label::Undecided, false) => self.uncertain(node, queue),
        }
    }

    fn possible(&self, node: NodeId, queue: &mut Vec<(NodeId, Judgement)>) {
        let before = |support: &NodeId| match self.labels.label(*support) {
            Label::In => true,
            Label::Undecided => self.derived[support.index()] < self.derived[node.index()],
            Label::Out => false,
        };
        let mut supports: Vec<NodeId> = self.graph.supports(node).iter().copied().filter(before).collect();
        supports.sort_by_key(|support| self.costs[support.index()]);
        supports.truncate(self.graph.need(node) as usize);
        queue.extend(supports.into_iter().map(|support| (support, Judgement::Possible)));
        queue.extend(self.graph.objections(node).iter().map(|by| (*by, Judgement::Uncertain)));
    }

    fn uncertain(&self, node: NodeId, queue: &mut Vec<(NodeId, Judgement)>) -> Option<NodeId> {
        let supports = self.graph.supports(node);
        let spare = supports.len().saturating_sub(self.graph.need(node) as usize);
        let mut uncertain: Vec<NodeId> =
            supports.iter().copied().filter(|support| self.labels.label(*support) != Label::In).collect();
        let open = |by: &&NodeId| self.labels.label(**by) == Label::Undecided;
        let objection = self.graph.objections(node).iter().find(open).copied();
        if uncertain.len() > spare && (spare == 0 || objection.is_none()) {
            // The open ones last: what cannot hold is proved by less.
            uncertain.sort_by_key(|support| self.labels.label(*support) == Label::Undecided);
            uncertain.truncate(spare + 1);
            queue.extend(uncertain.into_iter().map(|support| (support, Judgement::Uncertain)));
            return None;
        }
        queue.extend(objection.map(|by| (by, Judgement::Possible)));
        objection
    }
}
