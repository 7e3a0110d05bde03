//! What verdicts lean on, told: the source that most hangs on first, then premises, then what nobody asked.

use std::collections::BTreeSet;

use super::document::{Block, document_markdown, document_text};
use super::phrases::{self, list, quoted};
use super::text::Layout;
use crate::explain::*;
use crate::source::Sources;
use crate::vocabulary::Status;

mod json;
mod robustness;
mod sources;
mod structure;

pub use json::lean_json;
pub(in crate::render) use json::schema;

/// How many findings of one kind are told, unless all are asked for.
const TOLD: usize = 5;

/// What the verdicts lean on, for a terminal or a pipe; with `all`, every finding.
#[must_use]
pub fn lean_text(report: &LeanReport, all: bool, sources: &Sources, layout: Layout) -> String {
    document_text(&blocks(report, all), sources, layout)
}

/// The same as Markdown.
#[must_use]
pub fn lean_markdown(report: &LeanReport, all: bool, sources: &Sources) -> String {
    document_markdown(&blocks(report, all), sources)
}

fn blocks(report: &LeanReport, all: bool) -> Vec<Block> {
    let most = if all { usize::MAX } else { TOLD };
    let mut page = Page { blocks: Vec::new(), most, told: BTreeSet::new(), sources: BTreeSet::new() };
    for claim in &report.claims {
        page.blocks.push(Block::Title(claim.claim.clone(), claim.span));
        claim.sides.iter().for_each(|side| page.side(side));
        robustness::table(claim, &mut page.blocks);
    }
    match &report.idle {
        Some(idle) => page.idle(idle),
        None => page
            .paragraph("There are too many premises to try each: which of them change nothing is not told."),
    }
    page.blocks
}

struct Page {
    blocks: Vec<Block>,
    most: usize,
    /// The labels of what was told in full, so that it need not be again.
    told: BTreeSet<String>,
    /// The sources that were, by authors and title.
    sources: BTreeSet<(Vec<String>, String)>,
}

impl Page {
    fn paragraph(&mut self, words: impl Into<String>) {
        self.blocks.push(Block::Paragraph(words.into()));
    }

    /// How many were not told.
    fn more(&mut self, depth: usize, count: usize) {
        if count > self.most {
            self.blocks
                .push(Block::aside(depth, format!("… and {} more; `--all` tells them", count - self.most)));
        }
    }

    /// The label, and the first time with its sentence.
    fn named(&mut self, item: &LeanItem) -> String {
        let label = item.declaration.label();
        let key = format!("{label}{:?}", item.declaration.span);
        match &item.sentence {
            Some(sentence) if self.told.insert(key) => format!("{label}: {}", quoted(sentence)),
            _ => label,
        }
    }

    fn side(&mut self, side: &LeanSide) {
        let name = &side.standpoint.name;
        self.blocks
            .push(Block::Heading(format!("From the {name} standpoint: {}", phrases::verdict(&side.verdict))));
        self.sources(side);
        self.decisive(side);
        self.cuts(side);
        self.circles(side);
        self.self_defeats(side);
        self.questions(side);
        self.speakers(side);
    }

    fn decisive(&mut self, side: &LeanSide) {
        let count = side.decisive.len();
        if count == 0 {
            self.paragraph(no_premise(side));
            return;
        }
        self.paragraph(format!("It {} without {}:", fall(side), one_of(count, "this premise", "premises")));
        for each in side.decisive.iter().take(self.most) {
            let reach = match each.reach {
                None | Some(0 | 1) => String::new(),
                Some(reach) => format!("; {reach} statements change with it"),
            };
            let words = format!("{} → {}{reach}", self.named(&each.item), phrases::verdict(&each.after));
            self.blocks.push(Block::item_at(1, "–", words, each.item.declaration.span));
        }
        self.more(1, count);
    }

    fn cuts(&mut self, side: &LeanSide) {
        let of_size =
            |size: usize| side.cuts.iter().filter(|cut| cut.items.len() == size).collect::<Vec<_>>();
        let sizes: Vec<(usize, Vec<&LeanCut>)> = [2, 3]
            .map(|size| (size, of_size(size)))
            .into_iter()
            .filter(|(_, cuts)| !cuts.is_empty())
            .collect();
        let ways = |cuts: &[&LeanCut]| match cuts.len() {
            1 => "one way".to_owned(),
            count if side.cut => format!("at least {count} ways"),
            count => format!("{count} ways"),
        };
        let number = |size: usize| if size == 2 { "two premises together" } else { "three together" };
        let mut counted = Vec::new();
        let also = if side.decisive.is_empty() { "" } else { "also " };
        let few = side.decisive.len() + side.cuts.len() <= self.most;
        for (place, (size, cuts)) in sizes.iter().enumerate() {
            // Larger cuts are counted where smaller ones, or single premises, are told.
            if !few && (place > 0 || !side.decisive.is_empty()) {
                counted.push(format!("without {} in {}", number(*size), ways(cuts)));
                continue;
            }
            self.paragraph(format!("It {also}{} without {}, in {}:", fall(side), number(*size), ways(cuts)));
            self.cuts_of(cuts);
        }
        if !counted.is_empty() {
            self.paragraph(format!("It also {} {}; `--all` tells them.", fall(side), counted.join(", and ")));
        }
    }

