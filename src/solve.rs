//! Extensions of frameworks, by their definitions, over all sets of arguments.
//!
//! In: a framework, a semantics. Out: extensions, ascending. Never here: names, files.

use std::ops::ControlFlow;
use std::thread;
use std::time::Duration;

use crate::framework::{Framework, Semantics};
use crate::sat::{Interrupt, Stopped};

pub mod aba;

/// The most arguments whose sets are all tried.
const MOST: u32 = 16;

/// How many extensions there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// Whether there are no more.
    pub exact: bool,
    /// At least so many, in decimal.
    pub at_least: String,
}

/// An extension, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn one(f: &Framework, s: Semantics, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().next())
}

/// An extension with the argument, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn credulous(f: &Framework, s: Semantics, a: u32, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().find(|set| set.contains(&a)))
}

/// An extension without the argument, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn sceptical(f: &Framework, s: Semantics, a: u32, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().find(|set| !set.contains(&a)))
}

/// Shows each extension to `visit`, as soon as it is found.
///
/// # Errors
/// Where the search was ended.
pub fn each(
    f: &Framework,
    s: Semantics,
    i: &Interrupt,
    visit: &mut dyn FnMut(&[u32]) -> ControlFlow<()>,
) -> Result<(), Stopped> {
    let _ = all(f, s, i)?.iter().try_for_each(|set| visit(set));
    Ok(())
}

/// Counts the extensions.
#[must_use]
pub fn count(f: &Framework, s: Semantics, i: &Interrupt) -> Count {
    match all(f, s, i) {
        Ok(all) => Count { exact: true, at_least: all.len().to_string() },
        Err(Stopped) => Count { exact: false, at_least: "0".to_owned() },
    }
}

fn all(f: &Framework, s: Semantics, i: &Interrupt) -> Result<Vec<Vec<u32>>, Stopped> {
    if s == Semantics::Grounded {
        return Ok(vec![grounded(f)]);
    }
    if f.len() > MOST {
        return Err(wait(i));
    }
    let set = |mask: &u32| (0..f.len()).filter(|each| mask >> each & 1 == 1).collect();
    Ok(masks(f, s).iter().map(set).collect())
}

fn wait(i: &Interrupt) -> Stopped {
    while !i.is_stopped() {
        thread::sleep(Duration::from_millis(1));
    }
    Stopped
}

fn grounded(f: &Framework) -> Vec<u32> {
    let attackers = f.attacked().turned();
    let mut open: Vec<u32> = attackers.iter().map(|row| row.len() as u32).collect();
    let mut out = vec![false; open.len()];
    let mut holds: Vec<u32> = (0..f.len()).filter(|each| open[*each as usize] == 0).collect();
    let mut done = 0;
    while let Some(next) = holds.get(done).copied() {
        done += 1;
        for victim in f.attacked().row(next) {
            if !std::mem::replace(&mut out[*victim as usize], true) {
                for freed in f.attacked().row(*victim) {
                    open[*freed as usize] -= 1;
                    if open[*freed as usize] == 0 && !out[*freed as usize] {
                        holds.push(*freed);
                    }
                }
            }
        }
    }
    holds.sort_unstable();
    holds
}

fn masks(f: &Framework, s: Semantics) -> Vec<u32> {
    let row = |list: &[u32]| list.iter().fold(0u32, |mask, each| mask | 1 << each);
    let attacked: Vec<u32> = f.attacked().iter().map(row).collect();
    let attackers: Vec<u32> = f.attacked().turned().iter().map(row).collect();
    let members = |mask: u32| (0..f.len()).filter(move |each| mask >> each & 1 == 1);
    let hit = |mask: u32| members(mask).fold(0, |hit, each| hit | attacked[each as usize]);
    let free = |mask: &u32| hit(*mask) & mask == 0;
    let defends = |mask: u32, one: u32| attackers[one as usize] & !hit(mask) == 0;
    let admissible = |mask: &u32| free(mask) && members(*mask).all(|one| defends(*mask, one));
    let complete =
        |mask: &u32| admissible(mask) && (0..f.len()).all(|one| mask >> one & 1 == 1 || !defends(*mask, one));
    let range = |mask: &u32| mask | hit(*mask);
    let every = || 0..1u32 << f.len();
    let largest = |sets: Vec<u32>, measure: &dyn Fn(&u32) -> u32| {
        let below =
            |one: &u32, other: &u32| measure(one) != measure(other) && measure(one) & !measure(other) == 0;
        sets.iter().copied().filter(|one| !sets.iter().any(|other| below(one, other))).collect::<Vec<u32>>()
    };
    let full = if f.len() == 0 { 0 } else { u32::MAX >> (32 - f.len()) };
    match s {
        Semantics::Grounded | Semantics::ConflictFree => every().filter(free).collect(),
        Semantics::Admissible => every().filter(admissible).collect(),
        Semantics::Complete => every().filter(complete).collect(),
        Semantics::Naive => largest(every().filter(free).collect(), &|set| *set),
        Semantics::Preferred => largest(every().filter(admissible).collect(), &|set| *set),
        Semantics::Stable => every().filter(free).filter(|set| range(set) == full).collect(),
        Semantics::SemiStable => largest(every().filter(complete).collect(), &range),
        Semantics::Stage => largest(every().filter(free).collect(), &range),
        Semantics::Ideal => {
            let shared = masks(f, Semantics::Preferred).iter().fold(full, |shared, set| shared & set);
            let inside = every().filter(admissible).filter(|set| set & !shared == 0);
            largest(inside.collect(), &|set| *set)
        }
    }
}
