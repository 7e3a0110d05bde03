//! The program from outside: what it prints, how it ends, and what it leaves on the disk.

use std::fs;
use std::path::Path;
use std::process::Stdio;

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, program};

const CLASSROOM: &str = "\
thesis rain \"It rained in the night.\"

premise wet \"The street is wet.\"

premise dry-roofs \"The roofs are dry.\"

argument wet-street
  given  wet
  so     rain

argument dry
  given  dry-roofs
  so     not rain

standpoint passer-by
  prefer wet-street over dry

standpoint roofer
  prefer  dry over wet-street
  verdict rejected \"no rain\"

expect rain accepted from passer-by
expect rain \"no rain\" from roofer
";

mod reading {
    use super::*;

    #[track_caller]
    fn refused(files: &[(&str, &[u8])], name: &str, code: &str, words: &str) {
        let run = Desk::with(files).run(&["check", name]);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.out.contains(&format!("error[{code}]")) && run.out.contains(words), "{run:?}");
        let run = Desk::with(files).run(&["eval", name]);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run:?}");
        assert!(run.err.contains(words), "{run:?}");
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        refused(&[], "a.arg", "file-unreadable", "cannot read `a.arg`: there is no such file");
        refused(&[("debate.arg", b"")], "debat.arg", "file-unreadable", "did you mean `debate.arg`?");
        refused(&[("a/b.arg", b"")], "a", "file-unreadable", "it is a directory");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        refused(&[("a.arg", b"claim a\n\xe9\n")], "a.arg", "not-utf8", "byte 9 (0xe9)");
        refused(
            &[("a.arg", b"claim \xe2\x80")],
            "a.arg",
            "not-utf8",
            "in the middle of a character, at byte 7",
        );
        refused(&[("a.arg", b"\x7fELF\0\0")], "a.arg", "not-utf8", "byte 5 is a NUL");
        refused(&[("a.arg", b"\xff\xfea\0")], "a.arg", "not-utf8", "UTF-16");
    }

    #[test]
    fn what_is_too_large_is_refused_unread() {
        let desk = Desk::with(&[("a.arg", b"")]);
        let file = fs::File::options().write(true).open(desk.path("a.arg")).expect("the file is there");
        file.set_len(100 << 20).expect("files may have holes");
        let run = desk.run(&["check", "a.arg"]);
        assert_eq!(run.code, Some(1));
        assert!(run.out.contains("error[file-too-large]: `a.arg` is larger than 64 MiB"), "{run:?}");
    }

    #[test]
    fn tables_are_told_at_the_place_that_names_them() {
        let text = b"relation hot(?where) \"it is hot in ?where\"\nfacts hot from \"gone.csv\"\n";
        let run = Desk::with(&[("a/b.arg", text)]).run(&["check", "a/b.arg", "--format", "short"]);
        assert!(
            run.out.contains("a/b.arg:2:16: error[file-unreadable]: cannot read `a/gone.csv`"),
            "{run:?}"
        );
    }
}

mod modules {
    use super::*;

    const USER: &[u8] = b"use law/treaties\nclaim a \"A.\"\npremise p \"P.\"\nargument given p so a\n";

    #[test]
    fn a_file_may_use_itself_and_modules_each_other() {
        let desk = Desk::with(&[
            ("a.arg", b"use a\nuse b\nclaim x \"X.\"\npremise p \"P.\"\nargument given p so x\n"),
            ("b.arg", b"use a\nclaim y \"Y.\"\n"),
        ]);
        let run = desk.run(&["check", "a.arg"]);
        assert_eq!(run.code, Some(0), "{run:?}");
    }

    #[test]
    fn one_beside_the_file_comes_before_the_projects() {
        let desk = Desk::with(&[("work/a.arg", USER), ("rules/law/treaties.arg", b"claim b \"B\n")]);
        let run = desk.run(&["check", "work/a.arg", "--format", "short"]);
        assert!(run.out.contains("rules/law/treaties.arg:1:9: error[open-text]"), "{run:?}");
        fs::create_dir(desk.path("work/law")).expect("folders can be made");
        fs::write(desk.path("work/law/treaties.arg"), "").expect("files can be written");
        let run = desk.run(&["check", "work/a.arg"]);
        assert_eq!(run.code, Some(0), "{run:?}");
    }

