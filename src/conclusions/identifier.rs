//! What a conclusion rests on, by name.

use std::fmt;

use crate::explain::{self, Case, Judged, Sort};
use crate::vocabulary::ArgumentId;

/// A declaration that a conclusion rests on, named so that no edit elsewhere changes the name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identifier {
    /// What it was declared as.
    pub sort: Sort,
    /// Its name; where it has none, what it says as the language writes it.
    pub name: String,
}

impl Identifier {
    /// Of an argument that a standpoint uses.
    #[must_use]
    pub fn of(case: &Case<'_>, judged: &Judged<'_>, argument: ArgumentId) -> Self {
        let (sort, name) = explain::named(case.model, case.theory, judged.network, argument);
        Self { sort, name: on_a_line(name) }
    }
}

impl fmt::Display for Identifier {
    /// "premise treaty-scope".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.sort.name(), self.name)
    }
}

/// The text without line ends, which a text among its terms may have.
pub(super) fn on_a_line(text: String) -> String {
    if text.contains(['\n', '\r']) { text.replace('\n', "\\n").replace('\r', "\\r") } else { text }
}
