//! One standpoint with each premise and each source withdrawn in turn, on one network with a switch for each.

use super::super::effect::switch;
use super::super::{Change, Ground, Reverse, Varied};
use super::item::{self, Item};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{self, Labels};
use crate::network::{Network, Switch, Switchboard, Variation, from_theory};
use crate::theory::Theory;
use crate::vocabulary::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many nodes may be labelled in all, which bounds the time.
const EFFORT: usize = 60_000_000;

/// A standpoint, judged, and what each withdrawal would do.
#[derive(Debug)]
pub struct Survey {
    /// As it is.
    pub judged: Varied,
    /// By premise and row that it uses.
    pub items: BTreeMap<Item, Trial>,
    /// By source: without what it alone tells, and without all that cites it.
    pub sources: BTreeMap<SourceId, [Trial; 2]>,
    /// Each premise and row was tried.
    pub tried_all: bool,
}

/// What a withdrawal does.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The issues of which the status changes, and what it then is.
    pub changed: Vec<(AtomId, Status)>,
    /// The issues on which what is withdrawn speaks itself.
    pub own: BTreeSet<AtomId>,
}

impl Trial {
    /// The status of a statement after it.
    #[must_use]
    pub fn status(&self, statement: StatementId, before: Status) -> Status {
        let found = self.changed.iter().find(|(atom, _)| *atom == statement.atom());
        let Some((_, status)) = found else { return before };
        match (status, statement.is_negated()) {
            (Status::Accepted, true) => Status::Rejected,
            (Status::Rejected, true) => Status::Accepted,
            (status, _) => *status,
        }
    }
}

/// Tries every withdrawal. Takes time by the number of premises and sources times the size of the network; where that
/// is too much, sources are tried and no premises, or neither.
///
/// # Errors
/// As `Ground::judge`.
pub fn survey(ground: &Ground<'_>, reverse: &Reverse) -> Result<Survey, Box<Diagnostic>> {
    let judged = ground.judge(reverse, &[])?;
    let all = (0..ground.theory.arguments.origins.len()).map(ArgumentId::new);
    let items: Vec<Item> = item::items(ground, all, &judged).into_iter().collect();
    let cited: BTreeSet<SourceId> = items.iter().flat_map(|item| item.sources(ground.model)).collect();
    let sources: Vec<Change> = cited
        .iter()
        .flat_map(|source| [true, false].map(|alone| Change::WithdrawSource(*source, alone)))
        .collect();
    let room = EFFORT / judged.network.graph().len().max(1);
    let tries_sources = sources.len() <= room;
    let tried_all = sources.len() + items.len() <= room;
    let mut changes = if tries_sources { sources } else { Vec::new() };
    let first_item = changes.len();
    if tried_all {
        changes.extend(items.iter().map(|item| item.withdrawn()));
    }
    let mut trials = trials(ground, reverse, &judged, &changes)?;
    let of_items = trials.split_off(first_item);
    let mut survey = Survey { judged, items: BTreeMap::new(), sources: BTreeMap::new(), tried_all };
    for (item, mut trial) in items.into_iter().zip(of_items) {
        let own = item.statements(ground.theory, reverse);
        trial.own = own.into_iter().map(StatementId::atom).collect();
        survey.items.insert(item, trial);
    }
    let mut trials = trials.into_iter();
    for source in cited {
        let (Some(alone), Some(all)) = (trials.next(), trials.next()) else { break };
        survey.sources.insert(source, [alone, all]);
    }
    Ok(survey)
}

fn trials(
    ground: &Ground<'_>,
    reverse: &Reverse,
    judged: &Varied,
    changes: &[Change],
) -> Result<Vec<Trial>, Box<Diagnostic>> {
    let switches: Vec<Switch> =
        changes.iter().map(|change| switch(ground, reverse, change).unwrap_or_default()).collect();
    let board = from_theory::switchboard(
        ground.model,
        ground.theory,
        ground.standpoint,
        &Variation::default(),
        &switches,
        |_| true,
    )?;
    let Switchboard { network, leaves } = board;
    let before = statuses(ground.theory, &judged.network, &judged.labels);
    let mut graph = network.graph().clone();
    let mut trial = |leaf: &Option<NodeId>| {
        let Some(leaf) = leaf else { return Trial::default() };
        graph.set_need(*leaf, 0);
        let labels = evaluate::grounded(&graph);
        graph.set_need(*leaf, 1);
        let after = statuses(ground.theory, &network, &labels);
        let each = before.iter().zip(&after).enumerate().filter(|(_, (before, after))| before != after);
        Trial {
            changed: each.map(|(atom, (_, after))| (AtomId::new(atom), *after)).collect(),
            own: BTreeSet::new(),
        }
    };
    Ok(leaves.iter().map(&mut trial).collect())
}

fn statuses(theory: &Theory, network: &Network, labels: &Labels) -> Vec<Status> {
    let atoms = (0..theory.atoms.len()).map(AtomId::new);
    atoms.map(|atom| evaluate::status(network, labels, StatementId::new(atom, false))).collect()
}
