//! Diagnostics for people, for programs, and one to a line.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

mod excerpt;
mod human;

mod json;

mod short;
mod summary;

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
const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
