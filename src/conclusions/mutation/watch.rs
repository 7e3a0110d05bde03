//! What would notice a mutant from one standpoint: the records of the claims that are kept, and expectations.

use std::collections::BTreeSet;

use super::super::Said;
use super::super::record::Conclusion;
use super::Asked;
use crate::evaluate::{Label, Labels};
use crate::explain::{self, Case, Claim, Judged, Verdict};
use crate::model::Expectation;
use crate::network::Network;
use crate::variation::Varied;
use crate::vocabulary::*;

/// What is watched from a standpoint, and how it is without any mutant.
pub(super) struct Watch<'a> {
    asked: Asked<'a>,
    standpoint: StandpointId,
    /// The expectations of this standpoint that are met.
    met: Vec<(Claim, &'a Expectation)>,
    before: Vec<Conclusion>,
    /// The arguments on which the kept claims rest.
    pub(super) rests_on: BTreeSet<ArgumentId>,
}

impl<'a> Watch<'a> {
    pub(super) fn new(asked: Asked<'a>, judged: &Judged<'a>) -> Self {
        let Asked { case, kept } = asked;
        let own = case.model.expectations.iter().filter(|each| each.standpoint == judged.standpoint);
        let own = own.filter_map(|each| Some((Claim::of(&each.literal)?, each)));
        let is_met = |(claim, each): &(Claim, &Expectation)| {
            explain::verdict(case, judged, claim).meets(&each.outcome)
        };
        let reliances = explain::reliances(case, judged, kept);
        let before = kept.iter().zip(&reliances);
        Self {
            asked,
            standpoint: judged.standpoint,
            met: own.filter(is_met).collect(),
            before: before.map(|(claim, on)| Conclusion::resting(case, judged, claim, on)).collect(),
            rests_on: reliances.into_iter().flatten().collect(),
        }
    }

    /// The statements that are looked at, those of the kept claims first.
    pub(super) fn statements(&self) -> Vec<StatementId> {
        let claims = self.asked.kept.iter().chain(self.met.iter().map(|(claim, _)| claim));
        claims.filter_map(|claim| claim.statement(self.asked.case.theory)).collect()
    }

    /// The statements whose reasoning is told by the records: the sides of each kept claim that its verdict speaks of.
    pub(super) fn roots(&self) -> Vec<StatementId> {
        let mut found = Vec::new();
        for (claim, conclusion) in self.asked.kept.iter().zip(&self.before) {
            let Some(statement) = claim.statement(self.asked.case.theory) else { continue };
            match conclusion.said {
                Said { status: Status::Accepted, both: false, .. } => found.push(statement),
                Said { status: Status::Rejected, .. } => found.push(statement.contrary()),
                _ => found.extend([statement, statement.contrary()]),
            }
        }
        found
    }

    /// The nodes of the reasonings behind the records, in a network of this standpoint.
    pub(super) fn reasoning(&self, network: &Network, labels: &Labels) -> BTreeSet<NodeId> {
        let judged = [Judged { standpoint: self.standpoint, network, labels, sides: None }];
        let case = Case { judged: &judged, ..*self.asked.case };
        explain::reasonings(&case, &judged[0], self.asked.kept).into_iter().flatten().collect()
    }

    /// Whether some verdict is another by these labels.
    pub(super) fn hears(&self, label: impl Fn(StatementId) -> Label) -> bool {
        let verdict = |claim: &Claim| -> Verdict {
            let statement = claim.statement(self.asked.case.theory);
            let labels = statement.map_or([Label::Out; 2], |side| [side, side.contrary()].map(&label));
            explain::verdict_by(self.asked.case.model, self.standpoint, labels)
        };
        let moved = |(claim, before): (&Claim, &Conclusion)| Said::from(verdict(claim)) != before.said;
        self.asked.kept.iter().zip(&self.before).any(moved)
            || self.met.iter().any(|(claim, expected)| !verdict(claim).meets(&expected.outcome))
    }

    /// Whether some record or expectation notices that the standpoint is judged so.
    pub(super) fn notices(&self, varied: &Varied) -> bool {
        let Varied { network, labels } = varied;
        let label = |side| network.statement_node(side).map_or(Label::Out, |node| labels.label(node));
        if self.hears(label) {
            return true;
        }
        let judged = [Judged { standpoint: self.standpoint, network, labels, sides: None }];
        let case = Case { judged: &judged, ..*self.asked.case };
        Conclusion::of(&case, &judged[0], self.asked.kept) != self.before
    }
}
