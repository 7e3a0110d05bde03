//! `test --watch`: again whenever a file is saved.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::workspace::{Depth, Watch, is_argument};

/// What was read for each file that was tested.
pub(super) type Read = BTreeMap<PathBuf, Vec<PathBuf>>;

/// Tests everything, and then, each time that something is saved below the paths or in a file that was read, what that
/// reaches. `once` tests all files, or those it is given.
pub(super) fn watch(
    paths: &[PathBuf],
    output: &mut Output,
    mut once: impl FnMut(Option<&BTreeSet<PathBuf>>, &mut Output) -> Read,
) -> Ending {
    let (tells, told) = mpsc::channel();
    // Who no longer listens has ended.
    let mut watch = match Watch::new(move |saved| drop(tells.send(saved))) {
        Ok(watch) => watch,
        Err(error) => return output.failed(&Misuse::new(error)),
    };
    let (mut read, mut reached) = (Read::new(), None);
    loop {
        output.clear();
        read.extend(once(reached.as_ref(), output));
        output.print("\nwaiting for an edit; Ctrl-C ends\n");
        if output.is_closed() {
            return Ending::Well;
        }
        let folders = read.values().flatten().map(|path| folder_of(path));
        for folder in folders.chain(paths.iter().map(|path| folder(path))).collect::<BTreeSet<PathBuf>>() {
            if let Err(error) = watch.add(&folder, Depth::Below) {
                return output.failed(&Misuse::new(error));
            }
        }
        loop {
            let Ok(saved) = told.recv() else {
                return output.failed(&Misuse::new("nobody tells any longer what is saved"));
            };
            let files = reaches(&saved, &read);
            if !files.is_empty() {
                reached = Some(files);
                break;
            }
        }
    }
}

/// The files whose conclusions an edit of these can change.
fn reaches(saved: &BTreeSet<PathBuf>, read: &Read) -> BTreeSet<PathBuf> {
    let saved: BTreeSet<PathBuf> = saved.iter().map(|path| real(path)).collect();
    let known: BTreeSet<PathBuf> = read.values().flatten().map(|path| real(path)).collect();
    // What nobody read may be what a file was looking for.
    let is_new = saved
        .iter()
        .any(|path| !known.contains(path) && path.extension().is_none_or(|ending| ending != "snap"));
    let is_reached = |(file, read): &(&PathBuf, &Vec<PathBuf>)| {
        let snapshot = real(&crate::testing::snapshot_of(file));
        is_new || saved.contains(&snapshot) || read.iter().any(|path| saved.contains(&real(path)))
    };
    let mut files: BTreeSet<PathBuf> = read.iter().filter(is_reached).map(|(file, _)| file.clone()).collect();
    let is_unknown = |path: &&PathBuf| is_argument(path) && !known.contains(*path);
    files.extend(saved.iter().filter(is_unknown).map(|path| near(path)));
    files.retain(|file| file.exists());
    files
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The path from the working directory, where it leads there.
fn near(path: &Path) -> PathBuf {
    let here = std::env::current_dir().map(|here| real(&here)).unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}

/// The folder to watch for a path.
fn folder(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { folder_of(path) }
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}
