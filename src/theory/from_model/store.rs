//! What is derivable so far: rows a relation, with indexes on the columns that some join asks for.
//!
//! A relation here is a predicate with a sign, or a count that was reached. Its rows are in the order in which
//! they were derived, so that a round of the fixpoint is a range of rows. Only what some join looks at has rows.

use super::index::ColumnIndex;
use crate::theory::Atoms;
use crate::theory::atoms::Index as AtomIndex;
use crate::vocabulary::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A predicate with a sign, or beyond these a count or what is known of a predicate.
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

/// No row, no place.
pub(super) const NONE: u32 = u32::MAX;

/// The rows of a relation.
#[derive(Default)]
pub(super) struct Relation {
    arity: usize,
    /// Each row's atom; for a count it means nothing.
    atoms: Vec<AtomId>,
    /// Each row's constants, `arity` to a row: beside each other, where the atoms' own lie anywhere.
    terms: Vec<ConstantId>,
    /// This round's delta; rows after it are for the next round.
    delta: Range<u32>,
    /// The places of its indexes.
    indexes: Vec<u32>,
    /// It is looked into when the fixpoint is reached.
    stays: bool,
}

impl Relation {
    pub(super) fn atom(&self, row: u32) -> AtomId {
        self.atoms[row as usize]
    }

    pub(super) fn terms(&self, row: u32) -> &[ConstantId] {
        &self.terms[row as usize * self.arity..(row as usize + 1) * self.arity]
    }

    pub(super) fn delta(&self) -> Range<u32> {
        self.delta.clone()
    }
}

pub(super) struct Store {
    pub(super) atoms: Atoms,
    atom_index: AtomIndex,
    /// Each relation's place in `relations`; `NONE` where no join looks at it.
    places: Vec<u32>,
    relations: Vec<Relation>,
    /// Each statement's row in its relation, or anything where the relation has none; `NONE` for what is not
    /// derivable.
    row_of: Vec<u32>,
    indexes: Vec<ColumnIndex>,
    predicates: u32,
    /// For some predicates the relation of all atoms of which something speaks, for or against.
    known: FxHashMap<PredicateId, RelationId>,
    /// Relations with a delta, and those with rows after it.
    active: Vec<u32>,
    touched: Vec<u32>,
    /// What was derived and not yet asked for by `take_news`; nobody asks where no clause waits.
    news: Vec<StatementId>,
    pub(super) keeps_news: bool,
}

impl Store {
    pub(super) fn new(predicates: usize, constants: usize) -> Self {
        Self {
            atoms: Atoms::default(),
            atom_index: AtomIndex::for_constants(constants),
            places: vec![NONE; predicates * 2],
            relations: Vec::new(),
            row_of: Vec::new(),
            indexes: Vec::new(),
            predicates: predicates as u32,
            known: FxHashMap::default(),
            active: Vec::new(),
            touched: Vec::new(),
            news: Vec::new(),
            keeps_news: false,
        }
    }

    /// A relation of its own, for the keys whose count was reached.
    pub(super) fn add_count(&mut self) -> RelationId {
        let relation = RelationId(self.places.len() as u32);
        self.places.push(NONE);
        relation
    }

    /// Whether this is a relation beyond those of the predicates, whose rows no atom finds.
    pub(super) fn is_beyond(&self, relation: RelationId) -> bool {
        relation.predicate().0 >= self.predicates
    }

    /// The relation of all atoms of a predicate that are derivable or whose contrary is.
    pub(super) fn known(&mut self, predicate: PredicateId) -> RelationId {
        if let Some(known) = self.known.get(&predicate) {
            return *known;
        }
        let relation = self.add_count();
        self.known.insert(predicate, relation);
        relation
    }

    /// Where a relation's rows are kept. All that will be looked at must be asked for before anything is derived.
    pub(super) fn place(&mut self, relation: RelationId, arity: usize) -> usize {
        let place = &mut self.places[relation.index()];
        if *place == NONE {
            *place = self.relations.len() as u32;
            self.relations.push(Relation { arity, ..Relation::default() });
        }
        *place as usize
    }

    /// Keeps a relation's rows till the end, for lookups.
    pub(super) fn keep(&mut self, relation: RelationId, arity: usize) {
        let place = self.place(relation, arity);
        self.relations[place].stays = true;
    }

    /// Frees what only the fixpoint needed: the rows of relations that are not kept, and their indexes.
    pub(super) fn release(&mut self) {
        for relation in self.relations.iter_mut().filter(|relation| !relation.stays) {
            (relation.atoms, relation.terms, relation.delta) = (Vec::new(), Vec::new(), 0..0);
            relation.indexes.iter().for_each(|index| self.indexes[*index as usize].clear());
        }
    }

