//! Reasons as data: why a claim is shown or not, and where standpoints part.
//!
//! In: the model, the theory, and for each standpoint its network and labels. Out: an `Overview` of a claim from
//! all standpoints, or the whole `Explanation` from one: steps that name each other by number, each with the
//! user's own sentences and the place it came from. Never here: layout, colour, judgement; reasons are read off
//! the labels, not searched for; of several that would do, the smallest is told.
//!
//! Nothing here recurses along the reasoning: steps are made from a queue, so a proof may be a million deep.

mod claim;
mod face;
mod named;
mod negation;
mod sentence;
mod sides;

mod step;
mod telling;

mod blocker;
mod context;
mod faces;
mod smallest;
mod weighing;

mod build;
mod contest;
mod fails;
mod last_link;
mod never;
mod stands;

mod dialogue;
mod overview;
mod parting;
mod reasons;
mod reliance;
mod why;
mod why_not;

mod alteration;
mod flip;
mod part;
mod supposition;

mod lean;

pub use alteration::{Alteration, What, alteration};
pub use claim::Claim;
pub use contest::{Attack, Breaker, Contest};
pub use context::{Case, Judged};
pub use dialogue::{
    Absence, Against, Argues, Dialogue, Ground, LastWord, Move, Speaker, Utterance, dialogue,
};
pub use face::{Cited, Declaration, Face, Sort};
pub use faces::Faces;
pub use flip::{AlterationSet, FlipReport, flip_report};
pub use last_link::Outranked;
pub use lean::*;
pub use named::{declared, fact, named};
pub use overview::{Overview, Row, overview};
pub use part::{PartReport, PartTable, Towards, part_report, part_table};
pub use parting::{Clause, Crux, Differing, Parting, parting};
pub use reasons::{Reason, Reasons, Subject, reasons};
pub use reliance::{reasonings, reliance, reliances};
pub use sentence::Words;
pub use sides::{Agreement, Sides, Way};
pub use step::*;
pub use supposition::{Moved, SuppositionReport, supposition_report};
pub use telling::{Extent, Telling};
pub use weighing::{Shortfall, Weighing};
pub use why::{Explanation, Verdict, View, verdict, verdict_by, why, why_told};
pub use why_not::{Attempt, Cause, Down, Lack, Root, Stopped, WhyNot, why_not};
