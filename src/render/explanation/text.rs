//! Explanations for a terminal or a pipe: indented, wrapped by display width, places in a column on the right.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::brief::brief;
use super::outline::{Line, Shape, Tone, outline};
use super::phrases;
use crate::explain::{Explanation, Overview, Parting};
use crate::source::{Sources, Span};

/// How text is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// How many columns there are.
    pub width: usize,
    /// Whether colours are written.
    pub colour: bool,
}

/// The narrowest text that still leaves room for places on the right.
const NARROW: usize = 36;

/// What a lead takes up, so that sentences stand below each other.
const LEAD: usize = 9;

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
    page.text
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
        for mut line in brief(row, sources) {
            line.depth += 1;
            page.line(&line);
        }
    }
    for parting in &overview.partings {
        page.parting(parting);
    }
    page.text
}

pub(super) struct Page<'a> {
    sources: &'a Sources,
    layout: Layout,
    pub(super) text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(sources: &'a Sources, layout: Layout) -> Self {
        let layout = Layout { width: layout.width.max(20), ..layout };
        Self { sources, layout, text: String::new() }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(super) fn claim(&mut self, claim: &str, span: Option<Span>) {
        self.put("", "", claim, span, Style::new().bold());
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.put("", "", text, None, Style::new().bold());
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.put("", "", text, None, Style::new());
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
        self.put(&"  ".repeat(line.depth), line.lead, &line.text, line.place, style);
    }

    /// A table in columns as wide as their widest cell; one that is wider than the page becomes a list.
    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let widths: Vec<usize> = (0..head.len())
            .map(|column| all().map(|row| display_width(&row[column])).max().unwrap_or(0))
            .collect();
        if widths.iter().map(|width| width + 2).sum::<usize>() > self.layout.width {
            for row in rows {
                self.put("", "", &row[0], None, Style::new().bold());
                for (name, cell) in head.iter().zip(row).skip(1) {
                    self.put("  ", "", &format!("{name}: {cell}"), None, Style::new());
                }
            }
            return;
        }
        for (number, row) in all().enumerate() {
            let style = if number == 0 { Style::new().bold() } else { Style::new() };
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width + 2 - display_width(cell)));
            }
            self.styled(line.trim_end(), style);
            self.text.push('\n');
        }
    }

    fn put(&mut self, indent: &str, lead: &str, text: &str, place: Option<Span>, style: Style) {
        let lead = match lead {
            "" => String::new(),
            "–" => "– ".to_owned(),
            lead => format!("{lead:LEAD$}"),
        };
        let hang = indent.len() + if self.layout.width < 60 { 2 } else { display_width(&lead) };
        let place = place.map(|span| self.sources.place(span)).unwrap_or_default();
        let start = indent.len() + display_width(&lead);
        let beside = !place.is_empty() && self.layout.width >= start + display_width(&place) + 2 + NARROW;
        let text = if beside || place.is_empty() { text.to_owned() } else { format!("{text} ({place})") };
        let room = self.layout.width.saturating_sub(hang).max(10);
        // The first line gives up what the place takes, and what the lead takes beyond the hanging indent.
        let taken = if beside { display_width(&place) + 2 } else { 0 } + start.saturating_sub(hang);
        let gap = " ".repeat(taken.min(room.saturating_sub(10)));
        let options = textwrap::Options::new(room).initial_indent(&gap);
        for (number, wrapped) in textwrap::wrap(&text, options).iter().enumerate() {
            let words = if number == 0 { wrapped.get(gap.len()..).unwrap_or_default() } else { wrapped };
            let start_words = if number == 0 { self.lead(indent, &lead) } else { " ".repeat(hang) };
            self.text.push_str(&start_words);
            self.styled(words, style);
            if number == 0 && beside {
                let used = start + display_width(words) + display_width(&place);
                self.text.push_str(&" ".repeat(self.layout.width.saturating_sub(used).max(1)));
                self.styled(&place, Style::new().dimmed());
            }
            self.text.push('\n');
        }
    }

    fn lead(&self, indent: &str, lead: &str) -> String {
        let trimmed = lead.trim_end();
        if self.layout.colour && !trimmed.is_empty() {
            let bold = Style::new().bold();
            format!("{indent}{bold}{trimmed}{bold:#}{}", &lead[trimmed.len()..])
        } else {
            format!("{indent}{lead}")
        }
    }

    fn styled(&mut self, words: &str, style: Style) {
        // Writing to a string cannot fail.
        let _ = if self.layout.colour {
            write!(self.text, "{style}{words}{style:#}")
        } else {
            write!(self.text, "{words}")
        };
    }
}