    pub(super) fn relation(&self, place: usize) -> &Relation {
        &self.relations[place]
    }

    /// Makes room for so many more statements of a predicate.
    pub(super) fn reserve(&mut self, predicate: PredicateId, arity: usize, more: usize) {
        self.atoms.reserve_in(&mut self.atom_index, predicate, arity, more);
        self.row_of.reserve(more * 2);
        let place = self.places[RelationId::new(predicate, false).index()];
        if let Some(relation) = self.relations.get_mut(place as usize) {
            relation.atoms.reserve(more);
            relation.terms.reserve(more * arity);
        }
    }

    pub(super) fn intern(&mut self, predicate: PredicateId, terms: &[ConstantId]) -> AtomId {
        let atom = self.atoms.intern_in(&mut self.atom_index, predicate, terms);
        if self.row_of.len() < self.atoms.len() * 2 {
            self.row_of.extend([NONE, NONE]);
        }
        atom
    }

    /// Marks the statement of a relation with these constants as derivable.
    pub(super) fn derive(&mut self, relation: RelationId, terms: &[ConstantId]) -> StatementId {
        let atom = self.intern(relation.predicate(), terms);
        let statement = StatementId::new(atom, relation.is_negated());
        if self.row_of[statement.index()] == NONE {
            self.row_of[statement.index()] = self.add_row(relation, atom, terms);
            if self.keeps_news {
                self.news.push(statement);
            }
            if !self.known.is_empty() && self.row_of[statement.contrary().index()] == NONE {
                self.add_known(relation.predicate(), atom, terms);
            }
        }
        statement
    }

    fn add_known(&mut self, predicate: PredicateId, atom: AtomId, terms: &[ConstantId]) {
        if let Some(known) = self.known.get(&predicate) {
            self.add_row(*known, atom, terms);
        }
    }

    /// Adds a row that is not there yet.
    pub(super) fn add_row(&mut self, relation: RelationId, atom: AtomId, terms: &[ConstantId]) -> u32 {
        let place = self.places[relation.index()];
        let Some(relation) = self.relations.get_mut(place as usize) else { return 0 };
        let row = relation.atoms.len() as u32;
        if row == relation.delta.end {
            self.touched.push(place);
        }
        relation.atoms.push(atom);
        relation.terms.extend_from_slice(terms);
        row
    }

    pub(super) fn is_derivable(&self, statement: StatementId) -> bool {
        self.row_of[statement.index()] != NONE
    }

    /// The statement of a relation with these constants, if it is derivable, with its row.
    pub(super) fn find(&self, relation: RelationId, terms: &[ConstantId]) -> Option<(StatementId, u32)> {
        let atom = self.atom_index.find(relation.predicate(), terms, &self.atoms)?;
        let statement = StatementId::new(atom, relation.is_negated());
        Some((statement, self.row_of[statement.index()])).filter(|(_, row)| *row != NONE)
    }

    /// Puts what was derived since it was last asked for into the list.
    pub(super) fn take_news(&mut self, news: &mut Vec<StatementId>) {
        news.clear();
        std::mem::swap(news, &mut self.news);
    }

    /// Makes what was derived since the last round the new delta; gives the places of the relations with one.
    pub(super) fn next_round(&mut self) -> &[u32] {
        for place in self.active.drain(..) {
            let relation = &mut self.relations[place as usize];
            relation.delta.start = relation.delta.end;
        }
        for place in &self.touched {
            let relation = &mut self.relations[*place as usize];
            relation.delta = relation.delta.end..relation.atoms.len() as u32;
        }
        std::mem::swap(&mut self.active, &mut self.touched);
        &self.active
    }

    /// The place of an index on these columns, made if it is new.
    pub(super) fn index_on(&mut self, place: usize, columns: &[usize]) -> usize {
        let known = self.relations[place].indexes.iter().copied();
        let known = known.map(|index| index as usize).find(|index| self.indexes[*index].is_on(columns));
        known.unwrap_or_else(|| {
            self.relations[place].indexes.push(self.indexes.len() as u32);
            self.indexes.push(ColumnIndex::new(place, columns.to_vec()));
            self.indexes.len() - 1
        })
    }

    /// Brings an index up to the end of the delta.
    pub(super) fn refresh(&mut self, index: usize) {
        let index = &mut self.indexes[index];
        index.extend(&self.relations[index.place()]);
    }

    pub(super) fn index(&self, index: usize) -> &ColumnIndex {
        &self.indexes[index]
    }

    /// The atoms alone, the indexes dropped.
    pub(super) fn into_atoms(mut self) -> Atoms {
        self.atoms.shrink();
        self.atoms
    }
}
