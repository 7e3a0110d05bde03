//! Where two standpoints part, told as a page: what each says, what both hold, what would make them agree, and where
//! the reasoning parts.

use schemars::JsonSchema;
use serde::Serialize;

use super::alteration::condition;
use super::document::{Block, document_markdown, document_text};
use super::flip::{SetWire, set_wires};
use super::json::{PartingWire, PlaceWire, parting_wire, place, written};
use super::phrases;
use super::text::Layout;
use crate::explain::{PartReport, PartTable, Parting, Towards};
use crate::source::Sources;
use crate::vocabulary::Status;

/// How many sets of differences are told for each side.
const TOLD: usize = 4;

/// Where two standpoints part, for a terminal or a pipe.
#[must_use]
pub fn part_text(report: &PartReport, sources: &Sources, layout: Layout) -> String {
    document_text(&blocks(report, sources), sources, layout)
}

/// The same as Markdown.
#[must_use]
pub fn part_markdown(report: &PartReport, sources: &Sources) -> String {
    document_markdown(&blocks(report, sources), sources)
}

fn blocks(report: &PartReport, sources: &Sources) -> Vec<Block> {
    let [(left, said), (right, _)] = &report.sides;
    let mut blocks = vec![Block::Title(report.claim.clone(), report.span)];
    for (view, verdict) in &report.sides {
        let sentence = view.sentence.as_ref().map_or(String::new(), |sentence| format!(" ({sentence})"));
        let text = format!("{}{sentence}: {}", view.name, phrases::verdict(verdict));
        blocks.push(Block::item_at(1, "–", text, view.span));
    }
    if report.towards.is_empty() {
        let words = format!(
            "{} and {} do not part here: from both it is {}.",
            left.name,
            right.name,
            said.status.name()
        );
        blocks.push(Block::Paragraph(words));
        return blocks;
    }
    agreed(report, &mut blocks);
    blocks.push(Block::Heading("What would make them agree".to_owned()));
    for (towards, from) in report.towards.iter().zip([right, left]) {
        self::towards(towards, &from.name, &mut blocks);
    }
    blocks.push(Block::Heading("Where the reasoning parts".to_owned()));
    parting(&report.parting, sources, &mut blocks);
    blocks
}

fn agreed(report: &PartReport, blocks: &mut Vec<Block>) {
    let [(left, _), (right, _)] = &report.sides;
    let of = |status: Status| report.agreed.iter().filter(move |(_, each)| *each == status);
    let groups = [
        (Status::Accepted, "Both hold that"),
        (Status::Rejected, "Both reject that"),
        (Status::Contested, "For both it is open whether"),
    ];
    if report.agreed.is_empty() {
        return;
    }
    blocks.push(Block::Heading(format!("What {} and {} agree on", left.name, right.name)));
    for (status, words) in groups {
        if of(status).next().is_none() {
            continue;
        }
        blocks.push(Block::item(0, "", format!("{words}:")));
        blocks.extend(of(status).map(|(sentence, _)| Block::item(1, "–", sentence.clone())));
    }
}

fn towards(towards: &Towards, other: &str, blocks: &mut Vec<Block>) {
    let wanted = phrases::verdict(&towards.wanted);
    let name = &towards.from.name;
    if towards.sets.is_empty() {
        let words = format!(
            "{name} would say {wanted} with all {} things taken over from {other}, and with no {} of them or fewer.",
            towards.differences,
            towards.complete.unwrap_or(towards.differences)
        );
        return blocks.push(Block::Paragraph(words));
    }
    let smallest = towards.sets[0].changes.len();
    let (few, more): (Vec<_>, Vec<_>) = towards.sets.iter().partition(|set| set.changes.len() == smallest);
    let how = if smallest == 1 { "this one thing taken over" } else { "these taken over together" };
    blocks.push(Block::Paragraph(format!(
        "{name} would say {wanted}, as {other} does, with {how} from there:"
    )));
    for (place, set) in few.iter().take(TOLD).enumerate() {
        if place > 0 {
            blocks.push(Block::item(0, "", "or with:"));
        }
        for change in &set.changes {
            blocks.push(Block::item_at(1, "–", condition(change), change.place));
        }
    }
    let untold = few.len().saturating_sub(TOLD) + more.len();
    if untold > 0 {
        blocks.push(Block::aside(1, format!("… and {untold} other sets of differences, none smaller")));
    }
}

/// The clauses and the statements by which two part.
pub(super) fn parting(parting: &Parting, sources: &Sources, blocks: &mut Vec<Block>) {
    for crux in &parting.cruxes {
        let (text, place) = phrases::crux(crux, sources);
        blocks.push(Block::item_at(1, "–", text, place));
    }
    for (heading, sentences) in phrases::differing(parting) {
        blocks.push(Block::aside(1, heading));
        blocks.extend(sentences.into_iter().map(|sentence| Block::aside(2, sentence)));
    }
}