    #[test]
    fn a_missing_one_is_told_with_the_places_and_the_nearest() {
        let desk = Desk::with(&[("a.arg", b"use law/treatis\n"), ("rules/law/treaties.arg", b"")]);
        let run = desk.run(&["check", "a.arg"]);
        assert_eq!(run.code, Some(1));
        for words in ["`law/treatis.arg`, then `rules/law/treatis.arg`, then `library:", "use `law/treaties`"]
        {
            assert!(run.out.contains(words), "{words}: {run:?}");
        }
    }

    #[test]
    fn an_absolute_path_is_not_followed() {
        let desk = Desk::with(&[("a.arg", b"use \"/etc/hosts\"\n")]);
        let run = desk.run(&["check", "a.arg"]);
        assert!(run.out.contains("absolute paths are not followed"), "{run:?}");
    }
}

mod check {
    use super::*;

    #[test]
    fn nothing_wrong_is_said_in_a_line() {
        let run = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]).run(&["check", "a.arg"]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "no mistakes in a.arg\n", ""));
        assert_eq!(Desk::with(&[("a.arg", b"")]).run(&["check", "a.arg"]).code, Some(0));
    }

    #[test]
    fn programs_get_json() {
        let desk = Desk::with(&[("a.arg", b"rul b\nclaim a \"A\n")]);
        let run = desk.run(&["check", "--format", "json", "a.arg"]);
        let wire: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
        let told = wire["diagnostics"].as_array().into_iter().flatten();
        let codes: Vec<_> = told.map(|told| told["code"].as_str().unwrap_or_default()).collect();
        assert_eq!((run.code, codes), (Some(1), vec!["unknown-keyword", "open-text"]));
    }

    #[test]
    fn what_is_wrong_with_a_module_is_told_once() {
        let bad = b"claim m \"M\n";
        let desk = Desk::with(&[("a.arg", b"use m\n"), ("b.arg", b"use m\n"), ("m.arg", bad)]);
        let run = desk.run(&["check", "--format", "short", "a.arg", "b.arg"]);
        assert_eq!(run.out.matches("error[open-text]").count(), 1, "{run:?}");
    }

    #[test]
    fn colour_is_for_terminals_and_for_those_who_ask() {
        let desk = Desk::with(&[("a.arg", b"rul b\n")]);
        assert!(!desk.run(&["check", "a.arg"]).out.contains('\u{1b}'));
        assert!(desk.run(&["check", "a.arg", "--color", "always"]).out.contains('\u{1b}'));
    }
}

mod eval {
    use super::*;

    #[test]
    fn each_standpoint_has_its_say() {
        let run = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]).run(&["eval", "a.arg"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        for words in ["It rained in the night.", "passer-by", "no rain", "the roofs are dry"] {
            assert!(run.out.contains(words), "{words}: {run:?}");
        }
    }

    #[test]
    fn a_failed_expectation_is_told_at_its_line() {
        let text = CLASSROOM.replace("rain accepted from", "rain contested from");
        let run = Desk::with(&[("a.arg", text.as_bytes())]).run(&["eval", "a.arg"]);
        assert_eq!(run.code, Some(1));
        for words in
            ["error[expectation-failed]: `rain` is accepted from `passer-by`, not contested", "a.arg:22"]
        {
            assert!(run.err.contains(words), "{words}: {run:?}");
        }
        assert!(run.out.contains("It rained in the night."), "{run:?}");
    }

    #[test]
    fn one_claim_and_one_standpoint_can_be_asked_for() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        let run = desk.run(&["eval", "a.arg", "not rain", "--from", "roofer"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(!run.out.contains("passer-by"), "{run:?}");
    }

    #[test]
    fn programs_and_pages_get_their_forms() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        let run = desk.run(&["eval", "a.arg", "--format", "json"]);
        let wire: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
        assert_eq!(
            (&wire["version"], &wire["claims"][0]["claim"]),
            (&2.into(), &"It rained in the night.".into())
        );
        let run = desk.run(&["eval", "a.arg", "--format", "markdown"]);
        assert!(run.out.starts_with('#'), "{run:?}");
    }

    #[test]
    fn standard_input_is_a_file() {
        let run = Desk::with(&[]).run_with(&["eval", "-"], CLASSROOM);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(run.out.contains("<stdin>:"), "{run:?}");
    }

    #[test]
    fn what_the_file_does_not_have_is_misuse() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        for (arguments, words) in [
            (["eval", "a.arg", "--from", "rofer"].as_slice(), "did you mean `roofer`?"),
            (&["eval", "a.arg", "ran"], "did you mean `rain`?"),
            (&["eval", "a.arg", "rain(x)"], "`rain` takes no terms"),
            (&["eval", "a.arg", "so so"], "`so so` is no claim"),
            (&["why", "a.arg", "rain"], "choose one with --from: `passer-by`, `roofer`"),
        ] {
            let run = desk.run(arguments);
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:?}");
            assert!(run.err.contains(words), "{words}: {run:?}");
        }
    }

    #[test]
    fn rules_that_run_away_are_named() {
        let text = "relation r(?a, ?b, ?c) \"?a ?b ?c\"\nrelation n(?a) \"?a\"\nname a, b, c, d, e\n\
                    premise p \"P.\"\n  states n(a), n(b), n(c), n(d), n(e)\n\
                    rule all given n(?a), n(?b), n(?c) so r(?a, ?b, ?c)\nthesis t \"T.\"\nargument given r(a, b, c) so t\n";
        let run = Desk::with(&[("a.arg", text.as_bytes())]).run(&["eval", "a.arg", "--max-instances", "50"]);
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains("error[runaway-instances]: rule `all`"), "{run:?}");
    }
}

