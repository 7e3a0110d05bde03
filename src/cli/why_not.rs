//! `why-not`: what a claim that is not accepted is missing, from one standpoint.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select;
use crate::explain::{self, WhyNot};
use crate::render::explanation;
use crate::workspace::Loaded;

/// Tells what a claim that is not accepted is missing, from one standpoint
///
/// For each argument for it, the first thing that stops it and of which kind that is: nobody put it forward, it is
/// not admitted or not used from here (and by which clause), its contrary is shown, an objection stands (and by which
/// preference), nothing decides, it rests on itself, or what stands for it does not suffice. What is missing since
/// something else is missing is followed down to where it starts, and each such root is told once with all that waits
/// for it.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint why-not debate.arg betrayal --from technical
  standpoint why-not debate.arg \"not bound(Baker, no-enlargement)\" --from technical
  standpoint why-not debate.arg betrayal --from technical --format json

A claim that is accepted misses nothing, and the command says so.")]
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
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        tell(arguments, loaded, output)
    })
}

fn tell(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let claim = loaded.claim(&arguments.claim)?;
    let standpoint = select::one_standpoint(loaded, arguments.from.as_deref())?;
    let judgement = loaded.judge_by_semantics(&[standpoint])?;
    output.tell(&judgement.diagnostics, &loaded.sources);
    let about = judgement.about(&loaded.model, &claim);
    let sides = judgement.sides_about(&about);
    let case = judgement.case(&loaded.model, &sides);
    let Some(told) = explain::why_not(&case, &claim, standpoint) else { return Ok(Ending::Failed) };
    output.print(&written(arguments.format, loaded, &told));
    Ok(Ending::Well)
}

fn written(format: super::ReasonFormat, loaded: &Loaded, told: &WhyNot) -> String {
    let sources = &loaded.sources;
    match format {
        super::ReasonFormat::Text => explanation::why_not_text(told, sources, layout()),
        super::ReasonFormat::Markdown => explanation::why_not_markdown(told, sources),
        super::ReasonFormat::Json => explanation::why_not_json(told, sources),
    }
}
