//! `.apx`, the facts of answer set programs: `arg(a).` declares an argument, `att(a,b).` says that a attacks b, in any
//! order. White space is free between the parts of a fact; `%` starts a comment that ends with the line. A name is a
//! run of letters, digits and signs other than `(`, `)`, `,` and `%`.
//!
//! Where all arguments are declared before the first attack, as generators write them, the text is read once; else the
//! declarations are read first and the attacks after them.

use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use memchr::{memchr, memchr2, memmem};

use super::Framework;
use super::attacks::{self, Read, Visit};
use super::chunks::{self, Part};
use super::declared::{Declared, Finder};
use super::mistake::{self, Mistake, expected};
use super::names::Written;
use super::rows::Rows;
use crate::diagnostic::Code;

/// How to mend a name that stands twice.
const TWICE: &str = "leave one of the two out, or rename it";

pub(super) fn read(bytes: &[u8], from: usize, chunk: usize) -> Result<Framework, Box<Mistake>> {
    let (declared, body) = declare(bytes, from, true);
    let names = declared.names(bytes, TWICE)?;
    let body = body?;
    if let Some(attacked) = in_order(bytes, body, chunk, &names)? {
        return Ok(Framework { attacked, names: names.or_numbers() });
    }
    let (declared, end) = declare(bytes, from, false);
    let names = declared.names(bytes, TWICE)?;
    let attacked = in_any_order(bytes, from, chunk, &names, end.err())?;
    Ok(Framework { attacked, names: names.or_numbers() })
}

/// The attacks of a text without declarations; nothing where there are some.
fn in_order(bytes: &[u8], body: usize, chunk: usize, names: &Written) -> Result<Option<Rows>, Box<Mistake>> {
    let late = AtomicBool::new(false);
    let read = |range| part(bytes, range, names, Some(&late));
    let (parts, mistake) = chunks::parts(bytes, body, chunk, ends_a_fact, read);
    let may_follow = |mistake: &Mistake| {
        mistake.code() == Code::UndeclaredArgument
            && memmem::find(&bytes[mistake.place()..], b"arg").is_some()
    };
    if late.into_inner() || mistake.as_deref().is_some_and(may_follow) {
        return Ok(None);
    }
    let again = |visit: Visit<'_>| again(bytes, body, names, visit);
    attacks::rows(names.len() as u32, parts, mistake, again).map(Some)
}

/// The attacks of a text with declarations anywhere in it, up to where it cannot be read.
fn in_any_order(
    bytes: &[u8],
    from: usize,
    chunk: usize,
    names: &Written,
    end: Option<Box<Mistake>>,
) -> Result<Rows, Box<Mistake>> {
    let (parts, mistake) =
        chunks::parts(bytes, from, chunk, ends_a_fact, |range| part(bytes, range, names, None));
    // What is declared after a place that cannot be read is not known: nothing is said of who is missing then.
    let unsure = end.as_deref().is_some_and(|end| memmem::find(&bytes[end.place()..], b"arg").is_some());
    let mistake = if unsure { end } else { mistake };
    attacks::rows(names.len() as u32, parts, mistake, |visit| again(bytes, from, names, visit))
}

/// Whether a line ends with a fact, so that what follows can be read by itself. With a comment in it one cannot tell.
fn ends_a_fact(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b").") && memchr(b'%', line).is_none()
}

/// The names that are declared, all or those before the first attack; and where they end.
fn declare(bytes: &[u8], from: usize, before_attacks: bool) -> (Declared, Result<usize, Box<Mistake>>) {
    let (mut declared, mut at) = (Declared::default(), from);
    let end = loop {
        match fact(bytes, at, bytes.len()) {
            Ok(None) => break Ok(bytes.len()),
            Ok(Some(fact)) if fact.second.is_none() => {
                if let Err(mistake) = declared.push(bytes, fact.first) {
                    break Err(mistake);
                }
                at = fact.next;
            }
            Ok(Some(_)) if before_attacks => break Ok(at),
            Ok(Some(fact)) => at = fact.next,
            Err(mistake) => break Err(mistake),
        }
    };
    (declared, end)
}

/// The attacks of a piece. With `late` it ends at a declaration and says so; without, declarations are passed over.
fn part(bytes: &[u8], range: Range<usize>, names: &Written, late: Option<&AtomicBool>) -> Part {
    let mut finder = Finder::new(bytes, names);
    let mut pairs = Vec::with_capacity(chunks::lines(&bytes[range.clone()]));
    let mut at = range.start;
    loop {
        if at + 16 <= range.end
            && let Some((pair, next)) = plain(bytes, at, names)
        {
            pairs.push(pair);
            at = next;
            continue;
        }
        match attack(bytes, at, range.end, &mut finder) {
            Ok(None) => return (pairs, None),
            Ok(Some((Some(pair), _, next))) => {
                pairs.push(pair);
                at = next;
            }
            Ok(Some((None, _, next))) => match late {
                None => at = next,
                Some(late) => {
                    late.store(true, Relaxed);
                    return (pairs, None);
                }
            },
            Err(mistake) => return (pairs, Some(mistake)),
        }
    }
}

