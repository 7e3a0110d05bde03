//! Critical questions that nobody answered.

use super::super::Ground;
use super::Varied;
use crate::theory::Origin;
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// A critical question of a rule that is left open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenQuestion {
    /// Of which rule.
    pub rule: RuleId,
    /// It is asked of a presumption, and not of an exception.
    pub presumed: bool,
    /// Its place in that list.
    pub place: u16,
    /// Of how many instances it is open.
    pub open: usize,
    /// Of how many it is asked.
    pub asked: usize,
}

/// The questions, in words, of these arguments against which nothing is put forward, by rule.
pub(super) fn open(ground: &Ground<'_>, varied: &Varied, arguments: &[ArgumentId]) -> Vec<OpenQuestion> {
    let columns = &ground.theory.arguments;
    let mut found: BTreeMap<(RuleId, bool, u16), (usize, usize)> = BTreeMap::new();
    let mut count = |key: (RuleId, bool, u16), raised: bool| {
        let (open, asked) = found.entry(key).or_default();
        *open += usize::from(!raised);
        *asked += 1;
    };
    let is_raised = |statement: StatementId| !varied.network.arguments_for(statement).is_empty();
    for argument in arguments {
        let Origin::Rule(id) = columns.origins[argument.index()] else { continue };
        let rule = &ground.model.rules[id.index()];
        let raised = columns.unless_of(*argument);
        for (place, _) in asked(&rule.unless) {
            count((id, false, place), raised.iter().any(|row| row.1 == place && is_raised(row.2)));
        }
        let presumed = columns.assuming_of(*argument);
        for (place, _) in asked(&rule.assuming) {
            let doubted = presumed.iter().any(|row| row.1 == place && is_raised(row.2.contrary()));
            count((id, true, place), doubted);
        }
    }
    found
        .into_iter()
        .filter(|(_, (open, _))| *open > 0)
        .map(|((rule, presumed, place), (open, asked))| OpenQuestion { rule, presumed, place, open, asked })
        .collect()
}

fn asked(list: &[crate::model::Questioned]) -> impl Iterator<Item = (u16, &crate::model::Questioned)> {
    let numbered = list.iter().enumerate().filter(|(_, each)| each.question.is_some());
    numbered.filter_map(|(place, each)| Some((u16::try_from(place).ok()?, each)))
}
