//! What holds of any text at all.

use proptest::prelude::*;

use super::super::tree::{NodeKind, Tree};
use super::super::{declarations, parse};
use crate::source::FileId;

const SAMPLE: &str = include_str!("sample.arg");

/// The tokens are the text, the nodes lie inside each other, and the view can be read.
fn holds(text: &str) {
    let parse = parse(FileId(0), text);
    let tokens = parse.tree.tokens();
    let together: String = (0..tokens.len() as u32).map(|token| tokens.text(token, text)).collect();
    assert_eq!(together, text);
    assert!((0..tokens.len() as u32).all(|token| !tokens.range(token).is_empty()));
    nested(&parse.tree);
    let spoilt = parse.tree.nodes().iter().any(|node| node.kind == NodeKind::Error);
    assert!(!spoilt || !parse.diagnostics.is_empty(), "what is put aside is told");
    for diagnostic in &parse.diagnostics {
        let span = diagnostic.primary.as_ref().expect("syntax has places").span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{diagnostic:?}");
        if let Some(fix) = &diagnostic.fix {
            assert!(text.get(fix.span.start as usize..fix.span.end as usize).is_some(), "{diagnostic:?}");
        }
    }
    let _ = declarations(&parse, text);
}

fn nested(tree: &Tree) {
    let mut open: Vec<(u32, u32)> = vec![(tree.tokens().len() as u32, tree.nodes().len() as u32)];
    for (at, node) in tree.nodes().iter().enumerate() {
        while open.last().is_some_and(|(_, next)| *next <= at as u32) {
            open.pop();
        }
        let (end, next) = *open.last().expect("the file encloses all");
        assert!(
            node.first < node.end && node.end <= end && (at as u32) < node.next && node.next <= next,
            "{node:?}"
        );
        let leaf = |token| !tree.tokens().kind(token).is_trivia();
        assert!(leaf(node.first) && leaf(node.end - 1), "{node:?}");
        open.push((node.end, node.next));
    }
}

/// A sample in which pieces are cut out, doubled or put in.
fn mutated() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("("),
        Just(")"),
        Just(","),
        Just("\""),
        Just(" given "),
        Just("not "),
        Just("?x"),
        Just("\u{a0}"),
        Just("“"),
        Just("”"),
        Just("#"),
        Just("-"),
        Just("\\"),
        Just("premise "),
        Just("\r\n"),
        Just("1990-2"),
        Just("over"),
        Just("é"),
        Just("\nso ")
    ];
    let edit = (0..SAMPLE.len(), 0..40usize, 0..3u8, piece);
    prop::collection::vec(edit, 1..6).prop_map(|edits| edits.into_iter().fold(SAMPLE.to_owned(), edited))
}

fn edited(mut text: String, (at, length, how, piece): (usize, usize, u8, &str)) -> String {
    let start = text.floor_char_boundary(at.min(text.len()));
    let end = text.floor_char_boundary((start + length).min(text.len()));
    let cut = text[start..end].to_owned();
    match how {
        0 => text.replace_range(start..end, ""),
        1 => text.insert_str(end, &cut),
        _ => text.insert_str(start, piece),
    }
    text
}

#[test]
fn the_sample_has_every_clause_and_no_mistake() {
    let parse = parse(FileId(0), SAMPLE);
    assert_eq!(parse.diagnostics, []);
    let lines = SAMPLE.lines().filter(|line| line.starts_with(char::is_alphabetic)).count();
    assert_eq!(declarations(&parse, SAMPLE).len(), lines);
    holds(SAMPLE);
}

#[test]
fn each_beginning_of_the_sample_is_read() {
    let ends = SAMPLE.char_indices().map(|(at, _)| at);
    ends.for_each(|end| holds(&SAMPLE[..end]));
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mix_of_pieces_is_read(text in "([a-z]{1,3}|given|so|rule|premise|not|at least|[ \n\t(),=<\"?#\\\\-]|\n  |[0-9]{1,4}){0,60}") {
        holds(&text);
    }

    #[test]
    fn any_mutation_is_read(text in mutated()) {
        holds(&text);
    }
}
