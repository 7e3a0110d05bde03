//! Standpoints, and what their clauses say.

use super::{Literal, Model};
use crate::source::Span;
use crate::vocabulary::*;

/// What an `admit`, `exclude` or `weigh` picks out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Selector {
    /// All of a kind.
    Kind(KindId),
    /// All that cite a source.
    Source(SourceId),
    /// All that somebody says.
    By(PartyId),
    /// All with a tag.
    Tag(TagId),
    /// One premise, rule or argument.
    Name(ArgumentName),
}

/// Something said by a clause, with the clause's place.
#[derive(Clone, Debug)]
pub struct Said<T> {
    /// What it says.
    pub what: T,
    /// Where.
    pub span: Span,
}

/// One way to judge. `from` is already resolved: the clauses copied from the other come first, in its order.
#[derive(Clone, Debug)]
pub struct Standpoint {
    /// The declared name.
    pub name: String,
    /// Its sentence.
    pub sentence: Option<String>,
    /// Itself and every standpoint that it is `from`, nearest first.
    pub lineage: Vec<StandpointId>,
    /// What was certainly known by then.
    pub as_of: Option<Said<Date>>,
    /// What is admitted; empty for all.
    pub admit: Vec<Said<Selector>>,
    /// What is not.
    pub exclude: Vec<Said<Selector>>,
    /// Modules (and all that they use) whose rules apply from here.
    pub uses: Vec<ModuleId>,
    /// Rules and arguments added.
    pub apply: Vec<Said<ArgumentName>>,
    /// Rules and arguments dropped.
    pub ignore: Vec<Said<ArgumentName>>,
    /// Weights of those that name none; a later one wins over an earlier.
    pub weigh: Vec<Said<(Selector, Number)>>,
    /// Preferences.
    pub prefer: Vec<Said<(ArgumentName, ArgumentName)>>,
    /// The standard of every statement that no other clause names.
    pub standard: Option<Said<Standard>>,
    /// Standards of literals (which may have variables); a later one wins.
    pub standards: Vec<Said<(Literal, Standard)>>,
    /// α, β, γ where they are set.
    pub alpha: Option<Number>,
    /// See `alpha`.
    pub beta: Option<Number>,
    /// See `alpha`.
    pub gamma: Option<Number>,
    /// What is assumed, without variables.
    pub assume: Vec<Said<Literal>>,
    /// The semantics.
    pub semantics: Semantics,
    /// Sceptical or credulous.
    pub acceptance: Acceptance,
    /// The words for a status, `None` standing for `otherwise`; a later one wins.
    pub verdicts: Vec<(Option<Status>, String)>,
    /// The module that declares it; `None` for the `default` one that nobody declared.
    pub module: Option<ModuleId>,
    /// Where it stands (the first file's start for the `default` one).
    pub span: Span,
}

impl Standpoint {
    /// A standpoint without any clause: everything admitted, undefeated, grounded.
    #[must_use]
    pub fn bare(name: impl Into<String>, id: StandpointId, span: Span) -> Self {
        Self {
            name: name.into(),
            sentence: None,
            lineage: vec![id],
            as_of: None,
            admit: Vec::new(),
            exclude: Vec::new(),
            uses: Vec::new(),
            apply: Vec::new(),
            ignore: Vec::new(),
            weigh: Vec::new(),
            prefer: Vec::new(),
            standard: None,
            standards: Vec::new(),
            alpha: None,
            beta: None,
            gamma: None,
            assume: Vec::new(),
            semantics: Semantics::Grounded,
            acceptance: Acceptance::Sceptical,
            verdicts: Vec::new(),
            module: None,
            span,
        }
    }

    /// Whether what a module declares applies from here: it applies from everywhere, or this standpoint uses it.
    #[must_use]
    pub fn uses_module(&self, model: &Model, module: ModuleId) -> bool {
        model.modules.get(module.index()).is_none_or(|module| module.everywhere)
            || self.uses.contains(&module)
    }
}
