//! From a loaded file to what its verdicts lean on.

use super::Loaded;
use crate::diagnostic::Diagnostic;
use crate::explain::{self, Claim, LeanReport, Leaning};
use crate::variation::lean;
use crate::vocabulary::{StandpointId, StatementId};

impl Loaded {
    /// What the verdicts on these claims lean on, from these standpoints.
    ///
    /// # Errors
    /// Where rules have more instances than the bound, or a standpoint cannot be judged.
    pub fn lean(
        &self,
        standpoints: &[StandpointId],
        claims: &[Claim],
    ) -> Result<LeanReport, Box<Diagnostic>> {
        let opened = self.open_to(claims)?;
        let reverse = &opened.reverse;
        let statement =
            |claim: &Claim| claim.statement(&opened.theory).expect("the theory was opened to the claim");
        let statements: Vec<StatementId> = claims.iter().map(statement).collect();
        let (mut leanings, mut surveys) = (Vec::new(), Vec::new());
        for standpoint in standpoints {
            let ground = self.ground(&opened, *standpoint);
            let survey = lean::survey(&ground, reverse)?;
            let leans = statements.iter().map(|claim| lean::lean(&ground, reverse, &survey, *claim));
            leanings.push(Leaning {
                ground,
                standpoint: *standpoint,
                leans: leans.collect(),
                cells: lean::robustness(&ground, reverse, &survey.judged, &statements),
            });
            surveys.push(survey);
        }
        let leans = || leanings.iter().flat_map(|leaning: &Leaning<'_>| &leaning.leans);
        let idle = leanings.first().and_then(|first| lean::idle(&first.ground, reverse, &surveys, leans()));
        Ok(explain::lean_report(claims, &leanings, reverse, idle))
    }
}
