//! What a reader should look at.

use super::*;

#[test]
fn a_sound_dispute_is_told_nothing() {
    dispute().tells(&[]);
}

#[test]
fn what_nothing_looks_at_is_told() {
    dispute().premise("rain", &[], None).tells(&["unused-premise"]);
    Maker::new().thesis("guilty").tells(&["unsupported-claim"]);
    Maker::new().thesis("guilty").premise("seen", &["not guilty"], None).tells(&[]);
}

#[test]
fn a_rule_that_rests_on_nothing_never_applies() {
    let maker = dispute().claim("motive").rule("by-motive", &["motive"], "guilty");
    maker.tells(&["unsupported-claim", "rule-never-applies"]);
}

#[test]
fn a_contrary_that_only_an_unless_could_mean_is_explained() {
    let told = dispute().rule("odd", &["not seen"], "guilty").told();
    assert!(told[0].help.as_ref().is_some_and(|help| help.contains("unless")), "{told:?}");
}

#[test]
fn circles_are_told_once() {
    dispute().rule("own", &["guilty"], "guilty").tells(&["supports-only-itself"]);
    let maker = dispute().claim("a").claim("b").rule("ab", &["a"], "b").rule("ba", &["b"], "a");
    maker.tells(&["supports-only-itself"]);
    // A circle that something enters from outside is none.
    let entered = dispute().claim("a").claim("b").rule("ab", &["a"], "b").rule("ba", &["b"], "a");
    entered.rule("enter", &["seen"], "a").tells(&[]);
}

#[test]
fn an_open_question_is_told_until_something_could_answer_it() {
    let asked = || dispute().claim("dark").rule("late", &["seen"], "guilty").unless("dark", "Was it dark?");
    asked().tells(&["unsupported-claim", "unanswered-exception"]);
    asked().premise("moonless", &["dark"], None).tells(&[]);
}

#[test]
fn weights_and_preferences_have_their_own_issues() {
    let fought = dispute().premise("lamp", &["guilty"], Some("0.5"));
    fought.tells(&["weight-in-a-fight"]);
    let weighed = dispute().standard(Standard::Preponderance);
    weighed.prefer(BY_SIGHT, BY_ALIBI).tells(&["preference-in-a-weighing"]);
    let partly = dispute().premise("lamp", &["guilty"], Some("0.5"));
    partly.standard(Standard::Preponderance).tells(&["partly-weighed"]);
}

#[test]
fn a_selector_must_pick_something_without_a_weight() {
    let maker = || dispute().premise("lamp", &["guilty"], Some("0.5"));
    let lamp = Selector::Name(ArgumentName::Premise(PremiseId(2)));
    maker().standard_for(Standard::Undefeated, "seen").weigh(lamp).tells(&[
        "weight-in-a-fight",
        "weighs-nothing",
        "weight-in-a-fight",
    ]);
    let sight = Selector::Name(ArgumentName::Premise(PremiseId(0)));
    let alibi = Selector::Name(ArgumentName::Premise(PremiseId(1)));
    dispute().standard(Standard::Preponderance).weigh(sight).weigh(alibi).tells(&[]);
}

#[test]
fn what_is_not_admitted_starves_rules() {
    let sight = Selector::Name(ArgumentName::Premise(PremiseId(0)));
    let told = dispute().admit(sight).told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].code.name(), "admits-nothing");
}

#[test]
fn a_date_to_look_from_asks_for_dates() {
    let told = dispute().known_by("1990").told();
    assert_eq!(told[0].code.name(), "undated-premise");
    assert_eq!(told[0].secondary.len(), 2);
}

#[test]
fn a_standard_measures_something() {
    dispute()
        .claim("dark")
        .standard_for(Standard::Scintilla, "dark")
        .tells(&["unsupported-claim", "standard-for-nothing"]);
}

#[test]
fn names_one_slip_apart_are_told() {
    for (one, other) in [("Baker", "Bakr"), ("Baker", "Bakker"), ("Baker", "Bater"), ("Baker", "Bkaer")] {
        let maker = dispute().name(one, one).name(other, other);
        maker.tells(&["near-constants"]);
    }
    for (one, other) in
        [("room-1", "room-2"), ("day-1", "day-12"), ("Iran", "Irish"), ("box", "fox"), ("ab12", "ab21")]
    {
        dispute().name(one, one).name(other, other).tells(&[]);
    }
    dispute().name("Iran", "the Islamic Republic").name("Iraq", "the Republic of Iraq").tells(&[]);
}

#[test]
fn a_circle_of_a_hundred_thousand_is_told_without_recursion() {
    let count = 100_000;
    let mut maker = dispute();
    for number in 0..count {
        maker = maker.claim(&format!("c{number}"));
    }
    for number in 0..count {
        let (given, so) = (format!("c{number}"), format!("c{}", (number + 1) % count));
        maker = maker.rule("step", &[&given], &so);
    }
    maker.tells(&["supports-only-itself"]);
}

#[test]
fn modules_warn_when_they_are_asked_for() {
    let mut maker = dispute().premise("rain", &[], None);
    maker.model.modules.insert(0, Module { file: FileId(1), path: "other".into(), everywhere: true });
    maker.tells(&[]);
}
