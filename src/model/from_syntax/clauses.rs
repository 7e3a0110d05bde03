//! Clauses that may stand once, and what is said where they stand again.

use super::{Code, Diagnostic, Resolver};
use crate::source::Span;

/// Remembers where each clause stood that may stand once.
#[derive(Default)]
pub(super) struct Once {
    seen: Vec<(&'static str, Span)>,
}

impl Once {
    /// Notes a clause; where it stood already, the place of the first.
    pub(super) fn note(&mut self, keyword: &'static str, span: Span) -> Option<Span> {
        let first = self.seen.iter().find(|(seen, _)| *seen == keyword).map(|(_, span)| *span);
        if first.is_none() {
            self.seen.push((keyword, span));
        }
        first
    }
}

impl Resolver<'_, '_> {
    /// Whether the clause is the first of its keyword; a second is told.
    pub(super) fn first(&mut self, once: &mut Once, keyword: &'static str, span: Span) -> bool {
        let Some(first) = once.note(keyword, span) else { return true };
        self.tell(
            Diagnostic::new(
                Code::RepeatedClause,
                span,
                format!("`{keyword}` stands twice in one declaration"),
            )
            .label("the second")
            .also(first, "the first")
            .help("take one of them out; which of the two is meant cannot be told"),
        );
        false
    }
}
