//! A report as blocks, laid out as text or as Markdown: what the answers to questions have in common.

use super::markdown;
use super::outline::{Line, Tone};
use super::text::{self, Layout};
use crate::source::{Sources, Span};

/// A piece of a report.
pub(super) enum Block {
    /// What it is about, with its place.
    Title(String, Option<Span>),
    /// A heading.
    Heading(String),
    /// Sentences.
    Paragraph(String),
    /// A line of a list.
    Line(Line),
    /// A table: the head, and rows as long.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl Block {
    /// A line of a list at a depth, led by a word.
    pub(super) fn item(depth: usize, lead: &'static str, text: impl Into<String>) -> Self {
        Self::Line(Line::new(depth, lead, text, Tone::Shown))
    }

    /// The same with a place.
    pub(super) fn item_at(
        depth: usize,
        lead: &'static str,
        text: impl Into<String>,
        place: Option<Span>,
    ) -> Self {
        Self::Line(Line::new(depth, lead, text, Tone::Shown).at(place))
    }

    /// A remark of lesser weight.
    pub(super) fn aside(depth: usize, text: impl Into<String>) -> Self {
        Self::Line(Line::new(depth, "", text, Tone::Aside))
    }
}

/// The report for a terminal or a pipe.
pub(super) fn document_text(blocks: &[Block], sources: &Sources, layout: Layout) -> String {
    let mut page = text::Page::new(sources, layout);
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 && !matches!(block, Block::Line(_)) {
            page.blank();
        }
        match block {
            Block::Title(claim, span) => page.claim(claim, *span),
            Block::Heading(words) => page.heading(words),
            Block::Paragraph(words) => page.paragraph(words),
            Block::Line(line) => page.line(line),
            Block::Table(head, rows) => page.table(head, rows),
        }
    }
    page.finish()
}

/// The report as Markdown.
pub(super) fn document_markdown(blocks: &[Block], sources: &Sources) -> String {
    let mut page = markdown::Page { sources, text: String::new() };
    let mut in_list = false;
    for block in blocks {
        let is_line = matches!(block, Block::Line(_));
        if in_list && !is_line {
            page.text.push('\n');
        }
        in_list = is_line;
        match block {
            Block::Title(claim, span) => page.title(claim, *span),
            Block::Heading(words) => page.section(words),
            Block::Paragraph(words) => page.paragraph(words),
            Block::Line(line) => page.told(line),
            Block::Table(head, rows) => page.table(head, rows),
        }
    }
    page.text
}
