//! From a loaded file to labels: the theory once, then each standpoint on its own.

use rayon::prelude::*;

use super::{Loaded, tidy};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{self, Labels};
use crate::explain;
use crate::model::Model;
use crate::network::{self, Network};
use crate::theory::Theory;
use crate::theory::from_model;
use crate::vocabulary::{Semantics, StandpointId};

/// What the standpoints say of a file.
#[derive(Debug)]
pub struct Judgement {
    /// The ground theory that all standpoints share.
    pub theory: Theory,
    /// Each standpoint that was asked for, in the order asked; one that could not be judged is left out, and a
    /// diagnostic tells why.
    pub standpoints: Vec<Judged>,
    /// What was found on the way, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// How one standpoint is judged.
pub(super) type JudgeOne<'j> = dyn Fn(&Theory, StandpointId) -> Result<Judged, Box<Diagnostic>> + Sync + 'j;

/// One standpoint's network with its labels.
#[derive(Debug)]
pub struct Judged {
    /// Whose.
    pub standpoint: StandpointId,
    /// What it is judged on.
    pub network: Network,
    /// How it comes out.
    pub labels: Labels,
}

impl Loaded {
    /// Judges the file from these standpoints. A file with errors must not be judged: ask `has_errors` first.
    ///
    /// # Errors
    /// Where rules have more instances than the bound: a diagnostic that names the rule.
    pub fn judge(&self, standpoints: &[StandpointId]) -> Result<Judgement, Box<Diagnostic>> {
        self.judge_each(standpoints, &|theory, standpoint| {
            let network = network::from_theory::build(&self.model, theory, standpoint)?;
            Ok(Judged::of(standpoint, network))
        })
    }

    /// Judges the standpoints side by side, and keeps them in their order.
    pub(super) fn judge_each(
        &self,
        standpoints: &[StandpointId],
        judge: &JudgeOne<'_>,
    ) -> Result<Judgement, Box<Diagnostic>> {
        let theory = from_model::ground(&self.model, &self.bounds())?;
        let each = standpoints.par_iter().map(|standpoint| judge(&theory, *standpoint));
        let (mut judged, mut diagnostics) = (Vec::new(), Vec::new());
        for found in each.collect::<Vec<Result<Judged, Box<Diagnostic>>>>() {
            match found {
                Ok(found) => judged.push(found),
                Err(told) => diagnostics.push(*told),
            }
        }
        tidy::tidy(&mut diagnostics, self.options.strict);
        Ok(Judgement { theory, standpoints: judged, diagnostics })
    }

    /// Adds to the diagnostics what comes out only when the rules are tried and each standpoint is judged.
    pub fn examine(&mut self) {
        if self.has_errors() {
            return;
        }
        match self.judge_by_semantics(&self.standpoints()) {
            Ok(judgement) => self.add(judgement.diagnostics),
            Err(told) => self.add([*told]),
        }
    }

    /// Every standpoint of the file, in its order.
    #[must_use]
    pub fn standpoints(&self) -> Vec<StandpointId> {
        (0..self.model.standpoints.len()).map(StandpointId::new).collect()
    }
}

impl Judgement {
    /// What was found, as explanations take it.
    #[must_use]
    pub fn sides(&self) -> Vec<explain::Judged<'_>> {
        self.standpoints.iter().map(Judged::side).collect()
    }

    /// The case that explanations are about: the model, the theory, and `sides`.
    #[must_use]
    pub fn case<'a>(&'a self, model: &'a Model, sides: &'a [explain::Judged<'a>]) -> explain::Case<'a> {
        explain::Case { model, theory: &self.theory, judged: sides }
    }
}

impl Judged {
    pub(super) fn of(standpoint: StandpointId, network: Network) -> Self {
        let labels = evaluate::grounded(network.graph());
        Self { standpoint, network, labels }
    }

    /// Whether the standpoint judges by other sets than the grounded one.
    #[must_use]
    pub fn takes_sides(&self, model: &Model) -> bool {
        model.standpoints[self.standpoint.index()].semantics != Semantics::Grounded
    }

    /// What was found, as explanations take it.
    #[must_use]
    pub fn side(&self) -> explain::Judged<'_> {
        explain::Judged {
            standpoint: self.standpoint,
            network: &self.network,
            labels: &self.labels,
            sides: None,
        }
    }
}
