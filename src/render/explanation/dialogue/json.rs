//! Disputes as JSON, version 1. The structs here are the wire format and serve nothing else; moves name each other by
//! their numbers, which start at 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::explain::*;
use crate::render::explanation::json::{self, PlaceWire, ViewWire, argument, place, step, stop};
use crate::source::Sources;

/// The version of the format; a reader that knows it can read every later addition.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct DialogueWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoint: ViewWire,
    verdict: String,
    status: &'static str,
    moves: Vec<MoveWire>,
    last_word: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct MoveWire {
    number: usize,
    speaker: &'static str,
    to: Option<u32>,
    depth: u32,
    #[serde(flatten)]
    said: SaidWire,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    goes_on: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
enum SaidWire {
    Claims {
        sentence: String,
    },
    Argues(Box<ArguesWire>),
    NotShown {
        sentence: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        nothing: Option<&'static str>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        never: Vec<step::NeverWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        not_used: Vec<NotUsedWire>,
        more: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        before: Option<u32>,
    },
    TooFew {
        count: u32,
        shown: u32,
        missing: Vec<String>,
        more: usize,
    },
    Circular {
        sentence: String,
    },
    Outweighed {
        sentence: String,
        weighing: step::WeighingWire,
    },
    Outranked(Box<step::OutrankedWire>),
    Again {
        argument: String,
        as_in: u32,
    },
    Loop {
        argument: String,
        back_to: u32,
    },
}

#[derive(Serialize, JsonSchema)]
struct ArguesWire {
    argument: argument::ArgumentWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<AgainstWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grounds: Vec<GroundWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct AgainstWire {
    how: &'static str,
    target: argument::ArgumentWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    preferred: bool,
    preference: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
struct GroundWire {
    depth: u32,
    sentence: String,
    presumed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<argument::ArgumentWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct NotUsedWire {
    argument: argument::ArgumentWire,
    why: stop::StopWire,
}

/// A dispute for programs.
#[must_use]
pub fn dialogue_json(dialogue: &Dialogue, sources: &Sources) -> String {
    let moves = dialogue.moves.iter().enumerate();
    json::written(&DialogueWire {
        version: VERSION,
        claim: dialogue.claim.clone(),
        place: place(dialogue.span, sources),
        standpoint: json::view_wire(&dialogue.standpoint, sources),
        verdict: json::verdict_words(&dialogue.verdict),
        status: dialogue.verdict.status.name(),
        moves: moves.map(|(index, each)| move_wire(index + 1, each, sources)).collect(),
        last_word: dialogue.last_word.name(),
    })
}

fn move_wire(number: usize, each: &Move, sources: &Sources) -> MoveWire {
    MoveWire {
        number,
        speaker: each.speaker.name(),
        to: each.to,
        depth: each.depth,
        said: said_wire(&each.said, sources),
        goes_on: each.cut,
    }
}

fn said_wire(said: &Utterance, sources: &Sources) -> SaidWire {
    match said {
        Utterance::Claims(sentence) => SaidWire::Claims { sentence: sentence.clone() },
        Utterance::Argues(argues) => argues_wire(argues, sources),
        Utterance::NotShown(absence) => not_shown_wire(absence, sources),
        Utterance::TooFew { count, shown, missing, more } => {
            SaidWire::TooFew { count: *count, shown: *shown, missing: missing.clone(), more: *more }
        }
        Utterance::Circular(sentence) => SaidWire::Circular { sentence: sentence.clone() },
        Utterance::Outweighed { sentence, weighing } => {
            SaidWire::Outweighed { sentence: sentence.clone(), weighing: step::weighing(weighing) }
        }
        Utterance::Outranked(of) => SaidWire::Outranked(Box::new(step::outranked(of, sources))),
        Utterance::Again { label, as_in } => SaidWire::Again { argument: label.clone(), as_in: *as_in },
        Utterance::Loop { label, back_to } => SaidWire::Loop { argument: label.clone(), back_to: *back_to },
    }
}

fn argues_wire(argues: &Argues, sources: &Sources) -> SaidWire {
    let against = argues.against.as_ref().map(|against| AgainstWire {
        how: stop::how(against.how),
        target: argument::argument(&against.target, sources),
        question: against.question.clone(),
        preferred: against.preferred.is_some(),
        preference: against.preferred.as_ref().and_then(|preferred| place(preferred.span, sources)),
    });
    SaidWire::Argues(Box::new(ArguesWire {
        argument: argument::argument(&argues.face, sources),
        sentence: argues.sentence.clone(),
        against,
        grounds: argues.grounds.iter().map(|ground| ground_wire(ground, sources)).collect(),
        before: argues.before,
    }))
}

fn ground_wire(ground: &Ground, sources: &Sources) -> GroundWire {
    GroundWire {
        depth: ground.depth,
        sentence: ground.sentence.clone(),
        presumed: ground.presumed,
        needed: ground.counted.map(|(count, _)| count),
        of: ground.counted.map(|(_, of)| of),
        by: ground.by.as_ref().map(|by| argument::argument(by, sources)),
        before: ground.before,
    }
}

fn not_shown_wire(absence: &Absence, sources: &Sources) -> SaidWire {
    let not_used = absence.left_out.iter().map(|(face, unused)| NotUsedWire {
        argument: argument::argument(face, sources),
        why: stop::unused_wire(unused, sources),
    });
    SaidWire::NotShown {
        sentence: absence.sentence.clone(),
        nothing: absence.nothing.map(step::nothing),
        never: absence.never.iter().map(|never| step::never(never, sources)).collect(),
        not_used: not_used.collect(),
        more: absence.more,
        before: absence.before,
    }
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<DialogueWire>()
}
