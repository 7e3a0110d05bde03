//! `admits-nothing`: what a standpoint admits leaves a rule that it uses without anything it could be given.

use super::survey::{Survey, given, premise_sides, side};
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};

/// How many rules one warning names.
const NAMED: usize = 5;

/// Tells of the rules that `admit` starves: each given of theirs is gone, and would be there without the clause.
pub(super) fn check(survey: &Survey<'_>, view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let Some(clause) = view.standpoint.admit.first().filter(|_| !survey.is_library()) else { return };
    let all = seeds(view, true);
    let before = survey.derivation.run(all.iter().copied(), &view.rules);
    let after = survey.derivation.run(seeds(view, false).into_iter(), &view.rules);
    let mut direct = vec![false; survey.concluded.len()];
    all.into_iter().for_each(|side| direct[side] = true);
    let starved = |index: &usize| {
        let rule = &survey.model.rules[*index];
        before.rule(*index)
            && !after.rule(*index)
            && given(rule).all(|literal| !after.side(side(literal)))
            && given(rule).any(|literal| direct[side(literal)])
    };
    let starved: Vec<usize> = (0..survey.model.rules.len()).filter(starved).collect();
    if starved.is_empty() {
        return;
    }
    let name = &view.standpoint.name;
    let message = match starved.len() {
        1 => format!("what standpoint `{name}` admits leaves nothing that a rule of it could be given"),
        many => {
            format!("what standpoint `{name}` admits leaves nothing that {many} rules of it could be given")
        }
    };
    let mut diagnostic = Diagnostic::new(Code::AdmitsNothing, clause.span, message)
        .help("admit what they are given, and let rules say what it is worth; or `ignore` them here");
    for rule in starved.iter().take(NAMED).map(|rule| &survey.model.rules[*rule]) {
        diagnostic = diagnostic.also(rule.name_span, "never applies from there");
    }
    found.push(diagnostic);
}

/// The sides that premises, rows and assumptions argue for from the standpoint.
fn seeds(view: &View<'_>, but_for_admit: bool) -> Vec<usize> {
    let admitted = if but_for_admit { &view.premises_but_for_admit } else { &view.premises };
    let premises = view.model.premises.iter().zip(admitted).filter(|(_, admitted)| **admitted);
    let mut seeds: Vec<usize> = premises.flat_map(|(premise, _)| premise_sides(premise)).collect();
    let tables = view.model.tables.iter().filter(|table| view.rows(table, but_for_admit).next().is_some());
    seeds.extend(tables.map(|table| table.predicate.index() * 2));
    seeds.extend(view.standpoint.assume.iter().map(|said| side(&said.what)));
    seeds
}
