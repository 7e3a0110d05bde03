//! Extensions of flat assumption-based frameworks: sets of assumptions, as atoms, ascending.

use crate::framework::{Aba, Semantics};
use crate::sat::{Interrupt, Stopped};

/// An extension, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn one(f: &Aba, s: Semantics, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().next())
}

/// An extension from which the atom follows, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn credulous(f: &Aba, s: Semantics, atom: u32, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().find(|set| derived(f, set)[atom as usize]))
}

/// An extension from which the atom does not follow, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn sceptical(f: &Aba, s: Semantics, atom: u32, i: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    Ok(all(f, s, i)?.into_iter().find(|set| !derived(f, set)[atom as usize]))
}

fn derived(f: &Aba, set: &[u32]) -> Vec<bool> {
    let mut holds = vec![false; f.atom_count() as usize];
    set.iter().for_each(|atom| holds[*atom as usize] = true);
    loop {
        let before = holds.clone();
        for (head, body) in f.heads().iter().zip(f.bodies().iter()) {
            holds[*head as usize] |= body.iter().all(|atom| before[*atom as usize]);
        }
        if holds == before {
            return holds;
        }
    }
}

fn all(f: &Aba, s: Semantics, i: &Interrupt) -> Result<Vec<Vec<u32>>, Stopped> {
    let count = f.assumptions().len() as u32;
    if count > super::MOST {
        return Err(super::wait(i));
    }
    let set = |mask: u32| -> Vec<u32> {
        f.assumptions()
            .iter()
            .enumerate()
            .filter(|(at, _)| mask >> at & 1 == 1)
            .map(|(_, atom)| *atom)
            .collect()
    };
    let attacked: Vec<u32> = (0..1u32 << count)
        .map(|mask| {
            let holds = derived(f, &set(mask));
            let hit = f.contraries().iter().enumerate().filter(|(_, contrary)| holds[**contrary as usize]);
            hit.fold(0, |mask, (at, _)| mask | 1 << at)
        })
        .collect();
    let full = (1u32 << count) - 1;
    let free = |mask: u32| attacked[mask as usize] & mask == 0;
    // What the set does not attack attacks whatever it leaves undefended.
    let defended = |mask: u32| full & !attacked[(full & !attacked[mask as usize]) as usize];
    let complete: Vec<u32> =
        (0..1u32 << count).filter(|mask| free(*mask) && defended(*mask) == *mask).collect();
    let chosen: Vec<u32> = match s {
        Semantics::Stable => {
            complete.into_iter().filter(|mask| attacked[*mask as usize] | mask == full).collect()
        }
        Semantics::Preferred => {
            let all = complete.clone();
            complete
                .into_iter()
                .filter(|one| !all.iter().any(|other| one != other && one & !other == 0))
                .collect()
        }
        _ => complete,
    };
    Ok(chosen.into_iter().map(set).collect())
}
