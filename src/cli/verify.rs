//! `verify`: whether a certificate proves what it says of a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Ending;
use super::ask::{Failure, ask};
use super::output::Output;
use super::{certificate, select::Misuse};
use crate::certify::{Finding, wire};
use crate::render::verification;
use crate::workspace::Loaded;

/// Checks that every label in a certificate follows, without judging the file
///
/// FILE is read and its rules are instantiated, and each standpoint's network is held against the certificate: it
/// must be of this network, and prove each label and so the status of each claim. The checker shares no code with
/// the evaluator; that a network says what the file says is not part of the proof.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint eval debate.arg --certificate debate.json      judge, and write the certificate
  standpoint verify debate.arg debate.json                  a line for each standpoint that it certifies
  standpoint verify debate.arg debate.json --format json

Exit code 1: FILE has an error, CERTIFICATE is none, is of another file, or proves nothing.")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// What `eval --certificate` wrote
    certificate: PathBuf,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    bounds: super::Bounds,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Format {
    /// A line for each standpoint
    Text,
    /// One JSON document, for programs
    Json,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        check(arguments, loaded, output)
    })
}

fn check(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let text = certificate::read(&arguments.certificate).map_err(Failure::Beside)?;
    let claimed = wire::read(&text).map_err(|unreadable| {
        let name = arguments.certificate.display();
        let message = format!("`{name}` is no certificate that can be checked: {}", unreadable.message);
        Failure::Beside(Misuse::new(message).help(unreadable.help))
    })?;
    let findings = loaded.verify(&claimed)?;
    output.print(&match arguments.format {
        Format::Text => verification::text(&findings),
        Format::Json => verification::json(&findings),
    });
    let follows = |finding: &Finding| finding.outcome.is_ok();
    Ok(if findings.iter().all(follows) { Ending::Well } else { Ending::Failed })
}
