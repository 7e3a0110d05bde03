//! What tested conclusions rest on, and what nothing tested does: small files that each show one thing, and random
//! theories on which the names in the records say the same.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use standpoint::conclusions::{Conclusions, Coverage, Identifier, Tally, tested};
use standpoint::explain::{Case, Claim};
use standpoint::source::Sources;
use standpoint::workspace::{self, Loaded, Options};

fn load(path: &str) -> Loaded {
    let loaded = workspace::load(Path::new(path), &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded
}

fn tally(path: &str) -> Tally {
    let loaded = load(path);
    let judgement = loaded.judge(&loaded.standpoints()).expect("small files stay within bounds");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    Tally::of(&case, &loaded.sources, &tested(&case, &loaded.kept()))
}

fn told(coverage: &Coverage) -> String {
    let Coverage { declared, covered, .. } = coverage;
    let mut text = format!("{covered} of {declared}, {} %\n", coverage.percent());
    for idle in &coverage.idle {
        let rows = if idle.rows > 0 { format!(", {} rows", idle.rows) } else { String::new() };
        let _ = writeln!(text, "idle: {}:{} {}{rows}", idle.place.file, idle.place.line, idle.identifier);
    }
    for open in &coverage.unanswered {
        let _ = writeln!(
            text,
            "open: {}:{} {}: {}",
            open.place.file, open.place.line, open.identifier, open.question
        );
    }
    text
}

#[test]
fn what_is_idle_and_what_is_open_is_told() {
    glob!("coverage", "*.arg", |path| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
        let path = path.strip_prefix(root).expect("cases stand in the repository");
        let mut settings = Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        let text = told(&tally(path.to_str().expect("a path of letters")).finish());
        settings.bind(|| assert_snapshot!("coverage", text));
    });
}

/// In the files together each has what the other lacks.
#[test]
fn files_that_share_a_module_cover_it_together() {
    let (one, other) = ("tests/coverage/instances.arg", "tests/coverage/../coverage/taken-back.arg");
    let of_shared = |coverage: &Coverage| {
        let idle = coverage.idle.iter().filter(|each| each.place.file.ends_with("shared.arg"));
        idle.map(|each| each.identifier.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of_shared(&tally(other).finish()), ["engineers-know", "nobody-knows"]);
    let both = |first: &str, second: &str| {
        let mut both = tally(first);
        both.merge(tally(second));
        both.finish()
    };
    let merged = both(one, other);
    assert_eq!(of_shared(&merged), ["nobody-knows"]);
    assert!(merged.unanswered.is_empty(), "{:?}", merged.unanswered);
    let alone = [one, other].map(|file| tally(file).finish().declared);
    assert_eq!(merged.declared, alone[0] + alone[1] - 2, "the two rules are counted once");
    let turned = both(other, one);
    assert_eq!((turned.declared, turned.covered), (merged.declared, merged.covered));
}

#[test]
fn a_share_is_rounded_down_and_defined_for_nothing() {
    let percent = |covered, declared| Coverage { declared, covered, ..Coverage::default() }.percent();
    assert_eq!(percent(0, 0), 100);
    assert_eq!(percent(999, 1000), 99);
    assert_eq!(percent(1000, 1000), 100);
    assert_eq!(percent(0, 7), 0);
}

/// What the program brings along is not the user's to test.
#[test]
fn the_library_does_not_count() {
    let coverage = tally("arguments/nato-betrayal.arg").finish();
    let elsewhere = |file: &str| !file.starts_with("arguments/") && !file.starts_with("rules/");
    assert!(coverage.idle.iter().all(|each| !elsewhere(&each.place.file)), "{}", told(&coverage));
    assert!(coverage.covered > 0 && coverage.declared > coverage.covered);
}

#[test]
fn the_records_name_what_is_covered() {
    let mut count = 0;
    for line in include_str!("oracle/random.jsonl").lines().step_by(23) {
        let line: Line = serde_json::from_str(line).expect("a case a line");
        let text = line.theory.declarations().concat();
        let judged = support::judge(&text);
        let mut sources = Sources::default();
        sources.add("case.arg", text.as_str());
        let sides = [judged.side()];
        let case = Case { model: &judged.model, theory: &judged.theory, judged: &sides };
        let claims: Vec<Claim> = support::claims(&judged.model);
        let coverage = Tally::of(&case, &sources, &tested(&case, &claims)).finish();
        let named: BTreeSet<Identifier> =
            Conclusions::of(&case, &claims).list.into_iter().flat_map(|each| each.rests_on).collect();
        let idle: BTreeSet<Identifier> = coverage.idle.into_iter().map(|each| each.identifier).collect();
        assert!(idle.is_disjoint(&named), "{text}");
        assert_eq!(coverage.declared, line.theory.arguments.len(), "{text}");
        let arguments = named.iter().filter(|each| each.name.starts_with("a-"));
        assert_eq!(coverage.covered, arguments.count(), "{text}");
        count += coverage.covered;
    }
    assert!(count > 200, "only {count} were covered: too few to show anything");
}

#[derive(serde::Deserialize)]
struct Line {
    theory: support::Theory,
}
