//! Labels: what holds, what may hold, and the first reason of each.
//!
//! In: a network. Out: labels, kept beside it by node. Never here: text, files, standpoints.

use crate::vocabulary::NodeId;

/// How a node was settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// It holds (in T).
    In,
    /// It cannot hold (outside P).
    Out,
    /// It possibly holds (in P, not in T).
    Undecided,
}

/// Why a node has its label, as found first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// In: enough supports were in before (those of lower rank), and every objection was out. The support given
    /// is the one that completed it; `None` for a node that needs nothing.
    Supported(Option<NodeId>),
    /// Out: this objection is in.
    Objection(NodeId),
    /// Out: too few supports were left once this one had fallen; `None` where there were too few from the start.
    Missing(Option<NodeId>),
    /// Out: it lies in a set of nodes that hold only through each other.
    Unfounded,
    /// Undecided: no reason settles it.
    Open,
}

/// The labels of a network's nodes, each with its rank and first reason.
#[derive(Debug)]
pub struct Labels {
    labels: Vec<Label>,
    ranks: Vec<u32>,
    reasons: Vec<Reason>,
}

impl Labels {
    /// The node's label.
    #[must_use]
    pub fn label(&self, node: NodeId) -> Label {
        self.labels[node.index()]
    }

    /// When the node was settled: a node's reason has a lower rank than itself. Undecided nodes have
    /// `u32::MAX`.
    #[must_use]
    pub fn rank(&self, node: NodeId) -> u32 {
        self.ranks[node.index()]
    }

    /// The node's first reason.
    #[must_use]
    pub fn reason(&self, node: NodeId) -> Reason {
        self.reasons[node.index()]
    }
}

/// The grounded labelling of a network.
#[must_use]
pub fn grounded(network: &crate::network::Network) -> Labels {
    let _ = network;
    Labels {
        labels: Vec::new(),
        ranks: Vec::new(),
        reasons: Vec::new(),
    }
}
