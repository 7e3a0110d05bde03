//! Argument maps as data: what bears on a claim, drawn once each, with what every standpoint says of it.
//!
//! In: a judged case and the claims that the map is of. Out: a `Map`: a forest whose roots are those claims. Each
//! statement and each argument stands in full where it serves first, in the order of the files, and where it serves
//! again a reference names it. So no link crosses another, a circle ends in a reference, and the size of a map is
//! that of what bears on its roots. Never here: layout, colours, the disk, a judgement of its own.
//!
//! A statement and its contrary are one issue and share a node: what concludes the contrary rebuts it. A premise or a
//! row of facts shares the node of the statement that it makes.

use std::sync::Arc;

use crate::explain::{Declaration, Subject, Verdict, View};
use crate::network::Usage;
use crate::source::Span;
use crate::vocabulary::{Status, list};

mod bearing;
mod identity;
mod standing;

mod build;
mod reasons;

pub use build::map;
pub use reasons::{MOST_REASONED, Reasons, reasons};

/// What of all that bears on the roots a map shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// How many steps of reasoning, each an argument with what it rests on; `None` for all. With a bound each node
    /// stands in full where it is nearest to a root, and what lies deeper is folded.
    pub depth: Option<u32>,
}

/// A map.
#[derive(Debug, Default)]
pub struct Map {
    /// The standpoints, in the order in which they were judged.
    pub standpoints: Vec<Standpoint>,
    /// The nodes that the map is of.
    pub roots: Vec<NodeId>,
    /// Every node before its children and the children in order; so a node's descendants follow it at once.
    pub nodes: Vec<Node>,
}

/// A standpoint of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standpoint {
    /// Its name, its sentence and its place.
    pub view: View,
    /// The words that it has for each status, where it has any.
    pub words: Vec<(Status, String)>,
}

/// A node of a map, by its place there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// A node of a map.
#[derive(Debug)]
pub struct Node {
    /// What it is called wherever it has to be named: made of declared names alone, so that no edit elsewhere changes
    /// it; fit for a fragment of a URL and for an `id` in XML; no two nodes share one.
    pub id: String,
    /// What it shows.
    pub content: Content,
    /// What a reason for it is told of; `None` where it only counts what is folded.
    pub subject: Option<Subject>,
    /// What it bears on; `None` for a root.
    pub parent: Option<NodeId>,
    /// How it bears on that; `None` for a root.
    pub link: Option<Link>,
    /// What bears on it, in the order of the files.
    pub children: Vec<NodeId>,
    /// What each standpoint says of it.
    pub standings: Vec<Standing>,
    /// For each standpoint, whether its verdict on a root rests on this.
    pub carries: Vec<bool>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where it is declared, if it is.
    pub span: Option<Span>,
}

/// What a node shows.
#[derive(Debug)]
pub enum Content {
    /// A statement.
    Statement(Statement),
    /// A premise, or a row of facts, with the statement that it makes.
    Evidence(Evidence),
    /// An argument; its children are what it rests on, then what objects to it.
    Argument(Argument),
    /// A node that stands in full elsewhere.
    Reference(Reference),
    /// So many reasons that lie deeper than the map goes.
    Folded(usize),
}

/// A statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// A sentence of its own.
    pub sentence: String,
    /// As the language writes it: `not bound(Baker, no-enlargement)`.
    pub literal: String,
    /// The name of the claim that says it, or whose contrary it is.
    pub name: Option<String>,
    /// Its kind, in words.
    pub kind: Option<String>,
    /// It is a `thesis`.
    pub is_thesis: bool,
    /// What each standpoint says of it in words of its own; empty where it is neither a thesis nor a root.
    pub verdicts: Vec<Verdict>,
}

/// A premise, or a row of facts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// What it says: a sentence of its own.
    pub sentence: String,
    /// Its statement, as the language writes it.
    pub literal: String,
    /// Its kind, who says it to whom, dates, sources, quotation.
    pub declaration: Arc<Declaration>,
    /// It is an axiom.
    pub is_certain: bool,
}

