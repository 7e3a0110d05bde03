//! Instantiating and judging rules at size: how long, and (by `cargo bench --bench ground`) how much memory.

use divan::{AllocProfiler, Bencher};
use standpoint::evaluate::{Labels, grounded};
use standpoint::model::Model;
use standpoint::network::{Network, from_theory::build};
use standpoint::theory::Theory;
use standpoint::theory::from_model::{Bounds, ground};
use standpoint::vocabulary::StandpointId;

mod support;

use support::programs;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

macro_rules! benches {
    ($($name:ident)*) => {$(
        #[divan::bench(sample_count = 5, sample_size = 1)]
        fn $name(bencher: Bencher<'_, '_>) {
            let model = programs::$name();
            bencher.bench_local(|| ground(divan::black_box(&model), &Bounds::default()));
        }
    )*};
}

benches! { closure chain_closure contracts }

/// From the model to labels; the parts are given back, so that freeing them is not timed.
fn judged(model: &Model) -> (Theory, Network, Labels) {
    let theory = ground(model, &Bounds::default()).expect("below the bound");
    let network = build(model, &theory, StandpointId(0)).expect("no axioms, no preferences");
    let labels = grounded(network.graph());
    (theory, network, labels)
}

macro_rules! judged_benches {
    ($($name:ident of $program:ident)*) => {$(
        #[divan::bench(sample_count = 5, sample_size = 1)]
        fn $name(bencher: Bencher<'_, '_>) {
            let model = programs::$program();
            bencher.bench_local(|| judged(divan::black_box(&model)));
        }
    )*};
}

judged_benches! { closure_judged of closure chain_closure_judged of chain_closure contracts_judged of contracts }
