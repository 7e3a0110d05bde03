//! One diagnostic to a line: `file:line:column: error[code]: message`, which editors know how to follow.

use std::fmt::Write;

use super::{Batch, bounded, word};

pub(super) fn render(batch: &Batch<'_>) -> String {
    let mut out = String::new();
    for told in batch.diagnostics {
        if let Some(label) = &told.primary {
            let file = batch.sources.file(label.span.file);
            let (line, column) = file.line_column(label.span.start);
            let _ = write!(out, "{}:{line}:{column}: ", file.name);
        }
        let message = bounded(&told.message).replace('\n', " ");
        let _ = writeln!(out, "{}[{}]: {message}", word(told.severity), told.code.name());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::source::{Sources, Span};

    #[test]
    fn one_line_says_where_and_what() {
        let mut sources = Sources::default();
        let file = sources.add("a.arg", "claim ä\nclaim b");
        let told = Diagnostic::new(Code::UnusedPremise, Span::new(file, 15, 16), "no\none");
        let batch = Batch { sources: &sources, diagnostics: &[told] };
        assert_eq!(render(&batch), "a.arg:2:7: warning[unused-premise]: no one\n");
    }
}
