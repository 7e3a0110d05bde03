//! Where two standpoints part, and what one would have to take over from the other to say the same.

use super::claim::Claim;
use super::context::{Case, Index};
use super::flip::{AlterationSet, sets};
use super::parting::{Parting, part};
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
    let statement = claim.statement(&opened.theory)?;
    let region = Region::new(&opened.theory, &opened.reverse, &[statement]);
    let towards = if verdict(case, one, claim).status == verdict(case, other, claim).status {
        Vec::new()
    } else {
        vec![
            towards(case, opened, &region, claim, left, right),
            towards(case, opened, &region, claim, right, left),
        ]
    };
    let agreed = case.model.predicates.iter().enumerate().filter_map(|(place, predicate)| {
        let declared = matches!(predicate.sort, PredicateSort::Claim | PredicateSort::Thesis);
        let each = declared.then(|| Claim::named(case.model, PredicateId::new(place))).flatten()?;
        each.statement(&opened.theory).filter(|each| region.statements.contains(each))?;
        let statuses = [one, other].map(|judged| verdict(case, judged, &each).status);
        let same = statuses[0] == statuses[1] && statuses[0] != Status::Unproven && each != *claim;
        same.then(|| (index.words.claim(&each), statuses[0]))
    });
    Some(PartReport {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        sides: [one, other].map(|judged| (view(case.model, judged.standpoint), verdict(case, judged, claim))),
        agreed: agreed.collect(),
        towards,
        parting: part(case, &index, claim, one, other),
    })
}

fn towards(
    case: &Case<'_>,
    opened: &Opened,
    region: &Region,
    claim: &Claim,
    from: StandpointId,
    to: StandpointId,
) -> Towards {
    let (pair, found, wanted) = search(case, opened, region, claim, from, to);
    let ground = Ground {
        model: case.model,
        theory: &opened.theory,
        standpoint: &case.model.standpoints[from.index()],
    };
    let words = super::sentence::Words::new(case.model, &opened.theory);
    Towards {
        from: view(case.model, from),
        wanted: verdict_of(case.model, from, wanted),
        differences: pair,
        sets: sets(&ground, &words, case.model, from, &found),
        complete: found.complete,
    }
}

fn search(
    case: &Case<'_>,
    opened: &Opened,
    region: &Region,
    claim: &Claim,
    from: StandpointId,
    to: StandpointId,
) -> (usize, Flips, Status) {
    let model = case.model;
    let changes = differences(&Pair { model, theory: &opened.theory, from, to }, region);
    let ground = |id: StandpointId| Ground {
        model,
        theory: &opened.theory,
        standpoint: &model.standpoints[id.index()],
    };
    let statement = claim.statement(&opened.theory).expect("the theory was opened to the claim");
    let there = case.judged.iter().find(|judged| judged.standpoint == to).expect("both were judged");
    let wanted = verdict(case, there, claim).status;
    let count = changes.len();
    let plan = Plan { goal: Goal::Becomes(wanted), may: May::Changes(changes), size: SIZE, effort: EFFORT };
    (count, flips(&ground(from), &opened.reverse, statement, &plan), wanted)
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
    let statement = claim.statement(&opened.theory)?;
    let region = Region::new(&opened.theory, &opened.reverse, &[statement]);
    let rows: Vec<(View, Verdict)> = case
        .judged
        .iter()
        .map(|judged| (view(case.model, judged.standpoint), verdict(case, judged, claim)))
        .collect();
    let mut distances = Vec::new();
    for (row, (_, own)) in rows.iter().enumerate() {
        for (column, (_, other)) in rows.iter().enumerate() {
            if own.status != other.status {
                let (from, to) = (case.judged[row].standpoint, case.judged[column].standpoint);
                let (_, found, _) = search(case, opened, &region, claim, from, to);
                distances.push((row, column, found.sets.first().map(|set| set.changes.len())));
            }
        }
    }
    let words = super::sentence::Words::new(case.model, case.theory);
    let span = Some(case.model.predicates[claim.predicate.index()].name_span);
    Some(PartTable { claim: words.alone(claim), span, rows, distances })
}
