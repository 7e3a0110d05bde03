//! The expectations of a file, held against what its standpoints say.

use super::{Judgement, Loaded};
use crate::diagnostic::{Code, Diagnostic};
use crate::explain::{self, Claim, Verdict};
use crate::model::{Expectation, Outcome};

impl Loaded {
    /// A diagnostic for each expectation that a judged standpoint does not meet, in the order of the text.
    #[must_use]
    pub fn disappointed(&self, judgement: &Judgement) -> Vec<Diagnostic> {
        self.expected(judgement).filter_map(|(_, disappointment)| disappointment).collect()
    }

    /// Each expectation in the order of the text, with a diagnostic where a judged standpoint does not meet it.
    pub fn expected<'l>(
        &'l self,
        judgement: &'l Judgement,
    ) -> impl Iterator<Item = (&'l Expectation, Option<Diagnostic>)> {
        let all = self.model.expectations.iter();
        all.map(|expected| (expected, self.disappointment(judgement, expected)))
    }

    fn disappointment(&self, judgement: &Judgement, expected: &Expectation) -> Option<Diagnostic> {
        let claim = Claim::of(&expected.literal)?;
        let about = judgement.about(&self.model, &claim);
        let sides = judgement.sides_about(&about);
        let judged = sides.iter().find(|judged| judged.standpoint == expected.standpoint)?;
        let verdict = explain::verdict(&judgement.case(&self.model, &sides), judged, &claim);
        if verdict.meets(&expected.outcome) {
            return None;
        }
        let name = &self.model.standpoints[expected.standpoint.index()].name;
        let literal = self.sources.text(expected.literal.span);
        let message =
            format!("`{literal}` is {} from `{name}`, not {}", said(&verdict), wanted(&expected.outcome));
        let told = Diagnostic::new(Code::ExpectationFailed, expected.span, message);
        let ask = format!("standpoint why {} {} --from {name}", shell(&self.name), shell(literal));
        Some(told.label("this does not hold").help(format!("`{ask}` shows the reasoning")))
    }
}

/// The word as a shell takes it.
#[must_use]
pub fn shell(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./:".contains(letter);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

fn said(verdict: &Verdict) -> String {
    let status = verdict.status.name();
    match &verdict.words {
        Some(words) => format!("{status} (“{words}”)"),
        None => status.to_owned(),
    }
}

/// An outcome in words: a status, or the words that a verdict should have.
#[must_use]
pub fn wanted(expected: &Outcome) -> String {
    match expected {
        Outcome::Status(status) => status.name().to_owned(),
        Outcome::Words(words) => format!("“{words}”"),
    }
}
