//! Why a claim is not accepted, as JSON, version 1. The structs here are the wire format and serve nothing else;
//! arguments name roots by their place in `roots`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::explain::*;
use crate::render::explanation::json::{self, ContestWire, PlaceWire, ViewWire, argument, place, step, stop};
use crate::source::Sources;

/// The version of the format; a reader that knows it can read every later addition.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct WhyNotWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoint: ViewWire,
    verdict: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_sets: Option<crate::render::explanation::sides::SidesWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contrary_by: Option<argument::ArgumentWire>,
    arguments: Vec<AttemptWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nothing: Option<CauseWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    never: Vec<step::NeverWire>,
    roots: Vec<RootWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contest: Option<ContestWire>,
    summary: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct AttemptWire {
    argument: argument::ArgumentWire,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likewise: Vec<String>,
    more: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_by: Option<CauseWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<MissingWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct MissingWire {
    open: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<u32>,
    sentences: Vec<String>,
    more: usize,
    roots: Vec<u32>,
    more_roots: bool,
    also: Vec<AlsoWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct AlsoWire {
    sentence: String,
    roots: Vec<u32>,
    more_roots: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct RootWire {
    #[serde(flatten)]
    cause: CauseWire,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    likewise: Vec<String>,
    more: usize,
    waiting: Vec<String>,
    more_waiting: bool,
}

#[derive(Serialize, JsonSchema, Default)]
#[serde(rename_all = "kebab-case")]
struct CauseWire {
    lack: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    never: Vec<step::NeverWire>,
    /// What is not used, shows the contrary, or objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    argument: Option<argument::ArgumentWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unused: Option<stop::StopWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<argument::ArgumentWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    preferred: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    preference: Option<PlaceWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weighing: Option<step::WeighingWire>,
}

/// Why a claim is not accepted, for programs.
#[must_use]
pub fn why_not_json(told: &WhyNot, sources: &Sources) -> String {
    json::written(&WhyNotWire {
        version: VERSION,
        claim: told.claim.clone(),
        place: place(told.span, sources),
        standpoint: json::view_wire(&told.standpoint, sources),
        verdict: json::verdict_words(&told.verdict),
        status: told.verdict.status.name(),
        by_sets: told.verdict.sides.as_ref().map(crate::render::explanation::sides::wire),
        contrary_by: told.contrary.as_ref().map(|by| argument::argument(by, sources)),
        arguments: told.attempts.iter().map(|attempt| attempt_wire(attempt, sources)).collect(),
        nothing: told.nothing.as_ref().map(|cause| cause_wire(cause, sources)),
        never: told.never.iter().map(|never| step::never(never, sources)).collect(),
        roots: told.roots.iter().map(|root| root_wire(root, sources)).collect(),
        contest: told.contest.as_ref().map(|contest| json::contest_wire(contest, sources)),
        summary: super::words::summary(told),
    })
}

fn attempt_wire(attempt: &Attempt, sources: &Sources) -> AttemptWire {
    let (stopped_by, missing) = match &attempt.stop {
        Stopped::By(cause) => (Some(cause_wire(cause, sources)), None),
        Stopped::Missing { open, counted, sentences, more, down, also } => {
            let also = also.iter().map(|(sentence, down)| AlsoWire {
                sentence: sentence.clone(),
                roots: down.roots.clone(),
                more_roots: down.more,
            });
            let wire = MissingWire {
                open: *open,
                needed: counted.map(|(count, _)| count),
                shown: counted.map(|(_, shown)| shown),
                sentences: sentences.clone(),
                more: *more,
                roots: down.roots.clone(),
                more_roots: down.more,
                also: also.collect(),
            };
            (None, Some(wire))
        }
    };
    AttemptWire {
        argument: argument::argument(&attempt.face, sources),
        likewise: attempt.others.clone(),
        more: attempt.more,
        stopped_by,
        missing,
    }
}

fn root_wire(root: &Root, sources: &Sources) -> RootWire {
    RootWire {
        cause: cause_wire(&root.cause, sources),
        likewise: root.others.clone(),
        more: root.more,
        waiting: root.waiting.clone(),
        more_waiting: root.more_waiting,
    }
}

fn cause_wire(cause: &Cause, sources: &Sources) -> CauseWire {
    let bare = CauseWire { lack: cause.lack().name(), ..CauseWire::default() };
    match cause {
        Cause::Absent { sentence, never, .. } => CauseWire {
            sentence: Some(sentence.clone()),
            never: never.iter().map(|never| step::never(never, sources)).collect(),
            ..bare
        },
        Cause::LeftOut { sentence, face, unused } => CauseWire {
            sentence: Some(sentence.clone()),
            argument: Some(argument::argument(face, sources)),
            unused: Some(stop::unused_wire(unused, sources)),
            ..bare
        },
        Cause::Contrary { sentence, by } => CauseWire {
            sentence: Some(sentence.clone()),
            argument: Some(argument::argument(by, sources)),
            ..bare
        },
        Cause::Objection { target, how, question, by, says, preferred, .. } => CauseWire {
            sentence: says.clone(),
            argument: Some(argument::argument(by, sources)),
            how: Some(stop::how(*how)),
            target: Some(argument::argument(target, sources)),
            question: question.clone(),
            preferred: preferred.is_some(),
            preference: preferred.as_ref().and_then(|preferred| place(preferred.span, sources)),
            ..bare
        },
        Cause::Circular { sentence } => CauseWire { sentence: Some(sentence.clone()), ..bare },
        Cause::Burden { sentence, weighing } => CauseWire {
            sentence: Some(sentence.clone()),
            weighing: weighing.as_ref().map(step::weighing),
            ..bare
        },
    }
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<WhyNotWire>()
}
