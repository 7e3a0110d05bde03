use super::*;

#[test]
fn names_may_stand_before_their_declaration() {
    let model =
        model("argument given seen so guilty\nthesis guilty \"He did it.\"\npremise seen \"He was seen.\"");
    assert_eq!(model.rules.len(), 1);
    assert_eq!(model.standpoints[0].name, "default");
}

#[test]
fn an_unknown_name_offers_the_nearest() {
    let text = "thesis guilty \"He did it.\"\npremise seen \"He was seen.\"\nargument given sen so guilty";
    assert_eq!(errors(text), ["unknown-name: sen"]);
    assert_eq!(mend(text).as_deref(), Some("seen"));
    assert_eq!(mend(&text.replace("sen so", "Seen so")).as_deref(), Some("seen"), "case is a slip as well");
}

#[test]
fn an_unknown_name_with_nothing_near_is_told_once() {
    let text = "thesis guilty \"x\"\nargument given fingerprints so guilty\nargument given fingerprints so not guilty";
    assert_eq!(errors(text), ["unknown-name: fingerprints"]);
}

#[test]
fn a_name_means_one_thing() {
    assert_eq!(errors("kind oral\nname oral"), ["declared-twice: oral"]);
    assert_eq!(
        errors("claim café \"x\"\nclaim cafe\u{301} \"y\""),
        ["declared-twice: cafe\u{301}"],
        "compared in NFC"
    );
}

#[test]
fn a_name_of_another_sort_is_told_what_it_is() {
    let (_, told, _) = resolve_all(&[("main.arg", "standpoint technical\npremise p \"x\" kind technical")]);
    let told = told.iter().find(|one| one.is_error()).expect("an error");
    assert_eq!(told.message, "`technical` is a standpoint, not a kind");
}

#[test]
fn arity_is_checked() {
    let relation = "relation told(?who, ?what) \"?who told that ?what\"\n";
    assert_eq!(
        errors(&format!("{relation}premise p \"x\" states told(Baker)")),
        ["wrong-arity: told(Baker)"]
    );
    assert_eq!(errors("thesis t \"x\"\npremise p \"y\" states t(Baker)"), ["wrong-arity: t(Baker)"]);
    assert_eq!(errors(&format!("{relation}premise p \"x\" states told")), ["wrong-arity: told"]);
}

#[test]
fn constants_are_declared_by_name_by_what_is_stated_or_by_a_row() {
    let head = "relation told(?who, ?what) \"?who told that ?what\"\nthesis t \"x\"\n";
    let stated = "premise p \"x\" states told(Baker, plan)\n";
    let argument = "argument given told(Baker, plan) so t";
    assert_eq!(errors(&format!("{head}{stated}{argument}")), [""; 0]);
    assert_eq!(errors(&format!("{head}name Baker, plan\n{argument}")), [""; 0]);
    assert_eq!(
        errors(&format!("{head}{argument}")),
        ["undeclared-constant: Baker", "undeclared-constant: plan"]
    );
    let slip = format!("{head}{stated}argument given told(Bakr, plan) so t");
    assert_eq!(mend(&slip).as_deref(), Some("Baker"));
}

#[test]
fn a_relation_knows_its_sentence() {
    let model = model("relation told(?who, ?what) \"did ?who tell that ?what?\"");
    let words = |text: &str| Piece::Words(text.to_owned());
    let sentence = &model.predicates[0].sentence;
    assert_eq!(sentence, &[words("did "), Piece::Term(0), words(" tell that "), Piece::Term(1), words("?")]);
    assert_eq!(errors("relation told(?who) \"?whom was told\""), ["unknown-name: ?whom"]);
    assert_eq!(errors("relation p(?x, ?x) \"?x\""), ["declared-twice: ?x"]);
    assert_eq!(errors("relation p(?_) \"so it is\""), ["wildcard-not-allowed: ?_"]);
}

#[test]
fn a_claim_that_means_a_literal_is_that_literal() {
    let text = "relation bound(?who) \"?who is bound\"\nname Baker\nthesis t \"Baker is free.\" means not bound(Baker)\n\
                premise p \"x\"\nargument given p so not t";
    let model = model(text);
    let Conclusion::So(literal) = &model.rules[0].conclusion else { panic!("it concludes") };
    assert_eq!(
        (model.predicates[literal.predicate.index()].name.as_str(), literal.negated),
        ("bound", false)
    );
    let circle = "claim a \"x\" means b\nclaim b \"x\" means not a";
    assert_eq!(errors(circle), ["conflicting-clauses: means b", "conflicting-clauses: means not a"]);
}

#[test]
fn who_speaks_is_a_declared_name_or_words() {
    let model = model(
        "name Baker \"James Baker\"\npremise p \"x\" by Baker, \"John Major\"\npremise q \"y\" by \"James Baker\"",
    );
    assert_eq!(model.parties, ["James Baker", "John Major"]);
    assert_eq!(model.premises[1].by, model.premises[0].by[..1], "the words of a name are that one");
    assert_eq!(errors("premise p \"x\" by Baker"), ["unknown-name: Baker"]);
}

#[test]
fn values_are_checked() {
    assert_eq!(errors("premise p \"x\" weight 0"), ["bad-value: 0"]);
    assert_eq!(errors("premise p \"x\" weight 1.5"), ["bad-value: 1.5"]);
    assert_eq!(errors("premise p \"x\" date 1990-02-30"), ["bad-date: 1990-02-30"]);
    assert_eq!(errors("premise p \"x\" date 90"), ["bad-date: 90"]);
    assert_eq!(errors("language 2"), ["later-language: 2"]);
    assert_eq!(errors("language 0"), ["bad-value: 0"]);
    assert_eq!(errors("standpoint s limits alpha 2"), ["bad-value: 2"]);
    assert_eq!(
        errors("kind oral, letter\npremise p \"x\" kind oral kind letter"),
        ["repeated-clause: kind letter"]
    );
}

#[test]
fn it_is_known_since_its_own_dates_or_its_earliest_source() {
    let text = "source a \"A\" date 1998\nsource b \"B\" date 1995-03\npremise p \"x\" cites a, b\n\
                premise q \"x\" date 1990 cites a\npremise r \"x\" date 1990 known 1991 cites a";
    let known: Vec<String> =
        model(text).premises.iter().map(|one| one.known.expect("known").to_string()).collect();
    assert_eq!(known, ["1995-03", "1990", "1991"]);
}
