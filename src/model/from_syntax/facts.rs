//! `facts p from "file.csv"`: one premise a row.

use super::clauses::Once;
use super::constants::Value;
use super::declare::Work;
use super::lookup::Wanted;
use super::names::{Symbol, key};
use super::nearest::nearest;
use super::{Attachment, Code, Diagnostic, Resolver, view};
use crate::model::FactTable;
use crate::source::Span;
use crate::vocabulary::*;
use columns::{Columns, Extra};
use csv::StringRecord;
use view::{Clause, ClauseBody, Text, Word};

mod columns;

/// So many bad rows of a table are told one by one; the rest is a number.
const TOLD: usize = 12;

impl<'t> Resolver<'_, 't> {
    pub(super) fn tables(&mut self, work: &Work<'t>) {
        for (module, span, relation, path, clauses) in &work.tables {
            self.table(*module, *span, *relation, *path, clauses);
        }
    }

    fn table(
        &mut self,
        module: ModuleId,
        span: Span,
        relation: Word<'t>,
        path: Text<'t>,
        clauses: &'t [Clause<'t>],
    ) {
        let predicate = self.find(module, relation, Wanted::Relation).and_then(Symbol::predicate);
        let (mut kind, mut cites, mut named, mut once) = (None, Vec::new(), Vec::new(), Once::default());
        for clause in clauses {
            match &clause.body {
                ClauseBody::Kind(word) if self.first(&mut once, "kind", clause.span) => {
                    kind = self.find_kind(module, *word);
                }
                ClauseBody::Cites(list) => cites.extend(self.citations(module, list)),
                ClauseBody::Columns(list) => named.extend(list),
                _ => {}
            }
        }
        let attachment = self.inputs[module.index()].files.get(&path.value()).copied();
        let (Some(predicate), Some(attachment)) = (predicate, attachment) else { return };
        let mut table = FactTable {
            predicate,
            terms: Vec::new(),
            kind,
            cites,
            kinds: Vec::new(),
            dates: Vec::new(),
            known: Vec::new(),
            sources: Vec::new(),
            rows: Vec::new(),
            module,
            span,
        };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(attachment.text.as_bytes());
        let headers = reader.headers().cloned().unwrap_or_default();
        if let Some(columns) = self.columns_of(predicate, &headers, path.span, attachment.file, &named) {
            self.rows(&mut table, &columns, &mut reader, attachment);
        }
        self.model.tables.push(table);
    }

    fn rows(
        &mut self,
        table: &mut FactTable,
        columns: &Columns,
        reader: &mut csv::Reader<&[u8]>,
        attachment: Attachment<'t>,
    ) {
        let by_table = self.earliest(&table.cites);
        let mut record = StringRecord::new();
        let (mut number, mut bad) = (1u64, 0usize);
        // A row starts where the one before it ended, and the first where the headers ended.
        let mut start = reader.position().byte();
        while let Ok(true) = reader.read_record(&mut record) {
            number += 1;
            let end = reader.position().byte();
            let span = row_span(attachment, start, end);
            start = end;
            let whole = table.terms.len();
            match self.row(table, columns, &record, span, by_table) {
                Ok(()) => table.rows.push(span),
                Err(why) => {
                    table.terms.truncate(whole);
                    bad += 1;
                    if bad <= TOLD {
                        self.tell_bad_row(span, number, why);
                    }
                }
            }
        }
        if bad > TOLD {
            let message = format!("{} more rows of this table do not fit", bad - TOLD);
            self.tell(Diagnostic::new(Code::BadRow, table.span, message));
        }
    }

    /// Takes in one row. The columns beside the terms are only written when all of it fits.
    fn row(
        &mut self,
        table: &mut FactTable,
        columns: &Columns,
        record: &StringRecord,
        span: Span,
        by_table: Option<Date>,
    ) -> Result<(), Why> {
        if record.len() != columns.width {
            let (has, wanted) = (record.len(), columns.width);
            return Err(Why::new(format!("has {has} {}, and the header has {wanted}", cells(has))));
        }
        for (place, column) in columns.terms.iter().enumerate() {
            let cell = record[*column].trim();
            let constant = self.cell(cell, span);
            let constant = constant.map_err(|why| why.unwrap_or_else(|| columns.nothing_in(place)))?;
            table.terms.push(constant);
        }
        let cell = |extra: Extra| {
            columns.extra(extra).map(|column| record[column].trim()).filter(|cell| !cell.is_empty())
        };
        let kind = cell(Extra::Kind).map(|cell| self.kind_cell(cell)).transpose()?;
        let date = cell(Extra::Date).map(|cell| date_cell("date", cell)).transpose()?;
        let known = cell(Extra::Known).map(|cell| date_cell("known", cell)).transpose()?;
        let source = cell(Extra::Source).map(|cell| self.source_cell(cell)).transpose()?;
        let by_source = match source {
            Some(source) => self.model.sources[source.index()].date,
            None => by_table,
        };
        push(&mut table.kinds, columns.extra(Extra::Kind).is_some(), kind);
        push(&mut table.dates, columns.extra(Extra::Date).is_some(), date);
        push(&mut table.sources, columns.extra(Extra::Source).is_some(), source);
        push(&mut table.known, columns.tells_when() || by_table.is_some(), known.or(date).or(by_source));
        Ok(())
    }

    /// The constant that a cell names: a name where it can be one, a date, a number, else a text. `Err(None)`
    /// for an empty cell.
    fn cell(&mut self, cell: &str, span: Span) -> Result<ConstantId, Option<Why>> {
        let first = cell.chars().next().ok_or(None)?;
        let name = key(cell);
        if first.is_ascii_digit() || first == '-' {
            let value = written_value(cell);
            if value.is_none() && looks_like_a_date(cell) {
                let message = format!("says `{cell}`, and there is no such date");
                let help = Some("a date is written `1990-02-09`, `1990-02` or `1990`".to_owned());
                return Err(Some(Why { message, help }));
            }
            let value = value.unwrap_or(Value::Text(&name));
            return Ok(self.constants.intern(value, span));
        }
        let value = if is_name(&name) { Value::Name(&name) } else { Value::Text(&name) };
        let constant = self.constants.intern(value, span);
        self.constants.declare(constant);
        Ok(constant)
    }

    fn kind_cell(&mut self, cell: &str) -> Result<KindId, Why> {
        match self.names.get(&key(cell)).map(|entry| entry.symbol) {
            Some(Symbol::Kind(kind)) => Ok(kind),
            other => Err(self.why_not(cell, other, Wanted::Kind)),
        }
    }

    fn source_cell(&mut self, cell: &str) -> Result<SourceId, Why> {
        match self.names.get(&key(cell)).map(|entry| entry.symbol) {
            Some(Symbol::Source(source)) => Ok(source),
            other => Err(self.why_not(cell, other, Wanted::Source)),
        }
    }

    fn why_not(&mut self, cell: &str, other: Option<Symbol>, wanted: Wanted) -> Why {
        let what = if wanted == Wanted::Kind { "kind" } else { "source" };
        let message = match other {
            Some(symbol) => format!("says `{cell}` for its {what}, and that is {}", symbol.what()),
            None => format!("says `{cell}` for its {what}, and no {what} is called so"),
        };
        let near = self.nearest_name(cell, wanted);
        Why { message, help: near.map(|near| format!("did you mean `{near}`?")) }
    }

    fn nearest_name(&mut self, word: &str, wanted: Wanted) -> Option<String> {
        if !self.may_search(self.names.len()) {
            return None;
        }
        let declared = self.names.iter().filter(|entry| wanted.accepts(entry.symbol));
        nearest(word, declared.map(|entry| entry.name.as_ref())).map(str::to_owned)
    }

    fn tell_bad_row(&mut self, span: Span, number: u64, why: Why) {
        let told = Diagnostic::new(Code::BadRow, span, format!("row {number} {}", why.message));
        let told = match why.help {
            Some(help) => told.help(help),
            None => told.help("rows are counted with the header as the first"),
        };
        self.tell(told);
    }
}

