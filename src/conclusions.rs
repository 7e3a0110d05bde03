//! What a file concludes, kept and compared: the record of its conclusions, which of them moved between two versions
//! and by which edits, and what no conclusion would miss.
//!
//! In: a judged case, or two versions of a file's texts. Out: records, reports, the edits that account for a move, as
//! data. Never here: the disk, layout; how a version is judged is asked of whoever has it.

mod identifier;
mod moved;
mod record;

mod declared;
mod spot;

mod coverage;
mod mutation;

pub mod snapshot;

mod report;
mod version;

mod account;
mod edits;

pub use account::{Account, Between, Wanted};
pub use coverage::{Tally, tested};
pub use edits::Edits;
pub use identifier::Identifier;
pub use moved::{Pair, moved};
pub use mutation::{Mutants, mutate, mutate_within};
pub use record::{Conclusion, Conclusions, Said, written};
pub use report::*;
pub use version::{Text, Version};
