//! Abstract argumentation frameworks (Dung 1995, def. 2) and flat assumption-based ones (Bondarenko et al. 1997), as
//! solvers exchange them.
//!
//! In: the bytes of a file. Out: attacks in compressed rows, names, rules; or the first mistake, with its place. Never
//! here: extensions, the disk, the argument language.
//!
//! One file a format. Whatever the number of threads, the same bytes give the same framework or the same mistake.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

mod format;
mod names;
mod rows;
mod task;

mod aba;
mod af;
mod apx;
mod tgf;

mod attacks;
mod chunks;
mod declared;
mod digits;
mod header;
mod line;
mod mistake;

pub use aba::Aba;
pub use format::Format;
pub use mistake::Mistake;
pub use names::{Name, Names, Written};
pub use rows::Rows;
pub use task::{Problem, Semantics, Task};

/// The most arguments, or atoms, that a framework may have.
pub const MOST_ARGUMENTS: u32 = 1 << 27;

/// The largest text that is read, in bytes; a place in it fits in 32 bits, and so does the number of its attacks.
pub const LARGEST_TEXT: u64 = u32::MAX as u64;

/// Arguments and who attacks whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Framework {
    attacked: Rows,
    names: Names,
}

impl Framework {
    /// The framework of `count` arguments, named by numbers from 1, with these attacks (who attacks, who is attacked,
    /// both counted from 0). An attack that stands twice counts once.
    ///
    /// # Panics
    /// If an attack speaks of an argument that is not among the `count`.
    #[must_use]
    pub fn from_attacks(count: u32, attacks: &[(u32, u32)]) -> Self {
        let mut pairs: Vec<[u32; 2]> = attacks.iter().map(|(from, to)| [*from, *to]).collect();
        assert!(pairs.iter().flatten().all(|argument| *argument < count), "an attack on what is not there");
        pairs.sort_unstable();
        pairs.dedup();
        Self { attacked: Rows::grouped(count as usize, &[pairs]), names: Names::Numbers }
    }

    /// How many arguments there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.attacked.len() as u32
    }

    /// Whether there is no argument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attacked.is_empty()
    }

    /// How many attacks there are.
    #[must_use]
    pub fn attack_count(&self) -> usize {
        self.attacked.item_count()
    }

    /// Row `a`: the arguments that `a` attacks, ascending, each once. `turned()` gives those that attack it.
    #[must_use]
    pub fn attacked(&self) -> &Rows {
        &self.attacked
    }

    /// The name of an argument, as the file writes it.
    #[must_use]
    pub fn name(&self, argument: u32) -> Name<'_> {
        self.names.name(argument)
    }

    /// The argument of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u32> {
        self.names.find(name, self.len())
    }

    /// The names of all arguments.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// Arguments and attacks.
    Abstract(Framework),
    /// Assumptions, their contraries and rules.
    Assumptions(Aba),
}

/// Reads a framework in the given format. Time and memory are linear in the text, but for rows that are not ascending,
/// which are sorted.
///
/// # Errors
/// The first mistake of the text.
pub fn read(bytes: &[u8], format: Format) -> Result<Input, Box<Mistake>> {
    read_in_chunks(bytes, format, chunks::USUAL)
}

/// Reads as `read` does, in pieces of about so many bytes, side by side where there are several.
///
/// # Errors
/// The first mistake of the text, whatever the pieces.
pub fn read_in_chunks(bytes: &[u8], format: Format, chunk: usize) -> Result<Input, Box<Mistake>> {
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(mistake::too_large(bytes.len() as u64));
    }
    let from = format::start(bytes)?;
    match format {
        Format::Af => af::read(bytes, from, chunk).map(Input::Abstract),
        Format::Apx => apx::read(bytes, from, chunk).map(Input::Abstract),
        Format::Tgf => tgf::read(bytes, from, chunk).map(Input::Abstract),
        Format::Aba => aba::read(bytes, from).map(Input::Assumptions),
    }
}

/// Tells of a mistake in the text of the file `name`, of which `sources` takes in the pieces that are shown.
#[must_use]
pub fn tell(mistake: &Mistake, name: &str, bytes: &[u8], sources: &mut Sources) -> Diagnostic {
    mistake.tell(name, bytes, sources)
}
