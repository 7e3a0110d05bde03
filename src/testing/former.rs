//! The former version of a file: the one that concludes what its snapshot says.
//!
//! It is looked for in the copy that is kept beside the snapshot on the machine where that was written, and then in the
//! history of git, from the latest commit back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use path_clean::PathClean;
use serde::{Deserialize, Serialize};

use super::Concluded;
use super::compare::Former;
use crate::conclusions::{Cause, Conclusions, Text, Version};
use crate::workspace::{Options, Repository, load_at, load_version, replace};

/// How many former states of a file are judged.
const MOST_STATES: usize = 40;

/// The size up to which texts are kept, in bytes.
const LARGEST_COPY: usize = 16 << 20;

/// The version of the copies' format.
const FORMAT: u32 = 1;

/// A copy on the disk.
#[derive(Serialize, Deserialize)]
struct Copy {
    version: u32,
    name: String,
    text: String,
    others: BTreeMap<PathBuf, String>,
    library: BTreeSet<String>,
}

/// Where the copy for a snapshot stands.
fn copy_of(snapshot: &Path) -> PathBuf {
    let name = snapshot.file_name().unwrap_or_default().to_string_lossy();
    snapshot.with_file_name(".former").join(format!("{name}.json"))
}

/// Keeps the texts beside the snapshot, where git does not look.
pub(super) fn keep(snapshot: &Path, version: &Version) -> io::Result<()> {
    let path = copy_of(snapshot);
    let Some(folder) = path.parent().filter(|_| version.size() <= LARGEST_COPY) else { return Ok(()) };
    let text = |text: &Text| text.text.to_string();
    let copy = Copy {
        version: FORMAT,
        name: version.main.name.clone(),
        text: text(&version.main),
        others: version.others.iter().map(|(path, other)| (path.clone(), text(other))).collect(),
        library: version.library.clone(),
    };
    let written = serde_json::to_string(&copy)?;
    if fs::read_to_string(&path).is_ok_and(|old| old == written) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        replace(&ignore, |out| out.write_all(b"*\n"))?;
    }
    replace(&path, |out| out.write_all(written.as_bytes()))
}

/// The texts that were kept, if there are any.
fn kept(snapshot: &Path) -> Option<Version> {
    let copy: Copy = serde_json::from_str(&fs::read_to_string(copy_of(snapshot)).ok()?).ok()?;
    let text = |name: String, text: String| Text { name, text: Arc::from(text) };
    let folder = Path::new(&copy.name).parent().unwrap_or(Path::new("")).to_owned();
    let other = |(path, other): (PathBuf, String)| {
        let shown = folder.join(&path).clean().display().to_string();
        (path, text(shown, other))
    };
    let known = copy.version == FORMAT;
    known.then(|| Version {
        main: text(copy.name, copy.text),
        others: copy.others.into_iter().map(other).collect(),
        library: copy.library,
    })
}

/// The version that concludes what the record says.
pub(super) fn find(
    path: &Path,
    snapshot: &Path,
    record: &Conclusions,
    now: &Concluded,
    options: &Options,
) -> Former {
    let present = now.loaded.version();
    let mut unchanged = false;
    if let Some(version) = kept(snapshot) {
        unchanged = version.says_the_same(&present);
        let concluded = Concluded::of(load_version(&version, options));
        if let Some(found) = concluded.ok().filter(|found| found.conclusions == *record) {
            return Former::Found(Box::new(found));
        }
    }
    match in_history(path, snapshot, record, now, &present, options) {
        Ok(Past::Found(found)) => Former::Found(found),
        Ok(Past::Unchanged) => Former::None(Cause::Program),
        Ok(Past::NotFound) | Err(_) if unchanged => Former::None(Cause::Program),
        Ok(Past::NotFound) => Former::None(Cause::Unknown(
            "no former version of the file in git concludes what the snapshot says".to_owned(),
        )),
        Err(why) => {
            Former::None(Cause::Unknown(format!("there is no former version to compare with: {why}")))
        }
    }
}

enum Past {
    Found(Box<Concluded>),
    /// The latest commit has the same texts and the same snapshot.
    Unchanged,
    NotFound,
}

fn in_history(
    path: &Path,
    snapshot: &Path,
    record: &Conclusions,
    now: &Concluded,
    present: &Version,
    options: &Options,
) -> Result<Past, String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let repository = Repository::around(folder)?;
    let paths: Vec<PathBuf> = now.loaded.texts.iter().map(|(_, from)| folder.join(from)).collect();
    let commits = repository.commits_of(&paths, MOST_STATES)?;
    if commits.is_empty() {
        return Err("git has no commit of the file".to_owned());
    }
    let mut unchanged = false;
    for (place, commit) in commits.iter().enumerate() {
        let revision = repository.at(commit)?;
        let Ok(found) = Concluded::of(load_at(&revision, path, options)) else { continue };
        if found.conclusions == *record {
            return Ok(Past::Found(Box::new(found)));
        }
        let recorded = || {
            let now = fs::read_to_string(snapshot).ok();
            now.is_some() && now == revision.text_of(snapshot)
        };
        unchanged |= place == 0 && found.loaded.version().says_the_same(present) && recorded();
    }
    if repository.is_shallow() {
        return Err(
            "git has only a part of the history here; `git fetch --unshallow` brings the rest".to_owned()
        );
    }
    Ok(if unchanged { Past::Unchanged } else { Past::NotFound })
}
