//! What is in no admissible set, as far as that is soon seen.

use super::attacks::Attacks;
use super::components::Components;
use super::labelling::Labelling;
use super::local::{Found, Local};
use crate::sat::{Interrupt, Stopped};

/// The most steps for one argument.
const STEPS: usize = 300;

/// Bars the undecided arguments that are seen to be in no admissible set within so many steps for each, and shows the admissible sets
/// that it comes upon. What bears on others comes first, since what is known of it shortens the search for them.
pub(super) fn refute(
    attacks: &Attacks,
    labels: &Labelling,
    local: &mut Local,
    steps: usize,
    interrupt: &Interrupt,
    show: &mut dyn FnMut(&[u32]),
) -> Result<(), Stopped> {
    let undecided = labels.undecided();
    local.allow(10_000 + steps * undecided.len());
    let mut is_held = vec![false; attacks.len()];
    for part in Components::new(attacks.len()).of(attacks, &undecided).iter().rev() {
        interrupt.check()?;
        for &argument in part {
            if is_held[argument as usize] {
                continue;
            }
            if let Found::Set(set) = local.with(attacks, labels, argument, STEPS) {
                set.iter().for_each(|member| is_held[*member as usize] = true);
                show(&set);
            }
        }
    }
    Ok(())
}
