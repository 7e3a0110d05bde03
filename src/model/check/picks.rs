//! What selectors pick out.
//!
//! In: premises, rules and tables, each added once. Out: whether a selector picks any of them. Never here: what
//! a standpoint does with it.

use crate::model::*;
use rustc_hash::FxHashSet;

/// All features of the things that were added; a selector picks something if it is one of them.
#[derive(Default)]
pub(super) struct Features {
    kinds: FxHashSet<KindId>,
    sources: FxHashSet<SourceId>,
    parties: FxHashSet<PartyId>,
    tags: FxHashSet<TagId>,
    names: FxHashSet<ArgumentName>,
}

impl Features {
    /// The features that a list of selectors names.
    pub(super) fn named<'a>(selectors: impl Iterator<Item = &'a Selector>) -> Self {
        let mut features = Self::default();
        for selector in selectors {
            match *selector {
                Selector::Kind(kind) => _ = features.kinds.insert(kind),
                Selector::Source(source) => _ = features.sources.insert(source),
                Selector::By(party) => _ = features.parties.insert(party),
                Selector::Tag(tag) => _ = features.tags.insert(tag),
                Selector::Name(name) => _ = features.names.insert(name),
            }
        }
        features
    }

    /// Adds a premise.
    pub(super) fn add_premise(&mut self, id: usize, premise: &Premise) {
        self.kinds.extend(premise.kind);
        self.sources.extend(premise.cites.iter().map(|cite| cite.source));
        self.parties.extend(&premise.by);
        self.tags.extend(&premise.tags);
        self.names.insert(ArgumentName::Premise(PremiseId::new(id)));
    }

    /// Adds a rule.
    pub(super) fn add_rule(&mut self, id: usize, rule: &Rule) {
        self.kinds.extend(rule.kind);
        self.sources.extend(rule.cites.iter().map(|cite| cite.source));
        self.tags.extend(&rule.tags);
        self.names.insert(ArgumentName::Rule(RuleId::new(id)));
    }

    /// Adds a row of a table.
    pub(super) fn add_row(&mut self, table: &FactTable, row: usize) {
        let (kind, source) = row_features(table, row);
        self.kinds.extend(kind);
        match source {
            Some(source) => _ = self.sources.insert(source),
            None => self.sources.extend(table.cites.iter().map(|cite| cite.source)),
        }
    }

    /// Adds a name for an instance of a rule.
    pub(super) fn add_instance(&mut self, id: usize) {
        self.names.insert(ArgumentName::Instance(InstanceNameId::new(id)));
    }

    /// Whether the selector picks anything that was added.
    pub(super) fn has(&self, selector: Selector) -> bool {
        match selector {
            Selector::Kind(kind) => self.kinds.contains(&kind),
            Selector::Source(source) => self.sources.contains(&source),
            Selector::By(party) => self.parties.contains(&party),
            Selector::Tag(tag) => self.tags.contains(&tag),
            Selector::Name(name) => self.names.contains(&name),
        }
    }

    /// Whether the selectors pick the premise.
    pub(super) fn pick_premise(&self, id: usize, premise: &Premise) -> bool {
        self.pick(ArgumentName::Premise(PremiseId::new(id)), premise.kind, &premise.cites, &premise.tags)
            || premise.by.iter().any(|party| self.parties.contains(party))
    }

    /// Whether the selectors pick the rule.
    pub(super) fn pick_rule(&self, id: usize, rule: &Rule) -> bool {
        self.pick(ArgumentName::Rule(RuleId::new(id)), rule.kind, &rule.cites, &rule.tags)
    }

    /// Whether the selectors pick the row.
    pub(super) fn pick_row(&self, table: &FactTable, row: usize) -> bool {
        let (kind, source) = row_features(table, row);
        kind.is_some_and(|kind| self.kinds.contains(&kind))
            || source.map_or_else(|| self.cited(&table.cites), |source| self.sources.contains(&source))
    }

    fn pick(&self, name: ArgumentName, kind: Option<KindId>, cites: &[Citation], tags: &[TagId]) -> bool {
        self.names.contains(&name)
            || kind.is_some_and(|kind| self.kinds.contains(&kind))
            || self.cited(cites)
            || tags.iter().any(|tag| self.tags.contains(tag))
    }

    fn cited(&self, cites: &[Citation]) -> bool {
        cites.iter().any(|cite| self.sources.contains(&cite.source))
    }
}

fn row_features(table: &FactTable, row: usize) -> (Option<KindId>, Option<SourceId>) {
    let kind = table.kinds.get(row).copied().flatten().or(table.kind);
    (kind, table.sources.get(row).copied().flatten())
}
