//! An index on some columns of a relation: the rows with a key, chained in the order of derivation.

use super::store::{NONE, Relation};
use crate::vocabulary::*;
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::{BuildHasher, Hash, Hasher};

/// The rows of a relation by the constants in some columns.
pub(super) struct ColumnIndex {
    place: usize,
    columns: Vec<usize>,
    heads: Heads,
    /// Each row's next with the same key.
    next: Vec<u32>,
}

/// The first and last row of each key.
enum Heads {
    /// By the constant's number.
    One(Vec<(u32, u32)>),
    Two(FxHashMap<(ConstantId, ConstantId), (u32, u32)>),
    /// The key is read from the first row.
    Many(HashTable<(u32, u32)>),
}

impl ColumnIndex {
    pub(super) fn new(place: usize, columns: Vec<usize>) -> Self {
        let heads = match columns.len() {
            1 => Heads::One(Vec::new()),
            2 => Heads::Two(FxHashMap::default()),
            _ => Heads::Many(HashTable::new()),
        };
        Self { place, columns, heads, next: Vec::new() }
    }

    /// Forgets all rows.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.place, std::mem::take(&mut self.columns));
    }

    pub(super) fn is_on(&self, columns: &[usize]) -> bool {
        self.columns == columns
    }

    /// The place of the relation.
    pub(super) fn place(&self) -> usize {
        self.place
    }

    /// Takes in the rows up to the end of the delta.
    pub(super) fn extend(&mut self, relation: &Relation) {
        let rows = self.next.len() as u32..relation.delta().end;
        self.next.resize(rows.end.max(rows.start) as usize, NONE);
        for row in rows {
            let ends = self.heads.ends(&self.columns, relation, row);
            if ends.0 == NONE {
                *ends = (row, row);
            } else if ends.1 != row {
                self.next[ends.1 as usize] = row;
                ends.1 = row;
            }
        }
    }

    /// The first row with this key; `NONE` where there is none.
    pub(super) fn first(&self, relation: &Relation, key: &[ConstantId]) -> u32 {
        let ends = match (&self.heads, key) {
            (Heads::One(ends), [one]) => ends.get(one.index()),
            (Heads::Two(ends), [one, two]) => ends.get(&(*one, *two)),
            (Heads::Many(ends), _) => {
                let has_key = |ends: &(u32, u32)| {
                    let terms = relation.terms(ends.0);
                    self.columns.iter().zip(key).all(|(column, constant)| terms[*column] == *constant)
                };
                ends.find(hash(key.iter()), has_key)
            }
            _ => None,
        };
        ends.map_or(NONE, |ends| ends.0)
    }

    /// The next row with the same key; `NONE` after the last.
    pub(super) fn after(&self, row: u32) -> u32 {
        self.next[row as usize]
    }
}

impl Heads {
    /// The ends of a row's chain; for a new one the row itself, or (`NONE`, `NONE`).
    fn ends(&mut self, columns: &[usize], relation: &Relation, row: u32) -> &mut (u32, u32) {
        let terms = relation.terms(row);
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
                let key = |row: u32| columns.iter().map(move |column| &relation.terms(row)[*column]);
                let same = |ends: &(u32, u32)| key(ends.0).eq(key(row));
                let entry = ends.entry(hash(key(row)), same, |ends| hash(key(ends.0)));
                // A new chain has its row at once: its key is read from there.
                entry.or_insert((row, row)).into_mut()
            }
        }
    }
}

fn hash<'a>(key: impl Iterator<Item = &'a ConstantId>) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    key.for_each(|constant| constant.hash(&mut hasher));
    hasher.finish()
}
