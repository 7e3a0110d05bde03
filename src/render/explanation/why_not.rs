//! Why a claim is not accepted, in lines: its arguments, what they come down to, and one line that sums up.

use super::markdown;
use super::outline::{Line, Tone};
use super::phrases;
use super::text::{self, Layout};
use crate::explain::*;
use crate::source::Sources;
use crate::vocabulary::Status;

mod json;
mod words;

pub(in crate::render) use json::schema;
pub use json::why_not_json;

/// Why a claim is not accepted, for a terminal or a pipe.
#[must_use]
pub fn why_not_text(told: &WhyNot, sources: &Sources, layout: Layout) -> String {
    let mut page = text::Page::new(sources, layout);
    page.claim(&told.claim, told.span);
    page.blank();
    page.paragraph(&phrases::judged_from(&told.standpoint, &told.verdict));
    for part in parts(told, sources) {
        if let Part::Below(heading) = &part {
            page.blank();
            page.paragraph(heading);
        }
        if let Part::Line(line) = &part {
            page.line(line);
        }
    }
    page.blank();
    page.paragraph(&words::summary(told));
    page.finish()
}

/// Why a claim is not accepted, for a page.
#[must_use]
pub fn why_not_markdown(told: &WhyNot, sources: &Sources) -> String {
    let mut page = markdown::Page { sources, text: String::new() };
    page.title(&told.claim, told.span);
    page.paragraph(&phrases::judged_from(&told.standpoint, &told.verdict));
    for part in parts(told, sources) {
        match part {
            Part::Below(heading) => page.section(heading.trim_end_matches(':')),
            Part::Line(line) => page.told(&Line { depth: line.depth.saturating_sub(1), ..line }),
        }
    }
    if !page.text.ends_with("\n\n") {
        page.text.push('\n');
    }
    page.paragraph(&words::summary(told));
    page.text.truncate(page.text.trim_end().len());
    page.text.push('\n');
    page.text
}

/// A piece of the report.
enum Part {
    /// What follows stands below this.
    Below(String),
    Line(Line),
}

fn parts(told: &WhyNot, sources: &Sources) -> Vec<Part> {
    let mut parts = Vec::new();
    if told.verdict.status == Status::Accepted {
        return parts;
    }
    let mut lines = Vec::new();
    if let Some(by) = &told.contrary {
        let text = format!("its contrary is shown by {}", phrases::face(by, None));
        lines.push(Line::new(1, "", text, Tone::Failed).at(by.declaration.span));
    }
    told.attempts.iter().for_each(|attempt| self::attempt(attempt, sources, &mut lines));
    if let Some(cause) = &told.nothing {
        words::cause(cause, None, 1, sources, &mut lines);
    }
    for never in &told.never {
        lines.push(Line::new(1, "", phrases::never(never), Tone::Aside).at(never.declaration.span));
    }
    parts.extend(lines.into_iter().map(Part::Line));
    if !told.roots.is_empty() {
        parts.push(Part::Below("What that comes down to:".to_owned()));
        for (place, root) in told.roots.iter().enumerate() {
            let mut lines = Vec::new();
            self::root(place + 1, root, sources, &mut lines);
            parts.extend(lines.into_iter().map(Part::Line));
        }
    }
    if let Some(contest) = &told.contest {
        contested(contest, sources, &mut parts);
    }
    parts
}

fn contested(contest: &Contest, sources: &Sources, parts: &mut Vec<Part>) {
    parts.push(Part::Below("The loop:".to_owned()));
    for (from, ways) in phrases::attacks(contest, sources) {
        let line = Line::new(1, "", phrases::face(from, None), Tone::Open).at(from.declaration.span);
        parts.push(Part::Line(line));
        parts.extend(ways.into_iter().map(|way| Part::Line(Line::new(2, "", way, Tone::Open))));
    }
    for text in phrases::contest_tail(contest, sources) {
        parts.push(Part::Line(Line::new(1, "", text, Tone::Aside)));
    }
}

/// An argument for the claim and the first thing that stops it.
fn attempt(attempt: &Attempt, sources: &Sources, lines: &mut Vec<Line>) {
    let others = words::others(attempt);
    if let Stopped::By(Cause::LeftOut { face, unused, .. }) = &attempt.stop {
        let text = phrases::left_out(face, None, unused, sources) + &words::after(others.as_deref());
        lines.push(Line::new(1, "", text, Tone::Aside).at(face.declaration.span));
        return;
    }
    let face = &attempt.face;
    lines.push(Line::new(1, "", phrases::face(face, None), Tone::Failed).at(face.declaration.span));
    match &attempt.stop {
        Stopped::By(cause) => words::cause(cause, Some(face), 2, sources, lines),
        Stopped::Missing { open, counted, sentences, more, down, also } => {
            wanting(*open, *counted, sentences, *more, &words::refers(down), lines);
            let nor = if *open { "and whether" } else { "nor that" };
            for (sentence, down) in also {
                let text = format!("{nor} {sentence}{}", words::refers(down));
                lines.push(Line::new(2, "", text, Tone::Failed));
            }
        }
    }
    lines.extend(others.map(|text| Line::new(2, "", text, Tone::Aside)));
}

fn wanting(
    open: bool,
    counted: Option<(u32, u32)>,
    sentences: &[String],
    more: usize,
    refers: &str,
    lines: &mut Vec<Line>,
) {
    let not = if open { "it is contested whether" } else { "it is not shown that" };
    let Some((count, shown)) = counted else {
        let all = sentences.join("; ");
        lines.push(Line::new(2, "", format!("{not} {all}{refers}"), Tone::Failed));
        return;
    };
    let text = phrases::too_few(count, shown, sentences.len() + more);
    lines.push(Line::new(2, "", format!("{text}{refers}"), Tone::Failed));
    for sentence in sentences {
        lines.push(Line::new(3, "–", format!("{not} {sentence}"), Tone::Failed));
    }
    if more > 0 {
        lines.push(Line::new(3, "", format!("… and {more} more"), Tone::Aside));
    }
}

fn root(number: usize, root: &Root, sources: &Sources, lines: &mut Vec<Line>) {
    let first = lines.len();
    words::cause(&root.cause, None, 1, sources, lines);
    if let Some(line) = lines.get_mut(first) {
        line.text = format!("({number}) {}", line.text);
    }
    // What else a premise states waits for it, and is told there.
    let states = matches!(&root.cause, Cause::LeftOut { face, .. } if face.declaration.sort != Sort::Fact);
    if states && root.more > 0 {
        let text = format!("… {} more that are left out for the same reason", root.more);
        lines.push(Line::new(2, "", text, Tone::Aside));
    }
    if !root.others.is_empty() && !states {
        let more = if root.more > 0 { format!("; … and {} more", root.more) } else { String::new() };
        lines.push(Line::new(2, "", format!("likewise: {}{more}", root.others.join("; ")), Tone::Aside));
    }
    if !root.waiting.is_empty() {
        let more = if root.more_waiting { "; … and more" } else { "" };
        lines.push(Line::new(
            2,
            "",
            format!("waiting for it: {}{more}", root.waiting.join("; ")),
            Tone::Aside,
        ));
    }
}
