//! `standard-for-nothing`: a standard for a statement that nothing argues about.

use super::survey::{Survey, words};
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};

/// Tells of every `standard … for` that no argument could ever be measured by.
pub(super) fn check(survey: &Survey<'_>, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if survey.is_library() {
        return;
    }
    for said in &view.standpoint.standards {
        let (literal, standard) = &said.what;
        if survey.is_argued(literal.predicate) {
            continue;
        }
        let words = words(survey.model, literal);
        let message = format!("standard `{}` for `{words}` measures nothing", standard.name());
        let predicate = &survey.model.predicates[literal.predicate.index()];
        let diagnostic = Diagnostic::new(Code::StandardForNothing, literal.span, message)
            .label("nothing argues for this or against it")
            .also(predicate.name_span, "declared here")
            .help("name a statement that some argument concludes, or leave the clause out");
        found.push(diagnostic);
    }
}
