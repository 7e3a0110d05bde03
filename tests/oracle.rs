//! The engine against labels that were computed by brute force from the definitions.
//!
//! Every theory is written as an argument file and goes the whole street.

mod support;

use serde::Deserialize;
use std::collections::BTreeMap;
use support::{Theory, statuses};

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    name: String,
    theory: Theory,
    grounded: BTreeMap<String, String>,
}

/// Evaluates every line of a case file and says which labels differ.
fn check(lines: &str) -> usize {
    let mut failures = Vec::new();
    let mut count = 0;
    for (number, line) in lines.lines().enumerate() {
        let case: Case = serde_json::from_str(line).expect("a case a line");
        let text = case.theory.declarations().concat();
        let found = statuses(&text);
        count += 1;
        for (atom, expected) in &case.grounded {
            let status = found[&format!("s-{atom}")].name();
            if status != expected {
                failures.push(format!(
                    "line {}: {}: {atom} is {status}, not {expected}\n{text}",
                    number + 1,
                    case.name
                ));
            }
        }
    }
    let shown: Vec<&String> = failures.iter().take(3).collect();
    assert!(failures.is_empty(), "{} labels differ, such as {shown:#?}", failures.len());
    count
}

#[test]
fn every_canonical_case_has_its_labels() {
    assert!(check(include_str!("oracle/canonical.jsonl")) >= 30);
}

#[test]
fn random_theories_have_the_labels_of_brute_force() {
    assert!(check(include_str!("oracle/random.jsonl")) >= 4_000);
}
