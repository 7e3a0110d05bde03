//! The variables of one declaration: where each stands, and so whether anything binds it.

use super::names::key;
use crate::source::Span;
use crate::syntax::view::Word;
use crate::vocabulary::VariableId;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Where a term stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Where no variable may stand.
    Ground,
    Given,
    AtLeast,
    Where,
    Assuming,
    Unless,
    So,
    /// On the right of a `with`.
    With,
    /// In the list of an `at least N (…)`, which counts literals and not instances.
    Listed,
    /// In a `contrary` or a `standard`, where a variable stands for anything.
    Any,
}

impl Place {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Ground | Self::Any => "this place",
            Self::Given => "`given`",
            Self::AtLeast => "`at least`",
            Self::Listed => "the list of `at least`",
            Self::Where => "`where`",
            Self::Assuming => "`assuming`",
            Self::Unless => "`unless`",
            Self::So => "`so`",
            Self::With => "`with`",
        }
    }

    /// Whether a variable here must be bound elsewhere.
    fn needs_binding(self) -> bool {
        matches!(self, Self::Assuming | Self::So | Self::With | Self::Listed)
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// One variable.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) name: String,
    /// Where it stood first.
    pub(super) first: Span,
    /// The first place where only a `given` can bind it.
    pub(super) need: Option<(Place, Span)>,
    /// Where a `where` first compares it: a `given` or an `unless` must bind it.
    pub(super) compared: Option<Span>,
    /// The `at least` that it stands in, and whether it stands in another as well.
    counted: Option<(u32, bool)>,
    places: u16,
}

impl Seen {
    pub(super) fn stands_in(&self, place: Place) -> bool {
        self.places & place.bit() != 0
    }

    /// Whether an `at least` shares it with the rest of the rule instead of counting its values.
    pub(super) fn is_shared_by_count(&self) -> bool {
        self.counted.is_some_and(|(_, again)| again || self.places != Place::AtLeast.bit())
    }
}

/// The variables of one declaration, in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct Scope<'t> {
    pub(super) seen: Vec<Seen>,
    index: FxHashMap<Cow<'t, str>, VariableId>,
    /// What it is that takes no variables, where it takes none.
    pub(super) ground: Option<&'static str>,
    /// It is an `argument`: variables stand only in `at least`.
    pub(super) is_argument: bool,
    /// The number of the `at least` that is being read.
    pub(super) count: u32,
}

impl<'t> Scope<'t> {
    /// The scope of something that takes no variables, which `what` calls by its name.
    pub(super) fn ground(what: &'static str) -> Self {
        Self { ground: Some(what), ..Self::default() }
    }

    /// The scope of a rule or an argument.
    pub(super) fn of_inference(is_argument: bool) -> Self {
        Self { is_argument, ..Self::default() }
    }

    /// The variable of a word, new at its first mention.
    pub(super) fn variable(&mut self, word: Word<'t>, place: Place) -> VariableId {
        let name = key(word.text);
        let known = self.index.get(&name).copied();
        let id = known.unwrap_or_else(|| {
            let id = self.push(name.clone().into_owned(), word.span);
            self.index.insert(name, id);
            id
        });
        let seen = &mut self.seen[id.index()];
        seen.places |= place.bit();
        if place.needs_binding() && seen.need.is_none() {
            seen.need = Some((place, word.span));
        }
        if place == Place::Where && seen.compared.is_none() {
            seen.compared = Some(word.span);
        }
        if place == Place::AtLeast {
            let again = seen.counted.is_some_and(|(count, again)| again || count != self.count);
            seen.counted = Some((self.count, again));
        }
        id
    }

    /// A variable that is mentioned once, without a name.
    pub(super) fn wildcard(&mut self, span: Span, place: Place) -> VariableId {
        let id = self.push("_".to_owned(), span);
        self.seen[id.index()].places |= place.bit();
        id
    }

    fn push(&mut self, name: String, first: Span) -> VariableId {
        self.seen.push(Seen { name, first, need: None, compared: None, counted: None, places: 0 });
        VariableId::new(self.seen.len() - 1)
    }

    /// The names of the variables, for the model.
    pub(super) fn names(&self) -> Vec<String> {
        self.seen.iter().map(|seen| seen.name.clone()).collect()
    }
}
