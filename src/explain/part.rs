//! Where two standpoints part, and what one would have to take over from the other to say the same.

use super::claim::Claim;
use super::context::{Case, Index, Judged};
use super::flip::{AlterationSet, sets};
use super::parting::{Parting, part};
use super::sentence::Words;
use super::why::{Verdict, View, verdict, verdict_of, view};
use crate::model::PredicateSort;
use crate::source::Span;
use crate::variation::{Flips, Goal, Ground, May, Opened, Pair, Plan, Region, differences, flips};
use crate::vocabulary::*;

/// Where two standpoints part over a claim.
#[derive(Debug)]
pub struct PartReport {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// The two standpoints and what they say.
    pub sides: [(View, Verdict); 2],
    /// Claims that bear on it of which both say the same, with what they say.
    pub agreed: Vec<(String, Status)>,
    /// What each would have to take over from the other; empty where they agree.
    pub towards: Vec<Towards>,
    /// The first statements of which they say different things, and the clauses behind that.
    pub parting: Parting,
}

/// What one standpoint would have to take over to say what the other does.
#[derive(Debug)]
pub struct Towards {
    /// Which one.
    pub from: View,
    /// What it would then say.
    pub wanted: Verdict,
    /// In how many things the two differ that bear on the claim.
    pub differences: usize,
    /// The smallest sets of them.
    pub sets: Vec<AlterationSet>,
    /// Every set up to this size is here; `None` where every set of any size is.
    pub complete: Option<usize>,
}

/// How many nodes the search for each side may look at.
const EFFORT: u64 = 20_000_000;

/// The largest set of differences that is looked for.
const SIZE: usize = 6;

/// Where two standpoints part over a claim; `None` where one of them was not judged.
#[must_use]
pub fn part_report(
    case: &Case<'_>,
    opened: &Opened,
    claim: &Claim,
    left: StandpointId,
    right: StandpointId,
) -> Option<PartReport> {
    let judged = |id| case.judged.iter().find(|judged| judged.standpoint == id);
    let index = Index::new(case);
    let (one, other) = (judged(left)?, judged(right)?);
    let question = Question::new(case, opened, claim)?;
    let says_the_same = verdict(case, one, claim).status == verdict(case, other, claim).status;
    let pairs = if says_the_same { vec![] } else { vec![(one, other), (other, one)] };
    let agreed = case.model.predicates.iter().enumerate().filter_map(|(place, predicate)| {
        let declared = matches!(predicate.sort, PredicateSort::Claim | PredicateSort::Thesis);
        let each = declared.then(|| Claim::named(case.model, PredicateId::new(place))).flatten()?;
        each.statement(&opened.theory).filter(|each| question.region.statements.contains(each))?;
        let statuses = [one, other].map(|judged| verdict(case, judged, &each).status);
        let same = statuses[0] == statuses[1] && statuses[0] != Status::Unproven && each != *claim;
        same.then(|| (index.words.claim(&each), statuses[0]))
    });
    Some(PartReport {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        sides: [one, other].map(|judged| (view(case.model, judged.standpoint), verdict(case, judged, claim))),
        agreed: agreed.collect(),
        towards: pairs.into_iter().map(|(from, to)| question.towards(from, to)).collect(),
        parting: part(case, &index, claim, one, other),
    })
}

/// A claim in a theory in which changes can be tried.
struct Question<'a> {
    case: &'a Case<'a>,
    opened: &'a Opened,
    claim: &'a Claim,
    statement: StatementId,
    region: Region,
}

impl<'a> Question<'a> {
    /// `None` where the theory was not opened to the claim.
    fn new(case: &'a Case<'a>, opened: &'a Opened, claim: &'a Claim) -> Option<Self> {
        let statement = claim.statement(&opened.theory)?;
        let region = Region::new(&opened.theory, &opened.reverse, &[statement]);
        Some(Self { case, opened, claim, statement, region })
    }

    fn ground(&self, standpoint: StandpointId) -> Ground<'a> {
        let (model, theory) = (self.case.model, &self.opened.theory);
        Ground { model, theory, standpoint: &model.standpoints[standpoint.index()] }
    }

    /// The differences that bear on the claim, and the smallest sets of them that make `from` say what `to` does.
    fn search(&self, from: &Judged<'_>, to: &Judged<'_>) -> (usize, Flips) {
        let (from, wanted) = (from.standpoint, verdict(self.case, to, self.claim).status);
        let (model, theory) = (self.case.model, &self.opened.theory);
        let changes = differences(&Pair { model, theory, from, to: to.standpoint }, &self.region);
        let count = changes.len();
        let (goal, may) = (Goal::Becomes(wanted), May::Changes(changes));
        let plan = Plan { goal, may, size: SIZE, effort: EFFORT };
        (count, flips(&self.ground(from), &self.opened.reverse, self.statement, &plan))
    }

    fn towards(&self, from: &Judged<'_>, to: &Judged<'_>) -> Towards {
        let (differences, found) = self.search(from, to);
        let (model, from) = (self.case.model, from.standpoint);
        let words = Words::new(model, &self.opened.theory);
        Towards {
            from: view(model, from),
            wanted: verdict_of(model, from, verdict(self.case, to, self.claim).status),
            differences,
            sets: sets(&self.ground(from), &words, model, from, &found),
            complete: found.complete,
        }
    }
}

/// What all standpoints say of a claim, and how far apart they are.
#[derive(Debug)]
pub struct PartTable {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// What each standpoint says.
    pub rows: Vec<(View, Verdict)>,
    /// For each pair of different verdicts how few things the first would have to take over from the second; `None`
    /// where no set was found within bounds. By row and column.
    pub distances: Vec<(usize, usize, Option<usize>)>,
}

/// A claim from all standpoints that were judged, and how far each is from each other.
#[must_use]
pub fn part_table(case: &Case<'_>, opened: &Opened, claim: &Claim) -> Option<PartTable> {
    let question = Question::new(case, opened, claim)?;
    let rows: Vec<(View, Verdict)> = case
        .judged
        .iter()
        .map(|judged| (view(case.model, judged.standpoint), verdict(case, judged, claim)))
        .collect();
    let mut distances = Vec::new();
    for (row, (_, own)) in rows.iter().enumerate() {
        for (column, (_, other)) in rows.iter().enumerate() {
            if own.status != other.status {
                let (_, found) = question.search(&case.judged[row], &case.judged[column]);
                distances.push((row, column, found.sets.first().map(|set| set.changes.len())));
            }
        }
    }
    let words = Words::new(case.model, case.theory);
    let span = Some(case.model.predicates[claim.predicate.index()].name_span);
    Some(PartTable { claim: words.alone(claim), span, rows, distances })
}
