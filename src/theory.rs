//! Ground statements and arguments: rules instantiated once for all standpoints.
//!
//! In: the model. Out: every argument that some standpoint may use, each knowing the declaration, the bindings
//! and so the place that it came from. Exceptions do not hold an instance back here; they are for the labels.
//! Never here: labels, standpoints, text.
//!
//! Everything is kept in columns, since a theory may have millions of arguments.

use crate::vocabulary::*;

mod atoms;
pub mod from_model;

pub use atoms::Atoms;

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

/// A list of lists in two flat columns.
#[derive(Debug, Clone)]
pub struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    /// An empty list of lists with room for so many of both.
    #[must_use]
    pub fn with_capacity(lists: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self { starts, items: Vec::with_capacity(items) }
    }

    /// So many lists, filled from (list, item) pairs; the items of a list keep the order of the pairs.
    #[must_use]
    pub fn grouped(lists: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self
    where
        T: Copy,
    {
        let mut starts = vec![0u32; lists + 1];
        pairs.clone().for_each(|(list, _)| starts[list + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let Some((_, first)) = pairs.clone().next() else { return Self { starts, items: Vec::new() } };
        let mut items = vec![first; starts[lists] as usize];
        // Fill with `starts` as cursors, then shift them back: each cursor ends where the next list starts.
        for (list, item) in pairs {
            items[starts[list] as usize] = item;
            starts[list] += 1;
        }
        starts.rotate_right(1);
        starts[0] = 0;
        Self { starts, items }
    }

    /// Adds a list.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(
            u32::try_from(self.items.len()).expect("bounded below 2^32 by the instance limit"),
        );
    }

    /// Adds so many lists of `width` items each.
    pub(crate) fn push_rows(&mut self, count: usize, width: usize, items: &[T])
    where
        T: Copy,
    {
        let first = self.items.len();
        u32::try_from(first + count * width).expect("bounded below 2^32 by the instance limit");
        self.items.extend_from_slice(items);
        self.starts.extend((1..=count).map(|row| (first + row * width) as u32));
    }

    /// The list at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> &[T] {
        &self.items[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
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
