//! The ideal set: the greatest admissible set that no admissible set attacks (Dung, Mancarella & Toni 2007).

use super::attacks::Attacks;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::{Label, Labelling};
use super::local::{Found, Local};
use super::preferred::{self, Effort};
use super::refute::refute;
use super::seek::bearing;
use crate::sat::{Interrupt, Stopped};

/// The most steps for one attacker.
const STEPS: usize = 500;

/// Accepts the ideal set, from the grounded labels.
pub(super) fn accept(
    attacks: &Attacks,
    labels: &mut Labelling,
    local: &mut Local,
    interrupt: &Interrupt,
) -> Result<(), Stopped> {
    let mut top = labels.clone();
    preferred::maximise(attacks, &mut top, &mut Local::new(attacks), Effort::All, interrupt)?;
    let mut left = Candidates::new(attacks, labels, &top);
    drop(top);
    by_trying(attacks, labels, local, &mut left, interrupt)?;
    if !left.attackers(attacks, labels, local).is_empty() {
        refute(attacks, labels, local, 50, interrupt, &mut |set| left.attack(attacks, labels, set))?;
    }
    in_clauses(attacks, labels, local, &mut left, interrupt)?;
    let set: Vec<u32> = left.all().collect();
    labels.accept(attacks.rows(), &set);
    Ok(())
}

/// An admissible set that shrinks: what is no longer defended falls too.
struct Candidates {
    is_left: Vec<bool>,
    answers: Vec<u32>,
}

impl Candidates {
    fn new(attacks: &Attacks, labels: &Labelling, top: &Labelling) -> Self {
        let is_left: Vec<bool> =
            (0..attacks.len() as u32).map(|a| labels.is_open(a) && top.label(a) == Label::In).collect();
        let mut answers = vec![0; attacks.len()];
        for (a, _) in (0..).zip(&is_left).filter(|(_, is_left)| **is_left) {
            attacks.by(a).iter().for_each(|b| answers[*b as usize] += 1);
        }
        Self { is_left, answers }
    }

    fn all(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.is_left.len() as u32).filter(|a| self.is_left[*a as usize])
    }

    /// What attacks some of it and may be in an admissible set, ascending.
    fn attackers(&self, attacks: &Attacks, labels: &Labelling, local: &Local) -> Vec<u32> {
        let attackers = self.all().flat_map(|argument| attacks.on(argument)).copied();
        let mut attackers: Vec<u32> =
            attackers.filter(|other| labels.is_open(*other) && !local.is_never(*other)).collect();
        attackers.sort_unstable();
        attackers.dedup();
        attackers
    }

    /// What a set attacks falls.
    fn attack(&mut self, attacks: &Attacks, labels: &Labelling, set: &[u32]) {
        let mut fallen: Vec<u32> = set.iter().flat_map(|a| attacks.by(*a)).copied().collect();
        while let Some(a) = fallen.pop() {
            if !std::mem::replace(&mut self.is_left[a as usize], false) {
                continue;
            }
            for &b in attacks.by(a) {
                self.answers[b as usize] -= 1;
                if self.answers[b as usize] == 0 && labels.is_open(b) {
                    fallen.extend(attacks.by(b));
                }
            }
        }
    }
}

/// Each attacker of a candidate is looked at once, as far as that is quick.
fn by_trying(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    left: &mut Candidates,
    interrupt: &Interrupt,
) -> Result<(), Stopped> {
    let mut seen = vec![false; attacks.len()];
    local.allow(10_000 + 50 * attacks.len());
    for a in 0..attacks.len() as u32 {
        if a % 256 == 0 {
            interrupt.check()?;
        }
        for &b in attacks.on(a) {
            if !left.is_left[a as usize] {
                break;
            }
            if !labels.is_open(b) || std::mem::replace(&mut seen[b as usize], true) {
                continue;
            }
            if let Found::Set(set) = local.with(attacks, labels, b, STEPS) {
                left.attack(attacks, labels, &set);
            }
        }
    }
    Ok(())
}

/// What is left is attacked together, until no set attacks any of it.
fn in_clauses(
    attacks: &Attacks,
    labels: &Labelling,
    local: &Local,
    left: &mut Candidates,
    interrupt: &Interrupt,
) -> Result<(), Stopped> {
    let mut attackers = left.attackers(attacks, labels, local);
    if attackers.is_empty() {
        return Ok(());
    }
    let part = bearing(attacks, labels, &attackers);
    let mut encoding = Encoding::new(Scope { attacks, labels, local, interrupt }, part, Kind::Admissible);
    while !attackers.is_empty() {
        let clause: Vec<_> = attackers.iter().map(|b| encoding.member(*b)).collect();
        encoding.solver.add(clause);
        let Some(set) = encoding.set(&[])? else { break };
        left.attack(attacks, labels, &set);
        attackers = left.attackers(attacks, labels, local);
    }
    Ok(())
}
