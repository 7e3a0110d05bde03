//! Arguments and statements of the theory in words, for whoever goes through many of them.

use std::sync::Arc;

use super::context::{Case, Declarations, Index};
use super::face::{Declaration, Face};
use super::sentence::Words;
use crate::vocabulary::*;

/// Puts statements and arguments of a theory in words. Each declaration is put in words once.
pub struct Faces<'a> {
    index: Index<'a>,
    declarations: Declarations,
}

impl<'a> Faces<'a> {
    /// Takes time by the size of the theory.
    #[must_use]
    pub fn new(case: &Case<'a>) -> Self {
        Self { index: Index::new(case), declarations: Declarations::default() }
    }

    /// Sentences of statements.
    #[must_use]
    pub fn words(&self) -> &Words<'a> {
        &self.index.words
    }

    /// How an argument of the theory shows itself; `None` for an assumption of a standpoint.
    pub fn of(&mut self, argument: ArgumentId) -> Option<Face> {
        let index = &self.index;
        let origin = index.origin(argument)?;
        let declaration = self.declarations.known(index, argument, origin);
        Some(index.face(argument, declaration))
    }

    /// What a rule or argument says, whether or not it has an instance.
    #[must_use]
    pub fn rule(&self, rule: RuleId) -> Arc<Declaration> {
        Arc::new(Declaration::of_rule(self.index.model, &self.index.model.rules[rule.index()]))
    }

    /// Every argument of the theory for the statement, used or not, in the order of the theory.
    pub fn concluding(&self, statement: StatementId) -> impl Iterator<Item = ArgumentId> {
        self.index.concluding(statement)
    }

    /// Every argument of the theory that undercuts this one, used or not, in the order of the theory.
    pub fn undercutting(&self, argument: ArgumentId) -> impl Iterator<Item = ArgumentId> {
        self.index.undercutting(argument)
    }
}
