//! The first thing that stops an argument, or keeps it open: told by statements and arguments, not by nodes,
//! since a statement may share its argument's node.

use super::context::Context;
use super::smallest::{Rank, Smallest};
use super::step::How;
use crate::evaluate::Label;
use crate::network::{Role, Usage};
use crate::vocabulary::*;

/// What stops an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Blocker {
    /// The standpoint does not use it.
    Unused(Usage),
    /// It needs this statement.
    Given(StatementId),
    /// It needs more of what the `at least` at this place of the argument's own counts.
    TooFew(usize),
    /// This statement, as an exception or as the contrary of a presumption, by its place in the rule.
    Statement(How, u16, StatementId),
    /// This argument, as undercutter or rebutter.
    Argument(How, ArgumentId),
    /// It holds only through itself; this is what it needs.
    Circular(StatementId),
    /// Nothing that could be found.
    Unknown,
}

/// What stops `argument` where it is out, or keeps it open where it is undecided: of all such things the one with
/// the smallest reasoning, in the order of the text.
pub(super) fn blocker(context: &Context<'_, '_>, smallest: &Smallest, argument: ArgumentId) -> Blocker {
    least(context, smallest, argument).into_iter().next().unwrap_or(Blocker::Unknown)
}

/// Everything that does, the one with the smallest reasoning first.
pub(super) fn least(context: &Context<'_, '_>, smallest: &Smallest, argument: ArgumentId) -> Vec<Blocker> {
    let Some(node) = context.network().argument_node(argument) else {
        return vec![Blocker::Unused(context.network().usage(argument))];
    };
    let label = context.judged.labels.label(node);
    if label == Label::Out && smallest.is_circular(context, node) {
        let mut given = context.index.given(argument).iter();
        if let Some(given) = given.find(|given| context.statement(**given).0 == Label::Out) {
            return vec![Blocker::Circular(*given)];
        }
    }
    let found = blockers(context, argument, label).into_iter();
    let mut ranked: Vec<_> = found
        .filter_map(|(_, blocker)| Some((rank(context, smallest, argument, blocker)?, blocker)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, blocker)| blocker).collect()
}

/// How much it takes to tell a blocker; `None` where it does not stop the argument after all.
fn rank(
    context: &Context<'_, '_>,
    smallest: &Smallest,
    argument: ArgumentId,
    blocker: Blocker,
) -> Option<Rank> {
    let node = context.network().argument_node(argument)?;
    Some(match blocker {
        Blocker::Given(statement) | Blocker::Statement(_, _, statement) | Blocker::Circular(statement) => {
            smallest.statement(context, statement)
        }
        Blocker::TooFew(place) => {
            let supports = context.network().graph().supports(node);
            let first = supports.len().checked_sub(context.index.at_least(argument).len());
            let counts = first.and_then(|first| supports.get(first + place));
            counts.map_or(Rank::NOTHING, |counts| smallest.node(context, *counts))
        }
        Blocker::Argument(How::Rebuts, by) => smallest.node(context, rebuttal(context, node, by)?),
        Blocker::Argument(_, by) => smallest.argument(context, by),
        Blocker::Unused(_) | Blocker::Unknown => Rank::NOTHING,
    })
}

/// The node by which `by` rebuts the argument of this node: its own or, where what a strict one rests on counts
/// (last link), the one that says so. `None` where it does not rebut it.
fn rebuttal(context: &Context<'_, '_>, node: NodeId, by: ArgumentId) -> Option<NodeId> {
    let network = context.network();
    let graph = network.graph();
    let among = |objection: &&NodeId| matches!(network.role(**objection), Role::Rebuttal(..));
    let Some(classed) = graph.objections(node).iter().find(among) else { return network.argument_node(by) };
    let same = |support: &&NodeId| match network.role(**support) {
        Role::Argument(argument) | Role::Against(argument, _) => argument == by,
        _ => false,
    };
    let label = |node: NodeId| context.judged.labels.label(node);
    let found = graph.supports(*classed).iter().find(same).copied();
    found.filter(|found| label(*found) == label(network.argument_node(by).unwrap_or(*found)))
}

/// Everything that stops (or keeps open) an argument with this label, each with its rank.
pub(super) fn blockers(context: &Context<'_, '_>, argument: ArgumentId, label: Label) -> Vec<(u32, Blocker)> {
    // What is missing is as far down as the argument itself; what objects is as far up as that.
    let (missing, objecting) = match label {
        Label::Out => (Label::Out, Label::In),
        _ => (Label::Undecided, Label::Undecided),
    };
    let mut found = Vec::new();
    for given in context.index.given(argument) {
        push(&mut found, context.statement(*given), missing, Blocker::Given(*given));
    }
    for (place, condition) in context.index.at_least(argument).iter().enumerate() {
        let met = met(context, &condition.of, condition.count);
        push(&mut found, met, missing, Blocker::TooFew(place));
    }
    for (_, place, exception) in context.index.unless(argument) {
        push(
            &mut found,
            context.statement(*exception),
            objecting,
            Blocker::Statement(How::Exception, *place, *exception),
        );
    }
    for (_, place, presumed) in context.index.assuming(argument) {
        let contrary = presumed.contrary();
        push(
            &mut found,
            context.statement(contrary),
            objecting,
            Blocker::Statement(How::Overturns, *place, contrary),
        );
    }
    for by in context.undercutting(argument) {
        push(&mut found, context.argument(by), objecting, Blocker::Argument(How::Undercuts, by));
    }
    for by in rebutting(context, argument) {
        push(&mut found, context.argument(by), objecting, Blocker::Argument(How::Rebuts, by));
    }
    found
}

fn push(found: &mut Vec<(u32, Blocker)>, (label, rank): (Label, u32), wanted: Label, blocker: Blocker) {
    if label == wanted {
        found.push((rank, blocker));
    }
}

/// The arguments that rebut this one if they stand. Whether a strict one does is a matter of what it rests on
/// (last link), and is left to its label.
pub(super) fn rebutting<'a>(
    context: &Context<'_, 'a>,
    argument: ArgumentId,
) -> impl Iterator<Item = ArgumentId> + use<'a> {
    let index = context.index;
    let network = context.network();
    let concluded = context.conclusion(argument).filter(|statement| {
        network.standard(*statement) == Standard::Undefeated && !index.is_strict(argument)
    });
    let against = concluded.map_or(&[][..], |statement| context.arguments_for(statement.contrary()));
    against.iter().copied().filter(move |by| !network.is_preferred(argument, *by))
}

/// Whether so many of these statements are shown, and when that was settled.
pub(super) fn met(context: &Context<'_, '_>, of: &[StatementId], count: u32) -> (Label, u32) {
    let settled = |label: Label| of.iter().filter(move |statement| context.statement(**statement).0 == label);
    let (shown, open) = (settled(Label::In).count(), settled(Label::Undecided).count());
    let last_of =
        |label: Label| settled(label).map(|statement| context.statement(*statement).1).max().unwrap_or(0);
    let count = count as usize;
    match () {
        () if shown >= count => (Label::In, last_of(Label::In)),
        () if shown + open >= count => (Label::Undecided, u32::MAX),
        () => (Label::Out, last_of(Label::Out)),
    }
}
