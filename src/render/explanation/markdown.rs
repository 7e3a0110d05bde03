//! Explanations as Markdown: nested lists, with the user's text escaped.

use std::fmt::Write;

use super::brief::brief;
use super::outline::{Line, Shape, outline};
use super::phrases;
use super::sides;
use crate::explain::{Explanation, Overview, Parting};
use crate::render::markdown;
use crate::source::{Sources, Span};

/// How deep lists nest before a step is told below.
const DEEPEST: usize = 8;

/// The whole reasoning about a claim from one standpoint.
#[must_use]
pub fn why_markdown(explanation: &Explanation, sources: &Sources) -> String {
    let mut page = Page { sources, text: String::new() };
    page.title(&explanation.claim, explanation.span);
    page.paragraph(&phrases::from_standpoint(explanation));
    if let Some(contest) = &explanation.contest {
        for (from, ways) in phrases::attacks(contest, sources) {
            page.item(0, "", &phrases::face(from, None), from.declaration.span);
            for way in ways {
                page.item(1, "", &way, None);
            }
        }
        for line in phrases::contest_tail(contest, sources) {
            page.item(0, "", &line, None);
        }
        page.text.push('\n');
    }
    outline(explanation, sources, Shape { base: 0, deepest: DEEPEST }, &mut |line| page.told(&line));
    page.text
}

/// A claim from all standpoints.
#[must_use]
pub fn overview_markdown(overview: &Overview, sources: &Sources) -> String {
    let mut page = Page { sources, text: String::new() };
    page.title(&overview.claim, overview.span);
    for row in &overview.rows {
        page.section(&format!(
            "From the {} standpoint: {}",
            row.standpoint.name,
            phrases::verdict(&row.verdict)
        ));
        if let Some(sides) = &row.verdict.sides {
            page.paragraph(&sides::told(sides));
        }
        for line in brief(row, sources) {
            page.told(&line);
        }
    }
    for parting in &overview.partings {
        page.parting(parting);
    }
    page.text
}

pub(super) struct Page<'a> {
    pub(super) sources: &'a Sources,
    pub(super) text: String,
}

impl Page<'_> {
    pub(super) fn title(&mut self, claim: &str, span: Option<Span>) {
        self.text.push_str("# ");
        self.words(claim);
        self.place(span);
        self.text.push_str("\n\n");
    }

    pub(super) fn section(&mut self, heading: &str) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.text.push_str("## ");
        self.words(heading);
        self.text.push_str("\n\n");
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.words(text);
        self.text.push_str("\n\n");
    }

    pub(super) fn told(&mut self, line: &Line) {
        if let Some(number) = line.block {
            let _ = write!(self.text, "\n**Step {number}**\n\n");
        }
        self.item(line.depth, line.lead, &line.text, line.place);
    }

    fn item(&mut self, depth: usize, lead: &str, text: &str, place: Option<Span>) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str("- ");
        if !lead.is_empty() && lead != "–" {
            let _ = write!(self.text, "**{lead}** ");
        }
        self.words(text);
        self.place(place);
        self.text.push('\n');
    }

    fn parting(&mut self, parting: &Parting) {
        self.section(&phrases::parting(parting));
        for crux in &parting.cruxes {
            let (text, place) = phrases::crux(crux, self.sources);
            self.item(0, "", &text, place);
        }
        for (heading, sentences) in phrases::differing(parting) {
            self.item(0, "", &heading, None);
            for sentence in sentences {
                self.item(1, "", sentence, None);
            }
        }
    }

    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        self.text.push_str(&markdown::table(head, rows));
        self.text.push('\n');
    }

    fn place(&mut self, span: Option<Span>) {
        if let Some(span) = span {
            let _ = write!(self.text, " ({})", markdown::code(&self.sources.place(span)));
        }
    }

    fn words(&mut self, words: &str) {
        self.text.push_str(&markdown::words(words));
    }
}
