//! How fast frameworks are read: 1,000,000 arguments with 4,000,000 attacks in each format, from bytes in memory to rows
//! and names. All threads there are take part; `RAYON_NUM_THREADS=1` gives the speed of one.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use standpoint::framework::{Format, read};

const ARGUMENTS: u64 = 1_000_000;
const ATTACKS: u64 = 4_000_000;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// Whether attacks stand in the order of who attacks, as most generators write them, or in none.
#[derive(Clone, Copy)]
enum Order {
    Sorted,
    Mixed,
}

/// Attacks that all differ: one that attacks `k` others attacks at distances that grow with `k`.
fn attacks(order: Order) -> impl Iterator<Item = (u64, u64)> {
    (0..ATTACKS).map(move |each| {
        let (from, turn) = match order {
            Order::Sorted => (each / 4, each % 4),
            // 7919 is prime to the number of arguments, so that each comes once a round.
            Order::Mixed => (each % ARGUMENTS * 7919 % ARGUMENTS, each / ARGUMENTS),
        };
        (from + 1, (from * 31 + turn * 249_989 + 7) % ARGUMENTS + 1)
    })
}

fn af(order: Order) -> String {
    attacks(order).fold(format!("p af {ARGUMENTS}\n"), |mut text, (from, to)| {
        let _ = writeln!(text, "{from} {to}");
        text
    })
}

/// Facts; without numbers that end the names, each name is looked up in a hash table.
fn apx(after: &str) -> String {
    let mut text = String::new();
    (1..=ARGUMENTS).for_each(|each| text += &format!("arg(a{each}{after}).\n"));
    attacks(Order::Sorted).for_each(|(from, to)| {
        let _ = writeln!(text, "att(a{from}{after},a{to}{after}).");
    });
    text
}

fn tgf() -> String {
    let mut text = String::new();
    (1..=ARGUMENTS).for_each(|each| text += &format!("{each}\n"));
    text += "#\n";
    attacks(Order::Sorted).for_each(|(from, to)| {
        let _ = writeln!(text, "{from} {to}");
    });
    text
}

fn reading(bencher: Bencher<'_, '_>, text: &str, format: Format) {
    let bytes = text.as_bytes();
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench_local(|| read(black_box(bytes), format).expect("it has no mistake"));
}

#[divan::bench(sample_count = 10)]
fn af_sorted(bencher: Bencher<'_, '_>) {
    reading(bencher, &af(Order::Sorted), Format::Af);
}

#[divan::bench(sample_count = 10)]
fn af_mixed(bencher: Bencher<'_, '_>) {
    reading(bencher, &af(Order::Mixed), Format::Af);
}

#[divan::bench(sample_count = 10)]
fn apx_numbered_names(bencher: Bencher<'_, '_>) {
    reading(bencher, &apx(""), Format::Apx);
}

#[divan::bench(sample_count = 10)]
fn apx_other_names(bencher: Bencher<'_, '_>) {
    reading(bencher, &apx("x"), Format::Apx);
}

#[divan::bench(sample_count = 10)]
fn tgf_numbers(bencher: Bencher<'_, '_>) {
    reading(bencher, &tgf(), Format::Tgf);
}
