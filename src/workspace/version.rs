//! A loaded file as the texts that it was made of, and a file made of such texts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use path_clean::PathClean;

use super::files::Shelf;
use super::gather::Gathered;
use super::place::Place;
use super::{Loaded, Options, load_from};
use crate::conclusions::{Text, Version};
use crate::source::{FileId, LIBRARY};

/// The texts that came from the disk, or from a former version of it, with their paths from the folder of the first.
pub(super) fn texts(gathered: &Gathered<'_>) -> Vec<(FileId, PathBuf)> {
    let Some((_, main)) = gathered.places.first() else { return Vec::new() };
    let folder = absolute(&main.folder());
    let from_there = |path: &Path| {
        let path = absolute(path);
        pathdiff::diff_paths(&path, &folder).unwrap_or(path)
    };
    let each = gathered.places.iter().filter_map(|(file, place)| match place {
        Place::Disk(path) => Some((*file, from_there(path))),
        Place::StandardInput => Some((*file, PathBuf::from("-"))),
        Place::Library(_) => None,
    });
    each.collect()
}

/// The path from the root, without `.` and `..`.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).clean()
}

impl Loaded {
    /// The texts that the file was made of.
    #[must_use]
    pub fn version(&self) -> Version {
        let text = |file: FileId| {
            let source = self.sources.file(file);
            Text { name: source.name.clone(), text: Arc::from(source.text.as_str()) }
        };
        let mut texts = self.texts.iter();
        let main = texts.next().map(|(file, _)| text(*file));
        let library = self.sources.iter().filter_map(|(_, file)| file.name.strip_prefix(LIBRARY));
        Version {
            main: main.unwrap_or_else(|| Text { name: self.name.clone(), text: Arc::from("") }),
            others: texts.map(|(file, path)| (path.clone(), text(*file))).collect(),
            library: library.map(str::to_owned).collect(),
        }
    }
}

/// Loads a file of texts that were kept, under the names that they had.
#[must_use]
pub fn load_version(version: &Version, options: &Options) -> Loaded {
    let main = Path::new(&version.main.name).clean();
    let folder = main.parent().unwrap_or(Path::new(""));
    let others = version.others.iter();
    let mut texts: BTreeMap<PathBuf, Arc<str>> =
        others.map(|(path, text)| (folder.join(path).clean(), Arc::clone(&text.text))).collect();
    texts.insert(main.clone(), Arc::clone(&version.main.text));
    load_from(&Shelf { texts }, &main, options)
}
