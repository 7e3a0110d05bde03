//! `mixed-issue`: one side of a literal is fought, the other weighed.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A clause with its place in the standpoint's list; a later one wins.
type Clause<'m> = (usize, &'m Said<(Literal, Standard)>);

/// The clauses of a standpoint, by what they are about.
struct Standards<'m> {
    default: Standard,
    exact: FxHashMap<(PredicateId, bool, &'m [Term]), Clause<'m>>,
    /// Only those with variables, latest first.
    general: BTreeMap<(PredicateId, bool), Vec<Clause<'m>>>,
}

/// How many clauses with variables for one predicate are compared with each other.
const BOUND: usize = 64;

/// Tells of every clause that makes an issue half fought and half weighed.
pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let standpoint = view.standpoint;
    let standards = Standards::new(view.default_standard(), &standpoint.standards);
    for said in &standpoint.standards {
        let (literal, _) = &said.what;
        let (own, other) = (standards.of(literal, literal.negated), standards.of(literal, !literal.negated));
        let (winner, beside) =
            (standards.named(literal, literal.negated), standards.named(literal, !literal.negated));
        // The later of the two clauses that decide tells, so that each issue is told once.
        let tells = winner
            .into_iter()
            .chain(beside)
            .max_by_key(|(place, _)| *place)
            .is_some_and(|(_, last)| std::ptr::eq(last, said));
        if !tells {
            continue;
        }
        if (own == Standard::Undefeated) != (other == Standard::Undefeated) {
            found.push(mixed(view, said, own, other, beside));
        }
    }
}

impl<'m> Standards<'m> {
    fn new(default: Standard, clauses: &'m [Said<(Literal, Standard)>]) -> Self {
        let mut standards = Self { default, exact: FxHashMap::default(), general: BTreeMap::new() };
        for (place, said) in clauses.iter().enumerate() {
            let literal = &said.what.0;
            standards.exact.insert((literal.predicate, literal.negated, &literal.terms), (place, said));
        }
        for (place, said) in clauses.iter().enumerate().rev() {
            let literal = &said.what.0;
            if literal.terms.iter().any(|term| matches!(term, Term::Variable(_))) {
                let list = standards.general.entry((literal.predicate, literal.negated)).or_default();
                if list.len() < BOUND {
                    list.push((place, said));
                }
            }
        }
        standards
    }

    /// The clause that decides a side of the literal's issue.
    fn named(&self, literal: &'m Literal, negated: bool) -> Option<Clause<'m>> {
        let exact = self.exact.get(&(literal.predicate, negated, &literal.terms)).copied();
        let general = self.general.get(&(literal.predicate, negated)).into_iter().flatten().copied();
        let general = general.filter(|(_, said)| covers(&said.what.0.terms, &literal.terms));
        exact.into_iter().chain(general).max_by_key(|(place, _)| *place)
    }

    /// The standard of a side: where only the other side is named and weighed, preponderance.
    fn of(&self, literal: &'m Literal, negated: bool) -> Standard {
        let named = |negated| self.named(literal, negated).map(|(_, said)| said.what.1);
        let beside = || match named(!negated) {
            Some(other) if other != Standard::Undefeated && self.default == Standard::Undefeated => {
                Standard::Preponderance
            }
            _ => self.default,
        };
        named(negated).unwrap_or_else(beside)
    }
}

/// Whether every instance of `terms` is one of `pattern`.
fn covers(pattern: &[Term], terms: &[Term]) -> bool {
    let mut bound: BTreeMap<VariableId, Term> = BTreeMap::new();
    pattern.iter().zip(terms).all(|(wanted, term)| match wanted {
        Term::Constant(_) => wanted == term,
        Term::Variable(variable) => bound.entry(*variable).or_insert(*term) == term,
    })
}

fn mixed(
    view: &View<'_>,
    said: &Said<(Literal, Standard)>,
    own: Standard,
    other: Standard,
    other_clause: Option<Clause<'_>>,
) -> Diagnostic {
    let standpoint = view.standpoint;
    let words = super::survey::words(view.model, &said.what.0);
    let message = format!(
        "one side of `{words}` is fought and the other weighed, from standpoint `{}`",
        standpoint.name
    );
    let diagnostic = Diagnostic::new(Code::MixedIssue, said.span, message)
        .label(format!("`{}` for this side", own.name()))
        .help("an issue is either fought (`undefeated` for both sides) or weighed: change one of the two standards");
    let default = standpoint.standard.as_ref().map(|standard| standard.span);
    match other_clause.map(|(_, clause)| clause.span).or(default) {
        Some(span) => diagnostic.also(span, format!("`{}` for the other side", other.name())),
        None => diagnostic,
    }
}
