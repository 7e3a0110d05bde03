//! The line under a run: how much was found, and where.

use crate::diagnostic::{Diagnostic, Severity};

/// "2 errors and 1 warning in FILE"; nothing where nothing was found. `left_out` more were not shown.
#[must_use]
pub fn summary<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    left_out: usize,
    files: &str,
) -> Option<String> {
    let (errors, warnings) =
        diagnostics.into_iter().fold((0, 0), |(errors, warnings), told| match told.severity {
            Severity::Error => (errors + 1, warnings),
            Severity::Warning => (errors, warnings + 1),
        });
    let counts = match (errors, warnings) {
        (0, 0) => return None,
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let more = if left_out > 0 { format!(", and {left_out} more that are not shown") } else { String::new() };
    Some(format!("{counts} in {files}{more}"))
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn counts_read_as_words() {
        let told = |code| Diagnostic::without_place(code, "");
        let all = [told(Code::UnknownName), told(Code::UnusedPremise), told(Code::UnknownName)];
        assert_eq!(summary(&all, 0, "a.arg").as_deref(), Some("2 errors and 1 warning in a.arg"));
        let cut = summary(&all[..1], 3, "a.arg");
        assert_eq!(cut.as_deref(), Some("1 error in a.arg, and 3 more that are not shown"));
        assert_eq!(summary(&[], 0, "a.arg"), None);
    }
}
