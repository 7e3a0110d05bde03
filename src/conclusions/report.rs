//! What a run of the test finds, as data for every form of report.

use super::{Identifier, Said};
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// A run over files.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found in each file, in the order of their paths.
    pub files: Vec<FileReport>,
    /// Snapshots that belong to no file, where they were looked for.
    pub unreferenced: Vec<String>,
    /// What the tested conclusions rest on, where it was asked.
    pub coverage: Option<Coverage>,
    /// What no test would miss, where it was asked.
    pub mutation: Option<Mutation>,
}

/// One file.
#[derive(Debug)]
pub struct FileReport {
    /// Its path as the user would write it.
    pub name: String,
    /// The path of its snapshot; `None` where it has nothing to record.
    pub snapshot: Option<String>,
    /// Everything that was checked, in the order of the report.
    pub checks: Vec<Check>,
    /// The mistakes and warnings of the file (expectations aside), with the texts that they speak of.
    pub diagnostics: Vec<Diagnostic>,
    /// Those texts.
    pub sources: Sources,
}

impl FileReport {
    /// Whether anything is not as it should be.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.checks.iter().any(|check| check.outcome == Outcome::Failed)
    }
}

/// One thing that was checked.
#[derive(Clone, Debug)]
pub struct Check {
    /// What.
    pub subject: Subject,
    /// Where it stands.
    pub place: Option<Place>,
    /// How it came out.
    pub outcome: Outcome,
    /// In a line what is wrong, lower case and without a full stop; empty where nothing is.
    pub message: String,
    /// How it is mended.
    pub help: Option<String>,
    /// The conclusion that moved, where it is that.
    pub moved: Option<Box<Moved>>,
}

/// What is checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// That the file can be read and judged.
    File,
    /// An `expect` line.
    Expectation {
        /// The literal as written.
        claim: String,
        /// From where.
        standpoint: String,
        /// What is expected, as written: `accepted`, or the verdict's words in quotation marks.
        outcome: String,
    },
    /// That the snapshot can be read.
    Snapshot,
    /// A conclusion, against its snapshot.
    Conclusion {
        /// The claim as the file writes it.
        claim: String,
        /// From where.
        standpoint: String,
    },
}

/// How a check came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it should.
    Passed,
    /// Not as it should.
    Failed,
    /// There was no record of it, and one was written.
    Recorded,
    /// It was otherwise, and the new state was accepted.
    Accepted,
}

/// A place in a file, counted from 1, in lines and characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The path as the user would write it.
    pub file: String,
    /// The first line.
    pub line: u32,
    /// The first column.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// The column after the last character.
    pub end_column: u32,
}

impl Place {
    /// Of a span.
    #[must_use]
    pub fn of(sources: &Sources, span: Span) -> Self {
        let file = sources.file(span.file);
        let ((line, column), (end_line, end_column)) =
            (file.line_column(span.start), file.line_column(span.end));
        Self { file: file.name.clone(), line, column, end_line, end_column }
    }
}

/// A conclusion that moved between two versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The claim as the file writes it.
    pub claim: String,
    /// Its sentence.
    pub sentence: String,
    /// The standpoint's name.
    pub standpoint: String,
    /// The standpoint's sentence.
    pub view: Option<String>,
    /// Where the claim is declared: in the new version, or where it is gone in the old one.
    pub place: Option<Place>,
    /// What was said; `None` where the claim or the standpoint was not there.
    pub before: Option<Said>,
    /// What is said now; `None` where the claim or the standpoint is gone.
    pub after: Option<Said>,
    /// What it rests on now and did not before.
    pub gained: Vec<Identifier>,
    /// What it rested on before and does not now.
    pub lost: Vec<Identifier>,
    /// Why it moved.
    pub cause: Cause,
}

