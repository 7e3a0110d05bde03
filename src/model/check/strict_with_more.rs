//! `strict-with-more`: an argument that holds certainly has a condition that could fail it.

use super::survey::title;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// Tells of every strict argument with anything besides plain `given`.
pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    for rule in model.rules.iter().filter(|rule| rule.strict) {
        let at_least = rule.given.iter().filter_map(|condition| match condition {
            Condition::AtLeast { span, .. } => Some((*span, "`at least`")),
            Condition::Holds(_) => None,
        });
        let assuming = rule.assuming.iter().map(|questioned| (questioned.literal.span, "`assuming`"));
        let unless = rule.unless.iter().map(|questioned| (questioned.literal.span, "`unless`"));
        let weight = rule.weight.map(|_| (rule.name_span, "a `weight`"));
        let mut more = at_least.chain(assuming).chain(unless).chain(weight);
        let Some((span, what)) = more.next() else { continue };
        let message = format!("{} holds certainly, and so cannot have {what}", title(rule));
        let diagnostic = Diagnostic::new(Code::StrictWithMore, span, message)
            .also(rule.name_span, "it concludes `certainly`")
            .help("leave `certainly` out, or say in `given` all that must hold");
        found.push(more.fold(diagnostic, |told, (span, what)| told.also(span, format!("nor this {what}"))));
    }
}
