//! `weighs-nothing`: a `weigh` that no weight comes from.

use super::picks::Features;
use super::survey::Survey;
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// Tells of every selector of a `weigh` that picks nothing, nothing that is admitted here, or only what has its
/// own weight.
pub(super) fn check(survey: &Survey<'_>, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if view.standpoint.weigh.is_empty() || survey.is_library() {
        return;
    }
    let (all, here, open) = features(view);
    let name = &view.standpoint.name;
    for said in &view.standpoint.weigh {
        let (selector, _) = said.what;
        let words = selector_words(view.model, selector);
        let (message, help) = if !all.has(selector) {
            (
                format!("no premise, fact or rule is picked by `{words}`"),
                "correct the name, or leave the clause out",
            )
        } else if !here.has(selector) {
            let message = format!("standpoint `{name}` weighs `{words}`, but admits and uses nothing of it");
            (message, "admit it too, or leave the clause out")
        } else if !open.has(selector) {
            let message =
                format!("`weigh {words}` changes nothing: all that it picks has a weight of its own");
            (message, "a weight of its own wins: take those out, or leave the clause out")
        } else {
            continue;
        };
        found.push(Diagnostic::new(Code::WeighsNothing, said.span, message).help(help));
    }
}

/// Of everything; of what is admitted and used here; and of that, of what has no weight of its own.
fn features(view: &View<'_>) -> (Features, Features, Features) {
    let (mut all, mut here, mut open) = <(Features, Features, Features)>::default();
    let model = view.model;
    for (id, premise) in model.premises.iter().enumerate() {
        all.add_premise(id, premise);
        if view.premises[id] {
            here.add_premise(id, premise);
            if premise.weight.is_none() {
                open.add_premise(id, premise);
            }
        }
    }
    for (id, rule) in model.rules.iter().enumerate() {
        all.add_rule(id, rule);
        if view.rules[id] {
            here.add_rule(id, rule);
            if rule.weight.is_none() {
                open.add_rule(id, rule);
            }
        }
    }
    for table in &model.tables {
        (0..table.rows.len()).for_each(|row| all.add_row(table, row));
        for row in view.rows(table, false) {
            here.add_row(table, row);
            open.add_row(table, row);
        }
    }
    for (id, instance) in model.instance_names.iter().enumerate() {
        all.add_instance(id);
        if view.rules[instance.rule.index()] {
            here.add_instance(id);
            if instance.weight.is_none() {
                open.add_instance(id);
            }
        }
    }
    (all, here, open)
}

/// A selector as it is written.
fn selector_words(model: &Model, selector: Selector) -> String {
    match selector {
        Selector::Kind(kind) => format!("kind {}", model.kinds[kind.index()].name),
        Selector::Source(source) => format!("source {}", model.sources[source.index()].name),
        Selector::By(party) => format!("by {}", model.parties[party.index()]),
        Selector::Tag(tag) => format!("tag {}", model.tags[tag.index()]),
        Selector::Name(name) => super::cyclic_preference::argument_name(model, name),
    }
}
