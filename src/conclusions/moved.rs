//! Which conclusions moved between two records.

use super::{Conclusion, Conclusions};

/// A conclusion in two records; it is in at least one of them, and not the same in both.
pub type Pair<'c> = (Option<&'c Conclusion>, Option<&'c Conclusion>);

/// The conclusions that moved, in the order of the records.
#[must_use]
pub fn moved<'c>(old: &'c Conclusions, new: &'c Conclusions) -> Vec<Pair<'c>> {
    let pairs = new.list.iter().map(|each| (old.find(&each.claim, &each.standpoint), Some(each)));
    let gone = old.list.iter().filter(|each| new.find(&each.claim, &each.standpoint).is_none());
    let mut all: Vec<Pair<'c>> = pairs.chain(gone.map(|each| (Some(each), None))).collect();
    all.retain(|(before, after)| before != after);
    all.sort_by_key(|(before, after)| after.or(*before).map(Conclusion::key));
    all
}
