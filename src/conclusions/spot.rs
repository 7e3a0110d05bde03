//! Places by which declarations are known in a run over several files.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::source::{Sources, Span};

/// A place in a file, however the path to the file was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Spot {
    file: Arc<Path>,
    start: u32,
    end: u32,
}

/// The places in the texts of one file set.
pub(super) struct Spots<'a> {
    pub(super) sources: &'a Sources,
    files: Vec<Arc<Path>>,
}

impl<'a> Spots<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, files: sources.iter().map(|(_, file)| plain(&file.name).into()).collect() }
    }

    pub(super) fn of(&self, span: Span) -> Spot {
        Spot { file: Arc::clone(&self.files[span.file.0 as usize]), start: span.start, end: span.end }
    }
}

/// The path without `.`, and without a folder that `..` leads out of again.
fn plain(path: &str) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in Path::new(path).components() {
        let named = matches!(plain.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::CurDir => {}
            Component::ParentDir if named => _ = plain.pop(),
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_however_it_is_written() {
        for path in ["rules/law.arg", "./rules/law.arg", "arguments/../rules/law.arg", "rules//./law.arg"] {
            assert_eq!(plain(path), Path::new("rules/law.arg"));
        }
        assert_eq!(plain("../rules/law.arg"), Path::new("../rules/law.arg"));
        assert_eq!(plain("a/../../law.arg"), Path::new("../law.arg"));
    }
}
