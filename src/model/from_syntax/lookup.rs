//! A name that is mentioned, as what the place wants; and what is said where it is something else.

use super::names::{Entry, Symbol, key};
use super::nearest::nearest;
use super::{Code, Diagnostic, Resolver, view};
use crate::diagnostic::Label;
use crate::vocabulary::*;

/// So many other places of an unknown name are shown.
const SHOWN: usize = 5;

/// What a place wants a name to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    Statement,
    Relation,
    Constant,
    Party,
    Kind,
    Source,
    Standpoint,
    /// What `by` of an argument names.
    Rule,
    /// What `apply` and `ignore` name.
    Inference,
    /// What `admit` and `exclude` name.
    Premise,
    /// What can be preferred, weighed and undercut.
    Argument,
}

impl Wanted {
    fn words(self) -> &'static str {
        match self {
            Self::Statement => "a relation, claim or premise",
            Self::Relation => "a relation",
            Self::Constant => "a name of something that relations speak of",
            Self::Party => "a name of somebody",
            Self::Kind => "a kind",
            Self::Source => "a source",
            Self::Standpoint => "a standpoint",
            Self::Rule => "a rule",
            Self::Inference => "a rule or argument",
            Self::Premise => "a premise",
            Self::Argument => "a rule, argument or premise",
        }
    }

    pub(super) fn accepts(self, symbol: Symbol) -> bool {
        match self {
            Self::Statement => symbol.predicate().is_some(),
            Self::Relation => matches!(symbol, Symbol::Relation(_)),
            Self::Constant | Self::Party => matches!(symbol, Symbol::Constant(_)),
            Self::Kind => matches!(symbol, Symbol::Kind(_)),
            Self::Source => matches!(symbol, Symbol::Source(_)),
            Self::Standpoint => matches!(symbol, Symbol::Standpoint(_)),
            Self::Rule => matches!(symbol, Symbol::Rule(_) | Symbol::Argument(_)),
            Self::Inference => symbol.argument().is_some() && !matches!(symbol, Symbol::Premise(..)),
            Self::Premise => matches!(symbol, Symbol::Premise(..)),
            Self::Argument => symbol.argument().is_some(),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Statement | Self::Relation => {
                "declare it with `relation`, `claim` or `premise`, or `use` the module that does"
            }
            Self::Constant | Self::Party => "declare it: `name NAME \"words\"`",
            Self::Kind => "declare it: `kind NAME \"words\"`",
            Self::Source => "declare it: `source NAME \"title\"`, or bring it in with `bibliography`",
            Self::Standpoint => "declare it: `standpoint NAME \"sentence\"`",
            Self::Rule | Self::Inference | Self::Argument => {
                "give the rule or argument that is meant this name"
            }
            Self::Premise => "give the premise that is meant this name",
        }
    }
}

