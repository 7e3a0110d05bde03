//! A SAT solver, and what ends its search before it is done.
//!
//! In: clauses over variables. Out: whether they can hold together, and a model. Never here: what the variables
//! stand for. This room alone names the solvers' libraries: one that is quick to begin and counts its steps, for the
//! networks of arguments, and a heavier one for large frameworks.

use batsat::{Callbacks, Lit, SolverInterface, Var, lbool};
use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

pub mod heavy;

/// What ends a search: a flag that any thread may set, a time, or a number of steps. Clones share all three.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    flag: Arc<AtomicBool>,
    deadline: Option<Instant>,
    /// The steps that are left.
    steps: Option<Arc<AtomicU64>>,
}

impl Interrupt {
    /// Ends a search at the time, where one is given, and whenever it is told to.
    #[must_use]
    pub fn new(deadline: Option<Instant>) -> Self {
        Self { deadline, ..Self::default() }
    }

    /// Ends a search after so many steps (decisions and conflicts of the solver). Unlike a time, steps are the same in every run.
    #[must_use]
    pub fn after(steps: u64) -> Self {
        Self { steps: Some(Arc::new(AtomicU64::new(steps))), ..Self::default() }
    }

    /// Ends the search.
    pub fn stop(&self) {
        self.flag.store(true, Ordering::Relaxed);
    }

    /// Whether the search is to end.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        if self.flag.load(Ordering::Relaxed) {
            return true;
        }
        let is_late = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        let is_spent = self.steps.as_ref().is_some_and(|steps| steps.load(Ordering::Relaxed) == 0);
        if is_late || is_spent {
            self.stop();
        }
        is_late || is_spent
    }

    /// Fails once the search is to end.
    ///
    /// # Errors
    /// `Stopped`, from then on.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.is_stopped() { Err(Stopped) } else { Ok(()) }
    }

    /// One step is taken.
    fn spend(&self) {
        if let Some(steps) = &self.steps {
            steps.store(steps.load(Ordering::Relaxed).saturating_sub(1), Ordering::Relaxed);
        }
    }
}

/// The search was ended before it was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stopped;

/// A variable or its negation: twice the variable's number, odd where it is negated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Literal(u32);

impl Literal {
    fn variable(self) -> usize {
        (self.0 >> 1) as usize
    }

    fn is_positive(self) -> bool {
        self.0 & 1 == 0
    }
}

impl std::ops::Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// A set of clauses to which more can be added after each search. The same clauses give the same model.
pub struct Solver {
    inner: batsat::Solver<Watch>,
    interrupt: Interrupt,
    /// The value that each variable is tried with first.
    preferred: Vec<Option<bool>>,
    /// How many of the variables the library knows: it takes a variable's first value only when it makes it.
    made: usize,
    clause: Vec<Lit>,
}

impl std::fmt::Debug for Solver {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Solver").field("variables", &self.preferred.len()).finish_non_exhaustive()
    }
}

impl Solver {
    /// No variables, no clauses.
    #[must_use]
    pub fn new(interrupt: &Interrupt) -> Self {
        let watch = Watch { interrupt: interrupt.clone(), calls: Cell::new(0) };
        let inner = batsat::Solver::new(batsat::SolverOpts::default(), watch);
        Self { inner, interrupt: interrupt.clone(), preferred: Vec::new(), made: 0, clause: Vec::new() }
    }

    /// A new variable.
    ///
    /// # Panics
    /// Past 2³⁰ variables; networks are bounded below that.
    pub fn variable(&mut self) -> Literal {
        let number = self.preferred.len();
        assert!(number < 1 << 30, "networks are bounded below 2^30 variables");
        self.preferred.push(None);
        Literal((number as u32) << 1)
    }

    /// Tries the literal as true first. A hint: it counts if it comes before the next clause or search.
    pub fn prefer(&mut self, literal: Literal) {
        self.preferred[literal.variable()] = Some(literal.is_positive());
    }

