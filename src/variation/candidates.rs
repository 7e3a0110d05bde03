//! The changes that may bear on a claim.

use super::Ground;
use super::change::{Category, Change};
use super::region::Region;
use super::reverse::Reverse;
use crate::model::{PredicateSort, Selector};
use crate::network::Usage;
use crate::network::from_theory::usages;
use crate::theory::Origin;
use crate::vocabulary::*;
use std::collections::BTreeSet;

/// Changes of these categories that could reach the claim and can be switches, in file order. Preferences and standards
/// are not here: they are found as they come to matter.
pub(super) fn candidates(
    ground: &Ground<'_>,
    reverse: &Reverse,
    region: &Region,
    claim: StatementId,
    categories: &[Category],
) -> Vec<Change> {
    let wants = |category| categories.contains(&category);
    let usages = usages(ground.model, ground.theory, ground.standpoint);
    let mut found = Vec::new();
    if wants(Category::Premises) {
        withdrawals(ground, region, &usages, &mut found);
    }
    if wants(Category::Admission) {
        admissions(ground, region, &usages, &mut found);
    }
    if wants(Category::Rules) {
        rules(ground, reverse, region, &usages, &mut found);
    }
    let questions = questions(ground, region);
    for statement in &region.statements {
        let is_question = questions.contains(statement);
        let wanted = wants(if is_question { Category::Questions } else { Category::Assumptions });
        let told = is_premise(ground, *statement) || is_only_told(ground, reverse, statement.contrary());
        if wanted && statement.atom() != claim.atom() && !told {
            found.push(Change::Grant(*statement));
        }
    }
    found
}

/// Whether nothing but premises and facts concludes the statement: who doubts it withdraws those.
fn is_only_told(ground: &Ground<'_>, reverse: &Reverse, statement: StatementId) -> bool {
    let told = |argument: &ArgumentId| {
        matches!(
            ground.theory.arguments.origins[argument.index()],
            Origin::Premise(_) | Origin::States(..) | Origin::Fact(..)
        )
    };
    let concluding = reverse.concluding(statement);
    !concluding.is_empty() && concluding.iter().all(told)
}

/// Whether the changes would take a premise away and put what it states in its place.
pub(super) fn clash(ground: &Ground<'_>, reverse: &Reverse, one: &Change, other: &Change) -> bool {
    let (Change::Withdraw(name), Change::Grant(statement)) = (one, other) else { return false };
    let withdrawn = reverse.arguments_of(*name);
    reverse.concluding(*statement).iter().any(|argument| {
        let stated = matches!(ground.theory.arguments.origins[argument.index()], Origin::States(..));
        stated && withdrawn.contains(argument)
    })
}

/// Whether the statement is what a premise itself says, which is withdrawn or admitted instead.
fn is_premise(ground: &Ground<'_>, statement: StatementId) -> bool {
    let predicate = ground.theory.atoms.predicate(statement.atom());
    matches!(ground.model.predicates[predicate.index()].sort, PredicateSort::Premise(_))
}

/// The statements by which an argument in the region would be answered: exceptions, and contraries of presumptions.
pub(super) fn questions(ground: &Ground<'_>, region: &Region) -> BTreeSet<StatementId> {
    let columns = &ground.theory.arguments;
    let mut found = BTreeSet::new();
    for argument in &region.arguments {
        found.extend(columns.unless_of(*argument).iter().map(|row| row.2));
        found.extend(columns.assuming_of(*argument).iter().map(|row| row.2.contrary()));
    }
    found
}

fn withdrawals(ground: &Ground<'_>, region: &Region, usages: &[Usage], found: &mut Vec<Change>) {
    let mut seen = BTreeSet::new();
    for argument in &region.arguments {
        if usages[argument.index()] != Usage::Used {
            continue;
        }
        match ground.theory.arguments.origins[argument.index()] {
            Origin::Premise(premise) | Origin::States(premise, _) if seen.insert(premise) => {
                found.push(Change::Withdraw(ArgumentName::Premise(premise)));
            }
            Origin::Fact(table, row) => found.push(Change::WithdrawRow(table, row)),
            _ => {}
        }
    }
}

fn admissions(ground: &Ground<'_>, region: &Region, usages: &[Usage], found: &mut Vec<Change>) {
    let (mut premises, mut kinds, mut rows) = (BTreeSet::new(), Vec::new(), Vec::new());
    for argument in &region.arguments {
        let barred =
            matches!(usages[argument.index()], Usage::NotAdmitted | Usage::Excluded(_) | Usage::NotYetKnown);
        if !barred {
            continue;
        }
        match ground.theory.arguments.origins[argument.index()] {
            Origin::Premise(premise) | Origin::States(premise, _) if premises.insert(premise) => {
                kinds.extend(ground.model.premises[premise.index()].kind);
            }
            Origin::Fact(table, row) => {
                let declared = &ground.model.tables[table.index()];
                kinds.extend(declared.kinds.get(row as usize).copied().flatten().or(declared.kind));
                rows.push(Change::AdmitRow(table, row));
            }
            _ => {}
        }
    }
    found.extend(
        premises.into_iter().map(|premise| Change::Admit(Selector::Name(ArgumentName::Premise(premise)))),
    );
    found.extend(rows);
    kinds.sort_unstable();
    // A kind of which one thing alone is barred is told by that thing.
    let several: BTreeSet<KindId> =
        kinds.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    found.extend(several.into_iter().map(|kind| Change::Admit(Selector::Kind(kind))));
}

fn rules(ground: &Ground<'_>, reverse: &Reverse, region: &Region, usages: &[Usage], found: &mut Vec<Change>) {
    let mut seen = BTreeSet::new();
    for argument in &region.arguments {
        let Some(name @ (ArgumentName::Rule(_) | ArgumentName::Instance(_))) =
            reverse.name(ground.theory, *argument)
        else {
            continue;
        };
        if seen.insert(name) {
            let used = usages[argument.index()] == Usage::Used;
            found.push(if used { Change::Withdraw(name) } else { Change::Apply(name) });
        }
    }
}
