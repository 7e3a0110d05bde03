//! Mistakes that only the whole file set shows.
//!
//! In: the finished model. Out: diagnostics, one file a code. Never here: syntax, instances of rules, labels.
//! Everything is decided by predicate and sign, in time near linear in the model's size, and only what is
//! certain at that grain is told.

use super::Model;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use rustc_hash::FxHashSet;
use survey::Survey;
use view::View;

mod derive;
mod picks;
mod survey;
mod view;

mod cyclic_preference;
mod mixed_issue;
mod strict_undercut;
mod strict_with_more;

mod admits_nothing;
mod near_constants;
mod partly_weighed;
mod preference_in_a_weighing;
mod rule_never_applies;
mod standard_for_nothing;
mod supports_only_itself;
mod unanswered_exception;
mod undated_premise;
mod unsupported_claim;
mod unused_premise;
mod weighs_nothing;
mod weight_in_a_fight;

#[cfg(test)]
mod tests;

/// All mistakes, in the order of their places. Warnings are told only of the file asked for (and its tables):
/// a module's own are told when the module is asked for.
#[must_use]
pub fn check(model: &Model) -> Vec<Diagnostic> {
    let mut survey = Survey::new(model);
    let mut found = Vec::new();
    let mut weighing = weight_in_a_fight::Weighing::new(model);
    let mut preferences = preference_in_a_weighing::Preferences::default();
    for standpoint in &model.standpoints {
        let view = View::new(model, standpoint);
        survey.used.iter_mut().zip(&view.rules).for_each(|(any, used)| *any |= *used);
        weighing.look(&view);
        preferences.look(&survey, &view);
        from_standpoint(&survey, &view, &mut found);
    }
    weighing.tell(&mut found);
    preferences.tell(model, &mut found);
    strict_with_more::check(model, &mut found);
    strict_undercut::check(model, &mut found);
    unused_premise::check(model, &mut found);
    unsupported_claim::check(&survey, &mut found);
    unanswered_exception::check(&survey, &mut found);
    near_constants::check(model, &mut found);
    let shut = rule_never_applies::Shut::new(&survey);
    let circles = supports_only_itself::check(&survey, &shut, &mut found);
    shut.tell(&survey, &circles, &mut found);
    in_order(model, found)
}

fn from_standpoint(survey: &Survey<'_>, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    cyclic_preference::check(view, found);
    mixed_issue::check(view, found);
    weighs_nothing::check(survey, view, found);
    partly_weighed::check(view, found);
    admits_nothing::check(survey, view, found);
    undated_premise::check(view, found);
    standard_for_nothing::check(survey, view, found);
}

/// Leaves out what is told already (a standpoint that is `from` another copies its clauses), and other files'
/// warnings.
fn in_order(model: &Model, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let foreign: FxHashSet<FileId> = model.modules.iter().skip(1).map(|module| module.file).collect();
    let place =
        |diagnostic: &Diagnostic| -> Option<Span> { diagnostic.primary.as_ref().map(|label| label.span) };
    let mut told = FxHashSet::default();
    found.retain(|diagnostic| {
        let own = place(diagnostic).is_none_or(|span| !foreign.contains(&span.file));
        (own || diagnostic.is_error()) && told.insert((diagnostic.code, place(diagnostic)))
    });
    found.sort_by_key(place);
    found
}
