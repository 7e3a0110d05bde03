//! What the formatter makes of a file.

use proptest::prelude::*;

use super::{FormatError, format};
use crate::source::FileId;
use crate::syntax::parse;

fn formatted(text: &str) -> String {
    let once = format(text, &parse(FileId(0), text)).expect("a good text");
    let twice = format(&once, &parse(FileId(0), &once)).expect("a formatted text");
    assert_eq!(once, twice, "formatting twice is formatting once");
    once
}

fn check(text: &str, expected: &str) {
    assert_eq!(formatted(text), expected);
}

#[test]
fn clauses_stand_on_lines_of_their_own() {
    check(
        "premise  a \"b\" kind oral states c(x ,y)\n\n\n\n  certain",
        "premise a \"b\"\n  kind    oral\n  states  c(x, y)\n\n  certain\n",
    );
}

#[test]
fn a_short_argument_stays_on_its_line() {
    check("argument   given a,b so not c\n", "argument given a, b so not c\n");
    check("argument given a\n so c\n", "argument\n  given  a\n  so     c\n");
}

#[test]
fn lists_keep_their_lines() {
    check(
        "rule r given a, b(?x),\n  at least 2 (c,d) so e cites f, g unless h \"really?\"\n",
        "rule r\n  given   a\n          b(?x)\n          at least 2 (c, d)\n  so      e\n  cites   f, g\n  unless  h  \"really?\"\n",
    );
    check("source a \"b\" by \"c\",\n \"d\", e\n", "source a \"b\"\n  by  \"c\",\n      \"d\"\n      e\n");
}

#[test]
fn runs_of_names_have_their_texts_in_one_column() {
    check(
        "name a \"b\"\nname cde \"f\"  # note\n\nname g \"h\"\n",
        "name a   \"b\"\nname cde \"f\"  # note\n\nname g \"h\"\n",
    );
    check(
        "relation p(?x)   \"?x\"\nrelation pq( ?y ) \"?y\"\n",
        "relation p(?x)  \"?x\"\nrelation pq(?y) \"?y\"\n",
    );
}

#[test]
fn comments_stay_where_they_are() {
    let text = "# one\n\n\nrule r # two\n# three\n given a # four\n  # five\n  b\n  # six\n so c\n  # seven\n# eight\n";
    let expected = "# one\n\nrule r  # two\n  # three\n  given  a  # four\n         # five\n         b\n  # six\n  so     c\n  # seven\n# eight\n";
    check(text, expected);
    check("use a\n  # in the middle\n / b", "use a\n    # in the middle\n    /b\n");
    check("", "");
    check("\u{feff}# x", "# x\n");
}

#[test]
fn texts_are_filled_and_say_the_same() {
    let words = "word ".repeat(40);
    let text = format!("claim a \"{}\"\n", words.trim());
    let filled = formatted(&text);
    assert!(filled.lines().all(|line| line.len() <= 100), "{filled}");
    assert!(filled.lines().skip(1).all(|line| line.starts_with("         word")), "{filled}");
    check("claim a \"b\n   c  d\r\n    e\"\n", "claim a \"b c  d e\"\n");
}

#[test]
fn a_broken_file_is_refused() {
    let text = "premise a\n";
    assert_eq!(format(text, &parse(FileId(0), text)), Err(FormatError::Broken(1)));
}

const SAMPLE: &str = include_str!("../syntax/tests/sample.arg");

/// Changes of a text that leave it a good one, mostly: line ends, space and comments where space stands.
fn respaced() -> impl Strategy<Value = String> {
    let space = prop_oneof![
        Just("  "),
        Just("\n  "),
        Just("\r\n\t"),
        Just("  # note\n   "),
        Just("\n\n\n  "),
        Just("\n # a\n\n# b\n ")
    ];
    prop::collection::vec((0..SAMPLE.len(), space), 0..8).prop_map(|edits| {
        edits.into_iter().fold(SAMPLE.to_owned(), |mut text, (at, space)| {
            let at = text.floor_char_boundary(at.min(text.len()));
            if let Some(found) = text[at..].find(' ') {
                text.replace_range(at + found..=at + found, space);
            }
            text
        })
    })
}

/// Lines moved about, so that declarations and clauses stand in other orders.
fn shuffled() -> impl Strategy<Value = String> {
    let lines = SAMPLE.lines().count();
    prop::collection::vec((0..lines, 0..lines, any::<bool>()), 1..5).prop_map(|moves| {
        let mut lines: Vec<&str> = SAMPLE.lines().collect();
        for (from, to, keep) in moves {
            let line = lines[from % lines.len()];
            if !keep {
                lines.remove(from % lines.len());
            }
            lines.insert(to % lines.len(), line);
        }
        lines.join("\n")
    })
}

fn keeps(text: &str) {
    match format(text, &parse(FileId(0), text)) {
        Ok(_) => drop(formatted(text)),
        Err(error) => assert!(matches!(error, FormatError::Broken(_)), "{text}"),
    }
}

#[test]
fn the_sample_is_formatted() {
    let text = formatted(SAMPLE);
    assert!(text.contains("  verdict    accepted \"technically true\"\n             rejected"), "{text}");
}

proptest! {
    #[test]
    fn formatting_keeps_what_a_file_says(text in respaced()) {
        keeps(&text);
    }

    #[test]
    fn formatting_keeps_any_order_of_lines(text in shuffled()) {
        keeps(&text);
    }
}
