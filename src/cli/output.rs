//! The two streams. A reader that goes away ends the output quietly; any other trouble fails the command.

use std::io::{self, IsTerminal, Write};

use anstyle::AnsiColor;

use super::Ending;
use super::select::Misuse;
use crate::diagnostic::Diagnostic;
use crate::render::diagnostics::{self, Batch, Format};
use crate::render::explanation::Layout;
use crate::source::Sources;
use crate::workspace::Loaded;

/// Columns of sentences where the output is no terminal.
const TEXT_IN_A_PIPE: usize = 100;

/// Columns of source lines where the output is no terminal.
const SOURCE_IN_A_PIPE: usize = 140;

/// Columns below which nothing can be laid out.
const NARROWEST: usize = 40;

/// Columns beyond which sentences are hard to read.
const WIDEST_TEXT: usize = 120;

/// What a command prints, and whether printing it failed.
#[derive(Default, Debug)]
pub(super) struct Output {
    failed: bool,
    closed: bool,
}

impl Output {
    /// Prints results. Colour codes are taken out where they do not belong.
    pub(super) fn print(&mut self, text: &str) {
        if !self.closed {
            let mut stream = anstream::stdout().lock();
            let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
            self.note(written);
        }
    }

    /// Prints what is no text, or must not change.
    pub(super) fn print_bytes(&mut self, bytes: &[u8]) {
        if !self.closed {
            let mut stream = io::stdout().lock();
            let written = stream.write_all(bytes).and_then(|()| stream.flush());
            self.note(written);
        }
    }

    /// Clears the screen, where there is one.
    pub(super) fn clear(&mut self) {
        if io::stdout().is_terminal() {
            // The screen, then what can be scrolled back to, then the upper left corner.
            self.print("\x1b[2J\x1b[3J\x1b[H");
        }
    }

    /// Whether the reader went away.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Prints what is said about the run.
    pub(super) fn remark(&mut self, text: &str) {
        // A reader of standard error that went away is nothing to tell anybody about.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Prints diagnostics as remarks.
    pub(super) fn tell(&mut self, diagnostics: &[Diagnostic], sources: &Sources) {
        let batch = Batch { sources, diagnostics };
        self.remark(&diagnostics::render(&[batch], Format::Human, width()));
    }

    /// Tells why a file cannot be judged.
    pub(super) fn refuse(&mut self, loaded: &Loaded) -> Ending {
        self.tell(&loaded.diagnostics, &loaded.sources);
        let summary = diagnostics::summary(&loaded.diagnostics, loaded.left_out, &loaded.name);
        summary.into_iter().for_each(|summary| self.remark(&format!("{summary}\n")));
        Ending::Failed
    }

    /// Says that a judged file has warnings, without printing them below its verdicts.
    pub(super) fn hint_at_warnings(&mut self, loaded: &Loaded) {
        let summary = diagnostics::summary(&loaded.diagnostics, loaded.left_out, &loaded.name);
        summary
            .into_iter()
            .for_each(|summary| self.remark(&format!("{summary}; `standpoint check` shows them\n")));
    }

    /// Says that the command line is wrong, and how it would be right.
    pub(super) fn misused(&mut self, misuse: &Misuse) -> Ending {
        self.blame(misuse);
        Ending::Misused
    }

    /// Says that a file beside the one that is judged is wrong, and how it would be right.
    pub(super) fn failed(&mut self, misuse: &Misuse) -> Ending {
        self.blame(misuse);
        Ending::Failed
    }

    fn blame(&mut self, misuse: &Misuse) {
        let [error, tip] =
            [AnsiColor::BrightRed, AnsiColor::BrightCyan].map(|color| color.on_default().bold());
        self.remark(&format!("{error}error{error:#}: {}\n", misuse.message));
        let help = misuse.help.iter();
        help.for_each(|help| self.remark(&format!("  {tip}help{tip:#}: {help}\n")));
    }

    /// How the command ends, given how the printing went.
    pub(super) fn close(self, ending: Ending) -> Ending {
        if self.failed && ending == Ending::Well { Ending::Failed } else { ending }
    }

    fn note(&mut self, written: io::Result<()>) {
        let Err(error) = written else { return };
        self.closed = true;
        if error.kind() != io::ErrorKind::BrokenPipe {
            self.failed = true;
            self.remark(&format!("error: cannot write: {error}\n"));
        }
    }
}

/// How reasons are laid out. Colours are written, and the stream takes them out where they do not belong.
pub(super) fn layout() -> Layout {
    Layout { width: terminal().unwrap_or(TEXT_IN_A_PIPE).min(WIDEST_TEXT), colour: true }
}

/// The columns of the terminal, if there is one.
fn terminal() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(NARROWEST))
}

/// The columns in which source lines are shown.
pub(super) fn width() -> usize {
    terminal().unwrap_or(SOURCE_IN_A_PIPE)
}

impl<'l> From<&'l Loaded> for Batch<'l> {
    fn from(loaded: &'l Loaded) -> Self {
        Self { sources: &loaded.sources, diagnostics: &loaded.diagnostics }
    }
}
