//! `strict-with-more`: what holds certainly is given plainly; it has no exceptions and no presumptions.

use super::survey::title;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, Model, Rule};
use crate::source::Span;

pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    for rule in model.rules.iter().filter(|rule| rule.strict) {
        found.extend(extras(rule).map(|(clause, span)| diagnostic(rule, clause, span)));
    }
}

/// Everything that a strict rule may not have. A `where` only picks instances, and may stand.
fn extras(rule: &Rule) -> impl Iterator<Item = (&'static str, Span)> {
    let counts = rule.given.iter().filter_map(|condition| match condition {
        Condition::AtLeast { span, .. } => Some(("at least", *span)),
        Condition::Holds(_) => None,
    });
    let assuming = rule.assuming.iter().map(|one| ("assuming", one.literal.span));
    let unless = rule.unless.iter().map(|one| ("unless", one.literal.span));
    counts.chain(assuming).chain(unless)
}

fn diagnostic(rule: &Rule, clause: &str, span: Span) -> Diagnostic {
    let message = format!("{} holds `certainly`, and what is certain has no `{clause}`", title(rule));
    Diagnostic::new(Code::StrictWithMore, span, message)
        .also(rule.name_span, "it is declared here")
        .help(format!("write `so presumably`, or take the `{clause}` out"))
}
