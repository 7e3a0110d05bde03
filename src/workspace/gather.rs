//! Reads a file and everything that it names, each file once, so that modules may use each other in a circle.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::Files;
use super::library;
use super::nearest::nearest;
use super::needs::Needs;
use super::place::{self, Identity, Place};
use super::read::{self, Refusal};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::from_syntax::Attachment;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, Parse, view::Declaration};

/// Everything that was read for one file.
pub(super) struct Gathered<'f> {
    files: &'f dyn Files,
    pub(super) name: String,
    pub(super) sources: Sources,
    /// The file asked for, then its modules in the order in which they were first named; empty where the file
    /// could not be read.
    pub(super) units: Vec<Unit>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where each text came from.
    pub(super) places: Vec<(FileId, Place)>,
    project: Option<PathBuf>,
    known: BTreeMap<Identity, usize>,
    attached: BTreeMap<Identity, FileId>,
}

/// A file of the language that was read.
pub(super) struct Unit {
    pub(super) file: FileId,
    /// Its path as `use` first wrote it; the first file's own name.
    pub(super) path: String,
    /// The unit that each path after a `use` leads to.
    pub(super) uses: BTreeMap<String, usize>,
    attachments: BTreeMap<String, FileId>,
    place: Place,
    parse: Parse,
}

/// Reads `path` and all that it names.
pub(super) fn gather<'f>(files: &'f dyn Files, path: &Path) -> Gathered<'f> {
    let place = Place::of_argument(path);
    let mut gathered = Gathered {
        files,
        name: place.shown(),
        sources: Sources::default(),
        units: Vec::new(),
        diagnostics: Vec::new(),
        places: Vec::new(),
        project: place::project_rules(files, &place.folder()),
        known: BTreeMap::new(),
        attached: BTreeMap::new(),
    };
    match read_asked(files, &place) {
        Ok(text) => drop(gathered.take_in(place.shown(), place, text)),
        Err(refusal) => {
            let told = refuse_asked(files, &place, refusal, &mut gathered.sources);
            gathered.diagnostics.push(told);
        }
    }
    let mut next = 0;
    while next < gathered.units.len() {
        gathered.follow(next);
        next += 1;
    }
    gathered
}

/// Reads what the command line names.
pub(super) fn read_asked(files: &dyn Files, place: &Place) -> Result<String, Refusal> {
    match place {
        Place::StandardInput => read::standard_input(),
        Place::Disk(path) => files.named(path),
        Place::Library(path) => library::text(path).map(str::to_owned).ok_or(Refusal::Missing),
    }
}

/// Tells why the command line's file was not read, with the file that may have been meant.
pub(super) fn refuse_asked(
    files: &dyn Files,
    place: &Place,
    refusal: Refusal,
    sources: &mut Sources,
) -> Diagnostic {
    let missing = matches!(refusal, Refusal::Missing);
    let told = refusal.tell(&place.shown(), None, sources);
    match near_file(files, place).filter(|_| missing) {
        Some(near) => told.help(format!("did you mean `{near}`?")),
        None => told,
    }
}

fn near_file(files: &dyn Files, place: &Place) -> Option<String> {
    let Place::Disk(path) = place else { return None };
    let (folder, name) = (place.folder(), path.file_name()?.to_str()?);
    let names: Vec<String> = place::files_in(files, &folder).map(|file| format!("{file}.arg")).collect();
    let with_ending = format!("{name}.arg");
    let same = names.iter().find(|file| **file == with_ending).map(String::as_str);
    let near = same.or_else(|| nearest(name, names.iter().map(String::as_str)))?;
    Some(folder.join(near).display().to_string())
}

