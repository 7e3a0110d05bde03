//! What stops an argument, found before it is put in words: so that thousands alike cost no words.

use super::Cause;
use crate::evaluate::Label;
use crate::explain::blocker::{Blocker, blocker, blockers};
use crate::explain::build::Builder;
use crate::explain::fails::{self, preference};
use crate::explain::step::{How, Nothing};
use crate::explain::{never, stands};
use crate::theory::Origin;
use crate::vocabulary::*;

/// What stops an argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    /// These statements are missing, any one (or, of those counted, so many) of which would have to be shown.
    Missing(Vec<StatementId>, Option<(u32, u32)>),
    /// It goes no further down.
    Root(Key),
}

/// A root by what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    Absent(StatementId, Nothing),
    LeftOut(ArgumentId),
    Contrary(StatementId),
    /// The target, how, the place of the critical question, who objects.
    Objection(ArgumentId, How, u16, ArgumentId),
    Circular(StatementId),
    Burden(StatementId),
}

/// What roots that are told together have in common: a number for the kind, and what they were declared as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Group {
    Predicate(u8, PredicateId, bool),
    Declared(u8, Option<Origin>, usize),
}

/// The first thing that stops an argument, or keeps it open.
pub(super) fn stop(builder: &Builder<'_, '_>, argument: ArgumentId) -> Stop {
    let context = &builder.context;
    // What stands, or may, for a statement that is out weighs too little.
    let light = |statement: &StatementId| {
        let label = context.argument(argument).0;
        label == Label::In || label == Label::Undecided && context.statement(*statement).0 == Label::Out
    };
    if let Some(statement) = context.conclusion(argument).filter(light) {
        return Stop::Root(Key::Burden(statement));
    }
    match blocker(context, &builder.smallest, argument) {
        Blocker::Unused(_) | Blocker::Unknown => Stop::Root(Key::LeftOut(argument)),
        Blocker::Given(given) => Stop::Missing(vec![given], None),
        Blocker::TooFew(place) => {
            let condition = &context.index.at_least(argument)[place];
            let label = |of: &StatementId| context.statement(*of).0;
            let shown = condition.of.iter().filter(|of| label(of) == Label::In).count() as u32;
            let missing = condition.of.iter().copied().filter(|of| label(of) != Label::In);
            Stop::Missing(missing.collect(), Some((condition.count, shown)))
        }
        Blocker::Statement(how, place, statement) => match objector(builder, statement) {
            Some(by) => Stop::Root(Key::Objection(argument, how, place, by)),
            None => Stop::Root(Key::LeftOut(argument)),
        },
        Blocker::Argument(how, by) => Stop::Root(Key::Objection(argument, how, 0, by)),
        Blocker::Circular(given) => Stop::Root(Key::Circular(given)),
    }
}

/// The argument that shows an objection or, where that is contested, the first that may.
fn objector(builder: &Builder<'_, '_>, statement: StatementId) -> Option<ArgumentId> {
    let context = &builder.context;
    if context.statement(statement).0 == Label::In {
        return Some(stands::shows(builder, statement, None).0);
    }
    let mut may = context.arguments_for(statement).iter().copied();
    may.find(|each| context.argument(*each).0 != Label::Out)
}

/// The other conditions of an argument that are not shown either.
pub(super) fn also(
    builder: &Builder<'_, '_>,
    argument: ArgumentId,
    first: &[StatementId],
) -> Vec<StatementId> {
    let context = &builder.context;
    let found = blockers(context, argument, context.argument(argument).0).into_iter();
    let given = found.filter_map(|(_, blocker)| match blocker {
        Blocker::Given(given) if !first.contains(&given) => Some(given),
        _ => None,
    });
    given.collect()
}

