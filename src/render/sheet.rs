//! Text set in lines: indented, wrapped by display width, places in a column on the right.

use std::fmt::Write;

use anstyle::Style;
use textwrap::core::display_width;

use super::explanation::Layout;

/// The narrowest page that anything is set on.
const NARROWEST: usize = 20;

/// The narrowest text that still leaves room for places on the right.
const NARROW: usize = 36;

/// What a word that leads takes up, so that sentences stand below each other.
const LEAD: usize = 9;

/// What may be set on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    depth: usize,
    lead: &'t str,
    words: &'t str,
    place: &'t str,
    style: Style,
}

impl<'t> Row<'t> {
    /// Words at a depth.
    pub(super) fn new(depth: usize, words: &'t str) -> Self {
        Self { depth, lead: "", words, place: "", style: Style::new() }
    }

    /// With a word or a sign before them.
    pub(super) fn led_by(self, lead: &'t str) -> Self {
        Self { lead, ..self }
    }

    /// With a place on the right.
    pub(super) fn at(self, place: &'t str) -> Self {
        Self { place, ..self }
    }

    /// In a style.
    pub(super) fn in_style(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

/// A page that is being set.
#[derive(Debug)]
pub(super) struct Sheet {
    layout: Layout,
    text: String,
}

impl Sheet {
    pub(super) fn new(layout: Layout) -> Self {
        let layout = Layout { width: layout.width.max(NARROWEST), ..layout };
        Self { layout, text: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Text that is set already.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A table in columns as wide as their widest cell; one that is wider than the page becomes a list.
    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let all = || std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let widths: Vec<usize> = (0..head.len())
            .map(|column| all().map(|row| display_width(&row[column])).max().unwrap_or(0))
            .collect();
        if widths.iter().map(|width| width + 2).sum::<usize>() > self.layout.width {
            for row in rows {
                self.put(&Row::new(0, &row[0]).in_style(Style::new().bold()));
                for (name, cell) in head.iter().zip(row).skip(1) {
                    self.put(&Row::new(1, &format!("{name}: {cell}")));
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

    pub(super) fn put(&mut self, row: &Row<'_>) {
        let Row { depth, words, place, style, .. } = *row;
        let indent = "  ".repeat(depth);
        let lead = match row.lead {
            "" => String::new(),
            sign if display_width(sign) == 1 => format!("{sign} "),
            lead => format!("{lead:LEAD$}"),
        };
        let hang = indent.len() + if self.layout.width < 60 { 2 } else { display_width(&lead) };
        let start = indent.len() + display_width(&lead);
        let beside = !place.is_empty() && self.layout.width >= start + display_width(place) + 2 + NARROW;
        let text = if beside || place.is_empty() { words.to_owned() } else { format!("{words} ({place})") };
        let room = self.layout.width.saturating_sub(hang).max(10);
        // The first line gives up what the place takes, and what the lead takes beyond the hanging indent.
        let taken = if beside { display_width(place) + 2 } else { 0 } + start.saturating_sub(hang);
        let gap = " ".repeat(taken.min(room.saturating_sub(10)));
        let options = textwrap::Options::new(room).initial_indent(&gap);
        for (number, wrapped) in textwrap::wrap(&text, options).iter().enumerate() {
            let words = if number == 0 { wrapped.get(gap.len()..).unwrap_or_default() } else { wrapped };
            let start_words = if number == 0 { self.lead(&indent, &lead) } else { " ".repeat(hang) };
            self.text.push_str(&start_words);
            self.styled(words, style);
            if number == 0 && beside {
                let used = start + display_width(words) + display_width(place);
                self.text.push_str(&" ".repeat(self.layout.width.saturating_sub(used).max(1)));
                self.styled(place, Style::new().dimmed());
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
