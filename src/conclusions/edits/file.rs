//! The edits between two versions of one file of the language.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use super::super::{Edit, How, Line, Place, Text};
use super::Found;
use super::pieces::{Bearing, Piece, pieces};
use crate::format;
use crate::source::{FileId, Sources, Span};
use crate::syntax;

/// A place in the text of a version in between.
#[derive(Clone, Debug)]
pub(super) enum Slot {
    /// The same in all of them.
    Fixed(String),
    /// The old text, or the new one where the edit is made.
    Edited {
        /// By its place in the list of edits.
        edit: usize,
        /// What stood there.
        old: Option<String>,
        /// What stands there now.
        new: Option<String>,
    },
}

impl Slot {
    pub(super) fn fixed(text: &str) -> Self {
        Self::Fixed(text.to_owned())
    }

    fn text(&self, made: &[bool]) -> Option<&str> {
        match self {
            Self::Fixed(text) => Some(text),
            Self::Edited { edit, old, new } => if made[*edit] { new } else { old }.as_deref(),
        }
    }

    /// Whether there is anything in that version.
    pub(super) fn is_there(&self, made: &[bool]) -> bool {
        self.text(made).is_some()
    }
}

/// The text with these edits made.
pub(super) fn text(slots: &[Slot], made: &[bool]) -> String {
    let mut text = String::new();
    for slot in slots.iter().filter_map(|slot| slot.text(made)) {
        text.push_str(slot);
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    text
}

/// A version of a file, cut up.
struct Side {
    sources: Sources,
    pieces: Vec<Piece>,
}

impl Side {
    fn of(text: &Text) -> Self {
        let mut sources = Sources::default();
        let file = sources.add(text.name.as_str(), text.text.as_ref());
        let parse = syntax::parse(file, &text.text);
        Self { sources, pieces: pieces(&text.text, &parse) }
    }

    fn place(&self, span: Span) -> Place {
        Place::of(&self.sources, span)
    }
}

/// Pieces of both versions that are one and the same declaration; or one alone.
type Pair<'p> = (Option<&'p Piece>, Option<&'p Piece>);

impl Found {
    /// The slots of a file of the language, its edits found.
    pub(super) fn declarations(&mut self, old: &Text, new: &Text) -> Vec<Slot> {
        let (old, new) = (Side::of(old), Side::of(new));
        let mut slots = Vec::new();
        for pair in pairs(&old.pieces, &new.pieces) {
            let standpoint = pair.0.or(pair.1).is_some_and(|piece| piece.key.starts_with("standpoint "));
            match pair {
                (Some(before), Some(after)) if standpoint => {
                    slots.push(Slot::fixed(&after.text));
                    for clause in pairs(&before.clauses, &after.clauses) {
                        let slot = self.slot([&old, &new], clause);
                        slots.extend(slot.map(indented));
                    }
                }
                pair => slots.extend(self.slot([&old, &new], pair)),
            }
        }
        slots
    }

    fn slot(&mut self, sides: [&Side; 2], pair: Pair<'_>) -> Option<Slot> {
        let (old, new) = (pair.0.map(Piece::whole), pair.1.map(Piece::whole));
        let piece = pair.1.or(pair.0)?;
        let silent = piece.bearing == Bearing::Silent;
        if old == new {
            return new.filter(|_| !silent).map(Slot::Fixed);
        }
        let moves = match pair {
            (Some(old), Some(new)) => old.substance != new.substance,
            _ => piece.bearing == Bearing::Judged,
        };
        let edit = edit(sides, pair, piece);
        if moves && !silent {
            return Some(self.unit(edit, old, new));
        }
        self.harmless.push(edit);
        if silent {
            return None;
        }
        new.or(old.filter(|_| piece.bearing == Bearing::Named)).map(Slot::Fixed)
    }
}

impl Piece {
    /// Its text with its clauses.
    fn whole(&self) -> String {
        let clauses = self.clauses.iter().map(|clause| format!("\n  {}", clause.text));
        std::iter::once(self.text.clone()).chain(clauses).collect()
    }
}

fn indented(slot: Slot) -> Slot {
    let indent = |text: String| format!("  {text}");
    match slot {
        Slot::Fixed(text) => Slot::Fixed(indent(text)),
        Slot::Edited { edit, old, new } => Slot::Edited { edit, old: old.map(indent), new: new.map(indent) },
    }
}

/// The pieces of both in pairs, in the order of the new version; what is gone comes last. Those that say the same go
/// together first, then those of the same key in their order.
fn pairs<'p>(old: &'p [Piece], new: &'p [Piece]) -> Vec<Pair<'p>> {
    let mut same: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut keyed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, piece) in old.iter().enumerate().rev() {
        same.entry((&piece.key, &piece.substance)).or_default().push(place);
        keyed.entry(&piece.key).or_default().push(place);
    }
    let mut taken = vec![false; old.len()];
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    for (piece, partner) in new.iter().zip(&mut partner) {
        *partner = same.get_mut(&(piece.key.as_str(), piece.substance.as_str())).and_then(Vec::pop);
        partner.iter().for_each(|place| taken[*place] = true);
    }
    for (piece, partner) in new.iter().zip(&mut partner).filter(|(_, partner)| partner.is_none()) {
        let Some(places) = keyed.get_mut(piece.key.as_str()) else { continue };
        while let Some(place) = places.pop() {
            if !taken[place] {
                (*partner, taken[place]) = (Some(place), true);
                break;
            }
        }
    }
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(piece, _)| (Some(piece), None));
    let kept =
        new.iter().zip(&partner).map(|(piece, partner)| (partner.map(|place| &old[place]), Some(piece)));
    kept.chain(gone).collect()
}

fn edit([old, new]: [&Side; 2], pair: Pair<'_>, piece: &Piece) -> Edit {
    let (how, place) = match pair {
        (Some(_), Some(after)) => (How::Changed, new.place(after.span)),
        (None, _) => (How::Added, new.place(piece.span)),
        (_, None) => (How::Removed, old.place(piece.span)),
    };
    let layout = |piece: Option<&Piece>| piece.map(|piece| canonical(&piece.whole())).unwrap_or_default();
    Edit {
        what: piece.what.clone(),
        sentence: piece.sentence.clone(),
        how,
        place: Some(place),
        lines: lines(&layout(pair.0), &layout(pair.1)),
    }
}

/// The text in its canonical layout, where it has one by itself.
fn canonical(text: &str) -> String {
    let text = format!("{text}\n");
    let parse = syntax::parse(FileId(0), &text);
    format::format(&text, &parse).unwrap_or(text)
}

/// The lines that differ.
pub(super) fn lines(old: &str, new: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(old, new);
    let line = |text: &str| text.trim_end_matches(['\n', '\r']).to_owned();
    let changes = diff.iter_all_changes().filter_map(|change| match change.tag() {
        ChangeTag::Equal => None,
        ChangeTag::Delete => Some(Line::Old(line(change.value()))),
        ChangeTag::Insert => Some(Line::New(line(change.value()))),
    });
    changes.collect()
}