impl<'t> Resolver<'_, 't> {
    /// What the word names, where it is what is wanted; else the mistake is told.
    pub(super) fn find(&mut self, module: ModuleId, word: view::Word<'t>, wanted: Wanted) -> Option<Symbol> {
        let name = key(word.text);
        let Some(entry) = self.names.get(&name) else {
            self.tell_unknown(word, &name, wanted);
            return None;
        };
        if !wanted.accepts(entry.symbol) {
            let entry = entry.clone();
            self.tell_wrong_sort(word, &entry, wanted);
            return None;
        }
        let (symbol, home) = (entry.symbol, entry.module);
        let checked = matches!(wanted, Wanted::Statement | Wanted::Relation);
        if checked && !self.visible.from(self.inputs, module, home) {
            let entry = entry.clone();
            self.tell_out_of_sight(module, word, &entry);
        }
        Some(symbol)
    }

    pub(super) fn find_statement(&mut self, module: ModuleId, word: view::Word<'t>) -> Option<PredicateId> {
        self.find(module, word, Wanted::Statement).and_then(Symbol::predicate)
    }

    pub(super) fn find_argument(
        &mut self,
        module: ModuleId,
        word: view::Word<'t>,
        wanted: Wanted,
    ) -> Option<ArgumentName> {
        self.find(module, word, wanted).and_then(Symbol::argument)
    }

    pub(super) fn find_kind(&mut self, module: ModuleId, word: view::Word<'t>) -> Option<KindId> {
        match self.find(module, word, Wanted::Kind)? {
            Symbol::Kind(kind) => Some(kind),
            _ => None,
        }
    }

    pub(super) fn find_source(&mut self, module: ModuleId, word: view::Word<'t>) -> Option<SourceId> {
        match self.find(module, word, Wanted::Source)? {
            Symbol::Source(source) => Some(source),
            _ => None,
        }
    }

    pub(super) fn find_standpoint(&mut self, module: ModuleId, word: view::Word<'t>) -> Option<StandpointId> {
        match self.find(module, word, Wanted::Standpoint)? {
            Symbol::Standpoint(standpoint) => Some(standpoint),
            _ => None,
        }
    }

    /// A name that nothing declares and nothing is near to is told once, with its other places.
    pub(super) fn tell_unknown(&mut self, word: view::Word<'t>, name: &str, wanted: Wanted) {
        if let Some(told) = self.unknown.get(name) {
            let places = &mut self.diagnostics[*told].secondary;
            if places.len() < SHOWN {
                places.push(Label { span: word.span, text: "it stands here as well".to_owned() });
            }
            return;
        }
        let message = format!("nothing is called `{name}`; {} is wanted here", wanted.words());
        let told = Diagnostic::new(Code::UnknownName, word.span, message);
        let (mut told, found) = self.with_nearest(told, word, name, wanted);
        if !found {
            self.unknown.insert(name.to_owned(), self.diagnostics.len());
            told = told.help(wanted.help());
        }
        self.tell(told);
    }

    fn tell_wrong_sort(&mut self, word: view::Word<'t>, entry: &Entry<'t>, wanted: Wanted) {
        let message = format!("`{}` is {}, not {}", entry.name, entry.symbol.what(), wanted.words());
        let told = Diagnostic::new(Code::WrongSortOfName, word.span, message)
            .label(format!("{} is wanted here", wanted.words()))
            .also(entry.span, format!("it is declared here, as {}", entry.symbol.what()));
        let told = match wanted {
            Wanted::Premise if entry.symbol.argument().is_some() => told.help(
                "`admit` and `exclude` pick out premises and facts; a rule or argument is left out by `ignore`",
            ),
            Wanted::Inference if matches!(entry.symbol, Symbol::Premise(..)) => {
                told.help("a premise is left out by `exclude`")
            }
            _ => self.with_nearest(told, word, &entry.name, wanted).0,
        };
        self.tell(told);
    }

    fn tell_out_of_sight(&mut self, module: ModuleId, word: view::Word<'t>, entry: &Entry<'t>) {
        let path = &self.inputs[entry.module.index()].path;
        let message = format!(
            "`{}` is declared in `{path}`, which `{}` does not use",
            entry.name,
            self.inputs[module.index()].path
        );
        let told = Diagnostic::new(Code::UnknownName, word.span, message)
            .also(entry.span, "it is declared here")
            .help(format!("write `use {path}` at the top, or declare `{}` here", entry.name));
        self.tell(told);
    }

    /// Whether so many names may still be looked through for the nearest.
    pub(super) fn may_search(&mut self, names: usize) -> bool {
        let left = self.searches.checked_sub(names);
        self.searches = left.unwrap_or(self.searches);
        left.is_some()
    }

    /// The diagnostic with the nearest name that would do; without, where none is near.
    pub(super) fn with_nearest(
        &mut self,
        told: Diagnostic,
        word: view::Word<'t>,
        name: &str,
        wanted: Wanted,
    ) -> (Diagnostic, bool) {
        if !self.may_search(self.names.len()) {
            return (told, false);
        }
        let declared = self.names.iter().filter(|entry| wanted.accepts(entry.symbol));
        let Some(near) = nearest(name, declared.map(|entry| entry.name.as_ref())) else {
            return (told, false);
        };
        let near = near.to_owned();
        let told = match self.names.get(&near) {
            Some(entry) => told.also(entry.span, format!("`{near}` is declared here")),
            None => told,
        };
        let help = format!("did you mean `{near}`?");
        let message = format!("write `{near}`");
        (told.help(help).fix(word.span, near, message), true)
    }
}
