//! `eval`: what each standpoint says of the claims that a file is about.

use std::path::PathBuf;

use clap::Args;

use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select;
use super::{Ending, certificate};
use crate::explain::{self, Claim, Overview};
use crate::render::explanation;
use crate::workspace::{Judgement, Loaded, Options};

/// Judges a file from its standpoints, and says why they say what they say
///
/// For each thesis, or for CLAIM, it prints the verdict of every standpoint with a short reason, and where the
/// standpoints part. The `expect` lines of the file are held against the verdicts.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint eval debate.arg                         every thesis, from every standpoint
  standpoint eval debate.arg betrayal                one claim
  standpoint eval debate.arg \"not bound(Baker, no-enlargement)\"
  standpoint eval debate.arg --from technical --from psychological
  standpoint eval debate.arg --format markdown > debate.md
  standpoint eval debate.arg --certificate debate.json   also what it takes to check the verdicts

Exit code 1: the file has an error, or an expectation fails.")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A claim, written as in the file; without it, every thesis
    claim: Option<String>,
    /// Only from this standpoint; may be given again
    #[arg(long, value_name = "STANDPOINT")]
    from: Vec<String>,
    /// How the reasons are written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    /// Writes a certificate of the verdicts, which `standpoint verify` checks
    #[arg(long, value_name = "CERTIFICATE")]
    certificate: Option<PathBuf>,
    /// Takes warnings for errors
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let options = Options { strict: arguments.strict, max_instances: arguments.bounds.max_instances };
    ask(&arguments.file, &options, output, |loaded, output| evaluate(arguments, loaded, output))
}

fn evaluate(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let standpoints = select::standpoints(loaded, &arguments.from)?;
    let claims = select::claims(loaded, arguments.claim.as_deref())?;
    if let Some(path) = &arguments.certificate {
        certificate::may_write(path, loaded)?;
        certificate::can_prove(loaded, &standpoints)?;
    }
    let judgement = loaded.judge_by_semantics(&standpoints)?;
    output.print(&written(arguments.format, loaded, &judgement, &claims));
    output.hint_at_warnings(loaded);
    let mut found = judgement.diagnostics.clone();
    found.extend(loaded.disappointed(&judgement));
    output.tell(&found, &loaded.sources);
    let certified = certify(arguments, loaded, &judgement, &claims, output);
    Ok(if found.iter().any(|told| told.is_error()) { Ending::Failed } else { certified })
}

/// Writes the certificate where one is asked for: of what was judged, whatever it was expected to be.
fn certify(
    arguments: &Arguments,
    loaded: &Loaded,
    judgement: &Judgement,
    claims: &[Claim],
    output: &mut Output,
) -> Ending {
    let Some(path) = arguments.certificate.as_ref().filter(|_| !judgement.standpoints.is_empty()) else {
        return Ending::Well;
    };
    match certificate::write(path, &loaded.certify(judgement, claims)) {
        Ok(()) => {
            output.remark(&format!("certificate written to {}\n", path.display()));
            Ending::Well
        }
        Err(misuse) => output.failed(&misuse),
    }
}

fn written(format: super::ReasonFormat, loaded: &Loaded, judgement: &Judgement, claims: &[Claim]) -> String {
    let sources = &loaded.sources;
    let overview = |claim: &Claim| {
        let about = judgement.about(&loaded.model, claim);
        let sides = judgement.sides_about(&about);
        explain::overview(&judgement.case(&loaded.model, &sides), claim)
    };
    let overviews: Vec<Overview> = claims.iter().map(overview).collect();
    let texts: Vec<String> = match format {
        super::ReasonFormat::Json => return explanation::overviews_json(&overviews, sources),
        super::ReasonFormat::Text => {
            overviews.iter().map(|overview| explanation::overview_text(overview, sources, layout())).collect()
        }
        super::ReasonFormat::Markdown => {
            overviews.iter().map(|overview| explanation::overview_markdown(overview, sources)).collect()
        }
    };
    texts.join("\n")
}
