//! What is changed of a standpoint's choice, by id, and networks in which changes are switches.

use super::{Limits, Network};
use crate::vocabulary::*;

/// What is changed of a standpoint's choice. The standpoint itself stays as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Variation {
    /// Arguments that are used after all. One that is also left out stays out.
    pub taken_in: Vec<ArgumentId>,
    /// Arguments that are not used.
    pub left_out: Vec<ArgumentId>,
    /// Statements that are taken as certain: each gets a strict argument with nothing given.
    pub granted: Vec<StatementId>,
    /// Statements that are assumed, as `assume` does.
    pub assumed: Vec<StatementId>,
    /// Statements that are no longer assumed.
    pub not_assumed: Vec<StatementId>,
    /// Preferences that are added.
    pub preferred: Vec<(ArgumentName, ArgumentName)>,
    /// Preferences, as they are written, that no longer count.
    pub not_preferred: Vec<(ArgumentName, ArgumentName)>,
    /// The standard of every statement that nothing else names.
    pub standard: Option<Standard>,
    /// Standards of statements; they win over any clause.
    pub standards: Vec<(StatementId, Standard)>,
    /// Weights of arguments.
    pub weights: Vec<(ArgumentId, Number)>,
    /// α, β and γ.
    pub limits: Option<Limits>,
}

/// A change that can be turned on in a network without building it again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Switch {
    /// Arguments that it brings in.
    pub takes_in: Vec<ArgumentId>,
    /// Arguments that it takes out.
    pub leaves_out: Vec<ArgumentId>,
    /// Statements that it makes certain.
    pub grants: Vec<StatementId>,
}

/// A network with switches, all of them off. A switch is a node without edges: off, it needs one support and has
/// none; on, it needs none.
#[derive(Debug)]
pub struct Switchboard {
    /// The network.
    pub network: Network,
    /// The node of each switch; `None` where nothing in the network hangs on it.
    pub leaves: Vec<Option<NodeId>>,
}
