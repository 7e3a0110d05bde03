//! What shows a statement, and what an argument that stands rests on.

use super::blocker::met;
use super::build::Builder;
use super::step::{Despite, How, Likewise, Need, Stands};
use super::weighing::Counting;
use crate::evaluate::Label;
use crate::model::Condition;
use crate::theory::Origin;
use crate::vocabulary::*;

/// How many of several that serve alike are told.
const TOLD: usize = 12;

/// The argument that shows an accepted statement: the strongest where it is weighed, else the one settled first.
pub(super) fn shows(builder: &Builder<'_, '_>, statement: StatementId) -> ArgumentId {
    let context = &builder.context;
    let standing = context
        .arguments_for(statement)
        .iter()
        .copied()
        .filter(|each| context.argument(*each).0 == Label::In);
    let weighed = context.is_weighed(statement);
    let strength =
        |argument| if weighed { builder.strengths.of(context, argument, Counting::Standing) } else { None };
    let first = standing.min_by_key(|each| (std::cmp::Reverse(strength(*each)), context.argument(*each).1));
    first.expect("an accepted statement has an argument that stands")
}

/// The other arguments that show the statement.
pub(super) fn likewise(builder: &mut Builder<'_, '_>, statement: StatementId, by: ArgumentId) -> Likewise {
    let context = builder.context;
    let standing = context.arguments_for(statement).iter().copied();
    let others: Vec<_> =
        standing.filter(|each| *each != by && context.argument(*each).0 == Label::In).collect();
    let same_rule =
        |other: &ArgumentId| context.index.rule(by).is_some() && same_declaration(builder, by, *other);
    let (instances, others): (Vec<_>, Vec<_>) = others.into_iter().partition(same_rule);
    let mut declared = std::collections::BTreeSet::new();
    let others: Vec<_> =
        others.into_iter().filter(|each| declared.insert(context.index.origin(*each))).collect();
    let more = instances.len().saturating_sub(TOLD) + others.len().saturating_sub(TOLD);
    let told = builder.face(by).with;
    let instances =
        instances.into_iter().take(TOLD).map(|other| difference(&told, &builder.face(other).with)).collect();
    let faces = others.into_iter().take(TOLD).map(|other| builder.face(other)).collect();
    Likewise { faces, instances, more }
}

fn same_declaration(builder: &Builder<'_, '_>, one: ArgumentId, other: ArgumentId) -> bool {
    builder.context.index.origin(one) == builder.context.index.origin(other)
}

/// The values in which an instance differs from the one that is told.
fn difference(told: &[(String, String)], other: &[(String, String)]) -> String {
    let differing =
        other.iter().zip(told).filter(|(other, told)| other != told).map(|(other, _)| other.1.as_str());
    differing.collect::<Vec<_>>().join(", ")
}

/// What an argument rests on, what was raised against it and failed, and how much was not even raised.
pub(super) fn stands(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Stands {
    let face = builder.face(argument);
    let (mut despite, unraised) = exceptions(builder, argument);
    despite.extend(undercutters(builder, argument));
    Stands { face, needs: needs(builder, argument), despite, unraised, strength: strength(builder, argument) }
}

fn strength(builder: &Builder<'_, '_>, argument: ArgumentId) -> Option<Number> {
    let context = &builder.context;
    let conclusion = context.conclusion(argument)?;
    // What is opposed to a weighed statement is weighed by the same standard, or lies in its scales.
    context
        .is_weighed(conclusion)
        .then(|| builder.strengths.of(context, argument, Counting::Standing))
        .flatten()
}

fn needs(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Vec<Need> {
    let index = builder.context.index;
    // What a premise states is told with the premise; that it was put forward needs no step of its own.
    let stated = matches!(index.theory.arguments.origins.get(argument.index()), Some(Origin::States(..)));
    let disputed = |given: &&StatementId| !stated || builder.context.is_raised(given.contrary());
    let given: Vec<_> = index.given(argument).iter().filter(disputed).collect();
    let mut needs: Vec<_> = given.into_iter().map(|given| Need::Given(builder.statement(*given))).collect();
    let places = counting_places(builder, argument);
    for (condition, place) in index.at_least(argument).iter().zip(places).rev() {
        let context = builder.context;
        if met(&context, &condition.of, condition.count).0 != Label::In {
            continue;
        }
        let mut shown: Vec<_> =
            condition.of.iter().copied().filter(|of| context.statement(*of).0 == Label::In).collect();
        let told = TOLD.max(condition.count as usize);
        let more = shown.len().saturating_sub(told);
        shown.truncate(told);
        let together = index.words.together(&shown);
        let of = shown.into_iter().map(|of| builder.statement(of)).collect();
        let need = Need::AtLeast { count: condition.count, together, of, more };
        needs.insert(place.min(needs.len()), need);
    }
    for (_, place, presumed) in index.assuming(argument) {
        let question = index
            .rule(argument)
            .and_then(|rule| rule.assuming.get(*place as usize))
            .and_then(|each| each.question.clone());
        if builder.context.statement(*presumed).0 == Label::In {
            needs.push(Need::Given(builder.statement(*presumed)));
        } else if builder.context.statement(presumed.contrary()).0 == Label::Out {
            needs.push(Need::Presumed { sentence: builder.sentence(*presumed), question });
        }
    }
    needs
}

/// Behind how many plain conditions each `at least` of a rule stands, so that all are told in the order of the text.
fn counting_places(builder: &Builder<'_, '_>, argument: ArgumentId) -> Vec<usize> {
    let given = builder.context.index.rule(argument).map(|rule| rule.given.as_slice()).unwrap_or_default();
    let mut plain = 0;
    let mut places = Vec::new();
    for condition in given {
        match condition {
            Condition::Holds(_) => plain += 1,
            Condition::AtLeast { .. } => places.push(plain),
        }
    }
    places
}

/// The exceptions and overturned presumptions that somebody raised, and how many exceptions nobody did.
fn exceptions(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> (Vec<Despite>, usize) {
    let index = builder.context.index;
    let rule = index.rule(argument);
    let mut raised = std::collections::BTreeSet::new();
    let mut despite = Vec::new();
    for (_, place, exception) in index.unless(argument) {
        if builder.context.is_raised(*exception) {
            // One that is contested is told with what keeps the argument open.
            raised.insert(*place);
            let question =
                rule.and_then(|rule| rule.unless.get(*place as usize)).and_then(|each| each.question.clone());
            if builder.context.statement(*exception).0 == Label::Out {
                despite.push(Despite {
                    how: How::Exception,
                    question,
                    objection: builder.statement(*exception),
                });
            }
        }
    }
    for (_, place, presumed) in index.assuming(argument) {
        let contrary = presumed.contrary();
        // Where the presumption is itself shown, its contrary is told with it.
        let failed =
            builder.context.is_raised(contrary) && builder.context.statement(contrary).0 == Label::Out;
        if failed && builder.context.statement(*presumed).0 != Label::In {
            let question = rule
                .and_then(|rule| rule.assuming.get(*place as usize))
                .and_then(|each| each.question.clone());
            despite.push(Despite { how: How::Overturns, question, objection: builder.statement(contrary) });
        }
    }
    let unraised = rule.map_or(0, |rule| rule.unless.len()).saturating_sub(raised.len());
    (despite, unraised)
}

fn undercutters(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Vec<Despite> {
    let context = builder.context;
    let by: Vec<_> =
        context.undercutting(argument).filter(|by| context.argument(*by).0 == Label::Out).collect();
    let despite = |by| Despite { how: How::Undercuts, question: None, objection: builder.argument(by) };
    by.into_iter().map(despite).collect()
}
