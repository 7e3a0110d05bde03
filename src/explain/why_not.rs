//! Why a claim is not accepted: for each argument for it the first thing that stops it, and what that comes down to.
//!
//! A statement that is missing because what could show it fails is followed down, through the first thing that stops
//! each of its arguments, to the roots: what nobody put forward, what is not admitted or used here, what is defeated.
//! Where that first thing is a missing condition, all conditions that are missing are followed, since all are wanted.
//! Each root is told once, with what waits for it; roots of one kind and one origin are told together. Of several
//! things that stop an argument the one with the smallest reasoning is the first.

use super::build::Builder;
use super::claim::Claim;
use super::contest::{Contest, contest};
use super::context::{Case, Context, Index};
use super::face::{Face, Sort};
use super::step::{How, Never, Nothing, Preferred, Unused};
use super::telling::Telling;
use super::weighing::Weighing;
use super::why::{Verdict, View, verdict, view};
use super::{never, stands};
use crate::source::Span;
use crate::vocabulary::*;

mod attempts;
mod cause;
mod frontier;

list! {
    /// Which kind of thing is missing.
    Lack {
        /// No argument at all: some rule could show it, and has no instance that does.
        NoArgument = "no-argument",
        /// Only a premise could show it, and nobody put one forward.
        NotPutForward = "not-put-forward",
        /// It was put forward, and is not admitted from this standpoint.
        NotAdmitted = "not-admitted",
        /// A rule or an argument is not used from this standpoint.
        NotUsed = "not-used",
        /// Its contrary is shown.
        ContraryShown = "contrary-shown",
        /// An objection stands.
        Defeated = "defeated",
        /// An objection may stand, and nothing decides.
        Contested = "contested",
        /// It rests on itself.
        RestsOnItself = "rests-on-itself",
        /// What stands for it does not suffice.
        BurdenNotMet = "burden-not-met",
    }
}

/// Why a claim is not accepted from a standpoint.
#[derive(Debug)]
pub struct WhyNot {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// From where it is judged.
    pub standpoint: View,
    /// What is said of it. Where it is accepted, nothing else is told.
    pub verdict: Verdict,
    /// What shows the contrary, where it is shown.
    pub contrary: Option<Face>,
    /// The arguments for the claim, those that stop for the same reason together; used ones first.
    pub attempts: Vec<Attempt>,
    /// Nothing at all is for the claim.
    pub nothing: Option<Cause>,
    /// Rules that could show the claim, and have no instance that does.
    pub never: Vec<Never>,
    /// What the arguments come down to, in the order in which it was met.
    pub roots: Vec<Root>,
    /// The loop, where the claim is contested.
    pub contest: Option<Contest>,
}

/// An argument for the claim, and what stops it.
#[derive(Debug)]
pub struct Attempt {
    /// The argument.
    pub face: Face,
    /// Labels of others that stop for the same reason, where they are called something else.
    pub others: Vec<String>,
    /// How many more stop for the same reason.
    pub more: usize,
    /// The first thing that stops it.
    pub stop: Stopped,
}

/// What stops an argument.
#[derive(Debug)]
pub enum Stopped {
    /// Something that needs no following.
    By(Cause),
    /// It needs what is not shown.
    Missing {
        /// That is contested, rather than not shown.
        open: bool,
        /// How many of what it counts are needed and how many are shown, where it counts.
        counted: Option<(u32, u32)>,
        /// The statement, or the first of those that it counts.
        sentences: Vec<String>,
        /// How many more of those.
        more: usize,
        /// What that comes down to.
        down: Down,
        /// Its other conditions that are missing, each with what it comes down to.
        also: Vec<(String, Down)>,
    },
}

/// The roots that something comes down to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Down {
    /// The first, by their place.
    pub roots: Vec<u32>,
    /// There are more.
    pub more: bool,
}

