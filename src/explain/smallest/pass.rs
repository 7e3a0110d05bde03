//! The pass itself, over the part of the graph that bears on what is asked. Asked for a node that no earlier pass
//! met, it goes on from what is known.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Rank;
use crate::evaluate::{Label, Labels};
use crate::network::{Graph, Role};
use crate::vocabulary::NodeId;

/// What was found so far. The lists are by node, and untouched (so that they take no room) where nothing was asked.
#[derive(Default)]
pub(super) struct Pass {
    /// When a node was met, counted from 1.
    met: Vec<u32>,
    /// How many were met.
    count: u32,
    /// When a node was settled, counted from 1.
    orders: Vec<u32>,
    costs: Vec<u64>,
    /// What the fall of its objections costs, for a node that is in.
    raised: Vec<u64>,
    settled: u32,
    /// Those that hold only through themselves, in order.
    circular: Vec<NodeId>,
}

impl Pass {
    pub(super) fn rank(&self, node: NodeId) -> Option<Rank> {
        let order = self.orders[node.index()];
        (order > 0).then(|| Rank { cost: self.costs[node.index()], order })
    }

    pub(super) fn is_circular(&self, node: NodeId) -> bool {
        self.circular.binary_search(&node).is_ok()
    }

    /// Settles nodes and all that bears on them.
    pub(super) fn find(&mut self, on: On<'_>, wanted: &[NodeId]) {
        if self.met.is_empty() {
            let nodes = on.graph.len();
            (self.met, self.orders) = (vec![0; nodes], vec![0; nodes]);
            (self.costs, self.raised) = (vec![0; nodes], vec![0; nodes]);
        }
        if wanted.iter().any(|node| self.met[node.index()] == 0) {
            Run::new(self, on, wanted).run();
            self.circular.sort_unstable();
        }
    }

    fn meet(&mut self, node: NodeId) -> bool {
        let new = self.met[node.index()] == 0;
        if new {
            self.count += 1;
            self.met[node.index()] = self.count;
        }
        new
    }
}

/// What a pass goes over: a graph, its labels, and what its nodes stand for.
#[derive(Clone, Copy)]
pub(super) struct On<'r> {
    pub(super) graph: &'r Graph,
    pub(super) labels: &'r Labels,
    pub(super) role: &'r dyn Fn(NodeId) -> Role,
    /// Which of two goes first that cost the same, before the order of the nodes.
    pub(super) content: &'r dyn Fn(NodeId) -> u64,
}

/// What a node waits for before it is settled, and what that has cost so far.
#[derive(Clone, Copy, Default)]
struct Wait {
    supports: u32,
    objections: u32,
    cost: u64,
}

/// One run of the pass, over nodes that no earlier run met.
struct Run<'r> {
    pass: &'r mut Pass,
    on: On<'r>,
    /// What was met before.
    before: u32,
    nodes: Vec<NodeId>,
    /// By the order of meeting.
    waits: Vec<Wait>,
    /// (what is told, who waits for it doubled, odd for an objection), sorted.
    edges: Vec<(NodeId, u32)>,
    heap: BinaryHeap<Reverse<(u64, u64, NodeId)>>,
    /// Those that the evaluation found to hold only through themselves, each with its set, the last set first.
    unfounded: Vec<(u32, NodeId)>,
}

impl<'r> Run<'r> {
    fn new(pass: &'r mut Pass, on: On<'r>, wanted: &[NodeId]) -> Self {
        let before = pass.count;
        let (nodes, edges) = collect(pass, on, wanted);
        let mut run = Self {
            waits: Vec::with_capacity(nodes.len()),
            heap: BinaryHeap::new(),
            unfounded: Vec::new(),
            pass,
            on,
            before,
            nodes,
            edges,
        };
        run.start();
        run
    }

