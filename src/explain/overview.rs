//! A claim from all standpoints: a verdict and a short reason each, and where they part.

use super::claim::Claim;
use super::context::{Case, Index};
use super::parting::{Parting, part};
use super::sides::{Agreement, Sides};
use super::telling::Telling;
use super::why::{Explanation, explain, verdict};
use crate::source::Span;

/// How deep a short reason goes: a statement, its argument, what that rests on.
const SHORT: u32 = 3;

/// A claim from all standpoints.
#[derive(Debug)]
pub struct Overview {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// By standpoint, in the order in which they were judged.
    pub rows: Vec<Row>,
    /// Where two part, for each standpoint that says something else than an earlier one.
    pub partings: Vec<Parting>,
}

/// A claim from one standpoint, with the upper part of its reasons.
pub type Row = Explanation;

/// A claim from all standpoints that were judged.
#[must_use]
pub fn overview(case: &Case<'_>, claim: &Claim) -> Overview {
    let index = Index::new(case);
    let rows: Vec<_> = case
        .judged
        .iter()
        .map(|judged| explain(case, &index, judged, claim, Telling::default(), SHORT))
        .collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for place in 0..case.judged.len() {
        if let Some(from) = partner(case, claim, place)
            && !pairs.contains(&(place, from))
            && compares(case, place, from)
        {
            pairs.push((from, place));
        }
    }
    let partings = pairs
        .iter()
        .map(|(from, place)| part(case, &index, claim, &case.judged[*from], &case.judged[*place]));
    Overview {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        partings: partings.collect(),
        rows,
    }
}

/// Whether what two standpoints say of other statements can be set side by side: not where they judge by different sets, nor where one of
/// them was told by the sides of one set among several.
fn compares(case: &Case<'_>, one: usize, other: usize) -> bool {
    let [one, other] = [one, other].map(|place| case.judged[place].sides);
    let by = |sides: Option<&Sides>| sides.map(|sides| (sides.semantics, sides.acceptance));
    let of_all = |sides: Option<&Sides>| {
        sides.is_none_or(|sides| matches!(sides.agreement, Agreement::Settled | Agreement::Differ))
    };
    by(one) == by(other) && of_all(one) && of_all(other)
}

/// The standpoint that one is best set against: the nearest that it is `from`, or else the first, that says
/// something else.
fn partner(case: &Case<'_>, claim: &Claim, place: usize) -> Option<usize> {
    let own = &case.judged[place];
    let status = verdict(case, own, claim).status;
    let differs = |other: &usize| verdict(case, &case.judged[*other], claim).status != status;
    let lineage = &case.model.standpoints[own.standpoint.index()].lineage;
    let near = lineage.iter().filter_map(|id| case.judged.iter().position(|judged| judged.standpoint == *id));
    near.into_iter().find(differs).or_else(|| (0..place).find(differs))
}
