//! One standpoint's network with a switch for each withdrawal, on which withdrawals are tried, and what of it the
//! records look at.
//!
//! A record tells the smallest reasoning behind a verdict. That is found among the nodes that *bear* on the verdict: the
//! supports and objections by which a node has its label, and so on down. It is the same again where each of these
//! nodes has the conditions that it had, and each node that they name has its label. So a withdrawal moves no record if
//!
//! - none of these nodes changes its label, and none of them is withdrawn;
//! - none of them stands for a statement, or a set of undercut arguments, for which something is withdrawn: how the
//!   arguments for a statement are put into nodes turns on how many there are, and on which are weaker;
//! - where strengths are weighed, none of them can be reached at all from what is withdrawn, since the strengths that
//!   an argument may have turn on all that it rests on;
//! - nothing is withdrawn for or against what the standpoint assumes, by which others are preferred to the assumption.

use std::collections::BTreeSet;

use super::watch::Watch;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{self, Label, Labels, Trials};
use crate::network::{Graph, Network, Role, Switch, Switchboard, Variation, from_theory};
use crate::theory::{GroundConclusion, Theory};
use crate::variation::{Ground, Region};
use crate::vocabulary::*;

/// A network with switches, all off between trials.
pub(super) struct Board<'a> {
    theory: &'a Theory,
    network: Network,
    graph: Graph,
    labels: Labels,
    leaves: Vec<Option<NodeId>>,
    trials: Trials,
    near: Near,
    assumed: BTreeSet<AtomId>,
    weighs: bool,
}

/// The nodes that bear on the records and those that they name, with what they stand for.
struct Near {
    nodes: Vec<bool>,
    atoms: BTreeSet<AtomId>,
    sets: BTreeSet<UndercutId>,
}

/// What a withdrawal does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Heard {
    /// Some verdict is another.
    Verdict,
    /// The verdicts are the same; what they rest on may be another.
    Perhaps,
    /// Nothing that is looked at.
    Nothing,
}

impl<'a> Board<'a> {
    pub(super) fn new(
        ground: &Ground<'a>,
        region: &Region,
        watch: &Watch<'_>,
        switches: &[Switch],
    ) -> Result<Self, Box<Diagnostic>> {
        let Ground { model, theory, standpoint } = *ground;
        let within = |argument: ArgumentId| region.arguments.contains(&argument);
        let unvaried = Variation::default();
        let built = from_theory::switchboard(model, theory, standpoint, &unvaried, switches, within)?;
        let Switchboard { network, leaves } = built;
        let graph = network.graph().clone();
        let labels = evaluate::grounded(&graph);
        let nodes = |statements: &[StatementId]| -> Vec<NodeId> {
            statements.iter().filter_map(|side| network.statement_node(*side)).collect()
        };
        let watched = watch.statements();
        let sides: Vec<StatementId> = watched.iter().flat_map(|side| [*side, side.contrary()]).collect();
        let trials = Trials::new(&graph, &nodes(&sides));
        let near = Near::new(theory, &network, &labels, nodes(&watch.roots()));
        let assumed = from_theory::assumed(theory, standpoint).into_iter().map(StatementId::atom).collect();
        let weighs = graph.nodes().any(|node| is_weighing(network.role(node)));
        Ok(Self { theory, network, graph, labels, leaves, trials, near, assumed, weighs })
    }

    /// How many nodes were looked at.
    pub(super) fn steps(&self) -> u64 {
        self.trials.steps()
    }

    /// How many nodes there are.
    pub(super) fn size(&self) -> u64 {
        self.graph.len() as u64
    }

    /// Tries the withdrawal at a place, which is that of these arguments.
    pub(super) fn hear(&mut self, watch: &Watch<'_>, place: usize, withdrawn: &[ArgumentId]) -> Heard {
        let Some(leaf) = self.leaves[place] else { return Heard::Nothing };
        self.graph.set_need(leaf, 0);
        self.trials.labels(&self.graph, &self.labels, &[leaf], &[]);
        self.graph.set_need(leaf, 1);
        let label = |side| {
            let node = self.network.statement_node(side);
            node.map_or(Label::Out, |node| self.trials.label(&self.labels, node))
        };
        if watch.hears(label) {
            Heard::Verdict
        } else if self.is_near(withdrawn) {
            Heard::Perhaps
        } else {
            Heard::Nothing
        }
    }

    fn is_near(&self, withdrawn: &[ArgumentId]) -> bool {
        let moved =
            |node: &NodeId| self.weighs || self.trials.label(&self.labels, *node) != self.labels.label(*node);
        let near = |node: NodeId| self.near.nodes[node.index()];
        self.trials.reached().filter(|node| near(*node)).any(|node| moved(&node))
            || withdrawn.iter().any(|argument| self.stands_near(*argument))
    }

    fn stands_near(&self, argument: ArgumentId) -> bool {
        let Some(node) = self.network.argument_node(argument) else { return false };
        self.near.nodes[node.index()]
            || match self.theory.arguments.conclusions[argument.index()] {
                GroundConclusion::So(side) => {
                    self.near.atoms.contains(&side.atom()) || self.assumed.contains(&side.atom())
                }
                GroundConclusion::Undercuts(set) => self.near.sets.contains(&set),
            }
    }
}

impl Near {
    fn new(theory: &Theory, network: &Network, labels: &Labels, roots: Vec<NodeId>) -> Self {
        let graph = network.graph();
        let mut nodes = vec![false; graph.len()];
        for node in bearing(graph, labels, roots) {
            let named = graph.supports(node).iter().chain(graph.objections(node));
            named.chain([&node]).for_each(|node| nodes[node.index()] = true);
        }
        let (mut atoms, mut sets) = (BTreeSet::new(), BTreeSet::new());
        for node in graph.nodes().filter(|node| nodes[node.index()]) {
            match role(theory, network, network.role(node)) {
                Some(GroundConclusion::So(side)) => _ = atoms.insert(side.atom()),
                Some(GroundConclusion::Undercuts(set)) => _ = sets.insert(set),
                None => {}
            }
        }
        Self { nodes, atoms, sets }
    }
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
fn role(theory: &Theory, network: &Network, role: Role) -> Option<GroundConclusion> {
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
