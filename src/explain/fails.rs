//! What stops the arguments that could conclude a statement: those that stop for the same reason together.

use rustc_hash::FxHashMap;

use super::blocker::{Blocker, blocker, blockers, least, met};
use super::build::Builder;
use super::context::Context;
use super::stands;
use super::step::{Failing, Fails, How, Preferred, StepId, Stop, Unused, Waits};
use crate::evaluate::Label;
use crate::network::Usage;
use crate::source::Span;
use crate::theory::Origin;
use crate::vocabulary::*;

/// How many labels of others a group tells, and how many arguments that stand.
const TOLD: usize = 12;

/// What arguments that stop for the same reason have in common: the declaration, the sort of thing that stops them,
/// and which clause or condition that is. For premises and facts that are not used it is the clause alone.
type Reason = (Option<Origin>, u8, usize);

/// From here on the sorts of a `Reason` are those of what is not used.
const NOT_USED: u8 = 20;

/// The arguments of the theory for a statement that do not stand, used here or not; unused ones last.
pub(super) fn failing(builder: &mut Builder<'_, '_>, statement: StatementId) -> Vec<Failing> {
    let context = builder.context;
    let theory = context.index.concluding(statement);
    let assumed = context.arguments_for(statement).iter().copied().filter(|each| !context.index.knows(*each));
    let mut out: Vec<_> =
        theory.chain(assumed).filter(|each| context.argument(*each).0 == Label::Out).collect();
    // Further down, what is not used matters only where nothing else was put forward.
    if !builder.is_root() && !builder.telling.is_full() && context.is_raised(statement) {
        out.retain(|each| context.network().argument_node(*each).is_some());
        // Nor does an argument that would be too light, and that falls only with the statement.
        let smallest = &builder.smallest;
        if let Some(own) =
            context.network().statement_node(statement).filter(|_| context.is_weighed(statement))
        {
            out.retain(|each| !smallest.rests_on(&context, *each, own));
        }
    }
    grouped(builder, &out)
}

/// The arguments of the theory for a statement that the standpoint does not use.
pub(super) fn not_used_here(builder: &mut Builder<'_, '_>, statement: StatementId) -> Vec<Failing> {
    let context = builder.context;
    let theory = context.index.concluding(statement);
    let unused: Vec<_> = theory.filter(|each| context.network().argument_node(*each).is_none()).collect();
    grouped(builder, &unused)
}

/// The standpoint's arguments for a statement of which it is open whether they stand.
pub(super) fn waiting(builder: &mut Builder<'_, '_>, statement: StatementId) -> Vec<Failing> {
    let context = builder.context;
    let arguments = context.arguments_for(statement).iter().copied();
    let open: Vec<_> = arguments.filter(|each| context.argument(*each).0 == Label::Undecided).collect();
    grouped(builder, &open)
}

/// The arguments that stand for a statement that is not accepted for all that.
pub(super) fn standing(builder: &mut Builder<'_, '_>, statement: StatementId) -> Vec<StepId> {
    let context = builder.context;
    let arguments = context.arguments_for(statement).iter().copied();
    let standing: Vec<_> =
        arguments.filter(|each| context.argument(*each).0 == Label::In).take(TOLD).collect();
    standing.into_iter().map(|each| builder.argument(each)).collect()
}

fn grouped(builder: &mut Builder<'_, '_>, arguments: &[ArgumentId]) -> Vec<Failing> {
    groups(builder, arguments).iter().map(|group| told(builder, group)).collect()
}

