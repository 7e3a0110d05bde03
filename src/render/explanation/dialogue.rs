//! A dispute in lines: each move with its number, who says it, and to which move.

use super::markdown;
use super::outline::{Line, Tone};
use super::phrases::{self, Mentions};
use super::text::{self, Layout};
use crate::explain::*;
use crate::source::Sources;

mod json;
mod words;

pub use json::dialogue_json;
pub(in crate::render) use json::schema;

/// How far moves and grounds are indented; the numbers say the rest.
const DEEPEST: usize = 6;

/// A dispute for a terminal or a pipe.
#[must_use]
pub fn dialogue_text(dialogue: &Dialogue, sources: &Sources, layout: Layout) -> String {
    let mut page = text::Page::new(sources, layout);
    page.claim(&dialogue.claim, dialogue.span);
    page.blank();
    page.paragraph(&phrases::judged_from(&dialogue.standpoint, &dialogue.verdict));
    page.blank();
    tell(dialogue, sources, |number| format!("{number}."), &mut |line| page.line(&line));
    page.blank();
    page.paragraph(&words::end(dialogue));
    page.finish()
}

/// A dispute for a page.
#[must_use]
pub fn dialogue_markdown(dialogue: &Dialogue, sources: &Sources) -> String {
    let mut page = markdown::Page { sources, text: String::new() };
    page.title(&dialogue.claim, dialogue.span);
    page.paragraph(&phrases::judged_from(&dialogue.standpoint, &dialogue.verdict));
    // A number with a full stop would start a list of its own.
    tell(dialogue, sources, |number| format!("({number})"), &mut |line| page.told(&line));
    page.text.push('\n');
    page.paragraph(&words::end(dialogue));
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

fn tell(dialogue: &Dialogue, sources: &Sources, numbered: fn(usize) -> String, sink: &mut dyn FnMut(Line)) {
    let mut mentions = Mentions::default();
    for (place, said) in dialogue.moves.iter().enumerate() {
        let depth = (said.depth as usize).min(DEEPEST);
        let answered =
            said.to.and_then(|to| dialogue.moves.get(to as usize - 1)).map(|answered| &answered.said);
        let part = words::part(&said.said, answered, sources).map(|part| format!(" on {part}"));
        let to = said.to.map(|to| format!(", to {to}{}", part.unwrap_or_default())).unwrap_or_default();
        let speaker = match said.speaker {
            Speaker::Proponent => "Proponent",
            Speaker::Opponent => "Opponent",
        };
        let text =
            format!("{} {speaker}{to}: {}", numbered(place + 1), words::said(&said.said, said.to, sources));
        let tone = if said.speaker == Speaker::Proponent { Tone::Shown } else { Tone::Failed };
        sink(Line::new(depth, "", text, tone));
        below(depth + 1, said, &mut mentions, sources, sink);
        if said.cut {
            sink(Line::new(depth + 1, "", "… goes on; not told at this depth", Tone::Aside));
        }
    }
}

fn below(depth: usize, said: &Move, mentions: &mut Mentions, sources: &Sources, sink: &mut dyn FnMut(Line)) {
    match &said.said {
        Utterance::Argues(argues) if argues.before.is_none() => self::argues(depth, argues, mentions, sink),
        Utterance::TooFew { missing, more, .. } => {
            for sentence in missing {
                sink(Line::new(depth, "–", format!("it is not shown that {sentence}"), Tone::Aside));
            }
            if *more > 0 {
                sink(Line::new(depth, "", format!("… and {more} more"), Tone::Aside));
            }
        }
        Utterance::NotShown(absence) => {
            for (text, span) in words::absent(absence, sources) {
                sink(Line::new(depth, "", text, Tone::Aside).at(span));
            }
        }
        _ => {}
    }
}

fn argues(depth: usize, argues: &Argues, mentions: &mut Mentions, sink: &mut dyn FnMut(Line)) {
    by(depth, &argues.face, argues.sentence.as_deref(), mentions, sink);
    let mut above = 0;
    for ground in &argues.grounds {
        let lead = if ground.depth > above { "because" } else { "and" };
        above = ground.depth;
        let depth = (depth + ground.depth as usize - 1).min(DEEPEST + 3);
        sink(Line::new(depth, lead, words::ground(ground), Tone::Shown));
        if let Some(face) = &ground.by {
            by(depth + 1, face, Some(&ground.sentence), mentions, sink);
        }
    }
}

/// The argument by name and place, with what a reader needs to check it the first time it is named.
fn by(depth: usize, face: &Face, told: Option<&str>, mentions: &mut Mentions, sink: &mut dyn FnMut(Line)) {
    let declaration = &face.declaration;
    let first = mentions.is_new(declaration);
    let evidence = matches!(declaration.sort, Sort::Premise | Sort::Fact);
    let named = if evidence && !first { declaration.label() } else { phrases::face(face, told) };
    sink(Line::new(depth, "", named, Tone::Aside).at(declaration.span));
    let details = if first { mentions.details(declaration) } else { Vec::new() };
    if !details.is_empty() {
        sink(Line::new(depth, "", details.join("; "), Tone::Aside));
    }
}