/// Why a row does not fit.
pub(super) struct Why {
    message: String,
    help: Option<String>,
}

impl Why {
    fn new(message: String) -> Self {
        Self { message, help: None }
    }
}

fn push<T>(column: &mut Vec<Option<T>>, exists: bool, value: Option<T>) {
    if exists {
        column.push(value);
    }
}

fn cells(count: usize) -> &'static str {
    if count == 1 { "cell" } else { "cells" }
}

fn date_cell(header: &str, cell: &str) -> Result<Date, Why> {
    let help = Some("a date is written `1990-02-09`, `1990-02` or `1990`".to_owned());
    let message = format!("says `{cell}` under `{header}`, and that is no date");
    Date::parse(cell).ok_or(Why { message, help })
}

/// A number or a date, as a term of a literal would be read.
fn written_value(cell: &str) -> Option<Value<'static>> {
    let number = || {
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        let plain = digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.ends_with(|last: char| last.is_ascii_digit());
        let number = plain.then(|| Number::from_str_exact(cell).ok()).flatten()?;
        Some(Value::Number(number.normalize()))
    };
    let dashed = cell.len() > 4 && cell.as_bytes()[4] == b'-';
    if dashed { Date::parse(cell).map(Value::Date) } else { number() }
}

/// Whether it has a date's form: `1990-02-31` is a slip and not a text.
fn looks_like_a_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts[0].len() == 4 && parts.iter().all(digits)
}

/// Whether the language can write it as a name.
fn is_name(cell: &str) -> bool {
    let mut before = '-';
    let mut characters = cell.chars();
    let starts = characters.next().is_some_and(unicode_ident::is_xid_start);
    let goes_on = cell.chars().skip(1).all(|character| {
        let fits = unicode_ident::is_xid_continue(character) || (character == '-' && before != '-');
        before = character;
        fits
    });
    starts && goes_on && !cell.ends_with('-')
}

/// The place of a row, without the line ends around it.
fn row_span(attachment: Attachment<'_>, start: u64, end: u64) -> Span {
    let text = attachment.text;
    let end = text.floor_char_boundary(end as usize);
    let start = text.floor_char_boundary(start as usize).min(end);
    let row = &text[start..end];
    let lead = row.len() - row.trim_start_matches(['\r', '\n']).len();
    let length = row.trim_end_matches(['\r', '\n']).len();
    Span::new(attachment.file, (start + lead.min(length)) as u32, (start + length) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_what_a_term_would_be() {
        assert!(is_name("Baker") && is_name("no-enlargement") && is_name("Україна"));
        assert!(!is_name("James Baker") && !is_name("a--b") && !is_name("a-") && !is_name("-a"));
        assert!(
            matches!(written_value("1990"), Some(Value::Number(_))),
            "a bare year is a number, as in a file"
        );
        assert!(matches!(written_value("1990-02"), Some(Value::Date(_))));
        assert!(
            matches!(written_value("-0.50"), Some(Value::Number(number)) if number == Number::new(-5, 1))
        );
        assert!(written_value("12th").is_none() && written_value("1990-13").is_none());
    }
}