impl Gathered<'_> {
    /// The declarations of a unit, borrowed from its text.
    pub(super) fn declarations(&self, unit: &Unit) -> Vec<Declaration<'_>> {
        syntax::declarations(&unit.parse, &self.sources.file(unit.file).text)
    }

    /// The tables and bibliographies that a unit names, by the path that it writes.
    pub(super) fn attachments(&self, unit: &Unit) -> BTreeMap<String, Attachment<'_>> {
        let text = |file: FileId| self.sources.file(file).text.as_str();
        let attachments = unit.attachments.iter();
        attachments
            .map(|(path, file)| (path.clone(), Attachment { file: *file, text: text(*file) }))
            .collect()
    }

    fn take_in(&mut self, path: String, place: Place, text: String) -> usize {
        let file = self.sources.add(place.shown(), text);
        let mut parse = syntax::parse(file, &self.sources.file(file).text);
        self.diagnostics.append(&mut parse.diagnostics);
        self.known.insert(place.identity(self.files), self.units.len());
        self.places.push((file, place.clone()));
        let (uses, attachments) = (BTreeMap::new(), BTreeMap::new());
        self.units.push(Unit { file, path, uses, attachments, place, parse });
        self.units.len() - 1
    }

    /// Reads what a unit names.
    fn follow(&mut self, unit: usize) {
        let Unit { file, parse, .. } = &self.units[unit];
        let needs = Needs::of(&syntax::declarations_that_need(parse, &self.sources.file(*file).text));
        for (path, span) in needs.modules {
            if let Some(used) = self.module(unit, &path, span) {
                self.units[unit].uses.insert(path, used);
            }
        }
        for (path, span) in needs.attachments {
            if let Some(file) = self.attachment(unit, &path, span) {
                self.units[unit].attachments.insert(path, file);
            }
        }
    }

    fn module(&mut self, unit: usize, path: &str, span: Span) -> Option<usize> {
        if let Some(used) = self.units[unit].uses.get(path) {
            return Some(*used);
        }
        let places = place::of_module(&self.units[unit].place, path, self.project.as_deref());
        let Some(place) = places.iter().find(|place| place.exists(self.files)) else {
            let told = self.missing_module(unit, path, span, &places);
            self.diagnostics.push(told);
            return None;
        };
        if let Some(used) = self.known.get(&place.identity(self.files)) {
            return Some(*used);
        }
        let text = self.read_named(place, span)?;
        Some(self.take_in(path.to_owned(), place.clone(), text))
    }

    fn attachment(&mut self, unit: usize, path: &str, span: Span) -> Option<FileId> {
        let Some(place) = self.units[unit].place.beside(path) else {
            let message = format!("`{path}` leads out of where files are read");
            let told = Diagnostic::new(Code::FileUnreadable, span, message);
            self.diagnostics.push(told.help("write its path from the folder of this file"));
            return None;
        };
        if let Some(file) = self.attached.get(&place.identity(self.files)) {
            return Some(*file);
        }
        let text = self.read_named(&place, span)?;
        let file = self.sources.add(place.shown(), text);
        self.attached.insert(place.identity(self.files), file);
        self.places.push((file, place));
        Some(file)
    }

    /// Reads what a file names, or tells why not.
    fn read_named(&mut self, place: &Place, span: Span) -> Option<String> {
        let read = match place {
            Place::Disk(path) => self.files.regular(path),
            Place::StandardInput | Place::Library(_) => read_asked(self.files, place),
        };
        match read {
            Ok(text) => Some(text),
            Err(refusal) => {
                let told = refusal.tell(&place.shown(), Some(span), &mut self.sources);
                self.diagnostics.push(told);
                None
            }
        }
    }

    fn missing_module(&self, unit: usize, path: &str, span: Span, places: &[Place]) -> Diagnostic {
        let told = Diagnostic::new(Code::MissingModule, span, format!("there is no module `{path}`"));
        if places.is_empty() {
            return told.help("write the path from the folder of this file; absolute paths are not followed");
        }
        let shown: Vec<String> = places.iter().map(|place| format!("`{}`", place.shown())).collect();
        let told = told.label("not found").help(format!("looked for {}", shown.join(", then ")));
        let modules = place::modules_near(self.files, &self.units[unit].place, self.project.as_deref());
        match nearest(path, modules.iter().map(String::as_str)) {
            Some(near) => told.fix(span, near, format!("use `{near}`")),
            None => told,
        }
    }
}
