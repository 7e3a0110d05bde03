//! The small words that walk the whole street.
//!
//! In: nothing. Out: typed ids, dates, numbers, and the closed lists of the language (statuses, standards,
//! semantics). Never here: anything that owns text or depends on another room.

mod date;
mod id;
mod list;
mod lists;

pub use date::Date;
pub use id::*;
pub use list::{Acceptance, Comparator, Semantics, Standard, Status};
pub use lists::Lists;

/// Makes a closed list: an enum with `ALL`, `name()` and `from_name()`.
pub(crate) use list::list;

/// An exact decimal: weights, limits and the numbers that a file writes.
pub type Number = rust_decimal::Decimal;
