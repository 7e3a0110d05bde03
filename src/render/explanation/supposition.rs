//! What a supposition does, told: the verdicts before and after, why each moved, and what else moved.

use schemars::JsonSchema;
use serde::Serialize;

use super::alteration::condition;
use super::document::{Block, document_markdown, document_text};
use super::flip::{ChangeWire, change_wire};
use super::json::{PartingWire, PlaceWire, parting_wire, place, written};
use super::phrases;
use super::text::Layout;
use crate::explain::SuppositionReport;
use crate::source::Sources;

/// How many statements on the way to a claim are told.
const MOVED_WITH: usize = 3;

/// What is supposed and what it does, for a terminal or a pipe.
#[must_use]
pub fn supposition_text(reports: &[SuppositionReport], sources: &Sources, layout: Layout) -> String {
    document_text(&blocks(reports), sources, layout)
}

/// The same as Markdown.
#[must_use]
pub fn supposition_markdown(reports: &[SuppositionReport], sources: &Sources) -> String {
    document_markdown(&blocks(reports), sources)
}

fn blocks(reports: &[SuppositionReport]) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(first) = reports.first() {
        blocks.push(Block::Heading("Suppose".to_owned()));
        for change in &first.supposed {
            blocks.push(Block::item_at(1, "–", condition(change), change.place));
        }
        if let Some(date) = first.as_of {
            blocks.push(Block::item(1, "–", format!("that one judges by what was known by {date}")));
        }
    }
    for report in reports {
        told(report, &mut blocks);
    }
    blocks
}

fn told(report: &SuppositionReport, blocks: &mut Vec<Block>) {
    let name = &report.standpoint.name;
    blocks.push(Block::Heading(format!("From the {name} standpoint")));
    for claim in &report.claims {
        let after = phrases::verdict(&claim.after);
        let words = if claim.before == claim.after {
            format!("{} Still {after}.", claim.claim)
        } else {
            format!("{} Now {after}; before: {}.", claim.claim, phrases::verdict(&claim.before))
        };
        blocks.push(Block::item_at(1, "–", words, claim.span));
        let Some(why) = &claim.why else { continue };
        // The first that differs is the claim itself.
        for differing in why.differing.iter().skip(1).take(MOVED_WITH) {
            let (before, after) = (differing.left.name(), differing.right.name());
            let words = format!("it moved with this: {} ({after}; before: {before})", differing.sentence);
            blocks.push(Block::aside(2, words));
        }
    }
    if report.moved.is_empty() {
        blocks.push(Block::aside(1, "nothing else moved"));
        return;
    }
    blocks.push(Block::aside(1, "what else moved:"));
    for (sentence, before, after) in &report.moved {
        blocks.push(Block::aside(2, format!("{} → {}: {sentence}", before.name(), after.name())));
    }
    if report.more > 0 {
        blocks.push(Block::aside(2, format!("… and {} more", report.more)));
    }
}

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SuppositionsWire {
    version: u32,
    standpoints: Vec<SuppositionWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SuppositionWire {
    standpoint: String,
    supposed: Vec<ChangeWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    claims: Vec<MovedWire>,
    moved: Vec<StatementWire>,
    more: usize,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct MovedWire {
    claim: String,
    place: Option<PlaceWire>,
    before: &'static str,
    after: &'static str,
    verdict_before: String,
    verdict_after: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<PartingWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct StatementWire {
    sentence: String,
    before: &'static str,
    after: &'static str,
}

/// What a supposition does, as JSON, version 1.
#[must_use]
pub fn supposition_json(reports: &[SuppositionReport], sources: &Sources) -> String {
    let wire = |report: &SuppositionReport| SuppositionWire {
        standpoint: report.standpoint.name.clone(),
        supposed: report.supposed.iter().map(|change| change_wire(change, sources)).collect(),
        as_of: report.as_of.map(|date| date.to_string()),
        claims: report
            .claims
            .iter()
            .map(|claim| MovedWire {
                claim: claim.claim.clone(),
                place: place(claim.span, sources),
                before: claim.before.status.name(),
                after: claim.after.status.name(),
                verdict_before: phrases::verdict(&claim.before),
                verdict_after: phrases::verdict(&claim.after),
                why: claim.why.as_ref().map(|why| parting_wire(why, sources)),
            })
            .collect(),
        moved: report
            .moved
            .iter()
            .map(|(sentence, before, after)| StatementWire {
                sentence: sentence.clone(),
                before: before.name(),
                after: after.name(),
            })
            .collect(),
        more: report.more,
    };
    written(&SuppositionsWire { version: VERSION, standpoints: reports.iter().map(wire).collect() })
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<SuppositionsWire>()
}
