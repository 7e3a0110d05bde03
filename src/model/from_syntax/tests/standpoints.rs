use super::*;

const HEAD: &str = "kind oral\nsource paper \"A\"\nname Baker\nthesis t \"x\"\npremise p \"x\" kind oral by Baker cites paper tag soft\n\
                    argument a given p so t\n";

fn standpoint_errors(text: &str) -> Vec<String> {
    errors(&format!("{HEAD}{text}"))
}

#[test]
fn every_clause_takes_effect() {
    let model = model(&format!(
        "{HEAD}standpoint s \"all\" as-of 1990 admit kind oral, source paper, by Baker, tag soft, p exclude p \
         ignore a weigh kind oral 0.3, a 0.5 prefer a over p standard preponderance standard scintilla for t \
         limits alpha 0.7, gamma 0.1 assume not t semantics preferred credulous verdict accepted \"yes\", otherwise \"no\""
    ));
    let s = &model.standpoints[0];
    assert_eq!(
        (s.admit.len(), s.exclude.len(), s.ignore.len(), s.weigh.len(), s.prefer.len()),
        (5, 1, 1, 2, 1)
    );
    assert_eq!(s.standard.as_ref().map(|said| said.what), Some(Standard::Preponderance));
    assert_eq!(s.standards[0].what.1, Standard::Scintilla);
    assert_eq!((s.alpha, s.beta, s.gamma), (Some(Number::new(7, 1)), None, Some(Number::new(1, 1))));
    assert_eq!((s.semantics, s.acceptance), (Semantics::Preferred, Acceptance::Credulous));
    assert_eq!(s.verdicts, [(Some(Status::Accepted), "yes".to_owned()), (None, "no".to_owned())]);
    assert!(s.as_of.is_some() && s.assume[0].what.negated);
}

#[test]
fn a_copy_has_its_models_clauses_before_its_own() {
    let model = model(&format!(
        "{HEAD}standpoint c from b verdict accepted \"C\"\nstandpoint a1 semantics stable verdict accepted \"A\"\n\
         standpoint b from a1 exclude p verdict otherwise \"B\""
    ));
    let c = &model.standpoints[0];
    assert_eq!(c.lineage, [StandpointId(0), StandpointId(2), StandpointId(1)]);
    let words: Vec<&str> = c.verdicts.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!((words, c.exclude.len(), c.semantics), (vec!["A", "B", "C"], 1, Semantics::Stable));
}

#[test]
fn copies_do_not_go_in_a_circle() {
    assert_eq!(
        standpoint_errors("standpoint x from y\nstandpoint y from x\nstandpoint z from y"),
        ["standpoint-cycle: y"]
    );
    assert_eq!(standpoint_errors("standpoint x from x"), ["standpoint-cycle: x"]);
}

#[test]
fn selectors_pick_what_is_declared() {
    assert_eq!(standpoint_errors("standpoint s admit kind orl"), ["unknown-name: orl"]);
    assert_eq!(standpoint_errors("standpoint s admit tag sfot"), ["unknown-name: sfot"]);
    assert_eq!(standpoint_errors("standpoint s admit by Bakr"), ["unknown-name: Bakr"]);
    assert_eq!(
        standpoint_errors("standpoint s admit a"),
        ["wrong-sort-of-name: a"],
        "rules are not admitted"
    );
    assert_eq!(standpoint_errors("standpoint s ignore p"), ["wrong-sort-of-name: p"]);
}

#[test]
fn a_clause_that_may_stand_once_does() {
    assert_eq!(standpoint_errors("standpoint s as-of 1990 as-of 1991"), ["repeated-clause: as-of 1991"]);
    assert_eq!(
        standpoint_errors("standpoint s verdict accepted \"a\", accepted \"b\""),
        ["repeated-clause: accepted"]
    );
}

#[test]
fn an_issue_is_fought_or_weighed() {
    let mixed = "standpoint s standard undefeated for t standard preponderance for not t";
    assert!(standpoint_errors(mixed)[0].starts_with("mixed-issue"));
}

#[test]
fn expectations_use_a_standpoints_own_words() {
    let s = "standpoint s verdict accepted \"held\", otherwise \"not held\"\n";
    assert_eq!(standpoint_errors(&format!("{s}expect t \"held\" from s")), [""; 0]);
    assert_eq!(standpoint_errors(&format!("{s}expect not t accepted from s")), [""; 0]);
    assert_eq!(standpoint_errors(&format!("{s}expect t \"hold\" from s")), ["unknown-verdict: \"hold\""]);
    assert_eq!(standpoint_errors(&format!("{s}expect t accepted from r")), ["unknown-name: r"]);
    assert_eq!(standpoint_errors("expect t accepted from default"), [""; 0]);
}

#[test]
fn rules_are_for_standpoints() {
    let model = model(&format!("{HEAD}argument given p for s so t\nstandpoint s"));
    assert_eq!(model.rules[1].only_for, [StandpointId(0)]);
    assert_eq!(standpoint_errors("argument given p for nobody so t"), ["unknown-name: nobody"]);
}
