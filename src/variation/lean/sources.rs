//! How far a verdict leans on each source.

use super::super::Ground;
use super::{Item, Survey};
use crate::vocabulary::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How far a verdict leans on a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reliance {
    /// Which.
    pub source: SourceId,
    /// How many of the premises that bear on the verdict cite it.
    pub citing: usize,
    /// Those of them that cite nothing else.
    pub alone: Vec<Item>,
    /// How many of those that the verdict is drawn from cite it.
    pub drawn: usize,
    /// The status without what it alone tells, where that is another.
    pub without_alone: Option<Status>,
    /// The status without all that cites it, where that is another.
    pub without_all: Option<Status>,
}

/// Every source that is cited by what bears on a claim: those without which the verdict falls first, then by how much
/// cites them.
pub(super) fn reliances(
    ground: &Ground<'_>,
    survey: &Survey,
    statement: StatementId,
    bearing: &BTreeSet<Item>,
    drawn: &BTreeSet<Item>,
) -> Vec<Reliance> {
    let before = survey.judged.status(statement);
    let mut found: BTreeMap<SourceId, Reliance> = BTreeMap::new();
    for item in bearing {
        let cited = item.sources(ground.model);
        for source in &cited {
            let other = |place: usize| {
                let trials = survey.sources.get(source)?;
                Some(trials[place].status(statement, before)).filter(|status| *status != before)
            };
            let reliance = found.entry(*source).or_insert_with(|| Reliance {
                source: *source,
                citing: 0,
                alone: Vec::new(),
                drawn: 0,
                without_alone: other(0),
                without_all: other(1),
            });
            reliance.citing += 1;
            reliance.alone.extend((cited.len() == 1).then_some(*item));
            reliance.drawn += usize::from(drawn.contains(item));
        }
    }
    let mut found: Vec<Reliance> = found.into_values().collect();
    found.sort_by_key(|each| {
        (
            each.without_alone.is_none(),
            each.without_all.is_none(),
            Reverse(each.citing),
            Reverse(each.alone.len()),
        )
    });
    found
}
