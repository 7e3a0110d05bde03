//! The smallest reasoning that suffices: for each node that bears on a claim, how much has to be told for its label.
//!
//! What is counted is arguments. An argument that stands costs one, what it is given, and the fall of every objection
//! that was raised; one that falls costs one and the cheapest thing that stops it; a statement costs its cheapest
//! argument or, where it is not shown, the fall of each. The cost is that of the reasoning as a *tree*: what serves
//! twice is counted twice here, and told once. (The least reasoning with sharing counted is NP-hard to find.) Equal
//! costs go by the order of the file.
//!
//! This is Knuth's generalisation of Dijkstra's algorithm (1977) on the network, whose nodes each need so many of
//! their supports and none of their objections: nodes are settled cheapest first, each after all that its own
//! reasoning names, so that no reasoning chosen by rank can run in a circle. What holds only through itself has no
//! such reasoning: it is settled last, by the evaluation's own finding. Takes time by the edges that bear on what is
//! asked, times a logarithm.

use std::cell::RefCell;

use super::context::Context;
use crate::evaluate::Label;
use crate::network::Role;
use crate::vocabulary::*;

mod content;
mod pass;

use content::content;
use pass::{On, Pass};

/// How much has to be told for a node, and when that was found: whatever a reasoning of this rank names has a lower
/// one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    /// The arguments told, those that serve twice counted twice; saturating.
    pub(super) cost: u64,
    order: u32,
}

impl Rank {
    /// Of what needs no telling: a statement that nothing is for.
    pub(super) const NOTHING: Self = Self { cost: 0, order: 0 };

    /// Of what is open.
    const NEVER: Self = Self { cost: u64::MAX, order: u32::MAX };
}

/// How far an alternative is followed to see whether it rests on what it is an alternative for.
const FAR: usize = 200;

/// The ranks of one standpoint's nodes, each found when first asked for.
#[derive(Default)]
pub(super) struct Smallest {
    pass: RefCell<Pass>,
    by_name: bool,
}

impl Smallest {
    /// Of equal costs the one whose content is first by a fixed order, wherever in the file it was declared.
    pub(super) fn by_name() -> Self {
        Self { by_name: true, ..Self::default() }
    }

    /// The rank of a node.
    pub(super) fn node(&self, context: &Context<'_, '_>, node: NodeId) -> Rank {
        self.settle(context, &[node]);
        self.pass.borrow().rank(node).unwrap_or(Rank::NEVER)
    }

    /// Ranks nodes, with all that bears on them, together: asked for one by one, of equals the first asked would be first.
    pub(super) fn settle(&self, context: &Context<'_, '_>, nodes: &[NodeId]) {
        let role = |node: NodeId| context.network().role(node);
        let (graph, labels) = (context.network().graph(), context.judged.labels);
        let content = |node: NodeId| if self.by_name { content(context, node) } else { 0 };
        self.pass.borrow_mut().find(On { graph, labels, role: &role, content: &content }, nodes);
    }

    pub(super) fn statement(&self, context: &Context<'_, '_>, statement: StatementId) -> Rank {
        let node = context.network().statement_node(statement);
        node.map_or(Rank::NOTHING, |node| self.node(context, node))
    }

    pub(super) fn argument(&self, context: &Context<'_, '_>, argument: ArgumentId) -> Rank {
        let node = context.network().argument_node(argument);
        node.map_or(Rank::NOTHING, |node| self.node(context, node))
    }

    /// Whether a node is out only since it holds through itself.
    pub(super) fn is_circular(&self, context: &Context<'_, '_>, node: NodeId) -> bool {
        self.node(context, node);
        self.pass.borrow().is_circular(node)
    }

    /// The argument by which a node that is in holds: of those that suffice for it the one with the smallest
    /// reasoning. A node of weighings leads to one that is strong enough. With it comes the node that says of it what
    /// is asked: that it stands, or how strongly.
    pub(super) fn support(&self, context: &Context<'_, '_>, node: NodeId) -> Option<(ArgumentId, NodeId)> {
        let network = context.network();
        let mut node = node;
        loop {
            if let Role::Argument(argument) | Role::Strength(argument, _) | Role::Against(argument, _) =
                network.role(node)
            {
                return Some((argument, node));
            }
            let supports = network.graph().supports(node).iter().copied();
            let standing = supports.filter(|support| context.judged.labels.label(*support) == Label::In);
            node = standing.min_by_key(|support| self.node(context, *support))?;
        }
    }

    /// Whether the smallest reasoning of an argument rests on a node; also where that takes too long to say.
    pub(super) fn rests_on(&self, context: &Context<'_, '_>, argument: ArgumentId, node: NodeId) -> bool {
        let bound = self.node(context, node);
        let mut waiting: Vec<NodeId> = context.network().argument_node(argument).into_iter().collect();
        for _ in 0..FAR {
            let Some(next) = waiting.pop() else { return false };
            if next == node {
                return true;
            }
            // What was settled before the node does not rest on it.
            let reasons = self.reasons(context, next).into_iter();
            waiting.extend(reasons.filter(|reason| self.node(context, *reason) >= bound));
        }
        true
    }

    /// The nodes on which the smallest reasoning of a settled node rests.
    pub(super) fn reasons(&self, context: &Context<'_, '_>, node: NodeId) -> Vec<NodeId> {
        let (graph, labels) = (context.network().graph(), context.judged.labels);
        let (need, own) = (graph.need(node) as usize, labels.label(node));
        let cheapest = |nodes: &[NodeId], label: Label, count: usize| {
            let mut found: Vec<_> =
                nodes.iter().copied().filter(|node| labels.label(*node) == label).collect();
            found.sort_by_key(|node| self.node(context, *node));
            found.truncate(count);
            found
        };
        let (supports, objections) = (graph.supports(node), graph.objections(node));
        match own {
            Label::In => [cheapest(supports, Label::In, need), objections.to_vec()].concat(),
            // What never had enough supports falls by that alone.
            Label::Out if supports.len() < need => Vec::new(),
            Label::Undecided => Vec::new(),
            Label::Out => {
                let objecting = cheapest(objections, Label::In, 1);
                let missing = cheapest(supports, Label::Out, (supports.len() + 1).saturating_sub(need));
                let rank = |nodes: &[NodeId]| nodes.iter().map(|node| self.node(context, *node)).max();
                let first = objecting.first().map(|node| self.node(context, *node));
                if first.is_some() && (missing.is_empty() || first < rank(&missing)) {
                    objecting
                } else {
                    missing
                }
            }
        }
    }

    /// Every argument by which a node that is in could hold, in file order.
    pub(super) fn all(&self, context: &Context<'_, '_>, node: NodeId) -> Vec<ArgumentId> {
        let network = context.network();
        let (mut found, mut waiting) = (Vec::new(), vec![node]);
        while let Some(node) = waiting.pop() {
            if let Role::Argument(argument) | Role::Strength(argument, _) | Role::Against(argument, _) =
                network.role(node)
            {
                found.push(argument);
                continue;
            }
            let supports = network.graph().supports(node).iter().copied();
            waiting.extend(supports.filter(|support| context.judged.labels.label(*support) == Label::In));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
