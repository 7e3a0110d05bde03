//! What would have to change, told: single changes first, then those that must go together, the change that most of
//! them share told once.

use schemars::JsonSchema;
use serde::Serialize;

use super::alteration::condition;
use super::document::{Block, document_markdown, document_text};
use super::json::{PlaceWire, place};
use super::phrases::{self, list};
use super::text::Layout;
use crate::explain::{Alteration, AlterationSet, FlipReport, What};
use crate::source::Sources;

/// How many sets of one size are told, unless all are asked for.
const TOLD: usize = 12;

/// What would have to change, for a terminal or a pipe; with `all`, every set.
#[must_use]
pub fn flip_text(report: &FlipReport, all: bool, sources: &Sources, layout: Layout) -> String {
    document_text(&blocks(report, all), sources, layout)
}

/// The same as Markdown.
#[must_use]
pub fn flip_markdown(report: &FlipReport, all: bool, sources: &Sources) -> String {
    document_markdown(&blocks(report, all), sources)
}

fn blocks(report: &FlipReport, all: bool) -> Vec<Block> {
    let mut blocks = vec![Block::Title(report.claim.clone(), report.span)];
    let verdict = phrases::verdict(&report.verdict);
    let name = &report.standpoint.name;
    if report.already {
        blocks.push(Block::Paragraph(format!("From the {name} standpoint it is {verdict} already.")));
        return blocks;
    }
    blocks.push(Block::Paragraph(format!("From the {name} standpoint it is {verdict}.")));
    let would = match &report.wanted {
        Some(wanted) => format!("It would be {}", phrases::verdict(wanted)),
        None => "It would be something else".to_owned(),
    };
    if report.sets.is_empty() {
        blocks.push(Block::Paragraph(none(report, &would)));
        blocks.extend(overlooked(report));
        return blocks;
    }
    let tells_after = report.wanted.is_none();
    sets(&report.sets, &would, all, tells_after, &mut blocks);
    blocks.push(Block::Paragraph(reach(report)));
    blocks.extend(overlooked(report));
    blocks
}

/// Where the search for what nobody put forward was cut, what is said of other sets holds of what it had found by then.
fn overlooked(report: &FlipReport) -> Option<Block> {
    let told = "More could be put forward on this claim than was looked at, so there may be other sets that rest on it.";
    report.overlooks.then(|| Block::Paragraph(told.to_owned()))
}

/// Why nothing was found.
fn none(report: &FlipReport, would: &str) -> String {
    let looked = list(&report.categories);
    if report.unreached {
        return format!(
            "{would} by no change that was looked for ({looked}): nothing that may change reaches the claim."
        );
    }
    match (report.complete, report.cut) {
        (None, _) => {
            format!("{would} by no change that was looked for ({looked}), however many are made together.")
        }
        (Some(size), true) => format!(
            "The search was cut at its bound: there is no set of {} that does it, and larger ones were not all tried. \
             `--effort` lifts the bound.",
            up_to(size)
        ),
        (Some(size), false) => {
            format!(
                "There is no set of {} that does it ({looked}). `--size` looks for larger ones.",
                up_to(size)
            )
        }
    }
}

fn up_to(size: usize) -> String {
    match size {
        0 | 1 => format!("{size} change"),
        _ => format!("up to {size} changes"),
    }
}

fn reach(report: &FlipReport) -> String {
    let looked = list(&report.categories);
    let verified = "Each was verified by judging the file with it.";
    match (report.complete, report.cut) {
        (None, _) => format!("Looked for: {looked}. No other set does it, of any size. {verified}"),
        (Some(size), false) => {
            format!("Looked for: {looked}; every smallest set of {} is counted here. {verified}", up_to(size))
        }
        (Some(size), true) => format!(
            "The search was cut at its bound: every smallest set of {} is counted here, and of larger ones only those \
             found by then. {verified} `--effort` lifts the bound.",
            up_to(size)
        ),
    }
}

/// The sets by size.
pub(super) fn sets(
    sets: &[AlterationSet],
    would: &str,
    all: bool,
    tells_after: bool,
    blocks: &mut Vec<Block>,
) {
    let sizes = || sets.iter().map(|set| set.changes.len());
    let (smallest, largest) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
    let mut larger = Vec::new();
    for size in 1..=largest {
        let of_size: Vec<(usize, &AlterationSet)> =
            sets.iter().enumerate().filter(|(_, set)| set.changes.len() == size).collect();
        if of_size.is_empty() {
            continue;
        }
        if size > smallest && !all {
            larger.push(format!("{} sets of {size} changes", of_size.len()));
            continue;
        }
        let many = match size {
            1 => "by any one of these changes".to_owned(),
            2 => "by two changes together".to_owned(),
            size => format!("by {size} changes together"),
        };
        blocks.push(Block::Paragraph(format!("{would} {many}:")));
        if size == 1 {
            singles(sets, &of_size, tells_after, blocks);
        } else {
            several(&of_size, if all { usize::MAX } else { TOLD }, tells_after, blocks);
        }
    }
    if !larger.is_empty() {
        blocks.push(Block::Paragraph(format!("Or by one of {}; `--all` tells them.", list(&larger))));
    }
}

