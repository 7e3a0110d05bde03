//! What the tests of a file would not miss: each premise, row, rule and argument is dropped in turn and each preference
//! reversed, and it is seen whether any record of a conclusion or any expectation notices.
//!
//! What is said of a mutant is what judging the file with it and recording its conclusions anew would say. Most are
//! settled by less: a record that names what is dropped notices it; what cannot reach a tested claim is not noticed; and
//! for the others labels are found where the change can reach, on one network with a switch for each. Only where what a
//! verdict rests on may have moved is the standpoint judged anew.

use std::collections::BTreeMap;

use super::spot::{Spot, Spots};
use super::{Mutation, Survivor};
use crate::diagnostic::Diagnostic;
use crate::explain::{Case, Claim};
use crate::source::Sources;
use crate::variation::Reverse;

mod mutant;
mod names;
mod watch;

mod board;
mod near;

mod run;

/// How many nodes may be looked at in all, which bounds the time to some seconds; the same on every machine.
const EFFORT: u64 = 2_000_000_000;

/// What is asked: a judged file, and its claims whose conclusions are kept.
#[derive(Clone, Copy)]
struct Asked<'a> {
    case: &'a Case<'a>,
    kept: &'a [Claim],
}

/// What became of a mutant; of two in different files the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    Survived,
    Untried,
    Noticed,
    /// The file cannot be judged with it.
    Impossible,
}

/// The mutants of a run. What several files share is one mutant, which any of them may notice.
#[derive(Clone, Debug, Default)]
pub struct Mutants {
    fates: BTreeMap<(Spot, Spot), Fate>,
    survivors: BTreeMap<(Spot, Spot), Survivor>,
}

impl Mutants {
    /// Takes in the mutants of another file of the run.
    pub fn merge(&mut self, other: Self) {
        for (spots, fate) in other.fates {
            let known = self.fates.entry(spots).or_insert(fate);
            *known = fate.max(*known);
        }
        self.survivors.extend(other.survivors);
    }

    /// What came out of all files.
    #[must_use]
    pub fn finish(self) -> Mutation {
        let count = |fate: Fate| self.fates.values().filter(|each| **each == fate).count();
        let (noticed, untried) = (count(Fate::Noticed), count(Fate::Untried));
        let survived = |spots: &(Spot, Spot)| self.fates.get(spots) == Some(&Fate::Survived);
        let survivors = self.survivors.into_iter().filter(|(spots, _)| survived(spots));
        let mut survivors: Vec<Survivor> = survivors.map(|(_, survivor)| survivor).collect();
        survivors.sort();
        Mutation { tried: noticed + survivors.len(), noticed, untried, survivors }
    }
}

/// Tries every mutant of what the files on disk declare. What would notice are the records of the `kept` claims from
/// every standpoint of the case, and those expectations that are met. Takes time by the number of mutants times what each
/// can reach, up to a bound; those past it are not tried.
///
/// # Errors
/// Where a standpoint of the case cannot be judged.
pub fn mutate(case: &Case<'_>, sources: &Sources, kept: &[Claim]) -> Result<Mutants, Box<Diagnostic>> {
    mutate_within(case, sources, kept, EFFORT)
}

/// The same with another bound: so many nodes may be looked at.
///
/// # Errors
/// As `mutate`.
pub fn mutate_within(
    case: &Case<'_>,
    sources: &Sources,
    kept: &[Claim],
    effort: u64,
) -> Result<Mutants, Box<Diagnostic>> {
    let (spots, reverse) = (Spots::new(sources), Reverse::new(case.theory));
    let mutants = mutant::mutants(case.model, &spots);
    let fates = run::fates(Asked { case, kept }, &reverse, &mutants, effort)?;
    let mut found = Mutants::default();
    for (mutant, fate) in mutants.iter().zip(fates) {
        let spots_of = mutant.spots(&spots);
        if fate == Fate::Survived {
            found.survivors.insert(spots_of.clone(), mutant.told(case.model, &spots));
        }
        found.fates.insert(spots_of, fate);
    }
    Ok(found)
}
