//! `unanswered-exception`: a critical question that nothing in the file could answer.

use super::survey::{Survey, side, title};
use crate::diagnostic::{Code, Diagnostic};

/// Tells of every `unless` with a question whose literal nothing argues for.
pub(super) fn check(survey: &Survey<'_>, found: &mut Vec<Diagnostic>) {
    if survey.is_library() {
        return;
    }
    for rule in &survey.model.rules {
        for exception in &rule.unless {
            let Some(question) = &exception.question else { continue };
            if survey.concluded[side(&exception.literal)] {
                continue;
            }
            let message = format!("no one has answered `{question}`");
            let diagnostic = Diagnostic::new(Code::UnansweredException, exception.literal.span, message)
                .label("no premise, fact or argument shows this")
                .also(rule.name_span, format!("an exception to {}", title(rule)))
                .help("put a premise or an argument forward that shows it, if there is one; else the rule applies");
            found.push(diagnostic);
        }
    }
}
