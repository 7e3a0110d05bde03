//! Checks of a finished model, one file a code.
//!
//! In: the model. Out: diagnostics. Never here: text, or ground instances.

use super::Model;
use crate::diagnostic::Diagnostic;

/// What keeps a model from being evaluated though every declaration is whole.
pub(super) fn errors(model: &Model, told: &mut Vec<Diagnostic>) {
    let _ = (model, told);
}

/// What a reader should look at in a model without errors.
pub(super) fn warnings(model: &Model, told: &mut Vec<Diagnostic>) {
    let _ = (model, told);
}
