//! The door: what is read is text of a bounded size, or it is refused with the reason.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Sources, Span};

/// The size up to which a file is read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// Why something was not taken in.
#[derive(Debug)]
pub(super) enum Refusal {
    Missing,
    Directory,
    /// A device or a pipe, where only a file will do.
    NotAFile,
    /// Not below the folder that nothing is read outside of.
    Outside,
    TooLarge,
    Binary {
        at: usize,
    },
    Utf16,
    NotUtf8 {
        /// What could be read, with a replacement character for what could not.
        shown: String,
        at: usize,
        byte: u8,
        cut_short: bool,
    },
    Other(io::Error),
}

/// Reads a file that the user named; pipes will do.
pub(super) fn named(path: &Path) -> Result<String, Refusal> {
    let about = fs::metadata(path).map_err(Refusal::from)?;
    if about.is_dir() {
        return Err(Refusal::Directory);
    }
    if about.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    text(File::open(path).map_err(Refusal::from)?)
}

/// Reads a file that another file names: nothing but a regular file will do, so that reading always ends.
pub(super) fn regular(path: &Path) -> Result<String, Refusal> {
    let about = fs::metadata(path).map_err(Refusal::from)?;
    if !about.is_file() && !about.is_dir() {
        return Err(Refusal::NotAFile);
    }
    named(path)
}

/// Reads standard input.
pub(super) fn standard_input() -> Result<String, Refusal> {
    text(io::stdin().lock())
}

fn text(from: impl Read) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    from.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(Refusal::from)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    decode(bytes)
}

/// The text of these bytes.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refusal::Utf16);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Refusal::Binary { at });
    }
    String::from_utf8(bytes).map_err(|error| {
        let (broken, bytes) = (error.utf8_error(), error.as_bytes());
        let at = broken.valid_up_to();
        let mut shown = String::from_utf8_lossy(&bytes[..at]).into_owned();
        shown.push(char::REPLACEMENT_CHARACTER);
        Refusal::NotUtf8 { shown, at, byte: bytes[at], cut_short: broken.error_len().is_none() }
    })
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Other(error),
        }
    }
}

impl Refusal {
    /// What to tell of the file `name`, which was named at `place` or on the command line. A text with a broken
    /// byte in it is shown at that byte.
    pub(super) fn tell(self, name: &str, place: Option<Span>, sources: &mut Sources) -> Diagnostic {
        let (code, message, help) = self.words(name);
        let told = match (self, place) {
            (Self::NotUtf8 { shown, at, .. }, place) => {
                let file = sources.add(name, shown);
                let broken = Span::new(file, at as u32, at as u32 + 3);
                let told = Diagnostic::new(code, broken, message).label("this is no UTF-8");
                place.into_iter().fold(told, |told, place| told.also(place, "read for this"))
            }
            (_, Some(place)) => Diagnostic::new(code, place, message),
            (_, None) => Diagnostic::without_place(code, message),
        };
        help.into_iter().fold(told, Diagnostic::help)
    }

    fn words(&self, name: &str) -> (Code, String, Option<String>) {
        let unreadable = |why: &str| (Code::FileUnreadable, format!("cannot read `{name}`: {why}"), None);
        let save = || Some("save it as UTF-8 text".to_owned());
        match self {
            Self::Missing => unreadable("there is no such file"),
            Self::Directory => {
                let help =
                    Some(format!("name the files in it, such as `{}/*.arg`", name.trim_end_matches('/')));
                (Code::FileUnreadable, format!("cannot read `{name}`: it is a directory"), help)
            }
            Self::NotAFile => unreadable("it is not a regular file"),
            Self::Outside => (
                Code::FileUnreadable,
                format!("cannot read `{name}`: it lies outside the folder that is served"),
                Some("serve a folder that holds both".to_owned()),
            ),
            Self::Other(error) => unreadable(&error.to_string().to_lowercase()),
            Self::TooLarge => (
                Code::FileTooLarge,
                format!("`{name}` is larger than {} MiB", LARGEST_FILE >> 20),
                Some("split it, and take the parts in with `use`; or keep facts in tables".to_owned()),
            ),
            Self::Binary { at } => {
                (Code::NotUtf8, format!("`{name}` is not text: byte {} is a NUL", at + 1), save())
            }
            Self::Utf16 => (Code::NotUtf8, format!("`{name}` is not UTF-8: it looks like UTF-16"), save()),
            Self::NotUtf8 { at, cut_short: true, .. } => {
                let message = format!(
                    "`{name}` is not UTF-8: it ends in the middle of a character, at byte {}",
                    at + 1
                );
                (
                    Code::NotUtf8,
                    message,
                    Some("the file may have been cut short when it was copied".to_owned()),
                )
            }
            Self::NotUtf8 { at, byte, .. } => {
                let message =
                    format!("`{name}` is not UTF-8: byte {} ({byte:#04x}) begins no character", at + 1);
                (Code::NotUtf8, message, Some(latin(*byte)))
            }
        }
    }
}

/// Most files that are not UTF-8 are Latin-1, in which a byte is its character's number.
fn latin(byte: u8) -> String {
    match char::from(byte) {
        letter if letter.is_alphabetic() => {
            format!("save it as UTF-8 text; in Latin-1 that byte is `{letter}`")
        }
        _ => "save it as UTF-8 text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_as_it_is() {
        assert_eq!(
            decode("\u{feff}claim a \"ä\"\r\n".into()).ok().as_deref(),
            Some("\u{feff}claim a \"ä\"\r\n")
        );
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_byte() {
        assert!(matches!(decode(b"ab\0c".to_vec()), Err(Refusal::Binary { at: 2 })));
        assert!(matches!(decode(b"\xff\xfea\0".to_vec()), Err(Refusal::Utf16)));
        assert!(matches!(
            decode(b"ab\xe9cd".to_vec()),
            Err(Refusal::NotUtf8 { at: 2, cut_short: false, .. })
        ));
        assert!(matches!(decode(b"ab\xc3".to_vec()), Err(Refusal::NotUtf8 { at: 2, cut_short: true, .. })));
    }

    #[test]
    fn endless_input_is_refused_once_it_is_too_large() {
        assert!(matches!(text(io::repeat(b'(')), Err(Refusal::TooLarge)));
    }

    #[test]
    fn a_broken_byte_is_shown_in_its_line() {
        let (mut sources, refusal) = (Sources::default(), decode(b"claim a\nclaim \xe9 b".to_vec()));
        let told = refusal.expect_err("it is not UTF-8").tell("a.arg", None, &mut sources);
        assert_eq!(sources.place(told.primary.expect("it has a place").span), "a.arg:2");
        assert_eq!(told.help.as_deref(), Some("save it as UTF-8 text; in Latin-1 that byte is `é`"));
    }
}
