//! What people and programs read: diagnostics and explanations as text, Markdown and JSON.
//!
//! In: data of the rooms before. Out: strings. Never here: judgement, the disk, or what is told.

pub mod explanation;
