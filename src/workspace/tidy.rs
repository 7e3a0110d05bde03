//! Diagnostics in the order in which they are read, each once, and not without end.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{FileId, Span};

/// How many diagnostics one run tells; the others are counted.
pub const MOST_TOLD: usize = 1000;

/// Sorts by file and place and drops doubles. With `strict`, warnings are errors; without, those that only
/// strict readers want are dropped. Gives how many were left out for number; errors stay before warnings.
pub(super) fn tidy(diagnostics: &mut Vec<Diagnostic>, strict: bool) -> usize {
    if strict {
        diagnostics.iter_mut().for_each(|told| told.severity = Severity::Error);
    } else {
        diagnostics.retain(|told| told.code != Code::UnansweredException);
    }
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics.dedup_by(|a, b| key(a) == key(b));
    let left_out = diagnostics.len().saturating_sub(MOST_TOLD);
    if left_out > 0 {
        diagnostics.sort_by_key(|told| told.severity);
        diagnostics.truncate(MOST_TOLD);
        diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    }
    left_out
}

/// What is only missing because what stands there is broken, and told already.
pub(super) struct Sequels {
    /// The places of the mistakes that were told, sorted.
    places: Vec<(FileId, u32)>,
}

impl Sequels {
    /// Of these mistakes.
    pub(super) fn of(told: &[Diagnostic]) -> Self {
        let spans = told.iter().filter_map(|told| told.primary.as_ref().map(|label| label.span));
        let mut places: Vec<_> = spans.map(|span| (span.file, span.start)).collect();
        places.sort_unstable();
        Self { places }
    }

    /// Whether a mistake was told between the start of the declaration, which is labelled, and the place where
    /// its clause is missing.
    pub(super) fn has(&self, told: &Diagnostic) -> bool {
        let (Some(end), Some(start)) = (&told.primary, told.secondary.first()) else { return false };
        let (file, start, end) = (end.span.file, start.span.start, end.span.start);
        let next = self.places.partition_point(|place| *place < (file, start));
        let within = self.places.get(next).is_some_and(|place| *place <= (file, end));
        told.code == Code::MissingClause && within
    }
}

fn key(told: &Diagnostic) -> (Option<Span>, Severity, Code, &str) {
    (told.primary.as_ref().map(|label| label.span), told.severity, told.code, &told.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: Code, start: u32) -> Diagnostic {
        Diagnostic::new(code, Span::new(FileId(0), start, start + 1), "something")
    }

    #[test]
    fn they_come_in_the_order_of_the_text_and_once() {
        let mut all = vec![told(Code::UnknownName, 7), told(Code::WrongArity, 3), told(Code::UnknownName, 7)];
        assert_eq!(tidy(&mut all, false), 0);
        assert_eq!(all, [told(Code::WrongArity, 3), told(Code::UnknownName, 7)]);
    }

    #[test]
    fn what_is_missing_because_it_is_broken_is_no_second_mistake() {
        let span = |at| Span::new(FileId(0), at, at + 1);
        let missing = told(Code::MissingClause, 30).also(span(20), "the rule begins here");
        assert!(Sequels::of(&[told(Code::BadCharacter, 28)]).has(&missing));
        assert!(!Sequels::of(&[told(Code::BadCharacter, 18), told(Code::BadCharacter, 31)]).has(&missing));
    }

    #[test]
    fn strict_readers_get_more_and_take_it_harder() {
        let mut all = vec![told(Code::UnansweredException, 3)];
        tidy(&mut all, true);
        assert!(all[0].is_error());
        let mut all = vec![told(Code::UnansweredException, 3)];
        tidy(&mut all, false);
        assert_eq!(all, []);
    }

    #[test]
    fn a_flood_is_cut_and_keeps_its_errors() {
        let warnings = (0..2000).map(|at| told(Code::UnusedPremise, at));
        let mut all: Vec<_> = warnings.chain([told(Code::UnknownName, 5000)]).collect();
        assert_eq!(tidy(&mut all, false), 1001);
        assert_eq!((all.len(), all[MOST_TOLD - 1].code), (MOST_TOLD, Code::UnknownName));
    }
}
