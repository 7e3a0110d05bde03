//! Certificates that were tampered with, or put beside another network: all refused.

use super::*;
use crate::derivations::follows;
use crate::support::So;
use serde_json::{Value, json};
use standpoint::certify::Standing;
use standpoint::certify::check::check;
use standpoint::vocabulary::Status;

/// The canonical theories and some of the random ones.
fn some() -> impl Iterator<Item = Judged> {
    canonical().chain(random().step_by(12)).map(|text| judge(&text))
}

#[test]
fn a_flipped_label_is_refused() {
    let mut tried = 0;
    for judged in some() {
        let (graph, labelling) = (judged.network.graph(), certificate(&judged).labelling);
        for node in 0..graph.len() {
            for standing in [Standing::In, Standing::Out, Standing::Undecided] {
                let mut forged = labelling.clone();
                forged.standings[node] = standing;
                let is_true = forged.standings == labelling.standings;
                assert_eq!(check(graph, &forged).is_ok(), is_true, "{node} {standing:?}");
                tried += usize::from(!is_true);
            }
        }
    }
    assert!(tried > 3_000, "{tried}");
}

#[test]
fn swapped_ranks_are_refused_where_something_does_not_follow() {
    let (mut refused, mut kept) = (0, 0);
    for judged in some() {
        let (graph, labelling) = (judged.network.graph(), certificate(&judged).labelling);
        for one in 0..graph.len() {
            for other in 0..one {
                let mut forged = labelling.clone();
                forged.ranks.swap(one, other);
                let follows = follows(graph, &forged);
                assert_eq!(check(graph, &forged).is_ok(), follows, "{one} {other}");
                *if follows { &mut kept } else { &mut refused } += 1;
            }
        }
    }
    assert!(refused > 1_000 && kept > 1_000, "{refused} {kept}");
}

#[test]
fn another_status_is_refused() {
    for judged in some() {
        let certificate = certificate(&judged);
        for (place, verdict) in certificate.verdicts.iter().enumerate() {
            for status in Status::ALL.iter().copied().filter(|status| *status != verdict.status) {
                let mut forged = certificate.clone();
                forged.verdicts[place].status = status;
                let flaw =
                    Flaw::Verdict { claim: verdict.claim.clone(), said: status, follows: verdict.status };
                assert_eq!(verify(&judged, &forged), Err(flaw));
            }
        }
    }
}

#[test]
fn another_claim_is_refused() {
    for judged in some() {
        let mut forged = certificate(&judged);
        let first = forged.verdicts.remove(0);
        assert_eq!(verify(&judged, &forged), Err(Flaw::Network), "a verdict less");
        forged.verdicts.insert(1, first);
        assert!(verify(&judged, &forged).is_err(), "two that changed places");
    }
}

/// The network without the numbers that the theory gives: two theories may make one where conditions never apply.
fn network_in_words(judged: &Judged) -> String {
    let written: Vec<String> = questions(judged).into_iter().map(|question| question.written).collect();
    format!("{:?} {written:?}", judged.network.graph())
}

#[test]
fn a_certificate_of_another_theory_is_refused() {
    let judged: Vec<Judged> = some().step_by(3).collect();
    let certificates: Vec<Certificate> = judged.iter().map(certificate).collect();
    let words: Vec<String> = judged.iter().map(network_in_words).collect();
    let mut refused = 0;
    for (place, judged) in judged.iter().enumerate() {
        for (other, certificate) in certificates.iter().enumerate() {
            let accepted = verify(judged, certificate).is_ok();
            assert!(accepted || place != other, "{place}");
            assert!(!accepted || words[place] == words[other], "{place} {other}");
            refused += usize::from(!accepted);
        }
    }
    assert!(refused > 10_000, "{refused}");
}

