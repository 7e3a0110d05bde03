//! Extensions of abstract argumentation frameworks.
//!
//! In: a framework, a semantics, an argument. Out: extensions, ascending. Never here: names, files.

use std::ops::ControlFlow;

use crate::framework::{Framework, Semantics};
use crate::sat::{Interrupt, Stopped};
use attacks::Attacks;
use encoding::Kind;
use enumerate::{Choice, Wanted};
use labelling::{Label, Labelling};
use local::Local;
use preferred::Effort;
use stable::Wish;

pub use enumerate::Count;

pub mod aba;

mod acceptance;
mod attacks;
mod components;
mod encoding;
mod enumerate;
mod ideal;
mod labelling;
mod local;
mod places;
mod preferred;
mod range;
mod refute;
mod seek;
mod stable;

#[cfg(test)]
mod tests;

/// An extension, if there is one.
pub fn one(
    framework: &Framework,
    semantics: Semantics,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    let labels = Labelling::grounded(framework.attacked());
    if matches!(semantics, Semantics::Grounded | Semantics::Complete | Semantics::Admissible) {
        return Ok(Some(labels.accepted()));
    }
    let attacks = Attacks::new(framework);
    wished(&attacks, labels, semantics, None, interrupt)
}

/// An extension with the argument, if there is one.
pub fn credulous(
    framework: &Framework,
    semantics: Semantics,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    asked(framework, semantics, Wish::In(argument), interrupt)
}

/// An extension without the argument, if there is one.
pub fn sceptical(
    framework: &Framework,
    semantics: Semantics,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    asked(framework, semantics, Wish::NotIn(argument), interrupt)
}

fn asked(
    framework: &Framework,
    semantics: Semantics,
    wish: Wish,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    let labels = Labelling::grounded(framework.attacked());
    let attacks = Attacks::new(framework);
    wished(&attacks, labels, semantics, Some(wish), interrupt)
}

fn wished(
    attacks: &Attacks,
    grounded: Labelling,
    semantics: Semantics,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    let single = |labels: Labelling| wish.is_none_or(|wish| wish.is_met(&labels)).then_some(labels);
    let labels = match semantics {
        Semantics::Grounded => single(grounded),
        Semantics::Complete | Semantics::Admissible => {
            complete(attacks, grounded, semantics, wish, interrupt)?
        }
        Semantics::Preferred => preferred(attacks, grounded, wish, interrupt)?,
        Semantics::Stable => stable::one(attacks, &grounded, wish, interrupt)?,
        Semantics::SemiStable => range::semi_stable(attacks, &grounded, wish, interrupt)?,
        Semantics::Stage => range::stage(attacks, &grounded, wish, interrupt)?,
        Semantics::Ideal => {
            let mut labels = grounded;
            ideal::accept(attacks, &mut labels, &mut Local::new(attacks), interrupt)?;
            single(labels)
        }
        Semantics::ConflictFree | Semantics::Naive => return Ok(naive(attacks, semantics, wish)),
    };
    Ok(labels.map(|labels| labels.accepted()))
}

