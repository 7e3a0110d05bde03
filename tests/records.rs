//! The record of what a file concludes says the same wherever its declarations stand, and whatever else is declared that
//! has nothing to do with it.

mod support;

use standpoint::conclusions::Conclusions;
use standpoint::explain::Case;
use support::Theory;

#[derive(serde::Deserialize)]
struct Line {
    theory: Theory,
}

fn theories() -> impl Iterator<Item = Theory> {
    let random = include_str!("oracle/random.jsonl").lines().step_by(5);
    let lines = include_str!("oracle/canonical.jsonl").lines().chain(random);
    lines.map(|line| serde_json::from_str::<Line>(line).expect("a case a line").theory)
}

/// What is recorded of each claim of the theories, whose names begin with `s-`.
fn record(text: &str) -> Conclusions {
    let judged = support::judge(text);
    let sides = [judged.side()];
    let case = Case { model: &judged.model, theory: &judged.theory, judged: &sides };
    let mut claims = support::claims(&judged.model);
    claims.retain(|claim| judged.model.predicates[claim.predicate.index()].name.starts_with("s-"));
    Conclusions::of(&case, &claims)
}

#[test]
fn the_order_of_declarations_changes_no_record() {
    theories().for_each(|theory| in_any_order(theory.declarations()));
}

fn in_any_order(mut declarations: Vec<String>) {
    let before = record(&declarations.concat());
    declarations.reverse();
    assert_eq!(record(&declarations.concat()), before, "{}", declarations.concat());
    let middle = declarations.len() / 2;
    declarations.rotate_left(middle);
    assert_eq!(record(&declarations.concat()), before, "{}", declarations.concat());
}

/// Both sides of an issue support themselves, and each step of that could be told first.
#[test]
fn nor_does_it_among_arguments_that_hold_only_through_themselves() {
    let declarations = [
        "claim s-p0 \"p0\"\n",
        "claim s-p1 \"p1\"\n",
        "argument a-a0\n  given not s-p0\n  unless s-p0\n  so s-p0\n",
        "argument a-a1\n  given not s-p0\n  undercuts a-a0\n  weight 0.5\n",
        "argument a-a2\n  given not s-p1\n  so certainly not s-p1\n",
        "argument a-a3\n  given s-p0\n  unless not s-p0\n  so s-p1\n",
        "argument a-a4\n  given not s-p0\n  unless not s-p0\n  so s-p0\n  weight 0.5\n",
        "argument a-a5\n  given s-p1\n  so certainly s-p1\n",
        "argument a-a6\n  given s-p1\n  unless s-p0\n  so not s-p0\n",
        "argument a-a7\n  given s-p1\n  unless not s-p0\n  so not s-p0\n",
        "prefer a-a6 over a-a0\n",
        "prefer a-a0 over a-a3\n",
        "standpoint judge\n  standard beyond-reasonable-doubt for s-p1\n  assume s-p0\n",
    ];
    in_any_order(declarations.map(str::to_owned).to_vec());
}

/// Among the strangers are arguments that hold only through each other, and a dispute that nothing settles.
#[test]
fn strangers_change_no_record() {
    let strangers = "claim odd \"odd\"\nclaim ends \"ends\"\nclaim meets \"meets\"\n\
        argument paradox\n  unless odd\n  so odd\n\
        argument there\n  given ends\n  so meets\nargument back\n  given meets\n  so ends\n\
        argument so not ends\nargument so not meets\n";
    for theory in theories() {
        let text = theory.declarations().concat();
        assert_eq!(record(&format!("{strangers}{text}")), record(&text), "{text}");
    }
}