/// Why a conclusion moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cause {
    /// These edits, made in the former version and no others, move it to what it is now.
    Edits {
        /// The edits, in the order of the text.
        edits: Vec<Edit>,
        /// How much is known of smaller sets.
        extent: Extent,
        /// How many other sets of as many edits do the same; 0 where they were not looked for.
        others: usize,
    },
    /// The texts say the same as before: it is this version of the program that judges otherwise.
    Program,
    /// There is no telling, for this reason, in words: lower case, no full stop.
    Unknown(String),
}

/// What is known of a set of edits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// No smaller set does it: each was tried.
    Smallest,
    /// None of its edits can be left out; there were too many smaller sets to try each.
    Irreducible,
}

/// A declaration or a clause of a standpoint that differs between two versions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What it is: "premise treaty-scope", "standpoint technical, clause `admit kind treaty`", "row 12 of warnings.csv".
    pub what: String,
    /// Its sentence, where it has one: of the new version, or where it is gone of the old one.
    pub sentence: Option<String>,
    /// How it was edited.
    pub how: How,
    /// Where it stands: in the new version, or where it is gone in the old one.
    pub place: Option<Place>,
    /// What is different, line by line, in canonical layout; the whole of what was added or removed.
    pub lines: Vec<Line>,
}

/// How something was edited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// A line of an edit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Line {
    /// It stood in the old version.
    Old(String),
    /// It stands in the new one.
    New(String),
}

/// What moved between two versions of files.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The old version, as the user named it.
    pub old: String,
    /// The new one.
    pub new: String,
    /// Each file that is in both and differs, or is in one of them alone, in the order of their paths.
    pub files: Vec<FileComparison>,
}

/// One file in two versions.
#[derive(Debug)]
pub struct FileComparison {
    /// Its path, in the new version where it is there.
    pub name: String,
    /// Its path in the old version, where that is another.
    pub old_name: Option<String>,
    /// Whether it is in both.
    pub presence: Presence,
    /// How many conclusions there are in the new version.
    pub conclusions: usize,
    /// How many declarations and clauses were edited, in it and in all that it names.
    pub edits: usize,
    /// The conclusions that moved.
    pub moved: Vec<Moved>,
    /// Why it could not be compared, in words, for each version that cannot be judged.
    pub broken: Vec<String>,
}

/// In which versions a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Presence {
    /// In both.
    Both,
    /// In the new one alone.
    Added,
    /// In the old one alone.
    Removed,
}

/// What the tested conclusions of a run rest on.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Coverage {
    /// How many premises, rows of tables, rules and arguments there are.
    pub declared: usize,
    /// On how many of them a tested conclusion rests, from some standpoint.
    pub covered: usize,
    /// The others, by place.
    pub idle: Vec<Unused>,
    /// The critical questions that nobody has answered, by place.
    pub unanswered: Vec<Unanswered>,
}

/// A declaration on which no tested conclusion rests.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Unused {
    /// Where.
    pub place: Place,
    /// Which; of a table `facts` and the relation.
    pub identifier: Identifier,
    /// How many rows, where it is a table; else 0.
    pub rows: usize,
}

/// A critical question that nobody has answered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Unanswered {
    /// Where it is asked.
    pub place: Place,
    /// The rule or argument that asks it.
    pub identifier: Identifier,
    /// The question; or, where it has no words, the literal.
    pub question: String,
}

/// What the tests of a run would not miss.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mutation {
    /// How many mutants were tried: each premise, row and argument dropped, each preference reversed. A reversal that
    /// leaves nothing to be judged, as where preferences then run in a circle, is none.
    pub tried: usize,
    /// How many of them some expectation or conclusion notices.
    pub noticed: usize,
    /// How many were not tried, since the bound on the effort was reached.
    pub untried: usize,
    /// The others, by place.
    pub survivors: Vec<Survivor>,
}

/// A mutant that nothing notices.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Survivor {
    /// Where what it changes stands.
    pub place: Place,
    /// What was done: "without premise treaty-scope", "with `candour over freedom` reversed".
    pub what: String,
}
