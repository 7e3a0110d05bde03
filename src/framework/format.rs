//! Which format a text is in, by what it says first.

use crate::vocabulary::list;

use super::mistake::{self, Mistake};

list! {
    /// How a framework is written down.
    Format {
        /// `p af N`, then an attack a line: two numbers.
        Af = "af",
        /// Facts: `arg(a).` and `att(a,b).`.
        Apx = "apx",
        /// Names, a line with `#`, then an attack a line: two names.
        Tgf = "tgf",
        /// `p aba N`, then assumptions, contraries and rules.
        Aba = "aba",
    }
}

impl Format {
    /// The format of a text: by its first line that says something; where that tells nothing, by the ending of the
    /// file's name; where that tells nothing either, it is `tgf`, which has no mark of its own.
    #[must_use]
    pub fn of(bytes: &[u8], name: &str) -> Self {
        let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
        by_content(bytes).or_else(|| by_ending(name)).unwrap_or(Self::Tgf)
    }
}

/// The byte-order mark, which some editors write.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn by_content(bytes: &[u8]) -> Option<Format> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    let line = lines.into_iter().find(|line| !line.is_empty() && !matches!(line[0], b'#' | b'%'))?;
    let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        (Some(b"p"), Some(b"af")) => return Some(Format::Af),
        (Some(b"p"), Some(b"aba")) => return Some(Format::Aba),
        _ => {}
    }
    let facts = line.strip_prefix(b"arg").or_else(|| line.strip_prefix(b"att"))?;
    facts.trim_ascii_start().starts_with(b"(").then_some(Format::Apx)
}

fn by_ending(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    Format::from_name(&ending.to_ascii_lowercase())
}

/// Where the text starts, after a byte-order mark.
///
/// # Errors
/// Where there is no text, or it looks like UTF-16.
pub(super) fn start(bytes: &[u8]) -> Result<usize, Box<Mistake>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(mistake::utf16());
    }
    let start = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    if bytes[start..].iter().all(u8::is_ascii_whitespace) {
        return Err(mistake::empty());
    }
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_goes_before_its_name() {
        for (text, name, format) in [
            ("p af 3\n1 2\n", "a.tgf", Format::Af),
            ("# from a\n\n  p  aba 3\n", "<stdin>", Format::Aba),
            ("\u{feff}p af 3", "a", Format::Af),
            ("% two\narg (a).", "a.af", Format::Apx),
            ("att(a,b). arg(a).", "", Format::Apx),
            ("argon\n#\n", "a", Format::Tgf),
            ("p foo\n", "a.af", Format::Af),
            ("1 2\n", "a.AF", Format::Af),
            ("1\n2\n#\n1 2\n", "a.txt", Format::Tgf),
            ("", "a.aba", Format::Aba),
        ] {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{text:?} {name}");
        }
    }
}
