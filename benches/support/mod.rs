//! Models made without files: for benches and for tests of the rooms behind the model.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each bench and test uses a part")]

pub mod debate;
pub mod draft;
pub mod programs;

/// A small generator of random numbers (SplitMix64), so that every run draws the same.
pub struct Draw(pub u64);

impl Draw {
    /// A number below the bound.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % u64::from(bound)) as u32
    }

    /// Whether a throw of so many in a hundred succeeds.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}
