//! The arguments for a claim, each with the first thing that stops it.

use rustc_hash::FxHashMap;

use super::cause::{Key, Stop, also, cause, stop};
use super::frontier::Frontier;
use super::{Attempt, Cause, Stopped, WhyNot, other_side};
use crate::evaluate::Label;
use crate::explain::build::Builder;
use crate::explain::step::How;
use crate::explain::{fails, never};
use crate::vocabulary::*;

/// How many are named of several that are missing.
const NAMED: usize = 6;

/// From how many on arguments that only come down to the same are told together.
const MANY: usize = 32;

/// With how many groups another is compared.
const COMPARED: usize = 64;

/// Tells why nothing shows a statement.
pub(super) fn tell(found: &mut WhyNot, mut builder: Builder<'_, '_>, statement: StatementId) {
    let context = builder.context;
    let assumed = context.arguments_for(statement).iter().copied().filter(|each| !context.index.knows(*each));
    let all: Vec<_> = context.index.concluding(statement).chain(assumed).collect();
    let groups = merged(&builder, fails::groups(&builder, &all));
    let mut frontier = Frontier::default();
    for (group, stop) in &groups {
        if let Stop::Missing(statements, _) = stop {
            frontier.follow(&builder, statements);
            frontier.follow(&builder, &also(&builder, group[0], statements));
        }
    }
    frontier.settle(&builder);
    let mut alike: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
    for (group, stop) in &groups {
        let down = match stop {
            Stop::Missing(statements, _) => frontier.down(statements).roots,
            Stop::Root(_) => Vec::new(),
        };
        // Of very many, those that come down to the same are told together.
        let known = alike.get(&down).copied().filter(|_| found.attempts.len() >= MANY && !down.is_empty());
        if let Some(known) = known {
            found.attempts[known].more += group.len();
            continue;
        }
        alike.entry(down).or_insert(found.attempts.len());
        found.attempts.push(attempt(&mut builder, &frontier, group, stop));
    }
    found.roots = frontier.told(&mut builder);
    if all.is_empty() {
        let nothing = never::nothing(&context, statement);
        found.nothing = Some(cause(&mut builder, Key::Absent(statement, nothing)));
    } else {
        found.never = never::never(&context, statement);
    }
    other_side(found, &mut builder, statement);
}

/// Groups with what stops them; those of several declarations that stop for one reason become one.
fn merged(builder: &Builder<'_, '_>, groups: Vec<Vec<ArgumentId>>) -> Vec<(Vec<ArgumentId>, Stop)> {
    let mut merged: Vec<(Vec<ArgumentId>, Stop)> = Vec::new();
    for group in groups {
        let stop = stop(builder, group[0]);
        let same = |known: &&mut (Vec<ArgumentId>, Stop)| is_same(builder, &known.1, &stop);
        match merged.iter_mut().take(COMPARED).find(same) {
            Some((known, _)) => known.extend(group),
            None => merged.push((group, stop)),
        }
    }
    merged
}

fn is_same(builder: &Builder<'_, '_>, one: &Stop, other: &Stop) -> bool {
    let unused = |argument: ArgumentId| {
        let context = &builder.context;
        fails::unused(context, argument, context.network().usage(argument))
    };
    match (one, other) {
        (Stop::Root(Key::LeftOut(one)), Stop::Root(Key::LeftOut(other))) => unused(*one) == unused(*other),
        (Stop::Root(Key::Objection(_, one, _, by)), Stop::Root(Key::Objection(_, other, _, by_other))) => {
            one == other && by == by_other && matches!(one, How::Rebuts | How::Undercuts)
        }
        (one, other) => one == other,
    }
}

fn attempt(builder: &mut Builder<'_, '_>, frontier: &Frontier, group: &[ArgumentId], stop: &Stop) -> Attempt {
    let face = builder.face(group[0]);
    let own = face.declaration.label();
    let mut others: Vec<String> = Vec::new();
    for other in &group[1..] {
        let label = builder.face(*other).declaration.label();
        if label != own && others.len() < NAMED && !others.contains(&label) {
            others.push(label);
        }
    }
    let more = group.len() - 1 - others.len();
    let stop = match stop {
        Stop::Root(key) => Stopped::By(cause(builder, *key)),
        Stop::Missing(statements, counted) => wanting(builder, frontier, group[0], statements, *counted),
    };
    Attempt { face, others, more, stop }
}

fn wanting(
    builder: &Builder<'_, '_>,
    frontier: &Frontier,
    argument: ArgumentId,
    statements: &[StatementId],
    counted: Option<(u32, u32)>,
) -> Stopped {
    let sentences: Vec<_> = statements.iter().take(NAMED).map(|each| builder.sentence(*each)).collect();
    let also = also(builder, argument, statements).into_iter().take(NAMED);
    Stopped::Missing {
        open: builder.context.argument(argument).0 == Label::Undecided,
        counted,
        more: statements.len() - sentences.len(),
        sentences,
        down: frontier.down(statements),
        also: also.map(|each| (builder.sentence(each), frontier.down(&[each]))).collect(),
    }
}

impl WhyNot {
    /// What is missing, of all arguments: what stops each at once, and what the others come down to.
    pub fn causes(&self) -> impl Iterator<Item = &Cause> {
        let at_once = self.attempts.iter().filter_map(|attempt| match &attempt.stop {
            Stopped::By(cause) => Some(cause),
            Stopped::Missing { .. } => None,
        });
        let roots = self.roots.iter().map(|root| &root.cause);
        self.nothing.iter().chain(roots).chain(at_once)
    }
}
