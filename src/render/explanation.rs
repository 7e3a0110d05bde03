//! Explanations as text, Markdown and JSON.
//!
//! In: what `explain` found, and the sources for file and line. Out: strings. Never here: judgement, or the
//! choice of what is told; `outline` puts it in lines, which text and Markdown lay out each in its way.

mod outline;
mod phrases;

mod brief;

mod alteration;
mod document;
mod flip;

mod json;
mod markdown;
mod text;

pub use flip::{flip_json, flip_markdown, flip_text};
pub use json::{overview_json, overviews_json, why_json};
pub use markdown::{overview_markdown, why_markdown};
pub use text::{Layout, overview_text, why_text};

#[cfg(test)]
mod tests;
