//! The solver for large and hard problems: slower to begin with than the other, and faster where the search is long.

use super::{Interrupt, Stopped};

/// A variable or its negation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Literal(i32);

impl std::ops::Not for Literal {
    type Output = Self;

    fn not(self) -> Self {
        Self(-self.0)
    }
}

/// What a bounded search comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// There is a model.
    Model,
    /// There is none.
    None,
    /// The bound was met before either was seen.
    GivenUp,
}

/// A set of clauses to which more can be added after each search. The same clauses give the same model.
pub struct Solver {
    inner: cadical::Solver<Watch>,
    interrupt: Interrupt,
    variables: i32,
}

impl std::fmt::Debug for Solver {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Solver").field("variables", &self.variables).finish_non_exhaustive()
    }
}

impl Solver {
    /// No variables, no clauses.
    #[must_use]
    pub fn new(interrupt: &Interrupt) -> Self {
        let mut inner = cadical::Solver::new();
        inner.set_callbacks(Some(Watch(interrupt.clone())));
        Self { inner, interrupt: interrupt.clone(), variables: 0 }
    }

    /// A new variable, as the literal that the search takes to be true first.
    ///
    /// # Panics
    /// Past 2³¹ variables, which no framework within the bounds of the readers needs.
    pub fn variable(&mut self) -> Literal {
        self.variables = self.variables.checked_add(1).expect("frameworks are bounded below 2^31 variables");
        Literal(self.variables)
    }

    /// Adds a clause: one of its literals holds. An empty one can never be satisfied.
    pub fn add(&mut self, clause: impl IntoIterator<Item = Literal>) {
        self.inner.add_clause(clause.into_iter().map(|literal| literal.0));
    }

    /// Whether all clauses can hold together with what is assumed.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn solve(&mut self, assumed: &[Literal]) -> Result<bool, Stopped> {
        self.interrupt.check()?;
        self.inner.solve_with(assumed.iter().map(|literal| literal.0)).ok_or(Stopped)
    }

    /// The same, with so many conflicts at most.
    ///
    /// # Errors
    /// `Stopped` where the search was ended from outside.
    pub fn try_to_solve(&mut self, assumed: &[Literal], conflicts: u16) -> Result<Answer, Stopped> {
        self.interrupt.check()?;
        // The library knows the limit; were it not to, the search would only be longer.
        let _ = self.inner.set_limit("conflicts", conflicts.into());
        match self.inner.solve_with(assumed.iter().map(|literal| literal.0)) {
            Some(true) => Ok(Answer::Model),
            Some(false) => Ok(Answer::None),
            None => self.interrupt.check().map(|()| Answer::GivenUp),
        }
    }

    /// The literal's value in the model that was found last.
    #[must_use]
    pub fn value(&self, literal: Literal) -> bool {
        // Where either value will do, the one that is tried first.
        self.inner.value(literal.0).unwrap_or(literal.0 > 0)
    }
}

/// Ends the library's search, which asks from time to time.
struct Watch(Interrupt);

impl cadical::Callbacks for Watch {
    fn started(&mut self) {}

    fn terminate(&mut self) -> bool {
        self.0.is_stopped()
    }

    fn max_length(&self) -> i32 {
        0
    }

    fn learn(&mut self, _: &[i32]) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_model_satisfies_the_clauses_and_what_is_assumed() {
        let mut solver = Solver::new(&Interrupt::default());
        let [a, b] = [solver.variable(), solver.variable()];
        solver.add([a, b]);
        solver.add([!a, !b]);
        assert_eq!(solver.solve(&[!a]), Ok(true));
        assert_eq!([solver.value(a), solver.value(b), solver.value(!b)], [false, true, false]);
        assert_eq!(solver.solve(&[a, b]), Ok(false));
        assert_eq!(solver.solve(&[]), Ok(true), "what was assumed is forgotten");
        solver.add([]);
        assert_eq!(solver.solve(&[]), Ok(false));
    }

    #[test]
    fn a_search_ends_when_it_is_told_to() {
        let pigeons = |count: usize, interrupt: &Interrupt| {
            let mut solver = Solver::new(interrupt);
            let seats: Vec<Vec<Literal>> =
                (0..count).map(|_| (1..count).map(|_| solver.variable()).collect()).collect();
            seats.iter().for_each(|seats| solver.add(seats.iter().copied()));
            for (place, one) in seats.iter().enumerate() {
                for other in &seats[..place] {
                    one.iter().zip(other).for_each(|(one, other)| solver.add([!*one, !*other]));
                }
            }
            solver
        };
        let told = Interrupt::default();
        told.stop();
        assert_eq!(pigeons(4, &told).solve(&[]), Err(Stopped));
        assert_eq!(pigeons(12, &Interrupt::new(Some(Instant::now()))).solve(&[]), Err(Stopped));
        assert_eq!(pigeons(12, &Interrupt::default()).try_to_solve(&[], 10), Ok(Answer::GivenUp));
        assert_eq!(pigeons(5, &Interrupt::default()).solve(&[]), Ok(false));
    }
}