mod why {
    use super::*;

    #[test]
    fn the_reasoning_names_file_and_line() {
        let run =
            Desk::with(&[("a.arg", CLASSROOM.as_bytes())]).run(&["why", "a.arg", "rain", "--from", "roofer"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(run.out.contains("the roofs are dry") && run.out.contains("a.arg:5"), "{run:?}");
    }

    #[test]
    fn an_only_standpoint_need_not_be_named() {
        let text = "thesis a \"A.\"\npremise p \"P.\"\nargument given p so a\n";
        let run = Desk::with(&[("a.arg", text.as_bytes())]).run(&["why", "a.arg", "a"]);
        assert_eq!(run.code, Some(0), "{run:?}");
    }
}

mod certificates {
    use super::*;

    /// A desk with the file and its certificate.
    fn certified() -> Desk {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        let run = desk.run(&["eval", "a.arg", "--certificate", "a.json"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), "certificate written to a.json\n"));
        assert!(run.out.contains("It rained in the night."), "{run:?}");
        desk
    }

    /// Replaces a text in the certificate, which must be there.
    fn forge(desk: &Desk, from: &str, to: &str) {
        let written = desk.read("a.json");
        assert!(written.contains(from), "{written}");
        fs::write(desk.path("a.json"), written.replacen(from, to, 1)).expect("files can be written");
    }

    #[track_caller]
    fn refused(desk: &Desk, words: &[&str]) {
        let run = desk.run(&["verify", "a.arg", "a.json"]);
        assert_eq!(run.code, Some(1), "{run:?}");
        let told = format!("{}{}", run.out, run.err);
        words.iter().for_each(|words| assert!(told.contains(words), "{words}: {run:?}"));
        assert!(told.contains("help: ") && !told.contains("panicked"), "{run:?}");
    }

    #[test]
    fn what_eval_writes_verify_accepts() {
        let desk = certified();
        let run = desk.run(&["verify", "a.arg", "a.json"]);
        let lines = "passer-by: 5 nodes, every label follows; rain accepted\n\
                     roofer: 5 nodes, every label follows; rain rejected\n";
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), lines, ""));
        assert_eq!(fs::read_dir(desk.folder.path()).map(Iterator::count).ok(), Some(2));
        let run = desk.run_with(&["verify", "-", "a.json"], CLASSROOM);
        assert_eq!(run.code, Some(0), "the name of the file does not count: {run:?}");
    }

    #[test]
    fn only_what_was_asked_for_is_certified() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        desk.run(&["eval", "a.arg", "not rain", "--from", "roofer", "--certificate", "a.json"]);
        let run = desk.run(&["verify", "a.arg", "a.json"]);
        let line = "roofer: 5 nodes, every label follows; not rain accepted\n";
        assert_eq!((run.code, run.out.as_str()), (Some(0), line));
    }

    #[test]
    fn programs_get_json() {
        let desk = certified();
        let wire = |desk: &Desk| -> serde_json::Value {
            let run = desk.run(&["verify", "a.arg", "a.json", "--format", "json"]);
            serde_json::from_str(&run.out).expect("it is JSON")
        };
        let first = &wire(&desk)["standpoints"][0];
        assert_eq!((&first["follows"], &first["nodes"]), (&true.into(), &5.into()));
        assert_eq!(first["verdicts"][0]["status"], "accepted");
        forge(&desk, "\"labels\":\"i", "\"labels\":\"o");
        let first = &wire(&desk)["standpoints"][0];
        assert_eq!((&first["follows"], &first["node"]), (&false.into(), &"premise `wet`".into()));
    }

    #[test]
    fn a_wrong_label_is_told_by_its_node_and_rule() {
        let desk = certified();
        forge(&desk, "\"labels\":\"i", "\"labels\":\"u");
        let words =
            ["passer-by: refused: premise `wet` (node 0) is labelled undecided, but all that it needs is in"];
        refused(&desk, &words);
    }

    #[test]
    fn a_wrong_verdict_is_told() {
        let desk = certified();
        forge(&desk, "accepted", "rejected");
        refused(&desk, &["it says that `rain` is rejected; by its labels it is accepted", "roofer: 5 nodes"]);
    }

    #[test]
    fn a_certificate_of_another_file_is_refused() {
        let desk = certified();
        let other = CLASSROOM.replace("prefer wet-street over dry\n", "ignore dry\n");
        fs::write(desk.path("a.arg"), other).expect("files can be written");
        refused(&desk, &["passer-by: refused: it was not made of this file from this standpoint"]);
        fs::write(desk.path("a.arg"), CLASSROOM.replace("roofer", "roofers")).expect("files can be written");
        refused(&desk, &["a.arg has no standpoint `roofer`", "did you mean `roofers`?"]);
        fs::write(desk.path("a.arg"), CLASSROOM.replace("rain", "snow")).expect("files can be written");
        refused(&desk, &["nothing in the file is called `rain`"]);
        let words = CLASSROOM.replace("It rained in the night.", "It snowed in the night.");
        fs::write(desk.path("a.arg"), words).expect("files can be written");
        refused(&desk, &["it was not made of this file"]);
        let layout = CLASSROOM.replace("  given  wet", "  given wet  # a remark");
        fs::write(desk.path("a.arg"), layout).expect("files can be written");
        assert_eq!(desk.run(&["verify", "a.arg", "a.json"]).code, Some(0));
    }

    #[test]
    fn what_a_certificate_says_never_reaches_the_terminal_raw() {
        for claim in
            [format!("rain{}", "y".repeat(1_000_000)), "\\u001b[31mrain".to_owned(), "y".repeat(9_000)]
        {
            let desk = certified();
            forge(&desk, "\"claim\":\"rain", &format!("\"claim\":\"{claim}"));
            let run = desk.run(&["verify", "a.arg", "a.json", "--color", "never"]);
            assert_eq!(run.code, Some(1));
            let told = format!("{}{}", run.out, run.err);
            assert!(told.len() < 2_000 && !told.contains('\u{1b}') && told.contains("refused"), "{told}");
        }
    }

    #[test]
    fn a_certificate_of_another_standpoint_is_refused() {
        let desk = certified();
        forge(&desk, "passer-by", "roofer");
        refused(&desk, &["it has standpoint `roofer` twice"]);
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        desk.run(&["eval", "a.arg", "--from", "passer-by", "--certificate", "a.json"]);
        forge(&desk, "passer-by", "roofer");
        refused(&desk, &["roofer: refused: it was not made of this file from this standpoint"]);
    }

    #[test]
    fn what_is_no_certificate_is_refused() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes())]);
        let long = format!("{{\"format\":\"{}\"}}", "x".repeat(100_000));
        let deep = "[".repeat(100_000);
        for (text, words) in [
            ("", "cut short"),
            ("{", "cut short"),
            ("rain", "it is not JSON"),
            ("[]", "it has not the form"),
            ("{}", "it has no `format`"),
            (deep.as_str(), "`a.json` is no certificate"),
            (long.as_str(), "its `format` is \"xxx"),
            ("{\"format\":\"csv\"}", "its `format` is \"csv\""),
            ("{\"format\":\"standpoint-certificate\"}", "it has no `version`"),
            ("{\"format\":\"standpoint-certificate\",\"version\":2}", "it is of version 2"),
            ("{\"format\":\"standpoint-certificate\",\"version\":1e999}", "it is of version 1e999"),
            ("{\"format\":\"standpoint-certificate\",\"version\":1}", "missing field `standpoints`"),
            (
                "{\"format\":\"standpoint-certificate\",\"version\":1,\"standpoints\":[]}",
                "it certifies no standpoint",
            ),
        ] {
            fs::write(desk.path("a.json"), text).expect("files can be written");
            let run = desk.run(&["verify", "a.arg", "a.json"]);
            assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run:?}");
            assert!(run.err.contains(words) && run.err.len() < 1_000, "{words}: {run:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let desk = Desk::with(&[("a.arg", CLASSROOM.as_bytes()), ("b.json", b"\xff\xfe"), ("c/d", b"")]);
        let file = fs::File::create(desk.path("large.json")).expect("files can be made");
        file.set_len((1 << 30) + 1).expect("files may have holes");
        for (name, words) in [
            ("gone.json", "cannot read `gone.json`: there is no such file"),
            ("b.json", "it is not UTF-8 text, at byte 0"),
            ("c", "it is a directory"),
            ("large.json", "it is larger than 1 GiB"),
        ] {
            let run = desk.run(&["verify", "a.arg", name]);
            assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run:?}");
            assert!(run.err.contains(words), "{words}: {run:?}");
        }
        assert_eq!(desk.run(&["verify", "gone.arg", "b.json"]).code, Some(1));
    }

    #[test]
    fn nothing_but_a_certificate_is_written_over() {
        let desk = certified();
        for (name, words) in [
            ("./a.arg", "it is one of the files that are judged"),
            (".", "it is a directory"),
            ("gone/a.json", "there is no such folder"),
        ] {
            let run = desk.run(&["eval", "a.arg", "--certificate", name]);
            assert!(run.code != Some(0) && run.err.contains(words), "{run:?}");
        }
        assert_eq!(desk.read("a.arg"), CLASSROOM);
    }

    #[test]
    fn what_was_not_expected_is_certified_all_the_same() {
        let text = CLASSROOM.replace("rain accepted from", "rain contested from");
        let desk = Desk::with(&[("a.arg", text.as_bytes())]);
        assert_eq!(desk.run(&["eval", "a.arg", "--certificate", "a.json"]).code, Some(1));
        assert_eq!(desk.run(&["verify", "a.arg", "a.json"]).code, Some(0));
    }
}

