//! Certificates at size: made, written, read and checked.
//!
//! `framework` has 1,000,000 arguments with 4,000,000 objections drawn at random, as in `evaluate`; `contracts` are the
//! rules over 1,000,000 facts of `ground`, where the digest of the network is computed as well.

use divan::{AllocProfiler, Bencher, black_box};
use standpoint::certify::check::check;
use standpoint::certify::{Certificate, Digest, Labelling, Subject, from_evaluate, verify, wire};
use standpoint::evaluate::{Labels, grounded};
use standpoint::network::{Graph, Network, from_theory::build};
use standpoint::theory::from_model::{Bounds, ground};
use standpoint::vocabulary::{NodeId, StandpointId};
use std::sync::LazyLock;

mod support;

use support::{Draw, programs};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const ARGUMENTS: u32 = 1_000_000;

static FRAMEWORK: LazyLock<(Graph, Labels)> = LazyLock::new(|| {
    let mut draw = Draw(2026);
    let mut graph = Graph::with_capacity(ARGUMENTS as usize, 4 * ARGUMENTS as usize);
    for argument in 0..ARGUMENTS {
        let count = if argument % 10 == 0 { 0 } else { 4 + u32::from(argument % 9 < 4) };
        let mut objections: Vec<NodeId> = (0..count).map(|_| NodeId(draw.below(ARGUMENTS))).collect();
        objections.sort_unstable();
        objections.dedup();
        graph.push(0, &[], &objections);
    }
    let labels = grounded(&graph);
    (graph, labels)
});

fn certificate(labelling: Labelling) -> Certificate {
    let standpoint = "framework".to_owned();
    Certificate { standpoint, network: Digest([0; 32]), labelling, verdicts: Vec::new() }
}

fn written(certificate: Certificate) -> String {
    let mut bytes = Vec::new();
    wire::write(&mut bytes, &[certificate]).expect("memory can be written to");
    String::from_utf8(bytes).expect("JSON is text")
}

fn read(text: &str, nodes: usize) -> Certificate {
    wire::read(text).expect("a certificate")[0].certificate(nodes).expect("of that size")
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn framework_made(bencher: Bencher<'_, '_>) {
    let (graph, labels) = &*FRAMEWORK;
    bencher.bench_local(|| from_evaluate::labelling(black_box(graph), labels));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn framework_written(bencher: Bencher<'_, '_>) {
    let (graph, labels) = &*FRAMEWORK;
    let certificate = certificate(from_evaluate::labelling(graph, labels));
    let count = |text: &String| println!("{} bytes", text.len());
    count(&written(certificate.clone()));
    bencher.bench_local(|| written(black_box(certificate.clone())));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn framework_read(bencher: Bencher<'_, '_>) {
    let (graph, labels) = &*FRAMEWORK;
    let text = written(certificate(from_evaluate::labelling(graph, labels)));
    bencher.bench_local(|| read(black_box(&text), graph.len()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn framework_checked(bencher: Bencher<'_, '_>) {
    let (graph, labels) = &*FRAMEWORK;
    let labelling = from_evaluate::labelling(graph, labels);
    bencher.bench_local(|| check(black_box(graph), &labelling).expect("it is true"));
}

/// Runs with the network of the contracts and its labels.
fn with_contracts(run: impl FnOnce(&Subject<'_>, &Network, &Labels)) {
    let model = programs::contracts();
    let theory = ground(&model, &Bounds::default()).expect("below the bound");
    let standpoint = StandpointId(0);
    let network = build(&model, &theory, standpoint).expect("no axioms, no preferences");
    let labels = grounded(network.graph());
    run(&Subject { model: &model, theory: &theory, standpoint, network: &network }, &network, &labels);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn contracts_made_and_written(bencher: Bencher<'_, '_>) {
    with_contracts(|subject, _, labels| {
        bencher.bench_local(|| written(from_evaluate::certificate(black_box(subject), labels, &[])));
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn contracts_read_and_verified(bencher: Bencher<'_, '_>) {
    with_contracts(|subject, network, labels| {
        let text = written(from_evaluate::certificate(subject, labels, &[]));
        let nodes = network.graph().len();
        println!("{nodes} nodes, {} edges, {} bytes", network.graph().edge_count(), text.len());
        bencher.bench_local(|| verify(subject, &[], &read(black_box(&text), nodes)).expect("it is true"));
    });
}
