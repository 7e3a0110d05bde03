//! The attacks of all pieces in rows, each attack once.

use std::ops::{ControlFlow, Range};

use super::mistake::Mistake;
use super::rows::Rows;
use crate::diagnostic::Code;

/// One line, or one fact, that was read: its attack, where it has one; its place; where the next one starts.
pub(super) type Read = (Option<[u32; 2]>, Range<usize>, usize);

/// Takes in an attack with its place.
pub(super) type Visit<'v> = &'v mut dyn FnMut(u32, u32, Range<usize>) -> ControlFlow<()>;

/// The rows of the attacks, ascending. `mistake` is where reading ended; an attack that stands twice before it comes
/// first. `again` goes through the text once more, for the places of such an attack.
pub(super) fn rows(
    count: u32,
    parts: Vec<Vec<[u32; 2]>>,
    mistake: Option<Box<Mistake>>,
    again: impl Fn(Visit<'_>),
) -> Result<Rows, Box<Mistake>> {
    let mut rows = Rows::grouped(count as usize, &parts);
    drop(parts);
    if rows.sort() {
        return Err(twice(&rows, again));
    }
    mistake.map_or(Ok(rows), Err)
}

/// The first attack, in the order of the text, that stood before.
fn twice(rows: &Rows, again: impl Fn(Visit<'_>)) -> Box<Mistake> {
    let mut keys: Vec<[u32; 2]> = Vec::new();
    for (from, row) in rows.iter().enumerate() {
        let repeated = row.windows(2).filter(|pair| pair[0] == pair[1]);
        keys.extend(repeated.map(|pair| [from as u32, pair[0]]));
    }
    keys.dedup();
    let mut seen: Vec<Option<Range<usize>>> = vec![None; keys.len()];
    let mut found = None;
    again(&mut |from, to, place| {
        let Ok(key) = keys.binary_search(&[from, to]) else { return ControlFlow::Continue(()) };
        match seen[key].clone() {
            None => seen[key] = Some(place),
            Some(first) => {
                found = Some((first, place));
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    let (first, second) = found.unwrap_or_default();
    Mistake::new(Code::AttackTwice, second, "this attack stands twice")
        .label("stands here again")
        .also(first, "stands here first")
        .help("leave one of the two out")
}
