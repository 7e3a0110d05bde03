//! Questions that are asked of a judged file: what would flip a verdict, what a supposition does, what a `why` costs.

mod support;

use divan::Bencher;
use standpoint::explain::{self, Claim};
use standpoint::variation::{Category, Goal, May, Opened, Plan, flips};
use standpoint::vocabulary::*;
use standpoint::workspace::{self, Loaded, Options};
use support::debate::debate;

fn main() {
    divan::main();
}

/// A debate that was read, with its thesis.
fn loaded(arguments: usize) -> (Loaded, Claim) {
    let file = tempfile::Builder::new().suffix(".arg").tempfile().expect("there is room for a file");
    std::fs::write(file.path(), debate(arguments)).expect("files can be written");
    let loaded = workspace::load(file.path(), &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics.first());
    let claim = loaded.claim("c0").expect("it is declared");
    (loaded, claim)
}

/// What would flip the thesis, all sets of up to so many changes: the theory opened, searched, and each set verified.
#[divan::bench(args = [1, 2, 3], sample_count = 10)]
fn flip_with_1000_arguments(bencher: Bencher<'_, '_>, size: usize) {
    let (loaded, claim) = loaded(1_000);
    bencher.bench_local(|| flip(&loaded, &claim, size));
}

fn flip(loaded: &Loaded, claim: &Claim, size: usize) -> usize {
    let opened = loaded.open_around(std::slice::from_ref(claim)).expect("it stays within bounds");
    let ground = loaded.ground(&opened, StandpointId(0));
    let statement = claim.statement(&opened.theory).expect("it was opened to the claim");
    let may = May::Categories(Category::USUAL.to_vec());
    let before = ground.judge(&opened.reverse, &[]).expect("it can be judged").status(statement);
    let goal = if before == Status::Accepted { Goal::Changes } else { Goal::Becomes(Status::Accepted) };
    let plan = Plan { goal, may, size, effort: 200_000_000 };
    flips(&ground, &opened.reverse, statement, &plan).sets.len()
}

/// A premise withdrawn: judged before and after, and what moved told.
#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn suppose(bencher: Bencher<'_, '_>, arguments: usize) {
    let (loaded, claim) = loaded(arguments);
    let opened: Opened = loaded.open_to(std::slice::from_ref(&claim)).expect("it stays within bounds");
    let name = loaded.argument("p1").expect("it is declared");
    bencher.bench_local(|| {
        let ground = loaded.ground(&opened, StandpointId(0));
        let changes = [standpoint::variation::Change::Withdraw(name)];
        let before = ground.judge(&opened.reverse, &[]).expect("it can be judged");
        let after = ground.judge(&opened.reverse, &changes).expect("it can be judged");
        let claims = std::slice::from_ref(&claim);
        explain::supposition_report(&ground, StandpointId(0), &changes, None, claims, [&before, &after])
    });
}