mod fmt {
    use super::*;

    const LOOSE: &str = "thesis   a   \"A.\"  # why\npremise p \"P.\"\nargument given p   so a\n";

    #[test]
    fn check_shows_what_would_change_and_writes_nothing() {
        let desk = Desk::with(&[("a.arg", LOOSE.as_bytes())]);
        let run = desk.run(&["fmt", "--check", "a.arg"]);
        assert_eq!((run.code, run.err.as_str()), (Some(1), "a.arg would change\n"));
        assert!(run.out.contains("-thesis   a   \"A.\"  # why\n"), "{run:?}");
        assert_eq!(desk.read("a.arg"), LOOSE);
    }

    #[test]
    fn a_file_is_written_once() {
        let desk = Desk::with(&[("a.arg", LOOSE.as_bytes())]);
        let run = desk.run(&["fmt", "a.arg"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), "a.arg formatted\n"));
        let formatted = desk.read("a.arg");
        assert!(formatted != LOOSE && formatted.contains("# why"), "{formatted}");
        let run = desk.run(&["fmt", "a.arg"]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
        assert_eq!(fs::read_dir(desk.folder.path()).map(Iterator::count).ok(), Some(1));
    }

    #[test]
    fn standard_input_goes_to_standard_output() {
        let desk = Desk::with(&[("a.arg", LOOSE.as_bytes())]);
        let run = desk.run_with(&["fmt", "-"], LOOSE);
        desk.run(&["fmt", "a.arg"]);
        assert_eq!((run.code, run.out), (Some(0), desk.read("a.arg")));
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let desk = Desk::with(&[("a.arg", b"thesis   a \"A.\nrul\n")]);
        let run = desk.run(&["fmt", "a.arg"]);
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains("so it is left as it is"), "{run:?}");
        assert_eq!(desk.read("a.arg"), "thesis   a \"A.\nrul\n");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let desk = Desk::with(&[("a.arg", LOOSE.as_bytes())]);
        fs::set_permissions(desk.path("a.arg"), fs::Permissions::from_mode(0o640)).expect("it is ours");
        std::os::unix::fs::symlink("a.arg", desk.path("link.arg")).expect("links can be made");
        assert_eq!(desk.run(&["fmt", "link.arg"]).code, Some(0));
        let about = fs::symlink_metadata(desk.path("a.arg")).expect("the file is there");
        assert_eq!((about.is_file(), about.permissions().mode() & 0o777), (true, 0o640));
        assert!(fs::symlink_metadata(desk.path("link.arg")).is_ok_and(|link| link.is_symlink()));
        assert_ne!(desk.read("a.arg"), LOOSE);
    }
}