#[test]
fn a_condition_less_makes_another_network() {
    let mut tried = 0;
    let lines = include_str!("../oracle/canonical.jsonl").lines();
    for line in lines.chain(include_str!("../oracle/random.jsonl").lines().step_by(12)) {
        let theory = serde_json::from_str::<Case>(line).expect("a case a line").theory;
        let judged = judge(&theory.declarations().concat());
        let certificate = certificate(&judged);
        for altered in altered(&theory) {
            let altered = judge(&altered.declarations().concat());
            // An exception that nothing can raise is in no network.
            if altered.network.graph().edge_count() != judged.network.graph().edge_count() {
                assert_eq!(verify(&altered, &certificate), Err(Flaw::Network), "{theory:#?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

/// The theory without an exception that somebody raises, for each; it keeps the claims that it has.
fn altered(theory: &Theory) -> Vec<Theory> {
    let raised = |statement: &String| {
        let so = |so: &So| matches!(so, So::Statement(so) if so == statement);
        theory.arguments.iter().any(|argument| so(&argument.so))
    };
    let places = theory.arguments.iter().enumerate().flat_map(|(place, argument)| {
        let unless = argument.unless.iter().enumerate();
        unless.filter(|(_, statement)| raised(statement)).map(move |(exception, _)| (place, exception))
    });
    let without = |(place, exception): (usize, usize)| {
        let mut altered = theory.clone();
        altered.arguments[place].unless.remove(exception);
        altered
    };
    places.map(without).collect()
}

/// A file with two standpoints that part, and its certificate as JSON.
fn quarrel() -> (tempfile::TempDir, Loaded, String) {
    let text = "thesis rain \"It rained.\"\npremise wet \"Wet.\"\npremise dry \"Dry.\"\n\
                argument a given wet so rain\nargument b given dry so not rain\n\
                argument c given rain unless dry so rain\n\
                standpoint one\n  prefer a over b\nstandpoint two\n  prefer b over a\nstandpoint three\n";
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("a.arg");
    std::fs::write(&path, text).expect("files can be written");
    let loaded = workspace::load(&path, &Options::default());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let judgement = loaded.judge(&loaded.standpoints()).expect("a small file");
    let claim = loaded.claim("rain").expect("it has one");
    let written = json(&loaded.certify(&judgement, &[claim]));
    (folder, loaded, written)
}

/// Whether the text is a certificate of the file that proves itself.
fn proves(loaded: &Loaded, text: &str) -> bool {
    let Ok(claimed) = wire::read(text) else { return false };
    let findings = loaded.verify(&claimed).expect("a small file");
    findings.iter().all(|finding| finding.outcome.is_ok())
}

#[test]
fn every_beginning_of_a_certificate_is_refused() {
    let (_folder, loaded, written) = quarrel();
    assert!(proves(&loaded, &written));
    for end in 0..written.len() {
        assert!(!proves(&loaded, &written[..end]), "{end}");
    }
}

/// What a document says, ranks left out.
fn said(text: &str) -> Value {
    let mut value: Value = serde_json::from_str(text).expect("it is JSON");
    for one in value["standpoints"].as_array_mut().into_iter().flatten() {
        one["ranks"] = Value::Null;
    }
    value
}

#[test]
fn whatever_byte_is_changed_nothing_else_is_proven() {
    let (_folder, loaded, written) = quarrel();
    let truth = said(&written);
    for place in 0..written.len() {
        for letter in "0179aiou\"[]{},:-. \\\n\u{0}".chars() {
            let forged = format!("{}{letter}{}", &written[..place], &written[place + 1..]);
            assert!(!proves(&loaded, &forged) || said(&forged) == truth, "{place} {letter:?}\n{forged}");
        }
    }
}

#[test]
fn lists_that_are_cut_or_longer_are_refused() {
    let (_folder, loaded, written) = quarrel();
    let truth: Value = serde_json::from_str(&written).expect("it is JSON");
    let one = &truth["standpoints"][0];
    let labels = one["labels"].as_str().expect("a text");
    let ranks = one["ranks"].as_array().expect("a list");
    let nodes = ranks.len();
    let (shorter, longer) = (&ranks[1..], [ranks.as_slice(), &[json!(0)]].concat());
    for (field, value) in [
        ("labels", json!(labels[1..])),
        ("labels", json!(format!("{labels}i"))),
        ("labels", json!("")),
        ("labels", json!(labels.replace('i', "é"))),
        ("labels", json!(labels.replace('i', "I"))),
        ("ranks", json!(shorter)),
        ("ranks", json!(longer)),
        ("ranks", json!([])),
        ("ranks", json!(labels)),
        ("ranks", json!(vec![-1; nodes])),
        ("ranks", json!(vec![0.5; nodes])),
        ("ranks", json!(vec![4_294_967_296_u64; nodes])),
        ("ranks", json!(vec![Value::Null; nodes])),
        ("nodes", json!(nodes - 1)),
        ("nodes", json!(nodes + 1)),
        ("nodes", json!(u64::MAX)),
        ("nodes", json!("5")),
        ("standpoint", json!("two")),
        ("standpoint", json!("four")),
        ("standpoint", json!(1)),
        ("semantics", json!("stable")),
        ("network", truth["standpoints"][1]["network"].clone()),
        ("network", json!("sha256:")),
        ("verdicts", json!([])),
        ("verdicts", json!([{"claim": "rain", "status": "true"}])),
        ("verdicts", json!([{"claim": "snow", "status": "unproven"}])),
        ("verdicts", json!([{"claim": "not rain", "status": "accepted"}])),
        ("verdicts", json!([{"claim": "rain", "status": "accepted", "really": true}])),
        ("more", json!(1)),
    ] {
        let mut forged = truth.clone();
        forged["standpoints"][0][field] = value;
        assert!(!proves(&loaded, &forged.to_string()), "{field}: {forged}");
    }
}
