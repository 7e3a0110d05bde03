//! A standpoint's choice of a theory, and its network.

use super::preference::Order;
use super::select::{Choice, Usage};
use super::{Limits, Network};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Standpoint};
use crate::source::Span;
use crate::theory::{GroundConclusion, Theory};
use crate::vocabulary::*;
use std::collections::BTreeMap;

mod admission;
mod standard;

mod axioms;

mod compile;
mod strength;

use compile::{TooLarge, compile};

/// The network of one standpoint.
///
/// # Errors
/// A semantics that is not computed, contradicting axioms, a cyclic preference, an issue both fought and weighed, or a network past the bound: each
/// with its place.
pub fn build(model: &Model, theory: &Theory, standpoint: StandpointId) -> Result<Network, Box<Diagnostic>> {
    let semantics = model.standpoints[standpoint.index()].semantics;
    if semantics != Semantics::Grounded {
        return Err(Box::new(unsupported(&model.standpoints[standpoint.index()], semantics)));
    }
    let choice = choose(model, theory, &model.standpoints[standpoint.index()])?;
    if let Some(contradiction) = axioms::contradiction(theory, &choice) {
        return Err(Box::new(contradicting(model, theory, &contradiction)));
    }
    let span = model.standpoints[standpoint.index()].span;
    compile(theory, choice).map_err(|TooLarge| Box::new(too_large(span)))
}

