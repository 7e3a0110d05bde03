//! Which lines of a file are shown around the places that a diagnostic speaks of.
//!
//! An excerpt is small whatever the file is: places far apart get one each, a place that runs over many lines
//! is shown by its first, and of a very long line only the surroundings are cut out.

use std::ops::Range;

use crate::source::{SourceFile, Sources, Span};

/// Lines between two places of one excerpt.
const FAR: u32 = 25;
/// Lines that one place may run over.
const TALL: u32 = 4;
/// Bytes of a line that is shown whole.
const LONG: usize = 500;
/// Bytes shown around a place in a longer line.
const AROUND: usize = 60;

/// A place with what is said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'d> {
    pub(super) span: Span,
    pub(super) text: &'d str,
    pub(super) primary: bool,
}

/// A stretch of a file with the marks in it.
#[derive(Debug)]
pub(super) struct Excerpt<'d> {
    /// The file's name.
    pub(super) name: &'d str,
    /// Whole lines, or a piece of one.
    pub(super) text: &'d str,
    /// The number of the first line.
    pub(super) line: u32,
    /// The text begins within its line, so columns in it are not the file's.
    pub(super) cut: bool,
    /// The marks, as bytes of `text`, on character boundaries.
    pub(super) marks: Vec<(Range<usize>, Mark<'d>)>,
}

/// The excerpts that show the marks: the primary's first, then by order of the marks' files and places.
pub(super) fn excerpts<'d>(marks: &[Mark<'d>], sources: &'d Sources) -> Vec<Excerpt<'d>> {
    let mut placed: Vec<(Mark<'d>, Range<usize>)> =
        marks.iter().map(|mark| (*mark, bytes(mark.span, sources.file(mark.span.file)))).collect();
    placed.sort_by_key(|(mark, bytes)| (mark.span.file, bytes.start, bytes.end));
    let mut groups: Vec<Vec<(Mark<'d>, Range<usize>)>> = Vec::new();
    for (mark, bytes) in placed {
        let file = sources.file(mark.span.file);
        match groups.last_mut().filter(|group| belongs(group, &mark, &bytes, file)) {
            Some(group) => group.push((mark, bytes)),
            None => groups.push(vec![(mark, bytes)]),
        }
    }
    groups.sort_by_key(|group| !group.iter().any(|(mark, _)| mark.primary));
    groups.into_iter().map(|group| excerpt(group, sources)).collect()
}

/// Whether a mark is near enough to the last of the group, with only lines of a sane length between.
fn belongs(
    group: &[(Mark<'_>, Range<usize>)],
    mark: &Mark<'_>,
    bytes: &Range<usize>,
    file: &SourceFile,
) -> bool {
    let Some((last, at)) = group.last() else { return false };
    let line = |byte: usize| file.line_column(byte as u32).0;
    last.span.file == mark.span.file
        && line(bytes.start) <= line(at.end) + FAR
        && bytes.end.saturating_sub(at.start) <= LONG * FAR as usize
        && lines(&file.text, at.start..bytes.end).split('\n').all(|line| line.len() <= LONG)
}

fn excerpt<'d>(group: Vec<(Mark<'d>, Range<usize>)>, sources: &'d Sources) -> Excerpt<'d> {
    let file = sources.file(group[0].0.span.file);
    let whole = group[0].1.start..group.iter().map(|(_, bytes)| bytes.end).max().unwrap_or_default();
    let mut text = lines(&file.text, whole.clone());
    let long = text.split('\n').any(|line| line.len() > LONG);
    if long {
        text = around(&file.text, whole.start, text);
    }
    let from = text.as_ptr() as usize - file.text.as_ptr() as usize;
    let inside = |byte: usize| text.floor_char_boundary(byte.saturating_sub(from).min(text.len()));
    let marks =
        group.into_iter().map(|(mark, bytes)| (inside(bytes.start)..inside(bytes.end), mark)).collect();
    let (line, cut) = (file.line_column(from as u32).0, long || file.begins_within_a_line());
    Excerpt { name: &file.name, text, line, cut, marks }
}

/// The span's bytes, inside the file and on character boundaries; a tall one ends with its first line.
fn bytes(span: Span, file: &SourceFile) -> Range<usize> {
    let text = &file.text;
    let end = text.floor_char_boundary(span.end as usize);
    let start = text.floor_char_boundary(span.start as usize).min(end);
    if file.line_column(end as u32).0 - file.line_column(start as u32).0 < TALL {
        return start..end;
    }
    let first = text[start..end].split(['\n', '\r']).next().unwrap_or_default();
    start..start + first.trim_end().len()
}

/// The whole lines that the bytes touch, without the last line's end.
fn lines(text: &str, bytes: Range<usize>) -> &str {
    let start = text[..bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |at| bytes.end + at);
    text[start..end].trim_start_matches('\u{feff}').trim_end_matches('\r')
}

/// The surroundings of a byte within its line.
fn around<'t>(text: &'t str, byte: usize, line: &'t str) -> &'t str {
    let from = line.as_ptr() as usize - text.as_ptr() as usize;
    let start = text.ceil_char_boundary(byte.saturating_sub(AROUND)).max(from);
    let end = text.floor_char_boundary(byte + AROUND).min(from + line.len()).max(start);
    text[start..end].split('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn mark(start: u32, end: u32) -> Mark<'static> {
        Mark { span: Span::new(FileId(0), start, end), text: "", primary: start == 0 }
    }

    /// Each excerpt's first line, its text, and the bytes of its first mark.
    fn shown(text: &str, marks: &[Mark<'static>]) -> Vec<(u32, String, usize, usize)> {
        let mut sources = Sources::default();
        sources.add("a.arg", text);
        let parts = |excerpt: Excerpt<'_>| {
            let range = &excerpt.marks[0].0;
            (excerpt.line, excerpt.text.to_owned(), range.start, range.end)
        };
        excerpts(marks, &sources).into_iter().map(parts).collect()
    }

    #[test]
    fn whole_lines_are_shown() {
        assert_eq!(shown("one\ntwo\r\nthree", &[mark(5, 6)]), [(2, "two".to_owned(), 1, 2)]);
    }

    #[test]
    fn places_far_apart_are_shown_apart_and_the_primary_first() {
        let text = format!("one\n{}two", "\n".repeat(100));
        let marks = [mark(104, 105), mark(0, 3)];
        assert_eq!(shown(&text, &marks), [(1, "one".to_owned(), 0, 3), (102, "two".to_owned(), 0, 1)]);
    }

    #[test]
    fn spans_beyond_the_end_or_inside_a_letter_are_drawn_in() {
        assert_eq!(shown("ä", &[mark(1, 90)]), [(1, "ä".to_owned(), 0, 2)]);
        assert_eq!(shown("", &[mark(7, 9)]), [(1, String::new(), 0, 0)]);
        assert_eq!(shown("a\n", &[mark(2, 2)]), [(2, String::new(), 0, 0)]);
    }

    #[test]
    fn a_place_of_many_lines_is_shown_by_its_first() {
        assert_eq!(shown("one  \na\nb\nc\nd\ne\n", &[mark(0, 12)]), [(1, "one  ".to_owned(), 0, 3)]);
    }

    #[test]
    fn of_an_endless_line_a_piece_is_shown() {
        let all = shown(&"(".repeat(1 << 20), &[mark(500_000, 900_000)]);
        assert_eq!((all[0].1.len(), all[0].2, all[0].3), (2 * AROUND, AROUND, 2 * AROUND));
    }
}