    /// Adds a clause: one of its literals holds. An empty one can never be satisfied.
    pub fn add(&mut self, clause: &[Literal]) {
        self.make_variables();
        self.clause.clear();
        self.clause.extend(clause.iter().map(|literal| lit(*literal)));
        self.inner.add_clause_reuse(&mut self.clause);
    }

    /// Whether all clauses can hold together with what is assumed.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn solve(&mut self, assumed: &[Literal]) -> Result<bool, Stopped> {
        self.interrupt.check()?;
        self.make_variables();
        let assumed: Vec<Lit> = assumed.iter().map(|literal| lit(*literal)).collect();
        match self.inner.solve_limited(&assumed) {
            found if found == lbool::TRUE => Ok(true),
            found if found == lbool::FALSE => Ok(false),
            _ => Err(Stopped),
        }
    }

    /// The literal's value in the model that was found last.
    #[must_use]
    pub fn value(&self, literal: Literal) -> bool {
        self.inner.value_lit(lit(literal)) == lbool::TRUE
    }

    fn make_variables(&mut self) {
        for preferred in &self.preferred[self.made..] {
            self.inner.new_var(preferred.map_or(lbool::UNDEF, lbool::new), true);
        }
        self.made = self.preferred.len();
    }
}

fn lit(literal: Literal) -> Lit {
    Lit::new(Var::unsafe_from_idx(literal.0 >> 1), literal.is_positive())
}

/// Ends the library's search. It asks at every decision, which is oftener than the clock need be read.
struct Watch {
    interrupt: Interrupt,
    calls: Cell<u32>,
}

impl Callbacks for Watch {
    fn stop(&self) -> bool {
        self.interrupt.spend();
        self.calls.set(self.calls.get().wrapping_add(1));
        let seldom = self.calls.get() & 63 != 0 && self.interrupt.steps.is_none();
        if seldom { self.interrupt.flag.load(Ordering::Relaxed) } else { self.interrupt.is_stopped() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many pigeons, one hole fewer: each pigeon sits in a hole, no two in one.
    fn pigeons(count: usize, interrupt: &Interrupt) -> Solver {
        let mut solver = Solver::new(interrupt);
        let seats: Vec<Vec<Literal>> =
            (0..count).map(|_| (1..count).map(|_| solver.variable()).collect()).collect();
        seats.iter().for_each(|seats| solver.add(seats));
        for (place, one) in seats.iter().enumerate() {
            for other in &seats[..place] {
                one.iter().zip(other).for_each(|(one, other)| solver.add(&[!*one, !*other]));
            }
        }
        solver
    }

    #[test]
    fn a_model_satisfies_the_clauses_and_what_is_assumed() {
        let mut solver = Solver::new(&Interrupt::default());
        let [a, b] = [solver.variable(), solver.variable()];
        solver.add(&[a, b]);
        solver.add(&[!a, !b]);
        assert_eq!(solver.solve(&[!a]), Ok(true));
        assert_eq!([solver.value(a), solver.value(b), solver.value(!b)], [false, true, false]);
        assert_eq!(solver.solve(&[a, b]), Ok(false));
        assert_eq!(solver.solve(&[]), Ok(true), "what was assumed is forgotten");
        solver.add(&[]);
        assert_eq!(solver.solve(&[]), Ok(false));
    }

    #[test]
    fn a_literal_is_tried_first_as_it_is_preferred() {
        for positive in [true, false] {
            let mut solver = Solver::new(&Interrupt::default());
            let free = solver.variable();
            solver.prefer(if positive { free } else { !free });
            assert_eq!(solver.solve(&[]), Ok(true));
            assert_eq!(solver.value(free), positive);
        }
    }

    #[test]
    fn a_search_ends_when_it_is_told_to() {
        let told = Interrupt::default();
        told.stop();
        assert_eq!(pigeons(4, &told).solve(&[]), Err(Stopped));
        assert_eq!(pigeons(12, &Interrupt::after(50)).solve(&[]), Err(Stopped));
        assert_eq!(pigeons(12, &Interrupt::new(Some(Instant::now()))).solve(&[]), Err(Stopped));
        assert_eq!(pigeons(5, &Interrupt::default()).solve(&[]), Ok(false));
    }
}
