//! A loaded file with what it concludes.

use crate::conclusions::{Conclusions, Mutants, Place, Tally, mutate, tested};
use crate::diagnostic::Diagnostic;
use crate::explain::{Claim, Words};
use crate::network::from_theory;
use crate::workspace::{Judgement, Loaded};

/// A file that was judged from all its standpoints, with the record of its conclusions.
#[derive(Debug)]
pub struct Concluded {
    /// The file.
    pub loaded: Loaded,
    /// What its standpoints say.
    pub judgement: Judgement,
    /// Of its theses and pinned claims.
    pub conclusions: Conclusions,
}

impl Concluded {
    /// Judges a file from all its standpoints.
    ///
    /// # Errors
    /// Where it cannot be judged: the file comes back, and its diagnostics tell why.
    pub fn of(mut loaded: Loaded) -> Result<Self, Box<Loaded>> {
        if loaded.has_errors() {
            return Err(Box::new(loaded));
        }
        let judgement = match loaded.judge_by_semantics(&loaded.standpoints()) {
            Ok(judgement) => judgement,
            Err(told) => {
                loaded.add([*told]);
                return Err(Box::new(loaded));
            }
        };
        loaded.add(judgement.diagnostics.iter().cloned());
        if loaded.has_errors() {
            return Err(Box::new(loaded));
        }
        let mut concluded = Self { loaded, judgement, conclusions: Conclusions::default() };
        concluded.conclusions = concluded.of_claims(&concluded.loaded.kept());
        Ok(concluded)
    }

    /// What its tested conclusions rest on, for the coverage of a run.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let sides = self.judgement.sides();
        let case = self.judgement.case(&self.loaded.model, &sides);
        Tally::of(&case, &self.loaded.sources, &tested(&case, &self.loaded.kept()))
    }

    /// What becomes of the conclusions without each of its premises and arguments.
    ///
    /// # Errors
    /// Where a standpoint cannot be judged.
    pub fn mutants(&self) -> Result<Mutants, Box<Diagnostic>> {
        let model = &self.loaded.model;
        if let Some(judged) = self.judgement.standpoints.iter().find(|judged| judged.takes_sides(model)) {
            return Err(Box::new(from_theory::unsupported(&model.standpoints[judged.standpoint.index()])));
        }
        let sides = self.judgement.sides();
        let case = self.judgement.case(&self.loaded.model, &sides);
        mutate(&case, &self.loaded.sources, &self.loaded.kept())
    }

    /// What is concluded of these claims.
    pub(super) fn of_claims(&self, claims: &[Claim]) -> Conclusions {
        let (model, judgement) = (&self.loaded.model, &self.judgement);
        if !judgement.standpoints.iter().any(|judged| judged.takes_sides(model)) {
            let sides = judgement.sides();
            return Conclusions::of(&judgement.case(model, &sides), claims);
        }
        // By another semantics each claim is concluded by sets of its own.
        Conclusions::together(claims.iter().map(|claim| {
            let about = judgement.about(model, claim);
            let sides = judgement.sides_about(&about);
            Conclusions::of(&judgement.case(model, &sides), std::slice::from_ref(claim))
        }))
    }

    /// The sentence of a claim, and where what it names is declared; where the file does not know it, as it is written.
    pub(super) fn told(&self, claim: &str) -> (String, Option<Place>) {
        let Loaded { model, sources, .. } = &self.loaded;
        match self.loaded.claim(claim) {
            Ok(known) => {
                let span = model.predicates[known.predicate.index()].name_span;
                let words = Words::new(model, &self.judgement.theory);
                (words.alone(&known), Some(Place::of(sources, span)))
            }
            Err(_) => (claim.to_owned(), None),
        }
    }

    /// The sentence of a standpoint, where it has one.
    pub(super) fn view(&self, standpoint: &str) -> Option<String> {
        let standpoints = &self.loaded.model.standpoints;
        standpoints.iter().find(|each| each.name == standpoint)?.sentence.clone()
    }
}
