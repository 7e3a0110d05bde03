//! What one more change to a labelled graph would do, found where the change can reach and nowhere else.
//!
//! The grounded labels of a node depend on nothing but what it can be reached from (directionality; Baroni, Giacomin
//! and Guida 2005), so what lies outside the cone of the changed nodes keeps its labels.

use super::{Dependents, Label, Labels};
use crate::network::Graph;
use crate::vocabulary::NodeId;

/// Scratch for trials on one graph; edges are the graph's, whatever its switches.
pub struct Trials {
    dependents: Dependents,
    /// Only these nodes are looked at.
    matters: Vec<bool>,
    /// For each node its place in the cone, where `stamp` is this trial's.
    place: Vec<u32>,
    stamp: Vec<u32>,
    trial: u32,
    cone: Vec<Member>,
    settled: Vec<u32>,
    steps: u64,
}

/// A node of the cone.
#[derive(Clone, Copy)]
struct Member {
    node: NodeId,
    /// `None` while it is not settled; then whether it is in.
    is_in: Option<bool>,
    /// Supports that must still come in.
    lacking: u32,
    /// Supports that may still fall; below zero it cannot hold.
    spare: i64,
    /// Objections that are not out.
    objections: u32,
    /// Supports that must still be derived for it to be possible; scratch of `unfounded`.
    underived: u32,
    is_possible: bool,
}

impl Trials {
    /// For a graph, with an eye to `targets` alone.
    #[must_use]
    pub fn new(graph: &Graph, targets: &[NodeId]) -> Self {
        let count = graph.len();
        let mut matters = vec![false; count];
        let mut queue: Vec<NodeId> = targets.to_vec();
        queue.iter().for_each(|target| matters[target.index()] = true);
        while let Some(node) = queue.pop() {
            for from in graph.supports(node).iter().chain(graph.objections(node)) {
                if !std::mem::replace(&mut matters[from.index()], true) {
                    queue.push(*from);
                }
            }
        }
        Self {
            dependents: Dependents::new(graph),
            matters,
            place: vec![0; count],
            stamp: vec![0; count],
            trial: 0,
            cone: Vec::new(),
            settled: Vec::new(),
            steps: 0,
        }
    }

    /// How many nodes were looked at so far, in all trials.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The label that each of `targets` has when the `changed` nodes, whose needs have been set in the graph, are not
    /// what `labels` were found with.
    pub fn labels(
        &mut self,
        graph: &Graph,
        labels: &Labels,
        changed: &[NodeId],
        targets: &[Option<NodeId>],
    ) -> Vec<Label> {
        self.gather(changed);
        self.steps += self.cone.len() as u64;
        self.start(graph, labels);
        self.run();
        while self.unfounded(graph, labels) {
            self.run();
        }
        targets.iter().map(|target| target.map_or(Label::Out, |target| self.label(labels, target))).collect()
    }

    /// The nodes that the last trial looked at: all that the changed ones can reach and that matters.
    pub fn reached(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.cone.iter().map(|member| member.node)
    }

    /// The label that the last trial gave a node.
    #[must_use]
    pub fn label(&self, labels: &Labels, node: NodeId) -> Label {
        match self.member(node).map(|place| self.cone[place].is_in) {
            None => labels.label(node),
            Some(None) => Label::Undecided,
            Some(Some(true)) => Label::In,
            Some(Some(false)) => Label::Out,
        }
    }

    fn member(&self, node: NodeId) -> Option<usize> {
        (self.stamp[node.index()] == self.trial).then(|| self.place[node.index()] as usize)
    }

    /// Everything that the changed nodes reach.
    fn gather(&mut self, changed: &[NodeId]) {
        self.trial += 1;
        self.cone.clear();
        self.settled.clear();
        changed.iter().for_each(|node| self.add(*node));
        let mut next = 0;
        while let Some(member) = self.cone.get(next).copied() {
            next += 1;
            let range = self.dependents.range(member.node);
            for place in range {
                self.add(NodeId(self.dependents.edges[place] >> 1));
            }
        }
    }

    fn add(&mut self, node: NodeId) {
        if self.matters[node.index()] && self.stamp[node.index()] != self.trial {
            self.stamp[node.index()] = self.trial;
            self.place[node.index()] = self.cone.len() as u32;
            let (lacking, spare, objections, underived) = (0, 0, 0, 0);
            self.cone.push(Member {
                node,
                is_in: None,
                lacking,
                spare,
                objections,
                underived,
                is_possible: false,
            });
        }
    }

