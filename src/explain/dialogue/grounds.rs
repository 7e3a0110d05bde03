//! What an argument rests on, as it is told in one move.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Ground;
use crate::evaluate::Label;
use crate::explain::build::Builder;
use crate::explain::stands;
use crate::theory::Origin;
use crate::vocabulary::*;

/// A reasoning as it is told: the grounds, and the arguments in it that no earlier move put forward.
#[derive(Default)]
pub(super) struct Reasoning {
    pub(super) grounds: Vec<Ground>,
    pub(super) new: Vec<ArgumentId>,
    /// Something lies deeper than was asked for.
    pub(super) cut: bool,
}

/// What is still to be told of a reasoning.
struct Item {
    statement: StatementId,
    node: Option<NodeId>,
    depth: u32,
    presumed: bool,
    counted: Option<(u32, usize)>,
}

/// What an argument is given, no further: for one that does not stand, and so vouches for nothing below it.
pub(super) fn given(builder: &Builder<'_, '_>, argument: ArgumentId) -> Vec<Ground> {
    let items = conditions(builder, argument, None, 1);
    items.into_iter().map(|item| ground(builder, &item)).collect()
}

/// The whole reasoning below an argument, the smallest where it stands. What `told` knows is not told again.
pub(super) fn reasoning(
    builder: &mut Builder<'_, '_>,
    argument: ArgumentId,
    node: Option<NodeId>,
    told: &FxHashMap<ArgumentId, u32>,
    deepest: u32,
) -> Reasoning {
    let mut reasoning = Reasoning { new: vec![argument], ..Reasoning::default() };
    let mut seen: FxHashSet<ArgumentId> = FxHashSet::from_iter([argument]);
    let mut stack = conditions(builder, argument, node, 1);
    stack.reverse();
    while let Some(item) = stack.pop() {
        let mut ground = ground(builder, &item);
        let by = if item.presumed { None } else { shown_by(builder, &item) };
        if let Some((by, node)) = by {
            ground.before = told.get(&by).copied();
            let deeper = item.depth < deepest;
            if ground.before.is_none() && deeper && seen.insert(by) {
                ground.by = Some(builder.face(by));
                reasoning.new.push(by);
                let mut below = conditions(builder, by, Some(node), item.depth + 1);
                below.reverse();
                stack.extend(below);
            } else if ground.before.is_none() && !deeper {
                reasoning.cut = true;
            }
        }
        reasoning.grounds.push(ground);
    }
    reasoning
}

fn ground(builder: &Builder<'_, '_>, item: &Item) -> Ground {
    Ground {
        depth: item.depth,
        sentence: builder.sentence(item.statement),
        presumed: item.presumed,
        counted: item.counted,
        by: None,
        before: None,
    }
}

/// The argument that shows a statement or, where it is contested, the first that may.
fn shown_by(builder: &Builder<'_, '_>, item: &Item) -> Option<(ArgumentId, NodeId)> {
    let context = &builder.context;
    match context.statement(item.statement).0 {
        Label::In => Some(stands::shows(builder, item.statement, item.node)),
        Label::Out => None,
        Label::Undecided => {
            let mut may = context.arguments_for(item.statement).iter().copied();
            let by = may.find(|each| context.argument(*each).0 != Label::Out)?;
            Some((by, context.network().argument_node(by)?))
        }
    }
}

fn conditions(
    builder: &Builder<'_, '_>,
    argument: ArgumentId,
    node: Option<NodeId>,
    depth: u32,
) -> Vec<Item> {
    let context = &builder.context;
    let node = stands::strength_node(builder, node);
    let stated =
        matches!(context.index.theory.arguments.origins.get(argument.index()), Some(Origin::States(..)));
    let item = |statement, node, counted| Item { statement, node, depth, presumed: false, counted };
    let mut items = Vec::new();
    let given = context.index.given(argument);
    for (place, given) in given.iter().enumerate() {
        if !stated || context.is_raised(given.contrary()) {
            let at = node.and_then(|node| stands::support(builder, node, place));
            items.push(item(*given, at, None));
        }
    }
    for (number, condition) in context.index.at_least(argument).iter().enumerate() {
        let at = node.and_then(|node| stands::support(builder, node, given.len() + number));
        let (chosen, shown) = stands::chosen(builder, condition, at);
        let counted = Some((condition.count, shown));
        items.extend(chosen.into_iter().map(|(statement, node)| item(statement, node, counted)));
    }
    for (.., presumed) in context.index.assuming(argument) {
        let presumption = !stands::is_shown_besides(builder, argument, *presumed);
        items.push(Item { presumed: presumption, ..item(*presumed, None, None) });
    }
    items
}
