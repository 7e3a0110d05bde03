//! Diagnostics and explanations become bytes for people and programs.
//!
//! In: diagnostics, explanations, findings on certificates, reports and maps, as data. Out: text for a terminal or a
//! pipe, JSON, Markdown, pictures, pages, and the forms of reports and maps that other programs read. Never here:
//! judgement, the disk, where the bytes go.

mod markdown;
mod sheet;

pub mod diagnostics;

pub mod explanation;

pub mod map;

pub mod report;

pub mod schema;
pub mod verification;