/// Arguments that stop for the same reason together; those that are not used last. Where all is told, each that is
/// used stands alone.
pub(super) fn groups(builder: &Builder<'_, '_>, arguments: &[ArgumentId]) -> Vec<Vec<ArgumentId>> {
    let mut places: FxHashMap<Reason, usize> = FxHashMap::default();
    let mut groups: Vec<(Reason, Vec<ArgumentId>)> = Vec::new();
    for argument in arguments {
        let reason = reason(builder, *argument);
        if builder.telling.is_full() && reason.1 < NOT_USED {
            groups.push((reason, vec![*argument]));
            continue;
        }
        let place = *places.entry(reason).or_insert_with(|| {
            groups.push((reason, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(*argument);
    }
    groups.sort_by_key(|(reason, _)| reason.1 >= NOT_USED);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn told(builder: &mut Builder<'_, '_>, group: &[ArgumentId]) -> Failing {
    let mut others: Vec<String> = Vec::new();
    let own = builder.face(group[0]).declaration.label();
    for other in &group[1..] {
        let label = builder.face(*other).declaration.label();
        if label != own && others.len() < TOLD && !others.contains(&label) {
            others.push(label);
        }
    }
    Failing { first: builder.argument(group[0]), more: group.len() - 1 - others.len(), others }
}

fn reason(builder: &Builder<'_, '_>, argument: ArgumentId) -> Reason {
    let context = &builder.context;
    let declared = context.index.origin(argument).map(|origin| match origin {
        Origin::Fact(table, _) => Origin::Fact(table, 0),
        other => other,
    });
    let condition = |sort, place| (declared, sort, place);
    match blocker(context, &builder.smallest, argument) {
        Blocker::Unused(usage) => {
            let evidence =
                matches!(declared, Some(Origin::Premise(_) | Origin::States(..) | Origin::Fact(..)));
            let (sort, clause) = not_used(usage);
            (declared.filter(|_| !evidence), sort, clause)
        }
        Blocker::Given(given) => {
            condition(0, context.index.given(argument).iter().position(|each| *each == given).unwrap_or(0))
        }
        Blocker::TooFew(place) => condition(1, place),
        Blocker::Statement(how, place, _) => condition(2 + how as u8, place as usize),
        Blocker::Argument(how, _) => condition(6 + how as u8, 0),
        Blocker::Circular(_) => condition(10, 0),
        Blocker::Unknown => condition(11, 0),
    }
}

/// The sort of a `Reason` and the clause for which something is not used.
pub(super) fn not_used(usage: Usage) -> (u8, usize) {
    match usage {
        Usage::Used | Usage::NotAdmitted => (NOT_USED, 0),
        Usage::Excluded(clause) => (NOT_USED + 1, clause as usize),
        Usage::NotYetKnown => (NOT_USED + 2, 0),
        Usage::ForOthers => (NOT_USED + 3, 0),
        Usage::NotInUse => (NOT_USED + 4, 0),
        Usage::Ignored(clause) => (NOT_USED + 5, clause as usize),
        Usage::Withdrawn => (NOT_USED + 6, 0),
    }
}

/// An argument that does not stand, or of which that is open.
pub(super) fn fails(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Fails {
    let found = least(&builder.context, &builder.smallest, argument);
    let mut stops = found.into_iter().take(builder.telling.most(1));
    let stop = stop_by(builder, argument, stops.next().unwrap_or(Blocker::Unknown));
    let also = stops.map(|blocker| stop_by(builder, argument, blocker)).collect();
    Fails { face: builder.face(argument), aim: builder.aim(argument), stop, also }
}

/// An argument of which it is open whether it stands: what it rests on, and what keeps it open.
pub(super) fn waits(builder: &mut Builder<'_, '_>, argument: ArgumentId) -> Waits {
    let open = blockers(&builder.context, argument, Label::Undecided);
    let open = open.into_iter().filter(|(_, blocker)| !matches!(blocker, Blocker::Given(_)));
    let open: Vec<_> = open.map(|(_, blocker)| stop_by(builder, argument, blocker)).collect();
    Waits { stands: stands::stands(builder, argument, None), aim: builder.aim(argument), open }
}

fn stop_by(builder: &mut Builder<'_, '_>, argument: ArgumentId, blocker: Blocker) -> Stop {
    match blocker {
        Blocker::Unused(usage) => Stop::Unused(unused(&builder.context, argument, usage)),
        Blocker::Given(given) => Stop::Missing(builder.statement(given)),
        Blocker::TooFew(place) => too_few(builder, argument, place),
        Blocker::Statement(how, place, statement) => {
            let question = question(&builder.context, argument, how, place);
            Stop::Objection { how, question, by: builder.statement(statement), preferred: None }
        }
        Blocker::Argument(how, by) => {
            let preferred =
                (how == How::Rebuts).then(|| preference(&builder.context, by, argument)).flatten();
            Stop::Objection { how, question: None, by: builder.argument(by), preferred }
        }
        Blocker::Circular(given) => Stop::Circular(builder.statement(given)),
        Blocker::Unknown => Stop::Settled,
    }
}

pub(super) fn question(
    context: &Context<'_, '_>,
    argument: ArgumentId,
    how: How,
    place: u16,
) -> Option<String> {
    let rule = context.index.rule(argument)?;
    let questions = if how == How::Exception { &rule.unless } else { &rule.assuming };
    questions.get(place as usize)?.question.clone()
}

fn too_few(builder: &mut Builder<'_, '_>, argument: ArgumentId, place: usize) -> Stop {
    let context = builder.context;
    let condition = &context.index.at_least(argument)[place];
    let wanted = if met(&context, &condition.of, condition.count).0 == Label::Out {
        Label::Out
    } else {
        Label::Undecided
    };
    let shown = condition.of.iter().filter(|of| context.statement(**of).0 == Label::In).count();
    let out: Vec<_> = condition.of.iter().filter(|of| context.statement(**of).0 == wanted).copied().collect();
    let enough = (condition.of.len() + 1).saturating_sub(condition.count as usize).min(TOLD);
    let mut places: Vec<usize> = (0..out.len()).collect();
    places.sort_by_key(|place| builder.smallest.statement(&context, out[*place]));
    places.truncate(builder.telling.most(enough));
    places.sort_unstable();
    Stop::TooFew {
        count: condition.count,
        shown: shown as u32,
        more: out.len() - places.len(),
        missing: places.into_iter().map(|place| builder.statement(out[place])).collect(),
    }
}

/// Why the standpoint does not use an argument, with the clauses that say so.
pub(super) fn unused(context: &Context<'_, '_>, argument: ArgumentId, usage: Usage) -> Unused {
    let standpoint = context.standpoint();
    let model = context.index.model;
    let rule = context.index.rule(argument);
    match usage {
        Usage::NotAdmitted | Usage::Used => {
            Unused::NotAdmitted(standpoint.admit.iter().map(|said| said.span).collect())
        }
        Usage::Excluded(place) => {
            Unused::Excluded(standpoint.exclude.get(place as usize).map(|said| said.span))
        }
        Usage::Ignored(place) => Unused::Ignored(standpoint.ignore.get(place as usize).map(|said| said.span)),
        Usage::Withdrawn => Unused::Withdrawn,
        Usage::NotYetKnown => Unused::NotYetKnown {
            known: known(context, argument),
            as_of: standpoint.as_of.as_ref().map(|said| said.what),
            span: standpoint.as_of.as_ref().map(|said| said.span),
        },
        Usage::ForOthers => {
            let only_for = rule.map(|rule| rule.only_for.as_slice()).unwrap_or_default();
            Unused::ForOthers(only_for.iter().map(|id| model.standpoints[id.index()].name.clone()).collect())
        }
        Usage::NotInUse => {
            let module = match context.index.origin(argument) {
                Some(Origin::Contrary(contrary)) => Some(model.contraries[contrary.index()].module),
                _ => rule.map(|rule| rule.module),
            };
            Unused::NotInUse(
                module.map(|module| model.modules[module.index()].path.clone()).unwrap_or_default(),
            )
        }
    }
}

fn known(context: &Context<'_, '_>, argument: ArgumentId) -> Option<Date> {
    let model = context.index.model;
    match context.index.origin(argument)? {
        Origin::Premise(premise) | Origin::States(premise, _) => model.premises[premise.index()].known,
        Origin::Fact(table, row) => model.tables[table.index()].known.get(row as usize).copied().flatten(),
        _ => None,
    }
}

/// The preference by which `stronger` prevails over `weaker`, if one does.
pub(super) fn preference(
    context: &Context<'_, '_>,
    stronger: ArgumentId,
    weaker: ArgumentId,
) -> Option<Preferred> {
    if !context.network().is_preferred(stronger, weaker) {
        return None;
    }
    let (above, below) = (names(context, stronger), names(context, weaker));
    let own = context.standpoint().prefer.iter().map(|said| (said.what.0, said.what.1, said.span));
    let general = context.index.model.preferences.iter().map(|each| (each.stronger, each.weaker, each.span));
    let stated = own.chain(general).find(|(one, other, _)| above.contains(one) && below.contains(other));
    Some(Preferred { span: stated.map(|(.., span): (_, _, Span)| span) })
}

/// The names by which a preference can speak of an argument.
fn names(context: &Context<'_, '_>, argument: ArgumentId) -> Vec<ArgumentName> {
    let theory = context.index.theory;
    let instances = theory.arguments.instance_names.iter().filter(|row| row.0 == argument);
    let mut names: Vec<_> = instances.map(|row| ArgumentName::Instance(row.1)).collect();
    match context.index.origin(argument) {
        Some(Origin::Premise(premise) | Origin::States(premise, _)) => {
            names.push(ArgumentName::Premise(premise))
        }
        Some(Origin::Rule(rule)) => names.push(ArgumentName::Rule(rule)),
        _ => {}
    }
    names
}
