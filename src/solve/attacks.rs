//! The attacks of a framework, both ways.

use crate::framework::{Framework, Rows};

/// Who attacks whom, and who is attacked by whom.
pub(super) struct Attacks<'a> {
    attacked: &'a Rows,
    attackers: Rows,
}

impl<'a> Attacks<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        Self { attacked: framework.attacked(), attackers: framework.attacked().turned() }
    }

    pub(super) fn len(&self) -> usize {
        self.attacked.len()
    }

    /// What the argument attacks.
    #[inline]
    pub(super) fn by(&self, argument: u32) -> &[u32] {
        self.attacked.row(argument)
    }

    /// What attacks the argument.
    #[inline]
    pub(super) fn on(&self, argument: u32) -> &[u32] {
        self.attackers.row(argument)
    }

    pub(super) fn rows(&self) -> &'a Rows {
        self.attacked
    }

    /// Whether one attacks the other; looks through the shorter of the two lists.
    pub(super) fn has(&self, from: u32, to: u32) -> bool {
        if self.by(from).len() <= self.on(to).len() {
            self.by(from).contains(&to)
        } else {
            self.on(to).contains(&from)
        }
    }

    pub(super) fn attacks_itself(&self, argument: u32) -> bool {
        self.has(argument, argument)
    }
}
