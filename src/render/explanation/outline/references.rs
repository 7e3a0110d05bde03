//! Which steps are referred to more than once, and so need a number.

use crate::explain::*;

/// Which steps more than one step (or the start) refers to.
pub(super) fn shared(explanation: &Explanation) -> Vec<bool> {
    let mut counts = vec![0_u8; explanation.steps.len()];
    let mut count = |step: StepId| counts[step.index()] = counts[step.index()].saturating_add(1);
    explanation.roots.iter().copied().for_each(&mut count);
    for step in &explanation.steps {
        references(step, &mut count);
    }
    counts.into_iter().map(|count| count > 1).collect()
}

/// The steps that a step names.
fn references(step: &Step, count: &mut dyn FnMut(StepId)) {
    match step {
        Step::Shown(shown) => {
            let own = [Some(shown.by), shown.despite].into_iter().flatten();
            own.chain(shown.also.iter().chain(&shown.others).copied()).for_each(count);
        }
        Step::NotShown(not_shown) => {
            let standing = not_shown.standing.iter().chain(&not_shown.against).copied();
            standing.chain(not_shown.failing.iter().map(|group| group.first)).for_each(count);
        }
        Step::Open(open) => {
            let waiting = open.waiting.iter().map(|group| group.first);
            open.standing.iter().copied().chain(waiting).chain(open.contrary).for_each(count);
        }
        Step::Stands(stands) => stands_on(stands, count),
        Step::Waits(waits) => {
            stands_on(&waits.stands, count);
            waits.open.iter().for_each(|stop| stopped_by(stop, count));
        }
        Step::Fails(fails) => {
            std::iter::once(&fails.stop).chain(&fails.also).for_each(|stop| stopped_by(stop, count));
        }
        Step::Untold(_) => {}
    }
}

fn stands_on(stands: &Stands, count: &mut dyn FnMut(StepId)) {
    for need in &stands.needs {
        match need {
            Need::Given(step) => count(*step),
            Need::AtLeast { of, .. } => of.iter().copied().for_each(&mut *count),
            Need::Presumed { .. } => {}
        }
    }
    stands.despite.iter().for_each(|despite| count(despite.objection));
}

fn stopped_by(stop: &Stop, count: &mut dyn FnMut(StepId)) {
    match stop {
        Stop::Missing(step) | Stop::Circular(step) | Stop::Objection { by: step, .. } => count(*step),
        Stop::TooFew { missing, .. } => missing.iter().copied().for_each(count),
        Stop::Unused(_) | Stop::Settled => {}
    }
}
