//! The steps of an explanation. A step names others by number; each is made once, however often it serves.

use super::face::{Declaration, Face};
use super::last_link::Outranked;
use super::weighing::Weighing;
use crate::source::Span;
use crate::vocabulary::*;
use std::sync::Arc;

/// A step of an explanation, by its place there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StepId(pub u32);

impl StepId {
    /// Where the step stands.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A step.
#[derive(Debug)]
pub enum Step {
    /// A statement that is accepted.
    Shown(Shown),
    /// A statement that is neither accepted nor contested.
    NotShown(NotShown),
    /// A statement that is contested.
    Open(Open),
    /// An argument that stands.
    Stands(Stands),
    /// An argument that does not stand.
    Fails(Fails),
    /// An argument of which it is open whether it stands.
    Waits(Waits),
    /// A statement, or an argument by its label, that lies deeper than was asked for.
    Untold(String),
}

/// A statement that is accepted.
#[derive(Debug)]
pub struct Shown {
    /// Its sentence.
    pub sentence: String,
    /// The argument that shows it: of those that suffice the one with the smallest reasoning.
    pub by: StepId,
    /// Others that stand for it, in few words.
    pub likewise: Likewise,
    /// The same in full, where all is told.
    pub also: Vec<StepId>,
    /// The numbers, where it is weighed.
    pub weighing: Option<Weighing>,
    /// What becomes of its contrary, where anything was put forward for that.
    pub despite: Option<StepId>,
    /// Where strict arguments for the contrary fail for their last link: those, and the others for it instead of what
    /// becomes of the contrary as such, which would rest on this.
    pub outranked: Vec<Outranked>,
    /// Those others.
    pub others: Vec<StepId>,
}

/// Other arguments that serve as well as the one told.
#[derive(Debug, Default)]
pub struct Likewise {
    /// The first of them, in file order.
    pub faces: Vec<Face>,
    /// Those of the same rule: what differs in each, in words.
    pub instances: Vec<String>,
    /// How many are left out.
    pub more: usize,
}

impl Likewise {
    /// Whether nothing else would do.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.faces.is_empty() && self.instances.is_empty() && self.more == 0
    }
}

/// A statement that is not shown.
#[derive(Debug)]
pub struct NotShown {
    /// Its sentence.
    pub sentence: String,
    /// Nothing at all speaks for it.
    pub nothing: Option<Nothing>,
    /// The arguments that could conclude it, by what stops them.
    pub failing: Vec<Failing>,
    /// Rules that could conclude it, and have no instance that does.
    pub never: Vec<Never>,
    /// Arguments for it that stand, but do not suffice.
    pub standing: Vec<StepId>,
    /// Arguments that stand in the other scale, where it is weighed.
    pub against: Vec<StepId>,
    /// The numbers, where it is weighed.
    pub weighing: Option<Weighing>,
}

/// Why nothing at all speaks for a statement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Nothing {
    /// Only a premise could, and none was put forward.
    NotPutForward,
    /// Some rule could, but none has an instance that does.
    NoArgument,
}

/// Arguments that stop for the same reason.
#[derive(Debug)]
pub struct Failing {
    /// The first, told in full: a `Fails`, or a `Waits`.
    pub first: StepId,
    /// What others that stop for the same reason were declared as, where that differs.
    pub others: Vec<String>,
    /// How many more stop for the same reason.
    pub more: usize,
}

/// A rule that could conclude a statement and has no instance that does.
#[derive(Debug)]
pub struct Never {
    /// The rule.
    pub declaration: Arc<Declaration>,
    /// The first condition that nothing in the file set can meet; `None` where each can be met, but no choice of
    /// values meets all.
    pub missing: Option<String>,
    /// Where that condition counts: how many of what it counts were put forward, and how many it wants.
    pub counted: Option<(usize, usize)>,
}

/// A statement that is contested.
#[derive(Debug)]
pub struct Open {
    /// Its sentence.
    pub sentence: String,
    /// Arguments for it that stand, where the weighing is open.
    pub standing: Vec<StepId>,
    /// Arguments for it that may stand, by what keeps them open.
    pub waiting: Vec<Failing>,
    /// The numbers, where it is weighed.
    pub weighing: Option<Weighing>,
    /// Its contrary, where it is weighed and anything was put forward for that.
    pub contrary: Option<StepId>,
}

