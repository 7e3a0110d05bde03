//! What a file is about, where nothing else is asked.

use super::Loaded;
use crate::explain::Claim;
use crate::model::PredicateSort;
use crate::vocabulary::PredicateId;

impl Loaded {
    /// The theses of the file; or, where it has none, its claims.
    #[must_use]
    pub fn theses(&self) -> Vec<Claim> {
        let theses = self.declared(PredicateSort::Thesis);
        if theses.is_empty() { self.declared(PredicateSort::Claim) } else { theses }
    }

    /// The file's own claims of a sort, or, where it only puts modules together, theirs.
    fn declared(&self, sort: PredicateSort) -> Vec<Claim> {
        let predicates =
            self.model.predicates.iter().enumerate().filter(|(_, predicate)| predicate.sort == sort);
        let (own, others): (Vec<_>, Vec<_>) =
            predicates.partition(|(_, predicate)| predicate.module.index() == 0);
        let chosen = if own.is_empty() { others } else { own };
        chosen.iter().filter_map(|(id, _)| Claim::named(&self.model, PredicateId::new(*id))).collect()
    }
}
