//! The report in the Test Anything Protocol, version 14: a test point for each check, and what failed in YAML below it.

use super::clean::{lines, one_line};
use super::outline;
use super::tally::Tally;
use super::words::{self, counted};
use crate::conclusions::{Check, FileReport, Outcome, Report};

/// A run of the tests.
pub(super) fn test(report: &Report) -> String {
    let points: Vec<(&FileReport, &Check)> =
        report.files.iter().flat_map(|file| file.checks.iter().map(move |check| (file, check))).collect();
    let mut text = format!("TAP version 14\n1..{}\n", points.len());
    for (number, (file, check)) in points.into_iter().enumerate() {
        text += &point(number + 1, file, check);
    }
    for snapshot in &report.unreferenced {
        text += &comment(&format!("{snapshot}: this snapshot belongs to no file"));
    }
    text.extend(report.coverage.iter().map(|coverage| comment(&words::coverage(coverage))));
    text.extend(report.mutation.iter().map(|mutation| comment(&words::mutation(mutation))));
    text + &comment(&format!("{}, {}", counted(report.files.len(), "file"), Tally::of(report).words()))
}

fn comment(words: &str) -> String {
    format!("# {}\n", one_line(words))
}

fn point(number: usize, file: &FileReport, check: &Check) -> String {
    let name = escaped(&format!("{}: {}", file.name, words::subject(check)));
    match check.outcome {
        Outcome::Failed => format!("not ok {number} - {name}\n{}", block(file, check)),
        Outcome::Passed => format!("ok {number} - {name}\n"),
        Outcome::Recorded => format!("ok {number} - {name} (recorded)\n"),
        Outcome::Accepted => format!("ok {number} - {name} (accepted)\n"),
    }
}

/// A description in which nothing starts a directive.
fn escaped(text: &str) -> String {
    one_line(text).replace('\\', r"\\").replace('#', r"\#")
}

/// What failed.
fn block(file: &FileReport, check: &Check) -> String {
    let mut text = format!(
        "  ---\n  message: {}\n  kind: {}\n",
        quoted(&words::wrong(check)),
        quoted(words::kind(check).0)
    );
    match &check.place {
        Some(place) => {
            let file = quoted(&place.file);
            text +=
                &format!("  at:\n    file: {file}\n    line: {}\n    column: {}\n", place.line, place.column);
        }
        None => text += &format!("  at:\n    file: {}\n", quoted(&file.name)),
    }
    text += "  told:\n";
    text.extend(outline::in_full(check).lines().map(|line| format!("    - {}\n", quoted(line))));
    text + "  ...\n"
}

/// A string of JSON, which is one of YAML too where it has only characters that can be shown.
fn quoted(text: &str) -> String {
    serde_json::to_string(&lines(text)).expect("strings are always written")
}
