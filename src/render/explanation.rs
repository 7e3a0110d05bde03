//! Explanations as text, Markdown and JSON.
//!
//! In: what `explain` found, and the sources for file and line. Out: strings. Never here: judgement, or the
//! choice of what is told; `outline` puts it in lines, which text and Markdown lay out each in its way.

mod outline;
pub(super) mod phrases;

mod brief;
mod dialogue;
mod why_not;

mod alteration;
mod document;
mod flip;
mod part;
mod supposition;

mod lean;

mod json;
mod markdown;
mod reasons;
mod sides;
mod text;

pub use dialogue::{dialogue_json, dialogue_markdown, dialogue_text};
pub use flip::{flip_json, flip_markdown, flip_text};
pub use json::{overview_json, overviews_json, why_json};
pub use lean::{lean_json, lean_markdown, lean_text};
pub use markdown::{overview_markdown, why_markdown};
pub use part::{part_json, part_markdown, part_table_json, part_table_markdown, part_table_text, part_text};
pub use supposition::{supposition_json, supposition_markdown, supposition_text};
pub use text::{Layout, overview_text, why_text};
pub use why_not::{why_not_json, why_not_markdown, why_not_text};

pub(super) use dialogue::schema as dialogue_schema;
pub(super) use flip::schema as flip_schema;
pub(super) use json::argument::{ArgumentWire, declared};
pub(super) use json::{PlaceWire, place};
pub(super) use json::{eval_schema, why_schema, written};
pub(super) use lean::schema as lean_schema;
pub(super) use part::{schema as part_schema, table_schema as part_table_schema};
pub(super) use reasons::{ReasonsWire, reasons_wire};
pub(super) use supposition::schema as supposition_schema;
pub(super) use why_not::schema as why_not_schema;

#[cfg(test)]
mod tests;
