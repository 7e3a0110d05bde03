//! The disk, and the drive down the street.
//!
//! In: a path, or `-` for standard input. Out: the file with every module, table and bibliography that it
//! names, its model, all diagnostics in the order of the text, and on request its theory with a network and
//! labels for each standpoint. Never here: what a text means, how anything is shown.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::model::{self, Model};
use crate::source::{FileId, Sources};

mod files;
mod framework;
mod read;

mod library;
mod place;

mod gather;
mod needs;

mod certify;
mod judge;
mod sides;

mod open;

mod lean;
mod theses;

mod ask;
mod expect;

mod nearest;
mod tidy;

mod fence;
mod git;
mod replace;
mod version;
mod watch;

mod find;

pub use ask::Misread;
pub use expect::{shell, wanted};
pub use fence::{Fence, load_within};
pub use find::{files_below, find, is_argument};
pub use framework::{Untaken, read_framework};
pub use git::{NoAnswer, Repository, Revision};
pub use judge::{Judged, Judgement};
pub use nearest::nearest;
pub use read::LARGEST_FILE;
pub use replace::{replace, replace_if};
pub use sides::About;
pub use tidy::MOST_TOLD;
pub use version::load_version;
pub use watch::{Depth, Watch, folders_below};

/// How a file is loaded and judged.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Warnings are errors, and exceptions that no one has answered are told.
    pub strict: bool,
    /// The bound on ground arguments; `None` for the engine's own.
    pub max_instances: Option<usize>,
}

/// A file and all that it names, read and resolved.
#[derive(Debug)]
pub struct Loaded {
    /// Every text that was read, the file asked for first.
    pub sources: Sources,
    /// What the files declare; empty where the file could not be read.
    pub model: Model,
    /// What is wrong, by file and place, each once.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more there were.
    pub left_out: usize,
    /// The name of the file asked for.
    pub name: String,
    /// The texts that are no part of the library, with their paths from the folder of the first.
    pub texts: Vec<(FileId, PathBuf)>,
    options: Options,
}

/// Loads the file at `path` (`-` is standard input) with everything that it names. Never fails: what cannot be
/// read is told in the diagnostics.
#[must_use]
pub fn load(path: &Path, options: &Options) -> Loaded {
    load_from(&files::Disk, path, options)
}

/// The same of a former version of the files.
#[must_use]
pub fn load_at(revision: &Revision, path: &Path, options: &Options) -> Loaded {
    load_from(revision, path, options)
}

fn load_from(files: &dyn files::Files, path: &Path, options: &Options) -> Loaded {
    let gathered = gather::gather(files, path);
    let (model, resolved) = resolve(&gathered);
    let texts = version::texts(&gathered);
    let gather::Gathered { name, sources, mut diagnostics, .. } = gathered;
    // Where something was not read, warnings about what it might have said would only mislead.
    let whole = !diagnostics.iter().any(Diagnostic::is_error);
    let sequels = tidy::Sequels::of(&diagnostics);
    diagnostics.extend(resolved.into_iter().filter(|told| whole || (told.is_error() && !sequels.has(told))));
    let left_out = tidy::tidy(&mut diagnostics, options.strict);
    Loaded { sources, model, diagnostics, left_out, name, texts, options: options.clone() }
}

fn resolve(gathered: &gather::Gathered<'_>) -> (Model, Vec<Diagnostic>) {
    if gathered.units.is_empty() {
        return (Model::default(), Vec::new());
    }
    let declarations: Vec<_> = gathered.units.iter().map(|unit| gathered.declarations(unit)).collect();
    let attachments: Vec<_> = gathered.units.iter().map(|unit| gathered.attachments(unit)).collect();
    let inputs: Vec<_> = (gathered.units.iter().zip(&declarations).zip(&attachments))
        .map(|((unit, declarations), files)| model::from_syntax::Input {
            file: unit.file,
            path: unit.path.clone(),
            declarations,
            uses: &unit.uses,
            files,
        })
        .collect();
    model::from_syntax::resolve(&inputs)
}

impl Loaded {
    /// Adds what was found later to the diagnostics.
    pub fn add(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(found);
        self.left_out += tidy::tidy(&mut self.diagnostics, self.options.strict);
    }

    /// Whether something keeps the file from being judged.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// One text, without the files that it names.
#[derive(Debug)]
pub struct Text {
    /// The text, as the only file; or nothing.
    pub sources: Sources,
    /// The file in `sources`; `None` where it could not be read.
    pub file: Option<FileId>,
    /// Why it could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text at `path` (`-` is standard input) and nothing else.
#[must_use]
pub fn read_text(path: &Path) -> Text {
    let mut sources = Sources::default();
    let place = place::Place::of_argument(path);
    match gather::read_asked(&files::Disk, &place) {
        Ok(text) => {
            let file = Some(sources.add(place.shown(), text));
            Text { sources, file, diagnostics: Vec::new() }
        }
        Err(refusal) => {
            let diagnostics = vec![gather::refuse_asked(&files::Disk, &place, refusal, &mut sources)];
            Text { sources, file: None, diagnostics }
        }
    }
}
