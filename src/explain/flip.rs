//! What would have to change, in words: the sets of changes that bring a status about, those of one size together.

use super::alteration::{Alteration, alteration};
use super::claim::Claim;
use super::sentence::Words;
use super::why::{Verdict, View, verdict_of, view};
use crate::model::Model;
use crate::source::Span;
use crate::variation::{Change, Flips, Goal, Ground};
use crate::vocabulary::*;

/// What would have to change for a claim to have another status from a standpoint.
#[derive(Debug)]
pub struct FlipReport {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// From where it is judged.
    pub standpoint: View,
    /// What is said of it.
    pub verdict: Verdict,
    /// What would be said of it; `None` where anything else will do.
    pub wanted: Option<Verdict>,
    /// The claim has the wanted status already.
    pub already: bool,
    /// The sets of changes, smallest first.
    pub sets: Vec<AlterationSet>,
    /// Every set up to this size is here; `None` where every set of any size is.
    pub complete: Option<usize>,
    /// The search was cut.
    pub cut: bool,
    /// Nothing that may change reaches the claim.
    pub unreached: bool,
    /// More could be put forward, that nobody did put forward, than was looked at.
    pub overlooks: bool,
    /// What was looked for, by name.
    pub categories: Vec<&'static str>,
}

/// Changes that do together, and not without one of them.
#[derive(Clone, PartialEq, Debug)]
pub struct AlterationSet {
    /// The changes.
    pub changes: Vec<Alteration>,
    /// What is then said of the claim.
    pub after: Verdict,
    /// The set, by place, of which this one takes a step further up.
    pub follows: Option<usize>,
}

/// Puts what was found in words.
#[must_use]
pub fn flip_report(
    ground: &Ground<'_>,
    claim: &Claim,
    standpoint: StandpointId,
    goal: Goal,
    flips: &Flips,
    categories: Vec<&'static str>,
) -> FlipReport {
    let words = Words::new(ground.model, ground.theory);
    let verdict = |status| verdict_of(ground.model, standpoint, status);
    let wanted = match goal {
        Goal::Becomes(status) => Some(status),
        Goal::Changes => None,
    };
    FlipReport {
        claim: words.alone(claim),
        span: Some(ground.model.predicates[claim.predicate.index()].name_span),
        standpoint: view(ground.model, standpoint),
        verdict: verdict(flips.before),
        wanted: wanted.map(verdict),
        already: wanted == Some(flips.before),
        sets: sets(ground, &words, ground.model, standpoint, flips),
        complete: flips.complete,
        cut: flips.cut,
        unreached: flips.unreached,
        overlooks: false,
        categories,
    }
}

/// The sets of changes in words.
pub(super) fn sets(
    ground: &Ground<'_>,
    words: &Words<'_>,
    model: &Model,
    standpoint: StandpointId,
    flips: &Flips,
) -> Vec<AlterationSet> {
    let mut known: Vec<(Change, Alteration)> = Vec::new();
    let mut alter = |change: &Change| {
        if let Some((_, known)) = known.iter().find(|(known, _)| known == change) {
            return known.clone();
        }
        let new = alteration(ground, words, change);
        known.push((change.clone(), new.clone()));
        new
    };
    flips
        .sets
        .iter()
        .map(|flip| AlterationSet {
            changes: flip.changes.iter().map(&mut alter).collect(),
            after: verdict_of(model, standpoint, flip.after),
            follows: flip.follows,
        })
        .collect()
}
