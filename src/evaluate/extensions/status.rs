//! What the sets of a semantics say of a node, and of a statement, taken together.

use super::super::{Label, status_of};
use super::{Extension, Extensions, Sides};
use crate::network::Network;
use crate::sat::Stopped;
use crate::vocabulary::*;
use std::ops::ControlFlow;

/// The labels that a node has in the sets: one or more of them, or none where there is no set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Seen {
    /// In some set it holds.
    pub holds: bool,
    /// In some set it only possibly holds.
    pub is_open: bool,
    /// In some set it does not hold.
    pub falls: bool,
}

const LABELS: [Label; 3] = [Label::In, Label::Undecided, Label::Out];

impl Seen {
    /// Seen with this label alone.
    #[must_use]
    pub fn only(label: Label) -> Self {
        let mut seen = Self::default();
        seen.add(label);
        seen
    }

    fn add(&mut self, label: Label) {
        match label {
            Label::In => self.holds = true,
            Label::Undecided => self.is_open = true,
            Label::Out => self.falls = true,
        }
    }

    /// Whether some set has the node so.
    #[must_use]
    pub fn has(self, label: Label) -> bool {
        match label {
            Label::In => self.holds,
            Label::Undecided => self.is_open,
            Label::Out => self.falls,
        }
    }

    /// Whether the sets differ on the node.
    #[must_use]
    pub fn is_divided(self) -> bool {
        LABELS.iter().filter(|label| self.has(**label)).count() > 1
    }

    /// The label that the node has in every set; undecided, where they differ.
    #[must_use]
    pub fn common(self) -> Label {
        match self {
            Self { holds: true, is_open: false, falls: false } => Label::In,
            Self { holds: false, is_open: false, falls: true } => Label::Out,
            _ => Label::Undecided,
        }
    }

    fn unseen(self) -> Vec<Label> {
        LABELS.into_iter().filter(|label| !self.has(*label)).collect()
    }
}

/// The status of a statement by what the sets say of it and of its contrary.
///
/// Sceptically it has a status that it has in every set, and is contested where they differ. Credulously it has the first of
/// accepted, rejected, contested and unproven that it has in some set; others may hold in other sets.
#[must_use]
pub fn status_seen(sides: [Seen; 2], acceptance: Acceptance) -> Status {
    match acceptance {
        Acceptance::Sceptical => status_of(sides.map(Seen::common)),
        Acceptance::Credulous => match sides {
            [Seen { holds: true, .. }, _] => Status::Accepted,
            [_, Seen { holds: true, .. }] => Status::Rejected,
            [one, other] if one.is_open || other.is_open => Status::Contested,
            _ => Status::Unproven,
        },
    }
}

/// What the sets of a semantics say of each node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    /// Whether there is any set: of none nothing follows.
    pub exists: bool,
    seen: Vec<Seen>,
}

impl Survey {
    /// What the sets say of a node.
    #[must_use]
    pub fn seen(&self, node: NodeId) -> Seen {
        self.seen[node.index()]
    }

    /// The status of a statement; `None` where there is no set.
    #[must_use]
    pub fn status(
        &self,
        network: &Network,
        statement: StatementId,
        acceptance: Acceptance,
    ) -> Option<Status> {
        let seen = |side: Option<NodeId>| side.map_or(Seen::only(Label::Out), |node| self.seen(node));
        self.exists.then(|| status_seen(super::sides(network, statement).map(seen), acceptance))
    }
}

/// So many sets are looked at before nodes are asked about one by one.
const SAMPLED: usize = 64;

impl Extensions<'_> {
    /// What the sets say of a node.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn seen(&mut self, node: NodeId) -> Result<Seen, Stopped> {
        self.complete(node, Seen::default())
    }

    /// The status of a statement by its node and that of its contrary; `None` where there is no set.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn status(&mut self, sides: Sides, acceptance: Acceptance) -> Result<Option<Status>, Stopped> {
        if !self.exist()? {
            return Ok(None);
        }
        let mut seen = [Seen::only(Label::Out); 2];
        for (side, seen) in sides.into_iter().zip(&mut seen) {
            if let Some(node) = side {
                *seen = self.seen(node)?;
            }
        }
        Ok(Some(status_seen(seen, acceptance)))
    }

    /// What the sets say of every node: some sets are looked at, and what they agree on is then asked for one by one.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn survey(&mut self) -> Result<Survey, Stopped> {
        let mut seen = vec![Seen::default(); self.graph.len()];
        let mut count = 0;
        self.each(&mut |set: &Extension| {
            seen.iter_mut().zip(&set.labels).for_each(|(seen, label)| seen.add(*label));
            count += 1;
            if count > SAMPLED { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if count > SAMPLED {
            for node in self.graph.nodes().filter(|node| self.grounded.label(*node) == Label::Undecided) {
                seen[node.index()] = self.complete(node, seen[node.index()])?;
            }
        }
        Ok(Survey { exists: count > 0, seen })
    }

    fn complete(&mut self, node: NodeId, mut seen: Seen) -> Result<Seen, Stopped> {
        while let Some(set) = self.find(node, &seen.unseen())? {
            seen.add(set.label(node));
        }
        Ok(seen)
    }
}
