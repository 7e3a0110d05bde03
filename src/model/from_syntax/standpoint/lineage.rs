//! `from OTHER`: a standpoint starts as a copy of another.

use super::super::{Code, Diagnostic, Resolver};
use crate::model::Standpoint;
use crate::source::Span;
use crate::vocabulary::*;

/// So many standpoints may each be `from` the next; every one of them copies all that came before.
const LONGEST: usize = 256;

/// What a standpoint starts from.
#[derive(Clone, Copy, Default)]
pub(super) struct Origin {
    /// The standpoint that it copies, and where it says so.
    pub(super) from: Option<(StandpointId, Span)>,
    /// It names a semantics of its own.
    pub(super) has_semantics: bool,
}

impl Resolver<'_, '_> {
    /// Puts the clauses of the standpoint that each is `from` before its own.
    pub(super) fn inherit(&mut self, origins: &[Origin]) {
        let mut done = vec![false; origins.len()];
        for start in 0..origins.len() {
            let mut chain = vec![];
            let mut next = Some(StandpointId::new(start));
            while let Some(standpoint) = next.filter(|standpoint| !done[standpoint.index()]) {
                if let Some(place) = chain.iter().position(|known| *known == standpoint) {
                    self.tell_circle(&chain[place..], origins);
                    break;
                }
                chain.push(standpoint);
                next = origins[standpoint.index()].from.map(|(from, _)| from);
            }
            for standpoint in chain.into_iter().rev() {
                let origin = origins[standpoint.index()];
                let from = origin.from.filter(|(from, _)| done[from.index()]);
                self.take_over(standpoint, Origin { from, ..origin });
                done[standpoint.index()] = true;
            }
        }
    }

    fn take_over(&mut self, standpoint: StandpointId, origin: Origin) {
        let mut lineage = vec![standpoint];
        if let Some((from, span)) = origin.from {
            let base = &self.model.standpoints[from.index()];
            lineage.extend(&base.lineage);
            if lineage.len() > LONGEST {
                let message = format!("more than {LONGEST} standpoints are each `from` the next");
                self.tell(Diagnostic::new(Code::NestingTooDeep, span, message));
                return;
            }
            let mut merged = merge(base, &self.model.standpoints[standpoint.index()]);
            if !origin.has_semantics {
                (merged.semantics, merged.acceptance) = (base.semantics, base.acceptance);
            }
            self.model.standpoints[standpoint.index()] = merged;
        }
        let own = &mut self.model.standpoints[standpoint.index()];
        own.lineage = lineage;
        own.uses.sort_unstable();
        own.uses.dedup();
    }

    fn tell_circle(&mut self, circle: &[StandpointId], origins: &[Origin]) {
        let name =
            |standpoint: &StandpointId| format!("`{}`", self.model.standpoints[standpoint.index()].name);
        let mut names: Vec<String> = circle.iter().map(name).collect();
        names.push(names[0].clone());
        let spans: Vec<Span> = circle
            .iter()
            .filter_map(|standpoint| origins[standpoint.index()].from.map(|(_, span)| span))
            .collect();
        let message = format!("these standpoints are copies of each other: {}", names.join(" from "));
        let mut told = Diagnostic::new(Code::StandpointCycle, spans[0], message)
            .help("let one of them start from nothing, or from a standpoint outside the circle");
        for span in spans.iter().skip(1).take(8) {
            told = told.also(*span, "and this one");
        }
        self.tell(told);
    }
}

fn merge(base: &Standpoint, own: &Standpoint) -> Standpoint {
    fn both<T: Clone>(base: &[T], own: &[T]) -> Vec<T> {
        base.iter().chain(own).cloned().collect()
    }
    Standpoint {
        name: own.name.clone(),
        sentence: own.sentence.clone(),
        lineage: Vec::new(),
        as_of: own.as_of.clone().or_else(|| base.as_of.clone()),
        admit: both(&base.admit, &own.admit),
        exclude: both(&base.exclude, &own.exclude),
        uses: both(&base.uses, &own.uses),
        apply: both(&base.apply, &own.apply),
        ignore: both(&base.ignore, &own.ignore),
        weigh: both(&base.weigh, &own.weigh),
        prefer: both(&base.prefer, &own.prefer),
        standard: own.standard.clone().or_else(|| base.standard.clone()),
        standards: both(&base.standards, &own.standards),
        alpha: own.alpha.or(base.alpha),
        beta: own.beta.or(base.beta),
        gamma: own.gamma.or(base.gamma),
        assume: both(&base.assume, &own.assume),
        semantics: own.semantics,
        acceptance: own.acceptance,
        verdicts: both(&base.verdicts, &own.verdicts),
        module: own.module,
        span: own.span,
    }
}
