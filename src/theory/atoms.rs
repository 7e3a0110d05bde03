//! Ground atoms, each kept once.

use crate::vocabulary::*;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The ground atoms: which predicate, which constants.
#[derive(Debug)]
pub struct Atoms {
    predicates: Vec<PredicateId>,
    /// Where each atom's constants start in `terms`; one more entry than atoms.
    term_starts: Vec<u32>,
    terms: Vec<ConstantId>,
    /// From content to id; dropped when the theory is done and made again when somebody looks something up.
    index: OnceLock<Index>,
    /// How often something was looked up without the index.
    lookups: AtomicU32,
}

/// So many lookups among so many atoms go through all of them rather than make an index for a few.
const FEW: u32 = 64;
const MANY: usize = 100_000;

impl Default for Atoms {
    fn default() -> Self {
        Self {
            predicates: Vec::new(),
            term_starts: vec![0],
            terms: Vec::new(),
            index: OnceLock::new(),
            lookups: AtomicU32::new(0),
        }
    }
}

impl Atoms {
    /// How many atoms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.predicates.len()
    }

    /// Whether there is no atom.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.predicates.is_empty()
    }

    /// The atom's predicate.
    #[must_use]
    pub fn predicate(&self, atom: AtomId) -> PredicateId {
        self.predicates[atom.index()]
    }

    /// The atom's constants, as many as its predicate's arity.
    #[must_use]
    pub fn terms(&self, atom: AtomId) -> &[ConstantId] {
        &self.terms[self.term_starts[atom.index()] as usize..self.term_starts[atom.index() + 1] as usize]
    }

    /// The atom of a predicate with these constants, if the theory has it.
    #[must_use]
    pub fn find(&self, predicate: PredicateId, terms: &[ConstantId]) -> Option<AtomId> {
        let without = || self.len() > MANY && self.lookups.fetch_add(1, Ordering::Relaxed) < FEW;
        if self.index.get().is_none() && without() {
            let is_wanted = |atom: &AtomId| self.terms(*atom) == terms;
            let of_predicate = self.predicates.iter().enumerate().filter(|(_, other)| **other == predicate);
            return of_predicate.map(|(place, _)| AtomId::new(place)).find(is_wanted);
        }
        self.index.get_or_init(|| self.indexed()).find(predicate, terms, self)
    }

    /// Gives back room for atoms that did not come.
    pub(super) fn shrink(&mut self) {
        self.predicates.shrink_to_fit();
        self.term_starts.shrink_to_fit();
        self.terms.shrink_to_fit();
    }

    /// The atom, made if it is new. The caller holds the index while it adds many.
    pub(super) fn intern_in(
        &mut self,
        index: &mut Index,
        predicate: PredicateId,
        terms: &[ConstantId],
    ) -> AtomId {
        let next = AtomId::new(self.len());
        let table = index.table(predicate, terms.len());
        let atom = table.insert(terms, next, |atom| {
            &self.terms[self.term_starts[atom.index()] as usize..self.term_starts[atom.index() + 1] as usize]
        });
        if atom == next {
            self.predicates.push(predicate);
            self.terms.extend_from_slice(terms);
            self.term_starts.push(self.terms.len() as u32);
        }
        atom
    }

    /// Makes room for so many more atoms of a predicate.
    pub(super) fn reserve_in(
        &mut self,
        index: &mut Index,
        predicate: PredicateId,
        arity: usize,
        more: usize,
    ) {
        index.table(predicate, arity).reserve(more);
        self.predicates.reserve(more);
        self.term_starts.reserve(more);
        self.terms.reserve(more * arity);
    }

    fn indexed(&self) -> Index {
        let mut index = Index::default();
        for atom in (0..self.len() as u32).map(AtomId) {
            let terms = self.terms(atom);
            index.table(self.predicate(atom), terms.len()).insert(terms, atom, |other| self.terms(other));
        }
        index
    }
}

/// From content to id, a table a predicate.
#[derive(Debug, Default)]
pub(super) struct Index {
    tables: Vec<Table>,
    /// How many constants there are, or 0 where nobody said.
    constants: usize,
}

impl Index {
    /// An index that knows how many constants there can be.
    pub(super) fn for_constants(constants: usize) -> Self {
        Self { tables: Vec::new(), constants }
    }

    pub(super) fn find(&self, predicate: PredicateId, terms: &[ConstantId], atoms: &Atoms) -> Option<AtomId> {
        self.tables.get(predicate.index())?.find(terms, |atom| atoms.terms(atom))
    }

    fn table(&mut self, predicate: PredicateId, arity: usize) -> &mut Table {
        if self.tables.len() <= predicate.index() {
            self.tables.resize_with(predicate.index() + 1, Table::default);
        }
        let table = &mut self.tables[predicate.index()];
        match table {
            Table::Empty => *table = Table::new(arity),
            Table::Two(atoms)
                if atoms.len() * FULL > self.constants * self.constants && self.constants > 0 =>
            {
                *table = Table::grid(atoms, self.constants);
            }
            _ => {}
        }
        table
    }
}

