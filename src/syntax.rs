//! Text becomes a lossless tree, and a typed view on it.
//!
//! In: the text of one file. Out: a tree in which every byte of the text stands in exactly one token, with
//! error nodes where the text is broken, its diagnostics, and the declarations as plain structs that borrow
//! from the text. Total: it cannot fail. Never here: what a name means, other files.

pub mod view;
