//! Reports of a run of the tests, and of what moved between two versions of files.
//!
//! In: `conclusions::Report`, `Comparison` and `Moved`. Out: text and Markdown for people, and the forms that services
//! and editors read. Nothing here decides what fails: an outcome is told as it was found. No form holds a time or a
//! duration, so that the same findings are the same bytes.

pub(super) mod clean;
mod groups;
mod tally;
mod words;

mod outline;
mod text;

mod markdown;

mod json;

mod github;
mod junit;
mod sarif;
mod tap;

pub use json::{comparison_json, comparison_schema, test_schema};
pub use markdown::comparison_markdown;
pub use text::{comparison_text, moved_text};
pub use words::moved_line;

use super::explanation::Layout;
use crate::conclusions::Report;
use crate::vocabulary::list;

list! {
    /// How the report of a run is written.
    Format {
        /// For a terminal or a pipe.
        Text = "text",
        /// One JSON document with everything.
        Json = "json",
        /// JUnit's XML, which services of continuous integration read.
        Junit = "junit",
        /// SARIF 2.1.0, which code scanning and editors read.
        Sarif = "sarif",
        /// Workflow commands, which GitHub shows beside the lines.
        Github = "github",
        /// The Test Anything Protocol, version 14.
        Tap = "tap",
    }
}

/// The report of a run in a form; the layout is for text alone.
#[must_use]
pub fn test(report: &Report, format: Format, layout: Layout) -> String {
    match format {
        Format::Text => text::test(report, layout),
        Format::Json => json::test(report),
        Format::Junit => junit::test(report),
        Format::Sarif => sarif::test(report),
        Format::Github => github::test(report),
        Format::Tap => tap::test(report),
    }
}
