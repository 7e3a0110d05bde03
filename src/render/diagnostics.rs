//! Diagnostics for people, for programs, and one to a line.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

mod excerpt;
mod human;

mod json;

mod short;
mod summary;

pub(super) use json::{Told as DiagnosticWire, schema, wire as diagnostic_wire};
pub use summary::summary;

/// The diagnostics of files that were loaded together, in the order in which they are told.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'d> {
    /// The files that they speak of.
    pub sources: &'d Sources,
    /// What is told.
    pub diagnostics: &'d [Diagnostic],
}

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// On the lines that they speak of.
    Human,
    /// One JSON document, for programs.
    Json,
    /// One to a line, for editors.
    Short,
}

impl Format {
    /// Every format, in the order of the manual.
    pub const ALL: &'static [Self] = &[Self::Human, Self::Json, Self::Short];

    /// The word that picks it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Short => "short",
        }
    }
}

/// Writes diagnostics. `width` is the columns there are. The human form has colour codes, which the stream takes
/// out where they do not belong.
#[must_use]
pub fn render(batches: &[Batch<'_>], format: Format, width: usize) -> String {
    match format {
        Format::Human => batches.iter().map(|batch| human::render(batch, width)).collect(),
        Format::Json => json::render(batches),
        Format::Short => batches.iter().map(short::render).collect(),
    }
}

/// The word for a severity.
pub(super) const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Characters that are shown of a message's beginning and of its end, where it has many more.
const MOST_SHOWN: (usize, usize) = (400, 100);

/// The text, without the middle of an endless one: a file may have a name of a million letters.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    let (head, tail) = MOST_SHOWN;
    if text.len() <= 2 * (head + tail) {
        return Cow::Borrowed(text);
    }
    let start = text.floor_char_boundary(head);
    let end = text.ceil_char_boundary(text.len() - tail);
    Cow::Owned(format!("{}…{}", &text[..start], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_endless_message_both_ends_are_shown() {
        assert_eq!(bounded("no `a`"), "no `a`");
        let shown = bounded(&format!("nothing is called `{}`", "ä".repeat(1 << 20))).into_owned();
        assert!(
            shown.len() < 510 && shown.starts_with("nothing is called `ä") && shown.ends_with("ä`"),
            "{shown}"
        );
    }
}
