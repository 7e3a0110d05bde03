//! `lean`: what the verdicts lean on.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::output::{Output, layout};
use super::select;
use crate::explain::LeanReport;
use crate::render::explanation;
use crate::workspace::{self, Loaded, Options};

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
    let options = Options { strict: false, max_instances: arguments.bounds.max_instances };
    let loaded = workspace::load(&arguments.file, &options);
    if loaded.has_errors() {
        return output.refuse(&loaded);
    }
    let asked = select::standpoints(&loaded, &arguments.from)
        .and_then(|standpoints| Ok((standpoints, select::theses(&loaded)?)));
    let (standpoints, claims) = match asked {
        Ok(asked) => asked,
        Err(misuse) => return output.misused(&misuse),
    };
    match loaded.lean(&standpoints, &claims) {
        Ok(report) => {
            output.print(&written(arguments, &loaded, &report));
            Ending::Well
        }
        Err(told) => {
            output.tell(&[*told], &loaded.sources);
            Ending::Failed
        }
    }
}

fn written(arguments: &Arguments, loaded: &Loaded, report: &LeanReport) -> String {
    let sources = &loaded.sources;
    match arguments.format {
        super::ReasonFormat::Text => explanation::lean_text(report, arguments.all, sources, layout()),
        super::ReasonFormat::Markdown => explanation::lean_markdown(report, arguments.all, sources),
        super::ReasonFormat::Json => explanation::lean_json(report, sources),
    }
}
