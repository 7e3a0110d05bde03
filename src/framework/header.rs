//! The header `p af N` or `p aba N`, before which only comments stand.

use std::ops::Range;

use super::MOST_ARGUMENTS;
use super::digits::whole;
use super::line::{Line, is_silent, line, word};
use super::mistake::{self, Mistake, expected, quoted, trailing};
use crate::diagnostic::Code;

/// The number in the header, and where the next line starts. `kind` is the word after `p`, `what` it counts.
pub(super) fn read(bytes: &[u8], from: usize, kind: &str, what: &str) -> Result<(u32, usize), Box<Mistake>> {
    let mut at = from;
    let header = loop {
        if at >= bytes.len() {
            return Err(missing(bytes, at..at, kind, what));
        }
        let header = line(bytes, at)?;
        if !is_silent(bytes, header) {
            break header;
        }
        at = header.next;
    };
    let first = word(bytes, header.start, header).unwrap_or(header.end..header.end);
    if &bytes[first.clone()] != b"p" {
        return Err(missing(bytes, first, kind, what));
    }
    let second = word(bytes, first.end, header).unwrap_or(header.end..header.end);
    if &bytes[second.clone()] != kind.as_bytes() {
        return Err(missing(bytes, first.start..second.end, kind, what));
    }
    Ok((count(bytes, second.end, header, what)?, header.next))
}

fn count(bytes: &[u8], at: usize, header: Line, what: &str) -> Result<u32, Box<Mistake>> {
    let expects = format!("the number of {what}");
    let Some(third) = word(bytes, at, header) else { return Err(expected(bytes, header.end, &expects)) };
    let Some(count) = whole(&bytes[third.clone()]) else {
        return Err(expected(bytes, third.start, &expects));
    };
    if count > MOST_ARGUMENTS {
        return Err(mistake::too_many(third, what));
    }
    match word(bytes, third.end, header) {
        Some(more) => Err(trailing(bytes, more, &expects, "comments stand on lines of their own, after `#`")),
        None => Ok(count),
    }
}

fn missing(bytes: &[u8], at: Range<usize>, kind: &str, what: &str) -> Box<Mistake> {
    let found = match &bytes[at.clone()] {
        [] => "the file ends".to_owned(),
        word => format!("found {}", quoted(word)),
    };
    let told = Mistake::new(Code::BadFramework, at, format!("expected the header `p {kind} N`, but {found}"));
    told.label("the header comes first")
        .help(format!("begin with `p {kind} N`, where N is the number of {what}"))
}
