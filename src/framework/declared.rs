//! Arguments as a text declares them: each once, by a name that is UTF-8.

use std::ops::Range;

use super::MOST_ARGUMENTS;
use super::mistake::{self, Mistake, quoted};
use super::names::Written;
use crate::diagnostic::Code;

/// The names that were declared up to now, with their places.
#[derive(Default)]
pub(super) struct Declared {
    text: Vec<u8>,
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Declared {
    /// Takes in a name.
    #[inline]
    pub(super) fn push(&mut self, bytes: &[u8], at: Range<usize>) -> Result<(), Box<Mistake>> {
        let name = &bytes[at.clone()];
        if !name.is_ascii() && std::str::from_utf8(name).is_err() {
            let message = format!("the name {} is not UTF-8", quoted(name));
            return Err(Mistake::new(Code::NotUtf8, at, message).help("save the file as UTF-8 text"));
        }
        if self.ends.len() >= MOST_ARGUMENTS as usize {
            return Err(mistake::too_many(at, "arguments"));
        }
        self.text.extend_from_slice(name);
        self.ends.push(self.text.len() as u32);
        self.places.push(at.start as u32);
        Ok(())
    }

    /// The names, which must differ; `help` says how to mend it where they do not.
    pub(super) fn names(self, bytes: &[u8], help: &str) -> Result<Written, Box<Mistake>> {
        let Self { text, ends, places } = self;
        let place = |name: u32, ends: &[u32]| {
            let start = if name == 0 { 0 } else { ends[name as usize - 1] };
            let at = places[name as usize] as usize;
            at..at + (ends[name as usize] - start) as usize
        };
        let text = String::from_utf8(text).unwrap_or_default();
        let ends_of = ends.clone();
        Written::new(text, ends).map_err(|(second, first)| {
            let (second, first) = (place(second, &ends_of), place(first, &ends_of));
            let message = format!("the argument {} is declared twice", quoted(&bytes[second.clone()]));
            Mistake::new(Code::ArgumentTwice, second, message)
                .label("declared here again")
                .also(first, "declared here first")
                .help(help)
        })
    }
}

/// Finds names, and remembers the last attacker: attacks mostly stand in the order of who attacks.
pub(super) struct Finder<'f> {
    bytes: &'f [u8],
    names: &'f Written,
    last: Range<usize>,
    found: u32,
}

impl<'f> Finder<'f> {
    pub(super) fn new(bytes: &'f [u8], names: &'f Written) -> Self {
        Self { bytes, names, last: 0..0, found: 0 }
    }

    /// The attack between the names at two places.
    ///
    /// # Errors
    /// Where one of them is not declared.
    pub(super) fn pair(&mut self, from: Range<usize>, to: Range<usize>) -> Result<[u32; 2], Box<Mistake>> {
        // A name has a byte at least, so that nothing is taken for it before the first.
        if self.bytes[from.clone()] != self.bytes[self.last.clone()] {
            self.found = known(self.bytes, from.clone(), self.names)?;
            self.last = from;
        }
        Ok([self.found, known(self.bytes, to, self.names)?])
    }
}

/// The argument of the name at a place.
fn known(bytes: &[u8], at: Range<usize>, names: &Written) -> Result<u32, Box<Mistake>> {
    let name = &bytes[at.clone()];
    names.find(name).ok_or_else(|| {
        if let Some(odd) = name.iter().position(|byte| *byte < b' ' || *byte == 0x7f) {
            return mistake::odd_byte(bytes, at.start + odd);
        }
        let message = format!("no argument {} is declared", quoted(name));
        Mistake::new(Code::UndeclaredArgument, at, message).help("declare it, or correct the name")
    })
}
