//! Contradicting axioms: what is certain must not show a statement and its contrary.

use crate::network::select::Choice;
use crate::theory::{GroundConclusion, Theory};
use crate::vocabulary::*;
use std::collections::BTreeSet;

/// A statement that is certain both ways, and a set of certain arguments that shows it, none of which can be
/// left out.
pub(super) struct Contradiction {
    pub(super) statement: StatementId,
    pub(super) arguments: Vec<ArgumentId>,
}

/// Finds the first contradiction among the strict arguments in use, if there is one.
pub(super) fn contradiction(theory: &Theory, choice: &Choice) -> Option<Contradiction> {
    let strict: Vec<ArgumentId> = (0..theory.arguments.origins.len())
        .filter(|index| theory.arguments.strict[*index])
        .map(ArgumentId::new)
        .filter(|argument| choice.is_used(*argument))
        .collect();
    if strict.iter().all(|argument| !theory.arguments.given.get(argument.index()).is_empty()) {
        return None; // nothing is certain from the start
    }
    let statement = clash(&closure(theory, &strict))?;
    let arguments = least(theory, proof(theory, &strict, statement));
    Some(Contradiction { statement: StatementId::new(statement.atom(), false), arguments })
}

fn so(theory: &Theory, argument: ArgumentId) -> Option<StatementId> {
    match theory.arguments.conclusions[argument.index()] {
        GroundConclusion::So(statement) => Some(statement),
        GroundConclusion::Undercuts(_) => None,
    }
}

/// All that follows, each statement with the argument that first showed it, in the order of showing.
fn closure(theory: &Theory, arguments: &[ArgumentId]) -> Vec<(StatementId, ArgumentId)> {
    let statements = theory.atoms.len() * 2;
    let given = |argument: &ArgumentId| theory.arguments.given.get(argument.index());
    let pairs = arguments.iter().enumerate();
    let users = Lists::grouped(
        statements,
        pairs.flat_map(|(place, argument)| {
            given(argument).iter().map(move |statement| (statement.index(), place))
        }),
    );
    let mut missing: Vec<usize> = arguments.iter().map(|argument| given(argument).len()).collect();
    let mut shown = vec![false; statements];
    let mut order: Vec<(StatementId, ArgumentId)> = Vec::new();
    let mut show = |argument: ArgumentId, order: &mut Vec<(StatementId, ArgumentId)>| {
        let Some(statement) = so(theory, argument) else { return };
        if !std::mem::replace(&mut shown[statement.index()], true) {
            order.push((statement, argument));
        }
    };
    for (argument, missing) in arguments.iter().zip(&missing) {
        if *missing == 0 {
            show(*argument, &mut order);
        }
    }
    let mut next = 0;
    while let Some((statement, _)) = order.get(next).copied() {
        next += 1;
        for place in users.get(statement.index()) {
            missing[*place] -= 1;
            if missing[*place] == 0 {
                show(arguments[*place], &mut order);
            }
        }
    }
    order
}

fn clash(closure: &[(StatementId, ArgumentId)]) -> Option<StatementId> {
    let mut shown = BTreeSet::new();
    closure.iter().map(|(statement, _)| *statement).find(|statement| {
        shown.insert(*statement);
        shown.contains(&statement.contrary())
    })
}

/// The arguments of one derivation of the statement and one of its contrary.
fn proof(theory: &Theory, strict: &[ArgumentId], statement: StatementId) -> Vec<ArgumentId> {
    let mut wanted = BTreeSet::from([statement, statement.contrary()]);
    let mut used = Vec::new();
    for (shown, argument) in closure(theory, strict).into_iter().rev() {
        if wanted.contains(&shown) {
            wanted.extend(theory.arguments.given.get(argument.index()));
            used.push(argument);
        }
    }
    used.reverse();
    used
}

/// How many arguments a proof may have for each to be tried whether it can be left out.
const TRIED: usize = 200;

fn least(theory: &Theory, mut proof: Vec<ArgumentId>) -> Vec<ArgumentId> {
    let mut place = 0;
    while place < proof.len() && proof.len() <= TRIED {
        let mut without = proof.clone();
        without.remove(place);
        if clash(&closure(theory, &without)).is_some() {
            proof = without;
        } else {
            place += 1;
        }
    }
    proof
}
