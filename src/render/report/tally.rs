//! How much came out how, counted and in words.

use super::words::{counted, verb};
use crate::conclusions::{Check, FileReport, Outcome, Report, Subject};

/// How many checks of one kind came out how.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) moved: usize,
    pub(super) failed: usize,
    pub(super) recorded: usize,
    pub(super) accepted: usize,
}

/// How the checks of a file or a run came out.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Tally {
    pub(super) conclusions: Counts,
    pub(super) expectations: Counts,
    pub(super) files: Counts,
    pub(super) snapshots: Counts,
}

impl Tally {
    /// Of a run.
    pub(super) fn of(report: &Report) -> Self {
        let mut tally = Self::default();
        report.files.iter().for_each(|file| tally.add(file));
        tally
    }

    /// Of a file.
    pub(super) fn of_file(file: &FileReport) -> Self {
        let mut tally = Self::default();
        tally.add(file);
        tally
    }

    fn add(&mut self, file: &FileReport) {
        for check in &file.checks {
            let counts = match check.subject {
                Subject::File => &mut self.files,
                Subject::Expectation { .. } => &mut self.expectations,
                Subject::Snapshot => &mut self.snapshots,
                Subject::Conclusion { .. } => &mut self.conclusions,
            };
            counts.add(check);
        }
    }

    /// How many checks failed.
    pub(super) fn failures(&self) -> usize {
        [self.conclusions, self.expectations, self.files, self.snapshots]
            .iter()
            .map(|counts| counts.moved + counts.failed)
            .sum()
    }

    /// "14 conclusions: 13 hold, 1 moved; 2 expectations hold".
    pub(super) fn words(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.conclusions.words("conclusion"));
        parts.extend(self.expectations.words("expectation"));
        if self.files.failed > 0 {
            parts.push(format!("{} cannot be judged", counted(self.files.failed, "file")));
        }
        if self.snapshots.failed > 0 {
            let is = verb(self.snapshots.failed, "is", "are");
            parts.push(format!("{} {is} missing or of no use", counted(self.snapshots.failed, "snapshot")));
        }
        if parts.is_empty() { "no conclusions".to_owned() } else { parts.join("; ") }
    }
}

impl Counts {
    fn add(&mut self, check: &Check) {
        let count = match check.outcome {
            Outcome::Passed => &mut self.passed,
            Outcome::Failed if check.moved.is_some() => &mut self.moved,
            Outcome::Failed => &mut self.failed,
            Outcome::Recorded => &mut self.recorded,
            Outcome::Accepted => &mut self.accepted,
        };
        *count += 1;
    }

    /// How many there are.
    pub(super) fn total(&self) -> usize {
        self.passed + self.moved + self.failed + self.recorded + self.accepted
    }

    fn words(&self, what: &str) -> Option<String> {
        let Self { passed, moved, failed, recorded, accepted } = *self;
        let total = self.total();
        let each = [
            (passed, verb(passed, "holds", "hold")),
            (moved, "moved"),
            (failed, verb(failed, "fails", "fail")),
            (recorded, "recorded"),
            (accepted, "accepted"),
        ];
        let told: Vec<(usize, &str)> = each.into_iter().filter(|(count, _)| *count > 0).collect();
        match told.as_slice() {
            [] => None,
            [(_, word)] => Some(format!("{} {word}", counted(total, what))),
            several => {
                let several = several.iter().map(|(count, word)| format!("{count} {word}"));
                Some(format!("{}: {}", counted(total, what), several.collect::<Vec<_>>().join(", ")))
            }
        }
    }
}
