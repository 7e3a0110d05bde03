//! `rule-never-applies`: a rule that no standpoint uses, or whose conditions nothing could ever meet.

use super::derive::Open;
use super::survey::{Survey, literals, premise_sides, side, side_words, title};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// What could be derived at best: every premise admitted, every rule applied that some standpoint uses.
pub(super) struct Shut {
    pub(super) open: Open,
}

impl Shut {
    /// Derives all that could be derived.
    pub(super) fn new(survey: &Survey<'_>) -> Self {
        let model = survey.model;
        let premises = model.premises.iter().flat_map(premise_sides);
        let tables = model.tables.iter().filter(|table| !table.rows.is_empty());
        let tables = tables.map(|table| table.predicate.index() * 2);
        let assumed = model.standpoints.iter().flat_map(|standpoint| &standpoint.assume);
        let seeds = premises.chain(tables).chain(assumed.map(|said| side(&said.what)));
        Self { open: survey.derivation.run(seeds, &survey.used) }
    }

    /// Tells of every rule that stays shut, but for those that are told of as circles.
    pub(super) fn tell(&self, survey: &Survey<'_>, circles: &[bool], found: &mut Vec<Diagnostic>) {
        for (index, rule) in survey.model.rules.iter().enumerate() {
            if !survey.used[index] {
                found.push(unused(rule));
            } else if !self.open.rule(index) && !circles[index] && !survey.is_library() {
                found.push(self.blocked(survey, rule));
            }
        }
    }

    fn blocked(&self, survey: &Survey<'_>, rule: &Rule) -> Diagnostic {
        let message = format!("{} can never apply, from any standpoint", title(rule));
        let diagnostic = Diagnostic::new(Code::RuleNeverApplies, rule.name_span, message);
        let mut missing =
            rule.given.iter().flat_map(literals).filter(|literal| !self.open.side(side(literal)));
        let Some(missing) = missing.next() else { return diagnostic };
        let words = side_words(survey.model, side(missing));
        let declared = survey.model.predicates[missing.predicate.index()].name_span;
        let (label, help) = if survey.concluded[side(missing)] {
            let help = "mend what should show it first: it cannot apply either";
            ("only what never applies shows this", help.to_owned())
        } else if survey.concluded[side(missing) ^ 1] {
            let contrary = side_words(survey.model, side(missing) ^ 1);
            let help =
                format!("only `{contrary}` is ever shown; to say that nothing shows it, write `unless`");
            ("no premise, fact or rule shows this", help)
        } else {
            let help =
                format!("put a premise, a fact or a rule forward that shows `{words}`, or take the rule out");
            ("no premise, fact or rule shows this", help)
        };
        diagnostic.also(missing.span, label).also(declared, "declared here").help(help)
    }
}

fn unused(rule: &Rule) -> Diagnostic {
    let message = format!("no standpoint uses {}", title(rule));
    Diagnostic::new(Code::RuleNeverApplies, rule.name_span, message)
        .help("`apply` it in some standpoint, take it out of the `ignore` clauses, or leave it out")
}
