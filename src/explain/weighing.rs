//! The numbers of a weighed statement: what speaks for it, what against, and what its standard asks.

use super::context::Context;
use crate::evaluate::Label;
use crate::network::{Limits, Role};
use crate::vocabulary::*;

/// The numbers of a weighed statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weighing {
    /// Its standard.
    pub standard: Standard,
    /// The greatest strength for it; `None` where nothing stands.
    pub pro: Option<Number>,
    /// The greatest strength against it.
    pub con: Option<Number>,
    /// α, β and γ.
    pub limits: Limits,
    /// The first thing that the standard asks and does not get.
    pub shortfall: Option<Shortfall>,
}

/// What a standard asks and does not get.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shortfall {
    /// Nothing stands for it.
    NothingStands,
    /// What stands for it is not stronger than what stands against it.
    NotStronger,
    /// It is stronger, but not by more than β.
    NotByEnough,
    /// It is not stronger than α.
    TooWeak,
    /// What stands against it is not weaker than γ.
    DoubtTooStrong,
    /// Something stands against it at all.
    SomethingAgainst,
}

/// The strengths of arguments from one standpoint, read off its nodes. Made when first asked for.
#[derive(Default)]
pub(super) struct Strengths {
    rows: std::cell::OnceCell<Vec<(ArgumentId, u16, NodeId)>>,
}

impl Strengths {
    fn rows(&self, context: &Context<'_, '_>) -> &[(ArgumentId, u16, NodeId)] {
        self.rows.get_or_init(|| {
            let nodes = (0..context.network().len()).map(NodeId::new);
            let strength = |node: NodeId| match context.network().role(node) {
                Role::Strength(argument, weight) => Some((argument, weight, node)),
                _ => None,
            };
            let mut rows: Vec<_> = nodes.filter_map(strength).collect();
            rows.sort_unstable();
            rows
        })
    }

    /// The greatest weight with which the argument stands; with `possibly`, with which it may stand. `None` where
    /// it does not stand.
    pub(super) fn of(&self, context: &Context<'_, '_>, argument: ArgumentId, possibly: bool) -> Option<Number> {
        let holds = |label: Label| label == Label::In || possibly && label == Label::Undecided;
        if !holds(context.argument(argument).0) {
            return None;
        }
        let rows = self.rows(context);
        let start = rows.partition_point(|row| row.0 < argument);
        let own = &rows[start..start + rows[start..].partition_point(|row| row.0 == argument)];
        if own.is_empty() {
            return Some(context.network().weight(argument));
        }
        let held = own.iter().rev().find(|row| holds(context.judged.labels.label(row.2)));
        let weights = context.network().weights();
        // What stands without any of its own strengths has the least weight there is.
        held.map(|row| weights[row.1 as usize]).or_else(|| weights.first().copied())
    }

    fn greatest(&self, context: &Context<'_, '_>, statement: StatementId, possibly: bool) -> Option<Number> {
        let arguments = context.arguments_for(statement).iter();
        arguments.filter_map(|argument| self.of(context, *argument, possibly)).max()
    }

    /// The numbers of a statement, if it is weighed.
    pub(super) fn weighing(&self, context: &Context<'_, '_>, statement: StatementId) -> Option<Weighing> {
        if !context.is_weighed(statement) {
            return None;
        }
        let label = context.statement(statement).0;
        // What is shown is shown even against all that may stand; what is not, is not even by all that may.
        let pro = self.greatest(context, statement, label != Label::In);
        let con = self.greatest(context, statement.contrary(), label != Label::Out);
        let (standard, limits) = (context.network().standard(statement), *context.network().limits());
        let shortfall = if label == Label::In { None } else { shortfall(standard, &limits, pro, con) };
        Some(Weighing { standard, pro, con, limits, shortfall })
    }
}

fn shortfall(standard: Standard, limits: &Limits, pro: Option<Number>, con: Option<Number>) -> Option<Shortfall> {
    let Some(pro) = pro else { return Some(Shortfall::NothingStands) };
    if standard == Standard::DialecticalValidity {
        return con.map(|_| Shortfall::SomethingAgainst);
    }
    let against = con.unwrap_or(Number::ZERO);
    let clear = matches!(standard, Standard::ClearAndConvincing | Standard::BeyondReasonableDoubt);
    let beyond = standard == Standard::BeyondReasonableDoubt;
    match () {
        () if pro <= against => Some(Shortfall::NotStronger),
        () if clear && pro <= limits.alpha => Some(Shortfall::TooWeak),
        () if clear && pro - against <= limits.beta => Some(Shortfall::NotByEnough),
        () if beyond && against >= limits.gamma => Some(Shortfall::DoubtTooStrong),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Shortfall, shortfall};
    use crate::network::Limits;
    use crate::vocabulary::{Number, Standard};

    fn number(hundredths: i64) -> Number {
        Number::new(hundredths, 2)
    }

    #[test]
    fn a_standard_says_what_it_misses() {
        let limits = Limits { alpha: number(60), beta: number(20), gamma: number(30) };
        let asks = |standard, pro, con| shortfall(standard, &limits, Some(number(pro)), Some(number(con)));
        assert_eq!(asks(Standard::Preponderance, 50, 50), Some(Shortfall::NotStronger));
        assert_eq!(asks(Standard::ClearAndConvincing, 60, 10), Some(Shortfall::TooWeak));
        assert_eq!(asks(Standard::ClearAndConvincing, 70, 50), Some(Shortfall::NotByEnough));
        assert_eq!(asks(Standard::BeyondReasonableDoubt, 90, 30), Some(Shortfall::DoubtTooStrong));
        assert_eq!(asks(Standard::BeyondReasonableDoubt, 90, 20), None);
        assert_eq!(asks(Standard::DialecticalValidity, 90, 20), Some(Shortfall::SomethingAgainst));
    }
}
