//! What would be otherwise if a standpoint were: changes to it, what they do, and the smallest sets of them that bring
//! a status about.
//!
//! In: the model, the theory, a standpoint. Out: changes by id, the standpoint judged with them, and sets of changes,
//! each verified by judging it. Never here: words, layout, the disk; the standpoint itself stays as it is written.

use crate::evaluate::{self, Labels};
use crate::model::{Model, Standpoint};
use crate::network::{self, Network};
use crate::theory::Theory;
use crate::vocabulary::*;

mod change;
mod effect;

mod reverse;

mod region;

mod opened;

mod board;
mod conflict;

mod candidates;
mod differences;
mod search;
mod structural;

pub mod lean;

pub use change::{Category, Change, UsageDifference};
pub use differences::{Pair, differences};
pub use effect::variation;
pub use opened::Opened;
pub use region::Region;
pub use reverse::Reverse;
pub use search::{Flip, Flips, Goal, May, Plan, flips};

/// A standpoint with changes, judged.
#[derive(Debug)]
pub struct Varied {
    /// Its network.
    pub network: Network,
    /// Its labels.
    pub labels: Labels,
}

/// What is asked about: a standpoint of a judged file.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// What is declared.
    pub model: &'a Model,
    /// The ground theory, instantiated also over what the changes may suppose.
    pub theory: &'a Theory,
    /// The standpoint.
    pub standpoint: &'a Standpoint,
}

impl Ground<'_> {
    /// Judges the standpoint with changes.
    ///
    /// # Errors
    /// Where the changes cannot be made together: what is granted contradicts what is certain, a preference closes a
    /// circle, an issue would be both fought and weighed.
    pub fn judge(
        &self,
        reverse: &Reverse,
        changes: &[Change],
    ) -> Result<Varied, Box<crate::diagnostic::Diagnostic>> {
        let variation = variation(self, reverse, changes);
        let network = network::from_theory::vary(self.model, self.theory, self.standpoint, &variation)?;
        let labels = evaluate::grounded(network.graph());
        Ok(Varied { network, labels })
    }
}

impl Varied {
    /// The status of a statement.
    #[must_use]
    pub fn status(&self, statement: StatementId) -> Status {
        evaluate::status(&self.network, &self.labels, statement)
    }
}
