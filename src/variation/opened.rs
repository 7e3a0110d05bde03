//! The theory opened to what nobody put forward: rules instantiated also over the premises that they miss and the
//! exceptions that nobody raised, so that it can be asked what would come of them.

use super::region::Region;
use super::reverse::Reverse;
use crate::diagnostic::Diagnostic;
use crate::model::{Literal, Model};
use crate::theory::Theory;
use crate::theory::from_model::{self, Bounds, ground_with, missing};
use crate::vocabulary::*;

/// A theory in which changes can be tried.
#[derive(Debug)]
pub struct Opened {
    /// The theory.
    pub theory: Theory,
    /// The same, looked up backwards.
    pub reverse: Reverse,
    /// More could be put forward than was looked for.
    pub cut: bool,
}

impl Opened {
    /// A theory that is opened to these literals (without variables) and nothing else.
    ///
    /// # Errors
    /// `runaway-instances`, as grounding gives it.
    pub fn to(model: &Model, bounds: &Bounds, literals: &[Literal]) -> Result<Self, Box<Diagnostic>> {
        let theory = ground_with(model, bounds, literals)?;
        let reverse = Reverse::new(&theory);
        Ok(Self { theory, reverse, cut: false })
    }

    /// A theory that is opened to everything that could be put forward on these literals (without variables), one step
    /// of a rule deep.
    ///
    /// # Errors
    /// `runaway-instances`, as grounding gives it.
    pub fn around(model: &Model, bounds: &Bounds, claims: &[Literal]) -> Result<Self, Box<Diagnostic>> {
        let bare = Self::to(model, bounds, claims)?;
        let region = bare.region(claims);
        let missing = missing(model, &bare.theory, &region.statements, &region.arguments);
        if missing.literals.is_empty() {
            return Ok(bare);
        }
        let all: Vec<Literal> = claims.iter().cloned().chain(missing.literals).collect();
        Ok(Self { cut: missing.cut, ..Self::to(model, bounds, &all)? })
    }

    /// What of the theory bears on these literals.
    #[must_use]
    pub fn region(&self, claims: &[Literal]) -> Region {
        let statements: Vec<StatementId> =
            claims.iter().filter_map(|claim| from_model::statement(&self.theory, claim)).collect();
        Region::new(&self.theory, &self.reverse, &statements)
    }
}
