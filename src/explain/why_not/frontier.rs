//! From statements that are missing down to the roots.

use rustc_hash::FxHashMap;

use super::cause::{self, Group, Key, Stop, stop};
use super::{Down, Root};
use crate::evaluate::Label;
use crate::explain::build::Builder;
use crate::explain::never;
use crate::explain::step::How;
use crate::vocabulary::*;

/// How many roots of one kind and origin are told, and how many statements that wait for one.
const TOLD: usize = 6;

/// From how many on what one clause leaves out is told together.
const MANY: usize = 32;

/// How many roots are named that an argument comes down to.
const NAMED: usize = 4;

/// What is missing, followed down.
#[derive(Default)]
pub(super) struct Frontier {
    places: FxHashMap<StatementId, usize>,
    missing: Vec<Missing>,
    roots: Vec<Found>,
    keys: FxHashMap<Key, u32>,
    groups: FxHashMap<Group, u32>,
    /// For each root the missing statements right above it.
    above: Vec<Vec<usize>>,
}

/// A statement that is missing.
struct Missing {
    statement: StatementId,
    /// The missing statements that its arguments wait for.
    on: Vec<usize>,
    /// The roots that stop its arguments.
    roots: Vec<u32>,
    /// Those that wait for it.
    above: Vec<usize>,
    down: Down,
}

struct Found {
    key: Key,
    others: Vec<Key>,
    more: usize,
}

impl Frontier {
    /// Adds statements, with all that they come down to.
    pub(super) fn follow(&mut self, builder: &Builder<'_, '_>, statements: &[StatementId]) {
        let mut next = self.missing.len();
        statements.iter().for_each(|statement| {
            self.place(*statement);
        });
        while next < self.missing.len() {
            self.stops(builder, next);
            next += 1;
        }
    }

    fn place(&mut self, statement: StatementId) -> usize {
        let next = self.missing.len();
        let place = *self.places.entry(statement).or_insert(next);
        if place == next {
            let (on, roots, above) = (Vec::new(), Vec::new(), Vec::new());
            self.missing.push(Missing { statement, on, roots, above, down: Down::default() });
        }
        place
    }

    /// Why the arguments for a statement stop.
    fn stops(&mut self, builder: &Builder<'_, '_>, place: usize) {
        let context = &builder.context;
        let statement = self.missing[place].statement;
        let label = context.statement(statement).0;
        let mut contrary = label == Label::Out && context.statement(statement.contrary()).0 == Label::In;
        let assumed =
            context.arguments_for(statement).iter().copied().filter(|each| !context.index.knows(*each));
        let all: Vec<_> = context.index.concluding(statement).chain(assumed).collect();
        if all.is_empty() && !contrary {
            return self.root(builder, place, Key::Absent(statement, never::nothing(context, statement)));
        }
        // Of a contested statement only what may stand is followed.
        let bears = |argument: &ArgumentId| label == Label::Out || context.argument(*argument).0 == label;
        for argument in all.into_iter().filter(bears) {
            match stop(builder, argument) {
                Stop::Root(key) => {
                    // Whoever is told to be rebutted need not be told that the contrary is shown.
                    contrary &= !matches!(key, Key::Objection(_, How::Rebuts, ..));
                    self.root(builder, place, key);
                }
                Stop::Missing(statements, _) => {
                    let also = cause::also(builder, argument, &statements);
                    self.below(place, statements.iter().chain(&also));
                }
            }
        }
        if contrary {
            self.root(builder, place, Key::Contrary(statement));
        }
    }

