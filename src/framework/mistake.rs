//! Mistakes in a framework's text: where, what and how to mend it, in bytes; and how they become diagnostics, with no
//! more of the text than the surroundings of the place.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};

use super::{LARGEST_TEXT, MOST_ARGUMENTS};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};

/// The first thing in a text that is not as its format has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    code: Code,
    /// The bytes that it is about; `None` where that is the whole.
    at: Option<Range<usize>>,
    message: String,
    label: String,
    help: String,
    also: Option<(Range<usize>, &'static str)>,
}

/// Bytes of a line that are shown on either side of the place.
const AROUND: usize = 60;

/// Bytes of what is wrong that are shown.
const WIDEST: usize = 80;

/// Characters of a word that a message repeats.
const LONGEST_WORD: usize = 40;

impl Mistake {
    pub(super) fn new(code: Code, at: Range<usize>, message: impl Into<String>) -> Box<Self> {
        let (label, help) = (String::new(), String::new());
        Box::new(Self { code, at: Some(at), message: message.into(), label, help, also: None })
    }

    fn of_the_whole(code: Code, message: impl Into<String>) -> Box<Self> {
        Box::new(Self { at: None, ..*Self::new(code, 0..0, message) })
    }

    pub(super) fn label(mut self: Box<Self>, label: impl Into<String>) -> Box<Self> {
        self.label = label.into();
        self
    }

    pub(super) fn help(mut self: Box<Self>, help: impl Into<String>) -> Box<Self> {
        self.help = help.into();
        self
    }

    pub(super) fn also(mut self: Box<Self>, at: Range<usize>, label: &'static str) -> Box<Self> {
        self.also = Some((at, label));
        self
    }

    /// The kind of mistake.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The byte that it is at.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at.as_ref().map_or(0, |at| at.start)
    }

    /// The diagnostic; `sources` takes in the pieces of the text that it shows.
    pub(super) fn tell(&self, name: &str, bytes: &[u8], sources: &mut Sources) -> Diagnostic {
        let told = match &self.at {
            Some(at) => Diagnostic::new(self.code, piece(bytes, at.clone(), name, sources), &self.message),
            None => Diagnostic::without_place(self.code, format!("`{name}` {}", self.message)),
        };
        let told = if self.label.is_empty() { told } else { told.label(&self.label) };
        let told = if self.help.is_empty() { told } else { told.help(&self.help) };
        let also = self.also.iter();
        also.fold(told, |told, (at, label)| told.also(piece(bytes, at.clone(), name, sources), *label))
    }
}

/// Takes the surroundings of a place into the sources, and gives the place in them.
fn piece(bytes: &[u8], at: Range<usize>, name: &str, sources: &mut Sources) -> Span {
    let line = memrchr(b'\n', &bytes[..at.start]).map_or(0, |feed| feed + 1);
    let line_end = memchr(b'\n', &bytes[at.start..]).map_or(bytes.len(), |length| at.start + length);
    let end = at.end.min(line_end).min(at.start + WIDEST);
    let inside = |byte: &u8| byte & 0xc0 == 0x80;
    let start = line.max(at.start.saturating_sub(AROUND));
    let start = start + bytes[start..at.start].iter().take_while(|byte| inside(byte)).count();
    let after = visible(bytes[end..line_end.min(end + AROUND)].trim_ascii_end());
    let (before, shown) = (visible(&bytes[start..at.start]), visible(&bytes[at.start..end]));
    let number = memchr_iter(b'\n', &bytes[..line]).count() + 1;
    let column = bytes[line..start].iter().filter(|byte| !inside(byte)).count() + 1;
    let from = before.len() as u32;
    let (line, column) = (number as u32, column as u32);
    let file = sources.add_piece(name, before + &shown + &after, line, column);
    Span::new(file, from, from + shown.len() as u32)
}

/// The text of bytes, with pictures of control characters in their place.
fn visible(bytes: &[u8]) -> String {
    let picture = |letter: char| match letter {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + letter as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        _ => letter,
    };
    String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').chars().map(picture).collect()
}

/// A word as a message repeats it, in backticks.
pub(super) fn quoted(word: &[u8]) -> String {
    // A character has at most four bytes.
    let text = visible(&word[..word.len().min(4 * LONGEST_WORD)]);
    let whole = word.len() <= 4 * LONGEST_WORD && text.chars().count() <= LONGEST_WORD;
    let shown: String = text.chars().take(LONGEST_WORD).collect();
    format!("`{shown}{}`", if whole { "" } else { "…" })
}