/// An argument: an instance of a rule, or one that was declared by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Argument {
    /// Its sort, its name, its sentence, sources.
    pub declaration: Arc<Declaration>,
    /// The values of a rule's variables, in words.
    pub with: Vec<(String, String)>,
    /// A strict argument read backwards.
    pub is_backwards: bool,
    /// It holds certainly.
    pub is_strict: bool,
    /// How many exceptions and presumptions nobody questioned; they are not drawn.
    pub unquestioned: usize,
}

/// A node that stands in full elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// Where.
    pub to: NodeId,
    /// What serves here, in words: a sentence, or an argument's.
    pub sentence: String,
    /// The statement that serves here, as the language writes it; `None` for an argument.
    pub literal: Option<String>,
    /// What serves here is the contrary of what stands there.
    pub is_contrary: bool,
}

/// How a node bears on its parent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Which way.
    pub bearing: Bearing,
    /// How many are needed, where it is one of those that are counted.
    pub at_least: Option<Count>,
    /// The critical question that it answers.
    pub question: Option<String>,
    /// For a premise that states its parent (or the contrary): what each standpoint says of that step; else empty.
    pub standings: Vec<Standing>,
}

/// A condition that counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    /// Which of its argument's: counted from 0.
    pub condition: usize,
    /// How many are needed.
    pub needed: u32,
    /// Of how many.
    pub of: usize,
}

list! {
    /// How a node bears on its parent.
    Bearing {
        /// An argument, or a premise, for the statement.
        Supports = "supports",
        /// An argument, or a premise, for the contrary of the statement.
        Rebuts = "rebuts",
        /// A statement that the argument rests on.
        Given = "given",
        /// An argument that the argument does not apply here.
        Undercuts = "undercuts",
        /// A statement that is an exception to the argument.
        Exception = "exception",
        /// A statement that is the contrary of what the argument presumes.
        Overturns = "overturns",
    }
}

impl Bearing {
    /// Whether it speaks against its parent.
    #[must_use]
    pub fn is_attack(self) -> bool {
        !matches!(self, Self::Supports | Self::Given)
    }
}

/// What a standpoint says of a node.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Of a statement.
    Statement {
        /// Its status.
        status: Status,
        /// The standpoint assumes it, or its contrary.
        is_assumed: bool,
        /// Why a premise or fact that makes it is left out here; `Used` where it is not.
        usage: Usage,
    },
    /// Of an argument.
    Argument(Force),
}

/// What a standpoint says of an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Force {
    /// It stands.
    Stands,
    /// It is defeated: rebutted, undercut, or an exception holds.
    Defeated,
    /// Something that it rests on is not shown.
    Lacking,
    /// It is open whether it stands.
    Open,
    /// The standpoint does not use it, and why.
    Unused(Usage),
}

impl Force {
    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Defeated => "defeated",
            Self::Lacking => "lacks a premise",
            Self::Open => "open",
            Self::Unused(_) => "not used",
        }
    }
}

impl Standing {
    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement { status, .. } => status.name(),
            Self::Argument(force) => force.name(),
        }
    }
}

impl NodeId {
    /// Where the node stands.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Map {
    /// The node of an id of this map.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// All nodes with their ids, each before its children.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index as u32), node))
    }

    /// The place of a standpoint by its name.
    #[must_use]
    pub fn standpoint(&self, name: &str) -> Option<usize> {
        self.standpoints.iter().position(|standpoint| standpoint.view.name == name)
    }
}

impl Standpoint {
    /// The standpoint's own words for a status.
    #[must_use]
    pub fn words(&self, status: Status) -> Option<&str> {
        self.words.iter().find(|(of, _)| *of == status).map(|(_, words)| words.as_str())
    }
}

impl Node {
    /// What it says: its sentence, an argument's name where it has none, or nothing.
    #[must_use]
    pub fn sentence(&self) -> &str {
        match &self.content {
            Content::Statement(statement) => &statement.sentence,
            Content::Evidence(evidence) => &evidence.sentence,
            Content::Argument(argument) => argument.declaration.sentence.as_deref().unwrap_or_default(),
            Content::Reference(reference) => &reference.sentence,
            Content::Folded(_) => "",
        }
    }

    /// Whether two standpoints say different things of it.
    #[must_use]
    pub fn differs(&self, one: usize, other: usize) -> bool {
        self.standings.get(one).map(|standing| standing.name())
            != self.standings.get(other).map(|standing| standing.name())
    }
}
