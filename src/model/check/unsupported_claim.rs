//! `unsupported-claim`: nothing argues for a claim or a thesis, nor against it.

use super::survey::{Survey, words};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// Tells of every claim that nothing argues about.
pub(super) fn check(survey: &Survey<'_>, found: &mut Vec<Diagnostic>) {
    for (index, predicate) in survey.model.predicates.iter().enumerate() {
        let sort = match predicate.sort {
            PredicateSort::Claim => "claim",
            PredicateSort::Thesis => "thesis",
            PredicateSort::Relation | PredicateSort::Premise(_) => continue,
        };
        let meant = predicate.means.as_ref().map_or(PredicateId::new(index), |literal| literal.predicate);
        if survey.is_argued(meant) {
            continue;
        }
        let name = &predicate.name;
        let message = format!("nothing argues for {sort} `{name}` or against it");
        let so =
            predicate.means.as_ref().map_or_else(|| name.clone(), |literal| words(survey.model, literal));
        let help =
            format!("write an argument whose `so` is `{so}` or its contrary; until then it is unproven");
        let mut diagnostic = Diagnostic::new(Code::UnsupportedClaim, predicate.name_span, message).help(help);
        if let Some(literal) = &predicate.means {
            diagnostic = diagnostic.also(literal.span, "nothing concludes this");
        }
        found.push(diagnostic);
    }
}
