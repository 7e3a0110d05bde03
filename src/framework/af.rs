//! `.af`: the header `p af N`, then an attack a line, `i j` for "i attacks j", with arguments numbered from 1. Lines
//! that start with `#` are comments; blank lines are passed over; words stand apart by spaces or tabs.

use std::ops::{ControlFlow, Range};

use super::attacks::{self, Read, Visit};
use super::chunks::{self, Part};
use super::digits::{short, whole};
use super::line::{is_silent, line, word};
use super::mistake::{Mistake, expected, quoted, trailing};
use super::names::Names;
use super::{Framework, header};
use crate::diagnostic::Code;

pub(super) fn read(bytes: &[u8], from: usize, chunk: usize) -> Result<Framework, Box<Mistake>> {
    let (count, body) = header::read(bytes, from, "af", "arguments")?;
    let (parts, mistake) = chunks::parts(bytes, body, chunk, |_| true, |range| part(bytes, range, count));
    let attacked = attacks::rows(count, parts, mistake, |visit| again(bytes, body, count, visit))?;
    Ok(Framework { attacked, names: Names::Numbers })
}

fn part(bytes: &[u8], range: Range<usize>, count: u32) -> Part {
    let mut pairs = Vec::with_capacity(chunks::lines(&bytes[range.clone()]));
    let mut at = range.start;
    while at < range.end {
        // What all but a few lines are: two numbers, a space between them, a line feed after them.
        if let Some((from, to, next)) = plain(bytes, at)
            && from.wrapping_sub(1) < count
            && to.wrapping_sub(1) < count
        {
            pairs.push([from - 1, to - 1]);
            at = next;
            continue;
        }
        match attack(bytes, at, count) {
            Ok((pair, _, next)) => {
                pairs.extend(pair);
                at = next;
            }
            Err(mistake) => return (pairs, Some(mistake)),
        }
    }
    (pairs, None)
}

/// Two short numbers with one space between them and a line feed after them, and where the next line starts.
#[inline]
pub(super) fn plain(bytes: &[u8], at: usize) -> Option<(u32, u32, usize)> {
    let (from, after) = short(bytes, at)?;
    if bytes[after] != b' ' {
        return None;
    }
    let (to, end) = short(bytes, after + 1)?;
    (bytes[end] == b'\n').then_some((from, to, end + 1))
}

/// The line that starts at `at`.
fn attack(bytes: &[u8], at: usize, count: u32) -> Result<Read, Box<Mistake>> {
    let line = line(bytes, at)?;
    if is_silent(bytes, line) {
        return Ok((None, line.start..line.end, line.next));
    }
    let first = word(bytes, line.start, line).unwrap_or(line.start..line.start);
    let from = number(bytes, first.clone(), count)?;
    let Some(second) = word(bytes, first.end, line) else {
        let told = expected(bytes, line.end, "the number of the argument that is attacked");
        return Err(if line.end == bytes.len() {
            told
        } else {
            told.help("an attack is two numbers on one line")
        });
    };
    let to = number(bytes, second.clone(), count)?;
    if let Some(third) = word(bytes, second.end, line) {
        let help = "each attack stands on a line of its own, and so does a comment, after `#`";
        return Err(trailing(bytes, third, "an attack", help));
    }
    Ok((Some([from - 1, to - 1]), first.start..second.end, line.next))
}

/// A number from 1 to `count`.
pub(super) fn number(bytes: &[u8], word: Range<usize>, count: u32) -> Result<u32, Box<Mistake>> {
    let Some(number) = whole(&bytes[word.clone()]) else {
        return Err(expected(bytes, word.start, "a number"));
    };
    if (1..=count).contains(&number) {
        return Ok(number);
    }
    let found = quoted(&bytes[word.clone()]);
    let told = match number {
        0 => {
            Mistake::new(Code::NumberOutOfRange, word, format!("{found} is no number of an argument or atom"))
                .help("they are numbered from 1")
        }
        _ => Mistake::new(Code::NumberOutOfRange, word, format!("{found} is more than the header's {count}"))
            .help("correct the number, or the count in the header"),
    };
    Err(told.label(match count {
        0 => "the header says that there are none".to_owned(),
        _ => format!("not from 1 to {count}"),
    }))
}

/// Goes through the attacks one by one, up to a mistake.
fn again(bytes: &[u8], body: usize, count: u32, visit: Visit<'_>) {
    let mut at = body;
    while at < bytes.len() {
        let Ok((pair, place, next)) = attack(bytes, at, count) else { return };
        if let Some([from, to]) = pair
            && visit(from, to, place) == ControlFlow::Break(())
        {
            return;
        }
        at = next;
    }
}
