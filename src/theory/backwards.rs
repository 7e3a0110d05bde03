//! The theory looked up backwards: who concludes what, who undercuts whom, whoever uses it.

use super::{GroundConclusion, Theory};
use crate::vocabulary::*;

/// For each statement and each undercut set the arguments that lead to it, in file order.
#[derive(Debug)]
pub struct Backwards {
    concluding: Lists<ArgumentId>,
    undercutting: Lists<ArgumentId>,
}

impl Backwards {
    /// Takes time and room by the size of the theory.
    #[must_use]
    pub fn new(theory: &Theory) -> Self {
        let numbered = || {
            let conclusions = theory.arguments.conclusions.iter().enumerate();
            conclusions.map(|(index, conclusion)| (ArgumentId::new(index), *conclusion))
        };
        let so = numbered().filter_map(|(argument, conclusion)| match conclusion {
            GroundConclusion::So(statement) => Some((statement.index(), argument)),
            GroundConclusion::Undercuts(_) => None,
        });
        let undercuts = numbered().filter_map(|(argument, conclusion)| match conclusion {
            GroundConclusion::So(_) => None,
            GroundConclusion::Undercuts(set) => Some((set.index(), argument)),
        });
        Self {
            concluding: Lists::grouped(theory.atoms.len() * 2, so),
            undercutting: Lists::grouped(theory.undercuts.len(), undercuts),
        }
    }

    /// Every argument for the statement.
    #[must_use]
    pub fn concluding(&self, statement: StatementId) -> &[ArgumentId] {
        self.concluding.get(statement.index())
    }

    /// Every argument that undercuts this one.
    pub fn undercutting(&self, theory: &Theory, argument: ArgumentId) -> impl Iterator<Item = ArgumentId> {
        let sets = theory.arguments.undercut_sets_of(argument).iter();
        sets.flat_map(|(_, set)| self.undercutting.get(set.index())).copied()
    }
}
