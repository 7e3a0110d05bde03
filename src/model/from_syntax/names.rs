//! The one namespace of a file set.

use crate::source::Span;
use crate::vocabulary::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Symbol {
    Source(SourceId),
    Kind(KindId),
    Constant(ConstantId),
    Relation(PredicateId),
    Claim(PredicateId),
    Thesis(PredicateId),
    Premise(PredicateId, PremiseId),
    Rule(RuleId),
    Argument(RuleId),
    Instance(InstanceNameId),
    Standpoint(StandpointId),
}

impl Symbol {
    /// What it is, with its article.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Source(_) => "a source",
            Self::Kind(_) => "a kind",
            Self::Constant(_) => "a name",
            Self::Relation(_) => "a relation",
            Self::Claim(_) => "a claim",
            Self::Thesis(_) => "a thesis",
            Self::Premise(..) => "a premise",
            Self::Rule(_) => "a rule",
            Self::Argument(_) | Self::Instance(_) => "an argument",
            Self::Standpoint(_) => "a standpoint",
        }
    }

    /// As what a literal can name.
    pub(super) fn predicate(self) -> Option<PredicateId> {
        match self {
            Self::Relation(id) | Self::Claim(id) | Self::Thesis(id) | Self::Premise(id, _) => Some(id),
            _ => None,
        }
    }

    /// As what can be preferred, weighed or undercut.
    pub(super) fn argument(self) -> Option<ArgumentName> {
        match self {
            Self::Premise(_, id) => Some(ArgumentName::Premise(id)),
            Self::Rule(id) | Self::Argument(id) => Some(ArgumentName::Rule(id)),
            Self::Instance(id) => Some(ArgumentName::Instance(id)),
            _ => None,
        }
    }
}

/// A declared name.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    pub(super) name: Cow<'t, str>,
    pub(super) symbol: Symbol,
    pub(super) span: Span,
    pub(super) module: ModuleId,
}

/// All declared names, each once; the first declaration stands.
#[derive(Debug)]
pub(super) struct Names<'t> {
    entries: Vec<Entry<'t>>,
    index: FxHashMap<Cow<'t, str>, u32>,
}

impl<'t> Names<'t> {
    pub(super) fn with_capacity(count: usize) -> Self {
        let index = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        Self { entries: Vec::with_capacity(count), index }
    }

    /// Takes in a name. Where it stands already, the first entry comes back.
    pub(super) fn declare(&mut self, entry: Entry<'t>) -> Result<(), Entry<'t>> {
        let next = self.entries.len() as u32;
        match self.index.entry(entry.name.clone()) {
            std::collections::hash_map::Entry::Occupied(first) => {
                Err(self.entries[*first.get() as usize].clone())
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(next);
                self.entries.push(entry);
                Ok(())
            }
        }
    }

    /// The entry of a name in NFC.
    pub(super) fn get(&self, name: &str) -> Option<&Entry<'t>> {
        self.index.get(name).map(|place| &self.entries[*place as usize])
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// All entries, in the order of their declarations.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry<'t>> {
        self.entries.iter()
    }
}

/// A name as names are compared: in NFC.
pub(super) fn key(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}
