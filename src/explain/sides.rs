//! What is told where a standpoint judges by all sets of a semantics, or by some of them, and not by the grounded one.

use super::face::Declaration;
use super::sentence::Words;
use crate::model::Model;
use crate::network::{Network, Role};
use crate::theory::Theory;
use crate::vocabulary::*;

list! {
    /// How the sets of a semantics stand to a verdict.
    Agreement {
        /// What no quarrel touches decides it, and so it is the same in every set.
        Settled = "settled",
        /// Every set says so, each by the sides that it takes.
        InAll = "in-all",
        /// The sets differ.
        Differ = "differ",
        /// Some set says so.
        InSome = "in-some",
    }
}

/// By which sets a verdict was come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sides {
    /// Of which semantics the sets are.
    pub semantics: Semantics,
    /// Whether all of them count, or one.
    pub acceptance: Acceptance,
    /// How they stand to the verdict.
    pub agreement: Agreement,
    /// Some of the sets: those that say the same as the verdict first, of which the first is the one that reasons are told of, then one
    /// for each other status.
    pub ways: Vec<Way>,
}

/// A set, by the sides that it takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// What it says of the claim.
    pub status: Status,
    /// What it takes the side of, in words; none where it takes no side.
    pub sides: Vec<String>,
    /// How many more sides it takes.
    pub more: usize,
}

/// How many sides of a set are named.
const NAMED: usize = 4;

impl Way {
    /// A set that says this of the claim, by the nodes whose side it takes.
    #[must_use]
    pub fn new(model: &Model, theory: &Theory, network: &Network, status: Status, nodes: &[NodeId]) -> Self {
        let words = Words::new(model, theory);
        let mut sides: Vec<String> = Vec::new();
        for node in nodes {
            let side = side(model, theory, network, &words, *node);
            sides.extend(side.filter(|side| !sides.contains(side)));
        }
        let more = sides.len().saturating_sub(NAMED);
        sides.truncate(NAMED);
        Self { status, sides, more }
    }
}

/// What a node is called: an argument by its declaration, a statement by its sentence.
fn side(
    model: &Model,
    theory: &Theory,
    network: &Network,
    words: &Words<'_>,
    node: NodeId,
) -> Option<String> {
    let quoted = |statement: StatementId| format!("“{}”", words.statement(statement));
    match network.role(node) {
        Role::Argument(argument) | Role::Strength(argument, _) | Role::Against(argument, _) => {
            match theory.arguments.origins.get(argument.index()) {
                Some(origin) => Some(Declaration::of(model, *origin).label()),
                None => network.assumption(argument).map(quoted),
            }
        }
        Role::Statement(statement)
        | Role::StatementStrength(statement, _)
        | Role::Weighing(statement, _)
        | Role::Rebuttal(statement, _) => Some(quoted(statement)),
        _ => None,
    }
}
