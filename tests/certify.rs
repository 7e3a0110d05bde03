//! Certificates from outside: what the engine makes is accepted, as it is and through JSON; whatever is not the
//! truth is refused.

mod support;

#[path = "certify/derivations.rs"]
mod derivations;
#[path = "certify/forgeries.rs"]
mod forgeries;

use insta::glob;
use serde::Deserialize;
use standpoint::certify::{self, Certificate, Flaw, Question, Subject, from_evaluate, wire};
use standpoint::explain::Claim;
use standpoint::theory::from_model::written_of;
use standpoint::vocabulary::{PredicateId, StandpointId, StatementId};
use standpoint::workspace::{self, Loaded, Options};
use support::{Judged, Theory, judge};

#[derive(Deserialize)]
struct Case {
    theory: Theory,
}

/// The theories of a case file, in the language.
fn texts(lines: &str) -> impl Iterator<Item = String> {
    let case = |line| serde_json::from_str::<Case>(line).expect("a case a line");
    lines.lines().map(move |line| case(line).theory.declarations().concat())
}

fn canonical() -> impl Iterator<Item = String> {
    texts(include_str!("oracle/canonical.jsonl"))
}

fn random() -> impl Iterator<Item = String> {
    texts(include_str!("oracle/random.jsonl"))
}

fn subject(judged: &Judged) -> Subject<'_> {
    let Judged { model, theory, network, .. } = judged;
    let standpoint = StandpointId::new(model.standpoints.len() - 1);
    Subject { model, theory, standpoint, network }
}

/// A question for each claim of the theory and one for its contrary.
fn questions(judged: &Judged) -> Vec<Question> {
    let Judged { model, theory, .. } = judged;
    let sides = (0..model.predicates.len()).flat_map(|index| [(index, false), (index, true)]);
    let question = |(index, negated)| {
        let predicate = PredicateId::new(index);
        let statement = theory.atoms.find(predicate, &[]).map(|atom| StatementId::new(atom, negated));
        let written = written_of(model, predicate, &[], negated);
        Question { sentence: written.clone(), written, statement }
    };
    sides.map(question).collect()
}

fn certificate(judged: &Judged) -> Certificate {
    from_evaluate::certificate(&subject(judged), &judged.labels, &questions(judged))
}

fn verify(judged: &Judged, certificate: &Certificate) -> Result<(), Flaw> {
    certify::verify(&subject(judged), &questions(judged), certificate)
}

fn json(certificates: &[Certificate]) -> String {
    let mut bytes = Vec::new();
    wire::write(&mut bytes, certificates).expect("memory can be written to");
    String::from_utf8(bytes).expect("JSON is text")
}

#[track_caller]
fn accepted(text: &str) {
    let judged = judge(text);
    let certificate = certificate(&judged);
    assert_eq!(verify(&judged, &certificate), Ok(()), "{text}");
    let written = json(std::slice::from_ref(&certificate));
    let read = wire::read(&written).expect("it is a certificate");
    let read = read[0].certificate(judged.network.graph().len()).expect("it has the network's size");
    assert_eq!(read, certificate, "{text}");
}

#[test]
fn every_theory_has_a_certificate() {
    canonical().chain(random()).for_each(|text| accepted(&text));
}

/// Every claim without terms that the file declares, and its contrary.
fn claims(loaded: &Loaded) -> Vec<Claim> {
    let all = (0..loaded.model.predicates.len()).map(PredicateId::new);
    let claims = all.filter_map(|predicate| Claim::named(&loaded.model, predicate));
    claims.flat_map(|claim| [claim.contrary(), claim]).collect()
}

#[test]
fn every_file_has_a_certificate_from_each_standpoint() {
    let check = |path: &std::path::Path| {
        let loaded = workspace::load(path, &Options::default());
        assert!(!loaded.has_errors(), "{}", path.display());
        let judgement = loaded.judge(&loaded.standpoints()).expect("it stays within bounds");
        let written = json(&loaded.certify(&judgement, &claims(&loaded)));
        let read = wire::read(&written).expect("it is a certificate");
        assert_eq!(read.len(), judgement.standpoints.len());
        let findings = loaded.verify(&read).expect("it stays within bounds");
        for finding in &findings {
            assert!(finding.outcome.is_ok(), "{}: {finding:#?}", path.display());
        }
    };
    glob!("..", "arguments/*.arg", check);
    glob!("..", "tests/cases/*/good/*.arg", check);
}

/// A change here is a change of the form: certificates that people keep would be refused.
#[test]
fn the_form_stays_as_it_is() {
    let text = "claim a \"A.\"\nclaim b \"B.\"\nargument x\n  unless b\n  so a\nargument y\n  unless a\n  so b\n\
                argument z\n  given a\n  so not b\nprefer z over y\nstandpoint judge\n";
    let written = json(&[certificate(&judge(text))]);
    insta::assert_snapshot!(written.replace("},{", "},\n{").replace("],\"", "],\n\""));
}
