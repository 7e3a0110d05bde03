//! Critical questions, and whether anybody answered them: raised the exception, or argued against what is presumed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::spot::{Spot, Spots};
use super::super::{Place, Unanswered, declared};
use super::Question;
use crate::explain::Case;
use crate::model::{Questioned, Rule};
use crate::theory::{GroundConclusion, Origin, from_model};
use crate::vocabulary::*;

/// The questions of the rules and arguments that files on disk declare, as far as some instance asks them.
pub(super) fn questions(case: &Case<'_>, spots: &Spots<'_>) -> BTreeMap<Spot, Question> {
    let answered = answered(case);
    let asking: BTreeSet<RuleId> = case.theory.arguments.origins.iter().filter_map(rule).collect();
    let mut found = BTreeMap::new();
    for (index, rule) in case.model.rules.iter().enumerate() {
        let id = RuleId::new(index);
        if !asking.contains(&id) || !declared::is_on_disk(spots.sources, rule.span) {
            continue;
        }
        for (presumed, list) in [(false, &rule.unless), (true, &rule.assuming)] {
            for (place, question) in list.iter().enumerate() {
                let asked = Unanswered {
                    place: Place::of(spots.sources, question.literal.span),
                    identifier: declared::identifier(case.model, ArgumentName::Rule(id)),
                    question: words(case, rule, question),
                };
                let answered = answered.contains(&(id, presumed, place as u16));
                found.insert(spots.of(question.literal.span), Question { asked, answered });
            }
        }
    }
    found
}

fn words(case: &Case<'_>, rule: &Rule, asked: &Questioned) -> String {
    let literal = || from_model::written_literal(case.model, &asked.literal, &rule.variables);
    asked.question.clone().unwrap_or_else(literal)
}

fn rule(origin: &Origin) -> Option<RuleId> {
    match origin {
        Origin::Rule(rule) => Some(*rule),
        _ => None,
    }
}

/// The questions (of a rule; whether of a presumption; by place) that some instance finds answered, from whatever
/// standpoint.
fn answered(case: &Case<'_>) -> BTreeSet<(RuleId, bool, u16)> {
    let columns = &case.theory.arguments;
    let argued = argued(case);
    let asked_by = |argument: ArgumentId| rule(&columns.origins[argument.index()]);
    let raised = columns.unless.iter().filter_map(|row| Some((asked_by(row.0)?, false, row.1)));
    let doubted = columns.assuming.iter().filter(|row| argued[row.2.contrary().index()]);
    let doubted = doubted.filter_map(|row| Some((asked_by(row.0)?, true, row.1)));
    raised.chain(doubted).collect()
}

/// For each statement whether anything concludes it, or a standpoint assumes it.
fn argued(case: &Case<'_>) -> Vec<bool> {
    let mut argued = vec![false; case.theory.atoms.len() * 2];
    let concluded = case.theory.arguments.conclusions.iter().filter_map(|conclusion| match conclusion {
        GroundConclusion::So(statement) => Some(*statement),
        GroundConclusion::Undercuts(_) => None,
    });
    let assumed = case.model.standpoints.iter().flat_map(|standpoint| &standpoint.assume);
    let assumed = assumed.filter_map(|said| from_model::statement(case.theory, &said.what));
    concluded.chain(assumed).for_each(|statement| argued[statement.index()] = true);
    argued
}