/// An argument that stands.
#[derive(Debug)]
pub struct Stands {
    /// The argument.
    pub face: Face,
    /// What it rests on, in the order of the text.
    pub needs: Vec<Need>,
    /// Objections that were raised and failed; rebuttals are told of the statement.
    pub despite: Vec<Despite>,
    /// How many exceptions nobody raised.
    pub unraised: usize,
    /// Those, where all is told.
    pub quiet: Vec<Quiet>,
    /// How strong it is, where what it concludes is weighed.
    pub strength: Option<Number>,
}

/// An exception that nobody raised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quiet {
    /// What would be an exception; what no value is known for keeps its variable.
    pub sentence: String,
    /// The critical question.
    pub question: Option<String>,
}

/// What an argument rests on.
#[derive(Debug)]
pub enum Need {
    /// A statement.
    Given(StepId),
    /// So many of these.
    AtLeast {
        /// How many are needed.
        count: u32,
        /// One sentence for those that are shown, where one can be made.
        together: Option<String>,
        /// As many of them as are needed, those with the smallest reasoning; or all, where all is told.
        of: Vec<StepId>,
        /// Sentences of others that are shown.
        others: Vec<String>,
        /// How many more are shown.
        more: usize,
    },
    /// A statement that is presumed, since its contrary is not shown.
    Presumed {
        /// Its sentence.
        sentence: String,
        /// The critical question.
        question: Option<String>,
    },
}

/// An objection that was raised.
#[derive(Debug)]
pub struct Despite {
    /// Of which sort.
    pub how: How,
    /// The critical question that it answers.
    pub question: Option<String>,
    /// What becomes of it.
    pub objection: StepId,
}

/// How one thing objects to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    /// It concludes the contrary.
    Rebuts,
    /// It undercuts the argument.
    Undercuts,
    /// It is an exception to it.
    Exception,
    /// It shows the contrary of what is presumed.
    Overturns,
}

/// An argument that does not stand, or of which it is open.
#[derive(Debug)]
pub struct Fails {
    /// The argument.
    pub face: Face,
    /// What it would have shown.
    pub aim: Aim,
    /// What stops it: of all such things the one with the smallest reasoning.
    pub stop: Stop,
    /// Everything else that stops it, where all is told.
    pub also: Vec<Stop>,
}

/// An argument of which it is open whether it stands.
#[derive(Debug)]
pub struct Waits {
    /// The argument, with what it rests on and what was raised against it and failed, as if it stood.
    pub stands: Stands,
    /// What it would show.
    pub aim: Aim,
    /// Everything that keeps it open, beside contested statements that it rests on.
    pub open: Vec<Stop>,
}

/// What an argument leads to, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aim {
    /// A statement.
    Shows(String),
    /// It undercuts the argument, rule or premise of this label.
    Undercuts(String),
}

/// What stops an argument.
#[derive(Debug)]
pub enum Stop {
    /// The standpoint does not use it.
    Unused(Unused),
    /// A statement that it needs is not shown (or contested).
    Missing(StepId),
    /// Too few of these are shown.
    TooFew {
        /// How many are needed.
        count: u32,
        /// How many are shown.
        shown: u32,
        /// As many of what is not shown as keep it from being met, those with the smallest reasoning.
        missing: Vec<StepId>,
        /// How many others are not shown.
        more: usize,
    },
    /// An exception holds, the contrary of a presumption is shown, or it is undercut or rebutted.
    Objection {
        /// Which of these.
        how: How,
        /// The critical question.
        question: Option<String>,
        /// The statement that is shown, or the argument that stands (or of which it is open).
        by: StepId,
        /// The preference by which the other prevails.
        preferred: Option<Preferred>,
    },
    /// It rests on itself: it holds only if this does, and this only if it does.
    Circular(StepId),
    /// It was settled by something that has no words of its own.
    Settled,
}

/// By what one argument is preferred to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preferred {
    /// Where the preference is stated; `None` where it follows from several.
    pub span: Option<Span>,
}

/// Why a standpoint does not use an argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unused {
    /// Nothing that it admits picks it out; the clauses that say what it admits.
    NotAdmitted(Vec<Span>),
    /// It is excluded by this clause.
    Excluded(Option<Span>),
    /// It was not certainly known at that date.
    NotYetKnown {
        /// Since when it is known.
        known: Option<Date>,
        /// As of when the standpoint judges.
        as_of: Option<Date>,
        /// Where it says so.
        span: Option<Span>,
    },
    /// It is for these standpoints alone.
    ForOthers(Vec<String>),
    /// It belongs to this module, which the standpoint does not use.
    NotInUse(String),
    /// It is ignored by this clause.
    Ignored(Option<Span>),
    /// It is withdrawn by what is supposed.
    Withdrawn,
}
