//! `bibliography "refs.bib"`: each entry is a source.

use super::declare::bare_source;
use super::names::{Symbol, key};
use super::{Attachment, Code, Diagnostic, Resolver, view};
use crate::source::Span;
use crate::vocabulary::*;
use biblatex::{
    Bibliography, ChunksExt, DateValue, Datetime, Entry, PermissiveType, Person, RawBibliography,
};

/// Braces inside braces, past which a bibliography is not one that people write. The reader of entries goes down
/// one call a brace.
const DEEPEST: usize = 64;

impl<'t> Resolver<'_, 't> {
    pub(super) fn bibliography(&mut self, module: ModuleId, path: view::Text<'t>) {
        let Some(attachment) = self.inputs[module.index()].files.get(&path.value()).copied() else { return };
        if let Some(span) = too_deep(attachment) {
            self.tell(Diagnostic::new(
                Code::BadBibliography,
                span,
                "braces stand too deep inside each other here",
            ));
            return;
        }
        match read(attachment.text) {
            Ok((keys, bibliography)) => {
                for (word, span) in keys {
                    if let Some(entry) = bibliography.get(word) {
                        let span = place(attachment, span);
                        self.entry(module, view::Word { text: word, span }, entry);
                    }
                }
            }
            Err(error) => {
                let message = format!("this bibliography cannot be read: {}", error.kind);
                let told = Diagnostic::new(Code::BadBibliography, place(attachment, error.span), message);
                self.tell(told.also(path.span, "it is brought in here"));
            }
        }
    }

    fn entry(&mut self, module: ModuleId, word: view::Word<'t>, entry: &Entry) {
        let id = SourceId::new(self.model.sources.len());
        self.declare_name(module, word, Symbol::Source(id));
        let field = |name: &str| {
            entry.get(name).map(|chunks| chunks.format_verbatim()).filter(|text| !text.is_empty())
        };
        let title = field("title").unwrap_or_else(|| word.text.to_owned());
        let mut source = bare_source(key(word.text).into_owned(), title, word.span);
        source.within = ["journaltitle", "journal", "booktitle", "publisher", "institution", "school"]
            .into_iter()
            .find_map(field);
        source.url = field("url");
        source.page = field("pages").map(|pages| pages.replace("--", "–"));
        source.date = entry.date().ok().and_then(date);
        self.model.sources.push(source);
        let people = entry.author().or_else(|_| editors(entry)).unwrap_or_default();
        self.entry_authors.extend(people.iter().map(|person| (id, called(person))));
    }

    /// The authors of bibliography entries, once all names are known.
    pub(super) fn entry_authors(&mut self) {
        for (source, words) in std::mem::take(&mut self.entry_authors) {
            let party = self.worded_party(words);
            self.model.sources[source.index()].by.push(party);
        }
    }
}

type Keys<'t> = Vec<(&'t str, std::ops::Range<usize>)>;

/// The keys with their places, in the order of the text, and the entries.
fn read(text: &str) -> Result<(Keys<'_>, Bibliography), biblatex::ParseError> {
    let raw = RawBibliography::parse(text)?;
    let keys = raw.entries.iter().map(|entry| (entry.v.key.v, entry.v.key.span.clone())).collect();
    Ok((keys, Bibliography::from_raw(raw)?))
}

fn editors(entry: &Entry) -> Result<Vec<Person>, ()> {
    let lists = entry.editors().map_err(|_| ())?;
    Ok(lists.into_iter().flat_map(|(people, _)| people).collect())
}

/// A person as a sentence names one.
fn called(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// The date of an entry; of a span of time its end, since by then it had certainly come.
fn date(date: PermissiveType<biblatex::Date>) -> Option<Date> {
    let PermissiveType::Typed(date) = date else { return None };
    let (DateValue::At(moment)
    | DateValue::After(moment)
    | DateValue::Before(moment)
    | DateValue::Between(_, moment)) = date.value;
    let Datetime { year, month, day, .. } = moment;
    let month = month.map(|month| format!("-{:02}", u16::from(month) + 1)).unwrap_or_default();
    let day = day
        .filter(|_| !month.is_empty())
        .map(|day| format!("-{:02}", u16::from(day) + 1))
        .unwrap_or_default();
    Date::parse(&format!("{year:04}{month}{day}"))
}

fn place(attachment: Attachment<'_>, span: std::ops::Range<usize>) -> Span {
    let within = |byte: usize| attachment.text.floor_char_boundary(byte) as u32;
    let start = within(span.start);
    Span::new(attachment.file, start, within(span.end).max(start))
}

/// Where the braces pass the bound.
fn too_deep(attachment: Attachment<'_>) -> Option<Span> {
    let mut depth = 0usize;
    for (at, byte) in attachment.text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(Span::new(attachment.file, at as u32, at as u32 + 1));
        }
    }
    None
}
