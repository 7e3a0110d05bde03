//! Files that are judged for tests: worked arguments, and texts.

use std::path::Path;

use standpoint::map::{self, Map, Scope};
use standpoint::workspace::{self, Judgement, Loaded, Options};

/// A file judged from all its standpoints.
pub(crate) struct Case {
    pub(crate) loaded: Loaded,
    pub(crate) judgement: Judgement,
}

impl Case {
    pub(crate) fn of(path: &Path) -> Self {
        let loaded = workspace::load(path, &Options::default());
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let judgement = loaded.judge(&loaded.standpoints()).expect("below the bound");
        Self { loaded, judgement }
    }

    pub(crate) fn named(name: &str) -> Self {
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("arguments").join(name))
    }

    pub(crate) fn written(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("case.arg");
        std::fs::write(&path, text).expect("files can be written");
        Self::of(&path)
    }

    pub(crate) fn map(&self, scope: &Scope) -> Map {
        let sides = self.judgement.sides();
        let case = self.judgement.case(&self.loaded.model, &sides);
        map::map(&case, &self.loaded.theses(), scope)
    }
}
