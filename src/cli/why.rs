//! `why`: the whole reasoning about one claim from one standpoint.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Ending;
use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select;
use crate::explain::{self, Case, Claim, Extent, Telling};
use crate::render::explanation;
use crate::vocabulary::StandpointId;
use crate::workspace::Loaded;

/// Shows the whole reasoning about a claim from one standpoint, as a tree of sentences
///
/// It is the smallest reasoning that suffices: the one that takes the fewest arguments, each counted as often as it
/// serves and told once. Each step names the argument, rule or premise that it takes, its source, and the file and
/// line where it stands; objections that were raised stand beside what answers them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint why debate.arg betrayal --from technical
  standpoint why debate.arg \"not bound(Baker, no-enlargement)\" --from technical
  standpoint why debate.arg betrayal --from technical --depth 2
  standpoint why debate.arg betrayal --from technical --full
  standpoint why debate.arg betrayal --from technical --as dialogue
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
    /// Tells only so many steps down; what lies deeper is named
    #[arg(long, value_name = "N")]
    depth: Option<u32>,
    /// Tells all that bears on the claim (of the reasons): alternatives, exceptions that nobody raised, all that stops what fails
    #[arg(long)]
    full: bool,
    /// In which form the reasoning is told
    #[arg(long = "as", value_enum, default_value_t = Form::Reasons, value_name = "FORM")]
    form: Form,
    /// How the reasons are written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

/// In which form a reasoning is told.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// Step by step, from the claim down
    Reasons,
    /// As a dispute: who says what to which move, until one side has nothing left to say
    Dialogue,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        explain(arguments, loaded, output)
    })
}

fn explain(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let claim = loaded.claim(&arguments.claim)?;
    let standpoint = select::one_standpoint(loaded, arguments.from.as_deref())?;
    let judgement = loaded.judge_by_semantics(&[standpoint])?;
    output.tell(&judgement.diagnostics, &loaded.sources);
    let about = judgement.about(&loaded.model, &claim);
    let sides = judgement.sides_about(&about);
    let case = judgement.case(&loaded.model, &sides);
    let text = match arguments.form {
        Form::Reasons => reasons(arguments, loaded, &case, &claim, standpoint),
        Form::Dialogue => dialogue(arguments, loaded, &case, &claim, standpoint),
    };
    let Some(text) = text else { return Ok(Ending::Failed) };
    output.print(&text);
    Ok(Ending::Well)
}

fn telling(arguments: &Arguments) -> Telling {
    let extent = if arguments.full { Extent::Full } else { Extent::Smallest };
    Telling { extent, depth: arguments.depth }
}

fn reasons(
    arguments: &Arguments,
    loaded: &Loaded,
    case: &Case<'_>,
    claim: &Claim,
    standpoint: StandpointId,
) -> Option<String> {
    let (sources, told) = (&loaded.sources, explain::why_told(case, claim, standpoint, telling(arguments))?);
    Some(match arguments.format {
        super::ReasonFormat::Text => explanation::why_text(&told, sources, layout()),
        super::ReasonFormat::Markdown => explanation::why_markdown(&told, sources),
        super::ReasonFormat::Json => explanation::why_json(&told, sources),
    })
}

fn dialogue(
    arguments: &Arguments,
    loaded: &Loaded,
    case: &Case<'_>,
    claim: &Claim,
    standpoint: StandpointId,
) -> Option<String> {
    let (sources, told) = (&loaded.sources, explain::dialogue(case, claim, standpoint, telling(arguments))?);
    Some(match arguments.format {
        super::ReasonFormat::Text => explanation::dialogue_text(&told, sources, layout()),
        super::ReasonFormat::Markdown => explanation::dialogue_markdown(&told, sources),
        super::ReasonFormat::Json => explanation::dialogue_json(&told, sources),
    })
}
