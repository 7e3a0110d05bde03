//! Clauses that are made when a set is found that needs them.

use super::super::attacks::Attacks;
use super::super::labelling::{Label, Labelling};
use super::super::local::Local;
use super::{Goal, needed, roots};
use crate::sat::heavy::{Answer, Literal, Solver};
use crate::sat::{Interrupt, Stopped};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The most conflicts; each further round counts as ten.
const CONFLICTS: u16 = 3_000;

/// What became of a search.
pub(super) enum Outcome {
    Set(Vec<u32>),
    None,
    GivenUp,
}

/// The clauses of the arguments that some set was found to need.
pub(super) struct Lazy {
    solver: Solver,
    /// That an argument that was met is in the set.
    members: HashMap<u32, Literal>,
    /// The arguments that were met, in order.
    met: Vec<u32>,
    /// That some member attacks an argument.
    answered: HashMap<u32, Literal>,
    /// The arguments whose clauses were made.
    expanded: HashSet<u32>,
    /// How many of the sets that are to be attacked are in clauses.
    told: usize,
    /// The conflicts that are left.
    left: u16,
}

impl Lazy {
    pub(super) fn new(interrupt: &Interrupt) -> Self {
        Self {
            solver: Solver::new(interrupt),
            members: HashMap::default(),
            met: vec![],
            answered: HashMap::default(),
            expanded: HashSet::default(),
            told: 0,
            left: CONFLICTS,
        }
    }

    /// A small admissible set that does what is asked, with no argument that is barred.
    pub(super) fn find(
        &mut self,
        attacks: &Attacks,
        labels: &Labelling,
        local: &Local,
        goal: Goal,
        barred: &dyn Fn(u32) -> bool,
    ) -> Result<Outcome, Stopped> {
        if let Goal::Attack(sets) = goal {
            for set in &sets[self.told..] {
                let clause: Vec<_> = set.iter().map(|a| self.answer(attacks, labels, local, *a)).collect();
                self.solver.add(clause);
            }
            self.told = sets.len();
        }
        loop {
            let mut assumptions = Vec::new();
            if let Goal::Hold(a) = goal {
                assumptions.push(self.member(a));
            }
            assumptions.extend(self.met.iter().filter(|a| barred(**a)).map(|a| !self.members[a]));
            match self.solver.try_to_solve(&assumptions, self.left)? {
                Answer::Model => {}
                Answer::None => return Ok(Outcome::None),
                Answer::GivenUp => return Ok(Outcome::GivenUp),
            }
            // Each further round counts too, so that a search that spreads far is given up.
            self.left = self.left.saturating_sub(10);
            if self.left == 0 {
                return Ok(Outcome::GivenUp);
            }
            let holds = |a: u32| self.members.get(&a).is_some_and(|m| self.solver.value(*m));
            let (set, unready) =
                needed(attacks, labels, roots(attacks, goal, holds), holds, |a| self.expanded.contains(&a));
            if unready.is_empty() {
                return Ok(Outcome::Set(set));
            }
            for a in unready {
                self.expand(attacks, labels, local, a);
            }
        }
    }

    fn member(&mut self, a: u32) -> Literal {
        *self.members.entry(a).or_insert_with(|| {
            self.met.push(a);
            !self.solver.variable()
        })
    }

    fn expand(&mut self, attacks: &Attacks, labels: &Labelling, local: &Local, a: u32) {
        self.expanded.insert(a);
        let own = self.member(a);
        if local.is_never(a) {
            self.solver.add([!own]);
            return;
        }
        for &b in attacks.on(a) {
            match labels.label(b) {
                Label::Out => continue,
                Label::In => return self.solver.add([!own]),
                Label::Undecided => {}
            }
            let other = self.member(b);
            self.solver.add([!own, !other]);
            if attacks.has(a, b) {
                continue;
            }
            let answered = self.answer(attacks, labels, local, b);
            self.solver.add([!own, answered]);
        }
    }

    /// That some member attacks the argument.
    fn answer(&mut self, attacks: &Attacks, labels: &Labelling, local: &Local, b: u32) -> Literal {
        if let Some(known) = self.answered.get(&b) {
            return *known;
        }
        let fresh = !self.solver.variable();
        self.answered.insert(b, fresh);
        let by: Vec<u32> =
            attacks.on(b).iter().copied().filter(|c| labels.is_open(*c) && !local.is_never(*c)).collect();
        let clause: Vec<Literal> = by.into_iter().map(|c| self.member(c)).chain([!fresh]).collect();
        self.solver.add(clause);
        fresh
    }
}
