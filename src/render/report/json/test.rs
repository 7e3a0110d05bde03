//! A run of the tests, as JSON, version 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{IdentifierWire, MovedWire, PlaceWire, identifier, place};
use crate::conclusions::{Check, Coverage, FileReport, Mutation, Outcome, Report, Subject};
use crate::render::diagnostics::{DiagnosticWire, diagnostic_wire};
use crate::render::explanation::written;

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct TestWire<'r> {
    version: u32,
    passed: usize,
    failed: usize,
    recorded: usize,
    accepted: usize,
    files: Vec<FileWire<'r>>,
    /// Snapshots that belong to no file.
    unreferenced: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageWire<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutation: Option<MutationWire<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct FileWire<'r> {
    file: &'r str,
    snapshot: Option<&'r str>,
    checks: Vec<CheckWire<'r>>,
    diagnostics: Vec<DiagnosticWire<'r>>,
}

/// `outcome` is `passed`, `failed`, `recorded` or `accepted`; `moved` is there for a conclusion that moved.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CheckWire<'r> {
    #[serde(flatten)]
    subject: SubjectWire<'r>,
    outcome: &'static str,
    place: Option<PlaceWire<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<MovedWire<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum SubjectWire<'r> {
    File,
    Expectation { claim: &'r str, standpoint: &'r str, expected: &'r str },
    Snapshot,
    Conclusion { claim: &'r str, standpoint: &'r str },
}

/// What the tested conclusions rest on: of `declared`, `covered`, and not `idle`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CoverageWire<'r> {
    declared: usize,
    covered: usize,
    idle: Vec<IdleWire<'r>>,
    unanswered: Vec<UnansweredWire<'r>>,
}

/// `rows` is 0 where it is no table.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct IdleWire<'r> {
    #[serde(flatten)]
    identifier: IdentifierWire<'r>,
    rows: usize,
    place: PlaceWire<'r>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct UnansweredWire<'r> {
    #[serde(flatten)]
    identifier: IdentifierWire<'r>,
    question: &'r str,
    place: PlaceWire<'r>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct MutationWire<'r> {
    tried: usize,
    noticed: usize,
    untried: usize,
    survivors: Vec<SurvivorWire<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SurvivorWire<'r> {
    what: &'r str,
    place: PlaceWire<'r>,
}

/// A run of the tests, as JSON, version 1.
pub(in crate::render::report) fn test(report: &Report) -> String {
    let checks = || report.files.iter().flat_map(|file| &file.checks);
    let count = |outcome| checks().filter(|check| check.outcome == outcome).count();
    written(&TestWire {
        version: VERSION,
        passed: count(Outcome::Passed),
        failed: count(Outcome::Failed),
        recorded: count(Outcome::Recorded),
        accepted: count(Outcome::Accepted),
        files: report.files.iter().map(file).collect(),
        unreferenced: &report.unreferenced,
        coverage: report.coverage.as_ref().map(coverage),
        mutation: report.mutation.as_ref().map(mutation),
    })
}

fn file(file: &FileReport) -> FileWire<'_> {
    let diagnostics = file.diagnostics.iter().map(|told| diagnostic_wire(told, &file.sources));
    FileWire {
        file: &file.name,
        snapshot: file.snapshot.as_deref(),
        checks: file.checks.iter().map(check).collect(),
        diagnostics: diagnostics.collect(),
    }
}

fn check(check: &Check) -> CheckWire<'_> {
    CheckWire {
        subject: subject(&check.subject),
        outcome: outcome(check.outcome),
        place: check.place.as_ref().map(place),
        message: Some(check.message.as_str()).filter(|message| !message.is_empty()),
        help: check.help.as_deref(),
        moved: check.moved.as_deref().map(super::moved),
    }
}

fn subject(subject: &Subject) -> SubjectWire<'_> {
    match subject {
        Subject::File => SubjectWire::File,
        Subject::Snapshot => SubjectWire::Snapshot,
        Subject::Expectation { claim, standpoint, outcome } => {
            SubjectWire::Expectation { claim, standpoint, expected: outcome }
        }
        Subject::Conclusion { claim, standpoint } => SubjectWire::Conclusion { claim, standpoint },
    }
}

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Recorded => "recorded",
        Outcome::Accepted => "accepted",
    }
}

fn coverage(coverage: &Coverage) -> CoverageWire<'_> {
    let idle = coverage.idle.iter().map(|unused| IdleWire {
        identifier: identifier(&unused.identifier),
        rows: unused.rows,
        place: place(&unused.place),
    });
    let unanswered = coverage.unanswered.iter().map(|each| UnansweredWire {
        identifier: identifier(&each.identifier),
        question: &each.question,
        place: place(&each.place),
    });
    CoverageWire {
        declared: coverage.declared,
        covered: coverage.covered,
        idle: idle.collect(),
        unanswered: unanswered.collect(),
    }
}

fn mutation(mutation: &Mutation) -> MutationWire<'_> {
    let survivors = mutation.survivors.iter();
    let survivors = survivors.map(|each| SurvivorWire { what: &each.what, place: place(&each.place) });
    MutationWire {
        tried: mutation.tried,
        noticed: mutation.noticed,
        untried: mutation.untried,
        survivors: survivors.collect(),
    }
}
