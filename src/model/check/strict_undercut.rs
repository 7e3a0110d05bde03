//! `strict-undercut`: something undercuts what holds certainly.

use super::cyclic_preference::argument_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;

/// Tells of every undercutter of a strict argument or a certain premise.
pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    for rule in &model.rules {
        let Conclusion::Undercuts { target, span, .. } = &rule.conclusion else { continue };
        let Some(certain) = certain(model, *target) else { continue };
        let name = argument_name(model, *target);
        let message = format!("`{name}` holds certainly, and so cannot be undercut");
        let diagnostic = Diagnostic::new(Code::StrictUndercut, *span, message)
            .also(certain, "declared as certain")
            .help("let it hold presumably, or argue against what it is given");
        found.push(diagnostic);
    }
}

/// Where what is named was declared, if it is certain.
fn certain(model: &Model, name: ArgumentName) -> Option<Span> {
    let rule = match name {
        ArgumentName::Premise(premise) => {
            let premise = &model.premises[premise.index()];
            return premise.certain.then_some(premise.name_span);
        }
        ArgumentName::Rule(rule) => rule,
        ArgumentName::Instance(name) => model.instance_names[name.index()].rule,
    };
    let rule = &model.rules[rule.index()];
    rule.strict.then_some(rule.name_span)
}
