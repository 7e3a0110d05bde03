//! What is recorded of a judged file, what its conclusions rest on, and what its tests would not miss.

mod support;

use std::fmt::Write;

use divan::Bencher;
use standpoint::conclusions::{Conclusions, Mutation, Tally, mutate, tested};
use standpoint::explain::{Case, Claim};
use standpoint::workspace::{self, Judgement, Loaded, Options};
use support::debate::debate;

fn main() {
    divan::main();
}

/// A text that was read and judged, with its thesis.
fn judged(text: &str) -> (Loaded, Judgement, Vec<Claim>) {
    let file = tempfile::Builder::new().suffix(".arg").tempfile().expect("there is room for a file");
    std::fs::write(file.path(), text).expect("files can be written");
    let loaded = workspace::load(file.path(), &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics.first());
    let judgement = loaded.judge(&loaded.standpoints()).expect("it can be judged");
    let kept = loaded.kept();
    (loaded, judgement, kept)
}

fn bench<T>(bencher: Bencher<'_, '_>, text: &str, run: impl Fn(&Case<'_>, &Loaded, &[Claim]) -> T) {
    let (loaded, judgement, kept) = judged(text);
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    bencher.bench_local(|| run(&case, &loaded, &kept));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn record(bencher: Bencher<'_, '_>, arguments: usize) {
    bench(bencher, &debate(arguments), |case, _, kept| Conclusions::of(case, kept));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn coverage(bencher: Bencher<'_, '_>, arguments: usize) {
    bench(bencher, &debate(arguments), |case, loaded, kept| {
        Tally::of(case, &loaded.sources, &tested(case, kept)).finish()
    });
}

/// Each premise and each argument dropped in turn.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn mutation(bencher: Bencher<'_, '_>, arguments: usize) {
    mutate_all(bencher, &debate(arguments));
}

/// The same where all lead to one thesis by ways as long as each other, so that each bears on what is recorded and
/// hardly any is recorded itself.
#[divan::bench(args = [1_000, 10_000], sample_count = 5)]
fn mutation_of_alternatives(bencher: Bencher<'_, '_>, arguments: usize) {
    let mut text = String::from("thesis shown \"It is shown.\"\n");
    for number in 0..arguments / 2 {
        let _ = write!(
            text,
            "premise p{number} \"One reason.\"\nargument a{number}\n  given p{number}\n  so shown\n"
        );
    }
    mutate_all(bencher, &text);
}

fn mutate_all(bencher: Bencher<'_, '_>, text: &str) {
    bench(bencher, text, |case, loaded, kept| -> Mutation {
        mutate(case, &loaded.sources, kept).expect("it can be judged").finish()
    });
}
