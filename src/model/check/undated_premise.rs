//! `undated-premise`: a standpoint looks from a date, and admits what has none.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};

/// How many premises one warning names.
const NAMED: usize = 5;

/// Tells of the premises and tables that stay although no one says since when they were known.
pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let Some(as_of) = &view.standpoint.as_of else { return };
    let model = view.model;
    let premises = model.premises.iter().zip(&view.premises);
    let premises = premises.filter(|(premise, admitted)| **admitted && premise.known.is_none());
    let premises = premises.map(|(premise, _)| (premise.name_span, premise.predicate, "has no date"));
    let undated =
        |row: usize, known: &[Option<crate::vocabulary::Date>]| known.get(row).copied().flatten().is_none();
    let tables =
        model.tables.iter().filter(|table| view.rows(table, false).any(|row| undated(row, &table.known)));
    let tables = tables.map(|table| (table.span, table.predicate, "has rows without a date"));
    let all: Vec<_> = premises.chain(tables).collect();
    if all.is_empty() {
        return;
    }
    let name = &view.standpoint.name;
    let date = as_of.what;
    let message = match all.len() {
        1 => format!("standpoint `{name}` looks from {date}, but one thing that it admits has no date"),
        many => {
            format!("standpoint `{name}` looks from {date}, but {many} things that it admits have no date")
        }
    };
    let mut diagnostic = Diagnostic::new(Code::UndatedPremise, as_of.span, message)
        .help("write `known` or `date` under them, or give their source a date; undated, they stay admitted");
    for (span, predicate, what) in all.into_iter().take(NAMED) {
        let name = &model.predicates[predicate.index()].name;
        diagnostic = diagnostic.also(span, format!("`{name}` {what}"));
    }
    found.push(diagnostic);
}