    fn start(&mut self) {
        for place in 0..self.nodes.len() {
            let node = self.nodes[place];
            let graph = self.on.graph;
            let (need, supports) = (graph.need(node), graph.supports(node).len() as u32);
            let label = self.on.labels.label(node);
            let wait = match label {
                Label::In => {
                    Wait { supports: need, objections: graph.objections(node).len() as u32, cost: 0 }
                }
                // So many must fall before too few are left; one objection would do.
                _ => Wait { supports: (supports + 1).saturating_sub(need), objections: 1, cost: 0 },
            };
            self.waits.push(wait);
            match label {
                Label::In if need == 0 && wait.objections == 0 => self.push(node, 0),
                Label::Out if wait.supports == 0 => self.push(node, 0),
                _ => {}
            }
            self.unfounded.extend(self.on.labels.unfounded_set(node).map(|set| (set, node)));
        }
        self.unfounded.sort_unstable_by(|one, other| other.cmp(one));
        let mut told: Vec<NodeId> = self.edges.iter().map(|(from, _)| *from).collect();
        told.dedup();
        for node in told {
            if self.pass.met[node.index()] <= self.before && self.pass.orders[node.index()] > 0 {
                self.heap.push(Reverse((self.pass.costs[node.index()], (self.on.content)(node), node)));
            }
        }
    }

    /// A node can be settled at what was spent on it; an argument costs one besides.
    fn push(&mut self, node: NodeId, spent: u64) {
        let own = u64::from(matches!((self.on.role)(node), Role::Argument(_)));
        self.heap.push(Reverse((spent.saturating_add(own), (self.on.content)(node), node)));
    }

    fn run(mut self) {
        let mut dearest = 0;
        loop {
            while let Some(Reverse((cost, _, node))) = self.heap.pop() {
                dearest = dearest.max(cost);
                self.settle(node, cost);
            }
            if !self.release(dearest.saturating_add(1)) {
                break;
            }
        }
    }

    fn settle(&mut self, node: NodeId, cost: u64) {
        let old = self.pass.met[node.index()] <= self.before;
        if self.pass.orders[node.index()] > 0 && !old {
            return; // found cheaper before
        }
        if !old {
            self.pass.settled += 1;
            self.pass.orders[node.index()] = self.pass.settled;
            self.pass.costs[node.index()] = cost;
        }
        let start = self.edges.partition_point(|(from, _)| *from < node);
        let mut place = start;
        while let Some((_, edge)) = self.edges.get(place).copied().filter(|(from, _)| *from == node) {
            place += 1;
            self.tell(node, edge, cost);
        }
    }

    fn tell(&mut self, from: NodeId, edge: u32, now: u64) {
        let place = (edge >> 1) as usize;
        let (node, objects) = (self.nodes[place], edge & 1 == 1);
        if self.pass.orders[node.index()] > 0 {
            return;
        }
        let cost = self.cost(from, node, now);
        let wait = &mut self.waits[place];
        match (self.on.labels.label(node), objects) {
            // The cheapest supports are told first, and no more count than are needed.
            (Label::In, false) if wait.supports > 0 => {
                wait.supports -= 1;
                wait.cost = wait.cost.saturating_add(cost);
            }
            (Label::In, true) => {
                wait.objections -= 1;
                wait.cost = wait.cost.saturating_add(cost);
                self.pass.raised[node.index()] = self.pass.raised[node.index()].saturating_add(cost);
            }
            (Label::Out, true) => return self.push(node, cost),
            (Label::Out, false) if wait.supports > 0 => {
                wait.supports -= 1;
                wait.cost = wait.cost.saturating_add(cost);
                if wait.supports == 0 {
                    let spent = wait.cost.max(now);
                    self.push(node, spent);
                }
                return;
            }
            _ => return,
        }
        if wait.supports == 0 && wait.objections == 0 {
            let spent = wait.cost.max(now);
            self.push(node, spent);
        }
    }

    /// What `from` adds to the cost of `node`. How strong an argument is, or against whom a strict one tells, is told
    /// with it: what it is given is then counted at that strength, and not besides.
    fn cost(&self, from: NodeId, node: NodeId, cost: u64) -> u64 {
        let alone = matches!((self.on.role)(node), Role::Strength(..) | Role::Against(..))
            && matches!((self.on.role)(from), Role::Argument(_))
            && self.on.labels.label(from) == Label::In
            && self.on.graph.supports(node).first() == Some(&from);
        if alone { self.pass.raised[from.index()].saturating_add(1) } else { cost }
    }

