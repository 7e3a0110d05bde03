//! What the grammar sees of a declaration: its tokens without trivia, and where a line end counts.
//!
//! `Leaves` is an input of nom: a stretch of the leaves of one declaration, with the desk where parsers leave
//! nodes, the farthest leaf that stopped them, and what they would have taken there.

use std::cell::{Cell, RefCell};

use nom::{Input, Needed};

use super::kind::{Kind, Kinds};
use super::sink::Sink;

/// A token that is no trivia.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Leaf {
    pub(super) kind: Kind,
    /// It is the first on its line.
    pub(super) starts_line: bool,
    /// A line end before it separates things of a list.
    pub(super) separated: bool,
    /// It opens a clause.
    pub(super) clause: bool,
    pub(super) token: u32,
}

/// Operators and what else draws lines together.
const JOINS: Kinds = Kinds::of(&[
    Kind::Comma,
    Kind::Slash,
    Kind::Less,
    Kind::LessOrEqual,
    Kind::Equal,
    Kind::NotEqual,
    Kind::GreaterOrEqual,
    Kind::Greater,
]);
const JOINS_BEFORE: Kinds = JOINS.and(Kinds::of(&[Kind::Text, Kind::Close]));

/// Lays out the leaves of one declaration, as its tokens come.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) leaves: Vec<Leaf>,
    clauses: Option<Kinds>,
    depth: u32,
    starts_line: bool,
}

impl Layout {
    pub(super) fn clear(&mut self) {
        self.leaves.clear();
        (self.clauses, self.depth, self.starts_line) = (None, 0, false);
    }

    pub(super) fn line_end(&mut self) {
        self.starts_line = true;
    }

    /// Adds a leaf; `clauses` gives the clauses of a declaration by its keyword.
    pub(super) fn push(&mut self, kind: Kind, token: u32, clauses: fn(Kind) -> Kinds) {
        let starts_line = std::mem::take(&mut self.starts_line);
        let clause = match self.clauses {
            Some(set) => set.contains(kind),
            None => {
                self.clauses = Some(clauses(kind));
                false
            }
        };
        if clause {
            self.depth = 0;
        }
        let joined =
            JOINS_BEFORE.contains(kind) || self.leaves.last().is_none_or(|last| JOINS.contains(last.kind));
        let separated = starts_line && self.depth == 0 && !clause && !joined;
        match kind {
            Kind::Open => self.depth += 1,
            Kind::Close => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.leaves.push(Leaf { kind, starts_line, separated, clause, token });
    }
}

/// What the parsers of one declaration share.
pub(super) struct Desk<'a, 's> {
    pub(super) leaves: &'a [Leaf],
    pub(super) sink: RefCell<&'a mut Sink<'s>>,
    farthest: Cell<usize>,
    expected: Cell<Kinds>,
    /// The leaf at which the thing of a list starts that is being read.
    pub(super) item: Cell<usize>,
}

impl<'a, 's> Desk<'a, 's> {
    pub(super) fn new(leaves: &'a [Leaf], sink: &'a mut Sink<'s>) -> Self {
        let (farthest, expected) = (Cell::new(0), Cell::new(Kinds::NONE));
        Self { leaves, sink: RefCell::new(sink), farthest, expected, item: Cell::new(0) }
    }

    pub(super) fn all(&'a self) -> Leaves<'a, 's> {
        Leaves { desk: self, start: 0, end: self.leaves.len() }
    }

    /// Notes what would have been taken at a leaf; only the farthest leaf is kept.
    pub(super) fn expect(&self, at: usize, kinds: Kinds) {
        if at > self.farthest.get() {
            self.farthest.set(at);
            self.expected.set(kinds);
        } else if at == self.farthest.get() {
            self.expected.set(self.expected.get().and(kinds));
        }
    }

    /// The farthest leaf that stopped a parser, and what was expected there.
    pub(super) fn stopped(&self) -> (usize, Kinds) {
        (self.farthest.get(), self.expected.get())
    }

    /// The token after a leaf, or where the declaration starts for the leaf before all.
    pub(super) fn token_after(&self, leaf: usize) -> u32 {
        leaf.checked_sub(1).map_or(self.leaves[0].token, |last| self.leaves[last].token + 1)
    }
}

/// A stretch of the leaves of one declaration.
#[derive(Clone, Copy)]
pub(super) struct Leaves<'a, 's> {
    pub(super) desk: &'a Desk<'a, 's>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a, 's> Leaves<'a, 's> {
    pub(super) fn first(self) -> Option<Leaf> {
        self.slice().first().copied()
    }

    pub(super) fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub(super) fn slice(self) -> &'a [Leaf] {
        &self.desk.leaves[self.start..self.end]
    }

    /// The part up to a leaf.
    pub(super) fn until(self, end: usize) -> Self {
        Self { end: end.clamp(self.start, self.end), ..self }
    }
}

impl<'a> Input for Leaves<'a, '_> {
    type Item = Leaf;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Leaf>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.end - self.start
    }

    fn take(&self, index: usize) -> Self {
        Self { end: self.start + index, ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { start: self.start + index, ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Leaf) -> bool>(&self, predicate: P) -> Option<usize> {
        self.slice().iter().position(|leaf| predicate(*leaf))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.slice().iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        let missing = count.saturating_sub(self.input_len());
        if missing == 0 { Ok(count) } else { Err(Needed::new(missing)) }
    }
}
