//! How much of a reasoning is told.

/// What of all that bears on a claim is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Extent {
    /// The smallest reasoning that suffices, with the objections that were raised and what answers each.
    #[default]
    Smallest,
    /// Every alternative, every exception, every argument that fails and all that stops it.
    Full,
}

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Telling {
    /// What.
    pub extent: Extent,
    /// How many steps down, each a statement with what was put forward on it; `None` for all.
    pub depth: Option<u32>,
}

impl Telling {
    /// How many steps of an explanation that is: a statement is one, an argument another.
    pub(super) fn steps(self) -> u32 {
        self.depth.map_or(u32::MAX, |depth| depth.saturating_mul(2))
    }

    pub(super) fn is_full(self) -> bool {
        self.extent == Extent::Full
    }

    /// How many of several that serve alike are told.
    pub(super) fn most(self, usual: usize) -> usize {
        if self.is_full() { usize::MAX } else { usual }
    }
}
