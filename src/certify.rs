//! Certificates: labels with what it takes to check them without trusting whoever found them.
//!
//! In: a network with its labels, or with a certificate that somebody else made. Out: a certificate; or that every
//! label in one follows, or else which does not and why. Never here: the disk, layout, the search for labels; only
//! `from_evaluate` knows the evaluator, and the checker shares no code with it.

use crate::model::Model;
use crate::network::Network;
use crate::theory::Theory;
use crate::vocabulary::{StandpointId, StatementId, Status};

pub mod check;
mod verify;

pub mod from_evaluate;

mod digest;
pub mod wire;

mod words;

pub use digest::Digest;
pub use verify::{Flaw, is_of, proves, verify};

/// How a certificate says that a node stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It holds (in T).
    In,
    /// It cannot hold (outside P).
    Out,
    /// It possibly holds (in P, not in T).
    Undecided,
}

/// How every node stands, with the order in which that can be checked.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Labelling {
    /// By node.
    pub standings: Vec<Standing>,
    /// By node. What is in or out follows from what is in or out at lower ranks; nodes that are out only together
    /// have one rank. What is undecided possibly holds by what is in and what is undecided at lower ranks.
    pub ranks: Vec<u32>,
}

/// A standpoint's labelling and verdicts, bound to its network.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// The standpoint's name.
    pub standpoint: String,
    /// Of which network, and of which claims in which words.
    pub network: Digest,
    /// How its nodes stand.
    pub labelling: Labelling,
    /// What is said of claims.
    pub verdicts: Vec<Verdict>,
}

/// What a certificate says of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The claim as the language writes it.
    pub claim: String,
    /// Its status.
    pub status: Status,
}

/// A claim that a certificate speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The claim as the language writes it.
    pub written: String,
    /// Its sentence; a contrary has its claim's.
    pub sentence: String,
    /// Its statement, where the theory has it.
    pub statement: Option<StatementId>,
}

/// What a certificate is of: one standpoint's network, with what names its nodes.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What the file declares.
    pub model: &'a Model,
    /// Its ground theory.
    pub theory: &'a Theory,
    /// From where it is judged.
    pub standpoint: StandpointId,
    /// The network of that.
    pub network: &'a Network,
}

impl<'a> Subject<'a> {
    /// The standpoint's name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.model.standpoints[self.standpoint.index()].name
    }
}

/// What came of checking one standpoint's certificate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Whose it says it is.
    pub standpoint: String,
    /// Whether it proves what it says.
    pub outcome: Result<Sound, Refused>,
}

/// A certificate whose every label follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sound {
    /// How many labels that are.
    pub nodes: usize,
    /// What it so proves of claims.
    pub verdicts: Vec<Verdict>,
}

/// Why a certificate proves nothing, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// The node that is wrong, where one is, in words.
    pub node: Option<String>,
    /// What to do.
    pub help: String,
}
