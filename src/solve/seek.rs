//! The search for small admissible sets by clauses. The clauses of an argument are made when a set is found that needs it: where a
//! small set defends the argument, only its neighbourhood is looked at. Where that takes too long all clauses are made at once.

use super::attacks::Attacks;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::Labelling;
use super::local::Local;
use crate::sat::{Interrupt, Stopped};
use lazy::{Lazy, Outcome};
use rustc_hash::FxHashSet as HashSet;

mod lazy;

/// What a set must do.
#[derive(Clone, Copy)]
pub(super) enum Goal<'g> {
    /// Hold the argument.
    Hold(u32),
    /// Attack one out of each of these sets.
    Attack(&'g [Vec<u32>]),
}

/// Looks for one set after the other; what it learns from one question serves the next.
pub(super) struct Seeker<'a> {
    attacks: &'a Attacks<'a>,
    labels: &'a Labelling,
    interrupt: &'a Interrupt,
    lazy: Lazy,
    full: Option<Encoding>,
    told: usize,
    about: u32,
}

impl<'a> Seeker<'a> {
    /// Among what is undecided by the labels; what is sought is all `about` one argument, and turns on what bears on that.
    pub(super) fn new(
        attacks: &'a Attacks<'a>,
        labels: &'a Labelling,
        about: u32,
        interrupt: &'a Interrupt,
    ) -> Self {
        Self { attacks, labels, interrupt, lazy: Lazy::new(interrupt), full: None, told: 0, about }
    }

    /// A small admissible set that does it, with no argument that is barred.
    pub(super) fn find(
        &mut self,
        goal: Goal,
        local: &Local,
        barred: impl Fn(u32) -> bool,
    ) -> Result<Option<Vec<u32>>, Stopped> {
        if self.full.is_none() {
            match self.lazy.find(self.attacks, self.labels, local, goal, &barred)? {
                Outcome::Set(set) => return Ok(Some(set)),
                Outcome::None => return Ok(None),
                Outcome::GivenUp => {}
            }
            let part = bearing(self.attacks, self.labels, &[self.about]);
            let scope =
                Scope { attacks: self.attacks, labels: self.labels, local, interrupt: self.interrupt };
            self.full = Some(Encoding::new(scope, part, Kind::Admissible));
            self.lazy = Lazy::new(self.interrupt);
        }
        let Some(full) = &mut self.full else { return Ok(None) };
        let mut assumptions = Vec::new();
        match goal {
            Goal::Hold(a) => assumptions.push(full.member(a)),
            Goal::Attack(sets) => {
                for set in &sets[self.told..] {
                    let clause: Vec<_> = set.iter().map(|a| full.attacked(*a)).collect();
                    full.solver.add(clause);
                }
                self.told = sets.len();
            }
        }
        assumptions.extend(full.part().iter().filter(|a| barred(**a)).map(|a| !full.member(*a)));
        if !full.solver.solve(&assumptions)? {
            return Ok(None);
        }
        let roots = roots(self.attacks, goal, |a| full.holds(a));
        Ok(Some(needed(self.attacks, self.labels, roots, |a| full.holds(a), |_| true).0))
    }
}

/// The undecided arguments that reach some of those given by attacks, themselves among them; ascending.
pub(super) fn bearing(attacks: &Attacks, labels: &Labelling, on: &[u32]) -> Vec<u32> {
    let mut seen = vec![false; attacks.len()];
    let mut found: Vec<u32> = on.iter().copied().filter(|a| labels.is_open(*a)).collect();
    for a in &found {
        seen[*a as usize] = true;
    }
    let mut next = 0;
    while next < found.len() {
        for &b in attacks.on(found[next]) {
            if labels.is_open(b) && !std::mem::replace(&mut seen[b as usize], true) {
                found.push(b);
            }
        }
        next += 1;
    }
    found.sort_unstable();
    found
}

/// The members by which a set does what is asked of it.
fn roots(attacks: &Attacks, goal: Goal, holds: impl Fn(u32) -> bool) -> Vec<u32> {
    match goal {
        Goal::Hold(a) => vec![a],
        Goal::Attack(sets) => {
            let mut roots: Vec<u32> = Vec::new();
            for set in sets {
                if roots.iter().any(|r| set.iter().any(|a| attacks.has(*r, *a))) {
                    continue;
                }
                roots.extend(set.iter().flat_map(|a| attacks.on(*a)).copied().find(|b| holds(*b)));
            }
            roots
        }
    }
}

/// Of a set that holds the roots, what defends them; and which of these are not ready to be relied on.
fn needed(
    attacks: &Attacks,
    labels: &Labelling,
    roots: Vec<u32>,
    holds: impl Fn(u32) -> bool,
    is_ready: impl Fn(u32) -> bool,
) -> (Vec<u32>, Vec<u32>) {
    let mut set = Vec::new();
    let mut known = HashSet::default();
    let mut answered = HashSet::default();
    let mut unready = Vec::new();
    let add = |set: &mut Vec<u32>, known: &mut HashSet<u32>, answered: &mut HashSet<u32>, a: u32| {
        if known.insert(a) {
            set.push(a);
            answered.extend(attacks.by(a).iter().copied());
        }
    };
    for root in roots {
        add(&mut set, &mut known, &mut answered, root);
    }
    let mut next = 0;
    while next < set.len() {
        let a = set[next];
        next += 1;
        if !is_ready(a) {
            unready.push(a);
            continue;
        }
        for &b in attacks.on(a) {
            if !labels.is_open(b) || answered.contains(&b) {
                continue;
            }
            if let Some(c) = attacks.on(b).iter().find(|c| holds(**c)) {
                add(&mut set, &mut known, &mut answered, *c);
            }
        }
    }
    (set, unready)
}
