//! Where the stages of parsing put nodes and diagnostics.

use super::tree::{Node, NodeKind, Tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// How many mistakes of one file are told.
const MOST: usize = 100;

pub(super) struct Sink<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    nodes: Vec<Node>,
    diagnostics: Vec<Diagnostic>,
    /// How many mistakes of the grammar there were; the tokens' own come beside them.
    told: usize,
}

impl<'a> Sink<'a> {
    pub(super) fn new(file: FileId, text: &'a str, tokens: &'a Tokens) -> Self {
        let nodes = Vec::with_capacity(tokens.len() / 4);
        Self { file, text, tokens, nodes, diagnostics: Vec::new(), told: 0 }
    }

    pub(super) fn word(&self, token: u32) -> &'a str {
        self.tokens.text(token, self.text)
    }

    pub(super) fn span(&self, token: u32) -> Span {
        let range = self.tokens.range(token);
        Span::new(self.file, range.start as u32, range.end as u32)
    }

    /// Takes a mistake of a token; they come in the order of the text.
    pub(super) fn mistaken(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() <= MOST {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Takes a mistake of the grammar, made only where it will be told.
    pub(super) fn tell(&mut self, diagnostic: impl FnOnce(&Self) -> Diagnostic) {
        self.told += 1;
        if self.told <= MOST + 1 {
            let diagnostic = diagnostic(self);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Opens a node at a token; `shut` gives it its end.
    pub(super) fn open(&mut self, kind: NodeKind, first: u32) -> usize {
        self.nodes.push(Node { kind, first, end: first + 1, next: 0 });
        self.nodes.len() - 1
    }

    /// Ends a node before the token `end`.
    pub(super) fn shut(&mut self, node: usize, end: u32) {
        let next = self.nodes.len() as u32;
        let node = &mut self.nodes[node];
        (node.end, node.next) = (end, next);
    }

    /// Puts tokens into an error node: into the last node if that is one and they `go_on` from it, so that a
    /// file of nothing but errors does not cost a node a line.
    pub(super) fn put_aside(&mut self, go_on: bool, first: u32, end: u32) {
        match self.nodes.last_mut() {
            Some(last) if go_on && last.kind == NodeKind::Error => last.end = end,
            _ => {
                let node = self.open(NodeKind::Error, first);
                self.shut(node, end);
            }
        }
    }

    /// Takes back the nodes from a place on.
    pub(super) fn take_back(&mut self, node: usize) {
        self.nodes.truncate(node);
    }

    /// How many nodes there are.
    pub(super) fn mark(&self) -> usize {
        self.nodes.len()
    }

    /// Turns a node into an error, with nothing inside.
    pub(super) fn spoil(&mut self, node: usize) {
        self.nodes.truncate(node + 1);
        self.nodes[node].kind = NodeKind::Error;
    }

    /// The nodes, and the first mistakes in the order of the text.
    pub(super) fn finish(mut self) -> (Vec<Node>, Vec<Diagnostic>) {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.primary.as_ref().map(|label| label.span.start));
        if let Some(next) = self.diagnostics.get(MOST).and_then(|next| next.primary.as_ref()) {
            let message = format!("only the first {MOST} mistakes of this file are told; there are more");
            let last = Diagnostic::new(Code::SyntaxError, next.span, message).label("the next one is here");
            self.diagnostics.truncate(MOST);
            self.diagnostics.push(last);
        }
        (self.nodes, self.diagnostics)
    }
}
