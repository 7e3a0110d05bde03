//! Explanations for a terminal or a pipe: indented, wrapped by display width, places in a column on the right.

use anstyle::{AnsiColor, Style};

use super::brief::brief;
use super::outline::{Line, Shape, Tone, outline};
use super::phrases;
use super::sides;
use crate::explain::{Explanation, Overview, Parting};
use crate::render::sheet::{Row, Sheet};
use crate::source::{Sources, Span};

/// How text is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// How many columns there are.
    pub width: usize,
    /// Whether colours are written.
    pub colour: bool,
}

/// The whole reasoning about a claim from one standpoint.
#[must_use]
pub fn why_text(explanation: &Explanation, sources: &Sources, layout: Layout) -> String {
    let mut page = Page::new(sources, layout);
    page.claim(&explanation.claim, explanation.span);
    page.blank();
    page.paragraph(&phrases::from_standpoint(explanation));
    if let Some(contest) = &explanation.contest {
        for (from, ways) in phrases::attacks(contest, sources) {
            page.line(&Line::new(1, "", phrases::face(from, None), Tone::Open).at(from.declaration.span));
            for way in ways {
                page.line(&Line::new(2, "", way, Tone::Open));
            }
        }
        for line in phrases::contest_tail(contest, sources) {
            page.line(&Line::new(1, "", line, Tone::Aside));
        }
    }
    let shape = Shape { base: 1, deepest: (layout.width / 10).clamp(3, 12) };
    outline(explanation, sources, shape, &mut |line| page.told(line));
    page.finish()
}

/// A claim from all standpoints.
#[must_use]
pub fn overview_text(overview: &Overview, sources: &Sources, layout: Layout) -> String {
    let mut page = Page::new(sources, layout);
    page.claim(&overview.claim, overview.span);
    for row in &overview.rows {
        page.blank();
        let verdict = phrases::verdict(&row.verdict);
        page.heading(&format!("From the {} standpoint: {verdict}", row.standpoint.name));
        if let Some(sides) = &row.verdict.sides {
            page.line(&Line::new(1, "", sides::told(sides), Tone::Aside));
        }
        for mut line in brief(row, sources) {
            line.depth += 1;
            page.line(&line);
        }
    }
    for parting in &overview.partings {
        page.parting(parting);
    }
    page.finish()
}

pub(super) struct Page<'a> {
    sources: &'a Sources,
    sheet: Sheet,
}

impl<'a> Page<'a> {
    pub(super) fn new(sources: &'a Sources, layout: Layout) -> Self {
        Self { sources, sheet: Sheet::new(layout) }
    }

    pub(super) fn finish(self) -> String {
        self.sheet.finish()
    }

    pub(super) fn blank(&mut self) {
        self.sheet.blank();
    }

    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        self.sheet.table(head, rows);
    }

    pub(super) fn claim(&mut self, claim: &str, span: Option<Span>) {
        self.put(Row::new(0, claim).in_style(Style::new().bold()), span);
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.put(Row::new(0, text).in_style(Style::new().bold()), None);
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.put(Row::new(0, text), None);
    }

    fn parting(&mut self, parting: &Parting) {
        self.blank();
        self.heading(&phrases::parting(parting));
        for crux in &parting.cruxes {
            let (text, place) = phrases::crux(crux, self.sources);
            self.line(&Line::new(1, "–", text, Tone::Shown).at(place));
        }
        for (heading, sentences) in phrases::differing(parting) {
            self.line(&Line::new(1, "", heading, Tone::Aside));
            for sentence in sentences {
                self.line(&Line::new(2, "", sentence, Tone::Aside));
            }
        }
    }

    /// A line of the outline; where a block begins, a blank line goes before it, and its number.
    fn told(&mut self, mut line: Line) {
        if line.depth == 0 && line.lead.is_empty() {
            self.blank();
        }
        if let Some(number) = line.block {
            line.text = format!("Step {number}: {}", line.text);
        }
        self.line(&line);
    }

    pub(super) fn line(&mut self, line: &Line) {
        let style = match line.tone {
            Tone::Shown => Style::new(),
            Tone::Failed => AnsiColor::Red.on_default(),
            Tone::Open => AnsiColor::Yellow.on_default(),
            Tone::Aside => Style::new().dimmed(),
        };
        self.put(Row::new(line.depth, &line.text).led_by(line.lead).in_style(style), line.place);
    }

    fn put(&mut self, row: Row<'_>, span: Option<Span>) {
        let place = span.map(|span| self.sources.place(span)).unwrap_or_default();
        self.sheet.put(&row.at(&place));
    }
}
