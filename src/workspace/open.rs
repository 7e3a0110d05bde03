//! A loaded file opened to changes: what questions of the kind "what if" are asked of.

use super::{Judged, Judgement, Loaded, tidy};
use crate::diagnostic::Diagnostic;
use crate::explain::Claim;
use crate::model::Literal;
use crate::theory::from_model::Bounds;
use crate::variation::{Change, Ground, Opened, Varied};
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

    /// Judges the file with changes from every standpoint. A file with errors must not be judged: ask `has_errors` first.
    /// A standpoint with which the changes cannot be made is left out, and a diagnostic tells why.
    ///
    /// # Errors
    /// Where rules have more instances than the bound.
    pub fn judge_with(&self, changes: &[Change]) -> Result<Judgement, Box<Diagnostic>> {
        let opened = self.open_to(&[])?;
        let (mut standpoints, mut diagnostics) = (Vec::new(), Vec::new());
        for standpoint in self.standpoints() {
            match self.ground(&opened, standpoint).judge(&opened.reverse, changes) {
                Ok(Varied { network, labels }) => standpoints.push(Judged { standpoint, network, labels }),
                Err(told) => diagnostics.push(*told),
            }
        }
        tidy::tidy(&mut diagnostics, self.options.strict);
        Ok(Judgement { theory: opened.theory, standpoints, diagnostics })
    }

    fn literals(&self, claims: &[Claim]) -> Vec<Literal> {
        claims.iter().map(|claim| claim.literal(&self.model)).collect()
    }
}
