//! Which modules' names a module may use.

use super::Input;
use crate::vocabulary::ModuleId;
use std::collections::BTreeMap;

/// For each module that was asked about, the modules that it reaches by its `use`s; found once each.
#[derive(Debug, Default)]
pub(super) struct Visible {
    reached: BTreeMap<ModuleId, Vec<bool>>,
}

impl Visible {
    /// Whether a name that `home` declares may be used in `module`: it declares it, reaches the module that
    /// does, or is loaded by it.
    pub(super) fn from(&mut self, inputs: &[Input<'_>], module: ModuleId, home: ModuleId) -> bool {
        module == home || self.reaches(inputs, module, home) || self.reaches(inputs, home, module)
    }

    fn reaches(&mut self, inputs: &[Input<'_>], from: ModuleId, to: ModuleId) -> bool {
        self.reached.entry(from).or_insert_with(|| reach(inputs, from))[to.index()]
    }
}

fn reach(inputs: &[Input<'_>], from: ModuleId) -> Vec<bool> {
    let mut seen = vec![false; inputs.len()];
    let mut open = vec![from.index()];
    while let Some(next) = open.pop() {
        if !std::mem::replace(&mut seen[next], true) {
            open.extend(inputs[next].uses.values().copied().filter(|used| *used < inputs.len()));
        }
    }
    seen
}