/// An attack without white space on a line of its own, between names with numbers in them.
#[inline]
fn plain(bytes: &[u8], at: usize, names: &Written) -> Option<([u32; 2], usize)> {
    if bytes.get(at..at + 4)? != b"att(" {
        return None;
    }
    let (from, after) = names.numbered_at(bytes, at + 4)?;
    if bytes[after] != b',' {
        return None;
    }
    let (to, end) = names.numbered_at(bytes, after + 1)?;
    (bytes.get(end..end + 3)? == b").\n").then_some(([from, to], end + 3))
}

fn attack(
    bytes: &[u8],
    at: usize,
    end: usize,
    finder: &mut Finder<'_>,
) -> Result<Option<Read>, Box<Mistake>> {
    let Some(Fact { first, second, start, next }) = fact(bytes, at, end)? else { return Ok(None) };
    let Some(second) = second else { return Ok(Some((None, start..next, next))) };
    Ok(Some((Some(finder.pair(first, second)?), start..next, next)))
}

/// Goes through the attacks one by one, up to a mistake.
fn again(bytes: &[u8], body: usize, names: &Written, visit: Visit<'_>) {
    let (mut at, mut finder) = (body, Finder::new(bytes, names));
    while let Ok(Some((pair, place, next))) = attack(bytes, at, bytes.len(), &mut finder) {
        if let Some([from, to]) = pair
            && visit(from, to, place) == ControlFlow::Break(())
        {
            return;
        }
        at = next;
    }
}

/// `arg(first).` or `att(first,second).`
struct Fact {
    first: Range<usize>,
    second: Option<Range<usize>>,
    start: usize,
    next: usize,
}

/// The first fact from `at` on, if one starts before `end`.
fn fact(bytes: &[u8], at: usize, end: usize) -> Result<Option<Fact>, Box<Mistake>> {
    let start = skip(bytes, at, end)?;
    if start >= end {
        return Ok(None);
    }
    let word = bytes[start..].split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_').next();
    let two = match word {
        Some(b"arg") => false,
        Some(b"att") => true,
        _ => return Err(expected(bytes, start, "`arg(` or `att(`")),
    };
    let at = sign(bytes, start + 3, b'(', "`(`")?;
    let first = name(bytes, at)?;
    let (second, at) = match two {
        false => (None, first.end),
        true => {
            let second = name(bytes, sign(bytes, first.end, b',', "`,`")?)?;
            (Some(second.clone()), second.end)
        }
    };
    let next = sign(bytes, sign(bytes, at, b')', "`)`")?, b'.', "`.`")?;
    Ok(Some(Fact { first, second, start, next }))
}

/// The place after a sign, which white space may stand before.
#[inline]
fn sign(bytes: &[u8], at: usize, sign: u8, what: &str) -> Result<usize, Box<Mistake>> {
    if bytes.get(at) == Some(&sign) {
        return Ok(at + 1);
    }
    let at = skip(bytes, at, bytes.len())?;
    if bytes.get(at) == Some(&sign) { Ok(at + 1) } else { Err(expected(bytes, at, what)) }
}

fn name(bytes: &[u8], at: usize) -> Result<Range<usize>, Box<Mistake>> {
    let start = skip(bytes, at, bytes.len())?;
    let stands_in_names = |byte: &u8| *byte > b' ' && !matches!(byte, b'(' | b')' | b',' | b'%' | 0x7f);
    let length = bytes[start..].iter().position(|byte| !stands_in_names(byte)).unwrap_or(bytes.len() - start);
    if length == 0 {
        return Err(expected(bytes, start, "the name of an argument"));
    }
    Ok(start..start + length)
}

/// The first place from `at` to `end` where neither white space nor a comment stands.
#[inline]
fn skip(bytes: &[u8], mut at: usize, end: usize) -> Result<usize, Box<Mistake>> {
    while at < end {
        match bytes[at] {
            b' ' | b'\t' | b'\n' => at += 1,
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => at += 2,
            b'\r' => return Err(mistake::odd_byte(bytes, at)),
            b'%' => at = comment(bytes, at)?,
            _ => break,
        }
    }
    Ok(at)
}

/// Where the line of a comment ends.
fn comment(bytes: &[u8], at: usize) -> Result<usize, Box<Mistake>> {
    let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
    let text = &bytes[at..end];
    let text = if end < bytes.len() { text.strip_suffix(b"\r").unwrap_or(text) } else { text };
    match memchr2(b'\r', 0, text) {
        Some(odd) => Err(mistake::odd_byte(bytes, at + odd)),
        None => Ok(end),
    }
}
