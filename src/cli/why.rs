//! `why`: the whole reasoning about one claim from one standpoint.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::output::{Output, layout};
use super::select::{self, Misuse};
use crate::explain::{self, Explanation};
use crate::render::explanation;
use crate::workspace::{self, Loaded, Options};

/// Shows the whole reasoning about a claim from one standpoint, as a tree of sentences
///
/// Each step names the argument, rule or premise that it takes, its source, and the file and line where it
/// stands; objections that were raised stand beside what answers them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint why debate.arg betrayal --from technical
  standpoint why debate.arg \"not bound(Baker, no-enlargement)\" --from technical
  standpoint why debate.arg betrayal --from technical --format json

A claim is written as in the file. Quote it for the shell where it has brackets or spaces.")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A claim, written as in the file
    claim: String,
    /// The standpoint; may be left out where the file has only one
    #[arg(long, value_name = "STANDPOINT")]
    from: Option<String>,
    /// How the reasons are written
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
    match explain(arguments, &loaded, output) {
        Ok(ending) => ending,
        Err(misuse) => output.misused(&misuse),
    }
}

fn explain(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Misuse> {
    let claim = loaded.claim(&arguments.claim)?;
    let standpoint = select::one_standpoint(loaded, arguments.from.as_deref())?;
    let judgement = match loaded.judge(&[standpoint]) {
        Ok(judgement) => judgement,
        Err(told) => {
            output.tell(&[*told], &loaded.sources);
            return Ok(Ending::Failed);
        }
    };
    output.tell(&judgement.diagnostics, &loaded.sources);
    let sides = judgement.sides();
    let Some(explanation) = explain::why(&judgement.case(&loaded.model, &sides), &claim, standpoint) else {
        return Ok(Ending::Failed);
    };
    output.print(&written(arguments.format, loaded, &explanation));
    Ok(Ending::Well)
}

fn written(format: super::ReasonFormat, loaded: &Loaded, explanation: &Explanation) -> String {
    let sources = &loaded.sources;
    match format {
        super::ReasonFormat::Text => explanation::why_text(explanation, sources, layout()),
        super::ReasonFormat::Markdown => explanation::why_markdown(explanation, sources),
        super::ReasonFormat::Json => explanation::why_json(explanation, sources),
    }
}
