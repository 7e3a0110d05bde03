//! Sets tokens on lines, and between them the comments that stood there.

use super::script::Script;
use super::text::{FURTHEST, WIDTH, width, words};
use crate::syntax::kind::Kind;

/// What comes before a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// So many spaces.
    Spaces(usize),
    /// Spaces up to a column, one at least.
    Column(usize),
    /// A new line with this indentation.
    Line(usize),
    /// The same, and a blank line before it if there was one.
    Paragraph(usize),
}

pub(super) struct Printer<'a> {
    pub(super) script: Script<'a>,
    pub(super) column: usize,
    /// Where a line goes on that a comment has cut.
    pub(super) hang: usize,
    out: String,
    /// The first token that was not passed yet.
    at: u32,
}

impl<'a> Printer<'a> {
    pub(super) fn new(script: Script<'a>) -> Self {
        let out = String::with_capacity(script.text.len() * 5 / 4);
        Self { script, column: 0, hang: 0, out, at: 0 }
    }

    /// Sets a token.
    pub(super) fn put(&mut self, token: u32, gap: Gap) {
        self.lead(token, gap);
        self.push(self.script.word(token));
        self.at = token + 1;
    }

    /// Sets a text: where it stands if it fits or is not too far right, else on a line of its own.
    pub(super) fn put_text(&mut self, token: u32, gap: Gap, item: usize) {
        let words = words(self.script.word(token));
        let flat = words.iter().map(|word| width(word) + 1).sum::<usize>() - 1;
        let start = match gap {
            Gap::Spaces(spaces) => self.column + spaces,
            Gap::Column(column) => column.max(self.column + 1),
            Gap::Line(indent) | Gap::Paragraph(indent) => indent,
        };
        let fits = start + flat <= WIDTH || start <= FURTHEST;
        let own_line = Gap::Line(if item == 0 { 4 } else { item + 2 });
        self.lead(token, if fits { gap } else { own_line });
        self.fill(&words);
        self.at = token + 1;
    }

    /// Fills lines with the words of a text.
    fn fill(&mut self, words: &[&str]) {
        let hang = self.column + 1;
        for (at, word) in words.iter().enumerate() {
            if at > 0 && self.column + 1 + width(word) > WIDTH && self.column > hang {
                self.line(hang, false);
            } else if at > 0 {
                self.push(" ");
            }
            self.push(word);
        }
    }

    /// Sets the comments before a token, and then the gap. After a comment a new line begins in any case.
    fn lead(&mut self, token: u32, gap: Gap) {
        let (indent, paragraph) = match gap {
            Gap::Line(indent) => (indent, false),
            Gap::Paragraph(indent) => (indent, true),
            Gap::Spaces(_) | Gap::Column(_) => (self.hang, false),
        };
        let (commented, blank) = self.comments(token, indent);
        match gap {
            Gap::Spaces(spaces) if !commented => self.pad(self.column + spaces),
            Gap::Column(column) if !commented => self.pad(column.max(self.column + 1)),
            _ => self.line(indent, blank && (paragraph || commented)),
        }
    }

    /// Sets the comments up to a token. Says whether there were any, and whether a blank line came last.
    fn comments(&mut self, token: u32, indent: usize) -> (bool, bool) {
        let (mut commented, mut lines, mut indented) = (false, 0, false);
        for at in self.at..token {
            match self.script.kind(at) {
                Kind::Newline => (lines, indented) = (lines + 1, false),
                Kind::Space => indented = lines > 0,
                Kind::Comment => {
                    let trailing = lines == 0 && !self.out.is_empty();
                    if trailing {
                        self.pad(self.column + 2);
                    } else {
                        // Between declarations, an indented comment belongs to the one above.
                        let indent = if indent == 0 && indented && !self.out.is_empty() { 2 } else { indent };
                        self.line(indent, lines > 1);
                    }
                    self.push(self.script.word(at).trim_end());
                    (commented, lines) = (true, 0);
                }
                _ => {}
            }
        }
        (commented, lines > 1)
    }

    /// Sets what follows the last declaration, and ends the last line.
    pub(super) fn finish(mut self) -> String {
        self.comments(self.script.tree.tokens().len() as u32, 0);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }

    fn line(&mut self, indent: usize, blank: bool) {
        if !self.out.is_empty() {
            self.out.push_str(if blank { "\n\n" } else { "\n" });
        }
        self.column = 0;
        self.pad(indent);
    }

    fn pad(&mut self, column: usize) {
        self.out.extend(std::iter::repeat_n(' ', column.saturating_sub(self.column)));
        self.column = self.column.max(column);
    }

    fn push(&mut self, piece: &str) {
        self.out.push_str(piece);
        self.column += width(piece);
    }
}
