//! The words of a move around the user's sentences.

use crate::explain::*;
use crate::render::explanation::phrases::{self, quoted};
use crate::source::{Sources, Span};

/// The part of an earlier move that a move is about, where that is not what the earlier move was chiefly saying and the
/// words of the move do not name it.
pub(super) fn part(said: &Utterance, to: Option<&Utterance>, sources: &Sources) -> Option<String> {
    let (Utterance::Argues(argues), Some(Utterance::Argues(of))) = (said, to) else { return None };
    let against = argues.against.as_ref()?;
    let unnamed = matches!(against.how, How::Exception | How::Overturns) && against.question.is_some();
    let other = against.target.argument != of.face.argument;
    (unnamed && other).then(|| phrases::pointer(&against.target, sources))
}

/// What a move says; `to` is the move that it answers.
pub(super) fn said(said: &Utterance, to: Option<u32>, sources: &Sources) -> String {
    match said {
        Utterance::Claims(sentence) => format!("{sentence}."),
        Utterance::Argues(argues) => {
            let before = argues.before.map(|before| format!(" [move {before}]")).unwrap_or_default();
            self::argues(argues, to, sources) + &before
        }
        Utterance::NotShown(absence) => {
            let before = absence.before.map(|before| format!(" [move {before}]")).unwrap_or_default();
            format!("it is not shown that {}{before}", absence.sentence)
        }
        Utterance::TooFew { count, shown, missing, more } => {
            phrases::too_few(*count, *shown, missing.len() + more)
        }
        Utterance::Circular(sentence) => format!("that rests on itself, by way of this: {sentence}"),
        Utterance::Outweighed { sentence, weighing } => {
            format!("it stands, but that {sentence} is {}", phrases::weighing(weighing))
        }
        Utterance::Outranked(outranked) => phrases::outranked(outranked, sources),
        Utterance::Again { label, as_in } => format!("{label} again, and as in move {as_in}"),
        Utterance::Loop { label, back_to } => {
            format!("nothing but {label} again [move {back_to}]: on this line neither has the last word")
        }
    }
}

fn argues(argues: &Argues, to: Option<u32>, sources: &Sources) -> String {
    let sentence = argues.sentence.as_deref().unwrap_or_default();
    let Some(against) = &argues.against else {
        return if to.is_some() { format!("but {sentence}") } else { sentence.to_owned() };
    };
    let target = phrases::pointer(&against.target, sources);
    let question = against.question.as_deref().map(quoted);
    match (against.how, question) {
        (How::Exception, Some(question)) => format!("{question} Yes: {sentence}"),
        (How::Exception, None) => format!("there is an exception to {target}: {sentence}"),
        (How::Overturns, Some(question)) => format!("{question} No: {sentence}"),
        (How::Overturns, None) => format!("what {target} presumes does not hold: {sentence}"),
        (How::Undercuts, _) => {
            format!("{} is undercut by {}", target, phrases::pointer(&argues.face, sources))
        }
        (How::Rebuts, _) => {
            let preferred = match &against.preferred {
                Some(Preferred { span: Some(span) }) => {
                    format!(", which is preferred ({})", sources.place(*span))
                }
                Some(_) => ", which is preferred".to_owned(),
                None => String::new(),
            };
            let by = if preferred.is_empty() {
                String::new()
            } else {
                format!(", by {}{preferred}", phrases::pointer(&argues.face, sources))
            };
            format!("against {target}: {sentence}{by}")
        }
    }
}

/// Why nothing is for a statement: each with its place.
pub(super) fn absent(absence: &Absence, sources: &Sources) -> Vec<(String, Option<Span>)> {
    let mut lines = Vec::new();
    if absence.before.is_some() {
        return lines;
    }
    lines.extend(absence.nothing.map(|nothing| (phrases::nothing(nothing).to_owned(), None)));
    let never = |never: &Never| (phrases::never(never), never.declaration.span);
    lines.extend(absence.never.iter().map(never));
    let left_out = |(face, unused): &(Face, Unused)| {
        (phrases::left_out(face, Some(&absence.sentence), unused, sources), face.declaration.span)
    };
    lines.extend(absence.left_out.iter().map(left_out));
    if absence.more > 0 {
        lines.push((format!("… {} more that are not used from here", absence.more), None));
    }
    lines
}

/// What an argument rests on.
pub(super) fn ground(ground: &Ground) -> String {
    let mut text =
        if ground.presumed { format!("presumably {}", ground.sentence) } else { ground.sentence.clone() };
    if let Some((count, of)) = ground.counted
        && count as usize != of
    {
        text += &format!(" (one of {of}; any {count} would do)");
    }
    match ground.before {
        Some(before) => format!("{text} [move {before}]"),
        None => text,
    }
}

/// How a dispute ends.
pub(super) fn end(dialogue: &Dialogue) -> String {
    let verdict = phrases::verdict(&dialogue.verdict);
    match dialogue.last_word {
        LastWord::Proponent => format!("The opponent has nothing left to say: {verdict}."),
        LastWord::Opponent => format!("The proponent has nothing left to say: {verdict}."),
        LastWord::Nobody => format!("Neither side can have the last word: {verdict}."),
    }
}
