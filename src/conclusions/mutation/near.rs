//! What of a network the records look at, and when a withdrawal cannot move what they tell.
//!
//! A record tells the smallest reasoning behind a verdict. It is found among the nodes that *bear* on the verdict: the
//! supports and objections by which a node has its label, and so on down. They are ranked by what they cost, cheapest
//! first, and by their content among equals. Let a withdrawal be such that
//!
//! - of the nodes that bear, and of those that they name, none changes its label but to fall, and none that is *told*
//!   (that the reasoning of a record goes through) changes it or is withdrawn;
//! - none that fell before and bears is withdrawn, and no node that bears and fell before sees a support fall or go.
//!
//! Then each way to have its label that a node has afterwards it had before, at no lower cost: the ways only become
//! fewer. Those by which the told nodes were ranked are all there still. So by induction on the order of ranking whatever
//! came after a told node comes after it still, every choice falls as it fell, and the record is the same.
//!
//! That takes for granted that the nodes left are the same nodes. They are where what is withdrawn leaves two arguments
//! or more for what it concludes, or none: a statement with one argument is one node with it. Where a preference tells
//! the arguments for a statement apart, or an assumption yields to them, they are put into nodes by which are weaker, and
//! where strengths are weighed by all that they rest on; and what holds only through itself is ranked behind all else
//! that bears. There only what is near neither by edges nor by what it concludes is taken to move nothing.

use std::collections::BTreeSet;

use super::watch::Watch;
use crate::evaluate::{Label, Labels};
use crate::network::{Graph, Network, Role, from_theory};
use crate::theory::{GroundConclusion, Theory};
use crate::variation::Ground;
use crate::vocabulary::*;

/// What the records look at.
pub(super) struct Near {
    /// The nodes that the reasonings go through.
    told: Vec<bool>,
    /// The nodes that bear on the verdicts.
    bearing: Vec<bool>,
    /// Those, and the nodes that they name.
    near: Vec<bool>,
    /// What these stand for.
    atoms: BTreeSet<AtomId>,
    sets: BTreeSet<UndercutId>,
    /// How many arguments are for each statement and each set.
    statements: Vec<u32>,
    undercuts: Vec<u32>,
    /// The issues of which a preference tells the arguments apart.
    told_apart: BTreeSet<AtomId>,
    /// The issues of which a side is assumed, which yields to what is for the other and to what is preferred to that.
    assumed: BTreeSet<AtomId>,
    /// Strengths are weighed, or something that bears holds only through itself.
    careful: bool,
}

impl Near {
    pub(super) fn new(ground: &Ground<'_>, watch: &Watch<'_>, network: &Network, labels: &Labels) -> Self {
        let (theory, graph) = (ground.theory, network.graph());
        let marked = |nodes: &mut dyn Iterator<Item = NodeId>| {
            let mut marked = vec![false; graph.len()];
            nodes.for_each(|node| marked[node.index()] = true);
            marked
        };
        let roots = watch.roots().into_iter().filter_map(|side| network.statement_node(side)).collect();
        let bearing = bearing(graph, labels, roots);
        let named = |node: &NodeId| graph.supports(*node).iter().chain(graph.objections(*node)).copied();
        let mut near = Self {
            told: marked(&mut watch.reasoning(network, labels).into_iter()),
            near: marked(&mut bearing.iter().flat_map(|node| named(node).chain([*node]))),
            careful: bearing.iter().any(|node| labels.unfounded_set(*node).is_some())
                || graph.nodes().any(|node| is_weighing(network.role(node))),
            bearing: marked(&mut bearing.into_iter()),
            atoms: BTreeSet::new(),
            sets: BTreeSet::new(),
            statements: vec![0; theory.atoms.len() * 2],
            undercuts: vec![0; theory.undercuts.len()],
            told_apart: BTreeSet::new(),
            assumed: assumed(ground),
        };
        near.name(theory, network);
        near
    }

    fn name(&mut self, theory: &Theory, network: &Network) {
        for node in network.graph().nodes() {
            let role = network.role(node);
            if matches!(role, Role::Switch(_)) {
                self.near[node.index()] = false;
            }
            let stands_for = stands_for(theory, network, role);
            if let (Role::Argument(_), Some(conclusion)) = (role, stands_for) {
                *self.count(conclusion) += 1;
            }
            if let Role::Rebuttal(side, _) = role {
                self.told_apart.insert(side.atom());
            }
            match stands_for.filter(|_| self.near[node.index()]) {
                Some(GroundConclusion::So(side)) => _ = self.atoms.insert(side.atom()),
                Some(GroundConclusion::Undercuts(set)) => _ = self.sets.insert(set),
                None => {}
            }
        }
    }

