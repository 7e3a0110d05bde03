//! The network of one standpoint: nodes with supports and objections, on which every semantics is defined.
//!
//! In: the theory and a standpoint of the model. Out: a compressed sparse graph of nodes. A node holds when
//! at least `need` of its supports hold and none of its objections does; standards, strengths, preferences and
//! last link are all compiled into nodes of this one form. Never here: words, spans, labels.

use crate::vocabulary::*;

mod preference;

/// A network in compressed sparse rows.
#[derive(Debug)]
pub struct Network {
    /// How many supports each node needs.
    need: Vec<u32>,
    /// Where each node's edges start in `edges`; one more entry than nodes.
    starts: Vec<u32>,
    /// How many of a node's edges, the first ones, are supports; the others are objections.
    supports: Vec<u32>,
    edges: Vec<NodeId>,
    /// What each node stands for.
    roles: Vec<Role>,
    /// For each argument of the theory its node; `NodeId(u32::MAX)` where the standpoint does not use it.
    argument_nodes: Vec<NodeId>,
    /// For each statement of the theory its node; `NodeId(u32::MAX)` where nothing is for it.
    statement_nodes: Vec<NodeId>,
    usages: Vec<Usage>,
    weights: Vec<Number>,
    weight_of: Vec<u16>,
    standards: Vec<Standard>,
    default_standard: Standard,
    limits: Limits,
    preference: preference::Order,
    arguments_for: crate::theory::Lists<ArgumentId>,
    assumptions: Vec<StatementId>,
    theory_arguments: usize,
}

/// What a node stands for. A statement whose only condition is one argument shares that argument's node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The statement is accepted.
    Statement(StatementId),
    /// The argument stands.
    Argument(ArgumentId),
    /// An `at least` condition (by its place in the theory's column) is met.
    AtLeast(u32),
    /// Some argument stands that undercuts this set.
    Undercut(UndercutId),
    /// The argument stands with at least the weight at this place of the standpoint's list of weights.
    Strength(ArgumentId, u16),
    /// Some argument for the statement stands with at least that weight.
    StatementStrength(StatementId, u16),
    /// The statement meets its standard by arguments of at least that weight.
    Weighing(StatementId, u16),
    /// A strict argument attacks the arguments of a class (those that are preferred to the same arguments).
    Against(ArgumentId, u32),
    /// Some argument for the statement stands that the class is not preferred to: a rebuttal of the class.
    Rebuttal(StatementId, u32),
}

/// Whether and why a standpoint leaves an argument of the theory out. The numbers are places in the
/// standpoint's own lists of clauses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// It is in the network.
    Used,
    /// A premise or fact that no `admit` picks out.
    NotAdmitted,
    /// A premise or fact that the `exclude` at this place picks out.
    Excluded(u32),
    /// A premise or fact that was not certainly known at the `as-of` date.
    NotYetKnown,
    /// A rule or argument that is `for` other standpoints.
    ForOthers,
    /// A rule, argument or contrary of a module that this standpoint does not use.
    NotInUse,
    /// A rule or argument that the `ignore` at this place drops.
    Ignored(u32),
}

const NONE: NodeId = NodeId(u32::MAX);

impl Network {
    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.need.len()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.need.is_empty()
    }

    /// How many supports the node needs.
    #[must_use]
    pub fn need(&self, node: NodeId) -> u32 {
        self.need[node.index()]
    }

    /// The nodes that support this one, in file order.
    #[must_use]
    pub fn supports(&self, node: NodeId) -> &[NodeId] {
        let start = self.starts[node.index()] as usize;
        &self.edges[start..start + self.supports[node.index()] as usize]
    }

    /// The nodes that object to this one, in file order.
    #[must_use]
    pub fn objections(&self, node: NodeId) -> &[NodeId] {
        let start = self.starts[node.index()] as usize + self.supports[node.index()] as usize;
        &self.edges[start..self.starts[node.index() + 1] as usize]
    }

    /// What the node stands for.
    #[must_use]
    pub fn role(&self, node: NodeId) -> Role {
        self.roles[node.index()]
    }

    /// The argument's node, where the standpoint uses it.
    #[must_use]
    pub fn argument_node(&self, argument: ArgumentId) -> Option<NodeId> {
        Some(self.argument_nodes[argument.index()]).filter(|node| *node != NONE)
    }

    /// The node that holds when the statement is accepted, where any argument is for it.
    #[must_use]
    pub fn statement_node(&self, statement: StatementId) -> Option<NodeId> {
        self.statement_nodes
            .get(statement.index())
            .copied()
            .filter(|node| *node != NONE)
    }

    /// Whether and why the argument is not used here.
    #[must_use]
    pub fn usage(&self, argument: ArgumentId) -> Usage {
        self.usages[argument.index()]
    }

    /// The argument's own weight from this standpoint, in [0, 1]; 0 is an assumption's.
    #[must_use]
    pub fn weight(&self, argument: ArgumentId) -> Number {
        self.weights[self.weight_of[argument.index()] as usize]
    }

    /// The weights that arguments have, ascending; `Role`s name them by place.
    #[must_use]
    pub fn weights(&self) -> &[Number] {
        &self.weights
    }

    /// The statement's standard from this standpoint.
    #[must_use]
    pub fn standard(&self, statement: StatementId) -> Standard {
        self.standards
            .get(statement.index())
            .copied()
            .unwrap_or(self.default_standard)
    }

    /// α, β and γ.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Whether `stronger` is preferred to `weaker` from this standpoint (transitively).
    #[must_use]
    pub fn is_preferred(&self, stronger: ArgumentId, weaker: ArgumentId) -> bool {
        self.preference.is_preferred(stronger, weaker)
    }

    /// The arguments of this standpoint for a statement, in file order: the theory's, and an assumption (with
    /// an id past the theory's arguments) where the standpoint assumes it.
    #[must_use]
    pub fn arguments_for(&self, statement: StatementId) -> &[ArgumentId] {
        self.arguments_for.get(statement.index())
    }

    /// The statement that the standpoint assumes by this argument, for an id past the theory's arguments.
    #[must_use]
    pub fn assumption(&self, argument: ArgumentId) -> Option<StatementId> {
        self.assumptions
            .get(argument.index().checked_sub(self.theory_arguments)?)
            .copied()
    }
}

/// The numbers of clear-and-convincing and beyond-reasonable-doubt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// What a clear case must be stronger than; 0.6 unless set.
    pub alpha: Number,
    /// By more than what it must outweigh the other side; 0.2 unless set.
    pub beta: Number,
    /// What the other side must be weaker than; 0.3 unless set.
    pub gamma: Number,
}
