//! Statements for which one speaker alone is there.

use super::super::Ground;
use super::{Region, Varied};
use crate::network::Usage;
use crate::theory::Origin;
use crate::vocabulary::*;
use std::collections::{BTreeMap, BTreeSet};

/// One who is alone in asserting something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    /// Who.
    pub party: PartyId,
    /// What, in the order of the file.
    pub statements: Vec<StatementId>,
}

/// The accepted statements that these arguments need and that premises by one and the same party alone state; whoever is
/// alone in most first. That somebody said or did a thing himself is not among them: who else should say so?
pub(super) fn speakers(
    ground: &Ground<'_>,
    varied: &Varied,
    region: &Region,
    arguments: &[ArgumentId],
) -> Vec<Speaker> {
    let needed: BTreeSet<StatementId> =
        arguments.iter().flat_map(|argument| ground.theory.arguments.rests_on(*argument)).collect();
    let mut found: BTreeMap<PartyId, Vec<StatementId>> = BTreeMap::new();
    for statement in needed.intersection(&region.statements) {
        if varied.status(*statement) == Status::Accepted
            && let Some(party) = only_speaker(ground, varied, *statement)
            && !is_about(ground, *statement, party)
        {
            found.entry(party).or_default().push(*statement);
        }
    }
    let mut found: Vec<Speaker> =
        found.into_iter().map(|(party, statements)| Speaker { party, statements }).collect();
    found.sort_by_key(|speaker| std::cmp::Reverse(speaker.statements.len()));
    found
}

/// Whether the statement names the party.
fn is_about(ground: &Ground<'_>, statement: StatementId, party: PartyId) -> bool {
    let name = &ground.model.parties[party.index()];
    let terms = ground.theory.atoms.terms(statement.atom());
    terms
        .iter()
        .any(|term| ground.model.constants.get(term.index()).is_some_and(|constant| constant.words == *name))
}

/// The party that alone states it; `None` where anything else is for it, and for what a premise says itself.
fn only_speaker(ground: &Ground<'_>, varied: &Varied, statement: StatementId) -> Option<PartyId> {
    let mut only = None;
    for argument in varied.network.arguments_for(statement) {
        let Origin::States(premise, _) = ground.theory.arguments.origins.get(argument.index())? else {
            return None;
        };
        let [party] = ground.model.premises[premise.index()].by[..] else { return None };
        if varied.network.usage(*argument) != Usage::Used || only.is_some_and(|known| known != party) {
            return None;
        }
        only = Some(party);
    }
    only
}
