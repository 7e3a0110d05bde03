//! What must hold of the reasons for every verdict, on the theories whose labels are known: reasons name no reason of
//! their own, a dispute is won by whom the verdict says, and what is missing comes down to something.

mod support;

use serde::Deserialize;
use standpoint::explain::*;
use standpoint::vocabulary::Status;
use support::{Theory, ask};

#[derive(Deserialize)]
struct Line {
    theory: Theory,
}

/// So many of the random theories, so that the tests stay short.
const EACH: usize = 5;

fn theories() -> impl Iterator<Item = Theory> {
    let random = include_str!("oracle/random.jsonl").lines().step_by(EACH);
    let lines = include_str!("oracle/canonical.jsonl").lines().chain(random);
    lines.map(|line| serde_json::from_str::<Line>(line).expect("a case a line").theory)
}

#[test]
fn no_reason_rests_on_itself() {
    for theory in theories() {
        let text = theory.declarations().concat();
        ask(&text, |case, from, claim| {
            let told = why(case, claim, from).expect("it was judged");
            assert!(!is_circular(&told), "{claim:?}\n{text}\n");
        });
    }
}

/// Whether some step of what is settled rests on itself other than by saying so.
fn is_circular(told: &Explanation) -> bool {
    let mut open: Vec<usize> = told.steps.iter().map(|step| rests_on(step).len()).collect();
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); told.steps.len()];
    for (place, step) in told.steps.iter().enumerate() {
        rests_on(step).iter().for_each(|on| users[on.index()].push(place));
    }
    // Of the claim itself every argument is told, also one that fails since the claim does.
    for root in told.roots.iter().filter(|root| matches!(told.steps[root.index()], Step::NotShown(_))) {
        open[root.index()] = 0;
        users.iter_mut().for_each(|users| users.retain(|user| *user != root.index()));
    }
    let mut ready: Vec<usize> = (0..open.len()).filter(|place| open[*place] == 0).collect();
    let mut done = 0;
    while let Some(place) = ready.pop() {
        done += 1;
        for user in &users[place] {
            open[*user] -= 1;
            if open[*user] == 0 {
                ready.push(*user);
            }
        }
    }
    done < told.steps.len()
}

/// What the label of a step rests on. That a statement is shown rests on the argument for it; what becomes of its
/// contrary is told besides.
fn rests_on(step: &Step) -> Vec<StepId> {
    match step {
        Step::Shown(shown) => vec![shown.by],
        // What is weighed too light rests on the numbers.
        Step::NotShown(not_shown) if not_shown.weighing.is_some() => Vec::new(),
        Step::NotShown(not_shown) => not_shown.failing.iter().map(|group| group.first).collect(),
        Step::Stands(stands) => {
            let needs = stands.needs.iter().flat_map(|need| match need {
                Need::Given(step) => vec![*step],
                Need::AtLeast { of, .. } => of.clone(),
                Need::Presumed { .. } => Vec::new(),
            });
            needs.chain(stands.despite.iter().map(|despite| despite.objection)).collect()
        }
        Step::Fails(fails) => match &fails.stop {
            Stop::Missing(step) | Stop::Objection { by: step, .. } => vec![*step],
            Stop::TooFew { missing, .. } => missing.clone(),
            Stop::Circular(_) | Stop::Unused(_) | Stop::Settled => Vec::new(),
        },
        Step::Open(_) | Step::Waits(_) | Step::Untold(_) => Vec::new(),
    }
}

#[test]
fn whoever_is_right_has_an_answer_to_everything() {
    for theory in theories() {
        let text = theory.declarations().concat();
        ask(&text, |case, from, claim| {
            let told = dialogue(case, claim, from, Telling::default()).expect("it was judged");
            let loser = match told.last_word {
                LastWord::Proponent => Speaker::Opponent,
                LastWord::Opponent => Speaker::Proponent,
                LastWord::Nobody => return,
            };
            if scintilla(&text, told.verdict.status) {
                return;
            }
            for (place, said) in told.moves.iter().enumerate() {
                let number = place as u32 + 1;
                assert!(said.to.is_none_or(|to| to < number), "{text}\n");
                let settled = matches!(said.said, Utterance::Again { .. }) || said.speaker != loser;
                let answered = told.moves.iter().any(|answer| answer.to == Some(number));
                assert!(settled || answered, "move {number} of {claim:?}\n{text}\n");
            }
        });
    }
}

#[test]
fn nobody_says_the_same_twice_on_a_line() {
    for theory in theories() {
        let text = theory.declarations().concat();
        ask(&text, |case, from, claim| {
            let told = dialogue(case, claim, from, Telling::default()).expect("it was judged");
            if scintilla(&text, told.verdict.status) {
                return;
            }
            let loops = told.moves.iter().any(|each| matches!(each.said, Utterance::Loop { .. }));
            assert!(!loops || told.last_word == LastWord::Nobody, "{claim:?}\n{text}\n");
        });
    }
}

#[test]
fn what_is_missing_comes_down_to_something() {
    for theory in theories() {
        let text = theory.declarations().concat();
        ask(&text, |case, from, claim| {
            let told = why_not(case, claim, from).expect("it was judged");
            if told.verdict.status == Status::Accepted {
                return;
            }
            assert!(!told.attempts.is_empty() || told.nothing.is_some(), "{claim:?}\n{text}\n");
            for attempt in &told.attempts {
                let rooted = match &attempt.stop {
                    Stopped::By(_) => true,
                    Stopped::Missing { down, open, .. } => *open || !down.roots.is_empty(),
                };
                assert!(rooted, "{claim:?}\n{text}\n");
            }
        });
    }
}

/// Whether a claim may be open although its contrary is shown.
fn scintilla(text: &str, status: Status) -> bool {
    status == Status::Rejected && text.contains("scintilla")
}
