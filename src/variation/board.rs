//! A standpoint's network with a switch for each change that can be one, so that many sets of changes are tried on one
//! network.

use super::conflict::Judgement;
use super::effect::{switch, variation};
use super::region::Region;
use super::reverse::Reverse;
use super::{Change, Ground};
use crate::evaluate::{self, Label, Labels, Trials, status_of};
use crate::network::{Graph, Network, Switch, Switchboard, from_theory};
use crate::vocabulary::*;

/// A network with switches, as a set of other changes makes it.
pub(super) struct Board {
    pub(super) network: Network,
    /// The network's graph, with some switches on.
    pub(super) graph: Graph,
    leaves: Vec<Option<NodeId>>,
    trials: Trials,
    sides: [Option<NodeId>; 2],
}

impl Board {
    /// The board of the claim `statement`; `None` where the changes of `structure` cannot be made together.
    pub(super) fn new(
        ground: &Ground<'_>,
        reverse: &Reverse,
        region: &Region,
        statement: StatementId,
        structure: &[Change],
        switches: &[Switch],
    ) -> Option<Self> {
        let variation = variation(ground, reverse, structure);
        let within = |argument: ArgumentId| region.arguments.contains(&argument);
        let built = from_theory::switchboard(
            ground.model,
            ground.theory,
            ground.standpoint,
            &variation,
            switches,
            within,
        );
        let Switchboard { network, leaves } = built.ok()?;
        let sides = [statement, statement.contrary()].map(|side| network.statement_node(side));
        let graph = network.graph().clone();
        let targets: Vec<NodeId> = sides.iter().copied().flatten().collect();
        let trials = Trials::new(&graph, &targets);
        Some(Self { network, graph, leaves, trials, sides })
    }

    /// Turns a switch on or off; its node, if anything hangs on it.
    pub(super) fn turn(&mut self, place: usize, on: bool) -> Option<NodeId> {
        let leaf = self.leaves[place]?;
        self.graph.set_need(leaf, u32::from(!on));
        Some(leaf)
    }

    /// How many nodes were looked at in trials.
    pub(super) fn steps(&self) -> u64 {
        self.trials.steps()
    }

    /// Labels it as its switches are.
    pub(super) fn labels(&self) -> Labels {
        evaluate::grounded(&self.graph)
    }

    /// The claim's status by labels.
    pub(super) fn status(&self, labels: &Labels) -> Status {
        let label = |side: Option<NodeId>| side.map_or(Label::Out, |node| labels.label(node));
        status_of([label(self.sides[0]), label(self.sides[1])])
    }

    /// The claim's status when one more switch is turned on; the switch is left on or off as it was.
    pub(super) fn try_on(&mut self, labels: &Labels, place: usize) -> Option<Status> {
        let leaf = self.turn(place, true)?;
        let found = self.trials.labels(&self.graph, labels, &[leaf], &self.sides);
        self.turn(place, false);
        Some(status_of([found[0], found[1]]))
    }

    /// The judgements of which one must fall for the claim to have the wanted status, or with `None` another than it has.
    pub(super) fn judgements(&self, labels: &Labels, wanted: Option<Status>) -> Vec<(NodeId, Judgement)> {
        use Judgement::{Certain, Impossible, Possible, Uncertain};
        let label = |side: Option<NodeId>| side.map_or(Label::Out, |node| labels.label(node));
        let [own, contrary] = self.sides;
        let (for_it, against) = (label(own), label(contrary));
        let all = |pairs: &[(Option<NodeId>, Judgement)]| {
            pairs.iter().filter_map(|(node, judgement)| Some(((*node)?, *judgement))).collect()
        };
        let possible = || if for_it == Label::Out { (contrary, Possible) } else { (own, Possible) };
        match wanted {
            Some(Status::Accepted) => all(&[(own, Uncertain)]),
            Some(Status::Rejected) if against == Label::In => all(&[(own, Certain)]),
            Some(Status::Rejected) => all(&[(contrary, Uncertain)]),
            Some(Status::Contested) if for_it == Label::In => all(&[(own, Certain)]),
            Some(Status::Contested) if against == Label::In => all(&[(contrary, Certain)]),
            Some(Status::Contested) => all(&[(own, Impossible), (contrary, Impossible)]),
            Some(Status::Unproven) => all(&[possible()]),
            None => match status_of([for_it, against]) {
                Status::Accepted => all(&[(own, Certain)]),
                Status::Rejected => all(&[(own, Uncertain), (contrary, Certain)]),
                Status::Contested => all(&[(own, Uncertain), (contrary, Uncertain), possible()]),
                Status::Unproven => all(&[(own, Impossible), (contrary, Impossible)]),
            },
        }
    }
}

/// The changes that can be switches, each with its place among all changes.
pub(super) fn switches(ground: &Ground<'_>, reverse: &Reverse, changes: &[Change]) -> Vec<(usize, Switch)> {
    let each = changes.iter().enumerate();
    each.filter_map(|(place, change)| Some((place, switch(ground, reverse, change)?))).collect()
}
