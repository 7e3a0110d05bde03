//! Grounded labelling at size: how long, and (by `cargo bench --bench evaluate`) how much memory.
//!
//! Each shape has 1,000,000 arguments; `framework` has 4,000,000 objections besides, drawn at random.

use divan::{AllocProfiler, Bencher};
use standpoint::evaluate::grounded;
use standpoint::network::Graph;
use standpoint::vocabulary::NodeId;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const ARGUMENTS: u32 = 1_000_000;

fn main() {
    divan::main();
}

/// A small generator of random numbers (SplitMix64), so that every run draws the same graph.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % u64::from(bound)) as u32
    }
}

/// An abstract framework: each argument is objected to by four others (Dung 1995). A tenth are objected to by
/// none, so that labels spread far.
fn framework() -> Graph {
    let mut draw = Draw(2026);
    let mut graph = Graph::with_capacity(ARGUMENTS as usize, 4 * ARGUMENTS as usize);
    for argument in 0..ARGUMENTS {
        let quiet = argument % 10 == 0;
        let count = if quiet { 0 } else { 4 + u32::from(argument % 9 < 4) };
        let mut objections: Vec<NodeId> = (0..count).map(|_| NodeId(draw.below(ARGUMENTS))).collect();
        objections.sort_unstable();
        objections.dedup();
        graph.push(0, &[], &objections);
    }
    graph
}

/// Each argument is given the one before.
fn chain() -> Graph {
    let mut graph = Graph::default();
    graph.push(0, &[], &[]);
    (1..ARGUMENTS).for_each(|argument| {
        graph.push(1, &[NodeId(argument - 1)], &[]);
    });
    graph
}

/// Each argument objects to the one before.
fn objections_chain() -> Graph {
    let mut graph = Graph::default();
    (1..ARGUMENTS).for_each(|argument| {
        graph.push(0, &[], &[NodeId(argument)]);
    });
    graph.push(0, &[], &[]);
    graph
}

/// Each argument is given two others, down to half a million premises.
fn tree() -> Graph {
    let mut graph = Graph::default();
    for argument in 0..ARGUMENTS {
        let children = [NodeId(2 * argument + 1), NodeId(2 * argument + 2)];
        let inner = 2 * argument + 2 < ARGUMENTS;
        graph.push(if inner { 2 } else { 0 }, if inner { &children } else { &[] }, &[]);
    }
    graph
}

/// One statement with a million arguments for it, half of them objected to by one that stands.
fn fan() -> Graph {
    let mut graph = Graph::default();
    let all: Vec<NodeId> = (2..ARGUMENTS).map(NodeId).collect();
    graph.push(1, &all, &[]);
    graph.push(0, &[], &[]);
    (2..ARGUMENTS).for_each(|argument| {
        graph.push(0, &[], if argument % 2 == 0 { &[NodeId(1)] } else { &[] });
    });
    graph
}

/// A grid of a thousand by a thousand: given the one to the left, objected to by the one above; the rows' ends
/// are joined, so that supports run in circles.
fn grid() -> Graph {
    let mut graph = Graph::default();
    for row in 0..1000u32 {
        for column in 0..1000u32 {
            let left = NodeId(row * 1000 + (column + 999) % 1000);
            let above = NodeId(row.saturating_sub(1) * 1000 + column);
            let start = column == 0 && row % 3 == 0;
            let (supports, objections) = ([left], [above]);
            let supports: &[NodeId] = if start { &[] } else { &supports };
            let objections: &[NodeId] = if row == 0 { &[] } else { &objections };
            graph.push(usize::from(!start), supports, objections);
        }
    }
    graph
}

macro_rules! benches {
    ($($name:ident)*) => {$(
        mod $name {
            #[divan::bench(sample_count = 5, sample_size = 1)]
            fn million(bencher: super::Bencher<'_, '_>) {
                let graph = super::$name();
                bencher.bench_local(|| super::grounded(divan::black_box(&graph)));
            }
        }
    )*};
}

benches! { framework chain objections_chain tree fan grid }
