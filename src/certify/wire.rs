//! Certificates as JSON, version 1.
//!
//! ```json
//! {"format": "standpoint-certificate", "version": 1, "standpoints": [
//!   {"standpoint": "technical", "semantics": "grounded", "nodes": 3, "network": "sha256:…",
//!    "verdicts": [{"claim": "betrayal", "status": "rejected"}],
//!    "labels": "iou", "ranks": [0, 1, 0]}]}
//! ```
//!
//! `labels` has a letter a node: `i` in, `o` out, `u` undecided; `ranks` a whole number below 2³² a node. `check` says
//! what they have to prove, `digest` what `network` is the digest of.

use std::borrow::Cow;
use std::io;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Certificate, Labelling, Standing, Verdict};
use crate::vocabulary::Semantics;

mod read;

pub use read::{Claimed, Unreadable, read, shown};

/// What `format` says.
const FORMAT: &str = "standpoint-certificate";

/// The version of the form: it grows when what a field means, or what a checker must check, changes.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
struct Document<'c> {
    format: &'c str,
    version: u32,
    standpoints: Vec<Entry<'c>>,
}

#[derive(Serialize, JsonSchema)]
struct Entry<'c> {
    standpoint: &'c str,
    semantics: &'c str,
    nodes: usize,
    network: String,
    verdicts: Vec<Said<'c>>,
    labels: String,
    ranks: &'c [u32],
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Said<'c> {
    #[serde(borrow)]
    claim: Cow<'c, str>,
    #[serde(borrow)]
    status: Cow<'c, str>,
}

/// Writes certificates as one document.
///
/// # Errors
/// Those of the writer.
pub fn write(out: impl io::Write, certificates: &[Certificate]) -> io::Result<()> {
    let standpoints = certificates.iter().map(Entry::of).collect();
    let document = Document { format: FORMAT, version: VERSION, standpoints };
    serde_json::to_writer(out, &document).map_err(io::Error::from)
}

impl<'c> Entry<'c> {
    fn of(certificate: &'c Certificate) -> Self {
        let letter = |standing: &Standing| match standing {
            Standing::In => 'i',
            Standing::Out => 'o',
            Standing::Undecided => 'u',
        };
        let said = |verdict: &'c Verdict| Said {
            claim: Cow::Borrowed(&verdict.claim),
            status: Cow::Borrowed(verdict.status.name()),
        };
        let Labelling { standings, ranks } = &certificate.labelling;
        Self {
            standpoint: &certificate.standpoint,
            semantics: Semantics::Grounded.name(),
            nodes: standings.len(),
            network: certificate.network.to_string(),
            verdicts: certificate.verdicts.iter().map(said).collect(),
            labels: standings.iter().map(letter).collect(),
            ranks,
        }
    }
}

/// The schema of a certificate.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Document<'static>>()
}