    /// A missing statement waits for others.
    fn below<'s>(&mut self, place: usize, statements: impl Iterator<Item = &'s StatementId>) {
        for statement in statements {
            let below = self.place(*statement);
            self.missing[place].on.push(below);
            self.missing[below].above.push(place);
        }
    }

    fn root(&mut self, builder: &Builder<'_, '_>, place: usize, key: Key) {
        let number = self.number(builder, key);
        if !self.missing[place].roots.contains(&number) {
            self.missing[place].roots.push(number);
            self.above[number as usize].push(place);
        }
    }

    /// The number of a root, which it may share with others of its kind and origin.
    fn number(&mut self, builder: &Builder<'_, '_>, key: Key) -> u32 {
        if let Some(number) = self.keys.get(&key) {
            return *number;
        }
        let mut group = cause::group(builder, key);
        if self.roots.len() >= MANY {
            group = cause::wider(group);
        }
        let next = self.roots.len() as u32;
        let number = *self.groups.entry(group).or_insert(next);
        self.keys.insert(key, number);
        match self.roots.get_mut(number as usize) {
            None => {
                self.roots.push(Found { key, others: Vec::new(), more: 0 });
                self.above.push(Vec::new());
            }
            Some(found) if cause::says_the_same(found.key, key) => {}
            Some(found) if found.others.len() < TOLD => found.others.push(key),
            Some(found) => found.more += 1,
        }
        number
    }

    /// Finds which roots each statement comes down to. What has the smaller reasoning comes first; what does not keep
    /// to that (further conditions that are missing) is caught up in a second round.
    pub(super) fn settle(&mut self, builder: &Builder<'_, '_>) {
        let mut order: Vec<usize> = (0..self.missing.len()).rev().collect();
        let rank =
            |place: &usize| builder.smallest.statement(&builder.context, self.missing[*place].statement);
        order.sort_by_cached_key(rank);
        for place in order.iter().chain(&order) {
            let below = &self.missing[*place];
            let downs = below.on.iter().map(|on| &self.missing[*on].down);
            self.missing[*place].down = united(below.roots.clone(), downs);
        }
    }

    /// The first roots that several statements come down to.
    pub(super) fn down(&self, statements: &[StatementId]) -> Down {
        let known = statements.iter().filter_map(|statement| self.places.get(statement));
        united(Vec::new(), known.map(|place| &self.missing[*place].down))
    }

    /// The roots in words.
    pub(super) fn told(&self, builder: &mut Builder<'_, '_>) -> Vec<Root> {
        let mut roots = Vec::new();
        for (number, found) in self.roots.iter().enumerate() {
            let (waiting, more_waiting) = self.waiting(builder, number);
            roots.push(Root {
                cause: cause::cause(builder, found.key),
                others: found.others.iter().map(|key| cause::sentence(builder, *key)).collect(),
                more: found.more,
                waiting: waiting
                    .iter()
                    .map(|place| builder.sentence(self.missing[*place].statement))
                    .collect(),
                more_waiting,
            });
        }
        roots
    }

    /// The nearest of the statements that wait for a root, other than the one that it is about.
    fn waiting(&self, builder: &Builder<'_, '_>, number: usize) -> (Vec<usize>, bool) {
        let root = &self.roots[number];
        let about: Vec<_> = std::iter::once(&root.key)
            .chain(&root.others)
            .filter_map(|key| cause::about(builder, *key))
            .collect();
        let own = |place: usize| about.contains(&self.missing[place].statement);
        let mut found: Vec<usize> = Vec::new();
        let mut queue: Vec<usize> = self.above[number].iter().copied().take(TOLD + 1).collect();
        let mut next = 0;
        while let Some(place) = queue.get(next).copied() {
            next += 1;
            if found.len() > TOLD || queue.len() > 8 * TOLD {
                break;
            }
            if !own(place) && !found.contains(&place) {
                found.push(place);
            }
            let above = self.missing[place].above.iter().take(TOLD + 1).copied();
            let new: Vec<_> = above.filter(|each| !queue.contains(each)).collect();
            queue.extend(new);
        }
        let more = found.len() > TOLD;
        found.truncate(TOLD);
        (found, more)
    }
}

fn united<'d>(mut roots: Vec<u32>, downs: impl Iterator<Item = &'d Down>) -> Down {
    let mut more = false;
    for down in downs {
        roots.extend(&down.roots);
        more |= down.more;
    }
    roots.sort_unstable();
    roots.dedup();
    more |= roots.len() > NAMED;
    roots.truncate(NAMED);
    Down { roots, more }
}
