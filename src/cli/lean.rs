//! `lean`: what the verdicts lean on.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::ask::ask;
use super::output::{Output, layout};
use super::select;
use crate::explain::LeanReport;
use crate::render::explanation;
use crate::workspace::Loaded;

/// Tells what the verdicts lean on
///
/// For each thesis: the premises and the sources without which its verdict falls, critical questions that nobody
/// answered, statements that one speaker alone asserts, reasoning in a circle, and what would be said by other
/// standards and semantics. And the premises that change nothing. The file itself is not touched.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint lean debate.arg
  standpoint lean debate.arg --from court
  standpoint lean debate.arg --from court --from press --all
  standpoint lean debate.arg --format markdown")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A standpoint; may be given again. Without it, all of the file's
    #[arg(long, value_name = "STANDPOINT")]
    from: Vec<String>,
    /// Tells every finding, and not only the first of each kind
    #[arg(long)]
    all: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        let standpoints = select::standpoints(loaded, &arguments.from)?;
        let report = loaded.lean(&standpoints, &select::theses(loaded)?)?;
        output.print(&written(arguments, loaded, &report));
        Ok(Ending::Well)
    })
}

fn written(arguments: &Arguments, loaded: &Loaded, report: &LeanReport) -> String {
    let sources = &loaded.sources;
    match arguments.format {
        super::ReasonFormat::Text => explanation::lean_text(report, arguments.all, sources, layout()),
        super::ReasonFormat::Markdown => explanation::lean_markdown(report, arguments.all, sources),
        super::ReasonFormat::Json => explanation::lean_json(report, sources),
    }
}
