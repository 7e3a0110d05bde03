//! Files under test: what they conclude now, against what was recorded and against former versions.
//!
//! In: paths, revisions of git. Out: reports as data; snapshots on the disk, where it is said that they may be written.
//! Never here: layout, questions to a person, the judgement itself.

mod concluded;
mod record;

mod compare;
mod former;

mod diff;
mod run;

pub use concluded::Concluded;
pub use diff::{Side, comparison, diff};
pub use record::{snapshot_of, unreferenced};
pub use run::{Tested, Writes, is_testable, test};
