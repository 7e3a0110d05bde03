//! `.tgf`, the trivial graph format: the name of an argument a line, with a label after it or not, which says nothing
//! here; a line with `#` alone; then an attack a line, `a b` for "a attacks b". A name is what stands between blanks.
//! Blank lines are passed over.

use std::ops::{ControlFlow, Range};

use super::Framework;
use super::attacks::{self, Read, Visit};
use super::chunks::{self, Part};
use super::declared::{Declared, Finder};
use super::line::{line, word};
use super::mistake::{self, Mistake, expected, trailing};
use super::names::Written;
use crate::diagnostic::Code;

/// How to mend a name that stands twice.
const TWICE: &str = "leave one of the two out, or rename it; attacks stand after a line with `#` alone";

pub(super) fn read(bytes: &[u8], from: usize, chunk: usize) -> Result<Framework, Box<Mistake>> {
    let (declared, body) = declare(bytes, from);
    // A name that stood before comes first: what ended the declarations stands after it.
    let names = declared.names(bytes, TWICE)?;
    let body = body?;
    let (parts, mistake) = chunks::parts(bytes, body, chunk, |_| true, |range| part(bytes, range, &names));
    let attacked =
        attacks::rows(names.len() as u32, parts, mistake, |visit| again(bytes, body, &names, visit))?;
    Ok(Framework { attacked, names: names.or_numbers() })
}

/// The names up to the line with `#` or to a mistake, and where the line after it starts.
fn declare(bytes: &[u8], from: usize) -> (Declared, Result<usize, Box<Mistake>>) {
    let mut declared = Declared::default();
    let body = declare_into(&mut declared, bytes, from);
    (declared, body)
}

fn declare_into(declared: &mut Declared, bytes: &[u8], from: usize) -> Result<usize, Box<Mistake>> {
    let mut at = from;
    while at < bytes.len() {
        let line = line(bytes, at)?;
        at = line.next;
        let Some(name) = word(bytes, line.start, line) else { continue };
        if &bytes[name.clone()] == b"#" {
            if let Some(more) = word(bytes, name.end, line) {
                let help = "this format has no comments: `#` stands alone between names and attacks";
                return Err(trailing(bytes, more, "`#`", help));
            }
            return Ok(at);
        }
        if let Some(odd) = bytes[name.clone()].iter().position(|byte| *byte < b' ' || *byte == 0x7f) {
            return Err(mistake::odd_byte(bytes, name.start + odd));
        }
        declared.push(bytes, name)?;
    }
    let message = "expected a line with `#` after the names, but the file ends";
    let help = "names come first, then a line with `#` alone, then attacks; a file of another format begins with \
                `p af N`, `p aba N` or `arg(`";
    Err(Mistake::new(Code::BadFramework, at..at, message).label("no `#` up to here").help(help))
}

fn part(bytes: &[u8], range: Range<usize>, names: &Written) -> Part {
    let mut finder = Finder::new(bytes, names);
    let mut pairs = Vec::with_capacity(chunks::lines(&bytes[range.clone()]));
    let mut at = range.start;
    while at < range.end {
        if let Some((pair, next)) = plain(bytes, at, names) {
            pairs.push(pair);
            at = next;
            continue;
        }
        match attack(bytes, at, &mut finder) {
            Ok((pair, _, next)) => {
                pairs.extend(pair);
                at = next;
            }
            Err(mistake) => return (pairs, Some(mistake)),
        }
    }
    (pairs, None)
}

/// Two names with numbers in them, one space between them and a line feed after them.
#[inline]
fn plain(bytes: &[u8], at: usize, names: &Written) -> Option<([u32; 2], usize)> {
    let (from, after) = names.numbered_at(bytes, at)?;
    if bytes[after] != b' ' {
        return None;
    }
    let (to, end) = names.numbered_at(bytes, after + 1)?;
    (bytes[end] == b'\n').then_some(([from, to], end + 1))
}

/// The line that starts at `at`.
fn attack(bytes: &[u8], at: usize, finder: &mut Finder<'_>) -> Result<Read, Box<Mistake>> {
    let line = line(bytes, at)?;
    let Some(first) = word(bytes, line.start, line) else {
        return Ok((None, line.start..line.end, line.next));
    };
    let Some(second) = word(bytes, first.end, line) else {
        let told = expected(bytes, line.end, "the name of the argument that is attacked");
        return Err(if line.end == bytes.len() {
            told
        } else {
            told.help("an attack is two names on one line")
        });
    };
    let pair = finder.pair(first.clone(), second.clone())?;
    if let Some(third) = word(bytes, second.end, line) {
        return Err(trailing(bytes, third, "an attack", "an attack is two names, and has no label"));
    }
    Ok((Some(pair), first.start..second.end, line.next))
}

/// Goes through the attacks one by one, up to a mistake.
fn again(bytes: &[u8], body: usize, names: &Written, visit: Visit<'_>) {
    let (mut at, mut finder) = (body, Finder::new(bytes, names));
    while at < bytes.len() {
        let Ok((pair, place, next)) = attack(bytes, at, &mut finder) else { return };
        if let Some([from, to]) = pair
            && visit(from, to, place) == ControlFlow::Break(())
        {
            return;
        }
        at = next;
    }
}
