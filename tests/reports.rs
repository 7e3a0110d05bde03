//! Reports of tests and of comparisons, in every form: how they read, and that other programs can read them.

use proptest::prelude::*;
use standpoint::conclusions::{Comparison, Report};
use standpoint::render::explanation::Layout;
use standpoint::render::report::{self, Format};

#[path = "reports/examples.rs"]
mod examples;
#[path = "reports/validate.rs"]
mod validate;

const LAYOUT: Layout = Layout { width: 100, colour: false };

fn written(report: &Report, format: Format) -> String {
    report::test(report, format, LAYOUT)
}

fn assert_reads(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/reports");
    settings.set_prepend_module_to_snapshot(false);
    // The version of the program is no matter of these tests.
    let text = text.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"VERSION\"");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn assert_valid(wrong: Vec<String>, text: &str) {
    assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
}

#[test]
fn each_form_reads_as_it_should() {
    for format in Format::ALL {
        assert_reads(format!("test-{}", format.name()).as_str(), &written(&examples::report(), *format));
    }
    assert_reads("test-well", &written(&examples::well(), Format::Text));
    assert_reads("test-nothing", &written(&Report::default(), Format::Text));
}

#[test]
fn comparisons_read_as_they_should() {
    let comparison = examples::comparison();
    assert_reads("diff-text", &report::comparison_text(&comparison, LAYOUT));
    assert_reads("diff-json", &report::comparison_json(&comparison));
    assert_reads("diff-markdown", &report::comparison_markdown(&comparison));
    assert_reads("diff-unmoved-text", &report::comparison_text(&examples::unmoved(), LAYOUT));
    assert_reads("diff-unmoved-markdown", &report::comparison_markdown(&examples::unmoved()));
    assert_reads("diff-nothing-markdown", &report::comparison_markdown(&Comparison::default()));
}

#[test]
fn a_move_reads_as_it_should_on_a_narrow_page() {
    let moved = examples::comparison().files.remove(2).moved.remove(0);
    assert_reads("moved-narrow", &report::moved_text(&moved, Layout { width: 44, colour: false }));
}

#[test]
fn hostile_text_is_only_text() {
    let hostile = examples::hostile(examples::HOSTILE);
    for format in Format::ALL {
        assert_reads(format!("hostile-{}", format.name()).as_str(), &written(&hostile, *format));
    }
    let comparison = examples::compared(&hostile);
    assert_reads("hostile-markdown", &report::comparison_markdown(&comparison));
}

/// Colours change no word.
#[test]
fn colours_are_only_colours() {
    let plain = written(&examples::report(), Format::Text);
    let coloured = report::test(&examples::report(), Format::Text, Layout { colour: true, ..LAYOUT });
    assert_ne!(plain, coloured);
    assert_eq!(plain, anstream::adapter::strip_str(&coloured).to_string());
}

#[test]
fn each_form_keeps_to_its_schema() {
    let junit = written(&examples::report(), Format::Junit);
    assert_valid(validate::junit(&junit), &junit);
    let sarif = written(&examples::report(), Format::Sarif);
    assert_valid(validate::sarif(&sarif), &sarif);
    let tap = written(&examples::report(), Format::Tap);
    assert_valid(validate::tap(&tap), &tap);
    let json = written(&examples::report(), Format::Json);
    assert_valid(validate::json("test", &json), &json);
    let diff = report::comparison_json(&examples::comparison());
    assert_valid(validate::json("diff", &diff), &diff);
}

/// The validators can tell.
#[test]
fn broken_documents_are_found_out() {
    let junit = written(&examples::report(), Format::Junit);
    for (from, to) in [
        ("<failure message=", "<failure massage="),
        ("<testcase name=", "<testcase nom="),
        ("<system-out>recorded</system-out>", "<recorded/>"),
        (" tests=\"4\"", ""),
        ("<system-out>", "<system-out>\u{1b}"),
    ] {
        assert!(junit.contains(from), "{from}");
        assert_ne!(validate::junit(&junit.replacen(from, to, 1)), Vec::<String>::new(), "{to}");
    }
    let sarif = written(&examples::report(), Format::Sarif);
    for (from, to) in [
        ("\"level\": \"error\"", "\"level\": \"bad\""),
        ("\"ruleId\"", "\"ruleName\""),
        ("\"startLine\": 924", "\"startLine\": 0"),
        ("\"uri\": \"arguments/", "\"uri\": \"a b/"),
    ] {
        assert!(sarif.contains(from), "{from}");
        assert_ne!(validate::sarif(&sarif.replacen(from, to, 1)), Vec::<String>::new(), "{to}");
    }
    let tap = written(&examples::report(), Format::Tap);
    assert_ne!(validate::tap(&tap.replacen("1..", "1..1", 1)), Vec::<String>::new());
    assert_ne!(validate::tap(&tap.replacen("message: \"", "message: ", 1)), Vec::<String>::new());
}

/// A comment has a bound.
#[test]
fn a_comment_is_not_endless() {
    let mut comparison = examples::comparison();
    let moved = comparison.files[2].moved.remove(0);
    comparison.files[2].moved = (0..2000)
        .map(|number| {
            let claim = format!("claim-{number}");
            standpoint::conclusions::Moved { claim, ..moved.clone() }
        })
        .collect();
    let text = report::comparison_markdown(&comparison);
    assert!(text.len() < 65_536 && text.contains("more claims of which something moved"), "{}", text.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_breaks_a_form(text in "[ -~]{0,8}[\\PC\\x00-\\x1f\\x7f-\\x9f\u{2028}\u{fffe}\u{feff}]{0,24}") {
        let report = examples::hostile(&text);
        for format in Format::ALL {
            let text = written(&report, *format);
            let wrong = match format {
                Format::Junit => validate::junit(&text),
                Format::Sarif => validate::sarif(&text),
                Format::Tap => validate::tap(&text),
                Format::Json => validate::json("test", &text),
                // A diagnostic, three failures, a snapshot and the last line.
                Format::Github => (text.lines().count() != 6).then(|| text.clone()).into_iter().collect(),
                Format::Text => (text.contains('\u{1b}')).then(|| text.clone()).into_iter().collect(),
            };
            prop_assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        }
    }
}
