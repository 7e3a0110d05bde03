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
    let index = Index::new(case);
    let context = Context { index: &index, judged: *judged };
    claims.iter().map(|claim| of(case, &context, claim)).collect()
}

fn of(case: &Case<'_>, context: &Context<'_, '_>, claim: &Claim) -> BTreeSet<ArgumentId> {
    let judged = &context.judged;
    let Some(statement) = claim.statement(case.theory) else { return BTreeSet::new() };
    let roots = why::roots(context, statement, &why::verdict(case, judged, claim));
    let mut waiting: Vec<NodeId> =
        roots.iter().filter_map(|root| judged.network.statement_node(*root)).collect();
    let (smallest, mut seen, mut found) = (Smallest::by_name(), BTreeSet::new(), BTreeSet::new());
    // All that bears on a root is ranked together: asked for one by one, the first of equals would be the first asked.
    waiting.iter().for_each(|root| _ = smallest.node(context, *root));
    while let Some(node) = waiting.pop() {
        if !seen.insert(node) {
            continue;
        }
        let label = judged.labels.label(node);
        if let (Role::Argument(argument), true) = (judged.network.role(node), label != Label::Out) {
            found.insert(argument);
        }
        if label == Label::Undecided {
            waiting.extend(open(judged, node));
        } else {
            waiting.extend(smallest.reasons(context, node));
        }
    }
    found
}

/// What keeps a node undecided: everything that is not settled against it.
fn open(judged: &Judged<'_>, node: NodeId) -> impl Iterator<Item = NodeId> {
    let (graph, labels) = (judged.network.graph(), judged.labels);
    let supports = graph.supports(node).iter().filter(|each| labels.label(**each) != Label::Out);
    let objections = graph.objections(node).iter().filter(|each| labels.label(**each) == Label::Undecided);
    supports.chain(objections).copied()
}
