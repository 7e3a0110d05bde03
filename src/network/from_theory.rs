//! A standpoint's choice of a theory, and its network.

use super::preference::Order;
use super::select::{Choice, Standards, Usage};
use super::{Limits, Network, Switch, Switchboard, Variation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Selector, Standpoint};
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
    vary(model, theory, &model.standpoints[standpoint.index()], &Variation::default())
}

/// The network of one standpoint, by whatever semantics it asks for: who asks for it sees to that semantics.
///
/// # Errors
/// As `build`, but for the semantics.
pub fn build_for_its_semantics(
    model: &Model,
    theory: &Theory,
    standpoint: StandpointId,
) -> Result<Network, Box<Diagnostic>> {
    compiled(model, theory, &model.standpoints[standpoint.index()], &Variation::default())
}

/// The network of one standpoint with changes.
///
/// # Errors
/// As `build`: what is granted may contradict what is certain, and an added preference may close a circle.
pub fn vary(
    model: &Model,
    theory: &Theory,
    standpoint: &Standpoint,
    variation: &Variation,
) -> Result<Network, Box<Diagnostic>> {
    if standpoint.semantics != Semantics::Grounded {
        return Err(Box::new(unsupported(standpoint)));
    }
    compiled(model, theory, standpoint, variation)
}

fn compiled(
    model: &Model,
    theory: &Theory,
    standpoint: &Standpoint,
    variation: &Variation,
) -> Result<Network, Box<Diagnostic>> {
    let choice = choose(model, theory, standpoint, variation)?;
    if let Some(contradiction) = axioms::contradiction(theory, &choice) {
        return Err(Box::new(contradicting(model, theory, &contradiction)));
    }
    compile(theory, choice).map_err(|TooLarge| Box::new(too_large(standpoint.span)))
}

/// The network of one standpoint with changes, and with switches for more of them. Only the arguments `within`
/// are in it. What the switches turn on may contradict what is certain: that is not looked for here.
///
/// # Errors
/// As `vary`.
pub fn switchboard(
    model: &Model,
    theory: &Theory,
    standpoint: &Standpoint,
    variation: &Variation,
    switches: &[Switch],
    within: impl Fn(ArgumentId) -> bool,
) -> Result<Switchboard, Box<Diagnostic>> {
    if standpoint.semantics != Semantics::Grounded {
        return Err(Box::new(unsupported(standpoint)));
    }
    let mut all = variation.clone();
    let granted = all.granted.len();
    all.granted.extend(switches.iter().flat_map(|switch| switch.grants.iter().copied()));
    let mut choice = choose(model, theory, standpoint, &all)?;
    let first = theory.arguments.origins.len() + choice.assumed + granted;
    let gates = gates(&choice, switches, ArgumentId::new(first), &within);
    for (argument, _) in gates.iter().filter(|(argument, gate)| argument.index() < first && gate.brings_in())
    {
        choice.usages[argument.index()] = Usage::Used;
    }
    for index in 0..choice.usages.len() {
        if !within(ArgumentId::new(index)) {
            choice.usages[index] = Usage::NotInUse;
        }
    }
    tell_assumptions(theory, &mut choice);
    let compiled = compile::compile_switched(theory, choice, &gates, switches.len());
    let (network, leaves) = compiled.map_err(|TooLarge| Box::new(too_large(standpoint.span)))?;
    Ok(Switchboard { network, leaves })
}

/// What each argument hangs on. What the switches grant are the arguments from `granted` on.
fn gates(
    choice: &Choice,
    switches: &[Switch],
    granted: ArgumentId,
    within: &impl Fn(ArgumentId) -> bool,
) -> BTreeMap<ArgumentId, compile::Gate> {
    let mut gates: BTreeMap<ArgumentId, compile::Gate> = BTreeMap::new();
    let mut next = granted;
    for (place, switch) in switches.iter().enumerate() {
        let place = place as u32;
        for argument in switch.takes_in.iter().filter(|argument| within(**argument)) {
            if !choice.is_used(*argument) {
                gates.entry(*argument).or_default().takes_in.push(place);
            }
        }
        for argument in switch.leaves_out.iter().filter(|argument| within(**argument)) {
            gates.entry(*argument).or_default().leaves_out.push(place);
        }
        for _ in &switch.grants {
            gates.entry(next).or_default().takes_in.push(place);
            next = ArgumentId(next.0 + 1);
        }
    }
    gates
}

