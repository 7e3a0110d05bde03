//! What would be said if something were supposed: the verdicts before and after, what moved, and where the two part.

use super::alteration::{Alteration, alteration};
use super::claim::Claim;
use super::context::{Case, Index, Judged};
use super::parting::{Parting, part};
use super::sentence::Words;
use super::why::{Verdict, View, verdict, view};
use crate::evaluate;
use crate::model::PredicateSort;
use crate::source::Span;
use crate::variation::{Change, Ground, Varied};
use crate::vocabulary::*;

/// What a supposition does from one standpoint.
#[derive(Debug)]
pub struct SuppositionReport {
    /// The standpoint.
    pub standpoint: View,
    /// What is supposed.
    pub supposed: Vec<Alteration>,
    /// The date as of which is judged, where that is supposed.
    pub as_of: Option<Date>,
    /// The claims, with what is said before and after.
    pub claims: Vec<Moved>,
    /// Other statements that moved, the first of them.
    pub moved: Vec<(String, Status, Status)>,
    /// How many more moved.
    pub more: usize,
}

/// A claim before and after.
#[derive(Debug)]
pub struct Moved {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// Before.
    pub before: Verdict,
    /// After.
    pub after: Verdict,
    /// Why, where it moved.
    pub why: Option<Parting>,
}

/// How many statements that moved are told.
const TOLD: usize = 12;

/// What the changes do. `before` and `after` are of the same standpoint on the theory of `ground`.
#[must_use]
pub fn supposition_report(
    ground: &Ground<'_>,
    standpoint: StandpointId,
    changes: &[Change],
    as_of: Option<Date>,
    claims: &[Claim],
    [before, after]: [&Varied; 2],
) -> SuppositionReport {
    let words = Words::new(ground.model, ground.theory);
    let sides =
        [before, after].map(|Varied { network, labels }| Judged { standpoint, network, labels, sides: None });
    let case = Case { model: ground.model, theory: ground.theory, judged: &sides };
    let index = Index::new(&case);
    let told = claims.iter().map(|claim| {
        let [before, after] = [0, 1].map(|place: usize| verdict(&case, &sides[place], claim));
        let why = (before.status != after.status).then(|| part(&case, &index, claim, &sides[0], &sides[1]));
        Moved {
            claim: words.alone(claim),
            span: Some(ground.model.predicates[claim.predicate.index()].name_span),
            before,
            after,
            why,
        }
    });
    let claims_told: Vec<Moved> = told.collect();
    let mut moved = moved(ground, &words, claims, before, after);
    let more = moved.len().saturating_sub(TOLD);
    moved.truncate(TOLD);
    SuppositionReport {
        standpoint: view(ground.model, standpoint),
        supposed: changes.iter().map(|change| alteration(ground, &words, change)).collect(),
        as_of,
        claims: claims_told,
        moved,
        more,
    }
}

/// The statements that moved, without the claims asked about: declared claims first, what premises say last.
fn moved(
    ground: &Ground<'_>,
    words: &Words<'_>,
    claims: &[Claim],
    before: &Varied,
    after: &Varied,
) -> Vec<(String, Status, Status)> {
    let sort =
        |atom: &AtomId| match ground.model.predicates[ground.theory.atoms.predicate(*atom).index()].sort {
            PredicateSort::Claim | PredicateSort::Thesis => 0,
            PredicateSort::Relation => 1,
            PredicateSort::Premise(_) => 2,
        };
    let mut atoms: Vec<AtomId> = (0..ground.theory.atoms.len()).map(AtomId::new).collect();
    atoms.sort_by_key(sort);
    let told: Vec<AtomId> =
        claims.iter().filter_map(|claim| Some(claim.statement(ground.theory)?.atom())).collect();
    atoms
        .into_iter()
        .filter(|atom| !told.contains(atom))
        .filter_map(|atom| {
            let statement = StatementId::new(atom, false);
            let status = |varied: &Varied| evaluate::status(&varied.network, &varied.labels, statement);
            let (one, other) = (status(before), status(after));
            (one != other).then(|| (words.statement(statement), one, other))
        })
        .collect()
}
