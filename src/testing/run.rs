//! One file under test: its expectations, and its conclusions against their snapshot.

use std::path::{Path, PathBuf};

use super::compare::compare;
use super::record::{self, Recorded};
use super::{Concluded, former, snapshot_of};
use crate::conclusions::{Check, Conclusion, Conclusions, FileReport, Moved, Outcome, Place, Said, Subject};
use crate::diagnostic::Diagnostic;
use crate::workspace::{self, Loaded, Options, load};

/// What a test may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writes {
    /// Nothing: a snapshot that is missing fails.
    Nothing,
    /// Snapshots that are missing.
    Missing,
    /// All snapshots: what moved is accepted.
    All,
}

/// A file that was tested.
#[derive(Debug)]
pub struct Tested {
    /// What was found.
    pub report: FileReport,
    /// The file with what it concludes, where it can be judged.
    pub concluded: Option<Concluded>,
    /// The record that it was held against, where there was one.
    recorded: Option<Conclusions>,
}

/// Tests the file at a path.
#[must_use]
pub fn test(path: &Path, options: &Options, writes: Writes) -> Tested {
    match Concluded::of(load(path, options)) {
        Ok(concluded) => Testing { path, options, writes, concluded }.run(),
        Err(loaded) => broken(*loaded),
    }
}

/// Whether a file has something to test: a thesis, a pinned claim or an expectation.
#[must_use]
pub fn is_testable(loaded: &Loaded) -> bool {
    !loaded.kept().is_empty() || !loaded.model.expectations.is_empty()
}

fn broken(loaded: Loaded) -> Tested {
    let first = loaded.diagnostics.iter().find(|told| told.is_error());
    let place =
        first.and_then(|told| told.primary.as_ref()).map(|label| Place::of(&loaded.sources, label.span));
    let errors = loaded.diagnostics.iter().filter(|told| told.is_error()).count();
    let message = match errors {
        1 => "it has an error and cannot be judged".to_owned(),
        _ => format!("it has {errors} errors and cannot be judged"),
    };
    let check = Check { outcome: Outcome::Failed, message, ..passed(Subject::File, place) };
    let Loaded { name, sources, diagnostics, .. } = loaded;
    let report = FileReport { name, snapshot: None, checks: vec![check], diagnostics, sources };
    Tested { report, concluded: None, recorded: None }
}

fn passed(subject: Subject, place: Option<Place>) -> Check {
    Check { subject, place, outcome: Outcome::Passed, message: String::new(), help: None, moved: None }
}

struct Testing<'a> {
    path: &'a Path,
    options: &'a Options,
    writes: Writes,
    concluded: Concluded,
}

