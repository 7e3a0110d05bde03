//! What is asked about: a ground literal, whether or not the theory has anything on it.

use crate::model::{Literal, Model, Term};
use crate::theory::Theory;
use crate::vocabulary::*;

/// A statement by its content. A claim that nothing speaks for or against has no atom in the theory, but can
/// be asked about all the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Claim {
    /// What the literal names.
    pub predicate: PredicateId,
    /// Its constants.
    pub terms: Vec<ConstantId>,
    /// It is the contrary.
    pub negated: bool,
}

impl Claim {
    /// The claim of a literal without variables; `None` where it has some.
    #[must_use]
    pub fn of(literal: &Literal) -> Option<Self> {
        let constant = |term: &Term| match term {
            Term::Constant(constant) => Some(*constant),
            Term::Variable(_) => None,
        };
        let terms = literal.terms.iter().map(constant).collect::<Option<_>>()?;
        Some(Self { predicate: literal.predicate, terms, negated: literal.negated })
    }

    /// The claim that a `claim`, `thesis` or `premise` makes: the literal that it `means`, or itself. `None` for
    /// a relation, which claims nothing without its terms.
    #[must_use]
    pub fn named(model: &Model, predicate: PredicateId) -> Option<Self> {
        let declared = &model.predicates[predicate.index()];
        match &declared.means {
            Some(literal) => Self::of(literal),
            None => (declared.arity == 0).then(|| Self { predicate, terms: Vec::new(), negated: false }),
        }
    }

    /// The claim that a statement of the theory makes.
    #[must_use]
    pub fn from_statement(theory: &Theory, statement: StatementId) -> Self {
        let atom = statement.atom();
        let terms = theory.atoms.terms(atom).to_vec();
        Self { predicate: theory.atoms.predicate(atom), terms, negated: statement.is_negated() }
    }

    /// The literal that says it, placed where what it names is declared.
    #[must_use]
    pub fn literal(&self, model: &Model) -> Literal {
        Literal {
            negated: self.negated,
            predicate: self.predicate,
            terms: self.terms.iter().copied().map(Term::Constant).collect(),
            span: model.predicates[self.predicate.index()].name_span,
        }
    }

    /// The statement of the theory that this is, if anything there speaks of it.
    #[must_use]
    pub fn statement(&self, theory: &Theory) -> Option<StatementId> {
        let atom = theory.atoms.find(self.predicate, &self.terms)?;
        Some(StatementId::new(atom, self.negated))
    }

    /// The other side of the issue.
    #[must_use]
    pub fn contrary(&self) -> Self {
        Self { negated: !self.negated, ..self.clone() }
    }
}