    /// Settles what was found to hold only through itself, the earliest set of it, and says whether there was any.
    fn release(&mut self, cost: u64) -> bool {
        let mut released = None;
        while let Some((set, node)) = self.unfounded.pop() {
            if self.pass.orders[node.index()] > 0 {
                continue;
            }
            if released.is_some_and(|released| released != set) {
                self.unfounded.push((set, node));
                break;
            }
            released = Some(set);
            self.pass.circular.push(node);
            self.heap.push(Reverse((cost, (self.on.content)(node), node)));
        }
        released.is_some()
    }
}

/// The nodes that bear on some, as far as they were not met before, and the edges by which they do, sorted.
fn collect(pass: &mut Pass, on: On<'_>, wanted: &[NodeId]) -> (Vec<NodeId>, Vec<(NodeId, u32)>) {
    let On { graph, labels, .. } = on;
    let mut nodes: Vec<NodeId> = wanted.iter().copied().filter(|node| pass.meet(*node)).collect();
    let mut edges = Vec::new();
    let mut next = 0;
    while let Some(node) = nodes.get(next).copied() {
        let own = labels.label(node);
        let mut bear = |from: NodeId, objects: bool| {
            let label = labels.label(from);
            let bears = match own {
                Label::Undecided => true,
                _ => (label == own) != objects && label != Label::Undecided,
            };
            if bears {
                edges.push((from, (next as u32) << 1 | u32::from(objects)));
                if pass.meet(from) {
                    nodes.push(from);
                }
            }
        };
        graph.supports(node).iter().for_each(|from| bear(*from, false));
        graph.objections(node).iter().for_each(|from| bear(*from, true));
        next += 1;
    }
    edges.sort_unstable();
    (nodes, edges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{Reason, grounded};
    use crate::network::made::graphs;
    use crate::vocabulary::ArgumentId;
    use proptest::prelude::*;

    /// The least cost of each node by going round until nothing gets cheaper.
    fn by_definition(graph: &Graph, labels: &Labels) -> Vec<u64> {
        let mut costs = vec![u64::MAX; graph.len()];
        loop {
            let next: Vec<u64> = graph.nodes().map(|node| cost(graph, labels, &costs, node)).collect();
            if next == costs {
                return costs;
            }
            costs = next;
        }
    }

    fn cost(graph: &Graph, labels: &Labels, costs: &[u64], node: NodeId) -> u64 {
        let of = |nodes: &[NodeId], label: Label| {
            let mut found: Vec<u64> = nodes
                .iter()
                .filter(|node| labels.label(**node) == label)
                .map(|node| costs[node.index()])
                .collect();
            found.sort_unstable();
            found
        };
        let sum = |costs: &[u64]| costs.iter().fold(0_u64, |sum, cost| sum.saturating_add(*cost));
        let (supports, objections, need) =
            (graph.supports(node), graph.objections(node), graph.need(node) as usize);
        let least = match labels.label(node) {
            Label::Undecided => u64::MAX,
            Label::In => {
                let held = sum(&of(supports, Label::In)[..need]);
                held.saturating_add(sum(&of(objections, Label::Out)))
            }
            Label::Out => {
                let fallen = of(supports, Label::Out);
                let wanted = (supports.len() + 1).saturating_sub(need);
                let missing = fallen.get(..wanted).map_or(u64::MAX, sum);
                of(objections, Label::In).first().copied().unwrap_or(u64::MAX).min(missing)
            }
        };
        least.saturating_add(1)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn costs_are_the_least_by_definition(graph in graphs(13), first in 0..14u32) {
            let labels = grounded(&graph);
            let role = |node: NodeId| Role::Argument(ArgumentId(node.0));
            let on = On { graph: &graph, labels: &labels, role: &role, content: &|_| 0 };
            let circular = graph.nodes().any(|node| labels.reason(node) == Reason::Unfounded);
            let costs = by_definition(&graph, &labels);
            let mut pass = Pass::default();
            // In any order of asking.
            for node in graph.nodes().map(|node| NodeId((node.0 + first) % graph.len() as u32)) {
                pass.find(on, &[node]);
                let found = pass.rank(node);
                prop_assert_eq!(found.is_none(), labels.label(node) == Label::Undecided);
                if let Some(rank) = found.filter(|_| !circular) {
                    prop_assert_eq!(rank.cost, costs[node.index()]);
                }
            }
        }
    }
}
