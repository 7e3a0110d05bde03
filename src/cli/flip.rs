//! `flip`: what would have to change for a claim to have another status.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select::{self, Misuse};
use crate::diagnostic::Diagnostic;
use crate::explain::{self, Claim, FlipReport};
use crate::render::explanation;
use crate::variation::{Category, Goal, May, Plan, flips};
use crate::vocabulary::{StandpointId, Status};
use crate::workspace::Loaded;

/// Finds what would have to change for a claim to have another status
///
/// Every smallest set of changes: a premise withdrawn or admitted, a critical question answered, a statement assumed or
/// taken as certain, a preference reversed, a standard relaxed. Each set is verified by judging the file with it. The
/// file itself is not touched.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint flip debate.arg betrayal --from technical
  standpoint flip debate.arg betrayal --from technical --to contested
  standpoint flip debate.arg betrayal --from technical --only premises --size 2
  standpoint flip debate.arg betrayal --from technical --only rules,premises --all

What may change, for --only:
  premises      a premise or a row of a table is withdrawn
  admission     a premise or a kind is admitted that the standpoint keeps out
  questions     a critical question is answered
  assumptions   a statement is assumed, or taken as certain
  preferences   a preference is stated or reversed
  standards     a standard is relaxed or tightened
  rules         a rule or argument is dropped, or used that is not (only when asked for)
  standpoint    admission, preferences, standards and rules")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A claim, written as in the file
    claim: String,
    /// The standpoint; may be left out where the file has only one
    #[arg(long, value_name = "STANDPOINT")]
    from: Option<String>,
    /// The status to be brought about, or the standpoint's own words for it; without it, `accepted`, or for a claim that
    /// is accepted anything else
    #[arg(long, value_name = "STATUS")]
    to: Option<String>,
    /// What may change; may be given again, or as a list with commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    only: Vec<String>,
    /// The largest set of changes that is looked for
    #[arg(long, value_name = "N", default_value_t = 3)]
    size: usize,
    /// How many steps the search may take before it is cut; the same number gives the same answer everywhere
    #[arg(long, value_name = "STEPS", default_value_t = EFFORT)]
    effort: u64,
    /// Tells every set, and not only the first of each size
    #[arg(long)]
    all: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

/// Steps after which the search is cut: a few seconds.
pub(super) const EFFORT: u64 = 200_000_000;

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        output.print(&written(arguments, loaded, &answer(arguments, loaded)?));
        Ok(Ending::Well)
    })
}

fn answer(arguments: &Arguments, loaded: &Loaded) -> Result<FlipReport, Failure> {
    let claim = loaded.claim(&arguments.claim)?;
    let standpoint = select::one_standpoint(loaded, arguments.from.as_deref())?;
    let wanted = arguments.to.as_deref().map(|to| status(loaded, standpoint, to)).transpose()?;
    let categories = categories(&arguments.only)?;
    if arguments.size == 0 {
        let misuse = Misuse::new("a set of no changes changes nothing");
        return Err(misuse.help("`--size 1` looks for single changes").into());
    }
    Ok(search(arguments, loaded, &claim, standpoint, wanted, &categories)?)
}

fn search(
    arguments: &Arguments,
    loaded: &Loaded,
    claim: &Claim,
    standpoint: StandpointId,
    wanted: Option<Status>,
    categories: &[Category],
) -> Result<FlipReport, Box<Diagnostic>> {
    let opened = loaded.open_around(std::slice::from_ref(claim))?;
    let ground = loaded.ground(&opened, standpoint);
    let statement = claim.statement(&opened.theory).expect("the theory was opened to the claim");
    let before = ground.judge(&opened.reverse, &[])?.status(statement);
    let goal = match wanted {
        Some(status) => Goal::Becomes(status),
        None if before == Status::Accepted => Goal::Changes,
        None => Goal::Becomes(Status::Accepted),
    };
    let size = if goal == Goal::Becomes(before) { 0 } else { arguments.size };
    let plan = Plan { goal, may: May::Categories(categories.to_vec()), size, effort: arguments.effort };
    let found = flips(&ground, &opened.reverse, statement, &plan);
    let names = categories.iter().map(|category| category.name()).collect();
    let report = explain::flip_report(&ground, claim, standpoint, goal, &found, names);
    Ok(FlipReport { overlooks: opened.cut, ..report })
}

/// A status by its name, or by the standpoint's words for it.
fn status(loaded: &Loaded, standpoint: StandpointId, word: &str) -> Result<Status, Misuse> {
    let verdicts = &loaded.model.standpoints[standpoint.index()].verdicts;
    let by_words = verdicts.iter().rev().find(|(status, words)| status.is_some() && words == word);
    let found = Status::from_name(word).or_else(|| by_words.and_then(|(status, _)| *status));
    found.ok_or_else(|| {
        let names = Status::ALL.iter().map(|status| status.name());
        Misuse::new(format!("`{word}` is no status")).suggest(word, names)
    })
}

/// The categories that `--only` names; the usual ones without it.
fn categories(only: &[String]) -> Result<Vec<Category>, Misuse> {
    if only.is_empty() {
        return Ok(Category::USUAL.to_vec());
    }
    let mut found = Vec::new();
    for word in only {
        if word == "standpoint" {
            found.extend([Category::Admission, Category::Preferences, Category::Standards, Category::Rules]);
            continue;
        }
        let Some(category) = Category::ALL.iter().find(|category| category.name() == word) else {
            let names = Category::ALL.iter().map(|category| category.name()).chain(["standpoint"]);
            let misuse = Misuse::new(format!("nothing that may change is called `{word}`"));
            return Err(misuse.suggest(word, names));
        };
        found.push(*category);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn written(arguments: &Arguments, loaded: &Loaded, report: &FlipReport) -> String {
    let sources = &loaded.sources;
    match arguments.format {
        super::ReasonFormat::Text => explanation::flip_text(report, arguments.all, sources, layout()),
        super::ReasonFormat::Markdown => explanation::flip_markdown(report, arguments.all, sources),
        super::ReasonFormat::Json => explanation::flip_json(report, sources),
    }
}
