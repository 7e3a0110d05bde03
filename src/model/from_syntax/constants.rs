//! Constants: each value once, whoever mentions it.

use crate::model::{Constant, ConstantValue};
use crate::source::Span;
use crate::vocabulary::*;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// A value that is looked up without being owned.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Value<'v> {
    Name(&'v str),
    Number(Number),
    Date(Date),
    Text(&'v str),
}

impl Value<'_> {
    fn of(constant: &Constant) -> Value<'_> {
        match &constant.value {
            ConstantValue::Name(name) => Value::Name(name),
            ConstantValue::Number(number) => Value::Number(*number),
            ConstantValue::Date(date) => Value::Date(*date),
            ConstantValue::Text(text) => Value::Text(text),
        }
    }

    fn owned(self) -> (ConstantValue, String) {
        match self {
            Self::Name(name) => (ConstantValue::Name(name.to_owned()), name.to_owned()),
            Self::Number(number) => (ConstantValue::Number(number), number.to_string()),
            Self::Date(date) => (ConstantValue::Date(date), date.to_string()),
            Self::Text(text) => (ConstantValue::Text(text.to_owned()), text.to_owned()),
        }
    }
}

/// The constants so far.
#[derive(Default)]
pub(super) struct Constants {
    pub(super) list: Vec<Constant>,
    declared: Vec<bool>,
    /// Each with its hash, so that a look seldom has to touch the constants themselves.
    index: HashTable<(u64, ConstantId)>,
}

impl Constants {
    pub(super) fn get(&self, value: Value<'_>) -> Option<ConstantId> {
        let hash = FxBuildHasher.hash_one(value);
        let is_it =
            |(other, id): &(u64, ConstantId)| *other == hash && Value::of(&self.list[id.index()]) == value;
        self.index.find(hash, is_it).map(|(_, id)| *id)
    }

    /// The constant of a value, made where there is none yet; `span` is where it was first written.
    pub(super) fn intern(&mut self, value: Value<'_>, span: Span) -> ConstantId {
        let Self { list, declared, index } = self;
        let hash = FxBuildHasher.hash_one(value);
        let is_it = |(other, id): &(u64, ConstantId)| *other == hash && Value::of(&list[id.index()]) == value;
        match index.entry(hash, is_it, |(hash, _)| *hash) {
            hashbrown::hash_table::Entry::Occupied(found) => found.get().1,
            hashbrown::hash_table::Entry::Vacant(place) => {
                let id = ConstantId::new(list.len());
                place.insert((hash, id));
                let (value, words) = value.owned();
                declared.push(!matches!(value, ConstantValue::Name(_)));
                list.push(Constant { value, words, span });
                id
            }
        }
    }

    pub(super) fn is_declared(&self, id: ConstantId) -> bool {
        self.declared[id.index()]
    }

    pub(super) fn declare(&mut self, id: ConstantId) {
        self.declared[id.index()] = true;
    }

    /// The names that are declared, in the order of their first mention.
    pub(super) fn declared_names(&self) -> impl Iterator<Item = &str> {
        let all = self.list.iter().zip(&self.declared).filter(|(_, declared)| **declared);
        all.filter_map(|(constant, _)| match &constant.value {
            ConstantValue::Name(name) => Some(name.as_str()),
            _ => None,
        })
    }
}
