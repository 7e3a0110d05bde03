//! `weight-in-a-fight`: weights that no standpoint ever puts on a scale.

use super::survey::{concludes, given};
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;

/// How many weights one warning points at.
const NAMED: usize = 5;

/// What the standpoints weigh, gathered as they are looked at.
pub(super) struct Weighing<'m> {
    model: &'m Model,
    /// For each predicate whether some standpoint weighs it.
    weighed: Vec<bool>,
    /// Each standpoint that has weights and weighs nothing, with the clause.
    idle: Vec<(&'m Standpoint, Span)>,
}

impl<'m> Weighing<'m> {
    /// Nothing is weighed yet.
    pub(super) fn new(model: &'m Model) -> Self {
        Self { model, weighed: vec![false; model.predicates.len()], idle: Vec::new() }
    }

    /// Notes what a standpoint weighs.
    pub(super) fn look(&mut self, view: &View<'m>) {
        if super::view::uses_weights(view.default_standard()) {
            self.weighed.fill(true);
        } else if view.standpoint.standards.iter().any(|said| said.what.1 != Standard::Undefeated) {
            // The side that no clause names is then weighed by preponderance.
            let named = view.standpoint.standards.iter().map(|said| said.what.0.predicate);
            named.for_each(|predicate| self.weighed[predicate.index()] = true);
        } else {
            self.idle.extend(view.standpoint.weigh.first().map(|said| (view.standpoint, said.span)));
        }
    }

    /// Tells of weights that decide nothing: in one warning all that premises and rules give themselves, and one
    /// for each standpoint that gives weights and weighs nothing.
    pub(super) fn tell(mut self, found: &mut Vec<Diagnostic>) {
        for (standpoint, span) in &self.idle {
            let message = format!("standpoint `{}` gives weights, but weighs nothing", standpoint.name);
            let help =
                "write a standard that looks at weights, such as `standard preponderance`, or use `prefer`";
            found.push(Diagnostic::new(Code::WeightInAFight, *span, message).help(help));
        }
        self.spread();
        let idle = self.idle_weights();
        let Some(((span, name), rest)) = idle.split_first() else { return };
        let message = match rest.len() {
            0 => format!("no standpoint looks at the weight of `{name}`"),
            1 => format!("no standpoint looks at the weight of `{name}`, nor at one other weight"),
            more => format!("no standpoint looks at the weight of `{name}`, nor at {more} other weights"),
        };
        let help = "where arguments fight, `prefer` decides, not weights; a standpoint weighs with a standard such \
                    as `standard preponderance`";
        let mut diagnostic = Diagnostic::new(Code::WeightInAFight, *span, message).help(help);
        for (span, name) in rest.iter().take(NAMED) {
            diagnostic = diagnostic.also(*span, format!("nor at that of `{name}`"));
        }
        found.push(diagnostic);
    }

    /// Marks all that a weighed issue rests on, since strengths pass along from what is given.
    fn spread(&mut self) {
        let groups = groups(self.model);
        let mut touches: Vec<(usize, usize)> = Vec::new();
        for (group, (touched_by, _)) in groups.iter().enumerate() {
            touches.extend(touched_by.iter().map(|predicate| (*predicate, group)));
        }
        touches.sort_unstable();
        let mut done = vec![false; groups.len()];
        let mut waiting: Vec<usize> =
            (0..self.weighed.len()).filter(|predicate| self.weighed[*predicate]).collect();
        while let Some(predicate) = waiting.pop() {
            let first = touches.partition_point(|(touched, _)| *touched < predicate);
            for (_, group) in touches[first..].iter().take_while(|(touched, _)| *touched == predicate) {
                if std::mem::replace(&mut done[*group], true) {
                    continue;
                }
                for member in &groups[*group].1 {
                    if !std::mem::replace(&mut self.weighed[*member], true) {
                        waiting.push(*member);
                    }
                }
            }
        }
    }

    /// The premises and rules with a weight of their own that reach nothing weighed.
    fn idle_weights(&self) -> Vec<(Span, &'m str)> {
        let model = self.model;
        let premises = model.premises.iter().filter(|premise| premise.weight.is_some());
        let premises = premises.filter(|premise| {
            let states = premise.states.iter().map(|literal| literal.predicate);
            !states.chain([premise.predicate]).any(|predicate| self.weighed[predicate.index()])
        });
        let name = |premise: &Premise| model.predicates[premise.predicate.index()].name.as_str();
        let premises = premises.map(|premise| (premise.name_span, name(premise)));
        let rules = model.rules.iter().filter(|rule| rule.weight.is_some());
        let rules =
            rules.filter(|rule| concludes(rule).is_some_and(|so| !self.weighed[so.predicate.index()]));
        let rules = rules.map(|rule| (rule.name_span, rule.name.as_deref().unwrap_or("this argument")));
        let mut all: Vec<_> = premises.chain(rules).collect();
        // The file asked for is the first that was read, so its own weights are named first.
        all.sort_unstable();
        all
    }
}

/// Predicates that touch a group, and all that then belong to it.
type Group = (Vec<usize>, Vec<usize>);

/// A rule is touched by its conclusion; a strict one (by its transpositions) and a contrary by any of theirs.
fn groups(model: &Model) -> Vec<Group> {
    let index = |literal: &Literal| literal.predicate.index();
    let rules = model.rules.iter().filter_map(|rule| {
        let conclusion = index(concludes(rule)?);
        let members: Vec<usize> = given(rule).map(index).chain([conclusion]).collect();
        Some(if rule.strict { (members.clone(), members) } else { (vec![conclusion], members) })
    });
    let contraries = model.contraries.iter().map(|contrary| {
        let members: Vec<usize> = contrary.literals.iter().map(index).collect();
        (members.clone(), members)
    });
    rules.chain(contraries).collect()
}
