//! Everything that the arguments of a standpoint can raise against one argument.

use crate::evaluate::Label;
use crate::explain::blocker::rebutting;
use crate::explain::build::Builder;
use crate::explain::last_link::outranked;
use crate::explain::step::How;
use crate::vocabulary::*;

/// An argument that objects to another.
#[derive(Clone, Debug)]
pub(super) struct Objection {
    pub(super) by: ArgumentId,
    pub(super) how: How,
    pub(super) target: ArgumentId,
    pub(super) question: Option<String>,
    pub(super) scale: Scale,
}

/// What an objection does where it is weighed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scale {
    /// It is not weighed: it defeats, or is defeated.
    Fought,
    /// It lies in the scales against this statement.
    Against(StatementId),
    /// It is what the other side was found too light against.
    Heavier,
    /// It is strict, and the target is preferred to this, on which it rests.
    Outranked(ArgumentId, ArgumentId),
}

/// The objections to an argument, in the order of the text: exceptions, overturned presumptions, undercutters, and
/// what is for the contrary.
pub(super) fn against(builder: &Builder<'_, '_>, target: ArgumentId) -> Vec<Objection> {
    let context = &builder.context;
    let mut found = Vec::new();
    let mut raise = |by, how, question: Option<&String>, scale| {
        found.push(Objection { by, how, target, question: question.cloned(), scale });
    };
    let rule = context.index.rule(target);
    for (_, place, exception) in context.index.unless(target) {
        let said = rule.and_then(|rule| rule.unless.get(usize::from(*place)));
        let question = said.and_then(|said| said.question.as_ref());
        let by = context.arguments_for(*exception).iter();
        by.for_each(|by| raise(*by, How::Exception, question, Scale::Fought));
    }
    for (_, place, presumed) in context.index.assuming(target) {
        let said = rule.and_then(|rule| rule.assuming.get(usize::from(*place)));
        let question = said.and_then(|said| said.question.as_ref());
        let by = context.arguments_for(presumed.contrary()).iter();
        by.for_each(|by| raise(*by, How::Overturns, question, Scale::Fought));
    }
    for by in context.undercutting(target) {
        raise(by, How::Undercuts, None, Scale::Fought);
    }
    for by in for_the_contrary(builder, target) {
        let link = outranked(builder, by, target);
        raise(by, How::Rebuts, None, link.map_or(Scale::Fought, |link| Scale::Outranked(target, link)));
    }
    for (by, statement) in in_the_other_scale(builder, target) {
        raise(by, How::Rebuts, None, Scale::Against(statement));
    }
    found
}

/// Those for the contrary of what is fought over, whether or not they could prevail. A strict argument is not hit.
fn for_the_contrary(builder: &Builder<'_, '_>, target: ArgumentId) -> Vec<ArgumentId> {
    let context = &builder.context;
    let Some(statement) = context.conclusion(target) else { return Vec::new() };
    if context.index.is_strict(target) || context.network().standard(statement) != Standard::Undefeated {
        return Vec::new();
    }
    // One that rebuts in earnest and stands is the whole story of a target that is out; the others are raised too.
    if context.argument(target).0 == Label::Undecided {
        return rebutting(context, target).collect();
    }
    context.arguments_for(statement.contrary()).to_vec()
}

fn in_the_other_scale(builder: &Builder<'_, '_>, target: ArgumentId) -> Vec<(ArgumentId, StatementId)> {
    let context = &builder.context;
    let weighed = context.conclusion(target).filter(|statement| context.is_weighed(*statement));
    let Some(statement) = weighed else { return Vec::new() };
    let opposed = context.opposed(statement).into_iter();
    opposed.flat_map(|each| context.arguments_for(each)).map(|by| (*by, statement)).collect()
}
