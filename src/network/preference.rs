//! The strict partial order on arguments.

use crate::vocabulary::ArgumentId;

/// Who is preferred to whom.
#[derive(Debug, Default)]
pub(super) struct Order {}

impl Order {
    pub(super) fn is_preferred(&self, _stronger: ArgumentId, _weaker: ArgumentId) -> bool {
        false
    }
}
