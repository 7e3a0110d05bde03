//! The numbers of a weighed statement: what speaks for it, what against, and what its standard asks.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::context::Context;
use crate::evaluate::Label;
use crate::network::Limits;
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

/// The strengths of statements from one standpoint, each found when first asked for: the least fixpoint that
/// SEMANTICS, section 2, defines, over what stands or, on the other side, over what may stand.
#[derive(Default)]
pub(super) struct Strengths {
    certain: RefCell<FxHashMap<StatementId, Option<Number>>>,
    possible: RefCell<FxHashMap<StatementId, Option<Number>>>,
}

/// Which arguments count: those that stand, or also those that may.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    Standing,
    Possible,
}

impl Counting {
    fn counts(self, label: Label) -> bool {
        label == Label::In || self == Self::Possible && label == Label::Undecided
    }
}

impl Strengths {
    /// How strong an argument is; `None` where it does not count.
    pub(super) fn of(
        &self,
        context: &Context<'_, '_>,
        argument: ArgumentId,
        counting: Counting,
    ) -> Option<Number> {
        let known = self.known(counting);
        for given in context.index.theory.arguments.rests_on(argument) {
            let seen = known.borrow().contains_key(&given);
            if !seen {
                find(context, given, counting, &mut known.borrow_mut());
            }
        }
        weakest(context, argument, counting, &known.borrow())
    }

    fn known(&self, counting: Counting) -> &RefCell<FxHashMap<StatementId, Option<Number>>> {
        match counting {
            Counting::Standing => &self.certain,
            Counting::Possible => &self.possible,
        }
    }

    fn greatest(
        &self,
        context: &Context<'_, '_>,
        statement: StatementId,
        counting: Counting,
    ) -> Option<Number> {
        let arguments = context.arguments_for(statement).iter();
        arguments.filter_map(|argument| self.of(context, *argument, counting)).max()
    }

    /// The numbers of a statement, if it is weighed.
    pub(super) fn weighing(&self, context: &Context<'_, '_>, statement: StatementId) -> Option<Weighing> {
        if !context.is_weighed(statement) {
            return None;
        }
        let label = context.statement(statement).0;
        // What is shown is shown even against all that may stand; what is not, is not even by all that may.
        let counting = |strict| if strict { Counting::Standing } else { Counting::Possible };
        let pro = self.greatest(context, statement, counting(label == Label::In));
        let opposed = context.opposed(statement).into_iter();
        let con =
            opposed.filter_map(|each| self.greatest(context, each, counting(label == Label::Out))).max();
        let (standard, limits) = (context.network().standard(statement), *context.network().limits());
        let shortfall = if label == Label::In { None } else { shortfall(standard, &limits, pro, con) };
        Some(Weighing { standard, pro, con, limits, shortfall })
    }
}

/// The least of an argument's own weight and the strengths of what it rests on.
fn weakest(
    context: &Context<'_, '_>,
    argument: ArgumentId,
    counting: Counting,
    known: &FxHashMap<StatementId, Option<Number>>,
) -> Option<Number> {
    if !counting.counts(context.argument(argument).0) {
        return None;
    }
    let of = |statement: &StatementId| known.get(statement).copied().flatten();
    let mut least = context.network().weight(argument);
    for given in context.index.given(argument) {
        least = least.min(of(given)?);
    }
    for condition in context.index.at_least(argument) {
        let mut strengths: Vec<_> = condition.of.iter().filter_map(of).collect();
        strengths.sort_unstable_by(|one, other| other.cmp(one));
        if let Some(place) = (condition.count as usize).checked_sub(1) {
            least = least.min(*strengths.get(place)?);
        }
    }
    Some(least)
}

/// Finds the strength of a statement, and with it that of everything it rests on.
fn find(
    context: &Context<'_, '_>,
    statement: StatementId,
    counting: Counting,
    known: &mut FxHashMap<StatementId, Option<Number>>,
) {
    let mut users: FxHashMap<StatementId, Vec<StatementId>> = FxHashMap::default();
    let mut found = vec![statement];
    known.insert(statement, None);
    let mut next = 0;
    while let Some(each) = found.get(next).copied() {
        next += 1;
        for argument in context.arguments_for(each) {
            for rest in context.index.theory.arguments.rests_on(*argument) {
                users.entry(rest).or_default().push(each);
                if let std::collections::hash_map::Entry::Vacant(vacant) = known.entry(rest) {
                    vacant.insert(None);
                    found.push(rest);
                }
            }
        }
    }
    // Strengths only grow, so a statement is looked at again no more often than there are weights.
    while let Some(each) = found.pop() {
        let arguments = context.arguments_for(each).iter();
        let strength = arguments.filter_map(|argument| weakest(context, *argument, counting, known)).max();
        if strength > known[&each] {
            known.insert(each, strength);
            found.extend(users.get(&each).into_iter().flatten());
        }
    }
}

fn shortfall(
    standard: Standard,
    limits: &Limits,
    pro: Option<Number>,
    con: Option<Number>,
) -> Option<Shortfall> {
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