fn choose(
    model: &Model,
    theory: &Theory,
    standpoint: &Standpoint,
    variation: &Variation,
) -> Result<Choice, Box<Diagnostic>> {
    let mut usages = admission::usages(model, theory, standpoint);
    variation.taken_in.iter().for_each(|argument| usages[argument.index()] = Usage::Used);
    variation.left_out.iter().for_each(|argument| usages[argument.index()] = Usage::Withdrawn);
    let (weights, levels) = admission::weights(model, theory, standpoint);
    let mut assumptions = assumed(theory, standpoint);
    assumptions.retain(|statement| !variation.not_assumed.contains(statement));
    add_new(&mut assumptions, &variation.assumed);
    let assumed = assumptions.len();
    assumptions.extend(&variation.granted);
    let mut standards = standard::standards(theory, standpoint);
    standards.vary(variation.standard, &variation.standards);
    if let Some(mixed) = standards.mixed() {
        return Err(Box::new(standard::mixed(standpoint, theory, mixed)));
    }
    let order = order(model, theory, standpoint, variation)?;
    let limits = variation.limits.unwrap_or_else(|| limits(standpoint));
    let contraries = contraries(model, theory, standpoint);
    let mut choice =
        Choice { usages, weights, levels, assumptions, assumed, standards, limits, order, contraries };
    choice.reweigh(&variation.weights);
    tell_assumptions(theory, &mut choice);
    Ok(choice)
}

/// The arguments of premises and facts that a selector picks out, in file order.
#[must_use]
pub fn picked(model: &Model, theory: &Theory, selector: Selector) -> Vec<ArgumentId> {
    admission::picked(model, theory, selector)
}

/// Whether and why a standpoint leaves each argument of the theory out.
#[must_use]
pub fn usages(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Vec<Usage> {
    admission::usages(model, theory, standpoint)
}

/// The weight of each argument of the theory from a standpoint.
#[must_use]
pub fn weights(model: &Model, theory: &Theory, standpoint: &Standpoint) -> Vec<Number> {
    let (weights, levels) = admission::weights(model, theory, standpoint);
    levels.into_iter().map(|level| weights[level as usize]).collect()
}

/// The standards of a standpoint; with a `default`, as if that were the standard of all that no clause names.
#[must_use]
pub fn standards(theory: &Theory, standpoint: &Standpoint, default: Option<Standard>) -> Standards {
    let mut standards = standard::standards(theory, standpoint);
    standards.vary(default, &[]);
    standards
}

/// α, β and γ of a standpoint.
#[must_use]
pub fn limits(standpoint: &Standpoint) -> Limits {
    let limits = Limits::default();
    Limits {
        alpha: standpoint.alpha.unwrap_or(limits.alpha),
        beta: standpoint.beta.unwrap_or(limits.beta),
        gamma: standpoint.gamma.unwrap_or(limits.gamma),
    }
}

/// Adds those that are not there yet.
fn add_new(statements: &mut Vec<StatementId>, more: &[StatementId]) {
    for statement in more {
        if !statements.contains(statement) {
            statements.push(*statement);
        }
    }
}

/// The statements that a standpoint assumes, each once.
#[must_use]
pub fn assumed(theory: &Theory, standpoint: &Standpoint) -> Vec<StatementId> {
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

/// The preferences that a standpoint states or that hold for it, as they are written.
pub fn preferences(
    model: &Model,
    standpoint: &Standpoint,
) -> impl Iterator<Item = (ArgumentName, ArgumentName, Span)> {
    let global =
        model.preferences.iter().filter(|preference| standpoint.uses_module(model, preference.module));
    let global = global.map(|preference| (preference.stronger, preference.weaker, preference.span));
    global.chain(standpoint.prefer.iter().map(|said| (said.what.0, said.what.1, said.span)))
}

fn order(
    model: &Model,
    theory: &Theory,
    standpoint: &Standpoint,
    variation: &Variation,
) -> Result<Order, Box<Diagnostic>> {
    let stated = preferences(model, standpoint).map(|(stronger, weaker, _)| (stronger, weaker));
    let stated = stated.filter(|pair| !variation.not_preferred.contains(pair));
    let all: Vec<_> = stated.chain(variation.preferred.iter().copied()).collect();
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
    choice.order.forget_assumptions();
    let assumed = &choice.assumptions[..choice.assumed];
    let mut against: BTreeMap<StatementId, Vec<ArgumentId>> =
        assumed.iter().map(|assumed| (assumed.contrary(), Vec::new())).collect();
    let count = if against.is_empty() { 0 } else { theory.arguments.origins.len() };
    for index in 0..count {
        let defeasible = !theory.arguments.strict[index] && choice.usages[index] == Usage::Used;
        let GroundConclusion::So(statement) = theory.arguments.conclusions[index] else { continue };
        if let Some(list) = against.get_mut(&statement).filter(|_| defeasible) {
            list.push(ArgumentId::new(index));
        }
    }
    for (place, assumed) in choice.assumptions[..choice.assumed].iter().enumerate() {
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
#[must_use]
pub fn unsupported(standpoint: &Standpoint) -> Diagnostic {
    let semantics = standpoint.semantics;
    let message = format!(
        "standpoint `{}` judges by the {} semantics, which this command does not know how to",
        standpoint.name,
        semantics.name()
    );
    Diagnostic::new(Code::UnsupportedSemantics, standpoint.span, message).help(
        "ask from another standpoint, or leave `semantics` out; `eval`, `why`, `why-not` and `test` judge by it",
    )
}

fn too_large(span: Span) -> Diagnostic {
    let message = "the network of this standpoint would be too large";
    Diagnostic::new(Code::NetworkTooLarge, span, message)
        .help("use fewer different weights, or leave rules that make many instances out with `ignore`")
}
