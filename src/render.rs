//! Diagnostics and explanations become bytes for people and programs.
//!
//! In: diagnostics, explanations and findings on certificates, as data. Out: text for a terminal or a pipe, JSON, Markdown. Never here:
//! judgement, the disk, where the bytes go.

pub mod diagnostics;

pub mod explanation;

pub mod schema;
pub mod verification;
