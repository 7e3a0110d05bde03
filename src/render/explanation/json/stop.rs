//! What stops an argument, in the wire format.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PlaceWire, place};
use crate::explain::{How, Stop, Unused};
use crate::source::Sources;

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub(in crate::render::explanation) enum StopWire {
    Missing {
        step: u32,
    },
    TooFew {
        count: u32,
        shown: u32,
        missing: Vec<u32>,
        more: usize,
    },
    Objection {
        how: &'static str,
        question: Option<String>,
        by: u32,
        preferred: bool,
        preference: Option<PlaceWire>,
    },
    Circular {
        step: u32,
    },
    Settled,
    NotAdmitted {
        admits: Vec<PlaceWire>,
    },
    Excluded {
        clause: Option<PlaceWire>,
    },
    NotYetKnown {
        known: Option<String>,
        as_of: Option<String>,
        clause: Option<PlaceWire>,
    },
    ForOthers {
        standpoints: Vec<String>,
    },
    NotInUse {
        module: String,
    },
    Ignored {
        clause: Option<PlaceWire>,
    },
    Withdrawn,
}

pub(super) fn stop(stop: &Stop, sources: &Sources) -> StopWire {
    match stop {
        Stop::Unused(unused) => unused_wire(unused, sources),
        Stop::Missing(step) => StopWire::Missing { step: step.0 },
        Stop::TooFew { count, shown, missing, more } => StopWire::TooFew {
            count: *count,
            shown: *shown,
            missing: missing.iter().map(|step| step.0).collect(),
            more: *more,
        },
        Stop::Objection { how: by_how, question, by, preferred } => StopWire::Objection {
            how: how(*by_how),
            question: question.clone(),
            by: by.0,
            preferred: preferred.is_some(),
            preference: preferred.as_ref().and_then(|preferred| place(preferred.span, sources)),
        },
        Stop::Circular(step) => StopWire::Circular { step: step.0 },
        Stop::Settled => StopWire::Settled,
    }
}

pub(in crate::render::explanation) fn unused_wire(unused: &Unused, sources: &Sources) -> StopWire {
    match unused {
        Unused::NotAdmitted(spans) => StopWire::NotAdmitted {
            admits: spans.iter().filter_map(|span| place(Some(*span), sources)).collect(),
        },
        Unused::Excluded(span) => StopWire::Excluded { clause: place(*span, sources) },
        Unused::NotYetKnown { known, as_of, span } => StopWire::NotYetKnown {
            known: known.map(|known| known.to_string()),
            as_of: as_of.map(|date| date.to_string()),
            clause: place(*span, sources),
        },
        Unused::ForOthers(standpoints) => StopWire::ForOthers { standpoints: standpoints.clone() },
        Unused::NotInUse(module) => StopWire::NotInUse { module: module.clone() },
        Unused::Ignored(span) => StopWire::Ignored { clause: place(*span, sources) },
        Unused::Withdrawn => StopWire::Withdrawn,
    }
}

/// The same names for the clauses by which standpoints part.
pub(super) const fn unused_kind(unused: &Unused) -> &'static str {
    match unused {
        Unused::NotAdmitted(_) => "not-admitted",
        Unused::Excluded(_) => "excluded",
        Unused::NotYetKnown { .. } => "not-yet-known",
        Unused::ForOthers(_) => "for-others",
        Unused::NotInUse(_) => "not-in-use",
        Unused::Ignored(_) => "ignored",
        Unused::Withdrawn => "withdrawn",
    }
}

pub(in crate::render::explanation) const fn how(how: How) -> &'static str {
    match how {
        How::Rebuts => "rebuts",
        How::Undercuts => "undercuts",
        How::Exception => "exception",
        How::Overturns => "overturns",
    }
}
