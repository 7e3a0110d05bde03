//! Whether two texts say the same: their tokens but for commas between things, what the texts among them
//! say, how the nodes lie over them, and their comments.

use crate::syntax::kind::Kind;
use crate::syntax::tree::{NodeKind, Tree};
use crate::syntax::view::Text;

pub(super) fn same(one: (&str, &Tree), other: (&str, &Tree)) -> bool {
    leaves(one).eq(leaves(other)) && nodes(one.1) == nodes(other.1) && comments(one).eq(comments(other))
}

fn tokens<'a>((text, tree): (&'a str, &'a Tree)) -> impl Iterator<Item = (Kind, u32, &'a str)> {
    (0..tree.tokens().len() as u32)
        .map(move |token| (tree.tokens().kind(token), token, tree.tokens().text(token, text)))
}

fn leaves<'a>(source: (&'a str, &'a Tree)) -> impl Iterator<Item = (Kind, String)> {
    let leaves = tokens(source).filter(|(kind, ..)| !kind.is_trivia() && *kind != Kind::Comma);
    leaves.map(move |(kind, token, raw)| match kind {
        Kind::Text => (kind, Text { raw, span: source.1.token_span(token) }.value()),
        _ => (kind, raw.to_owned()),
    })
}

fn comments<'a>(source: (&'a str, &'a Tree)) -> impl Iterator<Item = &'a str> {
    tokens(source).filter(|(kind, ..)| *kind == Kind::Comment).map(|(.., raw)| raw.trim_end())
}

/// Each node with its first and last leaf, commas not counted.
fn nodes(tree: &Tree) -> Vec<(NodeKind, u32, u32)> {
    let mut count = 0;
    let counts = tree.tokens().kinds().iter().map(|kind| {
        let before = count;
        count += u32::from(!kind.is_trivia() && *kind != Kind::Comma);
        before
    });
    let mut counts: Vec<u32> = counts.collect();
    counts.push(count);
    let nodes = tree.nodes().iter();
    nodes.map(|node| (node.kind, counts[node.first as usize], counts[node.end as usize])).collect()
}
