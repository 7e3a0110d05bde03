//! The report as SARIF 2.1.0 (OASIS 2020): a result for each failure, each diagnostic and each gap that was found.
//!
//! `wire` writes the few of the format's properties that are needed. The crates that offer all of them are
//! generated from its schema and take longer to compile than the rest of this room.

use std::collections::BTreeMap;

use super::clean::lines;
use super::groups::{failures, place_of};
use super::{outline, words};
use crate::conclusions::{Check, FileReport, Place, Report};
use crate::diagnostic::{Diagnostic, Label};
use crate::render::diagnostics::word;
use crate::render::explanation::written;

mod uri;
mod wire;

use uri::uri;
use wire::{
    ArtifactLocation, Configuration, Driver, Finding, Help, Location, Log, Message, PhysicalLocation, Region,
    Rule, Run, Tool,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A run of the tests.
pub(super) fn test(report: &Report) -> String {
    let mut all = Findings::default();
    for file in &report.files {
        file.diagnostics.iter().for_each(|told| all.diagnostic(told, file));
        failures(file).for_each(|check| all.failure(check, file));
    }
    all.gaps(report);
    let driver = Driver { name: "standpoint", semantic_version: env!("CARGO_PKG_VERSION"), rules: all.rules };
    // Columns are counted in characters.
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results: all.results };
    written(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

/// The results, with the rules that they name.
#[derive(Default)]
struct Findings {
    places: BTreeMap<&'static str, usize>,
    rules: Vec<Rule>,
    results: Vec<Finding>,
}

impl Findings {
    fn rule(
        &mut self,
        id: &'static str,
        level: &'static str,
        words: &str,
        page: Option<&'static str>,
    ) -> usize {
        let next = self.rules.len();
        let place = *self.places.entry(id).or_insert(next);
        if place == next {
            self.rules.push(Rule {
                id,
                short_description: message(words),
                help: page.map(|page| Help { text: page, markdown: page }),
                default_configuration: Configuration { level },
            });
        }
        place
    }

    fn diagnostic(&mut self, told: &Diagnostic, file: &FileReport) {
        let (rule_id, level) = (told.code.name(), word(told.severity));
        let rule_index =
            self.rule(rule_id, word(told.code.severity()), &told.code.summary(), Some(told.code.page()));
        let at = |label: &Label| place_of(file, label);
        let related = |label: &Label| located(&file.name, Some(&at(label)), Some(message(&label.text)));
        let help = told.help.iter().map(|help| format!("\nhelp: {help}"));
        self.results.push(Finding {
            rule_id,
            rule_index,
            level,
            message: message(&(told.message.clone() + &help.collect::<String>())),
            locations: vec![located(&file.name, told.primary.as_ref().map(at).as_ref(), None)],
            related_locations: told.secondary.iter().map(related).collect(),
        });
    }

    fn failure(&mut self, check: &Check, file: &FileReport) {
        let (rule_id, meaning) = words::kind(check);
        let rule_index = self.rule(rule_id, "error", meaning, None);
        let edits = check.moved.iter().flat_map(|moved| words::edits(&moved.cause));
        let related = edits.filter_map(|edit| {
            Some(located(&file.name, Some(edit.place.as_ref()?), Some(message(&words::edit(edit)))))
        });
        let related_locations = related.collect();
        let text = match &check.moved {
            Some(_) => format!("{}\n\n{}", words::wrong(check), outline::in_full(check)),
            None => outline::in_full(check),
        };
        self.results.push(Finding {
            rule_id,
            rule_index,
            level: "error",
            message: message(&text),
            locations: vec![located(&file.name, check.place.as_ref(), None)],
            related_locations,
        });
    }

    /// What no test needs or notices.
    fn gaps(&mut self, report: &Report) {
        for snapshot in &report.unreferenced {
            let words = "A snapshot belongs to no file.";
            self.gap(
                "snapshot-unreferenced",
                "warning",
                words,
                "this snapshot belongs to no file",
                snapshot,
                None,
            );
        }
        for unused in report.coverage.iter().flat_map(|coverage| &coverage.idle) {
            let text = format!("no tested conclusion rests on {}", words::unused(unused));
            let words = "No tested conclusion rests on a declaration.";
            self.gap("not-covered", "note", words, &text, &unused.place.file, Some(&unused.place));
        }
        for question in report.coverage.iter().flat_map(|coverage| &coverage.unanswered) {
            let text = format!("nobody has answered: {}", words::unanswered(question));
            let words = "Nobody has answered a critical question.";
            self.gap(
                "unanswered-question",
                "note",
                words,
                &text,
                &question.place.file,
                Some(&question.place),
            );
        }
        for survivor in report.mutation.iter().flat_map(|mutation| &mutation.survivors) {
            let text = words::survivor(survivor);
            let words = "No test notices that a file was changed.";
            self.gap("mutant-survived", "note", words, &text, &survivor.place.file, Some(&survivor.place));
        }
    }

    fn gap(
        &mut self,
        rule_id: &'static str,
        level: &'static str,
        meaning: &str,
        text: &str,
        file: &str,
        place: Option<&Place>,
    ) {
        let rule_index = self.rule(rule_id, level, meaning, None);
        let (message, locations) = (message(text), vec![located(file, place, None)]);
        self.results.push(Finding {
            rule_id,
            rule_index,
            level,
            message,
            locations,
            related_locations: vec![],
        });
    }
}

fn message(text: &str) -> Message {
    Message { text: lines(text.trim_end()) }
}

/// A place; without one, the file.
fn located(file: &str, place: Option<&Place>, message: Option<Message>) -> Location {
    let uri = uri(place.map_or(file, |place| &place.file));
    let region = place.map(|place| Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
    });
    let message = message.filter(|message| !message.text.is_empty());
    let physical_location = PhysicalLocation { artifact_location: ArtifactLocation { uri }, region };
    Location { physical_location, message }
}
