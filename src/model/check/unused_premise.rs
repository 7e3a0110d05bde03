//! `unused-premise`: nothing looks at a premise, nor at anything that it states.

use super::survey::{given, side};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// Tells of every premise that nothing uses.
pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    let mentioned = mentioned(model);
    let unused = |premise: &&Premise| {
        let states = premise.states.iter().map(|literal| literal.predicate);
        !states.chain([premise.predicate]).any(|predicate| mentioned[predicate.index()])
    };
    for premise in model.premises.iter().filter(unused) {
        let name = &model.predicates[premise.predicate.index()].name;
        let help = if premise.states.is_empty() {
            format!("give it to an argument, as in `argument given {name} so …`, or leave it out")
        } else {
            format!("write a rule or an argument with `given {name}`, or with what it states")
        };
        let message = format!("nothing uses premise `{name}`");
        found.push(Diagnostic::new(Code::UnusedPremise, premise.name_span, message).help(help));
    }
}

/// The predicates that something looks at, claims being looked at by the reader.
fn mentioned(model: &Model) -> Vec<bool> {
    let mut mentioned = vec![false; model.predicates.len()];
    let mut tell = |literal: &Literal| mentioned[side(literal) / 2] = true;
    for rule in &model.rules {
        given(rule).for_each(&mut tell);
        rule.assuming.iter().chain(&rule.unless).for_each(|questioned| tell(&questioned.literal));
    }
    model.contraries.iter().flat_map(|contrary| &contrary.literals).for_each(&mut tell);
    model.expectations.iter().for_each(|expectation| tell(&expectation.literal));
    model.predicates.iter().filter_map(|predicate| predicate.means.as_ref()).for_each(&mut tell);
    for (index, predicate) in model.predicates.iter().enumerate() {
        mentioned[index] |= matches!(predicate.sort, PredicateSort::Claim | PredicateSort::Thesis);
    }
    for premise in named(model) {
        mentioned[model.premises[premise.index()].predicate.index()] = true;
    }
    mentioned
}

/// The premises that are undercut or preferred by name.
fn named(model: &Model) -> impl Iterator<Item = PremiseId> {
    let undercut = model.rules.iter().filter_map(|rule| match rule.conclusion {
        Conclusion::Undercuts { target, .. } => Some(target),
        Conclusion::So(_) => None,
    });
    let preferred = model.preferences.iter().flat_map(|preference| [preference.stronger, preference.weaker]);
    let own = model.standpoints.iter().flat_map(|standpoint| &standpoint.prefer);
    let own = own.flat_map(|said| [said.what.0, said.what.1]);
    undercut.chain(preferred).chain(own).filter_map(|name| match name {
        ArgumentName::Premise(premise) => Some(premise),
        _ => None,
    })
}
