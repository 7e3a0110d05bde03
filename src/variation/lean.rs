//! What verdicts lean on: the premises and sources without which they fall, what nobody asked, and what changes when
//! the file is judged by other standards and semantics.

use super::change::{Category, Change};
use super::reverse::Reverse;
use super::search::{Flip, Goal, May, Plan, flips};
use super::{Ground, Region, Varied};
use crate::vocabulary::*;
use std::collections::{BTreeMap, BTreeSet};

mod item;
mod structure;

mod survey;

mod questions;
mod sources;
mod speakers;

mod robust;

pub use item::Item;
pub use questions::OpenQuestion;
pub use robust::{Cell, VARIANTS, Variant, robustness};
pub use sources::Reliance;
pub use speakers::Speaker;
pub use survey::{Survey, Trial, survey};

/// How many nodes the search for smallest cuts may look at, which bounds the time.
const EFFORT: u64 = 3_000_000;
/// The largest cut that is looked for.
const SIZE: usize = 3;

/// What one verdict leans on.
#[derive(Debug)]
pub struct Lean {
    /// What is said of the claim.
    pub before: Status,
    /// The premises and rows that alone decide it, by reach.
    pub decisive: Vec<Decisive>,
    /// The smallest sets of two or three premises that decide it together.
    pub cuts: Vec<Flip>,
    /// Every set up to this size was found; `None` where every one of any size was.
    pub complete: Option<usize>,
    /// The search for them was cut at its bound.
    pub cut: bool,
    /// How many premises and rows that are used bear on it.
    pub bearing: usize,
    /// How many of them it is drawn from: those that its reasons go down to.
    pub drawn: usize,
    /// The sources that they cite, the one that most hangs on first.
    pub sources: Vec<Reliance>,
    /// Arguments that hold only through each other.
    pub circles: Vec<Vec<ArgumentId>>,
    /// Arguments that support, step by step, the last, which objects to the first.
    pub self_defeats: Vec<Vec<ArgumentId>>,
    /// Critical questions of the arguments in its reasoning that nobody answered against it.
    pub questions: Vec<OpenQuestion>,
    /// Accepted statements that one party alone asserts.
    pub speakers: Vec<Speaker>,
}

/// A premise or row without which the verdict is another.
#[derive(Clone, PartialEq, Debug)]
pub struct Decisive {
    /// Which.
    pub item: Item,
    /// What is then said of the claim.
    pub after: Status,
    /// Of how many other statements that bear on the claim the status changes with it; `None` where that was not tried.
    pub reach: Option<usize>,
}

/// What the verdict on a claim leans on. `survey` is that of the same standpoint.
#[must_use]
pub fn lean(ground: &Ground<'_>, reverse: &Reverse, survey: &Survey, statement: StatementId) -> Lean {
    let region = structure::bearing(ground, reverse, &survey.judged, statement);
    let varied = &survey.judged;
    let before = varied.status(statement);
    let may = May::Categories(vec![Category::Premises]);
    let found =
        flips(ground, reverse, statement, &Plan { goal: Goal::Changes, may, size: SIZE, effort: EFFORT });
    let (single, cuts): (Vec<Flip>, Vec<Flip>) =
        found.sets.into_iter().partition(|flip| flip.changes.len() == 1);
    let mut decisive: Vec<Decisive> =
        single.iter().filter_map(|flip| decisive(survey, &region, flip)).collect();
    // The order of the file among those that reach as far.
    decisive.sort_by_key(|each| std::cmp::Reverse(each.reach));
    let bearing = item::items(ground, region.arguments.iter().copied(), varied);
    let reasons = reasons(ground, varied, statement, before);
    let drawn = item::items(ground, reasons.iter().copied(), varied);
    let asked: Vec<ArgumentId> = if reasons.is_empty() {
        region.arguments.iter().copied().filter(|argument| stands(varied, *argument)).collect()
    } else {
        reasons.iter().copied().collect()
    };
    Lean {
        before,
        decisive,
        cuts,
        complete: found.complete,
        cut: found.cut,
        sources: sources::reliances(ground, survey, statement, &bearing, &drawn),
        bearing: bearing.len(),
        drawn: drawn.len(),
        circles: structure::circles(ground, varied, &region),
        self_defeats: structure::self_defeats(ground, reverse, varied, &region),
        questions: questions::open(ground, varied, &asked),
        speakers: speakers::speakers(ground, varied, &region, &asked),
    }
}

fn decisive(survey: &Survey, region: &Region, flip: &Flip) -> Option<Decisive> {
    let item = Item::of_change(flip.changes.first()?)?;
    let trial = survey.items.get(&item);
    let reach = trial.map(|trial| {
        let within =
            |(atom, _): &&(AtomId, Status)| region.statements.contains(&StatementId::new(*atom, false));
        trial.changed.iter().filter(within).filter(|(atom, _)| !trial.own.contains(atom)).count()
    });
    Some(Decisive { item, after: flip.after, reach })
}

/// Whether the argument is used and not defeated.
fn stands(varied: &Varied, argument: ArgumentId) -> bool {
    let node = varied.network.argument_node(argument);
    node.is_some_and(|node| varied.labels.label(node) != crate::evaluate::Label::Out)
}

/// The arguments from which the verdict is drawn: those for the side that holds, or for both where neither prevails,
/// down to the premises.
fn reasons(
    ground: &Ground<'_>,
    varied: &Varied,
    statement: StatementId,
    status: Status,
) -> BTreeSet<ArgumentId> {
    let mut queue = match status {
        Status::Accepted => vec![statement],
        Status::Rejected => vec![statement.contrary()],
        Status::Contested => vec![statement, statement.contrary()],
        Status::Unproven => Vec::new(),
    };
    let mut seen: BTreeSet<StatementId> = queue.iter().copied().collect();
    let mut found = BTreeSet::new();
    while let Some(next) = queue.pop() {
        for argument in varied.network.arguments_for(next) {
            if argument.index() >= ground.theory.arguments.origins.len() || !stands(varied, *argument) {
                continue;
            }
            found.insert(*argument);
            let needed = ground.theory.arguments.rests_on(*argument);
            queue.extend(needed.filter(|each| seen.insert(*each)));
        }
    }
    found
}

/// The premises and rows that some standpoint uses and whose withdrawal changes, from none of them, anything but what
/// they say themselves, nor a verdict together with others; with `true` those on which nothing is built. `None` where too
/// many were there to try each.
#[must_use]
pub fn idle<'a>(
    ground: &Ground<'_>,
    reverse: &Reverse,
    surveys: &[Survey],
    leans: impl Iterator<Item = &'a Lean>,
) -> Option<BTreeMap<Item, bool>> {
    let mut found: BTreeMap<Item, bool> = BTreeMap::new();
    let cuts = leans.flat_map(|lean| &lean.cuts);
    let mut matters: BTreeSet<Item> = cuts.flat_map(|cut| &cut.changes).filter_map(Item::of_change).collect();
    for survey in surveys {
        if !survey.tried_all {
            return None;
        }
        for (item, trial) in &survey.items {
            if trial.changed.iter().any(|(atom, _)| !trial.own.contains(atom)) {
                matters.insert(*item);
            } else {
                found.entry(*item).or_insert(true);
            }
        }
    }
    found.retain(|item, _| !matters.contains(item));
    let looked_at = structure::looked_at(ground.theory, reverse);
    for (item, alone) in &mut found {
        *alone = !item.statements(ground.theory, reverse).iter().any(|each| looked_at.contains(&each.atom()));
    }
    Some(found)
}
