//! `part`: where two standpoints part, and what would make them agree.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select::{self, Misuse};
use crate::explain::{self, Claim};
use crate::render::explanation;
use crate::workspace::Loaded;

/// Shows where two standpoints part over a claim, and what would make them agree
///
/// It tells what both hold, the smallest sets of their differences that one would have to take over from the other to say
/// the same (each set verified by judging the file with it), and the first statements along the reasoning of which they
/// say different things. Without --from and --and, a table over all standpoints.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint part debate.arg betrayal --from technical --and psychological
  standpoint part debate.arg --from technical --and psychological     every thesis
  standpoint part debate.arg betrayal                                 a table over all standpoints
  standpoint part debate.arg betrayal --from technical --and psychological --format markdown")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A claim, written as in the file; without it, every thesis
    claim: Option<String>,
    /// The one standpoint
    #[arg(long, value_name = "STANDPOINT", requires = "and")]
    from: Option<String>,
    /// The other standpoint
    #[arg(long, value_name = "STANDPOINT", requires = "from")]
    and: Option<String>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        answer(arguments, loaded, output)
    })
}

fn answer(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let claims = select::claims(loaded, arguments.claim.as_deref())?;
    let pair = match (&arguments.from, &arguments.and) {
        (Some(from), Some(and)) => {
            Some([select::one_standpoint(loaded, Some(from))?, select::one_standpoint(loaded, Some(and))?])
        }
        _ => None,
    };
    if pair.is_some_and(|[left, right]| left == right) {
        let misuse = Misuse::new("a standpoint does not part from itself");
        return Err(misuse.help("name two: --from A --and B").into());
    }
    tell(arguments, loaded, &claims, pair, output)
}

fn tell(
    arguments: &Arguments,
    loaded: &Loaded,
    claims: &[Claim],
    pair: Option<[crate::vocabulary::StandpointId; 2]>,
    output: &mut Output,
) -> Result<Ending, Failure> {
    let asked = pair.map_or_else(|| loaded.standpoints(), Vec::from);
    let judgement = loaded.judge(&asked)?;
    output.tell(&judgement.diagnostics, &loaded.sources);
    if judgement.standpoints.len() < asked.len() {
        return Ok(Ending::Failed);
    }
    let opened = loaded.open_to(claims)?;
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let sources = &loaded.sources;
    let mut texts = Vec::new();
    for claim in claims {
        texts.extend(match pair {
            Some([left, right]) => explain::part_report(&case, &opened, claim, left, right).map(|report| {
                match arguments.format {
                    super::ReasonFormat::Text => explanation::part_text(&report, sources, layout()),
                    super::ReasonFormat::Markdown => explanation::part_markdown(&report, sources),
                    super::ReasonFormat::Json => explanation::part_json(&report, sources),
                }
            }),
            None => explain::part_table(&case, &opened, claim).map(|table| match arguments.format {
                super::ReasonFormat::Text => explanation::part_table_text(&table, sources, layout()),
                super::ReasonFormat::Markdown => explanation::part_table_markdown(&table, sources),
                super::ReasonFormat::Json => explanation::part_table_json(&table, sources),
            }),
        });
    }
    output.print(&super::several(arguments.format, texts));
    Ok(Ending::Well)
}
