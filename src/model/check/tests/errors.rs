//! What stops the evaluation.

use super::*;

#[test]
fn a_circle_of_preferences_names_its_chain() {
    let told = dispute().prefer(BY_SIGHT, BY_ALIBI).prefer(BY_ALIBI, BY_SIGHT).told();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].message.contains("`by-sight over by-alibi over by-sight`"), "{}", told[0].message);
    assert_eq!(told[0].secondary.len(), 1, "every clause is labelled");
}

#[test]
fn an_argument_over_itself_is_a_circle() {
    dispute().prefer(BY_SIGHT, BY_SIGHT).tells(&["cyclic-preference"]);
}

#[test]
fn an_instance_has_the_preferences_of_its_rule() {
    let instance = ArgumentName::Instance(InstanceNameId(0));
    let maker = dispute().instance_of("this-sight", 0);
    let maker = maker.prefer(BY_SIGHT, BY_ALIBI).prefer(BY_ALIBI, instance);
    maker.tells(&["cyclic-preference"]);
    let message = &maker.told()[0].message;
    assert!(message.ends_with("`by-sight over by-alibi over this-sight, one of by-sight`"), "{message}");
}

#[test]
fn two_instances_of_one_rule_may_be_preferred_apart() {
    let one = ArgumentName::Instance(InstanceNameId(0));
    let other = ArgumentName::Instance(InstanceNameId(1));
    dispute()
        .instance_of("one", 0)
        .instance_of("other", 0)
        .prefer(one, BY_ALIBI)
        .prefer(one, other)
        .tells(&[]);
}

#[test]
fn both_sides_of_an_issue_are_fought_or_weighed() {
    let mixed = dispute().standard_for(Standard::Undefeated, "guilty");
    mixed.standard_for(Standard::Preponderance, "not guilty").tells(&["mixed-issue"]);
    dispute().standard_for(Standard::ClearAndConvincing, "guilty").tells(&[]);
    let beside = dispute().standard(Standard::Preponderance).standard_for(Standard::Undefeated, "guilty");
    beside.tells(&["mixed-issue"]);
}

#[test]
fn what_is_certain_has_no_exceptions_and_no_undercutters() {
    let mut maker = dispute().unless("seen", "Was it he who was seen?");
    maker.model.rules[1].strict = true;
    maker.tells(&["strict-with-more"]);
    let mut maker = dispute();
    let span = maker.span();
    maker.model.rules[0].strict = true;
    maker.model.rules[1].conclusion = Conclusion::Undercuts { target: BY_SIGHT, with: Vec::new(), span };
    maker.tells(&["strict-undercut"]);
}
