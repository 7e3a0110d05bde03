//! What the commands say that ask what would be otherwise: `flip`, `part` and `suppose`, on the worked argument and on
//! questions that have no answer.

use std::process::Command;

use insta::{Settings, assert_snapshot};

const FILE: &str = "arguments/nato-betrayal.arg";

/// How the program ends and what it prints, on both streams.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn answer(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    out
}

fn keep(name: &str, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| assert_snapshot!(name, text));
}

#[test]
fn a_signed_text_would_have_had_to_say_it() {
    keep("flip-technical", &answer(&["flip", FILE, "betrayal", "--from", "technical"]));
}

#[test]
fn one_source_may_carry_a_verdict() {
    keep(
        "flip-psychological",
        &answer(&["flip", FILE, "betrayal", "--from", "psychological", "--only", "premises"]),
    );
}

#[test]
fn two_standpoints_part_on_what_carries_the_charge() {
    keep("part", &answer(&["part", FILE, "betrayal", "--from", "technical", "--and", "psychological"]));
    keep("part-table", &answer(&["part", FILE, "betrayal"]));
}

#[test]
fn a_supposition_moves_verdicts() {
    let supposed = "lays-down(two-plus-four, no-enlargement)";
    keep("suppose", &answer(&["suppose", FILE, "--grant", supposed, "--from", "technical"]));
}

#[test]
fn a_verdict_that_is_there_already_is_said_to_be() {
    let told = answer(&["flip", FILE, "betrayal", "--from", "technical", "--to", "technically false"]);
    assert!(told.contains("it is technically false (rejected) already"), "{told}");
}

#[test]
fn what_cannot_be_flipped_is_said_with_the_reason() {
    let told = answer(&["flip", FILE, "betrayal", "--from", "technical", "--only", "standards"]);
    assert!(told.replace("\n", " ").contains("nothing that may change reaches the claim"), "{told}");
}

#[test]
fn a_search_that_is_cut_says_so() {
    let told = answer(&["flip", FILE, "betrayal", "--from", "technical", "--effort", "1000"]);
    assert!(told.replace("\n", " ").contains("The search was cut at its bound"), "{told}");
}

#[test]
fn questions_that_do_not_fit_the_file_are_told_with_what_would() {
    let cases: [(&[&str], &str); 10] = [
        (&["flip", FILE, "betrayl", "--from", "technical"], "did you mean `betrayal`?"),
        (&["flip", FILE, "betrayal", "--from", "tecnical"], "did you mean `technical`?"),
        (&["flip", FILE, "betrayal", "--from", "technical", "--to", "acepted"], "did you mean `accepted`?"),
        (
            &["flip", FILE, "betrayal", "--from", "technical", "--only", "premisses"],
            "did you mean `premises`?",
        ),
        (&["flip", FILE, "betrayal", "--from", "technical", "--size", "0"], "a set of no changes"),
        (
            &["part", FILE, "betrayal", "--from", "technical", "--and", "technical"],
            "does not part from itself",
        ),
        (&["suppose", FILE], "nothing is supposed"),
        (&["suppose", FILE, "--withdraw", "treaty-scop"], "did you mean `treaty-scope`?"),
        (&["suppose", FILE, "--assume", "bound", "--grant", "not bound"], "contradict each other"),
        (
            &["suppose", FILE, "--prefer", "sold>seen-coming", "--prefer", "seen-coming>sold"],
            "contradict each other",
        ),
    ];
    for (arguments, wanted) in cases {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(wanted), "{arguments:?}: {err}");
    }
}
