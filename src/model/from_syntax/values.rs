//! Dates, weights and other values as they are written.

use super::constants::Value;
use super::lookup::Wanted;
use super::names::{Symbol, key};
use super::{Code, Diagnostic, Resolver, Speaker, view};
use crate::model::Citation;
use crate::vocabulary::*;
use view::{Cite, Party, Word};

impl<'t> Resolver<'_, 't> {
    pub(super) fn date(&mut self, word: Word<'t>) -> Option<Date> {
        let date = Date::parse(word.text);
        if date.is_none() {
            let message = format!("`{}` is no day, month or year of the calendar", word.text);
            let told = Diagnostic::new(Code::BadDate, word.span, message);
            self.tell(told.help("a date is written `1990-02-09`, `1990-02` or `1990`"));
        }
        date
    }

    /// A weight: more than 0, at most 1.
    pub(super) fn weight(&mut self, word: Word<'t>) -> Option<Number> {
        let weight = Number::from_str_exact(word.text).ok().map(|number| number.normalize());
        let fits = weight.filter(|weight| *weight > Number::ZERO && *weight <= Number::ONE);
        if fits.is_none() {
            let message = format!("`{}` is no weight", word.text);
            let told = Diagnostic::new(Code::BadValue, word.span, message);
            self.tell(
                told.help("a weight is more than 0 and at most 1, with no more than 28 places, as `0.75`"),
            );
        }
        fits
    }

    /// A number of `limits`: from 0 to 1.
    pub(super) fn limit(&mut self, word: Word<'t>) -> Option<Number> {
        let limit = Number::from_str_exact(word.text).ok();
        let fits = limit.filter(|limit| *limit >= Number::ZERO && *limit <= Number::ONE);
        if fits.is_none() {
            let message = format!("`{}` is no limit", word.text);
            let told = Diagnostic::new(Code::BadValue, word.span, message);
            self.tell(told.help("a limit lies between 0 and 1, as weights do"));
        }
        fits
    }

    /// How many, in `at least`; never more than `most`.
    pub(super) fn count(&mut self, word: Word<'t>, most: Option<usize>) -> Option<u32> {
        let count = word.text.parse::<u32>().ok().filter(|count| *count > 0);
        let told = match (count, most) {
            (None, _) => {
                let message = format!("`{}` does not say how many", word.text);
                Diagnostic::new(Code::BadValue, word.span, message).help("a whole number from 1 on is wanted")
            }
            (Some(count), Some(most)) if count as usize > most => {
                let message = format!("{count} of {most} can never hold");
                Diagnostic::new(Code::BadValue, word.span, message)
                    .help("ask for fewer, or list more; for `at least` over the instances of one literal leave the brackets out")
            }
            _ => return count,
        };
        self.tell(told);
        None
    }

    pub(super) fn tag(&mut self, word: Word<'t>) -> TagId {
        let name = key(word.text);
        if let Some(tag) = self.tags.get(name.as_ref()) {
            return *tag;
        }
        let tag = TagId::new(self.model.tags.len());
        self.model.tags.push(name.clone().into_owned());
        self.tags.insert(name.into_owned(), tag);
        tag
    }

    pub(super) fn all_parties(&mut self, module: ModuleId, parties: &[Party<'t>]) -> Vec<PartyId> {
        parties.iter().filter_map(|party| self.party(module, *party)).collect()
    }

    /// Who is meant. A text that is the words of a declared name means that one.
    fn party(&mut self, module: ModuleId, party: Party<'t>) -> Option<PartyId> {
        match party {
            Party::Name(word) => self.named_party(module, word),
            Party::Text(text) => Some(self.worded_party(text.value())),
        }
    }

    /// Somebody by a name: declared by `name`, by what a premise states or by a row.
    pub(super) fn named_party(&mut self, module: ModuleId, word: Word<'t>) -> Option<PartyId> {
        let name = key(word.text);
        let declared = match self.names.get(&name) {
            Some(_) => None,
            None => self.constants.get(Value::Name(&name)).filter(|id| self.constants.is_declared(*id)),
        };
        let constant = match declared {
            Some(constant) => constant,
            None => match self.find(module, word, Wanted::Party)? {
                Symbol::Constant(constant) => constant,
                _ => return None,
            },
        };
        let words = self.constants.list[constant.index()].words.clone();
        Some(self.speaker(Speaker::Named(constant), words))
    }

    pub(super) fn worded_party(&mut self, words: String) -> PartyId {
        let speaker = match self.worded.get(&words) {
            Some(constant) => Speaker::Named(*constant),
            None => Speaker::Worded(words.clone()),
        };
        self.speaker(speaker, words)
    }

    fn speaker(&mut self, speaker: Speaker, words: String) -> PartyId {
        let Self { parties, model, .. } = self;
        *parties.entry(speaker).or_insert_with(|| {
            model.parties.push(words);
            PartyId::new(model.parties.len() - 1)
        })
    }

    pub(super) fn citations(&mut self, module: ModuleId, cites: &[Cite<'t>]) -> Vec<Citation> {
        cites.iter().filter_map(|cite| self.citation(module, cite)).collect()
    }

    fn citation(&mut self, module: ModuleId, cite: &Cite<'t>) -> Option<Citation> {
        let page = cite.page.map(|page| page.value());
        let source = match cite.source {
            Party::Name(word) => self.find_source(module, word)?,
            Party::Text(text) => {
                let value = text.value();
                match self.names.get(&key(&value)).map(|entry| entry.symbol) {
                    Some(Symbol::Source(source)) => source,
                    _ => return self.tell_unknown_citation(text, &value),
                }
            }
        };
        Some(Citation { source, page })
    }

    fn tell_unknown_citation(&mut self, text: view::Text<'t>, value: &str) -> Option<Citation> {
        let message = format!("no source has the citation key `{value}`");
        let told = Diagnostic::new(Code::UnknownName, text.span, message)
            .help("declare it: `source NAME \"title\"`, or bring it in with `bibliography`");
        self.tell(told);
        None
    }

    /// The earliest date of the sources cited.
    pub(super) fn earliest(&self, cites: &[Citation]) -> Option<Date> {
        let dates = cites.iter().filter_map(|cite| self.model.sources[cite.source.index()].date);
        dates.min_by_key(|date| (date.last(), date.first()))
    }
}
