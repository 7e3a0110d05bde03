//! The record of what a file's standpoints conclude.

use std::collections::BTreeSet;

use super::Identifier;
use super::identifier::on_a_line;
use crate::explain::{self, Case, Claim, Judged, Verdict};
use crate::model::Model;
use crate::theory::from_model;
use crate::vocabulary::{ArgumentId, Status};

/// What the standpoints of a file conclude. In the order of the claims, then of the standpoints, by name: moving a
/// declaration moves nothing here.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Conclusions {
    /// One for each claim that is kept and each standpoint.
    pub list: Vec<Conclusion>,
}

/// What one standpoint concludes of one claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conclusion {
    /// The claim, as the file writes it.
    pub claim: String,
    /// The standpoint's name.
    pub standpoint: String,
    /// What it says.
    pub said: Said,
    /// The premises, facts, rules, arguments, contraries and assumptions of the smallest reasoning behind it.
    pub rests_on: BTreeSet<Identifier>,
}

/// A claim as the file writes it, on one line.
#[must_use]
pub fn written(model: &Model, claim: &Claim) -> String {
    on_a_line(from_model::written_of(model, claim.predicate, &claim.terms, claim.negated))
}

/// What a standpoint says of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The status.
    pub status: Status,
    /// The standpoint's own words, where it has any for this status.
    pub words: Option<String>,
    /// The contrary is accepted as well, as a scintilla allows.
    pub both: bool,
}

impl From<Verdict> for Said {
    fn from(Verdict { words, status, both, .. }: Verdict) -> Self {
        Self { status, words, both }
    }
}

impl Conclusions {
    /// What is concluded of these claims by every standpoint of the case. Takes time by what bears on each.
    #[must_use]
    pub fn of(case: &Case<'_>, claims: &[Claim]) -> Self {
        let each = case.judged.iter().flat_map(|judged| Conclusion::of(case, judged, claims));
        Self::listed(each.collect())
    }

    /// Several records as one.
    #[must_use]
    pub fn together(records: impl Iterator<Item = Self>) -> Self {
        Self::listed(records.flat_map(|record| record.list).collect())
    }

    fn listed(mut list: Vec<Conclusion>) -> Self {
        list.sort_by(|one, other| one.key().cmp(&other.key()));
        list.dedup_by(|one, other| one.key() == other.key());
        Self { list }
    }

    /// What a standpoint concludes of a claim.
    #[must_use]
    pub fn find(&self, claim: &str, standpoint: &str) -> Option<&Conclusion> {
        self.list
            .binary_search_by(|each| each.key().cmp(&(claim, standpoint)))
            .ok()
            .map(|place| &self.list[place])
    }
}

impl Conclusion {
    /// What one standpoint concludes of each of these claims, in their order.
    pub(super) fn of(case: &Case<'_>, judged: &Judged<'_>, claims: &[Claim]) -> Vec<Self> {
        let resting = claims.iter().zip(explain::reliances(case, judged, claims));
        resting.map(|(claim, arguments)| Self::resting(case, judged, claim, &arguments)).collect()
    }

    /// What one standpoint concludes of a claim, which rests on these arguments.
    pub(super) fn resting(
        case: &Case<'_>,
        judged: &Judged<'_>,
        claim: &Claim,
        arguments: &BTreeSet<ArgumentId>,
    ) -> Self {
        Self {
            claim: written(case.model, claim),
            standpoint: case.model.standpoints[judged.standpoint.index()].name.clone(),
            said: explain::verdict(case, judged, claim).into(),
            rests_on: arguments.iter().map(|each| Identifier::of(case, judged, *each)).collect(),
        }
    }

    /// What it is found by: the claim, then the standpoint.
    #[must_use]
    pub fn key(&self) -> (&str, &str) {
        (&self.claim, &self.standpoint)
    }
}
