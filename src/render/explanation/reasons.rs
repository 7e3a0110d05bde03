//! The reasons for many things as data for a page, which unfolds them step by step without words of its own.
//!
//! A line is written once, however many steps of however many standpoints tell it; everything else is numbers.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::outline::{Item, Line, Pieces, Tone};
use super::phrases;
use crate::explain::{Reason, Reasons, StepId, Subject};
use crate::source::Sources;

/// The reasons from all standpoints.
#[derive(Serialize)]
pub(in crate::render) struct ReasonsWire {
    /// Every line, each once.
    lines: Vec<LineWire>,
    /// For each standpoint its reasons.
    from: Vec<FromWire>,
}

/// The word that leads a line, what it says, where that stands, and how it stands to the verdict.
#[derive(Serialize, PartialEq, Eq, Hash, Clone)]
struct LineWire(&'static str, TextWire, Option<String>, &'static str);

/// A text, or its pieces where some of them can be followed.
#[derive(Serialize, PartialEq, Eq, Hash, Clone)]
#[serde(untagged)]
enum TextWire {
    Plain(String),
    Pieces(Vec<PieceWire>),
}

/// Words, or words with where they lead.
#[derive(Serialize, PartialEq, Eq, Hash, Clone)]
#[serde(untagged)]
enum PieceWire {
    Words(String),
    Link(String, String),
}

/// The reasons from one standpoint.
#[derive(Serialize)]
struct FromWire {
    /// For each thing asked.
    reasons: Vec<ReasonWire>,
    /// What is told below each step.
    steps: Vec<Vec<ItemWire>>,
    /// What each step is about, by its place among all that was asked; -1 where it was not.
    about: Vec<i64>,
}

/// Why one thing has its status.
#[derive(Serialize)]
struct ReasonWire {
    /// What is said of a claim, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    /// The step that tells it, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    root: Option<u32>,
    /// What else is told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ItemWire>,
}

/// How deep a line stands, which it is, and the step that it opens, if it opens one.
#[derive(Serialize)]
#[serde(untagged)]
enum ItemWire {
    Line(usize, usize),
    Step(usize, usize, u32),
}

/// The reasons from all standpoints for the subjects, which were asked in this order of each.
pub(in crate::render) fn reasons_wire(
    from: &[Reasons],
    subjects: &[Subject],
    sources: &Sources,
) -> ReasonsWire {
    let places: FxHashMap<&Subject, usize> =
        subjects.iter().enumerate().map(|(place, subject)| (subject, place)).collect();
    let mut lines = Lines { sources, places: FxHashMap::default(), lines: Vec::new() };
    let from = from.iter().map(|reasons| from_wire(reasons, &places, &mut lines, sources));
    ReasonsWire { from: from.collect(), lines: lines.lines }
}

fn from_wire(
    reasons: &Reasons,
    places: &FxHashMap<&Subject, usize>,
    lines: &mut Lines<'_>,
    sources: &Sources,
) -> FromWire {
    let mut pieces = Pieces::new(reasons, sources);
    let mut steps = Vec::with_capacity(reasons.steps.len());
    for step in 0..reasons.steps.len() {
        let below = pieces.below(StepId(step as u32));
        steps.push(lines.items(&pieces, below));
    }
    let about = reasons.about.iter().map(|about| asked(about, places).map_or(-1, |place| place as i64));
    let mut reason = |reason| {
        let items = pieces.reason(reason);
        ReasonWire {
            verdict: verdict(reasons, reason),
            root: match reason.roots.as_slice() {
                [only] => Some(only.0),
                _ => None,
            },
            items: lines.items(&pieces, items),
        }
    };
    FromWire { reasons: reasons.reasons.iter().map(&mut reason).collect(), about: about.collect(), steps }
}

/// The place of what a step is about among all that was asked; a claim and its contrary are one issue.
fn asked(about: &Subject, places: &FxHashMap<&Subject, usize>) -> Option<usize> {
    let contrary = || match about {
        Subject::Claim(claim) => places.get(&Subject::Claim(claim.contrary())),
        Subject::Argument(_) | Subject::Rule(_) => None,
    };
    places.get(about).or_else(contrary).copied()
}

fn verdict(reasons: &Reasons, reason: &Reason) -> Option<String> {
    Some(phrases::judged_from(&reasons.standpoint, reason.verdict.as_ref()?))
}

/// Lines, each once.
struct Lines<'a> {
    sources: &'a Sources,
    places: FxHashMap<LineWire, usize>,
    lines: Vec<LineWire>,
}

impl Lines<'_> {
    fn items(&mut self, pieces: &Pieces<'_>, items: Vec<Item>) -> Vec<ItemWire> {
        items.into_iter().map(|item| self.item(pieces, item)).collect()
    }

    fn item(&mut self, pieces: &Pieces<'_>, item: Item) -> ItemWire {
        match item {
            Item::Line(line) => ItemWire::Line(line.depth, self.line(line)),
            Item::Step { depth, lead, before, step } => {
                ItemWire::Step(depth, self.line(pieces.headline(depth, lead, &before, step)), step.0)
            }
        }
    }

    fn line(&mut self, line: Line) -> usize {
        let place = line.place.map(|span| self.sources.place(span));
        let wire = LineWire(line.lead, text(line.text, line.links), place, tone(line.tone));
        let next = self.lines.len();
        let place = *self.places.entry(wire.clone()).or_insert(next);
        if place == next {
            self.lines.push(wire);
        }
        place
    }
}

/// Cuts a text where it can be followed.
fn text(text: String, links: Vec<(String, String)>) -> TextWire {
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    for (words, url) in links {
        if let Some((before, after)) = rest.split_once(words.as_str()) {
            pieces.push(PieceWire::Words(before.to_owned()));
            pieces.push(PieceWire::Link(words, url));
            rest = after;
        }
    }
    if pieces.is_empty() {
        return TextWire::Plain(text);
    }
    pieces.push(PieceWire::Words(rest.to_owned()));
    TextWire::Pieces(pieces)
}

const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Shown => "shown",
        Tone::Failed => "failed",
        Tone::Open => "open",
        Tone::Aside => "aside",
    }
}
