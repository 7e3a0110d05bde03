//! Instantiating rules at size: how long, and (by `cargo bench --bench ground`) how much memory.

use divan::{AllocProfiler, Bencher};
use standpoint::theory::from_model::{Bounds, ground};

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
