//! Which standard each statement must meet from a standpoint.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Literal, Standpoint, Term};
use crate::network::select::Standards;
use crate::theory::Theory;
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// The standards of all statements that a clause names; of two clauses for one statement the later wins.
pub(super) fn standards(theory: &Theory, standpoint: &Standpoint) -> Standards {
    let default = standpoint.standard.as_ref().map_or(Standard::Undefeated, |said| said.what);
    let mut named = BTreeMap::new();
    let mut patterns: BTreeMap<PredicateId, Vec<&(Literal, Standard)>> = BTreeMap::new();
    for said in &standpoint.standards {
        patterns.entry(said.what.0.predicate).or_default().push(&said.what);
    }
    let atoms = if patterns.is_empty() { 0 } else { theory.atoms.len() };
    for atom in (0..atoms as u32).map(AtomId) {
        let Some(clauses) = patterns.get(&theory.atoms.predicate(atom)) else { continue };
        for (literal, standard) in clauses.iter().copied() {
            if matches(theory.atoms.terms(atom), &literal.terms) {
                named.insert(StatementId::new(atom, literal.negated), *standard);
            }
        }
    }
    Standards { default, named: named.into_iter().collect() }
}

/// Whether the constants are an instance of the terms; a variable that stands twice wants the same constant.
fn matches(constants: &[ConstantId], terms: &[Term]) -> bool {
    let mut bound: BTreeMap<VariableId, ConstantId> = BTreeMap::new();
    constants.iter().zip(terms).all(|(constant, term)| match term {
        Term::Constant(wanted) => wanted == constant,
        Term::Variable(variable) => bound.entry(*variable).or_insert(*constant) == constant,
    })
}

/// The error of an issue that is both fought and weighed.
pub(super) fn mixed(standpoint: &Standpoint, theory: &Theory, statement: StatementId) -> Diagnostic {
    let atom = statement.atom();
    let about = |(literal, _): &(Literal, Standard)| {
        literal.predicate == theory.atoms.predicate(atom) && matches(theory.atoms.terms(atom), &literal.terms)
    };
    let clauses: Vec<_> = standpoint.standards.iter().filter(|said| about(&said.what)).collect();
    let span = clauses.last().map_or(standpoint.span, |said| said.span);
    let message = "one side of this issue is fought, the other weighed";
    let mut diagnostic = Diagnostic::new(Code::MixedIssue, span, message);
    for said in clauses.iter().rev().skip(1) {
        diagnostic = diagnostic.also(said.span, "the other side's standard");
    }
    diagnostic.help("give both sides a weighing standard, or neither")
}
