//! A claim disputed move by move: the game by which a grounded label is defended (Modgil & Caminada 2009).
//!
//! The proponent speaks for the claim, the opponent against it. Whoever is right puts an argument forward with the
//! smallest reasoning below it; the other raises every objection that an argument of the standpoint can raise against
//! any part of that, also those that fail for want of a premise; and each is answered by what stops it. What is said
//! of lower rank each time (see `smallest`), so nobody repeats himself on a line and every line ends. What was
//! disputed before is referred to by its move. Where neither side can have the last word, the moves show the loop.

use super::build::Builder;
use super::claim::Claim;
use super::context::{Case, Context, Index, Judged};
use super::face::Face;
use super::last_link::Outranked;
use super::step::{How, Never, Nothing, Preferred, Unused};
use super::telling::Telling;
use super::weighing::Weighing;
use super::why::{Verdict, View, verdict, view};
use crate::source::Span;
use crate::vocabulary::*;

mod game;
mod grounds;
mod objections;

/// A dispute about a claim from one standpoint.
#[derive(Debug)]
pub struct Dialogue {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// From where it is judged.
    pub standpoint: View,
    /// What is said of it.
    pub verdict: Verdict,
    /// What is said, in the order of saying; the first has number 1.
    pub moves: Vec<Move>,
    /// Who has the last word.
    pub last_word: LastWord,
}

list! {
    /// Who speaks.
    Speaker {
        /// For the claim.
        Proponent = "proponent",
        /// Against it.
        Opponent = "opponent",
    }
}

impl Speaker {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Proponent => Self::Opponent,
            Self::Opponent => Self::Proponent,
        }
    }
}

list! {
    /// Who has the last word.
    LastWord {
        /// The opponent has nothing left to say: the claim is accepted.
        Proponent = "proponent",
        /// The proponent has no answer: the claim is rejected or unproven.
        Opponent = "opponent",
        /// Neither can have it: the claim is contested.
        Nobody = "nobody",
    }
}

/// One thing said.
#[derive(Debug)]
pub struct Move {
    /// Who says it.
    pub speaker: Speaker,
    /// The number of the move that it answers; `None` where it opens a line of its own.
    pub to: Option<u32>,
    /// How deep it lies below the claim: an answer to an answer is 2.
    pub depth: u32,
    /// What is said.
    pub said: Utterance,
    /// It could be gone on about, but not at the depth that was asked for.
    pub cut: bool,
}

/// What is said in a move.
#[derive(Debug)]
pub enum Utterance {
    /// The claim alone, where there is no argument for it.
    Claims(String),
    /// An argument is put forward.
    Argues(Argues),
    /// A statement on which the other rests is not shown.
    NotShown(Absence),
    /// Too few are shown of what the other counts.
    TooFew {
        /// How many are needed.
        count: u32,
        /// How many are shown.
        shown: u32,
        /// The first of those that are not.
        missing: Vec<String>,
        /// How many more are not.
        more: usize,
    },
    /// What the other says rests on itself, by way of this.
    Circular(String),
    /// It stands, but weighs too little.
    Outweighed {
        /// The statement that is weighed.
        sentence: String,
        /// The numbers.
        weighing: Weighing,
    },
    /// A strict argument is as strong as what it rests on, and the other is preferred to that.
    Outranked(Outranked),
    /// The same was put forward before, and comes out as it did there.
    Again {
        /// Whose label.
        label: String,
        /// The number of that move.
        as_in: u32,
    },
    /// All that is left to say is what an earlier move said, which this line is about.
    Loop {
        /// Whose label.
        label: String,
        /// The number of that move.
        back_to: u32,
    },
}

/// An argument that is put forward.
#[derive(Debug)]
pub struct Argues {
    /// Which.
    pub face: Face,
    /// What it shows; `None` for one that undercuts.
    pub sentence: Option<String>,
    /// What it is aimed at; `None` for one that is simply for a statement.
    pub against: Option<Against>,
    /// What it rests on: all the way down where it stands, else what it is given.
    pub grounds: Vec<Ground>,
    /// The number of the move that put it forward before.
    pub before: Option<u32>,
}

/// What an argument is aimed at.
#[derive(Debug)]
pub struct Against {
    /// How.
    pub how: How,
    /// The argument that is hit.
    pub target: Face,
    /// The critical question that it answers.
    pub question: Option<String>,
    /// The preference by which it prevails.
    pub preferred: Option<Preferred>,
}

/// Something that an argument rests on, in the order of telling.
#[derive(Debug)]
pub struct Ground {
    /// How deep: what the argument itself is given is 1.
    pub depth: u32,
    /// The statement.
    pub sentence: String,
    /// It is presumed, since its contrary is not shown.
    pub presumed: bool,
    /// It is one of so many that are needed, of so many that are counted.
    pub counted: Option<(u32, usize)>,
    /// The argument that shows it, where it is told here.
    pub by: Option<Face>,
    /// The number of the move that told it before.
    pub before: Option<u32>,
}

/// Why a statement is not shown, where no argument of the standpoint is for it.
#[derive(Debug)]
pub struct Absence {
    /// Its sentence.
    pub sentence: String,
    /// Nobody put anything forward for it.
    pub nothing: Option<Nothing>,
    /// Rules that could show it, and have no instance that does.
    pub never: Vec<Never>,
    /// What was put forward for it, and is not used here.
    pub left_out: Vec<(Face, Unused)>,
    /// How much more of that there is.
    pub more: usize,
    /// The number of the move that said it before.
    pub before: Option<u32>,
}

/// The dispute about a claim from a standpoint, `telling.depth` exchanges deep. Takes time and room by the size of
/// what bears on the claim. `None` where the standpoint was not judged.
#[must_use]
pub fn dialogue(
    case: &Case<'_>,
    claim: &Claim,
    standpoint: StandpointId,
    telling: Telling,
) -> Option<Dialogue> {
    let judged = case.judged.iter().find(|judged| judged.standpoint == standpoint)?;
    let index = Index::new(case);
    let verdict = verdict(case, judged, claim);
    let last_word = match verdict.status {
        Status::Accepted => LastWord::Proponent,
        Status::Rejected | Status::Unproven => LastWord::Opponent,
        Status::Contested => LastWord::Nobody,
    };
    Some(Dialogue {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        standpoint: view(case.model, standpoint),
        moves: moves(case, &index, judged, claim, telling),
        verdict,
        last_word,
    })
}

fn moves(
    case: &Case<'_>,
    index: &Index<'_>,
    judged: &Judged<'_>,
    claim: &Claim,
    telling: Telling,
) -> Vec<Move> {
    let context = Context { index, judged: *judged };
    let builder = Builder::new(context, Telling::default(), u32::MAX);
    let game = game::Game::new(builder, telling.steps());
    match claim.statement(case.theory) {
        Some(statement) => game.about(statement),
        None => game.about_nothing(claim),
    }
}
