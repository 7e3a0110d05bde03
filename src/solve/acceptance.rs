//! Credulous and sceptical acceptance by admissible sets.

use super::attacks::Attacks;
use super::labelling::Labelling;
use super::local::{Found, Local};
use super::seek::{Goal, Seeker};
use crate::sat::{Interrupt, Stopped};
use rustc_hash::FxHashSet;

/// A search by trying takes so many steps at most: a chain of defences may go through half of the arguments.
pub(super) fn steps(attacks: &Attacks) -> usize {
    2_000 + attacks.len() / 2
}

/// An admissible set of undecided arguments that holds the argument (beside what is accepted), if there is one.
pub(super) fn credulous(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    let steps = steps(attacks);
    local.allow(steps);
    match local.with(attacks, labels, argument, steps) {
        Found::Set(set) => Ok(Some(set)),
        Found::None => Ok(None),
        Found::GivenUp => {
            Seeker::new(attacks, labels, argument, interrupt).find(Goal::Hold(argument), local, |_| false)
        }
    }
}

/// An admissible set that no admissible set with the argument holds; `None` where the argument is in every preferred set.
///
/// A set for the argument and one against it can be held together unless one attacks, and so each attacks, the other. What is sought is
/// a set that attacks every set for the argument that is known; if there is still a set for the argument that it does not attack,
/// that one is known from then on.
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
    match by_trying(attacks, labels, local, argument, &known[0]) {
        Tried::Opposing(set) => return Ok(Some(set)),
        Tried::Another(set) => known.push(set),
        Tried::Nothing => {}
    }
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

/// What a search by trying comes to.
enum Tried {
    /// A set that no set with the argument holds.
    Opposing(Vec<u32>),
    /// One more set for the argument.
    Another(Vec<u32>),
    Nothing,
}

/// Looks for a set that attacks the one for the argument, and then for another one for it that this one does not attack.
fn by_trying(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    argument: u32,
    first: &[u32],
) -> Tried {
    let steps = steps(attacks);
    local.allow(steps);
    let attackers =
        first.iter().flat_map(|member| attacks.on(*member)).filter(|other| labels.is_open(**other));
    let against =
        attackers.copied().find_map(|attacker| match local.with(attacks, labels, attacker, steps) {
            Found::Set(set) => Some(set),
            Found::None | Found::GivenUp => None,
        });
    let Some(against) = against else { return Tried::Nothing };
    let attacked: Vec<u32> = against.iter().flat_map(|member| attacks.by(*member)).copied().collect();
    local.allow(steps);
    match local.with_and_without(attacks, labels, argument, &attacked, steps) {
        Found::Set(set) => Tried::Another(set),
        Found::None => Tried::Opposing(against),
        Found::GivenUp => Tried::Nothing,
    }
}
