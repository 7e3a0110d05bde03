//! Sentences in the user's own words: relations' templates, names' words, the texts of claims and premises.

use rustc_hash::FxHashMap;

use super::claim::Claim;
use super::negation;
use crate::model::{Literal, Model, Piece, Term};
use crate::theory::Theory;
use crate::vocabulary::*;

/// Makes sentences of statements. A literal that a claim `means` reads as that claim does.
#[derive(Debug)]
pub struct Words<'a> {
    model: &'a Model,
    theory: &'a Theory,
    meant: FxHashMap<Claim, PredicateId>,
}

impl<'a> Words<'a> {
    /// The words of a file set. Takes time by the number of its predicates.
    #[must_use]
    pub fn new(model: &'a Model, theory: &'a Theory) -> Self {
        let mut meant = FxHashMap::default();
        for (index, predicate) in model.predicates.iter().enumerate() {
            if let Some(claim) = predicate.means.as_ref().and_then(Claim::of) {
                meant.entry(claim).or_insert(PredicateId::new(index));
            }
        }
        Self { model, theory, meant }
    }

    /// A statement's sentence as it reads inside another: without full stop, small where it does not start with
    /// a name.
    #[must_use]
    pub fn statement(&self, statement: StatementId) -> String {
        self.claim(&Claim::from_statement(self.theory, statement))
    }

    /// The same for a claim, whether or not the theory has it.
    #[must_use]
    pub fn claim(&self, claim: &Claim) -> String {
        if let Some(words) = self.meant(claim) {
            return negation::inline(&words);
        }
        if let Some(words) = self.meant(&claim.contrary()) {
            return negation::denied(&words);
        }
        self.pieces(claim.predicate, claim.negated, |place| self.constant(claim.terms[place]).to_owned())
    }

    /// The same as it stands alone: with a capital letter and a full stop.
    #[must_use]
    pub fn alone(&self, claim: &Claim) -> String {
        negation::alone(&self.claim(claim))
    }

    /// The sentence of a rule's literal under bindings; variables that have none keep their names.
    pub(super) fn literal(
        &self,
        literal: &Literal,
        bound: &[Option<ConstantId>],
        variables: &[String],
    ) -> String {
        self.pieces(literal.predicate, literal.negated, |place| match literal.terms[place] {
            Term::Constant(constant) => self.constant(constant).to_owned(),
            Term::Variable(variable) => match bound.get(variable.index()).copied().flatten() {
                Some(constant) => self.constant(constant).to_owned(),
                None => format!("?{}", variables.get(variable.index()).map_or("_", String::as_str)),
            },
        })
    }

    /// One sentence for several statements that differ in one term alone: "Baker, as well as Kohl and Major,
    /// assured …". `None` where they differ otherwise.
    pub(super) fn together(&self, statements: &[StatementId]) -> Option<String> {
        let claims: Vec<_> =
            statements.iter().map(|each| Claim::from_statement(self.theory, *each)).collect();
        let (first, others) = claims.split_first()?;
        if others.is_empty() || claims.iter().any(|claim| self.meant(claim).is_some()) {
            return None;
        }
        let place = place_that_differs(first, others)?;
        let sentence = &self.model.predicates[first.predicate.index()].sentence;
        if sentence.iter().filter(|piece| **piece == Piece::Term(place)).count() != 1 {
            return None;
        }
        let others: Vec<_> = others.iter().map(|claim| self.constant(claim.terms[place])).collect();
        let list = format!("{}, as well as {},", self.constant(first.terms[place]), joined(&others, "and"));
        let read =
            |at: usize| if at == place { list.clone() } else { self.constant(first.terms[at]).to_owned() };
        let mut sentence = self.pieces(first.predicate, first.negated, read);
        sentence.truncate(sentence.trim_end_matches(',').len());
        Some(sentence)
    }

    /// How a constant reads.
    #[must_use]
    pub fn constant(&self, constant: ConstantId) -> &str {
        self.model.constants.get(constant.index()).map_or("?", |constant| constant.words.as_str())
    }

    fn pieces(&self, predicate: PredicateId, negated: bool, read: impl Fn(usize) -> String) -> String {
        let pieces = &self.model.predicates[predicate.index()].sentence;
        let words = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Term(place) => read(*place),
        };
        if negated {
            return negation::denied_pieces(pieces, words);
        }
        negation::inline(&pieces.iter().map(words).collect::<String>())
    }

    /// The declared claim that `means` this one, if any does.
    #[must_use]
    pub fn meaning(&self, claim: &Claim) -> Option<PredicateId> {
        self.meant.get(claim).copied()
    }

    fn meant(&self, claim: &Claim) -> Option<String> {
        let predicate = self.meaning(claim)?;
        Some(plain(&self.model.predicates[predicate.index()].sentence))
    }
}

fn place_that_differs(first: &Claim, others: &[Claim]) -> Option<usize> {
    let differ = |claim: &Claim| {
        let mut places = (0..first.terms.len()).filter(|place| first.terms[*place] != claim.terms[*place]);
        let place = places.next()?;
        places.next().is_none().then_some(place)
    };
    let same_relation = |claim: &&Claim| claim.predicate == first.predicate && claim.negated == first.negated;
    if !others.iter().all(|claim| same_relation(&claim)) {
        return None;
    }
    let place = differ(others.first()?)?;
    others.iter().all(|claim| differ(claim) == Some(place)).then_some(place)
}

/// The words of a sentence without terms.
pub(super) fn plain(pieces: &[Piece]) -> String {
    let words = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Term(_) => String::new(),
    };
    pieces.iter().map(words).collect()
}

/// "a", "a and b", "a, b and c".
pub(super) fn joined(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [start @ .., end] => format!("{} {last} {end}", start.join(", ")),
    }
}
