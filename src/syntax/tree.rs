//! The lossless tree: every token of the text, and over them the nodes in preorder.
//!
//! Both are flat tables. A node knows its first token, the token after its last, and the node after its
//! subtree, so that walking and skipping need no pointers. Space and comments stand between and inside nodes;
//! no node begins or ends with them.

use super::kind::Kind;
use crate::source::{FileId, Span};

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeKind {
    /// A declaration, from its keyword on.
    Declaration,
    /// A clause, from its keyword on.
    Clause,
    /// A name with the text that may follow it.
    Entry,
    /// A path of `use`.
    Path,
    /// A literal.
    Literal,
    /// `at least N …`.
    AtLeast,
    /// A literal with the question that may follow it.
    Questioned,
    /// A comparison.
    Comparison,
    /// `?x = term`, or a column of a table.
    Binding,
    /// A citation.
    Cite,
    /// A selector.
    Selector,
    /// A selector with its weight.
    Weighing,
    /// `A over B`.
    Preference,
    /// A limit with its number.
    Limit,
    /// A status with the words of its verdict.
    Verdict,
    /// What could not be read.
    Error,
}

/// A node: a stretch of tokens, and the nodes in it follow it in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its first token.
    pub first: u32,
    /// The token after its last.
    pub end: u32,
    /// The node after its subtree.
    pub next: u32,
}

/// The tokens of a text, in its order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    kinds: Vec<Kind>,
    /// Where each token starts; one more than there are tokens, the last being the length of the text.
    starts: Vec<u32>,
}

impl Tokens {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let guess = bytes / 4;
        Self { kinds: Vec::with_capacity(guess), starts: Vec::with_capacity(guess + 1) }
    }

    pub(super) fn push(&mut self, kind: Kind, start: usize) {
        self.kinds.push(kind);
        self.starts.push(start as u32);
    }

    pub(super) fn close(&mut self, end: usize) {
        self.starts.push(end as u32);
    }

    /// Whether the token that comes next stands in column 1.
    pub(super) fn is_column_one(&self) -> bool {
        matches!(self.kinds.last(), None | Some(Kind::Newline | Kind::Mark))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The kinds of all tokens.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// What a token is.
    #[must_use]
    pub fn kind(&self, token: u32) -> Kind {
        self.kinds[token as usize]
    }

    /// The bytes of a token.
    #[must_use]
    pub fn range(&self, token: u32) -> std::ops::Range<usize> {
        self.starts[token as usize] as usize..self.starts[token as usize + 1] as usize
    }

    /// The text of a token, from the text that was parsed.
    #[must_use]
    pub fn text<'t>(&self, token: u32, text: &'t str) -> &'t str {
        &text[self.range(token)]
    }
}

/// The tree of one file.
#[derive(Clone, Debug)]
pub struct Tree {
    file: FileId,
    tokens: Tokens,
    nodes: Vec<Node>,
}

/// A child of a node: a node, or a token that stands in it directly. Space and comments are passed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element {
    /// A token, by its place in the table.
    Token(u32),
    /// A node, by its place in the table.
    Node(u32),
}

impl Tree {
    pub(super) fn new(file: FileId, tokens: Tokens, nodes: Vec<Node>) -> Self {
        Self { file, tokens, nodes }
    }

    /// The file that the spans are in.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Its nodes, in preorder.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node at a place in the table.
    #[must_use]
    pub fn node(&self, node: u32) -> Node {
        self.nodes[node as usize]
    }

    /// The declarations and, at the top level, what belongs to none.
    pub fn top(&self) -> Elements<'_> {
        let end = self.tokens.len() as u32;
        Elements { tree: self, token: 0, end, node: 0, last: self.nodes.len() as u32 }
    }

    /// What stands in a node.
    #[must_use]
    pub fn children(&self, node: u32) -> Elements<'_> {
        let Node { first, end, next, .. } = self.node(node);
        Elements { tree: self, token: first, end, node: node + 1, last: next }
    }

    /// Where a token stands.
    #[must_use]
    pub fn token_span(&self, token: u32) -> Span {
        let range = self.tokens.range(token);
        Span::new(self.file, range.start as u32, range.end as u32)
    }

    /// Where a node stands.
    #[must_use]
    pub fn node_span(&self, node: u32) -> Span {
        let Node { first, end, .. } = self.node(node);
        self.token_span(first).to(self.token_span(end - 1))
    }
}

/// The children of a node, in the order of the text.
#[derive(Clone, Debug)]
pub struct Elements<'a> {
    tree: &'a Tree,
    token: u32,
    end: u32,
    node: u32,
    last: u32,
}

impl Iterator for Elements<'_> {
    type Item = Element;

    fn next(&mut self) -> Option<Element> {
        while self.token < self.end {
            let at = self.token;
            if self.node < self.last && self.tree.nodes[self.node as usize].first == at {
                let found = self.node;
                let Node { end, next, .. } = self.tree.nodes[found as usize];
                (self.token, self.node) = (end, next);
                return Some(Element::Node(found));
            }
            self.token += 1;
            if !self.tree.tokens.kind(at).is_trivia() {
                return Some(Element::Token(at));
            }
        }
        None
    }
}
