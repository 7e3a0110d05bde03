//! The report as JUnit's XML: a suite for each file, a case for each check.
//!
//! XML 1.0 cannot hold most control characters, even escaped; they are shown by their pictures.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::clean::{lines, one_line};
use super::groups::is_broken;
use super::{outline, words};
use crate::conclusions::{Check, FileReport, Outcome, Report, Subject};
use crate::render::diagnostics::{Batch, Format, render};

/// A run of the tests.
pub(super) fn test(report: &Report) -> String {
    let mut all = quick_junit::Report::new("standpoint");
    all.add_test_suites(report.files.iter().map(suite));
    let text = all.to_string().expect("text is written to memory");
    // Nothing is ever skipped, and the schema that Jenkins reads by knows no count of that at the root, which is the
    // first to have it.
    text.replacen(" skipped=\"0\"", "", 1)
}

fn suite(file: &FileReport) -> TestSuite {
    let mut suite = TestSuite::new(one_line(&file.name));
    suite.add_test_cases(file.checks.iter().map(|check| case(check, file)));
    suite
}

fn case(check: &Check, file: &FileReport) -> TestCase {
    let status = match check.outcome {
        Outcome::Failed => failure(check, file),
        Outcome::Passed | Outcome::Recorded | Outcome::Accepted => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(words::subject(check), status);
    case.set_classname(one_line(&file.name));
    match check.outcome {
        Outcome::Recorded => _ = case.set_system_out("recorded"),
        Outcome::Accepted => _ = case.set_system_out(format!("accepted: {}", words::wrong(check))),
        Outcome::Passed | Outcome::Failed => {}
    }
    case
}

fn failure(check: &Check, file: &FileReport) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(words::kind(check).0).set_message(words::wrong(check));
    let body = if check.subject == Subject::File && is_broken(file) {
        let batch = Batch { sources: &file.sources, diagnostics: &file.diagnostics };
        lines(&render(&[batch], Format::Short, 0))
    } else {
        outline::in_full(check)
    };
    status.set_description(body);
    status
}
