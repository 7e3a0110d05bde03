//! The edits between two versions of a table or a bibliography: runs of lines.

use similar::{DiffOp, TextDiff};

use super::super::{Edit, How, Place, Text};
use super::Found;
use super::file::{Slot, lines};

/// More runs than this are one edit.
const MOST_RUNS: usize = 200;

impl Found {
    /// The slots of a file that is no text of the language.
    pub(super) fn lines(&mut self, old: &Text, new: &Text) -> Vec<Slot> {
        let diff = TextDiff::from_lines(old.text.as_ref(), new.text.as_ref());
        let changed = diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).count();
        if changed > MOST_RUNS {
            let edit = Edit {
                what: format!("file {}", new.name),
                sentence: None,
                how: How::Changed,
                place: None,
                lines: Vec::new(),
            };
            return vec![self.unit(edit, Some(old.text.to_string()), Some(new.text.to_string()))];
        }
        let [before, after] = [old, new].map(|text| text.text.split_inclusive('\n').collect::<Vec<_>>());
        let slot = |op: &DiffOp| {
            let (before, after) = (before[op.old_range()].concat(), after[op.new_range()].concat());
            if matches!(op, DiffOp::Equal { .. }) {
                return Slot::Fixed(after);
            }
            let (how, name, range) = match op {
                DiffOp::Delete { .. } => (How::Removed, &old.name, op.old_range()),
                DiffOp::Insert { .. } => (How::Added, &new.name, op.new_range()),
                _ => (How::Changed, &new.name, op.new_range()),
            };
            let what = match range.len() {
                1 => format!("line {} of {name}", range.start + 1),
                _ => format!("lines {} to {} of {name}", range.start + 1, range.end),
            };
            let place = Place {
                file: name.clone(),
                line: range.start as u32 + 1,
                column: 1,
                end_line: range.end.max(range.start + 1) as u32,
                end_column: 1,
            };
            let edit = Edit { what, sentence: None, how, place: Some(place), lines: lines(&before, &after) };
            let text = |text: String| (!text.is_empty()).then_some(text);
            self.unit(edit, text(before), text(after))
        };
        diff.ops().iter().map(slot).collect()
    }
}
