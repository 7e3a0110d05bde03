//! A large text in pieces that are read side by side.

use std::ops::Range;

use memchr::{memchr_iter, memrchr};
use rayon::prelude::*;

use super::mistake::Mistake;

/// The bytes of a piece. What is no longer is read where it is, without a second thread.
pub(super) const USUAL: usize = 1 << 20;

/// The attacks of a piece, up to its first mistake.
pub(super) type Part = (Vec<[u32; 2]>, Option<Box<Mistake>>);

/// Reads the attacks from `from` on, and gives the pieces in order up to the first mistake. `may_split` says whether
/// the text may be cut after the line that the given range is.
pub(super) fn parts(
    bytes: &[u8],
    from: usize,
    chunk: usize,
    may_split: impl Fn(&[u8]) -> bool,
    read: impl Fn(Range<usize>) -> Part + Send + Sync,
) -> (Vec<Vec<[u32; 2]>>, Option<Box<Mistake>>) {
    let ranges = ranges(bytes, from, chunk.max(1), may_split);
    let read: Vec<Part> = match ranges.len() {
        1 => ranges.into_iter().map(read).collect(),
        _ => ranges.into_par_iter().map(read).collect(),
    };
    let (mut attacks, mut first) = (Vec::with_capacity(read.len()), None);
    for (part, mistake) in read {
        attacks.push(part);
        if mistake.is_some() {
            first = mistake;
            break;
        }
    }
    (attacks, first)
}

/// Pieces of about `chunk` bytes, each of which ends with a line after which the text may be cut.
fn ranges(bytes: &[u8], from: usize, chunk: usize, may_split: impl Fn(&[u8]) -> bool) -> Vec<Range<usize>> {
    let (mut ranges, mut start) = (Vec::new(), from);
    while bytes.len() - start > chunk {
        // The line that a piece would end in may have begun before.
        let first = memrchr(b'\n', &bytes[start..start + chunk]).map_or(start, |at| start + at + 1);
        let (mut line, mut end) = (first, None);
        for feed in memchr_iter(b'\n', &bytes[first..]).map(|at| first + at + 1) {
            if may_split(&bytes[line..feed]) {
                end = Some(feed);
                break;
            }
            line = feed;
        }
        let Some(end) = end else { break };
        ranges.push(start..end);
        start = end;
    }
    ranges.push(start..bytes.len());
    ranges
}

/// How many lines a piece has at most, by its line feeds: room for that many attacks is never enlarged.
pub(super) fn lines(bytes: &[u8]) -> usize {
    memchr_iter(b'\n', bytes).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_end_with_lines() {
        let text = b"1 2\n3 4\n5 6\n\n7 8";
        for chunk in 1..20 {
            let ranges = ranges(text, 4, chunk, |_| true);
            assert_eq!((ranges[0].start, ranges[ranges.len() - 1].end), (4, text.len()));
            assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(ranges.windows(2).all(|pair| text[pair[0].end - 1] == b'\n'), "{ranges:?}");
        }
        assert_eq!(ranges(text, 0, 4, |line| line.starts_with(b"5")), [0..12, 12..16]);
    }
}
