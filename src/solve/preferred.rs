//! One preferred set, found part by part.
//!
//! A preferred set of a component, with what it decides elsewhere, is part of one of the whole (SCC-recursiveness: Baroni, Giacomin and
//! Guida 2005); and what an admissible set leaves undecided can be looked at by itself (Baumann, Brewka and Ulbricht 2020). So small
//! admissible sets are accepted one after the other, which breaks components up; few are left to be put in clauses.

use super::attacks::Attacks;
use super::components::Components;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::Labelling;
use super::local::{Found, Local};
use crate::sat::heavy::Answer;
use crate::sat::{Interrupt, Stopped};

/// The most steps for one argument.
const STEPS: usize = 1_000;

/// The most conflicts in the search for a stable set of a component.
const CONFLICTS: u16 = 10_000;

/// How much is done for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// What takes a short while; the labelling may not be maximal then.
    Little,
    /// All.
    All,
}

/// Accepts arguments until the labelling is a preferred one.
pub(super) fn maximise(
    attacks: &Attacks,
    labels: &mut Labelling,
    local: &mut Local,
    effort: Effort,
    interrupt: &Interrupt,
) -> Result<(), Stopped> {
    accept_singles(attacks, labels);
    let mut components = Components::new(attacks.len());
    // Those at the end are attacked by none of the others.
    let mut parts = components.of(attacks, &labels.undecided());
    let mut inside = vec![false; attacks.len()];
    while let Some(part) = parts.pop() {
        interrupt.check()?;
        let open: Vec<u32> = part.iter().copied().filter(|a| labels.is_open(*a)).collect();
        if open.len() < part.len() {
            parts.extend(components.of(attacks, &open));
            continue;
        }
        if part.len() == 1 {
            local.bar(part[0]);
            continue;
        }
        // What something undecided elsewhere attacks cannot be defended: what it attacks back would be in the component too.
        for &a in &part {
            inside[a as usize] = true;
        }
        for &a in &part {
            if attacks.on(a).iter().any(|b| labels.is_open(*b) && !inside[*b as usize]) {
                local.bar(a);
            }
        }
        for &a in &part {
            inside[a as usize] = false;
        }
        match by_trying(attacks, labels, local, &part) {
            Tried::Everything => {}
            Tried::Accepted => {
                let left: Vec<u32> = part.into_iter().filter(|argument| labels.is_open(*argument)).collect();
                parts.extend(components.of(attacks, &left));
            }
            Tried::NotAll if effort == Effort::All => in_clauses(attacks, labels, local, part, interrupt)?,
            Tried::NotAll => {}
        }
    }
    Ok(())
}

/// Accepts each argument that answers all its attackers itself, until there is none.
fn accept_singles(attacks: &Attacks, labels: &mut Labelling) {
    let stands_alone = |labels: &Labelling, a: u32| {
        attacks.on(a).iter().all(|b| *b != a && (!labels.is_open(*b) || attacks.by(a).contains(b)))
    };
    let mut seen = labels.trail().len();
    for a in 0..attacks.len() as u32 {
        if !labels.is_open(a) || !stands_alone(labels, a) {
            continue;
        }
        labels.accept(attacks.rows(), &[a]);
        // What has lost an attacker is looked at again, if its turn is over.
        while seen < labels.trail().len() {
            let settled = labels.trail()[seen];
            seen += 1;
            for &c in attacks.by(settled) {
                if c <= a && labels.is_open(c) && stands_alone(labels, c) {
                    labels.accept(attacks.rows(), &[c]);
                }
            }
        }
    }
}

/// What trying came to in a component.
#[derive(PartialEq)]
enum Tried {
    /// No argument is in an admissible set.
    Everything,
    /// Some were accepted.
    Accepted,
    /// Neither: of some it is not known.
    NotAll,
}

/// Accepts the small admissible sets of a component that are found soon.
fn by_trying(attacks: &Attacks, labels: &mut Labelling, local: &mut Local, part: &[u32]) -> Tried {
    // In a component where nearly every search is in vain not much is spent on them.
    local.allow(10_000 + 20 * part.len());
    let mut tried = Tried::Everything;
    for &a in part {
        if !labels.is_open(a) || local.is_never(a) {
            continue;
        }
        match local.with(attacks, labels, a, STEPS) {
            Found::Set(set) => {
                labels.accept(attacks.rows(), &set);
                tried = Tried::Accepted;
            }
            Found::None => {}
            Found::GivenUp if tried == Tried::Everything => tried = Tried::NotAll,
            Found::GivenUp => {}
        }
    }
    tried
}

/// Accepts a preferred set of a component.
fn in_clauses(
    attacks: &Attacks,
    labels: &mut Labelling,
    local: &mut Local,
    part: Vec<u32>,
    interrupt: &Interrupt,
) -> Result<(), Stopped> {
    // A stable set of the component is a preferred one, and often the quickest to find.
    let scope = Scope { attacks, labels, local, interrupt };
    let mut stable = Encoding::new(scope, part.clone(), Kind::Stable);
    let members = match stable.solver.try_to_solve(&[], CONFLICTS)? {
        Answer::Model => stable.found(),
        _ => grown(attacks, Encoding::new(scope, part.clone(), Kind::Admissible))?,
    };
    drop(stable);
    labels.accept(attacks.rows(), &members);
    for a in part {
        if labels.is_open(a) {
            local.bar(a);
        }
    }
    Ok(())
}

/// A maximal set, grown from one.
fn grown(attacks: &Attacks, mut encoding: Encoding) -> Result<Vec<u32>, Stopped> {
    let mut members = Vec::new();
    let mut left = encoding.part().to_vec();
    loop {
        let wider: Vec<_> = left.iter().map(|a| encoding.member(*a)).collect();
        encoding.solver.add(wider);
        let Some(set) = encoding.set(&[])? else { return Ok(members) };
        left.retain(|a| !encoding.holds(*a) && !attacks.on(*a).iter().any(|b| encoding.holds(*b)));
        for &a in &set {
            let member = encoding.member(a);
            encoding.solver.add([member]);
        }
        members = set;
    }
}
