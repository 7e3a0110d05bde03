//! Text as it is set: styles, widths and lines.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::font::{self, Weight};

/// How a piece of text is set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Style {
    /// The title of the picture.
    Title,
    /// A thesis.
    Thesis,
    /// A sentence.
    Sentence,
    /// The sentence of an argument.
    Rule,
    /// A status, a name.
    Label,
    /// Kinds, dates, sources.
    Small,
}

impl Style {
    #[cfg(test)]
    pub(super) const ALL: [Self; 6] =
        [Self::Title, Self::Thesis, Self::Sentence, Self::Rule, Self::Label, Self::Small];

    /// The size of the type, in tenths of a pixel.
    pub(super) const fn size(self) -> u32 {
        match self {
            Self::Title => 190,
            Self::Thesis => 150,
            Self::Sentence => 130,
            Self::Rule => 125,
            Self::Label | Self::Small => 105,
        }
    }

    pub(super) const fn weight(self) -> Weight {
        match self {
            Self::Title | Self::Thesis | Self::Label => Weight::SemiBold,
            Self::Sentence | Self::Rule | Self::Small => Weight::Regular,
        }
    }

    /// From one line to the next, in pixels.
    pub(super) const fn leading(self) -> i32 {
        match self {
            Self::Title => 26,
            Self::Thesis => 20,
            Self::Sentence => 18,
            Self::Rule => 17,
            Self::Label | Self::Small => 15,
        }
    }

    /// From the top of a line to the foot of its letters, in pixels.
    pub(super) const fn ascent(self) -> i32 {
        match self {
            Self::Title => 20,
            Self::Thesis => 15,
            Self::Sentence => 14,
            Self::Rule => 13,
            Self::Label | Self::Small => 11,
        }
    }

    /// Its class in an SVG.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Title => "t0",
            Self::Thesis => "t1",
            Self::Sentence => "t2",
            Self::Rule => "t3",
            Self::Label => "t4",
            Self::Small => "t5",
        }
    }
}

/// How wide a line of text is, in whole pixels.
pub(super) fn width(text: &str, style: Style) -> i32 {
    let units: u64 = text.chars().map(|letter| u64::from(font::advance(letter, style.weight()))).sum();
    i32::try_from((units * u64::from(style.size())).div_ceil(10_000)).unwrap_or(i32::MAX)
}

/// The text in lines of at most so many pixels, broken where its script lets a line break; what is too long for a line
/// is broken anywhere.
pub(super) fn wrap(text: &str, style: Style, most: i32) -> Vec<String> {
    let text = plain(text);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let piece = &text[start..end];
        start = end;
        let taken = width(piece, style);
        let visible = width(piece.trim_end(), style);
        if used + visible > most && !line.is_empty() {
            finish(&mut lines, &mut line, &mut used);
        }
        if visible > most {
            break_anywhere(piece, style, most, &mut lines, &mut line, &mut used);
        } else {
            line.push_str(piece);
            used += taken;
        }
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            finish(&mut lines, &mut line, &mut used);
        }
    }
    if !line.trim_end().is_empty() {
        finish(&mut lines, &mut line, &mut used);
    }
    lines
}

/// The same in at most so many lines; where there are more, the last ends in an ellipsis.
pub(super) fn wrap_short(text: &str, style: Style, most: i32, lines: usize) -> Vec<String> {
    let mut wrapped = wrap(text, style, most);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            while width(last, style) + width("…", style) > most && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end());
        }
    }
    wrapped
}

/// Whether the text is written from right to left: whether its first letter is.
pub(super) fn is_from_the_right(text: &str) -> bool {
    let letter = text.chars().find(|letter| letter.is_alphabetic());
    letter.is_some_and(
        |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    )
}

/// A line of such a text: marks at both ends keep its full stop at its left.
pub(super) fn from_the_right(line: &str) -> String {
    format!("\u{200f}{line}\u{200f}")
}

fn finish(lines: &mut Vec<String>, line: &mut String, used: &mut i32) {
    lines.push(line.trim_end().to_owned());
    line.clear();
    *used = 0;
}

fn break_anywhere(
    piece: &str,
    style: Style,
    most: i32,
    lines: &mut Vec<String>,
    line: &mut String,
    used: &mut i32,
) {
    for letter in piece.chars() {
        let taken = width(letter.encode_utf8(&mut [0; 4]), style);
        if *used + taken > most && !line.is_empty() && taken > 0 {
            finish(lines, line, used);
        }
        line.push(letter);
        *used += taken;
    }
}

/// The text with one space for each run of white space, and with a mark in the place of what no file may contain.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            _ if letter.is_whitespace() && letter != '\u{a0}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ if letter.is_control() => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, most: i32) -> Vec<String> {
        let lines = wrap(text, Style::Sentence, most);
        assert!(lines.iter().all(|line| width(line, Style::Sentence) <= most), "{lines:?}");
        lines
    }

    #[test]
    fn lines_hold_what_fits_and_lose_nothing() {
        let text = "In early 1990 the Warsaw Pact still stood, and nobody was negotiating about its members.";
        assert_eq!(holds(text, 200).join(" "), text);
        assert_eq!(holds("a  b\nc", 200), ["a b c"]);
        assert!(holds("", 200).is_empty());
    }

    #[test]
    fn what_has_no_spaces_is_broken_too() {
        assert_eq!(holds(&"x".repeat(100), 200).concat(), "x".repeat(100));
        assert_eq!(
            holds("東西冷戦終結後の安全保障に関する約束", 100).concat(),
            "東西冷戦終結後の安全保障に関する約束"
        );
    }

    #[test]
    fn a_short_form_says_that_it_is_one() {
        let lines = wrap_short("one two three four five six seven", Style::Sentence, 70, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], Style::Sentence) <= 70, "{lines:?}");
    }
}
