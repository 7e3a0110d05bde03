//! The two streams. A reader that goes away ends the output quietly; any other trouble fails the command.

use std::io::{self, Write};

use anstyle::AnsiColor;

use super::Ending;
use crate::diagnostic::Diagnostic;
use crate::render::diagnostics::{self, Batch, Format};
use crate::source::Sources;
use crate::workspace::Loaded;

/// Columns where the output is no terminal.
const WIDTH_OF_A_PIPE: usize = 100;

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

    /// Says that the command line is wrong, and how it would be right.
    pub(super) fn misused(&mut self, message: &str, help: Option<&str>) -> Ending {
        let [error, tip] = [AnsiColor::BrightRed, AnsiColor::BrightCyan].map(|color| color.on_default().bold());
        self.remark(&format!("{error}error{error:#}: {message}\n"));
        help.into_iter().for_each(|help| self.remark(&format!("  {tip}help{tip:#}: {help}\n")));
        Ending::Misused
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

/// The columns to write in.
pub(super) fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH_OF_A_PIPE, |(width, _)| usize::from(width.0).max(40))
}

impl<'l> From<&'l Loaded> for Batch<'l> {
    fn from(loaded: &'l Loaded) -> Self {
        Self { sources: &loaded.sources, diagnostics: &loaded.diagnostics }
    }
}
