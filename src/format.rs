//! Canonical text.
//!
//! In: a text and its tree. Out: the same declarations in one layout; every comment is kept, and the tokens
//! are, but for the commas between things that now stand on lines of their own. Never here: a file with
//! syntax errors (it is refused), or what names mean.
//!
//! The layout: declarations in column 1, each clause on a line of its own, two spaces in, with what it says
//! in one column; a list stays on one line if it was on one and fits, else each thing has a line; runs of
//! one-line `name`s, `kind`s and `relation`s have their texts in one column; texts are filled to 100 columns;
//! blank lines collapse to one. A byte-order mark is dropped, and lines end in LF.

use std::fmt;

use crate::syntax::{Parse, parse};

mod declaration;

mod list;

mod align;

mod printer;

mod script;

mod text;

mod same;

/// Why a text was not formatted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormatError {
    /// It has syntax errors: this many were told.
    Broken(usize),
    /// The formatted text would not have said the same. This is a defect of the formatter.
    Differs,
}

impl fmt::Display for FormatError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(1) => write!(out, "the file has a syntax error, so it is left as it is"),
            Self::Broken(errors) => {
                write!(out, "the file has {errors} syntax errors, so it is left as it is")
            }
            Self::Differs => {
                write!(out, "formatting would change what the file says, so it is left as it is")
            }
        }
    }
}

impl std::error::Error for FormatError {}

/// The canonical layout of a text, from the text and its parse.
///
/// # Errors
/// A text with syntax errors is refused; so is a result whose tokens or comments would differ.
pub fn format(text: &str, parsed: &Parse) -> Result<String, FormatError> {
    let errors = parsed.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    if errors > 0 {
        return Err(FormatError::Broken(errors));
    }
    let formatted = declaration::file(text, &parsed.tree);
    let again = parse(parsed.tree.file(), &formatted);
    let same = again.diagnostics.is_empty() && same::same((text, &parsed.tree), (&formatted, &again.tree));
    if same { Ok(formatted) } else { Err(FormatError::Differs) }
}

#[cfg(test)]
mod tests;
