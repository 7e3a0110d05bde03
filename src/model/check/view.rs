//! What one standpoint sees of the model.
//!
//! In: a standpoint. Out: which rules it uses, which premises and rows it admits, and which of its issues it
//! weighs. Never here: diagnostics.

use super::picks::Features;
use crate::model::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// One standpoint's choice.
pub(super) struct View<'m> {
    pub(super) model: &'m Model,
    pub(super) standpoint: &'m Standpoint,
    /// For each rule whether it is used.
    pub(super) rules: Vec<bool>,
    /// For each premise whether it is admitted.
    pub(super) premises: Vec<bool>,
    /// For each premise whether it would be, were there no `admit`.
    pub(super) premises_but_for_admit: Vec<bool>,
    exclude: Features,
    admit: Features,
    standards: FxHashMap<PredicateId, Vec<&'m (Literal, Standard)>>,
}

impl<'m> View<'m> {
    /// Looks from the standpoint.
    pub(super) fn new(model: &'m Model, standpoint: &'m Standpoint) -> Self {
        let mut standards: FxHashMap<PredicateId, Vec<_>> = FxHashMap::default();
        for said in &standpoint.standards {
            standards.entry(said.what.0.predicate).or_default().push(&said.what);
        }
        let mut view = Self {
            model,
            standpoint,
            rules: used_rules(model, standpoint),
            premises: Vec::new(),
            premises_but_for_admit: Vec::new(),
            exclude: Features::named(standpoint.exclude.iter().map(|said| &said.what)),
            admit: Features::named(standpoint.admit.iter().map(|said| &said.what)),
            standards,
        };
        let numbered = || model.premises.iter().enumerate();
        view.premises_but_for_admit = numbered().map(|(id, premise)| view.may_hear(id, premise)).collect();
        let admitted = |(id, premise): (usize, &Premise)| {
            let picked = standpoint.admit.is_empty() || view.admit.pick_premise(id, premise);
            picked && view.premises_but_for_admit[id]
        };
        view.premises = numbered().map(admitted).collect();
        view
    }

    fn may_hear(&self, id: usize, premise: &Premise) -> bool {
        self.is_known(premise.known)
            && self.standpoint.uses_module(self.model, premise.module)
            && !self.exclude.pick_premise(id, premise)
    }

    /// Whether nothing says that it was not yet known.
    fn is_known(&self, known: Option<Date>) -> bool {
        let late = |as_of: &Said<Date>| known.is_some_and(|known| !known.is_known_by(as_of.what));
        !self.standpoint.as_of.as_ref().is_some_and(late)
    }

    /// The rows of a table that are admitted; with `but_for_admit`, that would be, were there no `admit`.
    pub(super) fn rows(&self, table: &'m FactTable, but_for_admit: bool) -> impl Iterator<Item = usize> {
        let count = if self.standpoint.uses_module(self.model, table.module) { table.rows.len() } else { 0 };
        let any = but_for_admit || self.standpoint.admit.is_empty();
        (0..count).filter(move |row| {
            self.is_known(table.known.get(*row).copied().flatten())
                && !self.exclude.pick_row(table, *row)
                && (any || self.admit.pick_row(table, *row))
        })
    }

    /// The standard of every statement that no clause names.
    pub(super) fn default_standard(&self) -> Standard {
        self.standpoint.standard.as_ref().map_or(Standard::Undefeated, |said| said.what)
    }

    /// Whether weights may decide some issue of the predicate.
    pub(super) fn may_use_weights(&self, predicate: PredicateId) -> bool {
        uses_weights(self.default_standard())
            || self.clauses(predicate).iter().any(|(_, standard)| uses_weights(*standard))
    }

    /// Whether weights decide anything here.
    pub(super) fn uses_weights(&self) -> bool {
        let named = || self.standpoint.standards.iter().any(|said| uses_weights(said.what.1));
        uses_weights(self.default_standard()) || named()
    }

    /// Whether every issue of the predicate is weighed, so that preferences decide none of them.
    pub(super) fn surely_weighs(&self, predicate: PredicateId) -> bool {
        let clauses = self.clauses(predicate);
        if clauses.iter().any(|(_, standard)| *standard == Standard::Undefeated) {
            return false;
        }
        self.default_standard() != Standard::Undefeated
            || clauses.iter().any(|(literal, _)| is_general(literal))
    }

    fn clauses(&self, predicate: PredicateId) -> &[&'m (Literal, Standard)] {
        self.standards.get(&predicate).map_or(&[], Vec::as_slice)
    }
}

/// Whether the literal speaks of every instance of its predicate.
fn is_general(literal: &Literal) -> bool {
    let mut seen = FxHashSet::default();
    literal.terms.iter().all(|term| matches!(term, Term::Variable(_)) && seen.insert(*term))
}

/// Whether a standard looks at strengths.
pub(super) fn uses_weights(standard: Standard) -> bool {
    use Standard::{BeyondReasonableDoubt, ClearAndConvincing, Preponderance};
    matches!(standard, Preponderance | ClearAndConvincing | BeyondReasonableDoubt)
}

fn used_rules(model: &Model, standpoint: &Standpoint) -> Vec<bool> {
    let meant = |rule: &Rule| {
        let mut only_for = rule.only_for.iter();
        standpoint.uses_module(model, rule.module)
            && (rule.only_for.is_empty() || only_for.any(|one| standpoint.lineage.contains(one)))
    };
    let mut used: Vec<bool> = model.rules.iter().map(meant).collect();
    for said in &standpoint.apply {
        match said.what {
            ArgumentName::Rule(rule) => used[rule.index()] = true,
            ArgumentName::Instance(name) => {
                // A broken `by` names no rule.
                let rule = model.instance_names[name.index()].rule;
                used.get_mut(rule.index()).into_iter().for_each(|used| *used = true);
            }
            ArgumentName::Premise(_) => {}
        }
    }
    for said in &standpoint.ignore {
        if let ArgumentName::Rule(rule) = said.what {
            used[rule.index()] = false;
        }
    }
    used
}