impl Testing<'_> {
    fn run(self) -> Tested {
        let loaded = &self.concluded.loaded;
        let mut checks = vec![passed(Subject::File, None)];
        checks.extend(self.expectations());
        let snapshot = snapshot_of(self.path);
        let found = record::read(&snapshot);
        let has_snapshot = !self.concluded.conclusions.list.is_empty() || found != Recorded::Missing;
        let mut recorded = None;
        if has_snapshot {
            let met = checks.iter().all(|check| check.outcome == Outcome::Passed);
            checks.extend(self.snapshot(&snapshot, &found, met));
            recorded = match found {
                Recorded::Record(record) => Some(record),
                Recorded::Missing | Recorded::Unusable(_) => None,
            };
        }
        let report = FileReport {
            name: loaded.name.clone(),
            snapshot: has_snapshot.then(|| snapshot.display().to_string()),
            checks,
            diagnostics: loaded.diagnostics.clone(),
            sources: loaded.sources.clone(),
        };
        Tested { report, concluded: Some(self.concluded), recorded }
    }

    fn expectations(&self) -> Vec<Check> {
        let Concluded { loaded, judgement, .. } = &self.concluded;
        let check = |(expected, told): (&crate::model::Expectation, Option<Diagnostic>)| {
            let subject = Subject::Expectation {
                claim: loaded.sources.text(expected.literal.span).to_owned(),
                standpoint: loaded.model.standpoints[expected.standpoint.index()].name.clone(),
                outcome: workspace::wanted(&expected.outcome),
            };
            let check = passed(subject, Some(Place::of(&loaded.sources, expected.span)));
            match told {
                None => check,
                Some(Diagnostic { message, help, .. }) => {
                    Check { outcome: Outcome::Failed, message, help, ..check }
                }
            }
        };
        loaded.expected(judgement).map(check).collect()
    }

    /// The checks of the conclusions; `met` says that all expectations are.
    fn snapshot(&self, path: &Path, found: &Recorded, met: bool) -> Vec<Check> {
        let accepts = self.writes == Writes::All;
        match found {
            Recorded::Record(record) => self.against(path, record),
            Recorded::Missing if accepts || met && self.writes == Writes::Missing => {
                self.write(path, Outcome::Recorded)
            }
            Recorded::Missing => vec![self.missing(path, met)],
            Recorded::Unusable(_) if accepts => self.write(path, Outcome::Accepted),
            Recorded::Unusable(why) => vec![self.unusable(path, why)],
        }
    }

    fn missing(&self, path: &Path, met: bool) -> Check {
        let help = if met {
            format!("run `standpoint test` where it may write, and commit `{}`", path.display())
        } else {
            "mend the file or its expectations first; `standpoint test --accept` records it as it is"
                .to_owned()
        };
        let message = "its conclusions are not recorded".to_owned();
        Check { outcome: Outcome::Failed, message, help: Some(help), ..passed(Subject::Snapshot, None) }
    }

    fn unusable(&self, path: &Path, why: &str) -> Check {
        let message = format!("the snapshot `{}` cannot be used: {why}", path.display());
        let help = "take it back from git, or look at what is concluded now and record that: `standpoint test --review`"
            .to_owned();
        Check { outcome: Outcome::Failed, message, help: Some(help), ..passed(Subject::Snapshot, None) }
    }

    /// Records what is concluded now.
    fn write(&self, path: &Path, outcome: Outcome) -> Vec<Check> {
        match self.concluded.record(path, &self.concluded.conclusions) {
            Ok(()) => self.concluded.conclusions.list.iter().map(|each| self.check(each, outcome)).collect(),
            Err(message) => {
                let check = passed(Subject::Snapshot, None);
                vec![Check { outcome: Outcome::Failed, message, ..check }]
            }
        }
    }

    fn check(&self, conclusion: &Conclusion, outcome: Outcome) -> Check {
        let (claim, standpoint) = (conclusion.claim.clone(), conclusion.standpoint.clone());
        let (_, place) = self.concluded.told(&claim);
        Check { outcome, ..passed(Subject::Conclusion { claim, standpoint }, place) }
    }

    fn against(&self, path: &Path, record: &Conclusions) -> Vec<Check> {
        let now = &self.concluded;
        if *record == now.conclusions {
            if self.writes != Writes::Nothing {
                // It only helps to explain a later move; a folder that cannot be written is no fault of the file.
                let _ = former::keep(path, &now.loaded.version());
            }
            return now.conclusions.list.iter().map(|each| self.check(each, Outcome::Passed)).collect();
        }
        let former = former::find(self.path, path, record, now, self.options);
        let changes = compare(record, &former, now, self.options);
        let mut outcome = Outcome::Failed;
        let mut trouble = None;
        if self.writes == Writes::All {
            match now.record(path, &now.conclusions) {
                Ok(()) => outcome = Outcome::Accepted,
                Err(message) => trouble = Some(message),
            }
        }
        let mut checks: Vec<Check> = trouble
            .map(|message| Check { outcome: Outcome::Failed, message, ..passed(Subject::Snapshot, None) })
            .into_iter()
            .collect();
        let unmoved =
            now.conclusions.list.iter().filter(|each| !changes.iter().any(|moved| is_of(moved, each)));
        checks.extend(unmoved.map(|each| self.check(each, Outcome::Passed)));
        checks.extend(changes.into_iter().map(|moved| Check {
            outcome,
            message: said(&moved),
            help: None,
            place: moved.place.clone(),
            subject: Subject::Conclusion { claim: moved.claim.clone(), standpoint: moved.standpoint.clone() },
            moved: Some(Box::new(moved)),
        }));
        let key = |check: &Check| match &check.subject {
            Subject::Conclusion { claim, standpoint } => (claim.clone(), standpoint.clone()),
            _ => Default::default(),
        };
        checks.sort_by_key(key);
        checks
    }
}

