//! What went wrong, as plain data.
//!
//! In: spans and words from any room. Out: `Diagnostic`s with a code, places, help and a mend. Never here:
//! layout, colour, or the checks of another room. `render` draws them.
//!
//! Each code has one file, whose `//!` lines are the page that `standpoint explain-error CODE` prints.

use crate::source::Span;

mod code;

pub use code::Code;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Nothing is evaluated.
    Error,
    /// The file is evaluated, and the reader should look.
    Warning,
}

/// A place with what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there; may be empty.
    pub text: String,
}

/// A mend: put `replacement` where `span` is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What comes there.
    pub replacement: String,
    /// What the mend does, in words ("write `assured`").
    pub message: String,
}

/// One thing that went wrong: where, what, why and how to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The kind of mistake.
    pub code: Code,
    /// The kind's own severity, unless `--strict` raised it.
    pub severity: Severity,
    /// One plain sentence: lower case, no full stop, the user's words in backticks.
    pub message: String,
    /// The place that it is about; `None` only where no file could be read.
    pub primary: Option<Label>,
    /// Other places that explain it (the first declaration, the other side).
    pub secondary: Vec<Label>,
    /// How to mend it, in words.
    pub help: Option<String>,
    /// A mend that is likely right.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic of `code` at `span`, with its message.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let primary = Some(Label { span, text: String::new() });
        Self { primary, ..Self::without_place(code, message) }
    }

    /// A diagnostic about something that has no text (a file that cannot be read).
    #[must_use]
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        let (message, severity) = (message.into(), code.severity());
        Self { code, severity, message, primary: None, secondary: Vec::new(), help: None, fix: None }
    }

    /// Says what is at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers a mend.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>, message: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), message: message.into() });
        self
    }

    /// Whether it keeps the file from being evaluated.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
