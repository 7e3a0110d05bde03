//! Which column of a table is what.

use super::super::names::key;
use super::super::nearest::nearest;
use super::super::{Code, Diagnostic, Resolver, view};
use super::Why;
use crate::source::{FileId, Span};
use crate::vocabulary::PredicateId;
use csv::StringRecord;
use view::{Text, Word};

/// What a column may hold beside terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extra {
    Kind,
    Date,
    Known,
    Source,
}

const EXTRAS: [(Extra, &str); 4] =
    [(Extra::Kind, "kind"), (Extra::Date, "date"), (Extra::Known, "known"), (Extra::Source, "source")];

/// The columns of a table.
pub(super) struct Columns {
    /// Where each term of the relation stands.
    pub(super) terms: Vec<usize>,
    /// How many columns there are.
    pub(super) width: usize,
    names: Vec<String>,
    extras: [Option<usize>; 4],
}

impl Columns {
    pub(super) fn extra(&self, extra: Extra) -> Option<usize> {
        self.extras[extra as usize]
    }

    /// Whether a row can say since when it was known.
    pub(super) fn tells_when(&self) -> bool {
        [Extra::Date, Extra::Known, Extra::Source].iter().any(|extra| self.extra(*extra).is_some())
    }

    pub(super) fn nothing_in(&self, place: usize) -> Why {
        Why::new(format!("has nothing under `{}`", self.names[place]))
    }
}

impl<'t> Resolver<'_, 't> {
    /// Finds each variable of the relation among the headers, then the columns that say more of a row.
    pub(super) fn columns_of(
        &mut self,
        predicate: PredicateId,
        headers: &StringRecord,
        path: Span,
        file: FileId,
        named: &[&'t (Word<'t>, Text<'t>)],
    ) -> Option<Columns> {
        let headers: Vec<String> = headers.iter().map(|header| key(header.trim()).into_owned()).collect();
        let variables = self.columns.get(&predicate).cloned().unwrap_or_default();
        let mut wanted: Vec<String> =
            variables.iter().map(|variable| variable.clone().into_owned()).collect();
        let mut whole = true;
        for (word, header) in named {
            let header = (key(header.value().trim()).into_owned(), header.span);
            whole &= self.name_column(&variables, &mut wanted, *word, header, &headers);
        }
        let mut terms = Vec::with_capacity(wanted.len());
        for header in &wanted {
            match headers.iter().position(|other| other == header) {
                Some(column) if headers[column + 1..].contains(header) => {
                    whole = false;
                    let message = format!("two columns of this table are called `{header}`");
                    let told = Diagnostic::new(Code::BadTable, path, message);
                    self.tell(
                        told.also(Span::new(file, 0, 0), format!("its columns are {}", listed(&headers))),
                    );
                }
                Some(column) => terms.push(column),
                None if whole => {
                    whole = false;
                    self.tell_missing_column(header, &headers, path, file);
                }
                None => {}
            }
        }
        let extras = EXTRAS.map(|(_, name)| {
            headers.iter().position(|header| header == name).filter(|column| !terms.contains(column))
        });
        self.check_other_headers(&headers, &terms, &extras, path, file);
        whole.then_some(Columns { terms, width: headers.len(), names: wanted, extras })
    }

    /// `columns ?x = "header"`.
    fn name_column(
        &mut self,
        variables: &[std::borrow::Cow<'t, str>],
        wanted: &mut [String],
        word: Word<'t>,
        header: (String, Span),
        headers: &[String],
    ) -> bool {
        let name = key(word.text);
        let Some(place) = variables.iter().position(|variable| *variable == name) else {
            let told =
                Diagnostic::new(Code::BadTable, word.span, format!("the relation has no variable `?{name}`"));
            let told = match nearest(&name, variables.iter().map(AsRef::as_ref)) {
                Some(near) => told.help(format!("did you mean `?{near}`?")).fix(
                    word.span,
                    format!("?{near}"),
                    format!("write `?{near}`"),
                ),
                None => told.help("`columns` says which column holds which variable of the relation"),
            };
            self.tell(told);
            return false;
        };
        if !headers.contains(&header.0) {
            let message = format!("the table has no column `{}`", header.0);
            let told = Diagnostic::new(Code::BadTable, header.1, message);
            self.tell(told.help(format!("its columns are {}", listed(headers))));
            return false;
        }
        wanted[place] = header.0;
        true
    }

    fn tell_missing_column(&mut self, header: &str, headers: &[String], path: Span, file: FileId) {
        if headers.is_empty() {
            let told = Diagnostic::new(
                Code::BadTable,
                path,
                "this table is empty: it has not even a row of headers",
            );
            self.tell(told);
            return;
        }
        let message = format!("this table has no column for `?{header}`");
        let told = Diagnostic::new(Code::BadTable, path, message)
            .also(Span::new(file, 0, 0), format!("its columns are {}", listed(headers)));
        let help = match nearest(header, headers.iter().map(String::as_str)) {
            Some(near) => format!("is it `{near}`? Then write `columns ?{header} = \"{near}\"`"),
            None => format!("say which it is with `columns ?{header} = \"HEADER\"`"),
        };
        self.tell(told.help(help));
    }

    /// A misspelt `known` would be a column of no meaning, and change verdicts in silence.
    fn check_other_headers(
        &mut self,
        headers: &[String],
        terms: &[usize],
        extras: &[Option<usize>; 4],
        path: Span,
        file: FileId,
    ) {
        let free =
            EXTRAS.iter().filter(|(extra, _)| extras[*extra as usize].is_none()).map(|(_, name)| *name);
        let free: Vec<&str> = free.collect();
        for (column, header) in headers.iter().enumerate() {
            if terms.contains(&column) || extras.contains(&Some(column)) {
                continue;
            }
            let Some(near) = nearest(header, free.iter().copied()) else { continue };
            let message = format!("the column `{header}` means nothing here, and is nearly `{near}`");
            let told = Diagnostic::new(Code::BadTable, path, message)
                .also(Span::new(file, 0, 0), format!("its columns are {}", listed(headers)))
                .help(format!("call it `{near}`, or something quite different if it is not meant"));
            self.tell(told);
        }
    }
}

fn listed(headers: &[String]) -> String {
    headers.iter().map(|header| format!("`{header}`")).collect::<Vec<_>>().join(", ")
}
