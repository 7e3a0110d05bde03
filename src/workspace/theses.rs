//! What a file is about, where nothing else is asked.

use super::Loaded;
use crate::explain::Claim;
use crate::model::{Predicate, PredicateSort};
use crate::vocabulary::PredicateId;

impl Loaded {
    /// The theses of the file; or, where it has none, its claims.
    #[must_use]
    pub fn theses(&self) -> Vec<Claim> {
        let theses = self.declared(PredicateSort::Thesis);
        if theses.is_empty() { self.declared(PredicateSort::Claim) } else { theses }
    }

    /// What the conclusion snapshot keeps: the theses, and the claims marked `pinned`.
    #[must_use]
    pub fn kept(&self) -> Vec<Claim> {
        self.chosen(|predicate| predicate.sort == PredicateSort::Thesis || predicate.pinned)
    }

    /// The file's own claims of a sort, or, where it only puts modules together, theirs.
    fn declared(&self, sort: PredicateSort) -> Vec<Claim> {
        self.chosen(|predicate| predicate.sort == sort)
    }

    fn chosen(&self, choose: impl Fn(&Predicate) -> bool) -> Vec<Claim> {
        let predicates = self.model.predicates.iter().enumerate().filter(|(_, predicate)| choose(predicate));
        let (own, others): (Vec<_>, Vec<_>) =
            predicates.partition(|(_, predicate)| predicate.module.index() == 0);
        let chosen = if own.is_empty() { others } else { own };
        chosen.iter().filter_map(|(id, _)| Claim::named(&self.model, PredicateId::new(*id))).collect()
    }
}
