//! Whether a certificate proves what it says of a network.

use super::check::{Broken, check};
use super::{Certificate, Digest, Labelling, Question, Standing, Subject, digest};
use crate::network::Network;
use crate::vocabulary::{StatementId, Status};

/// Why a certificate proves nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It is of another network, or of other claims.
    Network,
    /// A label does not follow.
    Label(Broken),
    /// A claim has another status by the labels.
    Verdict {
        /// The claim.
        claim: String,
        /// What is said of it.
        said: Status,
        /// What follows.
        follows: Status,
    },
}

/// Whether the certificate is of this network and these claims (those of its verdicts, in their order), and proves
/// what it says.
///
/// # Errors
/// What is wrong first.
pub fn verify(subject: &Subject<'_>, asked: &[Question], certificate: &Certificate) -> Result<(), Flaw> {
    let claims = certificate.verdicts.iter().map(|verdict| &verdict.claim);
    if certificate.standpoint != subject.name() || !claims.eq(asked.iter().map(|question| &question.written))
    {
        return Err(Flaw::Network);
    }
    is_of(subject, asked, certificate.network)?;
    proves(subject, asked, certificate)
}

/// Whether the digest is that of the network and the claims: the first thing to check, since nothing else of a
/// certificate means anything beside another network.
///
/// # Errors
/// Where it is not.
pub fn is_of(subject: &Subject<'_>, asked: &[Question], network: Digest) -> Result<(), Flaw> {
    if network == digest::digest(subject, asked) { Ok(()) } else { Err(Flaw::Network) }
}

/// Whether every label in the certificate follows, and the claims have the statuses that its verdicts give them, in
/// their order.
///
/// # Errors
/// What is wrong first.
pub fn proves(subject: &Subject<'_>, asked: &[Question], certificate: &Certificate) -> Result<(), Flaw> {
    check(subject.network.graph(), &certificate.labelling).map_err(Flaw::Label)?;
    for (question, verdict) in asked.iter().zip(&certificate.verdicts) {
        let follows = status(subject.network, &certificate.labelling, question.statement);
        if follows != verdict.status {
            return Err(Flaw::Verdict { claim: question.written.clone(), said: verdict.status, follows });
        }
    }
    Ok(())
}

/// The status of a statement by the labels (SEMANTICS, section 3); what nothing is about is unproven.
fn status(network: &Network, labelling: &Labelling, statement: Option<StatementId>) -> Status {
    let standing = |statement: StatementId| {
        network.statement_node(statement).map_or(Standing::Out, |node| labelling.standings[node.index()])
    };
    let Some(statement) = statement else { return Status::Unproven };
    match (standing(statement), standing(statement.contrary())) {
        (Standing::In, _) => Status::Accepted,
        (_, Standing::In) => Status::Rejected,
        (Standing::Out, Standing::Out) => Status::Unproven,
        _ => Status::Contested,
    }
}
