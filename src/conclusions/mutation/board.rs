//! One standpoint's network with a switch for each withdrawal, on which withdrawals are tried.

use super::near::Near;
use super::watch::Watch;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{self, Label, Labels, Trials};
use crate::network::{Graph, Network, Switch, Switchboard, Variation, from_theory};
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
        let near = Near::new(ground, watch, &network, &labels);
        Ok(Self { theory, network, graph, labels, leaves, trials, near })
    }

    /// How many nodes were looked at.
    pub(super) fn steps(&self) -> u64 {
        self.trials.steps()
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
        } else if self.may_move(withdrawn) {
            Heard::Perhaps
        } else {
            Heard::Nothing
        }
    }

    /// Whether the last trial may move what a record rests on.
    fn may_move(&self, withdrawn: &[ArgumentId]) -> bool {
        let mut reached = self.trials.reached().filter(|node| self.near.is_near(*node));
        if self.near.is_careful() {
            return reached.next().is_some()
                || withdrawn.iter().any(|one| self.near.names(self.conclusion(*one)));
        }
        reached.any(|node| self.may_move_by(node))
            || withdrawn.iter().any(|one| self.may_be_missed(*one, withdrawn))
    }

    fn conclusion(&self, argument: ArgumentId) -> GroundConclusion {
        self.theory.arguments.conclusions[argument.index()]
    }

    fn has_moved(&self, node: NodeId) -> bool {
        self.trials.label(&self.labels, node) != self.labels.label(node)
    }

    /// Whether a node that was reached holds now, is in a reasoning and has changed, or has more ways to fall.
    fn may_move_by(&self, node: NodeId) -> bool {
        let after = self.trials.label(&self.labels, node);
        if self.has_moved(node) {
            return after != Label::Out || self.near.is_told(node);
        }
        after == Label::Out
            && self.near.bears(node)
            && self.graph.supports(node).iter().any(|support| self.has_moved(*support))
    }

    /// Whether an argument that is withdrawn takes a node with it that others rest on or are ranked by.
    fn may_be_missed(&self, argument: ArgumentId, withdrawn: &[ArgumentId]) -> bool {
        let Some(node) = self.network.argument_node(argument) else { return false };
        let fell = self.labels.label(node) == Label::Out;
        if self.near.is_told(node) || fell && self.near.bears(node) {
            return true;
        }
        let conclusion = self.conclusion(argument);
        let goes = |other: &&ArgumentId| self.conclusion(**other) == conclusion;
        self.near.names(conclusion)
            && self.near.is_put_otherwise(conclusion, withdrawn.iter().filter(goes).count())
    }
}
