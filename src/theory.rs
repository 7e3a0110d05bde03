//! Ground statements and arguments: rules instantiated once for all standpoints.
//!
//! In: the model. Out: every argument that some standpoint may use, each knowing the declaration, the bindings
//! and so the place that it came from. Exceptions do not hold an instance back here; they are for the labels.
//! Never here: labels, standpoints, text.
//!
//! Everything is kept in columns, since a theory may have millions of arguments.

use crate::vocabulary::*;
use std::ops::Range;

mod atoms;
mod backwards;
pub mod from_model;

pub use atoms::Atoms;
pub use backwards::Backwards;

/// A ground theory.
#[derive(Debug, Default)]
pub struct Theory {
    /// Ground atoms.
    pub atoms: Atoms,
    /// Ground arguments, in the order: premises and what they state, facts, then instances of rules by rule
    /// and by instance, contraries, transpositions.
    pub arguments: Arguments,
    /// Sets of arguments that are undercut together.
    pub undercuts: Vec<Undercut>,
    /// Pairs of statements that a `contrary` opposes, each with the declaration; both directions are meant.
    pub contraries: Vec<(StatementId, StatementId, ContraryId)>,
}

/// Where a ground argument came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// A premise: that it was put forward.
    Premise(PremiseId),
    /// What a premise states: the n-th of its `states`.
    States(PremiseId, u16),
    /// A row of a table.
    Fact(TableId, u32),
    /// An instance of a rule or an argument; its bindings are in the theory.
    Rule(RuleId),
    /// "a, so not b" of a contrary.
    Contrary(ContraryId),
    /// A transposition of a strict rule on its n-th given: "p, not s, so not q" of "p, q, so s".
    Transposition(RuleId, u16),
    /// A transposition of what a certain premise states: "not that, so not the premise".
    StatesTransposition(PremiseId, u16),
}

/// The ground arguments, a column each; all columns have the same number of rows but where said.
#[derive(Debug, Default)]
pub struct Arguments {
    /// Where it came from.
    pub origins: Vec<Origin>,
    /// What it concludes or undercuts.
    pub conclusions: Vec<GroundConclusion>,
    /// The statements that it needs (without `at least`), each once, in the order of the text.
    pub given: Lists<StatementId>,
    /// Values of the rule's variables, by `VariableId`; variables that no positive given binds are
    /// `ConstantId(u32::MAX)`. Empty lists for arguments that are no rule's instance.
    pub bindings: Lists<ConstantId>,
    /// `at least` conditions, ascending by argument.
    pub at_least: Vec<AtLeast>,
    /// Presumptions, ascending by argument: (argument, place in the rule's `assuming`, statement).
    pub assuming: Vec<(ArgumentId, u16, StatementId)>,
    /// Exceptions that some argument concludes, ascending by argument: (argument, place in the rule's `unless`,
    /// statement). An exception that nothing concludes is not here: nobody raised it.
    pub unless: Vec<(ArgumentId, u16, StatementId)>,
    /// Which undercut sets the argument is in, ascending by argument.
    pub undercut_in: Vec<(ArgumentId, UndercutId)>,
    /// It is strict.
    pub strict: Vec<bool>,
    /// The instances that have names of their own, ascending by argument.
    pub instance_names: Vec<(ArgumentId, InstanceNameId)>,
}

/// What belongs to one argument. An id past the theory's (a standpoint's assumption) has nothing.
impl Arguments {
    /// The statements that it needs, without `at least`.
    #[must_use]
    pub fn given_of(&self, argument: ArgumentId) -> &[StatementId] {
        if argument.index() < self.given.len() { self.given.get(argument.index()) } else { &[] }
    }

    /// The values of its rule's variables.
    #[must_use]
    pub fn bindings_of(&self, argument: ArgumentId) -> &[ConstantId] {
        if argument.index() < self.bindings.len() { self.bindings.get(argument.index()) } else { &[] }
    }

    /// The places of its `at least` conditions in their column.
    #[must_use]
    pub fn at_least_places(&self, argument: ArgumentId) -> Range<usize> {
        places(&self.at_least, argument, |row| row.argument)
    }

    /// Its `at least` conditions.
    #[must_use]
    pub fn at_least_of(&self, argument: ArgumentId) -> &[AtLeast] {
        &self.at_least[self.at_least_places(argument)]
    }

    /// Its presumptions.
    #[must_use]
    pub fn assuming_of(&self, argument: ArgumentId) -> &[(ArgumentId, u16, StatementId)] {
        &self.assuming[places(&self.assuming, argument, |row| row.0)]
    }

    /// Its exceptions that somebody raised.
    #[must_use]
    pub fn unless_of(&self, argument: ArgumentId) -> &[(ArgumentId, u16, StatementId)] {
        &self.unless[places(&self.unless, argument, |row| row.0)]
    }

    /// The undercut sets that it is in.
    #[must_use]
    pub fn undercut_sets_of(&self, argument: ArgumentId) -> &[(ArgumentId, UndercutId)] {
        &self.undercut_in[places(&self.undercut_in, argument, |row| row.0)]
    }

    /// The names that the instance has of its own.
    #[must_use]
    pub fn instance_names_of(&self, argument: ArgumentId) -> &[(ArgumentId, InstanceNameId)] {
        &self.instance_names[places(&self.instance_names, argument, |row| row.0)]
    }

    /// The first name that the instance has of its own.
    #[must_use]
    pub fn instance_name_of(&self, argument: ArgumentId) -> Option<InstanceNameId> {
        self.instance_names_of(argument).first().map(|row| row.1)
    }

    /// The statements that it may rest on: those that it needs, then those that it counts.
    pub fn rests_on(&self, argument: ArgumentId) -> impl Iterator<Item = StatementId> {
        let counted = self.at_least_of(argument).iter().flat_map(|condition| &condition.of);
        self.given_of(argument).iter().chain(counted).copied()
    }
}

/// Where the rows of an argument stand in a column that ascends by argument.
fn places<T>(column: &[T], argument: ArgumentId, owner: impl Fn(&T) -> ArgumentId) -> Range<usize> {
    let start = column.partition_point(|row| owner(row) < argument);
    start..start + column[start..].partition_point(|row| owner(row) == argument)
}

/// What a ground argument leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GroundConclusion {
    /// A statement.
    So(StatementId),
    /// It undercuts this set.
    Undercuts(UndercutId),
}

/// A ground `at least` condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AtLeast {
    /// Whose condition.
    pub argument: ArgumentId,
    /// How many.
    pub count: u32,
    /// Of these different statements.
    pub of: Vec<StatementId>,
}

/// A set of arguments that are undercut together: by whoever concludes `Undercuts` of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undercut {
    /// The declaration that is hit.
    pub target: ArgumentName,
    /// Only its instances with these values; empty for all.
    pub with: Vec<(VariableId, ConstantId)>,
}
