//! Searches that can be ended from outside.
//!
//! In: a deadline, a signal. Out: whether to stop. Never here: what is searched for.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Instant;

/// A shared flag that ends a search, and a deadline that does.
#[derive(Debug, Default)]
pub struct Interrupt {
    stopped: AtomicBool,
    deadline: Option<Instant>,
}

/// The search was ended before it was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stopped;

impl Interrupt {
    /// One that stops at the deadline, or when it is told to.
    #[must_use]
    pub fn new(deadline: Option<Instant>) -> Self {
        Self { stopped: AtomicBool::new(false), deadline }
    }

    /// Ends the search.
    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    /// Whether the search is to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Relaxed) || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}
