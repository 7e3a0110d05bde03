//! How fast a large file is read: 100,000 statements with names, premises, rules and arguments, one core.
//!
//! `parse` is tokens and tree together, as every command pays it; `view` is the typed view on top of it, and
//! `layout` the formatter, which parses its own result once more to compare.

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use standpoint::source::FileId;
use standpoint::{format, syntax};

/// Statements in the file: two premises with two statements each, a rule and an argument make a group of ten.
const STATEMENTS: usize = 100_000;

fn main() {
    divan::main();
}

fn text() -> String {
    let mut text =
        String::from("# A large file.\nkind oral \"the spoken word\", treaty \"signed texts\"\n\n");
    for group in 0..STATEMENTS / 10 {
        write!(
            text,
            r#"name speaker-{group} "the speaker of day {group}"
relation promised-{group}(?who, ?whom, ?what) "?who promised ?whom that ?what"

premise report-{group} "On day {group} the speaker told the council that the bridge would be built
                       before the winter, if the money was found."  # from the minutes
  states  promised-{group}(speaker-{group}, council, bridge)
          heard-{group}(council, bridge, 1990-02-09)
  kind    oral
  date    1990-02-09
  cites   minutes "page {group}", gazette

premise record-{group} "The record of day {group} says nothing of it."
  states  unwritten-{group}(bridge)
          not confirmed-{group}(bridge)
  weight  0.75

rule bound-{group} "One who promised is bound by it."
  given   promised-{group}(?who, ?whom, ?what)
          heard-{group}(?whom, ?what, ?day)
  where   ?day < 1991
  unless  confirmed-{group}(?what)  "Was it confirmed by those who could bind the town?"
  so      bound-{group}(?who, ?what)

argument given bound-{group}(speaker-{group}, bridge), record-{group} so betrayal-{group}

"#
        )
        .expect("writing to a string does not fail");
    }
    text
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| syntax::parse(FileId(0), black_box(&text)));
}

#[divan::bench]
fn view(bencher: Bencher) {
    let text = text();
    let parse = syntax::parse(FileId(0), &text);
    assert!(parse.diagnostics.is_empty(), "the file of the bench is a good one");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| syntax::declarations(black_box(&parse), &text).len());
}

#[divan::bench(sample_count = 10)]
fn layout(bencher: Bencher) {
    let text = text();
    let parse = syntax::parse(FileId(0), &text);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| format::format(&text, black_box(&parse)).map(|text| text.len()));
}

#[divan::bench(sample_count = 5)]
fn brackets(bencher: Bencher) {
    let text = "(".repeat(100_000_000);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| syntax::parse(FileId(0), black_box(&text)));
}

#[divan::bench(sample_count = 5)]
fn brackets_on_lines(bencher: Bencher) {
    let text = "(\n".repeat(4 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| syntax::parse(FileId(0), black_box(&text)));
}
