//! Where files are read from: the disk, or a former version of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use path_clean::PathClean;

use super::read::{self, Refusal};

/// How many entries of a folder are looked at.
pub(super) const MOST_LOOKED_AT: usize = 2000;

/// What can be asked of a place where files stand. Paths are as the user would write them.
pub(super) trait Files {
    /// Whether there is a file.
    fn exists(&self, path: &Path) -> bool;

    /// Whether there is a folder.
    fn is_dir(&self, path: &Path) -> bool;

    /// What stands in a folder, sorted; nothing where it cannot be read.
    fn entries(&self, folder: &Path) -> Vec<PathBuf>;

    /// The same path for every way of writing the path of one file.
    fn identity(&self, path: &Path) -> PathBuf;

    /// How many folders there are above a folder, at least.
    fn depth(&self, folder: &Path) -> usize;

    /// The text of a file that the user named.
    fn named(&self, path: &Path) -> Result<String, Refusal>;

    /// The text of a file that another file names.
    fn regular(&self, path: &Path) -> Result<String, Refusal> {
        self.named(path)
    }
}

/// The disk as it is.
pub(super) struct Disk;

impl Files for Disk {
    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn is_dir(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn entries(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(here(folder)).into_iter().flatten().flatten().take(MOST_LOOKED_AT);
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths
    }

    fn identity(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }

    fn depth(&self, folder: &Path) -> usize {
        fs::canonicalize(here(folder)).map_or(0, |path| path.components().count())
    }

    fn named(&self, path: &Path) -> Result<String, Refusal> {
        read::named(path)
    }

    fn regular(&self, path: &Path) -> Result<String, Refusal> {
        read::regular(path)
    }
}

/// The folder; the empty path is the working directory.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Texts that were kept, by the path under which people see them; it may begin with `..`.
pub(super) struct Shelf {
    pub(super) texts: BTreeMap<PathBuf, Arc<str>>,
}

impl Files for Shelf {
    fn exists(&self, path: &Path) -> bool {
        self.texts.contains_key(&path.clean()) || self.is_dir(path)
    }

    fn is_dir(&self, path: &Path) -> bool {
        holds(&self.texts, &path.clean())
    }

    fn entries(&self, folder: &Path) -> Vec<PathBuf> {
        children(&self.texts, &folder.clean()).into_iter().map(|name| folder.join(name)).collect()
    }

    fn identity(&self, path: &Path) -> PathBuf {
        path.clean()
    }

    fn depth(&self, folder: &Path) -> usize {
        // Above the folder no path of a text leads further than the longest of them is.
        let longest = self.texts.keys().map(|path| path.components().count()).max().unwrap_or_default();
        folder.clean().components().count() + longest
    }

    fn named(&self, path: &Path) -> Result<String, Refusal> {
        let text = self.texts.get(&path.clean()).map(|text| text.to_string());
        text.ok_or(if self.is_dir(path) { Refusal::Directory } else { Refusal::Missing })
    }
}

/// Whether a file of the tree stands below the folder.
pub(super) fn holds<T>(tree: &BTreeMap<PathBuf, T>, folder: &Path) -> bool {
    below(tree, folder).next().is_some()
}

/// The names of what stands in a folder of the tree, sorted.
pub(super) fn children<T>(tree: &BTreeMap<PathBuf, T>, folder: &Path) -> Vec<PathBuf> {
    let firsts = below(tree, folder).filter_map(|rest| rest.components().next());
    let mut names: Vec<PathBuf> = firsts.map(|name| PathBuf::from(name.as_os_str())).collect();
    names.dedup();
    names
}

/// The paths of what stands below a folder, from there.
fn below<'t, T>(tree: &'t BTreeMap<PathBuf, T>, folder: &Path) -> impl Iterator<Item = &'t Path> {
    let folder = if folder == Path::new(".") { PathBuf::new() } else { folder.to_owned() };
    tree.keys()
        .filter_map(move |path| path.strip_prefix(&folder).ok())
        .filter(|rest| !rest.as_os_str().is_empty() && !rest.starts_with(".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_texts_stand_in_folders_as_on_the_disk() {
        let paths = ["debate.arg", "tables/a.csv", "../rules/law/treaties.arg"];
        let shelf = Shelf { texts: paths.iter().map(|path| (PathBuf::from(path), "text".into())).collect() };
        assert!(shelf.exists(Path::new("./tables/../debate.arg")));
        assert!(shelf.is_dir(Path::new("../rules")) && !shelf.is_dir(Path::new("rules")));
        assert_eq!(shelf.entries(Path::new("")), [PathBuf::from("debate.arg"), PathBuf::from("tables")]);
        assert!(matches!(shelf.named(Path::new("missing.arg")), Err(Refusal::Missing)));
        assert!(matches!(shelf.named(Path::new("tables")), Err(Refusal::Directory)));
    }
}
