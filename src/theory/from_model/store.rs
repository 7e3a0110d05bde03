//! What is derivable so far: rows a relation, with indexes on the columns that some join asks for.
//!
//! A relation here is a predicate with a sign. Its rows are in the order in which they were derived, so that a
//! round of the fixpoint is a range of rows.

use crate::theory::Atoms;
use crate::theory::atoms::Index as AtomIndex;
use crate::vocabulary::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A predicate with a sign.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct RelationId(u32);

impl RelationId {
    pub(super) fn new(predicate: PredicateId, negated: bool) -> Self {
        Self(predicate.0 << 1 | u32::from(negated))
    }

    fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) fn predicate(self) -> PredicateId {
        PredicateId(self.0 >> 1)
    }

    pub(super) fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }
}

/// No row.
const NONE: u32 = u32::MAX;

#[derive(Default)]
pub(super) struct Store {
    pub(super) atoms: Atoms,
    atom_index: AtomIndex,
    rows: Vec<Vec<AtomId>>,
    /// Each statement's row in its relation.
    row_of: Vec<u32>,
    /// For each relation, where this round's delta starts and ends; rows after it are for the next round.
    deltas: Vec<Range<u32>>,
    indexes: Vec<ColumnIndex>,
}

impl Store {
    pub(super) fn new(predicates: usize) -> Self {
        let relations = predicates * 2;
        Self { rows: vec![Vec::new(); relations], deltas: vec![0..0; relations], ..Self::default() }
    }

    pub(super) fn intern(&mut self, predicate: PredicateId, terms: &[ConstantId]) -> AtomId {
        let atom = self.atoms.intern_in(&mut self.atom_index, predicate, terms);
        self.row_of.resize(self.atoms.len() * 2, NONE);
        atom
    }

    /// Marks a statement as derivable.
    pub(super) fn derive(&mut self, statement: StatementId) {
        let row = &mut self.row_of[statement.index()];
        if *row == NONE {
            let rows =
                &mut self.rows[(self.atoms.predicate(statement.atom()).0 << 1 | statement.0 & 1) as usize];
            *row = rows.len() as u32;
            rows.push(statement.atom());
        }
    }

    /// The statement of a relation with these constants, if it is derivable, with its row.
    pub(super) fn find(&self, relation: RelationId, terms: &[ConstantId]) -> Option<(StatementId, u32)> {
        let atom = self.atom_index.find(relation.predicate(), terms, &self.atoms)?;
        let statement = StatementId::new(atom, relation.is_negated());
        Some((statement, self.row_of[statement.index()])).filter(|(_, row)| *row != NONE)
    }

    pub(super) fn row(&self, relation: RelationId, row: u32) -> AtomId {
        self.rows[relation.index()][row as usize]
    }

    pub(super) fn row_count(&self, relation: RelationId) -> u32 {
        self.rows[relation.index()].len() as u32
    }

    pub(super) fn delta(&self, relation: RelationId) -> Range<u32> {
        self.deltas[relation.index()].clone()
    }

    /// Makes what was derived since the last round the new delta, and brings the indexes up to it; whether
    /// there is any.
    pub(super) fn next_round(&mut self) -> bool {
        for (delta, rows) in self.deltas.iter_mut().zip(&self.rows) {
            *delta = delta.end..rows.len() as u32;
        }
        for index in &mut self.indexes {
            index.extend(&self.rows[index.relation.index()], &self.atoms);
        }
        self.deltas.iter().any(|delta| !delta.is_empty())
    }

    /// The place of an index on these columns, made if it is new.
    pub(super) fn index_on(&mut self, relation: RelationId, columns: &[usize]) -> usize {
        let known =
            self.indexes.iter().position(|index| index.relation == relation && index.columns == columns);
        known.unwrap_or_else(|| {
            let mut index = ColumnIndex::new(relation, columns.to_vec());
            index.extend(&self.rows[relation.index()], &self.atoms);
            self.indexes.push(index);
            self.indexes.len() - 1
        })
    }

    /// The first row with this key.
    pub(super) fn first(&self, index: usize, key: &[ConstantId]) -> Option<u32> {
        self.indexes[index].first(key)
    }

    /// The next row with the same key.
    pub(super) fn after(&self, index: usize, row: u32) -> Option<u32> {
        Some(self.indexes[index].next[row as usize]).filter(|next| *next != NONE)
    }

    /// The atoms alone, the indexes dropped.
    pub(super) fn into_atoms(self) -> Atoms {
        self.atoms
    }
}

/// The rows of a relation by the constants in some columns, chained in the order of derivation.
struct ColumnIndex {
    relation: RelationId,
    columns: Vec<usize>,
    heads: Heads,
    next: Vec<u32>,
}

/// The first and last row of each key.
enum Heads {
    /// By the constant's number.
    One(Vec<(u32, u32)>),
    Two(FxHashMap<(ConstantId, ConstantId), (u32, u32)>),
    Many(FxHashMap<Vec<ConstantId>, (u32, u32)>),
}

impl ColumnIndex {
    fn new(relation: RelationId, columns: Vec<usize>) -> Self {
        let heads = match columns.len() {
            1 => Heads::One(Vec::new()),
            2 => Heads::Two(FxHashMap::default()),
            _ => Heads::Many(FxHashMap::default()),
        };
        Self { relation, columns, heads, next: Vec::new() }
    }

    fn extend(&mut self, rows: &[AtomId], atoms: &Atoms) {
        for (row, atom) in rows.iter().enumerate().skip(self.next.len()) {
            let terms = atoms.terms(*atom);
            let row = row as u32;
            self.next.push(NONE);
            let ends = self.heads.ends(&self.columns, terms);
            if ends.0 == NONE {
                *ends = (row, row);
            } else {
                self.next[ends.1 as usize] = row;
                ends.1 = row;
            }
        }
    }

    fn first(&self, key: &[ConstantId]) -> Option<u32> {
        match (&self.heads, key) {
            (Heads::One(ends), [one]) => ends.get(one.index()).map(|ends| ends.0).filter(|row| *row != NONE),
            (Heads::Two(ends), [one, two]) => ends.get(&(*one, *two)).map(|ends| ends.0),
            (Heads::Many(ends), key) => ends.get(key).map(|ends| ends.0),
            _ => None,
        }
    }
}

impl Heads {
    fn ends(&mut self, columns: &[usize], terms: &[ConstantId]) -> &mut (u32, u32) {
        match self {
            Self::One(ends) => {
                let place = terms[columns[0]].index();
                if ends.len() <= place {
                    ends.resize(place + 1, (NONE, NONE));
                }
                &mut ends[place]
            }
            Self::Two(ends) => ends.entry((terms[columns[0]], terms[columns[1]])).or_insert((NONE, NONE)),
            Self::Many(ends) => {
                ends.entry(columns.iter().map(|column| terms[*column]).collect()).or_insert((NONE, NONE))
            }
        }
    }
}
