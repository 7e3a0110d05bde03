//! Tells when files are saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ignore::WalkBuilder;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

/// Saves that come closer together than this are one.
const QUIET: Duration = Duration::from_millis(200);

/// Watches folders.
#[derive(Debug)]
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    folders: BTreeSet<PathBuf>,
}

/// What of a folder is watched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// What stands in it.
    Itself,
    /// Everything below it.
    Below,
}

impl Watch {
    /// Tells of what was saved, by the paths of the files; of those alone that can change a conclusion or the record of
    /// one, never of none.
    ///
    /// # Errors
    /// Where the system does not tell, in words: lower case, no full stop.
    pub fn new(mut tell: impl FnMut(BTreeSet<PathBuf>) + Send + 'static) -> Result<Self, String> {
        let heard = move |told: DebounceEventResult| {
            let saves = told.into_iter().flatten().filter(|event| is_save(event.kind));
            let saved: BTreeSet<PathBuf> =
                saves.flat_map(|event| event.event.paths).filter(|path| matters(path)).collect();
            if !saved.is_empty() {
                tell(saved);
            }
        };
        // What was renamed is told by both its names, without its identity being kept.
        let debouncer = new_debouncer_opt(QUIET, None, heard, NoCache, Config::default());
        Ok(Self { debouncer: debouncer.map_err(|error| cannot(&error))?, folders: BTreeSet::new() })
    }

    /// Watches this folder as well.
    ///
    /// # Errors
    /// Where it cannot be watched, in words: lower case, no full stop.
    pub fn add(&mut self, folder: &Path, depth: Depth) -> Result<(), String> {
        let mode = match depth {
            Depth::Itself => RecursiveMode::NonRecursive,
            Depth::Below => RecursiveMode::Recursive,
        };
        if !self.folders.contains(folder) {
            self.debouncer.watch(folder, mode).map_err(|error| cannot(&error))?;
            self.folders.insert(folder.to_owned());
        }
        Ok(())
    }
}

/// Whether a file may have changed. We read what we watch: that must tell nothing.
fn is_save(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn cannot(error: &dyn std::fmt::Display) -> String {
    format!("cannot watch the files: {error}")
}

/// The folder and those below it, the upper ones first, at most `most`. Those that git would ignore, and hidden ones, are
/// passed over.
#[must_use]
pub fn folders_below(folder: &Path, most: usize) -> Vec<PathBuf> {
    let entries = WalkBuilder::new(folder).require_git(false).follow_links(false).build().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_some_and(|sort| sort.is_dir()));
    folders.map(|entry| entry.into_path()).take(most).collect()
}

/// Whether an edit of the file can change a conclusion, or the record of one. What the run itself keeps does not.
fn matters(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let kept = path.components().any(|part| part.as_os_str() == ".former");
    !kept && ["arg", "csv", "tsv", "bib", "snap"].contains(&ending)
}