fn choose(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Result<Choice, Box<Diagnostic>> {
    let usages = admission::usages(model, theory, standpoint);
    let (weights, levels) = admission::weights(model, theory, standpoint);
    let assumptions = assumptions(theory, standpoint);
    let standards = standard::standards(model, theory, standpoint);
    if let Some(mixed) = standards.mixed() {
        return Err(Box::new(standard::mixed(standpoint, theory, mixed)));
    }
    let order = order(model, theory, standpoint)?;
    let limits = Limits::default();
    let limits = Limits {
        alpha: standpoint.alpha.unwrap_or(limits.alpha),
        beta: standpoint.beta.unwrap_or(limits.beta),
        gamma: standpoint.gamma.unwrap_or(limits.gamma),
    };
    let contraries = contraries(model, theory, standpoint);
    let mut choice = Choice { usages, weights, levels, assumptions, standards, limits, order, contraries };
    tell_assumptions(theory, &mut choice);
    Ok(choice)
}

fn assumptions(theory: &Theory, standpoint: &Standpoint) -> Vec<StatementId> {
    let mut found = Vec::new();
    for said in &standpoint.assume {
        let statement = crate::theory::from_model::statement(theory, &said.what);
        if let Some(statement) = statement.filter(|statement| !found.contains(statement)) {
            found.push(statement);
        }
    }
    found
}

fn contraries(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Vec<(StatementId, StatementId)> {
    let used =
        |contrary: &ContraryId| standpoint.uses_module(model, model.contraries[contrary.index()].module);
    let pairs = theory.contraries.iter().filter(|(_, _, contrary)| used(contrary));
    let mut all: Vec<_> = pairs.flat_map(|(one, other, _)| [(*one, *other), (*other, *one)]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn order(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Result<Order, Box<Diagnostic>> {
    let global =
        model.preferences.iter().filter(|preference| standpoint.uses_module(model, preference.module));
    let global = global.map(|preference| (preference.stronger, preference.weaker));
    let all: Vec<_> = global.chain(standpoint.prefer.iter().map(|said| said.what)).collect();
    if all.is_empty() {
        return Ok(Order::default());
    }
    let rule_of = |instance: InstanceNameId| model.instance_names[instance.index()].rule;
    let mut order = Order::close(&all, rule_of).map_err(|_| Box::new(cyclic(model, standpoint)))?;
    order.set_bearers(bearers(theory, &order));
    Ok(order)
}

fn bearers(theory: &Theory, order: &Order) -> Vec<(ArgumentId, u32)> {
    let own = theory.arguments.origins.iter().enumerate().filter_map(|(index, origin)| {
        let name = match origin {
            crate::theory::Origin::Premise(premise) | crate::theory::Origin::States(premise, _) => {
                ArgumentName::Premise(*premise)
            }
            crate::theory::Origin::Rule(rule) => ArgumentName::Rule(*rule),
            _ => return None,
        };
        Some((ArgumentId::new(index), order.name(name)?))
    });
    let named = theory.arguments.instance_names.iter();
    let named =
        named.filter_map(|(argument, name)| Some((*argument, order.name(ArgumentName::Instance(*name))?)));
    let mut all: Vec<_> = own.chain(named).collect();
    all.sort_unstable();
    all
}

/// An assumption yields to every defeasible argument for its contrary.
fn tell_assumptions(theory: &Theory, choice: &mut Choice) {
    let mut against: BTreeMap<StatementId, Vec<ArgumentId>> =
        choice.assumptions.iter().map(|assumed| (assumed.contrary(), Vec::new())).collect();
    let count = if against.is_empty() { 0 } else { theory.arguments.origins.len() };
    for index in 0..count {
        let defeasible = !theory.arguments.strict[index] && choice.usages[index] == Usage::Used;
        let GroundConclusion::So(statement) = theory.arguments.conclusions[index] else { continue };
        if let Some(list) = against.get_mut(&statement).filter(|_| defeasible) {
            list.push(ArgumentId::new(index));
        }
    }
    for (place, assumed) in choice.assumptions.iter().enumerate() {
        let list = against.remove(&assumed.contrary()).unwrap_or_default();
        choice.order.assume(ArgumentId::new(theory.arguments.origins.len() + place), list);
    }
}

fn contradicting(model: &Model, theory: &Theory, contradiction: &axioms::Contradiction) -> Diagnostic {
    let spans: Vec<(Span, String)> =
        contradiction.arguments.iter().map(|argument| declared(model, theory, *argument)).collect();
    let first = spans.first().map_or(model.standpoints[0].span, |(span, _)| *span);
    let words = crate::theory::from_model::written(model, theory, contradiction.statement);
    let message = format!("what is certain here contradicts itself: it shows `{words}` and its contrary");
    let mut diagnostic = Diagnostic::new(Code::ContradictingAxioms, first, message);
    if let Some((_, text)) = spans.first() {
        diagnostic = diagnostic.label(text.clone());
    }
    for (span, text) in spans.iter().skip(1) {
        diagnostic = diagnostic.also(*span, text.clone());
    }
    diagnostic
        .help("make one of these presumable instead of certain, or do not admit it from this standpoint")
}

/// Where an argument was declared, with what it is called.
fn declared(model: &Model, theory: &Theory, argument: ArgumentId) -> (Span, String) {
    use crate::theory::Origin;
    match theory.arguments.origins[argument.index()] {
        Origin::Premise(premise) | Origin::States(premise, _) | Origin::StatesTransposition(premise, _) => {
            let premise = &model.premises[premise.index()];
            (
                premise.name_span,
                format!("premise `{}` is certain", model.predicates[premise.predicate.index()].name),
            )
        }
        Origin::Fact(table, _) => (model.tables[table.index()].span, "a row of this table".to_owned()),
        Origin::Rule(rule) | Origin::Transposition(rule, _) => {
            let rule = &model.rules[rule.index()];
            let name =
                rule.name.as_ref().map_or_else(|| "this argument".to_owned(), |name| format!("`{name}`"));
            (rule.name_span, format!("{name} holds certainly"))
        }
        Origin::Contrary(contrary) => {
            (model.contraries[contrary.index()].span, "these are contraries".to_owned())
        }
    }
}

fn cyclic(model: &Model, standpoint: &Standpoint) -> Diagnostic {
    let said = standpoint.prefer.first().map(|said| said.span);
    let span = said
        .or_else(|| model.preferences.first().map(|preference| preference.span))
        .unwrap_or(standpoint.span);
    let message = format!("the preferences of standpoint `{}` run in a circle", standpoint.name);
    Diagnostic::new(Code::CyclicPreference, span, message).help("take one of the preferences out")
}

/// Another semantics is never put in the place of the one that was asked for: its verdicts could differ.
fn unsupported(standpoint: &Standpoint, semantics: Semantics) -> Diagnostic {
    let message = format!(
        "standpoint `{}` asks for the {} semantics, which is not computed yet",
        standpoint.name,
        semantics.name()
    );
    Diagnostic::new(Code::UnsupportedSemantics, standpoint.span, message)
        .help("leave `semantics` out, or write `semantics grounded`")
}

fn too_large(span: Span) -> Diagnostic {
    let message = "the network of this standpoint would be too large";
    Diagnostic::new(Code::NetworkTooLarge, span, message)
        .help("use fewer different weights, or leave rules that make many instances out with `ignore`")
}
