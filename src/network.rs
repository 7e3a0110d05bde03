//! The network of one standpoint: nodes with supports and objections, on which every semantics is defined.
//!
//! In: the theory and a standpoint of the model. Out: a compressed sparse graph of nodes. A node holds when
//! at least `need` of its supports hold and none of its objections does; standards, strengths, preferences and
//! last link are all compiled into nodes of this one form. Never here: words, spans, labels.

use crate::vocabulary::*;

pub mod from_theory;
mod graph;
#[cfg(test)]
pub(crate) mod made;
mod preference;
mod select;
mod varied;

pub use graph::Graph;
pub use select::{Standards, Usage};
pub use varied::{Switch, Switchboard, Variation};

/// A network: its graph, what each node stands for, and what the standpoint chose.
#[derive(Clone, Debug)]
pub struct Network {
    graph: Graph,
    roles: Vec<Role>,
    /// For each argument of the standpoint (the theory's, then the assumptions) its node.
    argument_nodes: Vec<NodeId>,
    /// For each statement of the theory its node; `NONE` where nothing is for it.
    statement_nodes: Vec<NodeId>,
    choice: select::Choice,
    arguments_for: Lists<ArgumentId>,
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
    /// An `at least` condition is met by statements of at least that strength.
    AtLeastStrength(u32, u16),
    /// Some argument stands that undercuts this set.
    Undercut(UndercutId),
    /// The argument stands with at least the weight at this place of the standpoint's list of weights.
    Strength(ArgumentId, u16),
    /// Some argument for the statement stands with at least that weight.
    StatementStrength(StatementId, u16),
    /// The statement meets its standard by arguments of at least that weight.
    Weighing(StatementId, u16),
    /// A strict argument attacks the arguments of a class (those that are preferred to the same arguments).
    Against(ArgumentId, u16),
    /// Some argument for the statement stands that the class is not preferred to: a rebuttal of the class.
    Rebuttal(StatementId, u16),
    /// A change is turned on.
    Switch(u32),
    /// Some change is turned on that brings the argument in.
    AnySwitch(ArgumentId),
}

/// No node: of an argument that is not used, of a statement that nothing is for.
const NONE: NodeId = NodeId(u32::MAX);

impl Network {
    /// The graph alone, as the semantics read it.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The same network, in which nothing objects to these nodes any more: sides are taken for them.
    #[must_use]
    pub fn taking_sides(&self, nodes: &[NodeId]) -> Self {
        Self { graph: self.graph.without_objections_to(nodes), ..self.clone() }
    }

    /// What the node stands for.
    #[must_use]
    pub fn role(&self, node: NodeId) -> Role {
        self.roles[node.index()]
    }

    /// The argument's node, where the standpoint uses it.
    #[must_use]
    pub fn argument_node(&self, argument: ArgumentId) -> Option<NodeId> {
        self.argument_nodes.get(argument.index()).copied().filter(|node| *node != NONE)
    }

    /// The node that holds when the statement is accepted, where any argument is for it.
    #[must_use]
    pub fn statement_node(&self, statement: StatementId) -> Option<NodeId> {
        self.statement_nodes.get(statement.index()).copied().filter(|node| *node != NONE)
    }

    /// Whether and why the argument is not used here.
    #[must_use]
    pub fn usage(&self, argument: ArgumentId) -> Usage {
        self.choice.usages.get(argument.index()).copied().unwrap_or(Usage::Used)
    }

    /// The argument's own weight from this standpoint, in [0, 1]; 0 is an assumption's.
    #[must_use]
    pub fn weight(&self, argument: ArgumentId) -> Number {
        self.choice.weights[self.choice.level(argument) as usize]
    }

    /// The weights that arguments have, ascending; `Role`s name them by place.
    #[must_use]
    pub fn weights(&self) -> &[Number] {
        &self.choice.weights
    }

    /// The statement's standard from this standpoint.
    #[must_use]
    pub fn standard(&self, statement: StatementId) -> Standard {
        self.choice.standards.of(statement)
    }

    /// α, β and γ.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.choice.limits
    }

    /// Whether `stronger` is preferred to `weaker` from this standpoint (transitively).
    #[must_use]
    pub fn is_preferred(&self, stronger: ArgumentId, weaker: ArgumentId) -> bool {
        self.choice.order.is_preferred(stronger, weaker)
    }

    /// The arguments of this standpoint for a statement, in file order: the theory's, and an assumption (with
    /// an id past the theory's arguments) where the standpoint assumes it.
    #[must_use]
    pub fn arguments_for(&self, statement: StatementId) -> &[ArgumentId] {
        if statement.index() < self.arguments_for.len() {
            self.arguments_for.get(statement.index())
        } else {
            &[]
        }
    }

    /// The statement that the standpoint assumes (or is granted) by this argument, for an id past the theory's
    /// arguments.
    #[must_use]
    pub fn assumption(&self, argument: ArgumentId) -> Option<StatementId> {
        self.choice.assumptions.get(argument.index().checked_sub(self.theory_arguments)?).copied()
    }

    /// Whether the argument, with an id past the theory's, makes its statement certain.
    #[must_use]
    pub fn is_granted(&self, argument: ArgumentId) -> bool {
        argument.index() >= self.theory_arguments + self.choice.assumed
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

impl Default for Limits {
    fn default() -> Self {
        Self { alpha: Number::new(6, 1), beta: Number::new(2, 1), gamma: Number::new(3, 1) }
    }
}
