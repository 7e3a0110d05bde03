//! Maps as pictures, as a page, and as the forms that other programs read.
//!
//! In: a `Map` and the sources for file and line. Out: text. Never here: judgement, the disk, a network.

mod words;

mod edges;
mod json;

mod dot;
mod graphml;
mod mermaid;
mod page;

pub use dot::map_dot;
pub use graphml::map_graphml;
pub use json::map_json;
pub use mermaid::map_mermaid;
pub use page::{Options, page, page_data};

pub(super) use json::schema;
