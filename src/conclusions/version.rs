//! A version of a file with all that it names, as texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The texts of a file and of everything that it names, apart from the library inside the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The file itself.
    pub main: Text,
    /// The others, by their path from the file's folder; it may begin with `..`.
    pub others: BTreeMap<PathBuf, Text>,
    /// The modules of the library that it uses.
    pub library: BTreeSet<String>,
}

/// A text with the name that people see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The path as the user would write it.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
}

impl Version {
    /// The bytes of all texts.
    #[must_use]
    pub fn size(&self) -> usize {
        self.main.text.len() + self.others.values().map(|text| text.text.len()).sum::<usize>()
    }

    /// Whether all texts are the same.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let others = self.others.len() == other.others.len()
            && self
                .others
                .iter()
                .zip(&other.others)
                .all(|(one, other)| one.0 == other.0 && one.1.text == other.1.text);
        self.main.text == other.main.text && others
    }
}
