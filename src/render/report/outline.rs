//! What moved, in lines: the claim, the standpoints that moved for the same cause, and that cause.

use std::collections::BTreeSet;

use super::clean::one_line;
use super::groups::{OfCause, OfClaim, by_claim};
use super::words::{self, Move};
use crate::conclusions::{self, Check, Edit, Identifier, Moved};
use crate::render::diagnostics::bounded;

/// Lines of one edit that are told.
const MOST_LINES: usize = 24;

/// Grounds gained or lost that are told of one conclusion.
const MOST_GROUNDS: usize = 12;

/// How a line stands to the rest; colour, where there is any, goes by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tone {
    /// What a block is about.
    Title,
    /// What moved.
    Moved,
    /// What failed.
    Failed,
    /// What stood in the old version.
    Old,
    /// What stands in the new one.
    New,
    /// Anything else.
    Plain,
    /// What matters less.
    Aside,
}

/// A line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// How deep it stands.
    pub(super) depth: usize,
    /// A sign before it; may be empty.
    pub(super) lead: &'static str,
    /// What it says, on one line and without control characters.
    pub(super) words: String,
    /// `file:line`; may be empty.
    pub(super) place: String,
    /// Its tone.
    pub(super) tone: Tone,
}

impl Line {
    pub(super) fn new(depth: usize, words: impl Into<String>, tone: Tone) -> Self {
        Self { depth, lead: "", words: words.into(), place: String::new(), tone }
    }

    pub(super) fn led_by(self, lead: &'static str) -> Self {
        Self { lead, ..self }
    }

    pub(super) fn at(self, place: Option<&conclusions::Place>) -> Self {
        Self { place: place.map(words::place).unwrap_or_default(), ..self }
    }
}

/// The edits that have been told, so that each is told in full once.
pub(super) type Told<'m> = BTreeSet<(&'m str, Option<&'m conclusions::Place>)>;

/// A claim with all that moved of it.
pub(super) fn of_claim<'m>(group: &OfClaim<'m>, told: &mut Told<'m>) -> Vec<Line> {
    let Moved { sentence, place, .. } = group.claim;
    let mut lines = vec![Line::new(1, one_line(sentence), Tone::Title).at(place.as_ref())];
    group.causes.iter().for_each(|of_cause| lines.extend(self::of_cause(of_cause, told)));
    lines
}

fn of_cause<'m>(group: &OfCause<'m>, told: &mut Told<'m>) -> Vec<Line> {
    let mut lines = Vec::new();
    for moved in &group.moved {
        lines.push(Line::new(2, words::moved_line(moved), Tone::Moved));
        lines.extend(grounds(moved));
    }
    let edits = words::edits(group.cause);
    let colon = if edits.is_empty() { "" } else { ":" };
    lines.push(Line::new(3, words::because(group.cause) + colon, Tone::Plain));
    edits.iter().for_each(|edit| lines.extend(self::edit(edit, told)));
    lines.extend(words::others(group.cause).map(|others| Line::new(3, format!("({others})"), Tone::Aside)));
    lines
}

/// What a verdict rests on that stayed the same.
fn grounds(moved: &Moved) -> Vec<Line> {
    if Move::of(moved) != Move::Grounds {
        return Vec::new();
    }
    let gained = moved.gained.iter().map(|each| (each, "+", Tone::New));
    let lost = moved.lost.iter().map(|each| (each, "−", Tone::Old));
    let line = |(each, lead, tone): (&Identifier, &'static str, Tone)| {
        Line::new(4, one_line(&each.to_string()), tone).led_by(lead)
    };
    let mut lines = vec![Line::new(3, "it gained (+) and lost (−) these grounds:", Tone::Plain)];
    lines.extend(gained.chain(lost).take(MOST_GROUNDS).map(line));
    let more = (moved.gained.len() + moved.lost.len()).saturating_sub(MOST_GROUNDS);
    lines.extend((more > 0).then(|| Line::new(4, format!("… and {more} more"), Tone::Aside)));
    lines
}

fn edit<'m>(edit: &'m Edit, told: &mut Told<'m>) -> Vec<Line> {
    let title = words::edit(edit);
    if !told.insert((&edit.what, edit.place.as_ref())) {
        return vec![
            Line::new(4, format!("{}, as told above", words::edited(edit)), Tone::Plain)
                .at(edit.place.as_ref()),
        ];
    }
    let mut lines = vec![Line::new(4, title, Tone::Plain).at(edit.place.as_ref())];
    lines.extend(edit.lines.iter().take(MOST_LINES).map(|line| match line {
        conclusions::Line::Old(text) => Line::new(5, one_line(&bounded(text)), Tone::Old).led_by("−"),
        conclusions::Line::New(text) => Line::new(5, one_line(&bounded(text)), Tone::New).led_by("+"),
    }));
    let more = edit.lines.len().saturating_sub(MOST_LINES);
    lines.extend((more > 0).then(|| Line::new(5, format!("… and {more} more lines"), Tone::Aside)));
    lines
}

/// A failure that is no move.
pub(super) fn failure(check: &Check) -> Vec<Line> {
    let mut lines = vec![Line::new(1, words::wrong(check), Tone::Failed).at(check.place.as_ref())];
    lines
        .extend(check.help.iter().map(|help| Line::new(2, format!("help: {}", one_line(help)), Tone::Plain)));
    lines
}

/// A failed check in full, as it stands in a log.
pub(super) fn in_full(check: &Check) -> String {
    let lines = match &check.moved {
        Some(moved) => {
            by_claim([&**moved]).iter().flat_map(|group| of_claim(group, &mut Told::new())).collect()
        }
        None => failure(check),
    };
    plain(&lines)
}

/// Lines as they stand in a log or a comment: not wrapped, each place after its words.
fn plain(lines: &[Line]) -> String {
    let base = lines.iter().map(|line| line.depth).min().unwrap_or(0);
    let line = |line: &Line| {
        let indent = "  ".repeat(line.depth - base);
        let lead = if line.lead.is_empty() { String::new() } else { format!("{} ", line.lead) };
        let place = if line.place.is_empty() { String::new() } else { format!(" ({})", line.place) };
        format!("{indent}{lead}{}{place}\n", line.words)
    };
    lines.iter().map(line).collect()
}