/// The words between two blanks.
fn word_at(bytes: &[u8], at: usize) -> Range<usize> {
    let length = bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - at);
    at..at + length
}

/// What stands at a place is not what the format has there.
pub(super) fn expected(bytes: &[u8], at: usize, what: &str) -> Box<Mistake> {
    let next = bytes.get(at).copied();
    let (found, at) = match next {
        None => ("the file ends".to_owned(), at..at),
        Some(b'\n' | b'\r') => ("the line ends".to_owned(), at..at),
        Some(byte) if byte < b' ' || byte == 0x7f => return odd_byte(bytes, at),
        Some(_) => {
            let word = word_at(bytes, at);
            (format!("found {}", quoted(&bytes[word.clone()])), word)
        }
    };
    let cut = next.is_none();
    let told = Mistake::new(Code::BadFramework, at, format!("expected {what}, but {found}"));
    let told = told.label(format!("expected {what}"));
    if cut { told.help("the file may have been cut short when it was copied") } else { told }
}

/// A control character where none may stand.
pub(super) fn odd_byte(bytes: &[u8], at: usize) -> Box<Mistake> {
    let (what, help) = match bytes[at] {
        b'\r' => (
            "a carriage return without a line feed".to_owned(),
            "end each line with a line feed, with a carriage return before it or not",
        ),
        0 => ("a NUL byte".to_owned(), "a framework is text: this may be a binary file, or UTF-16"),
        byte => {
            (format!("the control character {byte:#04x}"), "a framework is text: this may be a binary file")
        }
    };
    Mistake::new(Code::BadFramework, at..at + 1, format!("found {what}")).help(help)
}

/// More words than the format has on a line.
pub(super) fn trailing(bytes: &[u8], word: Range<usize>, after: &str, help: &str) -> Box<Mistake> {
    let message = format!("found {} after {after}", quoted(&bytes[word.clone()]));
    Mistake::new(Code::BadFramework, word, message).label("the line should have ended").help(help)
}

/// A text with nothing in it.
pub(super) fn empty() -> Box<Mistake> {
    let help = "write `p af N` and an attack a line; `standpoint solve --help` shows the formats";
    Mistake::of_the_whole(Code::BadFramework, "is empty").help(help)
}

/// A text in an encoding of two bytes a character.
pub(super) fn utf16() -> Box<Mistake> {
    Mistake::of_the_whole(Code::NotUtf8, "is not UTF-8: it looks like UTF-16").help("save it as UTF-8 text")
}

/// A text past the bound.
pub(super) fn too_large(length: u64) -> Box<Mistake> {
    let message = format!("has {length} bytes, more than the {LARGEST_TEXT} that are read");
    Mistake::of_the_whole(Code::FrameworkTooLarge, message)
}

/// More arguments, or atoms, than are allowed.
pub(super) fn too_many(at: Range<usize>, what: &str) -> Box<Mistake> {
    let message = format!("more {what} than the {MOST_ARGUMENTS} that are allowed");
    Mistake::new(Code::FrameworkTooLarge, at, message)
        .help("a framework of that size cannot be held in memory")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &[u8], at: Range<usize>) -> (String, String, String) {
        let mut sources = Sources::default();
        let span = piece(text, at, "a.af", &mut sources);
        let (line, column) = sources.file(span.file).line_column(span.start);
        let text = sources.file(span.file).text.clone();
        (text, sources.text(span).to_owned(), format!("{line}:{column}"))
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let place = ("1 x2".to_owned(), "x2".to_owned(), "2:3".to_owned());
        assert_eq!(shown(b"p af 2\n1 x2\r\n2 1\n", 9..11), place);
    }

    #[test]
    fn of_a_long_line_the_surroundings_are_shown() {
        let mut text = "ä".repeat(1 << 20).into_bytes();
        text.extend(b"\0\xff");
        let (line, place, at) = shown(&text, 1 << 21..(1 << 21) + 1);
        assert_eq!((&*line, &*place), (&*("ä".repeat(30) + "␀\u{fffd}"), "␀"));
        assert_eq!(at, "1:1048577");
    }

    #[test]
    fn the_end_of_a_text_is_a_place() {
        assert_eq!(shown(b"1 2\n", 4..4), (String::new(), String::new(), "2:1".to_owned()));
    }

    #[test]
    fn of_a_long_word_the_beginning_is_repeated() {
        assert_eq!(quoted("ä".repeat(200).as_bytes()), format!("`{}…`", "ä".repeat(40)));
        assert_eq!(quoted(b"a\x1b[2J"), "`a␛[2J`");
    }
}