/// Which roots are told together.
pub(super) fn group(builder: &Builder<'_, '_>, key: Key) -> Group {
    let index = builder.context.index;
    let predicate = |kind: u8, statement: StatementId| {
        let predicate = index.theory.atoms.predicate(statement.atom());
        Group::Predicate(kind, predicate, statement.is_negated())
    };
    let declared = |argument: ArgumentId| match index.origin(argument) {
        Some(Origin::Fact(table, _)) => Some(Origin::Fact(table, 0)),
        Some(Origin::States(premise, _)) => Some(Origin::Premise(premise)),
        other => other,
    };
    match key {
        Key::Absent(statement, _) => predicate(0, statement),
        Key::Contrary(statement) => predicate(1, statement),
        Key::Circular(statement) => predicate(2, statement),
        Key::Burden(statement) => predicate(3, statement),
        Key::LeftOut(argument) => {
            let (kind, clause) = fails::not_used(builder.context.network().usage(argument));
            Group::Declared(kind, declared(argument), clause)
        }
        Key::Objection(_, how, _, by) => Group::Declared(how as u8, declared(by), 0),
    }
}

/// The same, with everything of one kind and one clause together.
pub(super) fn wider(group: Group) -> Group {
    match group {
        Group::Declared(kind, _, clause) => Group::Declared(kind, None, clause),
        group => group,
    }
}

/// Whether two roots of one group are the same to a reader: one argument that objects to several.
pub(super) fn says_the_same(one: Key, other: Key) -> bool {
    matches!((one, other), (Key::Objection(.., one), Key::Objection(.., other)) if one == other)
}

/// The statement that a root tells, and that need not be told to wait for it.
pub(super) fn about(builder: &Builder<'_, '_>, key: Key) -> Option<StatementId> {
    match key {
        Key::Absent(statement, _)
        | Key::Contrary(statement)
        | Key::Circular(statement)
        | Key::Burden(statement) => Some(statement),
        // That a premise was put forward is told with the premise; what it states is not.
        Key::LeftOut(argument) => {
            let origin = builder.context.index.origin(argument);
            let premise = matches!(origin, Some(Origin::Premise(_)));
            builder.context.conclusion(argument).filter(|_| premise)
        }
        Key::Objection(..) => None,
    }
}

/// A root in one sentence, where it is told with another.
pub(super) fn sentence(builder: &Builder<'_, '_>, key: Key) -> String {
    match key {
        Key::Absent(statement, _)
        | Key::Contrary(statement)
        | Key::Circular(statement)
        | Key::Burden(statement) => builder.sentence(statement),
        Key::LeftOut(argument) | Key::Objection(.., argument) => {
            let shown = builder.context.conclusion(argument);
            shown.map(|statement| builder.sentence(statement)).unwrap_or_default()
        }
    }
}

/// A root in full.
pub(super) fn cause(builder: &mut Builder<'_, '_>, key: Key) -> Cause {
    let context = builder.context;
    match key {
        Key::Absent(statement, nothing) => Cause::Absent {
            sentence: builder.sentence(statement),
            nothing,
            never: never::never(&context, statement),
        },
        Key::LeftOut(argument) => Cause::LeftOut {
            sentence: sentence(builder, key),
            face: builder.face(argument),
            unused: fails::unused(&context, argument, context.network().usage(argument)),
        },
        Key::Contrary(statement) => {
            let (by, _) = stands::shows(builder, statement.contrary(), None);
            Cause::Contrary { sentence: builder.sentence(statement), by: builder.face(by) }
        }
        Key::Objection(target, how, place, by) => objection(builder, target, how, place, by),
        Key::Circular(statement) => Cause::Circular { sentence: builder.sentence(statement) },
        Key::Burden(statement) => Cause::Burden {
            sentence: builder.sentence(statement),
            weighing: builder.strengths.weighing(&context, statement),
        },
    }
}

fn objection(
    builder: &mut Builder<'_, '_>,
    target: ArgumentId,
    how: How,
    place: u16,
    by: ArgumentId,
) -> Cause {
    let context = builder.context;
    let asked = matches!(how, How::Exception | How::Overturns);
    Cause::Objection {
        target: builder.face(target),
        how,
        question: asked.then(|| fails::question(&context, target, how, place)).flatten(),
        by: builder.face(by),
        says: context.conclusion(by).map(|statement| builder.sentence(statement)),
        preferred: (how == How::Rebuts).then(|| preference(&context, by, target)).flatten(),
        open: context.argument(by).0 == Label::Undecided,
    }
}