/// Something missing that is not followed further.
#[derive(Debug)]
pub enum Cause {
    /// Nothing is for a statement.
    Absent {
        /// Its sentence.
        sentence: String,
        /// Why.
        nothing: Nothing,
        /// Rules that could show it.
        never: Vec<Never>,
    },
    /// An argument for it is not used.
    LeftOut {
        /// What it would show.
        sentence: String,
        /// The argument.
        face: Face,
        /// Why, with the clause.
        unused: Unused,
    },
    /// The contrary of a statement is shown.
    Contrary {
        /// The statement.
        sentence: String,
        /// What shows its contrary.
        by: Face,
    },
    /// An objection stands, or may.
    Objection {
        /// The argument that it stops.
        target: Face,
        /// How.
        how: How,
        /// The critical question that it answers.
        question: Option<String>,
        /// The argument that objects, or shows what does.
        by: Face,
        /// What that shows; `None` for an undercutter.
        says: Option<String>,
        /// The preference by which it prevails.
        preferred: Option<Preferred>,
        /// Nothing decides whether it stands.
        open: bool,
    },
    /// A statement holds only if what rests on it does.
    Circular {
        /// The statement.
        sentence: String,
    },
    /// What stands for a statement does not suffice.
    Burden {
        /// The statement.
        sentence: String,
        /// The numbers; `None` where it is not weighed.
        weighing: Option<Weighing>,
    },
}

impl Cause {
    /// Which kind of thing is missing.
    #[must_use]
    pub fn lack(&self) -> Lack {
        match self {
            Self::Absent { nothing: Nothing::NotPutForward, .. } => Lack::NotPutForward,
            Self::Absent { .. } => Lack::NoArgument,
            Self::LeftOut { face, .. } => match face.declaration.sort {
                Sort::Premise | Sort::Fact => Lack::NotAdmitted,
                Sort::Rule | Sort::Argument | Sort::Contrary | Sort::Assumption => Lack::NotUsed,
            },
            Self::Contrary { .. } => Lack::ContraryShown,
            Self::Objection { open: true, .. } => Lack::Contested,
            Self::Objection { .. } => Lack::Defeated,
            Self::Circular { .. } => Lack::RestsOnItself,
            Self::Burden { .. } => Lack::BurdenNotMet,
        }
    }
}

/// Something missing, with what waits for it.
#[derive(Debug)]
pub struct Root {
    /// What is missing.
    pub cause: Cause,
    /// Others of the same kind and origin, in words.
    pub others: Vec<String>,
    /// How many more of those.
    pub more: usize,
    /// The statements that are not shown for want of it, the nearest first.
    pub waiting: Vec<String>,
    /// More wait.
    pub more_waiting: bool,
}

/// Why a claim is not accepted from a standpoint. Takes time by the size of what bears on it. `None` where the
/// standpoint was not judged.
#[must_use]
pub fn why_not(case: &Case<'_>, claim: &Claim, standpoint: StandpointId) -> Option<WhyNot> {
    let judged = case.judged.iter().find(|judged| judged.standpoint == standpoint)?;
    let index = Index::new(case);
    let context = Context { index: &index, judged: *judged };
    let mut found = WhyNot {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        standpoint: view(case.model, standpoint),
        verdict: verdict(case, judged, claim),
        contrary: None,
        attempts: Vec::new(),
        nothing: None,
        never: Vec::new(),
        roots: Vec::new(),
        contest: None,
    };
    if found.verdict.status == Status::Accepted {
        return Some(found);
    }
    match claim.statement(case.theory) {
        Some(statement) => {
            attempts::tell(&mut found, Builder::new(context, Telling::default(), u32::MAX), statement);
        }
        None => {
            found.nothing = Some(Cause::Absent {
                sentence: index.words.claim(claim),
                nothing: never::nothing_for(case.model, claim),
                never: never::never_known(&context, claim),
            });
        }
    }
    Some(found)
}

/// What shows the contrary of a claim, and the loop that it lies in.
fn other_side(found: &mut WhyNot, builder: &mut Builder<'_, '_>, statement: StatementId) {
    let contrary = statement.contrary();
    match found.verdict.status {
        Status::Rejected => {
            let (by, _) = stands::shows(builder, contrary, None);
            found.contrary = Some(builder.face(by));
        }
        Status::Contested => found.contest = Some(contest(builder, &[statement, contrary])),
        Status::Accepted | Status::Unproven => {}
    }
}
