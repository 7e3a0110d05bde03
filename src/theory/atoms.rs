//! Ground atoms, each kept once.

use crate::vocabulary::*;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::OnceLock;

/// The ground atoms: which predicate, which constants.
#[derive(Debug)]
pub struct Atoms {
    predicates: Vec<PredicateId>,
    /// Where each atom's constants start in `terms`; one more entry than atoms.
    term_starts: Vec<u32>,
    terms: Vec<ConstantId>,
    /// From content to id; dropped when the theory is done and made again when somebody looks something up.
    index: OnceLock<Index>,
}

impl Default for Atoms {
    fn default() -> Self {
        Self { predicates: Vec::new(), term_starts: vec![0], terms: Vec::new(), index: OnceLock::new() }
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
        let index = self.index.get_or_init(|| self.indexed());
        index.find(predicate, terms, self)
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
    Two(hashbrown::HashMap<u64, AtomId, FxBuildHasher>),
    /// A row a first constant, of so many cells; made when many pairs of few constants are there.
    Grid(usize, Vec<AtomId>),
    Many(hashbrown::HashTable<AtomId>),
}

const NO_ATOM: AtomId = AtomId(u32::MAX);

impl Table {
    fn new(arity: usize) -> Self {
        match arity {
            0 => Self::None(None),
            1 => Self::One(Vec::new()),
            2 => Self::Two(hashbrown::HashMap::default()),
            _ => Self::Many(hashbrown::HashTable::new()),
        }
    }

    fn grid(atoms: &hashbrown::HashMap<u64, AtomId, FxBuildHasher>, width: usize) -> Self {
        let mut cells = vec![NO_ATOM; width * width];
        #[expect(clippy::iter_over_hash_type, reason = "each goes to its own cell, in whatever order")]
        for (pair, atom) in atoms {
            cells[(pair >> 32) as usize * width + (pair & u64::from(u32::MAX)) as usize] = *atom;
        }
        Self::Grid(width, cells)
    }

    fn find<'a>(&self, terms: &[ConstantId], content: impl Fn(AtomId) -> &'a [ConstantId]) -> Option<AtomId> {
        match (self, terms) {
            (Self::None(atom), []) => *atom,
            (Self::One(atoms), [term]) => atoms.get(term.index()).copied().filter(|atom| *atom != NO_ATOM),
            (Self::Two(atoms), [one, two]) => atoms.get(&pair(*one, *two)).copied(),
            (Self::Grid(width, cells), [one, two]) => {
                cells.get(one.index() * width + two.index()).copied().filter(|atom| *atom != NO_ATOM)
            }
            (Self::Many(atoms), _) => atoms.find(hash(terms), |atom| content(*atom) == terms).copied(),
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
            (Self::Two(atoms), [one, two, ..]) => *atoms.entry(pair(*one, *two)).or_insert(next),
            (Self::Grid(width, cells), [one, two, ..]) => {
                let atom = &mut cells[one.index() * *width + two.index()];
                if *atom == NO_ATOM {
                    *atom = next;
                }
                *atom
            }
            (Self::Many(atoms), _) => {
                let same = |atom: &AtomId| content(*atom) == terms;
                *atoms.entry(hash(terms), same, |atom| hash(content(*atom))).or_insert(next).get()
            }
            (Self::Empty | Self::One(_) | Self::Two(_) | Self::Grid(..), _) => next,
        }
    }
}

fn pair(one: ConstantId, two: ConstantId) -> u64 {
    u64::from(one.0) << 32 | u64::from(two.0)
}

fn hash(terms: &[ConstantId]) -> u64 {
    FxBuildHasher.hash_one(terms)
}
