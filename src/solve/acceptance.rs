//! Credulous and sceptical acceptance by admissible sets.

use super::attacks::Attacks;
use super::labelling::Labelling;
use super::local::{Found, Local};
use super::seek::{Goal, Seeker};
use crate::sat::{Interrupt, Stopped};
use rustc_hash::FxHashSet;

const STEPS: usize = 2_000;

/// An admissible set of undecided arguments that holds the argument (beside what is accepted), if there is one.
pub(super) fn credulous(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    local.allow(STEPS);
    match local.with(attacks, labels, argument, STEPS) {
        Found::Set(set) => Ok(Some(set)),
        Found::None => Ok(None),
        Found::GivenUp => {
            Seeker::new(attacks, labels, argument, interrupt).find(Goal::Hold(argument), local, |_| false)
        }
    }
}

/// An admissible set that no admissible set with the argument holds; `None` where the argument is in every preferred set.
///
/// A set for the argument and one against it can be held together unless one attacks, and so each attacks, the other. What is sought is a set that attacks every set for the argument that is known;
/// if there is still a set for the argument that it does not attack, that one is known from then on.
pub(super) fn opposing(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    let Some(first) = credulous(attacks, labels, local, argument, interrupt)? else {
        return Ok(Some(Vec::new()));
    };
    let mut known = vec![first];
    let mut for_it = Seeker::new(attacks, labels, argument, interrupt);
    let mut against = Seeker::new(attacks, labels, argument, interrupt);
    loop {
        let Some(set) = against.find(Goal::Attack(&known), local, |_| false)? else { return Ok(None) };
        let attacked: FxHashSet<u32> = set.iter().flat_map(|a| attacks.by(*a)).copied().collect();
        match for_it.find(Goal::Hold(argument), local, |a| attacked.contains(&a))? {
            None => return Ok(Some(set)),
            Some(another) => known.push(another),
        }
    }
}
