//! The steps of the wire format.

use schemars::JsonSchema;
use serde::Serialize;

use super::argument::{ArgumentWire, argument};
use super::stop::{StopWire, how, stop};
use super::{PlaceWire, place};
use crate::explain::*;
use crate::source::Sources;

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub(super) enum StepWire {
    Shown {
        sentence: String,
        by: u32,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        likewise: Vec<ArgumentWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        instances: Vec<String>,
        more: usize,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        also: Vec<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        weighing: Option<WeighingWire>,
        #[serde(skip_serializing_if = "Option::is_none")]
        despite: Option<u32>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        outranked: Vec<OutrankedWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        others_against: Vec<u32>,
    },
    NotShown {
        sentence: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        nothing: Option<&'static str>,
        failing: Vec<GroupWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        never: Vec<NeverWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        standing: Vec<u32>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        against: Vec<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        weighing: Option<WeighingWire>,
    },
    Open {
        sentence: String,
        standing: Vec<u32>,
        waiting: Vec<GroupWire>,
        #[serde(skip_serializing_if = "Option::is_none")]
        weighing: Option<WeighingWire>,
        #[serde(skip_serializing_if = "Option::is_none")]
        contrary: Option<u32>,
    },
    Stands {
        argument: ArgumentWire,
        needs: Vec<NeedWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        despite: Vec<DespiteWire>,
        exceptions_not_raised: usize,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        not_raised: Vec<QuietWire>,
        #[serde(skip_serializing_if = "Option::is_none")]
        strength: Option<String>,
    },
    Fails {
        argument: ArgumentWire,
        aim: AimWire,
        stop: StopWire,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        also: Vec<StopWire>,
    },
    Waits {
        argument: ArgumentWire,
        aim: AimWire,
        needs: Vec<NeedWire>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        despite: Vec<DespiteWire>,
        exceptions_not_raised: usize,
        open: Vec<StopWire>,
    },
    Untold {
        sentence: String,
    },
}