mod the_rest {
    use super::*;

    #[test]
    fn the_readme_shows_what_is_printed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let arguments =
            ["eval", "arguments/nato-betrayal.arg", "--from", "technical", "--from", "psychological"];
        let output = program(root, &arguments).stdin(Stdio::null()).output().expect("the program runs");
        let printed = String::from_utf8(output.stdout).expect("it prints UTF-8");
        let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
        let (before, rest) = readme.split_once("```text\n").expect("it shows an output");
        let (shown, after) = rest.split_once("```\n").expect("which has an end");
        if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
            let renewed = format!("{before}```text\n{printed}```\n{after}");
            fs::write(root.join("README.md"), renewed).expect("it can be written");
        } else {
            assert_eq!(shown, printed, "INSTA_UPDATE=always cargo test --test cli readme writes it anew");
        }
    }

    #[test]
    fn a_code_has_a_page() {
        let desk = Desk::with(&[]);
        let run = desk.run(&["explain-error", "missing-module"]);
        assert_eq!(run.code, Some(0));
        assert!(run.out.starts_with("# missing-module\n"), "{run:?}");
        let run = desk.run(&["explain-error", "missing-modul"]);
        assert_eq!(run.code, Some(2));
        assert!(run.err.contains("did you mean `missing-module`?"), "{run:?}");
        let run = desk.run(&["explain-error"]);
        assert!(run.out.contains("missing-module"), "{run:?}");
    }

    #[test]
    fn shells_can_complete() {
        let run = Desk::with(&[]).run(&["completions", "bash"]);
        assert!(run.code == Some(0) && run.out.contains("explain-error"), "{run:?}");
    }

    #[test]
    fn a_wrong_command_line_ends_with_two() {
        let desk = Desk::with(&[]);
        for arguments in [&["evil"][..], &["check"], &["eval", "a.arg", "--format", "xml"]] {
            assert_eq!(desk.run(arguments).code, Some(2), "{arguments:?}");
        }
    }

    #[test]
    fn a_reader_that_goes_away_is_no_mistake() {
        let desk = Desk::with(&[]);
        let mut child =
            program(desk.folder.path(), &["completions", "zsh"]).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    }
}

#[test]
fn a_search_that_did_not_look_at_everything_says_so() {
    let rows: String = (0..2_100).map(|number| format!("p{number}\n")).collect();
    let text = "\
relation member(?who) \"?who is a member\"
relation vouched(?who) \"?who has vouched for it\"
facts member from \"members.csv\"
  columns ?who = \"who\"
thesis sound \"It is sound.\"
rule one-vouches \"One member is enough.\"
  given member(?who), vouched(?who)
  so sound
";
    let table = format!("who\n{rows}");
    let desk = Desk::with(&[("vouch.arg", text.as_bytes()), ("members.csv", table.as_bytes())]);
    let run = desk.run(&["flip", "vouch.arg", "sound", "--size", "1", "--effort", "1000"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("More could be put forward on this claim than was looked at"), "{}", run.out);
    let few = Desk::with(&[("vouch.arg", text.as_bytes()), ("members.csv", b"who\np1\n")]);
    assert!(!few.run(&["flip", "vouch.arg", "sound"]).out.contains("More could be"));
}
