//! Changes to a standpoint, by id.

use crate::model::Selector;
use crate::network::Limits;
use crate::vocabulary::*;

/// A change to a standpoint.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// A premise is withdrawn, or a rule or argument dropped.
    Withdraw(ArgumentName),
    /// A row of a table is withdrawn.
    WithdrawRow(TableId, u32),
    /// Everything told by a source is withdrawn, or with `true` only what nothing else tells.
    WithdrawSource(SourceId, bool),
    /// A premise, or all premises and facts of a kind or source, are admitted whatever the standpoint's clauses say.
    Admit(Selector),
    /// A row of a table is admitted.
    AdmitRow(TableId, u32),
    /// A rule or argument is used that the standpoint does not use.
    Apply(ArgumentName),
    /// A statement is taken as certain.
    Grant(StatementId),
    /// A statement is assumed: it yields to every argument for its contrary.
    Assume(StatementId),
    /// A statement is no longer assumed.
    DoNotAssume(StatementId),
    /// The first is preferred to the second; where the second was preferred to the first, no longer.
    Prefer(ArgumentName, ArgumentName),
    /// The first is no longer preferred to the second.
    Unprefer(ArgumentName, ArgumentName),
    /// A statement has another standard.
    Standard(StatementId, Standard),
    /// Every statement that no clause names has another standard.
    DefaultStandard(Standard),
    /// Arguments are used, or not used, as from another standpoint.
    Usage(UsageDifference),
    /// Arguments weigh something else, as from another standpoint.
    Weigh(Vec<ArgumentId>, Number),
    /// α, β and γ are others.
    Limits(Limits),
}

/// Arguments that one standpoint uses and another does not, for one reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsageDifference {
    /// The arguments are taken in; otherwise left out.
    pub taken_in: bool,
    /// The arguments.
    pub arguments: Vec<ArgumentId>,
    /// The standpoint by which they are not used.
    pub by: StandpointId,
    /// Why it does not use them.
    pub usage: crate::network::Usage,
}

list! {
    /// The kinds of change that can be looked for.
    Category {
        /// A premise or a row of a table is withdrawn.
        Premises = "premises",
        /// A premise or a kind is admitted.
        Admission = "admission",
        /// A critical question is answered.
        Questions = "questions",
        /// A statement is taken as certain or assumed.
        Assumptions = "assumptions",
        /// A preference is reversed or stated.
        Preferences = "preferences",
        /// A standard is relaxed or tightened.
        Standards = "standards",
        /// A rule or argument is dropped, or used that is not.
        Rules = "rules",
    }
}

impl Category {
    /// What is looked for unless something else is asked for: everything that leaves the rules alone.
    pub const USUAL: &'static [Self] = &[
        Self::Premises,
        Self::Admission,
        Self::Questions,
        Self::Assumptions,
        Self::Preferences,
        Self::Standards,
    ];
}
