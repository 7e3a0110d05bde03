//! The words of reports: what was checked, what moved, why.

use super::clean::one_line;
use crate::conclusions::{
    Cause, Check, Comparison, Coverage, Edit, Extent, How, Moved, Mutation, Place, Said, Subject, Survivor,
    Unanswered, Unused,
};
use crate::render::explanation::phrases;

/// "3 files".
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", verb(number, "", "s"))
}

/// The form for one, or that for several.
pub(super) const fn verb<'w>(number: usize, one: &'w str, several: &'w str) -> &'w str {
    if number == 1 { one } else { several }
}

/// `file:line`.
pub(super) fn place(place: &Place) -> String {
    one_line(&format!("{}:{}", place.file, place.line))
}

/// "technically false (rejected)".
pub(super) fn said(said: &Said) -> String {
    one_line(&phrases::said(said.words.as_deref(), said.status, said.both))
}

/// How a conclusion moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Move {
    /// It says something else.
    Verdict,
    /// It says the same on other grounds.
    Grounds,
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
}

impl Move {
    pub(super) fn of(moved: &Moved) -> Self {
        match (&moved.before, &moved.after) {
            (None, _) => Self::New,
            (_, None) => Self::Gone,
            (Some(before), Some(after)) if before == after => Self::Grounds,
            _ => Self::Verdict,
        }
    }
}

/// What was said and what is said now, each in words.
pub(super) fn sides(moved: &Moved) -> (String, String) {
    let before = moved.before.as_ref().map_or("not there".to_owned(), said);
    let after = match (&moved.after, Move::of(moved)) {
        (None, _) => "not there any more".to_owned(),
        (Some(_), Move::Grounds) => "the same, on other grounds".to_owned(),
        (Some(after), _) => said(after),
    };
    (before, after)
}

/// "technical: technically false (rejected) → technically true (accepted)".
#[must_use]
pub fn moved_line(moved: &Moved) -> String {
    let (before, after) = sides(moved);
    let name = one_line(&moved.standpoint);
    match Move::of(moved) {
        Move::Grounds => format!("{name}: {before}, as before, on other grounds"),
        _ => format!("{name}: {before} → {after}"),
    }
}

/// Why it moved, in words that the edits follow.
pub(super) fn because(cause: &Cause) -> String {
    match cause {
        Cause::Edits { edits, .. } if edits.len() == 1 => "because of this edit".to_owned(),
        Cause::Edits { edits, extent, .. } => {
            let known = match extent {
                Extent::Smallest => "no fewer do it",
                Extent::Irreducible => "none can be left out; not every smaller set was tried",
            };
            format!("because of these {} edits together ({known})", edits.len())
        }
        Cause::Program => {
            "because this version of Standpoint judges otherwise: the texts say the same as before".to_owned()
        }
        Cause::Unknown(reason) => one_line(&format!("the reason is not known: {reason}")),
    }
}

/// The edits of a cause.
pub(super) fn edits(cause: &Cause) -> &[Edit] {
    match cause {
        Cause::Edits { edits, .. } => edits,
        Cause::Program | Cause::Unknown(_) => &[],
    }
}

/// That other edits do the same, where some do.
pub(super) fn others(cause: &Cause) -> Option<String> {
    let Cause::Edits { edits, others, .. } = cause else { return None };
    match (edits.len(), others) {
        (_, 0) => None,
        (1, 1) => Some("another single edit does the same".to_owned()),
        (1, others) => Some(format!("{others} other single edits do the same")),
        (_, 1) => Some("another set of as many edits does the same".to_owned()),
        (_, others) => Some(format!("{others} other sets of as many edits do the same")),
    }
}

/// "premise treaty-scope was changed: “The treaty speaks of Germany alone.”".
pub(super) fn edit(edit: &Edit) -> String {
    let sentence =
        edit.sentence.as_ref().map_or(String::new(), |text| format!(": {}", phrases::quoted(text)));
    one_line(&format!("{}{sentence}", edited(edit)))
}

/// "premise treaty-scope was changed".
pub(super) fn edited(edit: &Edit) -> String {
    let how = match edit.how {
        How::Added => "was added",
        How::Removed => "was removed",
        How::Changed => "was changed",
    };
    one_line(&format!("{} {how}", edit.what))
}

