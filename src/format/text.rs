//! Texts as words that may be set on new lines without changing what the text says.

/// The widest line.
pub(super) const WIDTH: usize = 100;

/// Texts that would begin further right than this go to a line of their own if they do not fit.
pub(super) const FURTHEST: usize = 48;

/// How wide something is on a screen.
pub(super) fn width(piece: &str) -> usize {
    if piece.is_ascii() { piece.len() } else { textwrap::core::display_width(piece) }
}

const BLANK: [char; 4] = [' ', '\t', '\r', '\n'];

/// Cuts a text, its quotes included, where a line may end: at a line break with its space, and at a single
/// space. Several spaces in a row stay together, for a line break would read as one.
pub(super) fn words(raw: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = raw[at..].find(BLANK) {
        let blank = at + found;
        let end = raw.len() - raw[blank..].trim_start_matches(BLANK).len();
        if raw[blank..end].contains('\n') || &raw[blank..end] == " " {
            words.push(&raw[start..blank]);
            start = end;
        }
        at = end;
    }
    words.push(&raw[start..]);
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn lines_may_end_at_single_spaces() {
        assert_eq!(words("\"a b\n   c  d \r\n e\""), ["\"a", "b", "c  d", "e\""]);
        assert_eq!(words("\" a \""), ["\"", "a", "\""]);
    }
}
