//! The clauses of a part of a framework, all of them.

use super::attacks::Attacks;
use super::labelling::Labelling;
use super::local::Local;
use super::places::Places;
use crate::sat::heavy::{Literal, Solver};
use crate::sat::{Interrupt, Stopped};

/// Which sets the clauses describe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    ConflictFree,
    Admissible,
    Complete,
    Stable,
}

/// Where sets are looked for: among the undecided arguments of a labelling, and for all but conflict-free sets not among those that
/// are known to be in no admissible one.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    pub(super) attacks: &'s Attacks<'s>,
    pub(super) labels: &'s Labelling,
    pub(super) local: &'s Local,
    pub(super) interrupt: &'s Interrupt,
}

/// A part of a framework in clauses: for each of its arguments whether it is in the set, and whether the set attacks it. The search
/// tries arguments in the set first.
///
/// Stable sets have one variable for an argument, complete ones two; for admissible sets each defence is a clause without a variable
/// between, which was found to be searched faster where the framework is dense.
pub(super) struct Encoding {
    pub(super) solver: Solver,
    part: Vec<u32>,
    places: Places,
    members: Vec<Literal>,
    attacked: Vec<Literal>,
}

impl Encoding {
    /// The sets of a kind in a part, which is ascending. An argument that something undecided outside the part attacks is in none
    /// (but for conflict-free sets).
    pub(super) fn new(scope: Scope<'_>, part: Vec<u32>, kind: Kind) -> Self {
        let mut solver = Solver::new(scope.interrupt);
        let members: Vec<Literal> = part.iter().map(|_| solver.variable()).collect();
        // In a stable set what is not in is attacked.
        let attacked = match kind {
            Kind::Stable => members.iter().map(|member| !*member).collect(),
            _ => part.iter().map(|_| solver.variable()).collect(),
        };
        let mut this = Self { solver, places: Places::new(&part), part, members, attacked };
        for place in 0..this.part.len() {
            this.add_clauses(scope, place, kind);
        }
        this
    }

    fn add_clauses(&mut self, scope: Scope<'_>, place: usize, kind: Kind) {
        let (argument, own, attacked) = (self.part[place], self.members[place], self.attacked[place]);
        let open = || scope.attacks.on(argument).iter().filter(|other| scope.labels.is_open(**other));
        let attackers: Vec<usize> = open().filter_map(|other| self.places.of(*other)).collect();
        let is_defensible = attackers.len() == open().count() && !scope.local.is_never(argument);
        let can_be = !attackers.contains(&place) && (kind == Kind::ConflictFree || is_defensible);
        self.solver.add(attackers.iter().map(|other| self.members[*other]).chain([!attacked]));
        if !can_be {
            self.solver.add([!own]);
        }
        for &other in attackers.iter().filter(|other| **other != place) {
            let member = self.members[other];
            match kind {
                Kind::Stable => self.solver.add([!member, attacked]),
                Kind::ConflictFree => self.solver.add([!own, !member]),
                Kind::Admissible if can_be => {
                    self.solver.add([!own, !member]);
                    let answers = scope.attacks.on(self.part[other]).iter();
                    let answers = answers.filter_map(|answer| self.places.of(*answer));
                    self.solver.add(answers.map(|answer| self.members[answer]).chain([!own]));
                }
                Kind::Admissible => {}
                Kind::Complete => {
                    self.solver.add([!member, attacked]);
                    if can_be {
                        self.solver.add([!own, self.attacked[other]]);
                    }
                }
            }
        }
        if kind == Kind::Complete {
            self.solver.add([!own, !attacked]);
            if can_be {
                self.solver.add(attackers.iter().map(|other| !self.attacked[*other]).chain([own]));
            }
        }
    }

    pub(super) fn part(&self) -> &[u32] {
        &self.part
    }

    /// That an argument of the part is in the set.
    pub(super) fn member(&self, argument: u32) -> Literal {
        self.members[self.places.of(argument).unwrap_or_default()]
    }

    /// That the set attacks an argument of the part; it may attack it where this does not hold, if the sets are conflict-free or
    /// admissible.
    pub(super) fn attacked(&self, argument: u32) -> Literal {
        self.attacked[self.places.of(argument).unwrap_or_default()]
    }

    /// Whether the set that was found last holds the argument.
    pub(super) fn holds(&self, argument: u32) -> bool {
        self.places.of(argument).is_some_and(|place| self.solver.value(self.members[place]))
    }

    /// The members of the set that was found last, ascending.
    pub(super) fn found(&self) -> Vec<u32> {
        let members = self.part.iter().zip(&self.members);
        members.filter(|(_, member)| self.solver.value(**member)).map(|(argument, _)| *argument).collect()
    }

    /// A set by which the literals are true, ascending.
    pub(super) fn set(&mut self, assumed: &[Literal]) -> Result<Option<Vec<u32>>, Stopped> {
        Ok(self.solver.solve(assumed)?.then(|| self.found()))
    }
}
