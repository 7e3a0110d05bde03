//! Lines and the words in them.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::mistake::{self, Mistake};

/// A line: where its text is, without the line end, and where the next one starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) next: usize,
}

/// The line that starts at `at`. A line ends with a line feed, with a carriage return before it or not.
///
/// # Errors
/// Where a carriage return stands alone, or a NUL.
pub(super) fn line(bytes: &[u8], at: usize) -> Result<Line, Box<Mistake>> {
    let feed = memchr(b'\n', &bytes[at..]).map(|length| at + length);
    let end = feed.unwrap_or(bytes.len());
    let text = &bytes[at..end];
    let text = if feed.is_some() { text.strip_suffix(b"\r").unwrap_or(text) } else { text };
    if let Some(odd) = memchr2(b'\r', 0, text) {
        return Err(mistake::odd_byte(bytes, at + odd));
    }
    Ok(Line { start: at, end: at + text.len(), next: feed.map_or(end, |feed| feed + 1) })
}

/// The first word from `at` on, up to the end of the line.
pub(super) fn word(bytes: &[u8], at: usize, line: Line) -> Option<Range<usize>> {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = at + bytes[at..line.end].iter().position(|byte| !blank(byte))?;
    let length = bytes[start..line.end].iter().position(blank).unwrap_or(line.end - start);
    Some(start..start + length)
}

/// Whether a line says nothing: it is blank, or a comment.
pub(super) fn is_silent(bytes: &[u8], line: Line) -> bool {
    word(bytes, line.start, line).is_none_or(|word| bytes[word.start] == b'#')
}
