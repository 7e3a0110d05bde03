//! Moves put together for the telling: by claim, and those with the same cause together.

use std::collections::BTreeMap;

use crate::conclusions::{Cause, Check, FileReport, Moved, Outcome, Place, Subject};
use crate::diagnostic::{Diagnostic, Label};

/// The moves of one claim.
#[derive(Debug)]
pub(super) struct OfClaim<'m> {
    /// One of them, for what they have in common.
    pub(super) claim: &'m Moved,
    /// Those that moved for the same cause together, in the order of the first.
    pub(super) causes: Vec<OfCause<'m>>,
}

/// The moves of one claim for one cause.
#[derive(Debug)]
pub(super) struct OfCause<'m> {
    /// The cause.
    pub(super) cause: &'m Cause,
    /// A move for each standpoint.
    pub(super) moved: Vec<&'m Moved>,
}

/// The moves by claim, in the order of the first of each.
pub(super) fn by_claim<'m>(moved: impl IntoIterator<Item = &'m Moved>) -> Vec<OfClaim<'m>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<OfClaim<'m>> = Vec::new();
    for each in moved {
        let place = *places.entry(&each.claim).or_insert(groups.len());
        if place == groups.len() {
            groups.push(OfClaim { claim: each, causes: Vec::new() });
        }
        let causes = &mut groups[place].causes;
        match causes.iter_mut().find(|group| *group.cause == each.cause) {
            Some(group) => group.moved.push(each),
            None => causes.push(OfCause { cause: &each.cause, moved: vec![each] }),
        }
    }
    groups
}

/// The conclusions of a file that moved and came out so.
pub(super) fn moved(file: &FileReport, outcome: Outcome) -> impl Iterator<Item = &Moved> {
    checks(file, outcome).filter_map(|check| check.moved.as_deref())
}

/// The checks of a file that came out so.
pub(super) fn checks(file: &FileReport, outcome: Outcome) -> impl Iterator<Item = &Check> {
    file.checks.iter().filter(move |check| check.outcome == outcome)
}

/// Whether the diagnostics of a file tell why it cannot be judged.
pub(super) fn is_broken(file: &FileReport) -> bool {
    file.diagnostics.iter().any(Diagnostic::is_error)
}

/// The checks of a file that failed, in the order of the report, without the one that its diagnostics tell better.
pub(super) fn failures(file: &FileReport) -> impl Iterator<Item = &Check> {
    let broken = is_broken(file);
    checks(file, Outcome::Failed).filter(move |check| !broken || check.subject != Subject::File)
}

/// Where a diagnostic stands.
pub(super) fn place_of(file: &FileReport, label: &Label) -> Place {
    Place::of(&file.sources, label.span)
}
