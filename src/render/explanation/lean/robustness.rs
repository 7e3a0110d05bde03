//! What would be said by other standards and semantics, as a table.

use super::super::document::Block;
use super::super::phrases::list;
use crate::explain::LeanClaim;
use crate::variation::lean::{Cell, VARIANTS, Variant};
use crate::vocabulary::*;

pub(super) fn table(claim: &LeanClaim, blocks: &mut Vec<Block>) {
    let statuses: Vec<Status> = claim.sides.iter().map(|side| side.verdict.status).collect();
    let differs = |cells: &[Cell]| {
        cells
            .iter()
            .zip(&statuses)
            .any(|(cell, status)| is_other(*cell, *status) || *cell == Cell::NotComputed)
    };
    let (other, same): (Vec<_>, Vec<_>) = claim.robustness.iter().partition(|(_, cells)| differs(cells));
    blocks.push(Block::Heading("Judged otherwise".to_owned()));
    blocks.extend(unchanged(&same.iter().map(|(variant, _)| *variant).collect::<Vec<_>>()));
    if other.is_empty() {
        return;
    }
    let head = std::iter::once(String::new());
    let head: Vec<String> = head.chain(claim.sides.iter().map(|side| side.standpoint.name.clone())).collect();
    let row = |name: String, cells: Vec<String>| std::iter::once(name).chain(cells).collect::<Vec<_>>();
    let mut rows =
        vec![row("as it is".to_owned(), statuses.iter().map(|status| status.name().to_owned()).collect())];
    for (variant, cells) in &other {
        let told = cells.iter().zip(&statuses).map(|(cell, status)| told(*cell, *status)).collect();
        rows.push(row(name(*variant), told));
    }
    blocks.push(Block::Table(head, rows));
    let both = other.iter().any(|(_, cells)| cells.contains(&Cell::Both));
    let shown: Vec<Variant> = other.iter().map(|(variant, _)| *variant).collect();
    let unjudged = other.iter().any(|(_, cells)| cells.contains(&Cell::NotJudged));
    let mut caption = caption(&shown, both);
    if unjudged {
        caption += " –: an issue would be both fought and weighed.";
    }
    blocks.push(Block::Paragraph(caption));
}

/// "Nothing changes by the standard undefeated, nor by complete and preferred sets."
fn unchanged(same: &[Variant]) -> Option<Block> {
    let all = |of: fn(Variant) -> Option<&'static str>| VARIANTS.iter().filter_map(|each| of(*each)).count();
    let standards: Vec<&str> = same.iter().filter_map(|variant| standard(*variant)).collect();
    let semantics: Vec<&str> = same.iter().filter_map(|variant| self::semantics(*variant)).collect();
    let standards = match standards.len() {
        0 => None,
        1 => Some(format!("by the standard {}", standards[0])),
        count if count == all(standard) => Some("by any standard of proof".to_owned()),
        _ => Some(format!("by the standards {}", list(&standards))),
    };
    let semantics = match semantics.len() {
        0 => None,
        count if count == all(self::semantics) => Some("in any semantics".to_owned()),
        _ => Some(format!("in {} sets", list(&semantics))),
    };
    let parts: Vec<String> = standards.into_iter().chain(semantics).collect();
    (!parts.is_empty()).then(|| Block::Paragraph(format!("Nothing changes {}.", parts.join(", nor "))))
}

fn standard(variant: Variant) -> Option<&'static str> {
    match variant {
        Variant::Standard(standard) => Some(standard.name()),
        Variant::Semantics(_) => None,
    }
}

fn semantics(variant: Variant) -> Option<&'static str> {
    match variant {
        Variant::Standard(_) => None,
        Variant::Semantics(semantics) => Some(semantics.name()),
    }
}

/// The name of a way to judge.
pub(super) fn name(variant: Variant) -> String {
    match variant {
        Variant::Standard(standard) => standard.name().to_owned(),
        Variant::Semantics(semantics) => format!("{} sets", semantics.name()),
    }
}

/// What is said in a word.
pub(super) fn word(cell: Cell) -> Option<&'static str> {
    match cell {
        Cell::Status(status) => Some(status.name()),
        Cell::Both => Some("both"),
        Cell::SameOrNoSet => None,
        Cell::NoSet => Some("no such set"),
        Cell::NotComputed => Some("not computed"),
        Cell::NotJudged => Some("–"),
    }
}

pub(super) fn is_other(cell: Cell, status: Status) -> bool {
    match cell {
        Cell::Status(other) => other != status,
        Cell::Both | Cell::NoSet => true,
        Cell::SameOrNoSet | Cell::NotComputed | Cell::NotJudged => false,
    }
}

fn told(cell: Cell, status: Status) -> String {
    let word = word(cell).unwrap_or(status.name());
    if is_other(cell, status) { format!("{word} *") } else { word.to_owned() }
}

fn caption(shown: &[Variant], both: bool) -> String {
    let mut parts = vec!["* differs.".to_owned()];
    if both {
        parts.push("Both: it is accepted, and its contrary as well.".to_owned());
    }
    let standards = shown.iter().any(|variant| standard(*variant).is_some());
    if standards {
        parts.push("A standard is set for every statement that has none of its own.".to_owned());
    }
    if shown.contains(&Variant::Standard(Standard::Preponderance)) {
        parts.push(
            "By preponderance a tie leaves nothing standing (ambiguity is blocked); undefeated, it leaves both sides \
             open, and all that rests on them (ambiguity is propagated)."
                .to_owned(),
        );
    }
    if shown.iter().any(|variant| semantics(*variant).is_some()) {
        parts.push("Of sets is told what holds in all of them.".to_owned());
    }
    parts.join(" ")
}
