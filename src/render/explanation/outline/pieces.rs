//! Each step by itself, with the steps that it names only named: for a reader who unfolds what he wants to see.

use super::{Item, Line, Outline, Progress, Shape, Tone};
use crate::explain::*;
use crate::render::explanation::phrases;
use crate::source::Sources;

/// Tells steps one by one.
pub(in crate::render::explanation) struct Pieces<'a> {
    outline: Outline<'a>,
}

impl<'a> Pieces<'a> {
    /// Tells the steps of many reasons.
    pub(in crate::render::explanation) fn new(reasons: &'a Reasons, sources: &'a Sources) -> Self {
        let steps = reasons.steps.as_slice();
        let shape = Shape { base: 0, deepest: usize::MAX };
        Self { outline: Outline::new(steps, vec![false; steps.len()], sources, shape) }
    }

    /// What is told below a step's headline.
    pub(in crate::render::explanation) fn below(&mut self, step: StepId) -> Vec<Item> {
        self.forget();
        self.outline.below_headline(0, step)
    }

    /// A step in a line, behind the words that lead to it.
    pub(in crate::render::explanation) fn headline(
        &self,
        depth: usize,
        lead: &'static str,
        before: &str,
        step: StepId,
    ) -> Line {
        let (text, place, tone) = self.outline.headline(step);
        Line::new(depth, lead, format!("{before}{text}"), tone).at(place)
    }

    /// What a reason starts with: the circle where there is one, each root of several, and what is not used.
    pub(in crate::render::explanation) fn reason(&mut self, reason: &'a Reason) -> Vec<Item> {
        self.forget();
        let mut items = Vec::new();
        self.contest(reason, &mut items);
        if reason.roots.len() > 1 {
            for (place, root) in reason.roots.iter().enumerate() {
                let before = self.outline.standing(*root, place > 0).to_owned();
                items.push(Item::Step { depth: 0, lead: "", before, step: *root });
            }
        }
        self.outline.groups(0, "", None, &reason.elsewhere, &mut items);
        items.extend(reason.never.iter().map(|never| {
            let line = Line::new(0, "", phrases::never(never), Tone::Aside);
            Item::Line(line.at(never.declaration.span))
        }));
        items
    }

    fn contest(&self, reason: &'a Reason, items: &mut Vec<Item>) {
        let Some(contest) = &reason.contest else { return };
        for (from, ways) in phrases::attacks(contest, self.outline.sources) {
            let line = Line::new(0, "", phrases::face(from, None), Tone::Open);
            items.push(Item::Line(line.at(from.declaration.span)));
            items.extend(ways.into_iter().map(|way| Item::Line(Line::new(1, "", way, Tone::Open))));
        }
        let tail = phrases::contest_tail(contest, self.outline.sources).into_iter();
        items.extend(tail.map(|line| Item::Line(Line::new(0, "", line, Tone::Aside))));
    }

    /// Each piece tells everything in full, whatever was told before it.
    fn forget(&mut self) {
        self.outline.told = Progress::default();
        self.outline.mentions = phrases::Mentions::default();
    }
}