/// A strict objection that fails for what it rests on.
#[derive(Serialize, JsonSchema)]
pub(in crate::render::explanation) struct OutrankedWire {
    argument: ArgumentWire,
    link: ArgumentWire,
    preferred: ArgumentWire,
    preference: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct GroupWire {
    first: u32,
    likewise: Vec<String>,
    more: usize,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::render::explanation) struct NeverWire {
    sort: &'static str,
    name: Option<String>,
    missing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted: Option<usize>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::render::explanation) struct WeighingWire {
    standard: &'static str,
    /// Decimals are written as text, since they are exact.
    pro: Option<String>,
    con: Option<String>,
    alpha: String,
    beta: String,
    gamma: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortfall: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub(super) enum NeedWire {
    Given {
        step: u32,
    },
    AtLeast {
        count: u32,
        together: Option<String>,
        of: Vec<u32>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        others: Vec<String>,
        more: usize,
    },
    Presumed {
        sentence: String,
        question: Option<String>,
    },
}

#[derive(Serialize, JsonSchema)]
pub(super) struct QuietWire {
    sentence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DespiteWire {
    how: &'static str,
    question: Option<String>,
    objection: u32,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub(super) enum AimWire {
    Shows { sentence: String },
    Undercuts { target: String },
}

pub(super) fn wire(step: &Step, sources: &Sources) -> StepWire {
    match step {
        Step::Shown(shown) => StepWire::Shown {
            sentence: shown.sentence.clone(),
            by: shown.by.0,
            likewise: shown.likewise.faces.iter().map(|face| argument(face, sources)).collect(),
            instances: shown.likewise.instances.clone(),
            more: shown.likewise.more,
            also: shown.also.iter().map(|step| step.0).collect(),
            weighing: shown.weighing.as_ref().map(weighing),
            despite: shown.despite.map(|step| step.0),
            outranked: shown.outranked.iter().map(|each| outranked(each, sources)).collect(),
            others_against: shown.others.iter().map(|step| step.0).collect(),
        },
        Step::NotShown(not_shown) => StepWire::NotShown {
            sentence: not_shown.sentence.clone(),
            nothing: not_shown.nothing.map(nothing),
            failing: not_shown.failing.iter().map(group).collect(),
            never: not_shown.never.iter().map(|each| never(each, sources)).collect(),
            standing: not_shown.standing.iter().map(|step| step.0).collect(),
            against: not_shown.against.iter().map(|step| step.0).collect(),
            weighing: not_shown.weighing.as_ref().map(weighing),
        },
        Step::Open(open) => StepWire::Open {
            sentence: open.sentence.clone(),
            standing: open.standing.iter().map(|step| step.0).collect(),
            waiting: open.waiting.iter().map(group).collect(),
            weighing: open.weighing.as_ref().map(weighing),
            contrary: open.contrary.map(|step| step.0),
        },
        Step::Stands(stands) => StepWire::Stands {
            argument: argument(&stands.face, sources),
            needs: stands.needs.iter().map(need).collect(),
            despite: stands.despite.iter().map(despite).collect(),
            exceptions_not_raised: stands.unraised,
            not_raised: stands.quiet.iter().map(quiet).collect(),
            strength: stands.strength.map(|strength| strength.normalize().to_string()),
        },
        Step::Fails(fails) => StepWire::Fails {
            argument: argument(&fails.face, sources),
            aim: aim(&fails.aim),
            stop: stop(&fails.stop, sources),
            also: fails.also.iter().map(|also| stop(also, sources)).collect(),
        },
        Step::Waits(waits) => StepWire::Waits {
            argument: argument(&waits.stands.face, sources),
            aim: aim(&waits.aim),
            needs: waits.stands.needs.iter().map(need).collect(),
            despite: waits.stands.despite.iter().map(despite).collect(),
            exceptions_not_raised: waits.stands.unraised,
            open: waits.open.iter().map(|each| stop(each, sources)).collect(),
        },
        Step::Untold(sentence) => StepWire::Untold { sentence: sentence.clone() },
    }
}

pub(in crate::render::explanation) fn outranked(of: &Outranked, sources: &Sources) -> OutrankedWire {
    OutrankedWire {
        argument: argument(&of.by, sources),
        link: argument(&of.link, sources),
        preferred: argument(&of.target, sources),
        preference: of.preferred.as_ref().and_then(|preferred| place(preferred.span, sources)),
    }
}

pub(super) fn group(group: &Failing) -> GroupWire {
    GroupWire { first: group.first.0, likewise: group.others.clone(), more: group.more }
}

pub(in crate::render::explanation) fn never(never: &Never, sources: &Sources) -> NeverWire {
    let declaration = &never.declaration;
    NeverWire {
        sort: declaration.sort.name(),
        name: declaration.name.clone(),
        missing: never.missing.clone(),
        found: never.counted.map(|(found, _)| found),
        wanted: never.counted.map(|(_, wanted)| wanted),
        place: place(declaration.span, sources),
    }
}

pub(in crate::render::explanation) fn weighing(weighing: &Weighing) -> WeighingWire {
    let number = |number: crate::vocabulary::Number| number.normalize().to_string();
    WeighingWire {
        standard: weighing.standard.name(),
        pro: weighing.pro.map(number),
        con: weighing.con.map(number),
        alpha: number(weighing.limits.alpha),
        beta: number(weighing.limits.beta),
        gamma: number(weighing.limits.gamma),
        shortfall: weighing.shortfall.map(shortfall),
    }
}

const fn shortfall(shortfall: Shortfall) -> &'static str {
    match shortfall {
        Shortfall::NothingStands => "nothing-stands",
        Shortfall::NotStronger => "not-stronger",
        Shortfall::NotByEnough => "not-by-enough",
        Shortfall::TooWeak => "too-weak",
        Shortfall::DoubtTooStrong => "doubt-too-strong",
        Shortfall::SomethingAgainst => "something-against",
    }
}

pub(in crate::render::explanation) const fn nothing(nothing: Nothing) -> &'static str {
    match nothing {
        Nothing::NotPutForward => "not-put-forward",
        Nothing::NoArgument => "no-argument",
    }
}

fn quiet(quiet: &Quiet) -> QuietWire {
    QuietWire { sentence: quiet.sentence.clone(), question: quiet.question.clone() }
}

fn need(need: &Need) -> NeedWire {
    match need {
        Need::Given(step) => NeedWire::Given { step: step.0 },
        Need::AtLeast { count, together, of, others, more } => NeedWire::AtLeast {
            others: others.clone(),
            count: *count,
            together: together.clone(),
            of: of.iter().map(|step| step.0).collect(),
            more: *more,
        },
        Need::Presumed { sentence, question } => {
            NeedWire::Presumed { sentence: sentence.clone(), question: question.clone() }
        }
    }
}

fn despite(despite: &Despite) -> DespiteWire {
    DespiteWire { how: how(despite.how), question: despite.question.clone(), objection: despite.objection.0 }
}

fn aim(aim: &Aim) -> AimWire {
    match aim {
        Aim::Shows(sentence) => AimWire::Shows { sentence: sentence.clone() },
        Aim::Undercuts(target) => AimWire::Undercuts { target: target.clone() },
    }
}
