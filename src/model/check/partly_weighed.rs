//! `partly-weighed`: an issue is weighed, and only some of what lies in the scales has a weight.

use super::picks::Features;
use super::survey::{concludes, given, premise_sides, side};
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// What lies in the scales of one predicate.
#[derive(Clone, Default)]
struct Scales {
    pro: bool,
    con: bool,
    with: Option<Span>,
    without: Option<Span>,
}

/// Tells of each weighed predicate, argued on both sides, where some arguments rest on a weight and some on none.
pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if !view.uses_weights() {
        return;
    }
    let model = view.model;
    let arguments = arguments(view);
    let mut scales = vec![Scales::default(); model.predicates.len()];
    for argument in &arguments {
        let scale = &mut scales[argument.side / 2];
        if argument.side % 2 == 0 {
            scale.pro = true
        } else {
            scale.con = true
        }
        let place = if argument.weighs { &mut scale.with } else { &mut scale.without };
        if argument.weighs || !argument.certain {
            place.get_or_insert(argument.span);
        }
    }
    for (scale, (index, predicate)) in scales.iter().zip(model.predicates.iter().enumerate()) {
        let (Some(with), Some(without), true, true) = (scale.with, scale.without, scale.pro, scale.con)
        else {
            continue;
        };
        if !view.may_use_weights(crate::vocabulary::PredicateId::new(index)) {
            continue;
        }
        let (standpoint, name) = (&view.standpoint.name, &predicate.name);
        let message =
            format!("standpoint `{standpoint}` weighs `{name}`, but only some of the arguments have weights");
        let diagnostic = Diagnostic::new(Code::PartlyWeighed, without, message)
            .label("rests on nothing that has a weight, and so counts as 1")
            .also(with, "rests on a weight")
            .help("give it a weight too, or write a `weigh` clause that picks it");
        found.push(diagnostic);
    }
}

/// An argument at the grain of sides.
struct Argument {
    side: usize,
    weighs: bool,
    certain: bool,
    span: Span,
}

fn arguments(view: &View<'_>) -> Vec<Argument> {
    let model = view.model;
    let weigh = Features::named(view.standpoint.weigh.iter().map(|said| &said.what.0));
    let mut all = Vec::new();
    for (id, premise) in model.premises.iter().enumerate().filter(|(id, _)| view.premises[*id]) {
        let weighs = premise.weight.is_some() || weigh.pick_premise(id, premise);
        let of = |side| Argument { side, weighs, certain: premise.certain, span: premise.name_span };
        all.extend(premise_sides(premise).map(of));
    }
    for table in &model.tables {
        // A row without a weight stands for its table, if there is one.
        let side = table.predicate.index() * 2;
        for wanted in [true, false] {
            if view.rows(table, false).any(|row| weigh.pick_row(table, row) == wanted) {
                all.push(Argument { side, weighs: wanted, certain: false, span: table.span });
            }
        }
    }
    let mut own: Vec<bool> = model.rules.iter().map(|rule| rule.weight.is_some()).collect();
    let instances = model.instance_names.iter().filter(|instance| instance.weight.is_some());
    instances.for_each(|instance| own[instance.rule.index()] = true);
    for (id, rule) in model.rules.iter().enumerate() {
        own[id] |= weigh.pick_rule(id, rule);
    }
    spread(view, &all, &mut own);
    for (id, rule) in model.rules.iter().enumerate().filter(|(id, _)| view.rules[*id]) {
        let conclusion = concludes(rule).map(side);
        let of = |side| Argument { side, weighs: own[id], certain: rule.strict, span: rule.name_span };
        all.extend(conclusion.map(of));
    }
    all
}

/// A rule that is given what rests on a weight rests on it too.
fn spread(view: &View<'_>, arguments: &[Argument], rests: &mut [bool]) {
    let rules = view.model.rules.iter().enumerate().filter(|(id, _)| view.rules[*id]);
    let mut given_to: Vec<(usize, usize)> = Vec::new();
    for (id, rule) in rules.clone() {
        given_to.extend(given(rule).map(|literal| (side(literal), id)));
    }
    given_to.sort_unstable();
    let weighed = arguments.iter().filter(|argument| argument.weighs).map(|argument| argument.side);
    let by_rules = rules.filter(|(id, _)| rests[*id]).filter_map(|(_, rule)| concludes(rule).map(side));
    let mut waiting: Vec<usize> = weighed.chain(by_rules).collect();
    let mut done = vec![false; view.model.predicates.len() * 2];
    while let Some(next) = waiting.pop() {
        if std::mem::replace(&mut done[next], true) {
            continue;
        }
        let first = given_to.partition_point(|(given, _)| *given < next);
        for (_, id) in given_to[first..].iter().take_while(|(given, _)| *given == next) {
            rests[*id] = true;
            waiting.extend(concludes(&view.model.rules[*id]).map(side));
        }
    }
}