fn singles(
    sets: &[AlterationSet],
    of_size: &[(usize, &AlterationSet)],
    tells_after: bool,
    blocks: &mut Vec<Block>,
) {
    for (place, set) in of_size.iter().filter(|(_, set)| set.follows.is_none()) {
        let change = &set.changes[0];
        blocks.push(Block::item_at(1, "–", condition(change) + &after(set, tells_after), change.place));
        let further: Vec<String> = sets
            .iter()
            .filter(|other| other.follows == Some(*place))
            .filter_map(|other| match &other.changes[0].what {
                What::Certain(sentence) | What::Assumed(sentence) => Some(sentence.clone()),
                _ => None,
            })
            .collect();
        if !further.is_empty() {
            blocks.push(Block::aside(
                2,
                format!("which leads to what would do as well: {}", further.join("; ")),
            ));
        }
    }
}

fn after(set: &AlterationSet, tells_after: bool) -> String {
    if tells_after { format!(" → {}", phrases::verdict(&set.after)) } else { String::new() }
}

/// Sets of one size, told by the change that most of them share.
fn several(of_size: &[(usize, &AlterationSet)], most: usize, tells_after: bool, blocks: &mut Vec<Block>) {
    let mut left: Vec<&AlterationSet> = of_size.iter().map(|(_, set)| *set).collect();
    let mut told = 0;
    while !left.is_empty() && told < most {
        let Some(shared) = most_shared(&left) else { break };
        let (with, without): (Vec<&AlterationSet>, Vec<&AlterationSet>) =
            left.iter().partition(|set| set.changes.contains(&shared));
        if with.len() < 2 {
            for set in left.iter().take(most - told) {
                let conditions: Vec<String> = set.changes.iter().map(condition).collect();
                let words = conditions.join(", and ") + &after(set, tells_after);
                blocks.push(Block::item_at(1, "–", words, set.changes[0].place));
                told += 1;
            }
            left = left.split_off(told.min(left.len()).min(most));
            break;
        }
        blocks.push(Block::item_at(
            1,
            "–",
            format!("{}, and one of these:", condition(&shared)),
            shared.place,
        ));
        for set in with.iter().take(most - told) {
            let others: Vec<String> =
                set.changes.iter().filter(|change| **change != shared).map(condition).collect();
            blocks.push(Block::item(2, "–", others.join(", and ") + &after(set, tells_after)));
            told += 1;
        }
        let untold = with.len().saturating_sub(most);
        left = without;
        if untold > 0 {
            blocks.push(Block::aside(2, format!("… and {untold} more with it")));
        }
    }
    let more = left.len();
    if more > 0 {
        blocks.push(Block::aside(1, format!("… and {more} more; `--all` tells them")));
    }
}

/// The change that most sets have, the first of several.
fn most_shared(sets: &[&AlterationSet]) -> Option<Alteration> {
    let mut counts: Vec<(&Alteration, usize)> = Vec::new();
    for change in sets.iter().flat_map(|set| &set.changes) {
        match counts.iter_mut().find(|(known, _)| *known == change) {
            Some((_, count)) => *count += 1,
            None => counts.push((change, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(change, _)| change.clone())
}

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct FlipWire {
    version: u32,
    claim: String,
    place: Option<PlaceWire>,
    standpoint: String,
    verdict: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted: Option<&'static str>,
    already: bool,
    looked_for: Vec<&'static str>,
    complete_to: Option<usize>,
    cut: bool,
    unreached: bool,
    overlooks: bool,
    sets: Vec<SetWire>,
}

/// A set of changes.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SetWire {
    changes: Vec<ChangeWire>,
    status: &'static str,
    verdict: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<usize>,
}

/// A change.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ChangeWire {
    kind: &'static str,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    place: Option<PlaceWire>,
}

/// A change for a program.
pub(super) fn change_wire(change: &Alteration, sources: &Sources) -> ChangeWire {
    ChangeWire {
        kind: kind(&change.what),
        words: condition(change),
        statement: change.written.clone(),
        question: change.question.as_ref().map(|(question, _)| question.clone()),
        place: place(change.place, sources),
    }
}

const fn kind(what: &What) -> &'static str {
    match what {
        What::Without(_) => "withdraw",
        What::WithoutSource(..) => "withdraw-source",
        What::With(_) => "take-in",
        What::Admitting(_) => "admit",
        What::Certain(_) => "grant",
        What::Assumed(_) => "assume",
        What::NotAssumed(_) => "do-not-assume",
        What::Preferring(..) => "prefer",
        What::NotPreferring(..) => "do-not-prefer",
        What::Judging(..) | What::JudgingAll(_) => "standard",
        What::AsThere { taken_in: true, .. } => "take-in-as-there",
        What::AsThere { .. } => "leave-out-as-there",
        What::Weighing(..) => "weigh",
        What::Limits(_) => "limits",
    }
}

/// Sets for a program.
pub(super) fn set_wires(sets: &[AlterationSet], sources: &Sources) -> Vec<SetWire> {
    sets.iter()
        .map(|set| SetWire {
            changes: set.changes.iter().map(|change| change_wire(change, sources)).collect(),
            status: set.after.status.name(),
            verdict: phrases::verdict(&set.after),
            follows: set.follows,
        })
        .collect()
}

/// What would have to change, as JSON, version 1.
#[must_use]
pub fn flip_json(report: &FlipReport, sources: &Sources) -> String {
    super::json::written(&FlipWire {
        version: VERSION,
        claim: report.claim.clone(),
        place: place(report.span, sources),
        standpoint: report.standpoint.name.clone(),
        verdict: phrases::verdict(&report.verdict),
        status: report.verdict.status.name(),
        wanted: report.wanted.as_ref().map(|wanted| wanted.status.name()),
        already: report.already,
        looked_for: report.categories.clone(),
        complete_to: report.complete,
        cut: report.cut,
        overlooks: report.overlooks,
        unreached: report.unreached,
        sets: set_wires(&report.sets, sources),
    })
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<FlipWire>()
}
