//! `fmt`: files in their canonical form.

use std::path::{Path, PathBuf};

use anstyle::AnsiColor;
use clap::Args;
use similar::TextDiff;

use super::Ending;
use super::output::Output;
use crate::{format, syntax, workspace};

/// Writes files in the canonical form of the language
///
/// Only space, line ends and commas change: every comment stays, and a file in which anything else would change
/// is left as it is. So is a file that has syntax errors.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint fmt debate.arg               writes the file anew, if that changes it
  standpoint fmt --check arguments/*.arg  shows what would change; exit code 1 if anything
  standpoint fmt - < debate.arg           standard input to standard output")]
pub(super) struct Arguments {
    /// Argument files; `-` is standard input, and is written to standard output
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Writes nothing; shows what would change
    #[arg(long)]
    check: bool,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let mut ending = Ending::Well;
    for path in &arguments.files {
        let one = match Formatted::of(path, output) {
            None => Ending::Failed,
            Some(formatted) if arguments.check => formatted.show(output),
            Some(formatted) => formatted.write(path, output),
        };
        if one != Ending::Well {
            ending = one;
        }
    }
    ending
}

/// A text before and after.
struct Formatted {
    name: String,
    old: String,
    new: String,
}

impl Formatted {
    /// Reads and formats a file; tells why, where that cannot be done.
    fn of(path: &Path, output: &mut Output) -> Option<Self> {
        let read = workspace::read_text(path);
        output.tell(&read.diagnostics, &read.sources);
        let file = read.file?;
        let source = read.sources.file(file);
        let parse = syntax::parse(file, &source.text);
        match format::format(&source.text, &parse) {
            Ok(new) => Some(Self { name: source.name.clone(), new, old: source.text.clone() }),
            Err(error) => {
                output.tell(&parse.diagnostics, &read.sources);
                output.remark(&format!("{}: {error}\n", source.name));
                None
            }
        }
    }

    fn changes(&self) -> bool {
        self.old != self.new
    }

    /// Shows what would change.
    fn show(&self, output: &mut Output) -> Ending {
        if !self.changes() {
            return Ending::Well;
        }
        output.print(&diff(&self.old, &self.new, &self.name));
        output.remark(&format!("{} would change\n", self.name));
        Ending::Failed
    }

    fn write(&self, path: &Path, output: &mut Output) -> Ending {
        if path.as_os_str() == "-" {
            output.print(&self.new);
            return Ending::Well;
        }
        if !self.changes() {
            return Ending::Well;
        }
        match workspace::replace(path, |out| out.write_all(self.new.as_bytes())) {
            Ok(()) => {
                output.remark(&format!("{} formatted\n", self.name));
                Ending::Well
            }
            Err(error) => {
                output.remark(&format!("error: cannot write `{}`: {error}\n", self.name));
                Ending::Failed
            }
        }
    }
}

/// The lines that change, with three around them, as `diff -u` writes them.
fn diff(old: &str, new: &str, name: &str) -> String {
    let lines = TextDiff::from_lines(old, new);
    let unified =
        lines.unified_diff().context_radius(3).header(name, &format!("{name} (formatted)")).to_string();
    unified.split_inclusive('\n').map(colour).collect()
}

fn colour(line: &str) -> String {
    let style = match line.as_bytes().first() {
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => return line.to_owned(),
    };
    format!("{style}{}{style:#}\n", line.trim_end_matches('\n'))
}
