//! `preference-in-a-weighing`: a preference between arguments that are only ever weighed.

use super::cyclic_preference::argument_name;
use super::survey::{Survey, concludes, given};
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;
use std::collections::BTreeMap;

/// Each preference by its place (a standpoint that is `from` another has its clauses too), with whether it has
/// been idle wherever it was in force.
#[derive(Default)]
pub(super) struct Preferences {
    idle: BTreeMap<Span, (ArgumentName, ArgumentName, bool)>,
    /// Predicates that a strict argument or a contrary hands on, so that a fight elsewhere may look at them.
    handed_on: Option<Vec<bool>>,
}

impl Preferences {
    /// Notes which preferences a standpoint has no use for.
    pub(super) fn look(&mut self, survey: &Survey<'_>, view: &View<'_>) {
        let global = survey.model.preferences.iter();
        let global = global.filter(|preference| view.standpoint.uses_module(view.model, preference.module));
        let global = global.map(|preference| (preference.stronger, preference.weaker, preference.span));
        let own = view.standpoint.prefer.iter().map(|said| (said.what.0, said.what.1, said.span));
        for (stronger, weaker, span) in global.chain(own) {
            let handed_on = self.handed_on.get_or_insert_with(|| handed_on(survey.model));
            let weighed = |name| is_only_weighed(survey, view, handed_on, name);
            let idle = weighed(stronger) && weighed(weaker);
            self.idle.entry(span).or_insert((stronger, weaker, true)).2 &= idle;
        }
    }

    /// Tells of the preferences that never decide anything.
    pub(super) fn tell(&self, model: &Model, found: &mut Vec<Diagnostic>) {
        for (span, (stronger, weaker, _)) in self.idle.iter().filter(|(_, (_, _, idle))| *idle) {
            let (stronger, weaker) = (argument_name(model, *stronger), argument_name(model, *weaker));
            let message =
                format!("preferring `{stronger}` over `{weaker}` decides nothing: both are weighed");
            let diagnostic = Diagnostic::new(Code::PreferenceInAWeighing, *span, message).help(
                "where arguments are weighed, weights decide: write a `weight` or a `weigh` clause instead",
            );
            found.push(diagnostic);
        }
    }
}

fn handed_on(model: &Model) -> Vec<bool> {
    let mut handed_on = vec![false; model.predicates.len()];
    let strict = model.rules.iter().filter(|rule| rule.strict);
    let strict = strict.flat_map(|rule| given(rule).chain(concludes(rule)));
    let opposed = model.contraries.iter().flat_map(|contrary| &contrary.literals);
    strict.chain(opposed).for_each(|literal| handed_on[literal.predicate.index()] = true);
    handed_on
}

/// Whether all that the argument concludes is weighed, and weighed only.
fn is_only_weighed(survey: &Survey<'_>, view: &View<'_>, handed_on: &[bool], name: ArgumentName) -> bool {
    let weighed = |predicate: PredicateId| view.surely_weighs(predicate) && !handed_on[predicate.index()];
    let model = survey.model;
    let rule = match name {
        ArgumentName::Premise(premise) => {
            let premise = &model.premises[premise.index()];
            let disputed = survey.concluded[premise.predicate.index() * 2 + 1];
            let own = (disputed || premise.states.is_empty()).then_some(premise.predicate);
            return premise.states.iter().map(|literal| literal.predicate).chain(own).all(weighed);
        }
        ArgumentName::Rule(rule) => rule,
        ArgumentName::Instance(name) => model.instance_names[name.index()].rule,
    };
    concludes(&model.rules[rule.index()]).is_some_and(|literal| weighed(literal.predicate))
}
