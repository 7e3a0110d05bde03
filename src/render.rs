//! Diagnostics, explanations and maps become bytes for people and programs.
//!
//! In: diagnostics, explanations, findings on certificates, reports and maps, as data. Out: text for a terminal or a pipe,
//! JSON, Markdown, and the forms of reports that other programs read. Never here: judgement, the disk, where the bytes
//! go.

mod markdown;
mod sheet;

pub mod diagnostics;

pub mod explanation;

pub mod report;

pub mod map;

pub mod schema;
pub mod verification;