    fn cuts_of(&mut self, cuts: &[&LeanCut]) {
        let mut left: Vec<&LeanCut> = cuts.to_vec();
        let mut told = 0;
        while !left.is_empty() && told < self.most {
            let (shared, after) = most_shared(&left);
            let (with, without): (Vec<&LeanCut>, Vec<&LeanCut>) =
                left.iter().partition(|cut| cut.items.contains(&shared) && cut.after == after);
            if let [only] = with.as_slice() {
                let items: Vec<String> = only.items.iter().map(|item| self.named(item)).collect();
                let words = format!("{} → {}", list(&items), phrases::verdict(&after));
                self.blocks.push(Block::item_at(1, "–", words, shared.declaration.span));
                told += 1;
                left = without;
                continue;
            }
            let words = format!("{}, with one of these → {}", self.named(&shared), phrases::verdict(&after));
            self.blocks.push(Block::item_at(1, "–", words, shared.declaration.span));
            for cut in with.iter().take(self.most - told) {
                let others: Vec<String> =
                    cut.items.iter().filter(|item| **item != shared).map(|item| self.named(item)).collect();
                self.blocks.push(Block::item(2, "–", list(&others)));
            }
            told += with.len();
            left = without;
        }
        self.more(1, cuts.len());
    }

    fn questions(&mut self, side: &LeanSide) {
        let count = side.questions.len();
        if count == 0 {
            return;
        }
        let many =
            if count == 1 { "1 critical question".to_owned() } else { format!("{count} critical questions") };
        self.paragraph(format!("Its reasoning leaves {many} open, which nobody raised:"));
        let mut rules: Vec<(&Declaration, Vec<String>)> = Vec::new();
        for each in &side.questions {
            match rules.last_mut().filter(|(rule, _)| **rule == each.rule) {
                Some((_, questions)) => questions.push(question(each)),
                None => rules.push((&each.rule, vec![question(each)])),
            }
        }
        for (rule, questions) in rules.iter().take(self.most) {
            let words = format!("{}: {}", rule.label(), questions.join("; "));
            self.blocks.push(Block::item_at(1, "–", words, rule.span));
        }
        self.more(1, rules.len());
    }

    fn speakers(&mut self, side: &LeanSide) {
        if side.speakers.is_empty() {
            return;
        }
        self.paragraph("One speaker alone asserts:");
        for each in side.speakers.iter().take(self.most) {
            let told = if self.most == usize::MAX { each.statements.len() } else { 2 };
            let mut words: Vec<String> = each.statements.iter().take(told).cloned().collect();
            if each.statements.len() > told {
                words.push(format!("{} more", each.statements.len() - told));
            }
            self.blocks.push(Block::item(1, "–", format!("{}: {}", each.party, words.join("; "))));
        }
        self.more(1, side.speakers.len());
    }

    fn idle(&mut self, idle: &[Idle]) {
        if idle.is_empty() {
            return;
        }
        self.blocks.push(Block::Heading("Premises that change nothing".to_owned()));
        for unused in [true, false] {
            let items: Vec<&LeanItem> =
                idle.iter().filter(|each| each.unused == unused).map(|each| &each.item).collect();
            if items.is_empty() {
                continue;
            }
            self.paragraph(if unused {
                "Nothing is built on:"
            } else {
                "Withdrawn alone, no other statement changes, from any standpoint asked about:"
            });
            for item in items.iter().take(self.most) {
                let words = self.named(item);
                self.blocks.push(Block::item_at(1, "–", words, item.declaration.span));
            }
            self.more(1, items.len());
        }
    }
}

/// That no single premise decides, and how far that was looked for.
fn no_premise(side: &LeanSide) -> String {
    let sizes = match side.complete {
        Some(0) => return "The search for premises that decide it was cut at its bound.".to_owned(),
        _ if !side.cuts.is_empty() => return "No single premise decides it.".to_owned(),
        None => ", and no set of them, of any size",
        Some(1) => "",
        Some(2) => ", and no two together",
        Some(_) => ", and no two or three together",
    };
    format!("No single premise decides it{sizes}.")
}

/// "this premise", "any one of these 3 premises".
fn one_of(count: usize, one: &str, several: &str) -> String {
    if count == 1 {
        one.to_owned()
    } else {
        format!("any one of these {count} {several}").trim_end().to_owned()
    }
}

/// What becomes of a verdict: one that nothing was shown for does not fall, it changes.
fn fall(side: &LeanSide) -> &'static str {
    match side.verdict.status {
        Status::Accepted | Status::Rejected => "falls",
        Status::Contested | Status::Unproven => "changes",
    }
}

/// "“Is it so?” (3 times)".
fn question(each: &LeanQuestion) -> String {
    let words = quoted(&each.question);
    match (each.open, each.asked) {
        (_, 1) => words,
        (open, asked) if open == asked => format!("{words} ({open} times)"),
        (open, asked) => format!("{words} ({open} of {asked} times)"),
    }
}

/// What most cuts have in common that end alike, the first of several.
fn most_shared(cuts: &[&LeanCut]) -> (LeanItem, Verdict) {
    let mut counts: Vec<(&LeanItem, &Verdict, usize)> = Vec::new();
    for cut in cuts {
        for item in &cut.items {
            match counts.iter_mut().find(|(known, after, _)| *known == item && *after == &cut.after) {
                Some((_, _, count)) => *count += 1,
                None => counts.push((item, &cut.after, 1)),
            }
        }
    }
    let most = counts.iter().map(|(_, _, count)| *count).max().unwrap_or(0);
    let found = counts.into_iter().find(|(_, _, count)| *count == most);
    let (item, after, _) = found.expect("a cut has premises, and there is one");
    (item.clone(), after.clone())
}
