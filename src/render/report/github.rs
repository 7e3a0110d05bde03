//! The report as workflow commands, which GitHub shows beside the lines that they name; the last line, which is none,
//! is for the log.

use super::clean::{lines, one_line};
use super::groups::{failures, place_of};
use super::outline;
use super::tally::Tally;
use super::words::{self, counted};
use crate::conclusions::{Check, FileReport, Place, Report};
use crate::diagnostic::Diagnostic;
use crate::render::diagnostics::word;

/// A run of the tests.
pub(super) fn test(report: &Report) -> String {
    let mut text = String::new();
    for file in &report.files {
        text.extend(file.diagnostics.iter().map(|told| diagnostic(told, file)));
        text.extend(failures(file).map(|check| failure(check, file)));
    }
    text.extend(report.unreferenced.iter().map(|snapshot| unreferenced(snapshot)));
    text + &format!("{}, {}\n", counted(report.files.len(), "file"), Tally::of(report).words())
}

fn diagnostic(told: &Diagnostic, file: &FileReport) -> String {
    let place = told.primary.as_ref().map(|label| place_of(file, label));
    let help = told.help.iter().map(|help| format!("\nhelp: {help}"));
    let message = told.message.clone() + &help.collect::<String>();
    command(word(told.severity), &file.name, place.as_ref(), told.code.name(), &message)
}

fn failure(check: &Check, file: &FileReport) -> String {
    let (kind, _) = words::kind(check);
    command("error", &file.name, check.place.as_ref(), kind, outline::in_full(check).trim_end())
}

fn unreferenced(snapshot: &str) -> String {
    command("warning", snapshot, None, "snapshot-unreferenced", "this snapshot belongs to no file")
}

fn command(level: &str, file: &str, place: Option<&Place>, title: &str, message: &str) -> String {
    let file = place.map_or(file, |place| &place.file);
    let mut command = format!("::{level} file={}", property(file));
    if let Some(place) = place {
        command += &format!(",line={},endLine={}", place.line, place.end_line);
        // Columns are taken only within one line.
        if place.line == place.end_line {
            command += &format!(",col={},endColumn={}", place.column, place.end_column);
        }
    }
    format!("{command},title={}::{}\n", property(title), data(&lines(message)))
}

/// A value within a command.
fn property(value: &str) -> String {
    data(&one_line(value)).replace(':', "%3A").replace(',', "%2C")
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
