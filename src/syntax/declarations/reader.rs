//! Walks over what stands in one node, taking what it is asked for and leaving the rest.

use super::super::kind::Kind;
use super::super::tree::{Element, Elements, NodeKind, Tree};
use super::super::view::{Text, Word};
use crate::source::Span;

pub(super) struct Reader<'a, 't> {
    tree: &'a Tree,
    text: &'t str,
    node: u32,
    elements: Elements<'a>,
    next: Option<Element>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(tree: &'a Tree, text: &'t str, node: u32) -> Self {
        let mut elements = tree.children(node);
        let next = elements.next();
        Self { tree, text, node, elements, next }
    }

    /// Where the whole node stands.
    pub(super) fn span(&self) -> Span {
        self.tree.node_span(self.node)
    }

    pub(super) fn kind(&self, token: u32) -> Kind {
        self.tree.tokens().kind(token)
    }

    /// The kind of the token that comes next, if one does.
    pub(super) fn peek(&self) -> Option<Kind> {
        match self.next {
            Some(Element::Token(token)) => Some(self.kind(token)),
            _ => None,
        }
    }

    /// Whether a node of this kind comes next.
    pub(super) fn is_at(&self, kind: NodeKind) -> bool {
        matches!(self.next, Some(Element::Node(node)) if self.tree.node(node).kind == kind)
    }

    fn advance(&mut self) {
        self.next = self.elements.next();
    }

    /// The next token, if a token comes next.
    pub(super) fn any_token(&mut self) -> Option<u32> {
        let Some(Element::Token(token)) = self.next else {
            return None;
        };
        self.advance();
        Some(token)
    }

    /// The next token, if it is of this kind.
    pub(super) fn token(&mut self, kind: Kind) -> Option<u32> {
        if self.peek() == Some(kind) { self.any_token() } else { None }
    }

    /// The next token as a word, whatever it is.
    pub(super) fn any_word(&mut self) -> Option<Word<'t>> {
        let token = self.any_token()?;
        let text = self.tree.tokens().text(token, self.text);
        let text = if self.kind(token) == Kind::Variable { &text[1..] } else { text };
        Some(Word { text, span: self.tree.token_span(token) })
    }

    /// The next token as a word, if it is of this kind.
    pub(super) fn word(&mut self, kind: Kind) -> Option<Word<'t>> {
        if self.peek() == Some(kind) { self.any_word() } else { None }
    }

    /// A declared name; a word of the language that stands for one is told of already.
    pub(super) fn declared(&mut self) -> Option<Word<'t>> {
        let kind = self.peek()?;
        if kind == Kind::Name || kind.is_keyword() { self.any_word() } else { None }
    }

    pub(super) fn text(&mut self) -> Option<Text<'t>> {
        let token = self.token(Kind::Text)?;
        Some(Text { raw: self.tree.tokens().text(token, self.text), span: self.tree.token_span(token) })
    }

    /// The next node, if it is of this kind.
    pub(super) fn node(&mut self, kind: NodeKind) -> Option<Reader<'a, 't>> {
        let Some(Element::Node(node)) = self.next.filter(|_| self.is_at(kind)) else {
            return None;
        };
        self.advance();
        Some(Reader::new(self.tree, self.text, node))
    }

    /// Reads the nodes of this kind that come next, past commas and errors between them.
    pub(super) fn each<T>(&mut self, kind: NodeKind, read: impl Fn(Reader<'a, 't>) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        loop {
            if let Some(node) = self.node(kind) {
                all.extend(read(node));
            } else if self.token(Kind::Comma).is_none() && self.node(NodeKind::Error).is_none() {
                return all;
            }
        }
    }

    /// Reads the tokens that come next with `read`, past commas and errors between them.
    pub(super) fn each_token<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        loop {
            if let Some(one) = read(self) {
                all.push(one);
            } else if self.token(Kind::Comma).is_none() && self.node(NodeKind::Error).is_none() {
                return all;
            }
        }
    }
}
