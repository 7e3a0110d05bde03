//! Maps at size: from a judged file to a laid out picture and to its SVG.
//!
//! A *debate* is a tree of claims with arguments for and against, premises at its leaves; in a *fan* all reasons are for
//! one claim; a *chain* is one argument after another.

mod support;

use std::fmt::Write;

use divan::{AllocProfiler, Bencher};
use standpoint::map::{Map, Scope, map};
use standpoint::render::map::{Options, picture, svg};
use standpoint::source::Sources;
use standpoint::workspace::{self, Judgement, Loaded};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// About how many boxes.
const SIZES: [usize; 3] = [2_000, 20_000, 200_000];

/// The same where each box is written out.
const WRITTEN: [usize; 2] = [2_000, 20_000];

/// How many reasons.
const REASONS: [usize; 3] = [100, 1_000, 10_000];

struct Made {
    loaded: Loaded,
    judgement: Judgement,
}

impl Made {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("made.arg");
        std::fs::write(&path, text).expect("files can be written");
        let loaded = workspace::load(&path, &workspace::Options::default());
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let judgement = loaded.judge(&loaded.standpoints()).expect("below the bound");
        Self { loaded, judgement }
    }

    fn map(&self) -> Map {
        let sides = self.judgement.sides();
        let case = self.judgement.case(&self.loaded.model, &sides);
        map(&case, &self.loaded.theses(), &Scope::default())
    }

    fn sources(&self) -> &Sources {
        &self.loaded.sources
    }
}

/// A debate whose map has about so many boxes.
fn debate(boxes: usize) -> Made {
    // Of its boxes about five in eight are arguments or premises.
    let made = Made::new(&support::debate::debate(boxes * 5 / 8));
    let count = made.map().nodes.len();
    assert!(count.abs_diff(boxes) < boxes / 4, "{count} boxes, and not {boxes}");
    made
}

fn fan(reasons: usize) -> Made {
    let mut text = String::from("thesis end \"There is something in it.\"\n");
    for at in 0..reasons {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "premise p{at} \"Number {at} has seen it with his own eyes, and says so to everybody.\"\n\
             argument a{at} \"What one has seen is so.\" given p{at} so {}end",
            if at % 3 == 0 { "not " } else { "" }
        );
    }
    Made::new(&text)
}

fn chain(boxes: usize) -> Made {
    let mut text = String::from("premise c0 \"stage 0\"\n");
    let arguments = boxes / 2;
    for at in 1..arguments {
        let _ = writeln!(text, "claim c{at} \"stage {at}\"\nargument given c{} so c{at}", at - 1);
    }
    let _ = writeln!(text, "thesis end \"the end\"\nargument given c{} so end", arguments - 1);
    Made::new(&text)
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn map_debate(bencher: Bencher<'_, '_>, boxes: usize) {
    let made = debate(boxes);
    bencher.bench_local(|| made.map());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn lay_out_debate(bencher: Bencher<'_, '_>, boxes: usize) {
    let map = debate(boxes).map();
    bencher.bench_local(|| picture(&map, &Options::default()));
}

#[divan::bench(args = WRITTEN, sample_count = 5, sample_size = 1)]
fn svg_debate(bencher: Bencher<'_, '_>, boxes: usize) {
    let made = debate(boxes);
    let map = made.map();
    let picture = picture(&map, &Options::default());
    bencher.bench_local(|| svg(&map, &picture, made.sources()));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn lay_out_chain(bencher: Bencher<'_, '_>, boxes: usize) {
    let map = chain(boxes).map();
    bencher.bench_local(|| picture(&map, &Options::default()));
}

#[divan::bench(args = REASONS, sample_count = 5, sample_size = 1)]
fn lay_out_fan(bencher: Bencher<'_, '_>, reasons: usize) {
    let map = fan(reasons).map();
    bencher.bench_local(|| picture(&map, &Options::default()));
}