    /// Counts what comes in from outside the cone.
    fn start(&mut self, graph: &Graph, labels: &Labels) {
        for place in 0..self.cone.len() {
            let node = self.cone[place].node;
            let (mut lacking, mut spare) = (graph.need(node), -i64::from(graph.need(node)));
            for support in graph.supports(node) {
                let outside = self.member(*support).is_none().then(|| labels.label(*support));
                spare += i64::from(outside != Some(Label::Out));
                lacking = lacking.saturating_sub(u32::from(outside == Some(Label::In)));
            }
            let (mut objections, mut is_hit) = (0, false);
            for objection in graph.objections(node) {
                let outside = self.member(*objection).is_none().then(|| labels.label(*objection));
                objections += u32::from(outside != Some(Label::Out));
                is_hit |= outside == Some(Label::In);
            }
            let member = &mut self.cone[place];
            (member.lacking, member.spare, member.objections) = (lacking, spare, objections);
            if is_hit || spare < 0 {
                self.settle(place, false);
            } else if lacking == 0 && objections == 0 {
                self.settle(place, true);
            }
        }
    }

    fn settle(&mut self, place: usize, is_in: bool) {
        if self.cone[place].is_in.is_none() {
            self.cone[place].is_in = Some(is_in);
            self.settled.push(place as u32);
        }
    }

    fn run(&mut self) {
        while let Some(place) = self.settled.pop() {
            let Member { node, is_in, .. } = self.cone[place as usize];
            for edge in self.dependents.range(node) {
                let edge = self.dependents.edges[edge];
                if let Some(to) = self.member(NodeId(edge >> 1)) {
                    self.tell(to, edge & 1 == 1, is_in == Some(true));
                }
            }
        }
    }

    fn tell(&mut self, place: usize, objection: bool, is_in: bool) {
        let member = &mut self.cone[place];
        if member.is_in.is_some() {
            return;
        }
        match (objection, is_in) {
            (true, true) => return self.settle(place, false),
            (true, false) => member.objections -= 1,
            (false, true) => member.lacking = member.lacking.saturating_sub(1),
            (false, false) => member.spare -= 1,
        }
        if member.spare < 0 {
            self.settle(place, false);
        } else if member.lacking == 0 && member.objections == 0 {
            self.settle(place, true);
        }
    }

    /// Settles what holds only through itself; whether there was any.
    fn unfounded(&mut self, graph: &Graph, labels: &Labels) -> bool {
        let mut possible: Vec<u32> = Vec::new();
        for place in 0..self.cone.len() {
            let Member { node, is_in, .. } = self.cone[place];
            self.cone[place].is_possible = is_in == Some(true);
            if is_in.is_some() {
                continue;
            }
            let holds = |support: &&NodeId| match self.member(**support) {
                Some(inside) => self.cone[inside].is_in == Some(true),
                None => labels.label(**support) != Label::Out,
            };
            let known = graph.supports(node).iter().filter(holds).count() as u32;
            let underived = graph.need(node).saturating_sub(known);
            self.cone[place].underived = underived;
            if underived == 0 {
                self.cone[place].is_possible = true;
                possible.push(place as u32);
            }
        }
        while let Some(place) = possible.pop() {
            for edge in self.dependents.range(self.cone[place as usize].node) {
                let edge = self.dependents.edges[edge];
                let Some(to) = self.member(NodeId(edge >> 1)).filter(|_| edge & 1 == 0) else { continue };
                let member = &mut self.cone[to];
                if member.is_in.is_none() && !member.is_possible {
                    member.underived = member.underived.saturating_sub(1);
                    member.is_possible = member.underived == 0;
                    if member.is_possible {
                        possible.push(to as u32);
                    }
                }
            }
        }
        let impossible: Vec<usize> = (0..self.cone.len())
            .filter(|place| self.cone[*place].is_in.is_none() && !self.cone[*place].is_possible)
            .collect();
        impossible.iter().for_each(|place| self.settle(*place, false));
        !impossible.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::grounded;
    use super::*;
    use crate::network::made::graphs;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_trial_says_what_labelling_anew_says(graph in graphs(8), changed in 0..9u32, need in 0..3u32) {
            let mut graph = graph;
            let changed = NodeId(changed % graph.len() as u32);
            let before = grounded(&graph);
            let all: Vec<NodeId> = graph.nodes().collect();
            let mut trials = Trials::new(&graph, &all);
            graph.set_need(changed, need);
            let targets: Vec<Option<NodeId>> = all.iter().copied().map(Some).collect();
            let found = trials.labels(&graph, &before, &[changed], &targets);
            let anew = grounded(&graph);
            prop_assert_eq!(found, all.iter().map(|node| anew.label(*node)).collect::<Vec<_>>());
        }
    }
}
