//! `solve`: small frameworks with all that is answered of them, and frameworks with a mistake. A new case is a file in
//! `tests/solve/good` or `tests/solve/bad`; it needs no Rust.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use insta::{Settings, assert_snapshot, glob};
use standpoint::framework::{Format, Input, Semantics, read};

#[path = "support/desk.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod desk;

use desk::{Desk, Run, program};

/// A run of the program in the repository.
#[track_caller]
fn solve(arguments: &[&str]) -> Run {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output =
        program(root, &[&["solve"], arguments].concat()).stdin(Stdio::null()).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn kept(name: &str, path: &Path, text: String) {
    let mut settings = Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_input_file(path);
    settings.bind(|| assert_snapshot!(name, text));
}

/// The path as it is below the repository.
fn below(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
    path.strip_prefix(root).expect("cases stand in it").to_str().expect("and have plain names").to_owned()
}

#[test]
fn mistakes_are_told_at_their_places() {
    glob!("solve/bad", "*.*", |path| {
        let file = below(path);
        let run = solve(&["-p", "SE-GR", "-f", &file]);
        assert_eq!((run.code, &*run.out), (Some(1), ""), "{file}");
        let told = run.err.lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>();
        kept("solve_bad", path, told);
    });
}

#[test]
fn frameworks_are_read_and_solved() {
    glob!("solve/good", "*.*", |path| {
        let bytes = std::fs::read(path).expect("the case is there");
        let file = below(path);
        let told = match read(&bytes, Format::of(&bytes, &file)).expect("the case has no mistake") {
            Input::Abstract(framework) => {
                let names: Vec<String> =
                    (0..framework.len()).map(|argument| framework.name(argument).to_string()).collect();
                let mut told = format!("arguments {}\n", names.join(" "));
                for argument in 0..framework.len() {
                    for victim in framework.attacked().row(argument) {
                        told += &format!("attack {} {}\n", framework.name(argument), framework.name(*victim));
                    }
                }
                told + &Semantics::ALL.iter().map(|each| answers(&file, *each, &names)).collect::<String>()
            }
            Input::Assumptions(aba) => {
                let atoms: Vec<String> = (1..=aba.atom_count()).map(|atom| atom.to_string()).collect();
                let semantics = [Semantics::Complete, Semantics::Preferred, Semantics::Stable];
                semantics.iter().map(|each| acceptance(&file, *each, &atoms)).collect()
            }
        };
        kept("solve_good", path, told);
    });
}

#[test]
fn the_manual_shows_what_is_printed() {
    let manual = include_str!("../docs/solve.md");
    let block = |fence: &str| {
        let (_, rest) = manual.split_once(fence).expect("the manual has an example");
        rest.split_once("```").expect("blocks end").0
    };
    let desk = Desk::with(&[("case.apx", block("```\n").as_bytes())]);
    for shown in block("```text\n").split("$ standpoint ").skip(1) {
        let (command, printed) = shown.split_once('\n').expect("a command is a line");
        let run = desk.run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(lines(&run.out), lines(printed), "{command}: {}", run.err);
    }
}

/// The lines in an order of their own: that of extensions is no promise.
fn lines(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

/// The extensions of a framework, with what every problem says of them. The order of extensions is nobody's promise.
fn answers(file: &str, semantics: Semantics, names: &[String]) -> String {
    let code = semantics.code();
    let ask = |problem: &str, rest: &[&str]| {
        let run = solve(&[&["-p", &format!("{problem}-{code}"), "-f", file], rest].concat());
        assert_eq!((run.code, &*run.err), (Some(0), ""), "{file} {problem}-{code}");
        run.out
    };
    let every = ask("EE", &[]);
    let extensions: BTreeSet<&str> = every.lines().collect();
    assert_eq!(ask("CE", &[]), format!("{}\n", extensions.len()), "{file} {code}");
    let some = ask("SE", &[]);
    assert!(extensions.contains(some.trim_end_matches('\n')) || extensions.is_empty() && some == "NO\n");
    assert_eq!(ask("EE", &["--limit", "1"]).lines().count(), extensions.len().min(1));
    let holds = |line: &str, name: &str| line.split(' ').skip(1).any(|each| each == name);
    for name in names {
        let (with, without): (Vec<&str>, Vec<&str>) = extensions.iter().partition(|line| holds(line, name));
        let witnesses = |answer: &str, word: &str, of: &[&str]| match answer.strip_prefix(word) {
            Some(line) => of.contains(&line.trim_end_matches('\n')),
            None => of.is_empty() && ["YES\n", "NO\n"].contains(&answer),
        };
        assert!(witnesses(&ask("DC", &["-a", name]), "YES\n", &with), "{file} DC-{code} {name}");
        assert!(witnesses(&ask("DS", &["-a", name]), "NO\n", &without), "{file} DS-{code} {name}");
    }
    extensions.iter().fold(format!("{code}\n"), |told, line| told + line + "\n")
}

/// Which atoms are accepted, in some extension and in all.
fn acceptance(file: &str, semantics: Semantics, atoms: &[String]) -> String {
    let code = semantics.code();
    let accepted = |problem: &str| {
        let task = format!("{problem}-{code}");
        let yes = |atom: &&String| solve(&["-p", &task, "-f", file, "-a", atom]).out == "YES\n";
        let found = atoms.iter().filter(yes).map(String::as_str).collect::<Vec<_>>();
        format!("{task} {}\n", found.join(" "))
    };
    accepted("DC") + &accepted("DS")
}

mod the_command_line {
    use super::*;

    /// The error, without colour.
    #[track_caller]
    fn misused(arguments: &[&str], message: &str) {
        let run = solve(arguments);
        assert_eq!((run.code, &*run.out), (Some(2), ""), "{run:?}");
        assert!(run.err.contains(message), "{run:?}");
    }

    const MUTUAL: &str = "tests/solve/good/mutual.af";

    #[test]
    fn what_the_older_rules_write_is_understood() {
        let run = solve(&["-p", "dc-co", "-fo", "af", "-f", MUTUAL, "-a", "1"]);
        assert_eq!((run.code, &*run.out), (Some(0), "YES\nw 1 3\n"));
        assert!(solve(&["--problems"]).out.starts_with("[DC-GR,DC-CO,DC-PR,DC-ST,DC-SST,DC-STG,DC-ID,"));
        assert_eq!(solve(&["--formats"]).out, "[af,apx,tgf,aba]\n");
    }

    #[test]
    fn a_pipe_tells_its_format_by_what_comes_first() {
        let desk = Desk::with(&[]);
        for text in ["p af 2\n1 2\n", "arg(1).arg(2).att(1,2).", "1\n2\n#\n1 2\n"] {
            for file in [&["-f", "-"][..], &[]] {
                let run = desk.run_with(&[&["solve", "-p", "SE-GR"], file].concat(), text);
                assert_eq!((run.code, &*run.out), (Some(0), "w 1\n"), "{text}");
            }
        }
    }

    #[test]
    fn a_format_that_is_given_goes_before_the_text() {
        let run = solve(&["-p", "SE-GR", "-f", MUTUAL, "--format", "apx"]);
        assert_eq!(run.code, Some(1));
        assert!(run.err.contains("expected `arg(` or `att(`, but found `#`"), "{run:?}");
    }

    #[test]
    fn a_task_that_is_none_is_told_with_the_nearest() {
        misused(&["-p", "DC-C0", "-f", MUTUAL], "did you mean `DC-CO`?");
        misused(&["-p", "acceptance", "-f", MUTUAL], "a task is DC, DS, SE, CE or EE, then `-`, then GR");
        misused(&["-f", MUTUAL], "--problem <TASK>");
    }

    #[test]
    fn an_argument_goes_with_acceptance_and_with_nothing_else() {
        misused(&["-p", "DC-CO", "-f", MUTUAL], "name it with -a ARG");
        misused(&["-p", "SE-CO", "-f", MUTUAL, "-a", "1"], "SE-CO asks about no argument");
        misused(&["-p", "DC-CO", "-f", MUTUAL, "-a", "6"], "they are called 1 to 5");
        misused(&["-p", "DC-CO", "-f", MUTUAL, "-a", "01"], "the framework has no argument `01`");
        misused(&["-p", "DC-CO", "-f", "tests/solve/good/nobody.af", "-a", "1"], "it has none at all");
        misused(&["-p", "DC-CO", "-f", "tests/solve/good/free.apx", "-a", "rian"], "did you mean `rain`?");
    }

    #[test]
    fn other_options_go_with_what_they_are_for() {
        misused(&["-p", "CE-CO", "-f", MUTUAL, "--limit", "3"], "CE-CO lists no extensions");
        misused(&["-p", "CE-CO", "-f", "tests/solve/good/rules.aba"], "it takes DC-CO, DC-PR, DC-ST, DS-CO");
        for time in ["0", "-1", "nan", "inf", "1e300", "soon"] {
            misused(
                &["-p", "CE-CO", "-f", MUTUAL, &format!("--timeout={time}")],
                "a number of seconds above 0",
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (file, words) in [("nope.af", "there is no such file"), ("tests", "it is a directory")] {
            let run = solve(&["-p", "SE-GR", "-f", file]);
            assert_eq!((run.code, &*run.out), (Some(1), ""));
            assert!(run.err.contains("file-unreadable") && run.err.contains(words), "{run:?}");
        }
    }
}

mod an_end_from_outside {
    use super::*;

    /// Pairs that attack each other: two to the power of `pairs` preferred extensions.
    fn pairs(pairs: u32) -> String {
        let attacks = (0..pairs).map(|pair| format!("{0} {1}\n{1} {0}\n", 2 * pair + 1, 2 * pair + 2));
        format!("p af {}\n", 2 * pairs) + &attacks.collect::<String>()
    }

    #[test]
    fn the_time_ends_a_search_with_what_is_known() {
        let desk = Desk::with(&[("pairs.af", pairs(100).as_bytes())]);
        let run = desk.run(&["solve", "-p", "EE-PR", "-f", "pairs.af", "--timeout", "0.2"]);
        assert_eq!(run.code, Some(3), "{}", run.err);
        assert!(run.err.starts_with("the time is up (0.2 s): "), "{}", run.err);
        let whole = |line: &str| line.starts_with("w ") && line.split(' ').count() == 101;
        assert!(run.out.is_empty() || run.out.ends_with('\n') && run.out.lines().all(whole));
        let said = run.err.split(": ").nth(1).and_then(|said| said.split(' ').next()).unwrap_or_default();
        assert_eq!(said.parse().unwrap_or(0), run.out.lines().count(), "{}", run.err);
    }

    #[test]
    fn the_time_ends_the_reading_too() {
        let desk = Desk::with(&[]);
        let mut child = program(desk.folder.path(), &["solve", "-p", "SE-GR", "--timeout", "0.1"])
            .spawn()
            .expect("it starts");
        // Standard input stays open until the program has ended.
        let mut input = child.stdin.take().expect("it is piped");
        input.write_all(b"p af 3\n").expect("it listens");
        let code = child.wait().expect("it ends").code();
        let output = child.wait_with_output().expect("it has ended");
        assert_eq!((code, output.stdout.as_slice()), (Some(3), &b""[..]));
        assert_eq!(output.stderr, b"the time is up (0.1 s): the framework had not been read\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_signal_ends_it() {
        let desk = Desk::with(&[]);
        for signal in ["INT", "TERM"] {
            let mut child = program(desk.folder.path(), &["solve", "-p", "SE-GR", "--timeout", "60"])
                .spawn()
                .expect("it starts");
            let input = child.stdin.take().expect("it is piped");
            // The program listens to signals soon after its start.
            std::thread::sleep(std::time::Duration::from_millis(500));
            let sent =
                std::process::Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(sent.expect("there is a kill").success());
            let output = child.wait_with_output().expect("it ends");
            drop(input);
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(130), &b""[..]));
            assert_eq!(output.stderr, b"interrupted: the framework had not been read\n");
        }
    }

    #[test]
    fn a_reader_that_goes_away_ends_it_quietly() {
        let desk = Desk::with(&[("pairs.af", pairs(6).as_bytes())]);
        let mut child = program(desk.folder.path(), &["solve", "-p", "EE-CF", "-f", "pairs.af"])
            .spawn()
            .expect("it starts");
        let mut first = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped"));
        lines.read_line(&mut first).expect("it prints a line");
        drop(lines);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        assert!(first.starts_with('w'));
    }
}
