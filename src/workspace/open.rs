//! A loaded file opened to changes: what questions of the kind "what if" are asked of.

use super::Loaded;
use crate::diagnostic::Diagnostic;
use crate::explain::Claim;
use crate::model::Literal;
use crate::theory::from_model::Bounds;
use crate::variation::{Ground, Opened};
use crate::vocabulary::StandpointId;

impl Loaded {
    /// The bounds that the file is judged within.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.options.max_instances.map_or_else(Bounds::default, |instances| Bounds { instances })
    }

    /// The file's theory, opened to all that could be put forward on these claims.
    ///
    /// # Errors
    /// Where rules have more instances than the bound.
    pub fn open_around(&self, claims: &[Claim]) -> Result<Opened, Box<Diagnostic>> {
        Opened::around(&self.model, &self.bounds(), &self.literals(claims))
    }

    /// The file's theory, opened to these claims and nothing else.
    ///
    /// # Errors
    /// Where rules have more instances than the bound.
    pub fn open_to(&self, claims: &[Claim]) -> Result<Opened, Box<Diagnostic>> {
        Opened::to(&self.model, &self.bounds(), &self.literals(claims))
    }

    /// A standpoint of the file, in an opened theory.
    #[must_use]
    pub fn ground<'a>(&'a self, opened: &'a Opened, standpoint: StandpointId) -> Ground<'a> {
        Ground {
            model: &self.model,
            theory: &opened.theory,
            standpoint: &self.model.standpoints[standpoint.index()],
        }
    }

    fn literals(&self, claims: &[Claim]) -> Vec<Literal> {
        claims.iter().map(|claim| claim.literal(&self.model)).collect()
    }
}
