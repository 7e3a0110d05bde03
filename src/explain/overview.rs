//! A claim from all standpoints: a verdict and a short reason each, and where they part.

use super::claim::Claim;
use super::context::{Case, Index, Judged};
use super::parting::{Parting, part};
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
    let rows: Vec<_> = case.judged.iter().map(|judged| explain(case, &index, judged, claim, SHORT)).collect();
    let partings = case.judged.iter().enumerate().filter_map(|(place, judged)| {
        let from = partner(case, claim, place)?;
        Some(part(case, &index, claim, from, judged))
    });
    Overview {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        partings: partings.collect(),
        rows,
    }
}

/// The standpoint that one is best set against: the nearest that it is `from`, or else the first, that says
/// something else.
fn partner<'a>(case: &Case<'a>, claim: &Claim, place: usize) -> Option<&'a Judged<'a>> {
    let own = &case.judged[place];
    let status = verdict(case, own, claim).status;
    let differs = |other: &&Judged<'_>| verdict(case, other, claim).status != status;
    let lineage = &case.model.standpoints[own.standpoint.index()].lineage;
    let near = lineage.iter().filter_map(|id| case.judged.iter().find(|judged| judged.standpoint == *id));
    near.filter(differs).next().or_else(|| case.judged[..place].iter().find(differs))
}
