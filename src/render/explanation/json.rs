//! Explanations as JSON, version 2. The structs here are the wire format and serve nothing else; steps name each
//! other by their place in `steps`.

use schemars::JsonSchema;
use serde::Serialize;

use super::phrases;
use crate::explain::*;
use crate::source::{Sources, Span};

pub(super) mod argument;
pub(super) mod step;
pub(super) mod stop;

/// The version of the format; a reader that knows it can read every later addition. Since 2, what an argument counts
/// is told as far as it needs it, and so is what is missing where too few are shown.
const VERSION: u32 = 2;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct WhyWire {
    version: u32,
    #[serde(flatten)]
    explanation: ExplanationWire,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct OverviewsWire {
    version: u32,
    claims: Vec<OverviewWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct OverviewWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoints: Vec<ExplanationWire>,
    partings: Vec<PartingWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct ExplanationWire {
    claim: String,
    place: Option<PlaceWire>,
    standpoint: ViewWire,
    verdict: String,
    status: &'static str,
    contrary_accepted_too: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_sets: Option<super::sides::SidesWire>,
    roots: Vec<u32>,
    not_used: Vec<step::GroupWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contest: Option<ContestWire>,
    steps: Vec<step::StepWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::render) struct PlaceWire {
    file: String,
    line: u32,
    column: u32,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ViewWire {
    name: String,
    sentence: Option<String>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ContestWire {
    objections: Vec<AttackWire>,
    more: usize,
    decided_by: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct AttackWire {
    from: argument::ArgumentWire,
    how: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<argument::ArgumentWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PartingWire {
    left: String,
    right: String,
    differing: Vec<DifferingWire>,
    cruxes: Vec<CruxWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct DifferingWire {
    sentence: String,
    left: &'static str,
    right: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CruxWire {
    kind: &'static str,
    standpoint: String,
    words: String,
    place: Option<PlaceWire>,
    arguments: Vec<argument::ArgumentWire>,
    more: usize,
}

/// The whole reasoning about a claim from one standpoint.
#[must_use]
pub fn why_json(explanation: &Explanation, sources: &Sources) -> String {
    written(&WhyWire { version: VERSION, explanation: explanation_wire(explanation, sources) })
}

/// A claim from all standpoints.
#[must_use]
pub fn overview_json(overview: &Overview, sources: &Sources) -> String {
    written(&overview_wire(overview, sources))
}

/// Several claims, each from all standpoints.
#[must_use]
pub fn overviews_json(overviews: &[Overview], sources: &Sources) -> String {
    let claims = overviews.iter().map(|overview| overview_wire(overview, sources)).collect();
    written(&OverviewsWire { version: VERSION, claims })
}

fn overview_wire(overview: &Overview, sources: &Sources) -> OverviewWire {
    OverviewWire {
        version: VERSION,
        claim: overview.claim.clone(),
        place: place(overview.span, sources),
        standpoints: overview.rows.iter().map(|row| explanation_wire(row, sources)).collect(),
        partings: overview.partings.iter().map(|parting| parting_wire(parting, sources)).collect(),
    }
}

pub(in crate::render) fn written(wire: &impl Serialize) -> String {
    serde_json::to_string_pretty(wire).expect("strings, numbers and lists are always written") + "\n"
}

fn explanation_wire(explanation: &Explanation, sources: &Sources) -> ExplanationWire {
    ExplanationWire {
        claim: explanation.claim.clone(),
        place: place(explanation.span, sources),
        standpoint: view_wire(&explanation.standpoint, sources),
        verdict: verdict_words(&explanation.verdict),
        status: explanation.verdict.status.name(),
        contrary_accepted_too: explanation.verdict.both,
        by_sets: explanation.verdict.sides.as_ref().map(super::sides::wire),
        roots: explanation.roots.iter().map(|root| root.0).collect(),
        not_used: explanation.elsewhere.iter().map(step::group).collect(),
        contest: explanation.contest.as_ref().map(|contest| contest_wire(contest, sources)),
        steps: explanation.steps.iter().map(|step| step::wire(step, sources)).collect(),
    }
}

pub(super) fn view_wire(view: &View, sources: &Sources) -> ViewWire {
    let View { name, sentence, span } = view;
    ViewWire { name: name.clone(), sentence: sentence.clone(), place: place(*span, sources) }
}

pub(super) fn verdict_words(verdict: &Verdict) -> String {
    verdict.words.clone().unwrap_or_else(|| verdict.status.name().to_owned())
}

pub(in crate::render) fn place(span: Option<Span>, sources: &Sources) -> Option<PlaceWire> {
    let span = span?;
    let file = sources.file(span.file);
    let (line, column) = file.line_column(span.start);
    Some(PlaceWire { file: file.name.clone(), line, column })
}

pub(super) fn contest_wire(contest: &Contest, sources: &Sources) -> ContestWire {
    let attack = |attack: &Attack| AttackWire {
        from: argument::argument(&attack.from, sources),
        how: stop::how(attack.how),
        to: attack.to.as_ref().map(|to| argument::argument(to, sources)),
        statement: attack.statement.clone(),
    };
    ContestWire {
        objections: contest.attacks.iter().map(attack).collect(),
        more: contest.more,
        decided_by: contest.breakers.iter().map(|each| phrases::breaker(each, sources)).collect(),
    }
}

pub(super) fn parting_wire(parting: &Parting, sources: &Sources) -> PartingWire {
    let differing = |each: &Differing| DifferingWire {
        sentence: each.sentence.clone(),
        left: each.left.name(),
        right: each.right.name(),
    };
    let crux = |crux: &Crux| CruxWire {
        kind: clause(&crux.clause),
        standpoint: crux.standpoint.clone(),
        words: phrases::crux(crux, sources).0,
        place: place(phrases::crux(crux, sources).1, sources),
        arguments: crux.faces.iter().map(|face| argument::argument(face, sources)).collect(),
        more: crux.more,
    };
    PartingWire {
        left: parting.left.name.clone(),
        right: parting.right.name.clone(),
        differing: parting.differing.iter().map(differing).collect(),
        cruxes: parting.cruxes.iter().map(crux).collect(),
    }
}

const fn clause(clause: &Clause) -> &'static str {
    match clause {
        Clause::Leaves(unused) => stop::unused_kind(unused),
        Clause::Prefers(_) => "prefer",
        Clause::Standard(..) => "standard",
        Clause::Weighs(..) => "weigh",
        Clause::Limits => "limits",
        Clause::Assumes(..) => "assume",
    }
}

/// The schema of what `why` writes.
pub(in crate::render) fn why_schema() -> schemars::Schema {
    crate::render::schema::of::<WhyWire>()
}

/// The schema of what `eval` writes.
pub(in crate::render) fn eval_schema() -> schemars::Schema {
    crate::render::schema::of::<OverviewsWire>()
}
