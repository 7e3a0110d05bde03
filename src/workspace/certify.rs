//! Certificates of a file: made of its labels, or held against its networks.

use super::{Judged, Judgement, Loaded, Misread, nearest};
use crate::certify::wire::{Claimed, Unreadable, shown};
use crate::certify::{self, Certificate, Finding, Question, Refused, Sound, Subject, Verdict, from_evaluate};
use crate::diagnostic::Diagnostic;
use crate::explain::Claim;
use crate::network;
use crate::theory::Theory;
use crate::theory::from_model::{self, sentence_of, written_of};
use crate::vocabulary::StandpointId;

/// The bytes up to which a claim in a certificate is looked up.
const LONGEST_CLAIM: usize = 1 << 16;

impl Loaded {
    /// The certificates of all that was judged, each with the statuses of these claims.
    #[must_use]
    pub fn certify(&self, judgement: &Judgement, claims: &[Claim]) -> Vec<Certificate> {
        let asked: Vec<Question> =
            claims.iter().map(|claim| self.question(&judgement.theory, claim)).collect();
        let certificate = |judged: &Judged| {
            let (theory, network) = (&judgement.theory, &judged.network);
            let subject = Subject { model: &self.model, theory, standpoint: judged.standpoint, network };
            from_evaluate::certificate(&subject, &judged.labels, &asked)
        };
        judgement.standpoints.iter().map(certificate).collect()
    }

    /// Holds each certificate against the network of its standpoint. Nothing is judged here.
    ///
    /// # Errors
    /// Where rules have more instances than the bound: a diagnostic that names the rule.
    pub fn verify(&self, claimed: &[Claimed<'_>]) -> Result<Vec<Finding>, Box<Diagnostic>> {
        let theory = from_model::ground(&self.model, &self.bounds())?;
        let finding = |one: &Claimed<'_>| Finding {
            standpoint: shown(&one.standpoint),
            outcome: self.verify_one(&theory, one),
        };
        Ok(claimed.iter().map(finding).collect())
    }

    fn verify_one(&self, theory: &Theory, claimed: &Claimed<'_>) -> Result<Sound, Refused> {
        let standpoint = self.standpoint(&claimed.standpoint)?;
        let network = network::from_theory::build(&self.model, theory, standpoint)
            .map_err(|told| refused(format!("it cannot be judged: {}", told.message), told.help))?;
        let subject = Subject { model: &self.model, theory, standpoint, network: &network };
        let nodes = network.graph().len();
        let asked = claimed.verdicts.iter().map(|verdict| self.asked(theory, &verdict.claim));
        let asked = asked.collect::<Result<Vec<_>, _>>()?;
        let told = |flaw: certify::Flaw| flaw.told(&subject);
        certify::is_of(&subject, &asked, claimed.network).map_err(told)?;
        let certificate = claimed.certificate(nodes).map_err(Refused::from)?;
        certify::proves(&subject, &asked, &certificate).map_err(told)?;
        let proven = asked.into_iter().zip(&certificate.verdicts);
        let verdicts =
            proven.map(|(one, said)| Verdict { claim: one.written, status: said.status }).collect();
        Ok(Sound { nodes, verdicts })
    }

    /// The question that a certificate answers. What it is called there may be anything.
    fn asked(&self, theory: &Theory, claim: &str) -> Result<Question, Refused> {
        if claim.len() > LONGEST_CLAIM {
            return Err(refused(
                format!("it speaks of `{}`, which is too long for a claim", shown(claim)),
                None,
            ));
        }
        let misread = |misread: Misread| refused(shown(&misread.message), misread.help);
        self.claim(claim).map_err(misread).map(|claim| self.question(theory, &claim))
    }

    fn standpoint(&self, name: &str) -> Result<StandpointId, Refused> {
        let names = || self.model.standpoints.iter().map(|standpoint| standpoint.name.as_str());
        names().position(|other| other == name).map(StandpointId::new).ok_or_else(|| {
            let near = nearest(&shown(name), names()).map(|near| format!("did you mean `{near}`?"));
            refused(format!("{} has no standpoint `{}`", self.name, shown(name)), near)
        })
    }

    fn question(&self, theory: &Theory, claim: &Claim) -> Question {
        let Claim { predicate, terms, negated } = claim;
        Question {
            written: written_of(&self.model, *predicate, terms, *negated),
            sentence: sentence_of(&self.model, *predicate, terms),
            statement: claim.statement(theory),
        }
    }
}

fn refused(message: String, help: Option<String>) -> Refused {
    let help = help.unwrap_or_else(|| "check that it is a certificate of this file".to_owned());
    Refused { message, node: None, help }
}

impl From<Unreadable> for Refused {
    fn from(Unreadable { message, help }: Unreadable) -> Self {
        Self { message, node: None, help }
    }
}