fn is_of(moved: &Moved, conclusion: &Conclusion) -> bool {
    (moved.claim.as_str(), moved.standpoint.as_str()) == conclusion.key()
}

/// What moved, in a line.
fn said(moved: &Moved) -> String {
    let words = |said: &Said| match &said.words {
        Some(words) => format!("{words} ({})", said.status.name()),
        None => said.status.name().to_owned(),
    };
    match (&moved.before, &moved.after) {
        (Some(before), Some(after)) if before == after => format!("still {}, on other grounds", words(after)),
        (Some(before), Some(after)) => format!("it was {} and is {}", words(before), words(after)),
        (None, Some(after)) => format!("it is new: {}", words(after)),
        (Some(before), None) => format!("it is gone; it was {}", words(before)),
        (None, None) => String::new(),
    }
}

impl Concluded {
    /// Writes a record to the snapshot, and keeps the texts beside it.
    fn record(&self, path: &Path, record: &Conclusions) -> Result<(), String> {
        let cannot =
            |error: std::io::Error| format!("the snapshot `{}` cannot be written: {error}", path.display());
        record::write(path, record).map_err(cannot)?;
        if *record == self.conclusions {
            // It only helps to explain a later move.
            let _ = former::keep(path, &self.loaded.version());
        }
        Ok(())
    }
}

impl Tested {
    /// Whether anything is not as it should be.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.report.failed()
    }

    /// The files that were read for it.
    #[must_use]
    pub fn files_read(&self) -> Vec<PathBuf> {
        let files = self.report.sources.iter().map(|(_, file)| file);
        files.filter(|file| !file.is_library()).map(|file| PathBuf::from(&file.name)).collect()
    }

    /// Records what is concluded now for the conclusions that `accepts` says, and leaves the others as they were.
    ///
    /// # Errors
    /// Where the snapshot cannot be written, in words.
    pub fn accept(&mut self, path: &Path, accepts: impl Fn(&Moved) -> bool) -> Result<(), String> {
        let Some(concluded) = &self.concluded else { return Ok(()) };
        let mut list = Vec::new();
        let rejected: Vec<&Moved> = (self.report.checks.iter())
            .filter_map(|check| check.moved.as_deref())
            .filter(|moved| !accepts(moved))
            .collect();
        let old = self.recorded.iter().flat_map(|record| &record.list);
        list.extend(old.filter(|each| rejected.iter().any(|moved| is_of(moved, each))).cloned());
        let new = concluded.conclusions.list.iter();
        list.extend(new.filter(|each| !rejected.iter().any(|moved| is_of(moved, each))).cloned());
        list.sort_by(|one, other| one.key().cmp(&other.key()));
        concluded.record(&snapshot_of(path), &Conclusions { list })?;
        for check in &mut self.report.checks {
            let accepted = check.moved.as_deref().is_none_or(&accepts);
            let of_snapshot = matches!(check.subject, Subject::Conclusion { .. } | Subject::Snapshot);
            if of_snapshot && accepted && check.outcome == Outcome::Failed {
                check.outcome = Outcome::Accepted;
            }
        }
        Ok(())
    }
}
