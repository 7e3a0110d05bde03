//! What a standpoint chose of a theory, by id: which arguments, which weights, standards and preferences.

use super::Limits;
use super::preference::Order;
use crate::vocabulary::*;

/// Whether and why a standpoint leaves an argument of the theory out. The numbers are places in the
/// standpoint's own lists of clauses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// It is in the network.
    Used,
    /// A premise or fact that no `admit` picks out.
    NotAdmitted,
    /// A premise or fact that the `exclude` at this place picks out.
    Excluded(u16),
    /// A premise or fact that was not certainly known at the `as-of` date.
    NotYetKnown,
    /// A rule or argument that is `for` other standpoints.
    ForOthers,
    /// A rule, argument or contrary of a module that this standpoint does not use.
    NotInUse,
    /// A rule or argument that the `ignore` at this place drops.
    Ignored(u16),
    /// It is left out by a change to the standpoint, not by the standpoint.
    Withdrawn,
}

/// All that a standpoint chose.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// For each argument of the theory.
    pub(super) usages: Vec<Usage>,
    /// The weights in use, ascending.
    pub(super) weights: Vec<Number>,
    /// For each argument of the theory the place of its weight.
    pub(super) levels: Vec<u16>,
    /// The statements that are assumed, each once, in the order of the clauses; then those that are granted.
    pub(super) assumptions: Vec<StatementId>,
    /// How many of them are assumed.
    pub(super) assumed: usize,
    pub(super) standards: Standards,
    pub(super) limits: Limits,
    pub(super) order: Order,
    /// Pairs of contraries in force, both directions, sorted.
    pub(super) contraries: Vec<(StatementId, StatementId)>,
}

impl Choice {
    /// The place of the argument's weight; an assumption's is 0, since its weight is the least of all, and what
    /// is granted has the greatest.
    pub(super) fn level(&self, argument: ArgumentId) -> u16 {
        let past = || {
            let granted = argument.index() >= self.levels.len() + self.assumed;
            if granted { (self.weights.len() - 1) as u16 } else { 0 }
        };
        self.levels.get(argument.index()).copied().unwrap_or_else(past)
    }

    /// Gives arguments other weights.
    pub(super) fn reweigh(&mut self, weights: &[(ArgumentId, Number)]) {
        if weights.is_empty() {
            return;
        }
        let mut all = self.weights.clone();
        all.extend(weights.iter().map(|(_, weight)| *weight));
        all.sort_unstable();
        all.dedup();
        let place = |weight: Number| all.partition_point(|other| *other < weight) as u16;
        let moved: Vec<u16> = self.weights.iter().map(|weight| place(*weight)).collect();
        self.levels.iter_mut().for_each(|level| *level = moved[*level as usize]);
        for (argument, weight) in weights {
            if let Some(level) = self.levels.get_mut(argument.index()) {
                *level = place(*weight);
            }
        }
        self.weights = all;
    }

    pub(super) fn is_used(&self, argument: ArgumentId) -> bool {
        self.usages.get(argument.index()).is_none_or(|usage| *usage == Usage::Used)
    }

    /// The contraries of a statement.
    pub(super) fn contraries_of(&self, statement: StatementId) -> impl Iterator<Item = StatementId> + '_ {
        let start = self.contraries.partition_point(|(one, _)| *one < statement);
        self.contraries[start..].iter().take_while(move |(one, _)| *one == statement).map(|(_, other)| *other)
    }
}

/// The standard of each statement.
#[derive(Clone, Debug)]
pub struct Standards {
    /// Of all statements without one of their own.
    pub(super) default: Standard,
    /// Of statements that a clause names, sorted.
    pub(super) named: Vec<(StatementId, Standard)>,
}

impl Standards {
    /// Other standards, of all that nothing names and of single statements.
    pub(super) fn vary(&mut self, default: Option<Standard>, standards: &[(StatementId, Standard)]) {
        self.default = default.unwrap_or(self.default);
        for (statement, standard) in standards {
            match self.named.binary_search_by_key(statement, |(named, _)| *named) {
                Ok(place) => self.named[place].1 = *standard,
                Err(place) => self.named.insert(place, (*statement, *standard)),
            }
        }
    }

    fn named(&self, statement: StatementId) -> Option<Standard> {
        let place = self.named.binary_search_by_key(&statement, |(named, _)| *named).ok()?;
        Some(self.named[place].1)
    }

    /// The statement's standard: where its other side is weighed and no clause names it, preponderance.
    #[must_use]
    pub fn of(&self, statement: StatementId) -> Standard {
        if self.named.is_empty() {
            return self.default;
        }
        self.named(statement).unwrap_or_else(|| self.beside(self.named(statement.contrary())))
    }

    fn beside(&self, other: Option<Standard>) -> Standard {
        let weighed = other.is_some_and(|standard| standard != Standard::Undefeated);
        if self.default == Standard::Undefeated && weighed { Standard::Preponderance } else { self.default }
    }

    /// An issue of which one side is fought and the other weighed.
    pub(super) fn mixed(&self) -> Option<StatementId> {
        let fought = |statement| self.of(statement) == Standard::Undefeated;
        self.named.iter().map(|(named, _)| *named).find(|named| fought(*named) != fought(named.contrary()))
    }
}
