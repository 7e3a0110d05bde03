//! From the model to the ground theory: rules instantiated bottom-up, once for all standpoints.

use super::{GroundConclusion, Origin, Theory};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Literal, Model, Piece, Term};
use crate::source::Span;
use crate::vocabulary::*;

mod abduce;
mod columns;
mod compare;
mod counting;
mod exceptions;
mod fixpoint;
mod implied;
mod index;
mod join;
mod program;
mod store;
mod undercuts;
mod waiting;

pub use abduce::{Missing, missing};
use program::Owner;

/// How large a theory may become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// How many instances all rules together may have, exceptions and counted statements included.
    pub instances: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { instances: 10_000_000 }
    }
}

/// The instances ran away; the owner of most of them is to be named.
struct Runaway(Owner);

/// Instantiates all rules.
///
/// # Errors
/// `runaway-instances` where there would be more than `bounds` allows, naming the rule that has most of them.
pub fn ground(model: &Model, bounds: &Bounds) -> Result<Theory, Box<Diagnostic>> {
    ground_with(model, bounds, &[])
}

/// Instantiates all rules over everything that is put forward and over `supposed`: literals without variables that
/// nobody put forward, but that changes to a standpoint may.
///
/// # Errors
/// As `ground`.
pub fn ground_with(model: &Model, bounds: &Bounds, supposed: &[Literal]) -> Result<Theory, Box<Diagnostic>> {
    let mut store = store::Store::new(model.predicates.len(), model.constants.len());
    let program = program::Program::new(model, &mut store);
    let mut fixpoint = fixpoint::Fixpoint::new(model, store, program, bounds);
    let finished = fixpoint
        .run(|model, store| columns::Seeds::sow(model, store, supposed))
        .and_then(|seeds| columns::finish(fixpoint, &seeds));
    finished.map_err(|Runaway(owner)| Box::new(runaway(model, owner, bounds)))
}

fn runaway(model: &Model, owner: Owner, bounds: &Bounds) -> Diagnostic {
    let (span, what): (Span, String) = match owner {
        Owner::Rule(rule) | Owner::Transposition(rule, _) => {
            let rule = &model.rules[rule.index()];
            let name = rule
                .name
                .as_ref()
                .map_or_else(|| "this argument".to_owned(), |name| format!("rule `{name}`"));
            (rule.name_span, name)
        }
        Owner::StatesTransposition(premise, _) => {
            (model.premises[premise.index()].name_span, "this premise".to_owned())
        }
        Owner::Contrary(contrary) => (model.contraries[contrary.index()].span, "this contrary".to_owned()),
    };
    let message = format!("{what} has more instances than the bound of {}", bounds.instances);
    Diagnostic::new(Code::RunawayInstances, span, message).label("most of the instances are of this").help(
        "give it a condition that ties its variables together, or lift the bound with `--max-instances N`",
    )
}

/// The statement of a literal without variables, if the theory has its atom.
#[must_use]
pub fn statement(theory: &Theory, literal: &Literal) -> Option<StatementId> {
    let terms: Option<Vec<ConstantId>> = literal
        .terms
        .iter()
        .map(|term| match term {
            Term::Constant(constant) => Some(*constant),
            Term::Variable(_) => None,
        })
        .collect();
    let atom = theory.atoms.find(literal.predicate, &terms?)?;
    Some(StatementId::new(atom, literal.negated))
}

/// The statement as the language writes it: `not bound(Baker, no-enlargement)`.
#[must_use]
pub fn written(model: &Model, theory: &Theory, statement: StatementId) -> String {
    let atom = statement.atom();
    written_of(model, theory.atoms.predicate(atom), theory.atoms.terms(atom), statement.is_negated())
}

/// A literal without variables as the language writes it, whether or not a theory has it.
#[must_use]
pub fn written_of(model: &Model, predicate: PredicateId, terms: &[ConstantId], negated: bool) -> String {
    let mut text = if negated { "not ".to_owned() } else { String::new() };
    text.push_str(&model.predicates[predicate.index()].name);
    if !terms.is_empty() {
        let names: Vec<String> =
            terms.iter().map(|term| model.constants[term.index()].value.to_string()).collect();
        text.push_str(&format!("({})", names.join(", ")));
    }
    text
}

/// A literal of a declaration as the language writes it, with the names of the variables that stand there.
#[must_use]
pub fn written_literal(model: &Model, literal: &Literal, variables: &[String]) -> String {
    let term = |term: &Term| match term {
        Term::Constant(constant) => model.constants[constant.index()].value.to_string(),
        Term::Variable(variable) => format!("?{}", variables[variable.index()]),
    };
    let name = &model.predicates[literal.predicate.index()].name;
    let terms: Vec<String> = literal.terms.iter().map(term).collect();
    let terms = if terms.is_empty() { String::new() } else { format!("({})", terms.join(", ")) };
    format!("{}{name}{terms}", if literal.negated { "not " } else { "" })
}

/// The sentence of an atom in the user's words: its template with the terms' words put in.
#[must_use]
pub fn sentence(model: &Model, theory: &Theory, atom: AtomId) -> String {
    sentence_of(model, theory.atoms.predicate(atom), theory.atoms.terms(atom))
}

/// The sentence of a predicate with these terms, whether or not a theory has it.
#[must_use]
pub fn sentence_of(model: &Model, predicate: PredicateId, terms: &[ConstantId]) -> String {
    let pieces = model.predicates[predicate.index()].sentence.iter();
    pieces
        .map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Term(place) => model.constants[terms[*place].index()].words.as_str(),
        })
        .collect()
}
