//! A framework from a file or a pipe. The whole text is held while it is read, and given back before anything else.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::read::Refusal;
use crate::diagnostic::{Code, Diagnostic};
use crate::framework::{self, Format, Input, LARGEST_TEXT};
use crate::source::Sources;

/// Why a framework was not taken in, with the pieces of text that the diagnostic shows.
#[derive(Debug)]
pub struct Untaken {
    /// Pieces of the file.
    pub sources: Sources,
    /// What is told.
    pub told: Diagnostic,
}

/// Reads a framework from a path, or from standard input where there is none. Without a format it is the text's own,
/// as `Format::of` tells it.
///
/// # Errors
/// Where the file cannot be read, is too large, or has a mistake.
pub fn read_framework(path: Option<&Path>, format: Option<Format>) -> Result<Input, Box<Untaken>> {
    let name = path.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
    let mut sources = Sources::default();
    let bytes = match path.map_or_else(|| whole(io::stdin().lock(), 0), from_file) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            let told = refusal_told(refusal, &name, &mut sources);
            return Err(Box::new(Untaken { sources, told }));
        }
    };
    let format = format.unwrap_or_else(|| Format::of(&bytes, &name));
    framework::read(&bytes, format).map_err(|mistake| {
        let told = framework::tell(&mistake, &name, &bytes, &mut sources);
        Box::new(Untaken { sources, told })
    })
}

fn refusal_told(refusal: Refusal, name: &str, sources: &mut Sources) -> Diagnostic {
    match refusal {
        Refusal::TooLarge => {
            let message = format!("`{name}` is larger than the {LARGEST_TEXT} bytes that are read");
            Diagnostic::without_place(Code::FrameworkTooLarge, message)
        }
        Refusal::Directory => Diagnostic { help: None, ..refusal.tell(name, None, sources) }
            .help("name one framework in it; each is solved by itself"),
        _ => refusal.tell(name, None, sources),
    }
}

fn from_file(path: &Path) -> Result<Vec<u8>, Refusal> {
    let about = fs::metadata(path).map_err(Refusal::from)?;
    if about.is_dir() {
        return Err(Refusal::Directory);
    }
    whole(File::open(path).map_err(Refusal::from)?, about.len())
}

/// All bytes of a stream that probably has so many. Room is asked for, and not taken for granted.
fn whole(from: impl Read, length: u64) -> Result<Vec<u8>, Refusal> {
    if length > LARGEST_TEXT {
        return Err(Refusal::TooLarge);
    }
    let mut bytes = Vec::new();
    // One more byte than there are lets the end be found without taking more room.
    bytes.try_reserve_exact(length as usize + 1).map_err(|_| Refusal::TooLarge)?;
    from.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(Refusal::from)?;
    if bytes.len() as u64 > LARGEST_TEXT { Err(Refusal::TooLarge) } else { Ok(bytes) }
}
