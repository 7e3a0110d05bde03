//! What a verdict rests on, as arguments: those of the smallest reasoning that stand.
//!
//! Where several reasonings are equally small, the choice goes by what they say and not by where it was declared, so
//! that moving a declaration changes nothing here.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::context::{Case, Context, Index, Judged};
use super::smallest::Smallest;
use super::why;
use crate::evaluate::Label;
use crate::network::Role;
use crate::vocabulary::*;

/// The arguments on which a standpoint's verdict on a claim rests: those that stand in the smallest reasoning behind
/// it, and where it is contested all that stand or may stand in its circle. Takes time by what bears on the claim, and
/// room by the theory.
#[must_use]
pub fn reliance(case: &Case<'_>, judged: &Judged<'_>, claim: &Claim) -> BTreeSet<ArgumentId> {
    reliances(case, judged, std::slice::from_ref(claim)).pop().unwrap_or_default()
}

/// The same of several claims, each by itself.
#[must_use]
pub fn reliances(case: &Case<'_>, judged: &Judged<'_>, claims: &[Claim]) -> Vec<BTreeSet<ArgumentId>> {
    let standing = |node: &NodeId| match judged.network.role(*node) {
        Role::Argument(argument) => (judged.labels.label(*node) != Label::Out).then_some(argument),
        _ => None,
    };
    let nodes = reasonings(case, judged, claims).into_iter();
    nodes.map(|nodes| nodes.iter().filter_map(standing).collect()).collect()
}

/// The nodes of the reasonings on which the verdicts rest: what stands and what falls in each.
#[must_use]
pub fn reasonings(case: &Case<'_>, judged: &Judged<'_>, claims: &[Claim]) -> Vec<BTreeSet<NodeId>> {
    let index = Index::new(case);
    let context = Context { index: &index, judged: *judged };
    claims.iter().map(|claim| reasoning(case, &context, claim)).collect()
}

fn reasoning(case: &Case<'_>, context: &Context<'_, '_>, claim: &Claim) -> BTreeSet<NodeId> {
    let (judged, mut seen) = (&context.judged, BTreeSet::new());
    let Some(statement) = claim.statement(case.theory) else { return seen };
    let roots = why::roots(context, statement, &why::verdict(case, judged, claim));
    let mut waiting: Vec<NodeId> =
        roots.iter().filter_map(|root| judged.network.statement_node(*root)).collect();
    let smallest = Smallest::by_name();
    smallest.settle(context, &waiting);
    while let Some(node) = waiting.pop() {
        if !seen.insert(node) {
            continue;
        }
        if judged.labels.label(node) == Label::Undecided {
            waiting.extend(open(judged, node));
        } else {
            waiting.extend(smallest.reasons(context, node));
        }
    }
    seen
}

/// What keeps a node undecided: everything that is not settled against it.
fn open(judged: &Judged<'_>, node: NodeId) -> impl Iterator<Item = NodeId> {
    let (graph, labels) = (judged.network.graph(), judged.labels);
    let supports = graph.supports(node).iter().filter(|each| labels.label(**each) != Label::Out);
    let objections = graph.objections(node).iter().filter(|each| labels.label(**each) == Label::Undecided);
    supports.chain(objections).copied()
}
