//! Which edits account for a move: the smallest set that, made alone in the old version, brings about what the new one
//! says.
//!
//! Sets are tried by their size, the smallest first, as long as a bound on the number of trials allows; every trial
//! judges a whole version, so that nothing is guessed. Beyond the bound a set is narrowed down until none of its edits
//! can be left out. Trials are counted and not timed, so that the same versions give the same answer on any machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::report::Extent;
use super::{Conclusion, Conclusions};

/// Versions between two, judged when they are asked for.
pub struct Between<'a> {
    edits: usize,
    /// What the old version with these edits made concludes; `None` where it cannot be judged.
    judge: &'a mut dyn FnMut(&[bool]) -> Option<Conclusions>,
    known: BTreeMap<Vec<usize>, Option<Arc<Conclusions>>>,
    /// How many versions may be judged.
    most: usize,
}

/// A set of edits that accounts for a move.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// The edits, by their place in the list.
    pub edits: Vec<usize>,
    /// What is known of smaller sets.
    pub extent: Extent,
    /// How many other sets of as many edits do the same; 0 where they were not looked for.
    pub others: usize,
}

impl<'a> Between<'a> {
    /// Between two versions with so many edits, of which at most `most` versions are judged while sets are tried by size.
    pub fn new(edits: usize, most: usize, judge: &'a mut dyn FnMut(&[bool]) -> Option<Conclusions>) -> Self {
        Self { edits, judge, known: BTreeMap::new(), most }
    }

    /// What the version with exactly these edits concludes.
    pub fn with(&mut self, made: &[usize]) -> Option<Arc<Conclusions>> {
        if let Some(known) = self.known.get(made) {
            return known.clone();
        }
        let mut switches = vec![false; self.edits];
        made.iter().for_each(|edit| switches[*edit] = true);
        let found = (self.judge)(&switches).map(Arc::new);
        self.known.insert(made.to_vec(), found.clone());
        found
    }

    /// The smallest set of edits by which a conclusion comes to be as `wanted` says. `None` where not even all of them do
    /// that, or none are needed.
    pub fn account(&mut self, wanted: &Wanted<'_>) -> Option<Account> {
        let all: Vec<usize> = (0..self.edits).collect();
        if self.is_met(wanted, &[]) || !self.is_met(wanted, &all) {
            return None;
        }
        let mut tried = 0; // sizes of which every set was tried
        while tried + 1 < self.edits
            && choices(self.edits, tried + 1) <= self.most.saturating_sub(self.known.len())
        {
            tried += 1;
            let found = self.all_of_size(wanted, tried);
            if let Some(first) = found.first() {
                let others = found.len() - 1;
                return Some(Account { edits: first.clone(), extent: Extent::Smallest, others });
            }
        }
        let edits = self.narrowed(wanted, all);
        let extent = if edits.len() <= tried + 1 { Extent::Smallest } else { Extent::Irreducible };
        Some(Account { edits, extent, others: 0 })
    }

    fn is_met(&mut self, wanted: &Wanted<'_>, made: &[usize]) -> bool {
        self.with(made).is_some_and(|found| wanted.is_met(&found))
    }

    fn all_of_size(&mut self, wanted: &Wanted<'_>, size: usize) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut set: Vec<usize> = (0..size).collect();
        loop {
            if self.is_met(wanted, &set) {
                found.push(set.clone());
            }
            // The next set in the order of the text: the last edit that has room goes on by one.
            let Some(place) = (0..size).rev().find(|place| set[*place] < self.edits - size + place) else {
                return found;
            };
            set[place] += 1;
            for later in place + 1..size {
                set[later] = set[later - 1] + 1;
            }
        }
    }

    /// A part of a set that suffices, from which no edit can be left out: halves are left out where they can be, then
    /// quarters, down to single edits (after Zeller and Hildebrandt 2002, algorithm ddmin).
    fn narrowed(&mut self, wanted: &Wanted<'_>, mut set: Vec<usize>) -> Vec<usize> {
        let mut size = set.len().div_ceil(2);
        loop {
            let mut start = 0;
            let mut narrower = false;
            while start < set.len() && set.len() > 1 {
                let end = (start + size).min(set.len());
                let rest: Vec<usize> = [&set[..start], &set[end..]].concat();
                if !rest.is_empty() && self.is_met(wanted, &rest) {
                    (set, narrower) = (rest, true);
                } else {
                    start = end;
                }
            }
            if size == 1 && !narrower {
                return set;
            }
            size = if size > 1 { size.div_ceil(2) } else { 1 };
        }
    }
}

