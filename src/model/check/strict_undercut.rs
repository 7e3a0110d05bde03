//! `strict-undercut`: what is certain cannot be undercut.

use super::survey::title;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Conclusion, Model};
use crate::source::Span;
use crate::vocabulary::*;

pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    for rule in &model.rules {
        let Conclusion::Undercuts { target, span, .. } = &rule.conclusion else { continue };
        let Some((what, declared)) = certain(model, *target) else { continue };
        found.push(
            Diagnostic::new(
                Code::StrictUndercut,
                *span,
                format!("{what} is certain, and cannot be undercut"),
            )
            .also(declared, "it is declared here")
            .help("make it presumable, or argue against what it concludes"),
        );
    }
}

/// What the name names and where, if that is certain.
fn certain(model: &Model, name: ArgumentName) -> Option<(String, Span)> {
    match name {
        ArgumentName::Premise(id) => {
            let premise = &model.premises[id.index()];
            let name = &model.predicates[premise.predicate.index()].name;
            premise.certain.then(|| (format!("premise `{name}`"), premise.name_span))
        }
        ArgumentName::Rule(id) => {
            let rule = &model.rules[id.index()];
            rule.strict.then(|| (title(rule), rule.name_span))
        }
        ArgumentName::Instance(id) => {
            let rule = model.rules.get(model.instance_names[id.index()].rule.index())?;
            rule.strict.then(|| (title(rule), rule.name_span))
        }
    }
}
