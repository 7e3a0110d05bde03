//! The edits between two versions of a file, and every version that lies between them.
//!
//! An edit is of one declaration, or of one clause of a standpoint, one preference, some lines of a table. What is only
//! worded otherwise is no edit that could move a conclusion. Names that only one version declares are in all versions
//! between, since they harm nothing and let each edit stand by itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Edit, How, Text, Version};

mod attached;
mod file;
mod pieces;

use file::Slot;

/// The edits between two versions.
#[derive(Debug)]
pub struct Edits {
    /// Those that could move a conclusion.
    pub list: Vec<Edit>,
    /// Those that cannot: of wording, names and expectations.
    pub harmless: Vec<Edit>,
    new: Version,
    main: Vec<Slot>,
    others: BTreeMap<PathBuf, Vec<Slot>>,
}

impl Edits {
    /// Between an old and a new version.
    #[must_use]
    pub fn between(old: &Version, new: &Version) -> Self {
        let mut found = Found::default();
        let main = found.file(Path::new("main.arg"), &old.main, &new.main);
        let mut others = BTreeMap::new();
        for path in old.others.keys().chain(new.others.keys()) {
            if others.contains_key(path) {
                continue;
            }
            let slots = match (old.others.get(path), new.others.get(path)) {
                (Some(old), Some(new)) => found.file(path, old, new),
                (Some(text), None) => found.alone(path, text, How::Removed, &new.library),
                (None, Some(text)) => found.alone(path, text, How::Added, &old.library),
                (None, None) => continue,
            };
            others.insert(path.clone(), slots);
        }
        Self { list: found.edits, harmless: found.harmless, new: new.clone(), main, others }
    }

    /// The old version with some of the edits made.
    #[must_use]
    pub fn with(&self, made: &[bool]) -> Version {
        let text =
            |name: &str, slots: &[Slot]| Text { name: name.to_owned(), text: file::text(slots, made).into() };
        let others = self.others.iter().filter_map(|(path, slots)| {
            let there = slots.iter().any(|slot| slot.is_there(made));
            there.then(|| (path.clone(), text(&path.display().to_string(), slots)))
        });
        Version {
            main: text(&self.new.main.name, &self.main),
            others: others.collect(),
            library: self.new.library.clone(),
        }
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    edits: Vec<Edit>,
    harmless: Vec<Edit>,
}

impl Found {
    fn file(&mut self, path: &Path, old: &Text, new: &Text) -> Vec<Slot> {
        if old.text == new.text {
            return vec![Slot::fixed(&new.text)];
        }
        if path.extension().is_some_and(|ending| ending == "arg") {
            self.declarations(old, new)
        } else {
            self.lines(old, new)
        }
    }

    /// A file of one version. A `use` or a table's declaration leads to it, and is an edit of its own; unless it takes
    /// the place of a module of the library.
    fn alone(
        &mut self,
        path: &Path,
        text: &Text,
        how: How,
        library: &std::collections::BTreeSet<String>,
    ) -> Vec<Slot> {
        if !library.iter().any(|module| path.ends_with(module)) {
            return vec![Slot::fixed(&text.text)];
        }
        let edit =
            Edit { what: format!("file {}", text.name), sentence: None, how, place: None, lines: Vec::new() };
        let [old, new] = match how {
            How::Removed => [Some(text.text.to_string()), None],
            How::Added | How::Changed => [None, Some(text.text.to_string())],
        };
        vec![self.unit(edit, old, new)]
    }

    /// A slot that an edit fills.
    fn unit(&mut self, edit: Edit, old: Option<String>, new: Option<String>) -> Slot {
        self.edits.push(edit);
        Slot::Edited { edit: self.edits.len() - 1, old, new }
    }
}