/// What a conclusion is to be.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'c> {
    /// Said as here.
    Said(&'c Conclusion),
    /// Said as here, and on the same grounds.
    Whole(&'c Conclusion),
}

impl Wanted<'_> {
    fn is_met(self, found: &Conclusions) -> bool {
        let (Self::Said(wanted) | Self::Whole(wanted)) = self;
        let found = found.find(&wanted.claim, &wanted.standpoint);
        match self {
            Self::Said(_) => found.is_some_and(|found| found.said == wanted.said),
            Self::Whole(_) => found == Some(wanted),
        }
    }
}

/// How many sets of that size there are; as many as can be counted where there are more.
fn choices(of: usize, size: usize) -> usize {
    (0..size)
        .try_fold(1_usize, |sets, each| Some(sets.checked_mul(of - each)? / (each + 1)))
        .unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Said;
    use super::*;
    use crate::vocabulary::Status;
    use proptest::prelude::*;

    fn conclusion(status: Status) -> Conclusion {
        let said = Said { status, words: None, both: false };
        Conclusion { claim: "guilt".into(), standpoint: "court".into(), said, rests_on: Default::default() }
    }

    /// The account where the wanted status comes about just when `sufficient` says so of the edits made.
    fn account(edits: usize, most: usize, sufficient: impl Fn(&[bool]) -> Option<bool>) -> Option<Account> {
        let status = |is: bool| if is { Status::Rejected } else { Status::Accepted };
        let mut judge =
            |made: &[bool]| Some(Conclusions { list: vec![conclusion(status(sufficient(made)?))] });
        Between::new(edits, most, &mut judge).account(&Wanted::Said(&conclusion(Status::Rejected)))
    }

    #[test]
    fn one_edit_among_many() {
        let found = account(30, 1000, |made| Some(made[17])).expect("all of them suffice");
        assert_eq!(found, Account { edits: vec![17], extent: Extent::Smallest, others: 0 });
    }

    #[test]
    fn two_that_only_work_together_and_another_two() {
        let found = account(8, 1000, |made| Some(made[1] && made[5] || made[2] && made[3]));
        let wanted = Account { edits: vec![1, 5], extent: Extent::Smallest, others: 1 };
        assert_eq!(found, Some(wanted));
    }

    #[test]
    fn versions_that_cannot_be_judged_prove_nothing() {
        let found = account(5, 1000, |made| (!made[2] || made[4]).then_some(made[2]));
        assert_eq!(found.map(|found| found.edits), Some(vec![2, 4]));
    }

    #[test]
    fn beyond_the_bound_no_edit_of_a_set_can_be_left_out() {
        let wanted = [3, 40, 41, 77];
        let found = account(100, 150, |made| Some(wanted.iter().all(|edit| made[*edit])));
        let expected = Account { edits: wanted.to_vec(), extent: Extent::Irreducible, others: 0 };
        assert_eq!(found, Some(expected));
    }

    proptest! {
        #[test]
        fn no_smaller_set_does_it(truth in proptest::collection::vec(any::<bool>(), 64)) {
            // Any property of sets of six edits, monotone or not, that holds of all and not of none.
            let number = |made: &[bool]| made.iter().fold(0, |number, is| number * 2 + usize::from(*is));
            let holds = |made: &[bool]| match number(made) { 0 => false, 63 => true, other => truth[other] };
            let least = (1..64_usize).filter(|set| *set == 63 || truth[*set]).map(|set| set.count_ones()).min();
            let found = account(6, 1000, |made| Some(holds(made))).expect("all of them suffice");
            prop_assert_eq!(Some(found.edits.len() as u32), least);
            prop_assert_eq!(found.extent, Extent::Smallest);
        }
    }
}
