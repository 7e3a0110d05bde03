//! Telling reasons at size, after evaluation: the smallest reasoning, the dispute, what is missing.
//!
//! A *debate* is a tree of arguments, each with an exception that was raised and answered; one side of it is shown, the
//! other is not, for want of premises that are not admitted. A *chain* is one argument after another; in a *fan* all
//! arguments are for one claim, and all fail.

use std::collections::BTreeMap;
use std::fmt::Write;

use divan::{AllocProfiler, Bencher};
use standpoint::evaluate::{Labels, grounded};
use standpoint::explain::{Case, Claim, Judged, Telling, dialogue, why, why_not};
use standpoint::model::Model;
use standpoint::model::from_syntax::{Input, resolve};
use standpoint::network::{Network, from_theory::build};
use standpoint::source::Sources;
use standpoint::syntax;
use standpoint::theory::Theory;
use standpoint::theory::from_model::{Bounds, ground};
use standpoint::vocabulary::{PredicateId, StandpointId};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// How many arguments.
const SIZES: [usize; 2] = [1_000, 100_000];

/// A text that was judged from its only standpoint.
struct Made {
    model: Model,
    theory: Theory,
    network: Network,
    labels: Labels,
}

impl Made {
    fn new(text: &str) -> Self {
        let file = Sources::default().add("made.arg", text);
        let parse = syntax::parse(file, text);
        let declarations = syntax::declarations(&parse, text);
        let (uses, files) = (BTreeMap::new(), BTreeMap::new());
        let path = "made".into();
        let input = Input { file, path, declarations: &declarations, uses: &uses, files: &files };
        let (model, diagnostics) = resolve(&[input]);
        assert!(diagnostics.iter().all(|told| !told.is_error()), "{diagnostics:#?}");
        let theory = ground(&model, &Bounds::default()).expect("below the bound");
        let network = build(&model, &theory, StandpointId(0)).expect("no axioms, no preferences");
        let labels = grounded(network.graph());
        Self { model, theory, network, labels }
    }

    fn ask<T>(&self, name: &str, question: impl Fn(&Case<'_>, &Claim, StandpointId) -> T) -> T {
        let predicate = self.model.predicates.iter().position(|predicate| predicate.name == name);
        let claim = predicate.and_then(|index| Claim::named(&self.model, PredicateId::new(index)));
        let from = StandpointId(0);
        let sides = [Judged { standpoint: from, network: &self.network, labels: &self.labels, sides: None }];
        let case = Case { model: &self.model, theory: &self.theory, judged: &sides };
        question(&case, &claim.expect("it is declared"), from)
    }
}

/// About so many arguments: two trees, `shown0` and `lost0`.
fn debate(arguments: usize) -> Made {
    let mut text = String::from("standpoint judge exclude tag late\n");
    let inner = arguments / 10;
    for (side, late) in [("shown", usize::MAX), ("lost", 16)] {
        for at in 0..=2 * inner {
            // Writing to a string cannot fail.
            let _ = if at < inner {
                writeln!(
                    text,
                    "claim {side}{at} \"{side} {at}\"\nclaim {side}-doubt{at} \"doubt {at}\"\n\
                     premise {side}-heard{at} \"heard {at}\"\npremise {side}-reply{at} \"reply {at}\"\n\
                     argument given {side}{}, {side}{} unless {side}-doubt{at} so {side}{at}\n\
                     argument given {side}-heard{at} unless {side}-reply{at} so {side}-doubt{at}",
                    2 * at + 1,
                    2 * at + 2
                )
            } else {
                let tag = if at % late == late - 1 { " tag late" } else { "" };
                writeln!(text, "premise {side}{at} \"{side} {at}\"{tag}")
            };
        }
    }
    Made::new(&text)
}

fn chain(arguments: usize) -> Made {
    let mut text = String::from("premise c0 \"stage 0\"\n");
    for at in 1..arguments {
        let _ = writeln!(text, "claim c{at} \"stage {at}\"\nargument given c{} so c{at}", at - 1);
    }
    let _ = writeln!(text, "claim end \"the end\"\nargument given c{} so end", arguments - 1);
    Made::new(&text)
}

fn fan(arguments: usize) -> Made {
    let mut text = String::from("standpoint judge exclude tag late\nclaim end \"the end\"\n");
    for at in 0..arguments / 2 {
        let _ = writeln!(text, "premise p{at} \"number {at}\" tag late\nargument given p{at} so end");
    }
    Made::new(&text)
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn why_debate(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = debate(arguments);
    bencher.bench_local(|| made.ask("shown0", why));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn why_lost(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = debate(arguments);
    bencher.bench_local(|| made.ask("lost0", why));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn dialogue_debate(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = debate(arguments);
    bencher.bench_local(|| {
        made.ask("shown0", |case, claim, from| dialogue(case, claim, from, Telling::default()))
    });
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn why_not_lost(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = debate(arguments);
    bencher.bench_local(|| made.ask("lost0", why_not));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn why_chain(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = chain(arguments);
    bencher.bench_local(|| made.ask("end", why));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn dialogue_chain(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = chain(arguments);
    bencher
        .bench_local(|| made.ask("end", |case, claim, from| dialogue(case, claim, from, Telling::default())));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn why_not_fan(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = fan(arguments);
    bencher.bench_local(|| made.ask("end", why_not));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn dialogue_fan(bencher: Bencher<'_, '_>, arguments: usize) {
    let made = fan(arguments);
    bencher
        .bench_local(|| made.ask("end", |case, claim, from| dialogue(case, claim, from, Telling::default())));
}