/// All standpoints, for a terminal or a pipe.
#[must_use]
pub fn part_table_text(table: &PartTable, sources: &Sources, layout: Layout) -> String {
    document_text(&table_blocks(table), sources, layout)
}

/// The same as Markdown.
#[must_use]
pub fn part_table_markdown(table: &PartTable, sources: &Sources) -> String {
    document_markdown(&table_blocks(table), sources)
}

fn table_blocks(table: &PartTable) -> Vec<Block> {
    let mut head = vec![String::new()];
    head.extend(table.rows.iter().map(|(view, _)| view.name.clone()));
    let rows = table.rows.iter().enumerate().map(|(row, (view, _))| {
        let mut cells = vec![view.name.clone()];
        cells.extend((0..table.rows.len()).map(|column| cell(table, row, column)));
        cells
    });
    let rows = rows.collect();
    let mut blocks = vec![Block::Title(table.claim.clone(), table.span)];
    for (view, verdict) in &table.rows {
        blocks.push(Block::item_at(
            1,
            "–",
            format!("{}: {}", view.name, phrases::verdict(verdict)),
            view.span,
        ));
    }
    blocks.extend([
        Block::Table(head, rows),
        Block::Paragraph(
            "A number is how few things the standpoint of the row would have to take over from that of the column to say \
             the same; = where they say the same already. --from and --and tell what these things are."
                .to_owned(),
        ),
    ]);
    blocks
}

fn cell(table: &PartTable, row: usize, column: usize) -> String {
    if row == column {
        return "·".to_owned();
    }
    match table.distances.iter().find(|(one, other, _)| (*one, *other) == (row, column)) {
        None => "=".to_owned(),
        Some((.., Some(distance))) => distance.to_string(),
        Some((.., None)) => "many".to_owned(),
    }
}

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct PartWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoints: Vec<SideWire>,
    agreed: Vec<AgreedWire>,
    towards: Vec<TowardsWire>,
    parting: PartingWire,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SideWire {
    name: String,
    sentence: Option<String>,
    verdict: String,
    status: &'static str,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct AgreedWire {
    sentence: String,
    status: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct TowardsWire {
    from: String,
    wanted: &'static str,
    differences: usize,
    complete_to: Option<usize>,
    sets: Vec<SetWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct TableWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoints: Vec<SideWire>,
    distances: Vec<DistanceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct DistanceWire {
    from: String,
    to: String,
    changes: Option<usize>,
}

fn side(side: &(crate::explain::View, crate::explain::Verdict), sources: &Sources) -> SideWire {
    let (view, verdict) = side;
    SideWire {
        name: view.name.clone(),
        sentence: view.sentence.clone(),
        verdict: phrases::verdict(verdict),
        status: verdict.status.name(),
        place: place(view.span, sources),
    }
}

/// Where two standpoints part, as JSON, version 1.
#[must_use]
pub fn part_json(report: &PartReport, sources: &Sources) -> String {
    let towards = |towards: &Towards| TowardsWire {
        from: towards.from.name.clone(),
        wanted: towards.wanted.status.name(),
        differences: towards.differences,
        complete_to: towards.complete,
        sets: set_wires(&towards.sets, sources),
    };
    let agreed = report
        .agreed
        .iter()
        .map(|(sentence, status)| AgreedWire { sentence: sentence.clone(), status: status.name() });
    written(&PartWire {
        version: VERSION,
        claim: report.claim.clone(),
        place: place(report.span, sources),
        standpoints: report.sides.iter().map(|each| side(each, sources)).collect(),
        agreed: agreed.collect(),
        towards: report.towards.iter().map(towards).collect(),
        parting: parting_wire(&report.parting, sources),
    })
}

/// All standpoints, as JSON, version 1.
#[must_use]
pub fn part_table_json(table: &PartTable, sources: &Sources) -> String {
    let name = |place: usize| table.rows[place].0.name.clone();
    let distances = table.distances.iter();
    written(&TableWire {
        version: VERSION,
        claim: table.claim.clone(),
        place: place(table.span, sources),
        standpoints: table.rows.iter().map(|each| side(each, sources)).collect(),
        distances: distances
            .map(|(from, to, changes)| DistanceWire { from: name(*from), to: name(*to), changes: *changes })
            .collect(),
    })
}

/// The schema of the JSON about two standpoints.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<PartWire>()
}

/// The schema of the JSON about all standpoints.
pub(in crate::render) fn table_schema() -> schemars::Schema {
    crate::render::schema::of::<TableWire>()
}
