//! Text becomes a lossless tree, and a typed view on it.
//!
//! In: the text of one file. Out: a tree in which every byte of the text stands in exactly one token, with
//! error nodes where the text is broken, its diagnostics, and the declarations as plain structs that borrow
//! from the text. Total: it cannot fail. Never here: what a name means, other files.

pub mod kind;

mod lexer;

pub mod tree;

mod mistake;

mod sink;

mod leaves;

mod expected;

mod grammar;

pub mod view;

mod value;

mod declarations;

pub use declarations::{declarations, declarations_that_need};

use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use kind::Kind;
use tree::Tree;

/// What reading one file gives: always a tree, and what was wrong with the text.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The tree; its tokens put together are the text.
    pub tree: Tree,
    /// What was wrong, in the order of the text; at most about a hundred.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file, in time linear in its length. It never fails: what is broken stands in error nodes and in
/// the diagnostics, and does no harm to the declarations around it. The text must be shorter than 4 GiB.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Parse {
    let lexed = lexer::lex(text);
    let mut sink = sink::Sink::new(file, text, &lexed.tokens);
    mistake::report(&lexed.mistakes, &mut sink);
    grammar::file(&mut sink);
    let (nodes, diagnostics) = sink.finish();
    Parse { tree: Tree::new(file, lexed.tokens, nodes), diagnostics }
}

/// The words that begin a declaration, in the order of `Kind::KEYWORDS`.
pub fn declaration_words() -> impl Iterator<Item = &'static str> {
    let begins = |kind: &&Kind| grammar::DECLARATIONS.contains(**kind);
    Kind::KEYWORDS.iter().filter(begins).map(|kind| kind.word())
}

#[cfg(test)]
mod tests;