    fn count(&mut self, conclusion: GroundConclusion) -> &mut u32 {
        match conclusion {
            GroundConclusion::So(side) => &mut self.statements[side.index()],
            GroundConclusion::Undercuts(set) => &mut self.undercuts[set.index()],
        }
    }

    /// Whether the reasoning of a record goes through the node.
    pub(super) fn is_told(&self, node: NodeId) -> bool {
        self.told[node.index()]
    }

    /// Whether the node bears on a verdict.
    pub(super) fn bears(&self, node: NodeId) -> bool {
        self.bearing[node.index()]
    }

    /// Whether the node bears on a verdict, or one that does names it.
    pub(super) fn is_near(&self, node: NodeId) -> bool {
        self.near[node.index()]
    }

    /// Whether a node that is near stands for this, or for its contrary; also of what is assumed, wherever that is.
    pub(super) fn names(&self, conclusion: GroundConclusion) -> bool {
        match conclusion {
            GroundConclusion::So(side) => {
                self.atoms.contains(&side.atom()) || self.assumed.contains(&side.atom())
            }
            GroundConclusion::Undercuts(set) => self.sets.contains(&set),
        }
    }

    /// Whether the arguments for this may be put into other nodes when so many of them are withdrawn.
    pub(super) fn is_put_otherwise(&self, conclusion: GroundConclusion, withdrawn: usize) -> bool {
        let (count, ranked) = match conclusion {
            GroundConclusion::So(side) => {
                let ranked = [&self.told_apart, &self.assumed].iter().any(|all| all.contains(&side.atom()));
                (self.statements[side.index()], ranked)
            }
            GroundConclusion::Undercuts(set) => (self.undercuts[set.index()], false),
        };
        ranked || count as usize == withdrawn + 1
    }

    /// Whether more than what is told must stay as it is.
    pub(super) fn is_careful(&self) -> bool {
        self.careful
    }
}

/// The issues of which the standpoint assumes a side.
fn assumed(ground: &Ground<'_>) -> BTreeSet<AtomId> {
    let assumed = from_theory::assumed(ground.theory, ground.standpoint).into_iter();
    assumed.map(StatementId::atom).collect()
}

/// The nodes that bear on the roots, as the smallest reasoning is sought among them.
fn bearing(graph: &Graph, labels: &Labels, roots: Vec<NodeId>) -> Vec<NodeId> {
    let mut seen = vec![false; graph.len()];
    let mut found = roots;
    found.retain(|root| !std::mem::replace(&mut seen[root.index()], true));
    let mut next = 0;
    while let Some(node) = found.get(next).copied() {
        next += 1;
        let own = labels.label(node);
        let mut bear = |from: NodeId, objects: bool| {
            let label = labels.label(from);
            let settles = label != Label::Undecided && (label == own) != objects;
            if (own == Label::Undecided || settles) && !std::mem::replace(&mut seen[from.index()], true) {
                found.push(from);
            }
        };
        graph.supports(node).iter().for_each(|from| bear(*from, false));
        graph.objections(node).iter().for_each(|from| bear(*from, true));
    }
    found
}

/// The statement, or the set of undercut arguments, that a node stands for.
fn stands_for(theory: &Theory, network: &Network, role: Role) -> Option<GroundConclusion> {
    match role {
        Role::Statement(side)
        | Role::Rebuttal(side, _)
        | Role::StatementStrength(side, _)
        | Role::Weighing(side, _) => Some(GroundConclusion::So(side)),
        Role::Argument(argument) | Role::Strength(argument, _) | Role::Against(argument, _) => {
            let own = theory.arguments.conclusions.get(argument.index()).copied();
            own.or_else(|| network.assumption(argument).map(GroundConclusion::So))
        }
        Role::Undercut(set) => Some(GroundConclusion::Undercuts(set)),
        Role::AtLeast(_) | Role::AtLeastStrength(..) | Role::Switch(_) | Role::AnySwitch(_) => None,
    }
}

fn is_weighing(role: Role) -> bool {
    matches!(
        role,
        Role::Weighing(..) | Role::Strength(..) | Role::StatementStrength(..) | Role::AtLeastStrength(..)
    )
}
