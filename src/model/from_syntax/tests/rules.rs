use super::*;

const HEAD: &str = "relation told(?who, ?what) \"?who told that ?what\"\nrelation public(?what) \"it was public that ?what\"\n\
                    relation free(?who) \"?who is free\"\npremise p \"x\" states told(Baker, plan)\nthesis t \"x\"\n";

fn rule_errors(rule: &str) -> Vec<String> {
    errors(&format!("{HEAD}{rule}"))
}

#[test]
fn a_given_binds_what_the_rest_leans_on() {
    assert_eq!(rule_errors("rule r given told(?who, ?what) so public(?what)"), [""; 0]);
    assert_eq!(rule_errors("rule r given told(?who, plan) so public(?what)"), ["unbound-variable: ?what"]);
    assert_eq!(rule_errors("rule r given t assuming free(?who) so not t"), ["unbound-variable: ?who"]);
    assert_eq!(rule_errors("rule r given t where ?x < 3 so t"), ["unbound-variable: ?x"]);
}

#[test]
fn a_variable_of_an_exception_alone_reads_any() {
    assert_eq!(
        rule_errors("rule r given public(?what) unless told(?who, ?what) where ?who != Baker so t"),
        [""; 0]
    );
    assert_eq!(
        rule_errors("rule r given t unless free(?a), public(?b) where ?a != ?b so t"),
        ["unbound-variable: ?a != ?b"]
    );
}

#[test]
fn a_count_binds_nothing() {
    assert_eq!(rule_errors("argument given at least 2 told(?who, plan) so t"), [""; 0]);
    assert_eq!(
        rule_errors("rule r given at least 2 told(?who, ?what) so public(?what)"),
        ["unbound-variable: ?what"]
    );
    assert_eq!(rule_errors("rule r given public(?what), at least 2 told(?who, ?what) so t"), [""; 0]);
    assert_eq!(
        rule_errors("argument given at least 2 told(?who, plan), at least 1 free(?who) so t"),
        ["unbound-variable: ?who"]
    );
    assert_eq!(rule_errors("argument given at least 3 (t, public(plan)) so t"), ["bad-value: 3"]);
    assert_eq!(rule_errors("argument given at least 0 told(?who, plan) so t"), ["bad-value: 0"]);
}

#[test]
fn an_argument_and_a_premise_have_no_variables() {
    assert_eq!(rule_errors("argument given told(?who, plan) so t"), ["variable-not-allowed: ?who"]);
    assert_eq!(rule_errors("premise q \"x\" states public(?what)"), ["variable-not-allowed: ?what"]);
    assert_eq!(rule_errors("expect public(?what) accepted from default"), ["variable-not-allowed: ?what"]);
    assert_eq!(rule_errors("rule r given told(?_, ?_) so public(?_)"), ["wildcard-not-allowed: ?_"]);
}

#[test]
fn each_wildcard_is_another_variable() {
    let model = model(&format!("{HEAD}rule r given told(?_, ?_) so t"));
    assert_eq!(model.rules[0].variables, ["_", "_"]);
}

#[test]
fn it_leads_to_one_thing() {
    assert_eq!(rule_errors("rule r given t"), ["missing-clause: "]);
    assert_eq!(rule_errors("argument given t so p so t"), ["repeated-clause: so t"]);
    assert_eq!(rule_errors("argument given t so t undercuts p"), ["conflicting-clauses: undercuts p"]);
}

#[test]
fn what_is_certain_has_givens_alone() {
    assert_eq!(
        rule_errors("argument given p unless public(plan) so certainly t"),
        ["strict-with-more: public(plan)"]
    );
    assert_eq!(
        rule_errors("argument a given p so certainly t\nargument given t undercuts a"),
        ["strict-undercut: undercuts a"]
    );
    let compared = "rule r given told(?a, ?what), told(?b, ?what) where ?a != ?b so certainly public(?what)";
    assert_eq!(rule_errors(compared), [""; 0], "a `where` only picks instances");
}

#[test]
fn sorts_are_not_compared_with_each_other() {
    assert_eq!(
        rule_errors("rule r given told(?a, ?b) where ?a < Baker so t"),
        ["mixed-comparison: ?a < Baker"]
    );
    assert_eq!(
        rule_errors("argument given p where 1990 < 1990-02 so t"),
        [""; 0],
        "a year beside a date is one"
    );
    assert_eq!(rule_errors("argument given p where 2.5 = 1990-02 so t"), ["mixed-comparison: 2.5 = 1990-02"]);
}

const RULE: &str = "rule spread given told(?who, ?what) unless free(?someone) so public(?what)\n";

fn with_errors(text: &str) -> Vec<String> {
    rule_errors(&format!("{RULE}{text}"))
}

#[test]
fn a_name_for_an_instance_binds_all_that_is_given() {
    let model =
        model(&format!("{HEAD}{RULE}argument one by spread with ?what = plan, ?who = Baker weight 0.5"));
    let with: Vec<_> = model.instance_names[0].with.iter().map(|(variable, _)| variable.index()).collect();
    assert_eq!((model.rules.len(), with), (1, vec![0, 1]));
    assert_eq!(
        with_errors("argument one by spread with ?who = Baker"),
        ["incomplete-instance: by spread with ?who = Baker"]
    );
    assert_eq!(
        with_errors("argument one by spread with ?who = Baker, ?whta = plan"),
        ["unknown-name: ?whta"]
    );
    assert_eq!(
        with_errors("argument one by spread with ?who = Baker, ?what = plan given t"),
        ["conflicting-clauses: given t"]
    );
    assert_eq!(with_errors("argument one by t with ?who = Baker"), ["wrong-sort-of-name: t"]);
}

#[test]
fn an_undercut_may_hit_some_instances() {
    assert_eq!(with_errors("argument given t undercuts spread with ?who = Baker"), [""; 0]);
    assert_eq!(with_errors("rule r given free(?x) undercuts spread with ?who = ?x"), [""; 0]);
    assert_eq!(
        with_errors("argument given t undercuts spread with ?someone = Baker"),
        ["unbound-variable: ?someone"]
    );
    assert_eq!(with_errors("argument given t undercuts p with ?who = Baker"), ["variable-not-allowed: ?who"]);
    assert_eq!(with_errors("rule r given t undercuts spread with ?who = ?x"), ["unbound-variable: ?x"]);
}

#[test]
fn what_a_preference_names_argues() {
    assert_eq!(with_errors("prefer spread over p"), [""; 0]);
    assert_eq!(with_errors("prefer spread over t"), ["wrong-sort-of-name: t"]);
    assert_eq!(with_errors("prefer spread over p, p over spread").len(), 1);
}

#[test]
fn a_contrary_shares_its_variables() {
    let model = model(&format!("{HEAD}contrary free(?who), told(?who, plan) \"one binds\""));
    assert_eq!(model.contraries[0].variables, ["who"]);
    assert_eq!(rule_errors("contrary t"), ["missing-clause: "]);
}
