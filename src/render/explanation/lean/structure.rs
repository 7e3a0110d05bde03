//! Reasoning in a circle, and what defeats itself.

use super::super::document::Block;
use super::Page;
use crate::explain::{LeanSide, Link};

impl Page {
    pub(super) fn circles(&mut self, side: &LeanSide) {
        if side.circles.is_empty() {
            return;
        }
        self.paragraph("Reasoning in a circle, which proves nothing:");
        for circle in side.circles.iter().take(self.most) {
            let first = conclusion(&circle[0]);
            let steps: Vec<String> = circle.iter().map(step).collect();
            let words = match steps.as_slice() {
                [only] => format!("{only}, from itself"),
                steps => format!("{}; and so again that {first}", steps.join("; so ")),
            };
            self.blocks.push(Block::item_at(1, "–", words, circle[0].declaration.span));
        }
        self.more(1, side.circles.len());
    }

    pub(super) fn self_defeats(&mut self, side: &LeanSide) {
        if side.self_defeats.is_empty() {
            return;
        }
        self.paragraph("What defeats itself:");
        for path in side.self_defeats.iter().take(self.most) {
            let label = path[0].declaration.label();
            let words = match path.as_slice() {
                [only] => format!("{}: it objects to itself", only.declaration.label()),
                [first, middle @ .., last] => {
                    let way = middle.iter().chain([last]).map(step).collect::<Vec<_>>().join("; so ");
                    format!("{}; so {way}: which objects to {label}", step(first))
                }
                [] => continue,
            };
            self.blocks.push(Block::item_at(1, "–", words, path[0].declaration.span));
        }
        self.more(1, side.self_defeats.len());
    }
}

fn conclusion(link: &Link) -> String {
    link.concludes.clone().unwrap_or_else(|| link.declaration.label())
}

/// "that it rains (rule r)".
fn step(link: &Link) -> String {
    match &link.concludes {
        Some(concludes) => format!("that {concludes} ({})", link.declaration.label()),
        None => link.declaration.label(),
    }
}
