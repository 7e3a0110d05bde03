//! What shows a statement, and what an argument that stands rests on.

use super::blocker::met;
use super::build::Builder;
use super::smallest::Rank;
use super::step::{Despite, How, Likewise, Need, Quiet, Stands};
use super::weighing::Counting;
use crate::evaluate::Label;
use crate::model::Condition;
use crate::network::Role;
use crate::theory::{AtLeast, Origin};
use crate::vocabulary::*;

/// How many of several that serve alike are told.
const TOLD: usize = 12;

/// How many alternatives are named.
const NAMED: usize = 4;

/// The argument that shows an accepted statement: of those that suffice the one with the smallest reasoning; and the
/// node that says so of it. `node` asks for a strength besides.
pub(super) fn shows(
    builder: &Builder<'_, '_>,
    statement: StatementId,
    node: Option<NodeId>,
) -> (ArgumentId, NodeId) {
    let context = &builder.context;
    let node = node.or_else(|| context.network().statement_node(statement));
    let support = node.and_then(|node| builder.smallest.support(context, node));
    support.expect("an accepted statement has an argument that stands")
}

/// The other arguments that show the statement, where all is told.
pub(super) fn also(
    builder: &Builder<'_, '_>,
    statement: StatementId,
    node: Option<NodeId>,
    by: ArgumentId,
) -> Vec<ArgumentId> {
    if builder.telling.is_full() { others(builder, statement, node, by) } else { Vec::new() }
}

/// The other arguments that suffice for a statement (or for the node that asks for a strength of it).
fn others(
    builder: &Builder<'_, '_>,
    statement: StatementId,
    node: Option<NodeId>,
    by: ArgumentId,
) -> Vec<ArgumentId> {
    let context = &builder.context;
    let node = node.or_else(|| context.network().statement_node(statement));
    let all = node.map(|node| builder.smallest.all(context, node)).unwrap_or_default();
    all.into_iter().filter(|each| *each != by).collect()
}