/// Two constants out of n have a grid of n times n, once at least this part of its cells is taken.
const FULL: usize = 8;

/// The atoms of one predicate. Few terms have a form of their own, so that one look at memory finds them.
#[derive(Debug, Default)]
enum Table {
    #[default]
    Empty,
    None(Option<AtomId>),
    /// By the constant's number; `MAX` where there is none.
    One(Vec<AtomId>),
    Two(HashTable<(ConstantId, ConstantId, AtomId)>),
    /// A row a first constant, of so many cells; made when many pairs of few constants are there.
    Grid(usize, Vec<AtomId>),
    /// With half of its hash, so that growing looks at no atom.
    Many(HashTable<(u32, AtomId)>),
}

const NO_ATOM: AtomId = AtomId(u32::MAX);

impl Table {
    fn new(arity: usize) -> Self {
        match arity {
            0 => Self::None(None),
            1 => Self::One(Vec::new()),
            2 => Self::Two(HashTable::new()),
            _ => Self::Many(HashTable::new()),
        }
    }

    fn grid(atoms: &HashTable<(ConstantId, ConstantId, AtomId)>, width: usize) -> Self {
        let mut cells = vec![NO_ATOM; width * width];
        for (one, two, atom) in atoms {
            cells[one.index() * width + two.index()] = *atom; // in whatever order
        }
        Self::Grid(width, cells)
    }

    fn reserve(&mut self, more: usize) {
        match self {
            Self::Two(atoms) => atoms.reserve(more, hash_of_pair),
            Self::Many(atoms) => atoms.reserve(more, |(hash, _)| spread(*hash)),
            _ => {}
        }
    }

    fn find<'a>(&self, terms: &[ConstantId], content: impl Fn(AtomId) -> &'a [ConstantId]) -> Option<AtomId> {
        match (self, terms) {
            (Self::None(atom), []) => *atom,
            (Self::One(atoms), [term]) => atoms.get(term.index()).copied().filter(|atom| *atom != NO_ATOM),
            (Self::Two(atoms), [one, two]) => {
                let found = atoms.find(pair(*one, *two), |pair| (pair.0, pair.1) == (*one, *two));
                found.map(|(.., atom)| *atom)
            }
            (Self::Grid(width, cells), [one, two]) => {
                cells.get(one.index() * width + two.index()).copied().filter(|atom| *atom != NO_ATOM)
            }
            (Self::Many(atoms), _) => {
                let half = hash(terms);
                let same = |entry: &(u32, AtomId)| entry.0 == half && content(entry.1) == terms;
                atoms.find(spread(half), same).map(|(_, atom)| *atom)
            }
            _ => None,
        }
    }

    fn insert<'a>(
        &mut self,
        terms: &[ConstantId],
        next: AtomId,
        content: impl Fn(AtomId) -> &'a [ConstantId],
    ) -> AtomId {
        match (self, terms) {
            (Self::None(atom), _) => *atom.get_or_insert(next),
            (Self::One(atoms), [term, ..]) => {
                if atoms.len() <= term.index() {
                    atoms.resize(term.index() + 1, NO_ATOM);
                }
                let atom = &mut atoms[term.index()];
                if *atom == NO_ATOM {
                    *atom = next;
                }
                *atom
            }
            (Self::Two(atoms), [one, two, ..]) => {
                let same = |pair: &(ConstantId, ConstantId, AtomId)| (pair.0, pair.1) == (*one, *two);
                atoms.entry(pair(*one, *two), same, hash_of_pair).or_insert((*one, *two, next)).get().2
            }
            (Self::Grid(width, cells), [one, two, ..]) => {
                let atom = &mut cells[one.index() * *width + two.index()];
                if *atom == NO_ATOM {
                    *atom = next;
                }
                *atom
            }
            (Self::Many(atoms), _) => {
                let half = hash(terms);
                let same = |entry: &(u32, AtomId)| entry.0 == half && content(entry.1) == terms;
                let rehash = |(half, _): &(u32, AtomId)| spread(*half);
                atoms.entry(spread(half), same, rehash).or_insert((half, next)).get().1
            }
            (Self::Empty | Self::One(_) | Self::Two(_) | Self::Grid(..), _) => next,
        }
    }
}

fn pair(one: ConstantId, two: ConstantId) -> u64 {
    FxBuildHasher.hash_one(u64::from(one.0) << 32 | u64::from(two.0))
}

fn hash_of_pair((one, two, _): &(ConstantId, ConstantId, AtomId)) -> u64 {
    pair(*one, *two)
}

fn hash(terms: &[ConstantId]) -> u32 {
    (FxBuildHasher.hash_one(terms) >> 16) as u32
}

/// A table looks at both ends of a hash.
fn spread(half: u32) -> u64 {
    FxBuildHasher.hash_one(half)
}
