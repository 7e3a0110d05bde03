//! What moved between two versions of files: two paths, or two states of a work tree of git.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::compare::{Former, compare};
use super::{Concluded, is_testable};
use crate::conclusions::{Cause, Comparison, Conclusions, Edits, FileComparison, Moved, Presence};
use crate::workspace::{Loaded, Options, Repository, Revision, find, is_argument, load, load_at};

/// Where one version of the files is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Side {
    /// At a path, on the disk as it is.
    Path(PathBuf),
    /// Below a path, at a commit.
    Commit {
        /// The work tree.
        repository: Repository,
        /// The commit.
        commit: String,
        /// The path.
        path: PathBuf,
    },
}

/// The conclusions that moved from one version to the other, file by file.
///
/// # Errors
/// Where the files cannot be found, in words: lower case, no full stop.
pub fn diff(old: &Side, new: &Side, options: &Options) -> Result<Vec<FileComparison>, String> {
    let (old, new) = (Opened::new(old)?, Opened::new(new)?);
    let (old_files, new_files) = (old.files()?, new.files()?);
    let one_file = old.is_one_file() && new.is_one_file();
    let names: BTreeSet<&PathBuf> =
        if one_file { new_files.iter().collect() } else { old_files.union(&new_files).collect() };
    let compared = names.into_iter().collect::<Vec<_>>().into_par_iter().map(|name| {
        let there = |files: &BTreeSet<PathBuf>| one_file || files.contains(name);
        let [before, after] = [(&old, there(&old_files)), (&new, there(&new_files))]
            .map(|(side, there)| there.then(|| side.load(name, options)));
        match [before, after] {
            [Some(before), Some(after)] => both(before, after, options),
            [Some(before), None] => alone(before, Presence::Removed),
            [None, Some(after)] => alone(after, Presence::Added),
            [None, None] => None,
        }
    });
    let compared: Vec<Option<FileComparison>> = compared.collect();
    Ok(compared.into_iter().flatten().collect())
}

/// The comparison, with what the user called its sides.
#[must_use]
pub fn comparison(old: String, new: String, files: Vec<FileComparison>) -> Comparison {
    Comparison { old, new, files }
}

/// A side whose files can be read: of a commit they are listed once, and read by one git.
struct Opened<'s> {
    path: &'s Path,
    commit: Option<(&'s Repository, Revision)>,
}

impl<'s> Opened<'s> {
    fn new(side: &'s Side) -> Result<Self, String> {
        Ok(match side {
            Side::Path(path) => Self { path, commit: None },
            Side::Commit { repository, commit, path } => {
                Self { path, commit: Some((repository, repository.at(commit)?)) }
            }
        })
    }

    /// The argument files, by their path from the side's own.
    fn files(&self) -> Result<BTreeSet<PathBuf>, String> {
        let Some((repository, revision)) = &self.commit else {
            let found = find(&[self.path.to_owned()])?;
            let base = self.shown();
            return Ok(found
                .into_iter()
                .map(|file| file.strip_prefix(base).unwrap_or(&file).to_owned())
                .collect());
        };
        let top = repository.inside(self.path).ok_or("the path is outside the work tree of git")?;
        let below = revision.paths().filter_map(|file| file.strip_prefix(&top).ok());
        Ok(below
            .filter(|file| is_argument(file) || file.as_os_str().is_empty())
            .map(Path::to_owned)
            .collect())
    }

    fn is_one_file(&self) -> bool {
        if self.commit.is_some() { is_argument(self.path) } else { !self.path.is_dir() }
    }

    fn load(&self, name: &Path, options: &Options) -> Loaded {
        // Joining an empty path would leave a slash behind.
        let is_whole = name.as_os_str().is_empty() || self.is_one_file();
        let path = if is_whole { self.shown().to_owned() } else { self.shown().join(name) };
        match &self.commit {
            None => load(&path, options),
            Some((_, revision)) => load_at(revision, &path, options),
        }
    }

    /// The path as the user would write it.
    fn shown(&self) -> &Path {
        self.path.strip_prefix(".").unwrap_or(self.path)
    }
}

/// A file of both versions; nothing where it has no conclusions, or says the same.
fn both(before: Loaded, after: Loaded, options: &Options) -> Option<FileComparison> {
    let (old, new) = (before.version(), after.version());
    if old.says_the_same(&new) {
        return None;
    }
    let testable = is_testable(&before) || is_testable(&after) || before.has_errors() || after.has_errors();
    if !testable {
        return None;
    }
    let edits = Edits::between(&old, &new);
    let mut compared = empty(&after, Presence::Both);
    compared.edits = edits.list.len() + edits.harmless.len();
    compared.old_name = Some(before.name.clone()).filter(|name| *name != after.name);
    match (Concluded::of(before), Concluded::of(after)) {
        (Ok(before), Ok(after)) => {
            compared.conclusions = after.conclusions.list.len();
            let record = before.conclusions.clone();
            compared.moved = compare(&record, &Former::Found(Box::new(before)), &after, options);
        }
        (before, after) => {
            let errors = [("old", before.err()), ("new", after.err())];
            compared.broken =
                errors.into_iter().filter_map(|(which, loaded)| Some(broken(which, &*loaded?))).collect();
        }
    }
    Some(compared)
}

fn empty(loaded: &Loaded, presence: Presence) -> FileComparison {
    FileComparison {
        name: loaded.name.clone(),
        old_name: None,
        presence,
        conclusions: 0,
        edits: 0,
        moved: Vec::new(),
        broken: Vec::new(),
    }
}

/// A file of one version alone: everything that it concludes is new, or gone.
fn alone(loaded: Loaded, presence: Presence) -> Option<FileComparison> {
    if !is_testable(&loaded) && !loaded.has_errors() {
        return None;
    }
    let mut compared = empty(&loaded, presence);
    match Concluded::of(loaded) {
        Ok(concluded) => {
            compared.conclusions =
                if presence == Presence::Added { concluded.conclusions.list.len() } else { 0 };
            let why = if presence == Presence::Added { "the file is new" } else { "the file is gone" };
            let former = Former::None(Cause::Unknown(why.to_owned()));
            compared.moved = compare(&Conclusions::default(), &former, &concluded, &Options::default());
            if presence == Presence::Removed {
                compared.moved.iter_mut().for_each(turn);
            }
        }
        Err(loaded) => compared.broken = vec![broken("only", &loaded)],
    }
    Some(compared)
}

/// What is new turned into what is gone.
fn turn(moved: &mut Moved) {
    std::mem::swap(&mut moved.before, &mut moved.after);
    std::mem::swap(&mut moved.gained, &mut moved.lost);
}

fn broken(which: &str, loaded: &Loaded) -> String {
    let first = loaded.diagnostics.iter().find(|told| told.is_error());
    let place = first.and_then(|told| told.primary.as_ref()).map(|label| loaded.sources.place(label.span));
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    let message = first.map_or("it cannot be judged", |told| told.message.as_str());
    format!("the {which} version has an error: {message}{place}")
}