/// The least complete set is the grounded one; without an argument it is the one to look at, and the empty set is admissible.
fn complete(
    attacks: &Attacks,
    mut labels: Labelling,
    semantics: Semantics,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Labelling>, Stopped> {
    match wish {
        None => Ok(Some(labels)),
        Some(Wish::In(a)) => Ok(defend(attacks, &mut labels, a, interrupt)?.then_some(labels)),
        Some(Wish::NotIn(_)) if semantics == Semantics::Admissible => {
            Ok(Some(Labelling::open(attacks.len())))
        }
        Some(wish) => Ok(wish.is_met(&labels).then_some(labels)),
    }
}

fn preferred(
    attacks: &Attacks,
    mut labels: Labelling,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Labelling>, Stopped> {
    let is_met = match wish {
        None => true,
        Some(Wish::In(a)) => defend(attacks, &mut labels, a, interrupt)?,
        Some(Wish::NotIn(a)) => oppose(attacks, &mut labels, a, interrupt)?,
    };
    if !is_met {
        return Ok(None);
    }
    preferred::maximise(attacks, &mut labels, &mut Local::new(attacks), Effort::All, interrupt)?;
    Ok(Some(labels))
}

/// Accepts a set that holds the argument, if any admissible one does.
fn defend(
    attacks: &Attacks,
    labels: &mut Labelling,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<bool, Stopped> {
    if labels.is_open(argument)
        && let Some(set) =
            acceptance::credulous(attacks, labels, &mut Local::new(attacks), argument, interrupt)?
    {
        labels.accept(attacks.rows(), &set);
    }
    Ok(labels.label(argument) == Label::In)
}

/// Accepts a set that no admissible set with the argument holds, if there is one.
fn oppose(
    attacks: &Attacks,
    labels: &mut Labelling,
    argument: u32,
    interrupt: &Interrupt,
) -> Result<bool, Stopped> {
    if labels.is_open(argument) {
        let Some(set) = acceptance::opposing(attacks, labels, &mut Local::new(attacks), argument, interrupt)?
        else {
            return Ok(false);
        };
        labels.accept(attacks.rows(), &set);
    }
    Ok(labels.label(argument) != Label::In)
}

/// A maximal conflict-free set. Arguments that attack themselves are in none; any other begins one.
fn naive(attacks: &Attacks, semantics: Semantics, wish: Option<Wish>) -> Option<Vec<u32>> {
    let can_be = |a: u32| !attacks.attacks_itself(a);
    let first = match wish {
        None => None,
        Some(Wish::In(a)) => Some(Some(a).filter(|a| can_be(*a))?),
        Some(Wish::NotIn(a)) if !can_be(a) => None,
        Some(Wish::NotIn(_)) if semantics == Semantics::ConflictFree => return Some(Vec::new()),
        // What conflicts with it keeps it out.
        Some(Wish::NotIn(a)) => {
            Some(attacks.on(a).iter().chain(attacks.by(a)).copied().find(|b| can_be(*b))?)
        }
    };
    let mut barred = vec![false; attacks.len()];
    let mut set = Vec::new();
    for a in first.into_iter().chain(0..attacks.len() as u32) {
        if std::mem::replace(&mut barred[a as usize], true) || !can_be(a) {
            continue;
        }
        for b in attacks.by(a).iter().chain(attacks.on(a)) {
            barred[*b as usize] = true;
        }
        set.push(a);
    }
    set.sort_unstable();
    Some(set)
}

/// Shows each extension to `visit`, as soon as it is found.
pub fn each(
    framework: &Framework,
    semantics: Semantics,
    interrupt: &Interrupt,
    visit: &mut dyn FnMut(&[u32]) -> ControlFlow<()>,
) -> Result<(), Stopped> {
    let Some(wanted) = wanted(framework, semantics) else {
        if let Some(set) = one(framework, semantics, interrupt)? {
            let _ = visit(&set);
        }
        return Ok(());
    };
    enumerate::each(&Attacks::new(framework), &wanted, interrupt, visit)
}

/// Counts the extensions; where the search is ended, those that it is sure of.
#[must_use]
pub fn count(framework: &Framework, semantics: Semantics, interrupt: &Interrupt) -> Count {
    let Some(wanted) = wanted(framework, semantics) else {
        return Count { exact: true, at_least: 1u8.into() };
    };
    enumerate::count(&Attacks::new(framework), &wanted, interrupt)
}

/// Where there are several: how they are enumerated.
fn wanted(framework: &Framework, semantics: Semantics) -> Option<Wanted> {
    let (kind, choice) = match semantics {
        Semantics::Grounded | Semantics::Ideal => return None,
        Semantics::Complete => (Kind::Complete, Choice::All),
        Semantics::Preferred => (Kind::Admissible, Choice::Maximal),
        Semantics::Stable => (Kind::Stable, Choice::All),
        Semantics::SemiStable => (Kind::Admissible, Choice::Ranging),
        Semantics::Stage => (Kind::ConflictFree, Choice::Ranging),
        Semantics::ConflictFree => (Kind::ConflictFree, Choice::All),
        Semantics::Naive => (Kind::ConflictFree, Choice::Maximal),
        Semantics::Admissible => (Kind::Admissible, Choice::All),
    };
    // Not all admissible, conflict-free or stage sets hold what is grounded.
    let holds_grounded = matches!(
        semantics,
        Semantics::Complete | Semantics::Preferred | Semantics::Stable | Semantics::SemiStable
    );
    let base = if holds_grounded {
        Labelling::grounded(framework.attacked())
    } else {
        Labelling::open(framework.len() as usize)
    };
    Some(Wanted { base, kind, choice })
}
