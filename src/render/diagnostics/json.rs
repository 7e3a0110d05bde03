//! Diagnostics for programs: `{"version":1,"diagnostics":[…]}`.
//!
//! Lines and columns are counted from 1, columns in characters; bytes from 0, the end not included.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Batch, bounded, word};
use crate::diagnostic::{Diagnostic, Fix, Label};
use crate::source::{Sources, Span};

/// The version of the form: it grows when a field goes away or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
struct Document<'d> {
    version: u32,
    diagnostics: Vec<Told<'d>>,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::render) struct Told<'d> {
    code: &'d str,
    severity: &'d str,
    message: Cow<'d, str>,
    /// Null where no file could be read.
    #[serde(flatten)]
    place: Option<Place<'d>>,
    /// What is at the place itself, then at others.
    labels: Vec<Said<'d>>,
    help: Option<Cow<'d, str>>,
    fix: Option<Mend<'d>>,
}

#[derive(Serialize, JsonSchema)]
struct Place<'d> {
    file: &'d str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: u32,
    end_byte: u32,
}

#[derive(Serialize, JsonSchema)]
struct Said<'d> {
    #[serde(flatten)]
    place: Place<'d>,
    text: Cow<'d, str>,
    primary: bool,
}

#[derive(Serialize, JsonSchema)]
struct Mend<'d> {
    #[serde(flatten)]
    place: Place<'d>,
    replacement: &'d str,
    message: Cow<'d, str>,
}

pub(super) fn render(batches: &[Batch<'_>]) -> String {
    let told =
        batches.iter().flat_map(|batch| batch.diagnostics.iter().map(|told| wire(told, batch.sources)));
    let document = Document { version: VERSION, diagnostics: told.collect() };
    let mut out = serde_json::to_string_pretty(&document).expect("plain structs of strings and numbers");
    out.push('\n');
    out
}

/// A diagnostic, for this document or another.
pub(in crate::render) fn wire<'d>(told: &'d Diagnostic, sources: &'d Sources) -> Told<'d> {
    let primary = told.primary.iter().map(|label| said(label, true, sources));
    let others = told.secondary.iter().map(|label| said(label, false, sources));
    Told {
        code: told.code.name(),
        severity: word(told.severity),
        message: bounded(&told.message),
        place: told.primary.as_ref().map(|label| place(label.span, sources)),
        labels: primary.chain(others).collect(),
        help: told.help.as_deref().map(bounded),
        fix: told.fix.as_ref().map(|fix| mend(fix, sources)),
    }
}

fn said<'d>(label: &'d Label, primary: bool, sources: &'d Sources) -> Said<'d> {
    Said { place: place(label.span, sources), text: bounded(&label.text), primary }
}

fn mend<'d>(fix: &'d Fix, sources: &'d Sources) -> Mend<'d> {
    Mend { place: place(fix.span, sources), replacement: &fix.replacement, message: bounded(&fix.message) }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let file = sources.file(span.file);
    let ((line, column), (end_line, end_column)) = (file.line_column(span.start), file.line_column(span.end));
    Place { file: &file.name, line, column, end_line, end_column, start_byte: span.start, end_byte: span.end }
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<Document<'static>>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn written(sources: &Sources, told: Diagnostic) -> String {
        render(&[Batch { sources, diagnostics: &[told] }])
    }

    #[test]
    fn places_are_in_lines_characters_and_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.arg", "claim ä \"x\"\nclaim ß");
        let span = Span::new(file, 19, 21);
        let told = Diagnostic::new(Code::UnknownName, span, "no `ß`").fix(span, "ss", "write `ss`");
        let wire: serde_json::Value = serde_json::from_str(&written(&sources, told)).expect("it is JSON");
        assert_eq!(wire["version"], 1);
        let told = &wire["diagnostics"][0];
        assert_eq!((&told["line"], &told["column"], &told["end_column"]), (&2.into(), &7.into(), &8.into()));
        assert_eq!((&told["start_byte"], &told["fix"]["replacement"]), (&19.into(), &"ss".into()));
    }

    #[test]
    fn what_has_no_place_has_none() {
        let told = Diagnostic::without_place(Code::FileUnreadable, "cannot read `a.arg`");
        assert!(!written(&Sources::default(), told).contains("line"));
    }
}
