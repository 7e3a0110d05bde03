//! `check`: the mistakes of files.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Ending;
use super::output::{Output, width};
use crate::render::diagnostics::{self, Batch, Format};
use crate::workspace::{self, Loaded, Options};

/// Finds the mistakes in files, and in all that they use
///
/// Each file is read with its modules, tables and bibliographies, and its rules are tried from every
/// standpoint; nothing is printed of what the standpoints say. All mistakes are told in one run, each at its
/// place, with a mend where one is likely.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint check debate.arg
  standpoint check --strict arguments/*.arg    warnings are errors, and so are unanswered exceptions
  standpoint check --format short debate.arg   one mistake a line: file:line:column: error[code]: …
  standpoint check --format json - < debate.arg")]
pub(super) struct Arguments {
    /// Argument files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Takes warnings for errors, and tells exceptions that no one has answered
    #[arg(long)]
    strict: bool,
    /// How the mistakes are written
    #[arg(long, value_enum, default_value_t = DiagnosticFormat::Human)]
    format: DiagnosticFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum DiagnosticFormat {
    /// On the lines that they speak of
    Human,
    /// One JSON document, for programs
    Json,
    /// One to a line, for editors
    Short,
}

impl From<DiagnosticFormat> for Format {
    fn from(format: DiagnosticFormat) -> Self {
        match format {
            DiagnosticFormat::Human => Self::Human,
            DiagnosticFormat::Json => Self::Json,
            DiagnosticFormat::Short => Self::Short,
        }
    }
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let options = Options { strict: arguments.strict, max_instances: arguments.bounds.max_instances };
    let mut files: Vec<Loaded> = arguments.files.iter().map(|path| workspace::load(path, &options)).collect();
    files.iter_mut().for_each(Loaded::examine);
    tell_once(&mut files);
    let format = Format::from(arguments.format);
    let batches: Vec<Batch<'_>> = files.iter().map(Batch::from).collect();
    output.print(&diagnostics::render(&batches, format, width()));
    if format == Format::Human {
        output.print(&conclusion(&files));
    }
    if files.iter().any(Loaded::has_errors) { Ending::Failed } else { Ending::Well }
}

/// Leaves what is wrong with a module to the first file that uses it.
fn tell_once(files: &mut [Loaded]) {
    let mut told = BTreeSet::new();
    for file in files {
        let sources = &file.sources;
        file.diagnostics.retain(|found| {
            let place = found
                .primary
                .as_ref()
                .map(|label| (sources.file(label.span.file).name.clone(), label.span.start));
            told.insert((place, found.code, found.message.clone()))
        });
    }
}

fn conclusion(files: &[Loaded]) -> String {
    let name = match files {
        [file] => file.name.clone(),
        _ => format!("{} files", files.len()),
    };
    let left_out = files.iter().map(|file| file.left_out).sum();
    match diagnostics::summary(files.iter().flat_map(|file| &file.diagnostics), left_out, &name) {
        None => format!("no mistakes in {name}\n"),
        Some(summary) => format!("{summary}\n"),
    }
}
