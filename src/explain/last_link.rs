//! Strict objections that fail for what they rest on: in a fight a strict argument is as strong as the weakest
//! presumption before it, so that what is preferred to that one need not fear it (SEMANTICS, section 2).

use super::build::Builder;
use super::context::Context;
use super::face::Face;
use super::fails::preference;
use super::step::Preferred;
use crate::evaluate::Label;
use crate::network::Role;
use crate::vocabulary::*;

/// A strict objection that fails for its last link.
#[derive(Debug)]
pub struct Outranked {
    /// The strict argument.
    pub by: Face,
    /// The presumption that it rests on.
    pub link: Face,
    /// What is preferred to that.
    pub target: Face,
    /// By which preference.
    pub preferred: Option<Preferred>,
}

/// The presumption for which a strict `by` does not tell against `target`, where that is found before anything else
/// that stops `by`.
pub(super) fn outranked(builder: &Builder<'_, '_>, by: ArgumentId, target: ArgumentId) -> Option<ArgumentId> {
    let context = &builder.context;
    if !context.index.is_strict(by) {
        return None;
    }
    let against = against(context, by, target)?;
    let (own, fall) = (builder.smallest.argument(context, by), builder.smallest.node(context, against));
    let falls = context.judged.labels.label(against) == Label::Out;
    let first = context.argument(by).0 != Label::Out || fall < own;
    if falls && first { link(builder, against, target) } else { None }
}

/// The node that says that `by` attacks what is preferred to the same arguments as `target`.
fn against(context: &Context<'_, '_>, by: ArgumentId, target: ArgumentId) -> Option<NodeId> {
    let network = context.network();
    let objections = network.graph().objections(network.argument_node(target)?).iter();
    let rebuttals = objections.filter(|node| matches!(network.role(**node), Role::Rebuttal(..)));
    let mut attacks = rebuttals.flat_map(|node| network.graph().supports(*node));
    attacks.find(|node| matches!(network.role(**node), Role::Against(argument, _) if argument == by)).copied()
}

/// Goes down from an attack that fails to the presumption that the target is preferred to.
fn link(builder: &Builder<'_, '_>, against: NodeId, target: ArgumentId) -> Option<ArgumentId> {
    let (context, network) = (&builder.context, builder.context.network());
    let (mut node, mut above) = (against, builder.smallest.node(context, against));
    loop {
        let fallen = network.graph().supports(node).iter().copied().filter(|support| {
            context.judged.labels.label(*support) == Label::Out
                && matches!(network.role(*support), Role::Rebuttal(..) | Role::Against(..))
        });
        let rank = |support: &NodeId| builder.smallest.node(context, *support);
        node = fallen.min_by_key(rank)?;
        // What made another fall has a lower rank; where both hold only through themselves, there is no such link.
        if rank(&node) >= above {
            return None;
        }
        above = rank(&node);
        if let Role::Rebuttal(statement, _) = network.role(node) {
            let mut weaker = context.arguments_for(statement).iter().copied();
            if let Some(weaker) = weaker.find(|each| network.is_preferred(target, *each)) {
                return Some(weaker);
            }
        }
    }
}

/// The same in words.
pub(super) fn told(
    builder: &mut Builder<'_, '_>,
    by: ArgumentId,
    target: ArgumentId,
    link: ArgumentId,
) -> Outranked {
    Outranked {
        by: builder.face(by),
        link: builder.face(link),
        target: builder.face(target),
        preferred: preference(&builder.context, target, link),
    }
}