/// What was checked, in a line.
pub(super) fn subject(check: &Check) -> String {
    one_line(&match &check.subject {
        Subject::File => "the file can be judged".to_owned(),
        Subject::Expectation { claim, standpoint, outcome } => {
            format!("expect {claim} {outcome} from {standpoint}")
        }
        Subject::Snapshot => "what is concluded is recorded".to_owned(),
        Subject::Conclusion { claim, standpoint } => format!("{claim} from {standpoint}"),
    })
}

/// What is wrong, in a line.
pub(super) fn wrong(check: &Check) -> String {
    match &check.moved {
        Some(moved) => format!("{} from {}", one_line(&moved.claim), moved_line(moved)),
        None if check.message.is_empty() => format!("not so: {}", subject(check)),
        None => one_line(&check.message),
    }
}

/// The kind of a failure, as one word with what it means.
pub(super) const fn kind(check: &Check) -> (&'static str, &'static str) {
    match &check.subject {
        Subject::File => ("file-not-judged", "A file cannot be judged."),
        Subject::Expectation { .. } => {
            ("expectation-failed", "A standpoint says something else than the file expects.")
        }
        Subject::Snapshot => {
            ("snapshot-not-usable", "The record of what a file concludes is missing or cannot be used.")
        }
        Subject::Conclusion { .. } if check.moved.is_some() => (
            "conclusion-moved",
            "A standpoint says something else than is recorded, or rests on something else.",
        ),
        Subject::Conclusion { .. } => {
            ("conclusion-not-held", "A conclusion cannot be held against the record of it.")
        }
    }
}

/// "85.7 %", which is 100 only where nothing is missing.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// How much is covered.
pub(super) fn coverage(coverage: &Coverage) -> String {
    let Coverage { declared, covered, .. } = *coverage;
    format!(
        "coverage: tested conclusions rest on {covered} of {declared} premises, rows, rules and arguments ({})",
        percent(covered, declared)
    )
}

/// A declaration on which nothing rests.
pub(super) fn unused(unused: &Unused) -> String {
    let rows = if unused.rows > 0 { format!(", {}", counted(unused.rows, "row")) } else { String::new() };
    one_line(&format!("{}{rows}", unused.identifier))
}

/// A question that nobody has answered, with what asks it.
pub(super) fn unanswered(unanswered: &Unanswered) -> String {
    one_line(&format!("{}: {}", unanswered.identifier, unanswered.question))
}

/// How much the tests notice.
pub(super) fn mutation(mutation: &Mutation) -> String {
    let Mutation { tried, noticed, untried, .. } = *mutation;
    let more = if untried > 0 { format!("; {untried} more were not tried") } else { String::new() };
    format!("mutation: {noticed} of {} noticed ({}){more}", counted(tried, "mutant"), percent(noticed, tried))
}

/// A mutant that nothing notices.
pub(super) fn survivor(survivor: &Survivor) -> String {
    one_line(&format!("survived: {}", survivor.what))
}

/// What moved between two versions: "2 verdicts changed and 1 conclusion is new".
pub(super) fn headline(comparison: &Comparison) -> String {
    let count = |wanted| {
        comparison.files.iter().flat_map(|file| &file.moved).filter(|each| Move::of(each) == wanted).count()
    };
    let [verdicts, grounds, new, gone] = [Move::Verdict, Move::Grounds, Move::New, Move::Gone].map(count);
    let mut parts = Vec::new();
    if verdicts > 0 {
        parts.push(format!("{} changed", counted(verdicts, "verdict")));
    }
    if grounds > 0 {
        let stand = verb(grounds, "rests", "rest");
        parts.push(format!("{} {stand} on other grounds", counted(grounds, "verdict")));
    }
    if new > 0 {
        parts.push(format!("{} {} new", counted(new, "conclusion"), verb(new, "is", "are")));
    }
    if gone > 0 {
        parts.push(format!("{} {} gone", counted(gone, "conclusion"), verb(gone, "is", "are")));
    }
    if parts.is_empty() { "no conclusion moved".to_owned() } else { phrases::list(&parts) }
}
