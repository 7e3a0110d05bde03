//! What the layout asks of a text and its tree.

use super::text::{width, words};
use crate::syntax::kind::Kind;
use crate::syntax::tree::{Element, NodeKind, Tree};

/// A text with its tree.
#[derive(Clone, Copy)]
pub(super) struct Script<'a> {
    pub(super) text: &'a str,
    pub(super) tree: &'a Tree,
}

impl<'a> Script<'a> {
    pub(super) fn kind(self, token: u32) -> Kind {
        self.tree.tokens().kind(token)
    }

    pub(super) fn word(self, token: u32) -> &'a str {
        self.tree.tokens().text(token, self.text)
    }

    /// The tokens of a stretch that are no trivia.
    pub(super) fn leaves(self, from: u32, to: u32) -> impl Iterator<Item = u32> + use<'a> {
        (from..to).filter(move |token| !self.kind(*token).is_trivia())
    }

    /// How many line ends stand between tokens of a stretch.
    pub(super) fn line_ends(self, from: u32, to: u32) -> usize {
        let kinds = &self.tree.tokens().kinds()[from as usize..to as usize];
        kinds.iter().filter(|kind| **kind == Kind::Newline).count()
    }

    pub(super) fn first(self, element: Element) -> u32 {
        match element {
            Element::Token(token) => token,
            Element::Node(node) => self.tree.node(node).first,
        }
    }

    /// The token after an element.
    pub(super) fn end(self, element: Element) -> u32 {
        match element {
            Element::Token(token) => token + 1,
            Element::Node(node) => self.tree.node(node).end,
        }
    }

    pub(super) fn is_node(self, element: Element, kind: NodeKind) -> bool {
        matches!(element, Element::Node(node) if self.tree.node(node).kind == kind)
    }

    pub(super) fn is_token(self, element: Element, kind: Kind) -> bool {
        matches!(element, Element::Token(token) if self.kind(token) == kind)
    }

    /// How many spaces stand between two tokens on one line.
    pub(super) fn spaces(self, last: u32, token: u32) -> usize {
        match (self.kind(last), self.kind(token)) {
            (Kind::Open | Kind::Slash, _) | (_, Kind::Close | Kind::Comma | Kind::Slash) => 0,
            (Kind::Name, Kind::Open) => 0,
            _ => 1,
        }
    }

    /// How wide a stretch of tokens is on one line.
    pub(super) fn width(self, from: u32, to: u32) -> usize {
        let (mut sum, mut last) = (0, None);
        for token in self.leaves(from, to) {
            sum += last.map_or(0, |last| self.spaces(last, token)) + self.token_width(token);
            last = Some(token);
        }
        sum
    }

    fn token_width(self, token: u32) -> usize {
        match self.kind(token) {
            Kind::Text => words(self.word(token)).iter().map(|word| width(word) + 1).sum::<usize>() - 1,
            _ => width(self.word(token)),
        }
    }
}
