//! What came of checking certificates: a line for each standpoint, or JSON.

use std::fmt::Write;

use anstyle::AnsiColor;
use schemars::JsonSchema;
use serde::Serialize;

use crate::certify::{Finding, Refused, Sound};

/// The version of the form: it grows when a field goes away or changes its meaning.
const VERSION: u32 = 1;

/// The findings as lines for people. Colours are written, and the stream takes them out where they do not belong.
#[must_use]
pub fn text(findings: &[Finding]) -> String {
    let [error, tip] = [AnsiColor::BrightRed, AnsiColor::BrightCyan].map(|color| color.on_default().bold());
    let mut text = String::new();
    for Finding { standpoint, outcome } in findings {
        // Writing into memory cannot fail.
        let _ = match outcome {
            Ok(sound) => writeln!(text, "{standpoint}: {}", line(sound)),
            Err(Refused { message, help, .. }) => {
                writeln!(text, "{standpoint}: {error}refused{error:#}: {message}\n  {tip}help{tip:#}: {help}")
            }
        };
    }
    text
}

fn line(Sound { nodes, verdicts }: &Sound) -> String {
    let nodes = match nodes {
        1 => "1 node, its label follows".to_owned(),
        _ => format!("{nodes} nodes, every label follows"),
    };
    let said = verdicts.iter().map(|verdict| format!("{} {}", verdict.claim, verdict.status.name()));
    let said = said.collect::<Vec<_>>().join(", ");
    if said.is_empty() { nodes } else { format!("{nodes}; {said}") }
}

#[derive(Serialize, JsonSchema)]
struct Document<'f> {
    version: u32,
    standpoints: Vec<Found<'f>>,
}

/// `follows` tells whether every label follows; where it does, `nodes` and `verdicts` are there, and else `message`,
/// `help` and, where one node is wrong, `node`.
#[derive(Serialize, JsonSchema)]
struct Found<'f> {
    standpoint: &'f str,
    follows: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    nodes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdicts: Option<Vec<Said<'f>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'f str>,
}

#[derive(Serialize, JsonSchema)]
struct Said<'f> {
    claim: &'f str,
    status: &'f str,
}

/// The findings for programs: `{"version":1,"standpoints":[…]}`.
#[must_use]
pub fn json(findings: &[Finding]) -> String {
    let document = Document { version: VERSION, standpoints: findings.iter().map(Found::of).collect() };
    let mut text =
        serde_json::to_string_pretty(&document).expect("strings and numbers can be written as JSON");
    text.push('\n');
    text
}

impl<'f> Found<'f> {
    fn of(Finding { standpoint, outcome }: &'f Finding) -> Self {
        let (sound, refused) = (outcome.as_ref().ok(), outcome.as_ref().err());
        let said = |sound: &'f Sound| {
            let said = sound.verdicts.iter();
            said.map(|verdict| Said { claim: &verdict.claim, status: verdict.status.name() }).collect()
        };
        Self {
            standpoint,
            follows: outcome.is_ok(),
            nodes: sound.map(|sound| sound.nodes),
            verdicts: sound.map(said),
            message: refused.map(|refused| refused.message.as_str()),
            node: refused.and_then(|refused| refused.node.as_deref()),
            help: refused.map(|refused| refused.help.as_str()),
        }
    }
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<Document<'static>>()
}