/// The same in few words, where not all is told.
pub(super) fn likewise(
    builder: &mut Builder<'_, '_>,
    statement: StatementId,
    node: Option<NodeId>,
    by: ArgumentId,
) -> Likewise {
    if builder.telling.is_full() {
        return Likewise::default();
    }
    let context = builder.context;
    // What rests on the statement itself would not do in its place.
    let own = context.network().statement_node(statement);
    let alone = |other: &ArgumentId| own.is_none_or(|own| !builder.smallest.rests_on(&context, *other, own));
    let others: Vec<_> = others(builder, statement, node, by).into_iter().filter(alone).collect();
    let same_rule =
        |other: &ArgumentId| context.index.rule(by).is_some() && same_declaration(builder, by, *other);
    let (instances, others): (Vec<_>, Vec<_>) = others.into_iter().partition(same_rule);
    let mut declared = std::collections::BTreeSet::new();
    let others: Vec<_> =
        others.into_iter().filter(|each| declared.insert(context.index.origin(*each))).collect();
    let more = instances.len().saturating_sub(TOLD) + others.len().saturating_sub(NAMED);
    let told = builder.face(by).with;
    let instances =
        instances.into_iter().take(TOLD).map(|other| difference(&told, &builder.face(other).with)).collect();
    let faces = others.into_iter().take(NAMED).map(|other| builder.face(other)).collect();
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

/// What an argument rests on, what was raised against it and failed, and how much was not even raised. `node` asks
/// for a strength.
pub(super) fn stands(builder: &mut Builder<'_, '_>, argument: ArgumentId, node: Option<NodeId>) -> Stands {
    let face = builder.face(argument);
    let (mut despite, unraised) = exceptions(builder, argument);
    despite.extend(undercutters(builder, argument));
    let needs = needs(builder, argument, node);
    let quiet = if builder.telling.is_full() { quiet(builder, argument) } else { Vec::new() };
    Stands { face, needs, despite, unraised, quiet, strength: strength(builder, argument) }
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

fn needs(builder: &mut Builder<'_, '_>, argument: ArgumentId, node: Option<NodeId>) -> Vec<Need> {
    let index = builder.context.index;
    // What a premise states is told with the premise; that it was put forward needs no step of its own.
    let stated = matches!(index.theory.arguments.origins.get(argument.index()), Some(Origin::States(..)));
    let mut needs = Vec::new();
    for (place, given) in index.given(argument).iter().enumerate() {
        if !stated || builder.context.is_raised(given.contrary()) {
            let at = node.and_then(|node| support(builder, node, place));
            needs.push(Need::Given(builder.statement_at(*given, at)));
        }
    }
    let places = counting_places(builder, argument);
    let given = index.given(argument).len();
    for (number, place) in (0..index.at_least(argument).len()).zip(places).rev() {
        let at = node.and_then(|node| support(builder, node, given + number));
        if let Some(need) = at_least(builder, argument, number, at) {
            needs.insert(place.min(needs.len()), need);
        }
    }
    needs.extend(presumed(builder, argument));
    needs
}

/// The support of a strength's node at the place of a condition; the argument itself is the first.
pub(super) fn support(builder: &Builder<'_, '_>, node: NodeId, place: usize) -> Option<NodeId> {
    builder.context.network().graph().supports(node).get(place + 1).copied()
}

/// A condition that counts: so many of what is shown as it wants are told, those with the smallest reasoning; the
/// others are named.
fn at_least(
    builder: &mut Builder<'_, '_>,
    argument: ArgumentId,
    number: usize,
    node: Option<NodeId>,
) -> Option<Need> {
    let context = builder.context;
    let condition = &context.index.at_least(argument)[number];
    if met(&context, &condition.of, condition.count).0 != Label::In {
        return None;
    }
    let shown = counted(builder, &condition.of, node);
    let most = builder.telling.most(condition.count as usize);
    let places = cheapest(&shown, most);
    let all: Vec<_> = shown.iter().map(|each| each.0).take(TOLD.max(most)).collect();
    let untold = (0..shown.len()).filter(|place| places.binary_search(place).is_err());
    let others: Vec<_> = untold.clone().take(TOLD).map(|place| builder.sentence(shown[place].0)).collect();
    Some(Need::AtLeast {
        count: condition.count,
        together: context.index.words.together(&all),
        more: untold.count() - others.len(),
        of: places.iter().map(|place| builder.statement_at(shown[*place].0, shown[*place].1)).collect(),
        others,
    })
}

/// The places of those with the smallest reasoning, in the order of the text.
fn cheapest(shown: &[(StatementId, Option<NodeId>, Rank)], most: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..shown.len()).collect();
    places.sort_by_key(|place| shown[*place].2);
    places.truncate(most);
    places.sort_unstable();
    places
}

/// What is told of a condition that counts, each with the node that asks for its strength, and of how many. Where too
/// few are shown, those that may be are told too, and then those that are not.
pub(super) fn chosen(
    builder: &Builder<'_, '_>,
    condition: &AtLeast,
    node: Option<NodeId>,
) -> (Vec<(StatementId, Option<NodeId>)>, usize) {
    let shown = counted(builder, &condition.of, node);
    let places = cheapest(&shown, condition.count as usize);
    let mut told: Vec<_> = places.iter().map(|place| (shown[*place].0, shown[*place].1)).collect();
    let wanted = condition.count as usize;
    if told.len() >= wanted {
        return (told, shown.len());
    }
    for label in [Label::Undecided, Label::Out] {
        let of = condition.of.iter().filter(|of| builder.context.statement(**of).0 == label);
        told.extend(of.take(wanted.saturating_sub(told.len())).map(|of| (*of, None)));
    }
    (told, condition.of.len())
}

/// The node, where it asks for a strength of an argument.
pub(super) fn strength_node(builder: &Builder<'_, '_>, node: Option<NodeId>) -> Option<NodeId> {
    node.filter(|node| matches!(builder.context.network().role(*node), Role::Strength(..)))
}

/// Those of the statements that are shown (at the strength that a node asks for), with how much each takes to tell.
fn counted(
    builder: &Builder<'_, '_>,
    of: &[StatementId],
    node: Option<NodeId>,
) -> Vec<(StatementId, Option<NodeId>, Rank)> {
    let (context, network) = (&builder.context, builder.context.network());
    let rank = |statement: StatementId| builder.smallest.statement(context, statement);
    let Some(node) = node else {
        let shown = of.iter().copied().filter(|of| context.statement(*of).0 == Label::In);
        return shown.map(|of| (of, None, rank(of))).collect();
    };
    let standing = network.graph().supports(node).iter().copied();
    let standing = standing.filter(|support| context.judged.labels.label(*support) == Label::In);
    let of = standing.filter_map(|support| {
        let statement = match network.role(support) {
            Role::Statement(statement) | Role::StatementStrength(statement, _) => statement,
            Role::Argument(argument) | Role::Strength(argument, _) => context.conclusion(argument)?,
            _ => return None,
        };
        Some((statement, Some(support), builder.smallest.node(context, support)))
    });
    of.collect()
}

/// Whether what an argument presumes is shown, and not by way of the argument.
pub(super) fn is_shown_besides(
    builder: &Builder<'_, '_>,
    argument: ArgumentId,
    presumed: StatementId,
) -> bool {
    let context = &builder.context;
    let rank = |argument| builder.smallest.argument(context, argument);
    context.statement(presumed).0 == Label::In
        && builder.smallest.statement(context, presumed) < rank(argument)
}

fn presumed(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Vec<Need> {
    let index = builder.context.index;
    let mut needs = Vec::new();
    for (_, place, presumed) in index.assuming(argument) {
        let question = index
            .rule(argument)
            .and_then(|rule| rule.assuming.get(*place as usize))
            .and_then(|each| each.question.clone());
        if is_shown_besides(builder, argument, *presumed) {
            needs.push(Need::Given(builder.statement(*presumed)));
        } else if builder.context.statement(presumed.contrary()).0 == Label::Out {
            needs.push(Need::Presumed { sentence: builder.sentence(*presumed), question });
        }
    }
    needs
}

/// The exceptions that nobody raised, in words.
fn quiet(builder: &Builder<'_, '_>, argument: ArgumentId) -> Vec<Quiet> {
    let index = builder.context.index;
    let Some(rule) = index.rule(argument) else { return Vec::new() };
    let raised = |place: usize| {
        let mut exceptions = index.unless(argument).iter().filter(|row| usize::from(row.1) == place);
        exceptions.any(|(.., exception)| builder.context.is_raised(*exception))
    };
    let values = index.theory.arguments.bindings.get(argument.index());
    let bound: Vec<_> = values.iter().map(|value| Some(*value).filter(|value| value.0 != u32::MAX)).collect();
    let quiet = rule.unless.iter().enumerate().filter(|(place, _)| !raised(*place));
    let told = quiet.map(|(_, exception)| Quiet {
        sentence: index.words.literal(&exception.literal, &bound, &rule.variables),
        question: exception.question.clone(),
    });
    told.collect()
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
        if failed && !is_shown_besides(builder, argument, *presumed) {
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
