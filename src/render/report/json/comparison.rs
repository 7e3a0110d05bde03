//! What moved between two versions, as JSON, version 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::MovedWire;
use crate::conclusions::{Comparison, FileComparison, Presence};
use crate::render::explanation::written;

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ComparisonWire<'r> {
    version: u32,
    old: &'r str,
    new: &'r str,
    files: Vec<FileWire<'r>>,
}

/// `presence` is `both`, `added` or `removed`; `broken` tells of each version that cannot be judged why.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct FileWire<'r> {
    file: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_file: Option<&'r str>,
    presence: &'static str,
    conclusions: usize,
    edits: usize,
    moved: Vec<MovedWire<'r>>,
    broken: &'r [String],
}

/// What moved between two versions, as JSON, version 1.
#[must_use]
pub fn comparison_json(comparison: &Comparison) -> String {
    let Comparison { old, new, files } = comparison;
    written(&ComparisonWire { version: VERSION, old, new, files: files.iter().map(file).collect() })
}

fn file(file: &FileComparison) -> FileWire<'_> {
    let presence = match file.presence {
        Presence::Both => "both",
        Presence::Added => "added",
        Presence::Removed => "removed",
    };
    FileWire {
        file: &file.name,
        old_file: file.old_name.as_deref(),
        presence,
        conclusions: file.conclusions,
        edits: file.edits,
        moved: file.moved.iter().map(super::moved).collect(),
        broken: &file.broken,
    }
}
