//! Conclusions under test, as a person meets them: a project, an edit, what moved and why, a review.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, Run, program};

const FILE: &str = "arguments/main-street.arg";
const SNAPSHOT: &str = "arguments/conclusions/main-street.arg.snap";

/// A new project.
fn project() -> Desk {
    let desk = Desk::with(&[]);
    let made = desk.run(&["new", "."]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    desk
}

impl Desk {
    fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old:?}");
        fs::write(self.path(name), text.replacen(old, new, 1)).expect("files can be written");
    }

    fn git(&self, arguments: &[&str]) {
        let identity =
            ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
        let git = Command::new("git").current_dir(self.folder.path()).args(identity).args(arguments).output();
        let git = git.expect("git is installed");
        assert!(git.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&git.stderr));
    }

    /// Everything so far, committed.
    fn commit(&self) {
        self.git(&["init", "-q"]);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "so far"]);
    }

    fn in_ci(&self, arguments: &[&str]) -> Run {
        let output =
            program(self.folder.path(), arguments).env("CI", "true").output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
        Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The edit that flips a verdict of the new project.
fn flip(desk: &Desk) {
    desk.edit(FILE, "kind    count", "kind    opinion");
}

#[test]
fn an_edit_that_flips_a_verdict_is_caught_explained_and_reviewed() {
    let desk = project();
    assert_eq!(desk.run(&["test"]).code, Some(0));
    flip(&desk);
    desk.edit(FILE, "Two in three", "Most"); // which moves nothing
    let caught = desk.run(&["test"]);
    assert_eq!(caught.code, Some(1));
    insta::assert_snapshot!("caught", caught.out);
    let before = desk.read(SNAPSHOT);
    let rejected = desk.run_with(&["test", "--review"], "r\n");
    assert_eq!((rejected.code, desk.read(SNAPSHOT)), (Some(1), before));
    let reviewed = desk.run_with(&["test", "--review"], "w\na\n");
    assert_eq!(reviewed.code, Some(0), "{}", reviewed.out);
    insta::assert_snapshot!("reviewed", reviewed.out);
    insta::assert_snapshot!("accepted", desk.read(SNAPSHOT));
    assert_eq!(desk.run(&["test"]).code, Some(0));
}

#[test]
fn an_edit_that_moves_nothing_leaves_the_snapshot_alone() {
    let desk = project();
    let before = desk.read(SNAPSHOT);
    desk.edit(FILE, "a third more people", "many more people");
    // A premise more, further up, on which nothing rests.
    desk.edit(FILE, "premise more-visitors", "premise noise \"It is loud.\"\n\npremise more-visitors");
    assert_eq!(desk.run(&["test"]).code, Some(0));
    assert_eq!(desk.run(&["test", "--accept"]).code, Some(0));
    assert_eq!(desk.read(SNAPSHOT), before);
}

#[test]
fn where_ci_is_set_nothing_is_written_and_a_missing_snapshot_fails() {
    let desk = project();
    fs::remove_dir_all(desk.path("arguments/conclusions")).expect("folders can be removed");
    let run = desk.in_ci(&["test"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("not recorded"), "{}", run.out);
    assert!(!desk.path("arguments/conclusions").exists());
    assert_eq!(desk.in_ci(&["test", "--accept"]).code, Some(2));
    assert_eq!(desk.run(&["test"]).code, Some(0));
    assert!(desk.path(SNAPSHOT).exists());
}

#[test]
fn where_ci_is_set_the_cause_comes_out_of_the_history() {
    let desk = project();
    desk.commit();
    fs::remove_dir_all(desk.path("arguments/conclusions/.former")).expect("it was kept");
    flip(&desk);
    desk.commit(); // the edit is in the history as well by now
    let run = desk.in_ci(&["test"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("premise more-visitors was changed"), "{}", run.out);
    assert!(!desk.path("arguments/conclusions/.former").exists());
}

#[test]
fn without_a_former_version_the_report_says_so() {
    let desk = project();
    fs::remove_dir_all(desk.path("arguments/conclusions/.former")).expect("it was kept");
    flip(&desk);
    let run = desk.run(&["test"]);
    assert!(run.out.contains("there is no former version to compare with"), "{}", run.out);
}

#[test]
fn a_rule_of_another_file_is_found_out_as_the_cause() {
    let desk = project();
    desk.edit(
        "rules/comparison.arg",
        "  so      works",
        "  unless  worked(?measure, ?place)\n  so      works",
    );
    let run = desk.run(&["test"]);
    assert!(run.out.contains("rule from-example was changed"), "{}", run.out);
    assert!(run.out.contains("rules/comparison.arg:7"), "{}", run.out);
}

#[test]
fn what_was_taken_out_is_told_where_it_stood() {
    let desk = project();
    let argument = "argument good-for-the-street \"What brings people to the street is reason enough to do it.\"\n  \
                    given  works(closing)\n  so     close\n";
    desk.edit(FILE, argument, "");
    desk.edit(FILE, "  prefer   shops-know-best over good-for-the-street\n", "");
    let run = desk.run(&["test"]);
    let told = run.out.lines().find(|line| line.contains("argument good-for-the-street was removed"));
    assert!(told.is_some_and(|line| line.ends_with(" arguments/main-street.arg:25")), "{}", run.out);
}

#[test]
fn what_only_two_edits_bring_about_names_both() {
    let desk = project();
    desk.edit(FILE, "  so     close\n", "  so     close\n\nargument all-the-same \"It is right in any case.\"\n  given  hope\n  so     close\n");
    desk.edit(
        FILE,
        "premise shops-expect",
        "premise hope \"Many hope for it.\"\n  kind  count\n\npremise shops-expect",
    );
    assert_eq!(desk.run(&["test", "--accept"]).code, Some(0));
    desk.edit(FILE, "kind    count", "kind    opinion");
    desk.edit(FILE, "kind  count", "kind  opinion");
    let run = desk.run(&["test"]);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!("two-edits", run.out);
}

#[test]
fn a_snapshot_that_is_no_record_is_told_and_never_written_over() {
    let desk = project();
    let good = desk.read(SNAPSHOT);
    let cut = &good[..good.len() / 2];
    let edited = good.replacen("accepted", "rejected", 1);
    let later = good.replacen("version 1", "version 2", 1);
    let merged = good.replacen("  counted", "<<<<<<< ours\n  counted", 1);
    for (text, said) in [
        (cut, "damaged"),
        (&edited, "it was edited after it"),
        (&later, "version 2"),
        (&merged, "merge"),
        ("my own notes\n", "no record"),
        ("", "no record"),
    ] {
        fs::write(desk.path(SNAPSHOT), text).expect("files can be written");
        let run = desk.run(&["test"]);
        assert_eq!(run.code, Some(1), "{said}");
        assert!(run.out.contains(said), "{said}: {}", run.out);
        assert_eq!(desk.read(SNAPSHOT), text, "{said}");
    }
    let run = desk.run_with(&["test", "--review"], "a\n");
    assert_eq!((run.code, desk.read(SNAPSHOT)), (Some(0), good), "{}", run.out);
}

#[test]
fn runs_at_the_same_time_leave_a_whole_snapshot() {
    let desk = project();
    let good = desk.read(SNAPSHOT);
    for _ in 0..5 {
        fs::remove_dir_all(desk.path("arguments/conclusions")).expect("folders can be removed");
        let start =
            || program(desk.folder.path(), &["test", "--accept"]).spawn().expect("the program starts");
        let runs: Vec<_> = (0..6).map(|_| start()).collect();
        for run in runs {
            let ended = run.wait_with_output().expect("the program ends");
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
        }
        assert_eq!(desk.read(SNAPSHOT), good);
        let left: Vec<_> =
            fs::read_dir(desk.path("arguments/conclusions")).expect("it is there").flatten().collect();
        assert_eq!(left.len(), 2, "{left:?}"); // the snapshot and the folder of former texts
    }
}

#[test]
fn snapshots_without_a_file_are_found() {
    let desk = project();
    fs::rename(desk.path(FILE), desk.path("arguments/renamed.arg")).expect("files can be renamed");
    assert_eq!(desk.run(&["test"]).code, Some(0));
    let run = desk.run(&["test", "--check-unreferenced"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains(SNAPSHOT), "{}", run.out);
}

#[test]
fn a_file_that_has_nothing_to_record_any_more_loses_its_snapshot_when_that_is_accepted() {
    let desk = project();
    desk.edit(FILE, "thesis close", "claim close");
    let run = desk.run(&["test"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("not there any more"), "{}", run.out);
    assert_eq!(desk.run(&["test", "--accept"]).code, Some(0));
    assert!(!desk.path(SNAPSHOT).exists());
    assert_eq!(desk.run(&["test", "--check-unreferenced"]).code, Some(0));
}

#[test]
fn what_git_ignores_is_not_tested() {
    let desk = project();
    fs::write(desk.path(".gitignore"), "drafts/\n").expect("files can be written");
    fs::create_dir(desk.path("drafts")).expect("folders can be made");
    fs::write(desk.path("drafts/broken.arg"), "thesis\n").expect("files can be written");
    assert_eq!(desk.run(&["test"]).code, Some(0));
    assert_eq!(desk.run(&["test", "drafts/broken.arg"]).code, Some(1));
    assert_eq!(desk.run(&["test", "nowhere"]).code, Some(1));
}

#[test]
fn a_difference_between_two_revisions_is_told() {
    let desk = project();
    desk.commit();
    flip(&desk);
    let run = desk.run(&["diff", "HEAD"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    insta::assert_snapshot!("diff", run.out);
    desk.commit();
    let markdown = desk.run(&["diff", "HEAD~1..HEAD", "arguments", "--format", "markdown"]);
    insta::assert_snapshot!("diff-markdown", markdown.out);
    assert_eq!(desk.run(&["diff", "HEAD~1...HEAD", FILE]).code, Some(0));
    let none = desk.run(&["diff", "HEAD..HEAD"]);
    assert!(none.out.to_lowercase().contains("no"), "{}", none.out);
    for (wrong, said) in
        [(["diff", "nonsense"], "no revision `nonsense`"), (["diff", FILE], "one version alone")]
    {
        let run = desk.run(&wrong);
        assert_eq!(run.code, Some(2));
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn a_difference_between_two_files_and_two_folders_is_told() {
    let desk = project();
    fs::copy(desk.path(FILE), desk.path("arguments/other.arg")).expect("files can be copied");
    desk.edit("arguments/other.arg", "kind    count", "kind    opinion");
    let run = desk.run(&["diff", FILE, "arguments/other.arg"]);
    assert!(run.out.contains("premise more-visitors was changed"), "{}", run.out);
    for folder in ["a", "b"] {
        fs::create_dir(desk.path(folder)).expect("folders can be made");
        fs::copy(desk.path(FILE), desk.path(&format!("{folder}/street.arg"))).expect("files can be copied");
    }
    desk.edit("b/street.arg", "kind    count", "kind    opinion");
    fs::copy(desk.path(FILE), desk.path("b/second.arg")).expect("files can be copied");
    let run = desk.run(&["diff", "a", "b"]);
    assert!(run.out.contains("premise more-visitors was changed"), "{}", run.out);
    assert!(run.out.contains("b/second.arg"), "{}", run.out);
}

#[test]
fn a_project_is_laid_out_only_where_nothing_is() {
    let desk = Desk::with(&[("notes.txt", b"mine")]);
    let run = desk.run(&["new", "."]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("not empty"), "{}", run.err);
    let run = desk.run(&["new", "debates"]);
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!("new", run.out);
    let [folder, file] = [desk.path("debates"), desk.path("debates").join(FILE)];
    let files = [file.to_str().expect("it is UTF-8"), "debates/rules/comparison.arg"];
    assert_eq!(desk.run(&["fmt", "--check", files[0], files[1]]).code, Some(0));
    let checked = desk.run(&["check", "--strict", files[0]]);
    assert!(checked.out.matches("error").count() <= 1, "{}", checked.out); // the question that nobody has answered yet
    assert!(folder.join(".github/workflows/conclusions.yml").exists());
}

#[test]
fn an_edit_is_tested_when_it_is_saved() {
    let desk = project();
    let mut run =
        program(desk.folder.path(), &["test", "--watch"]).stderr(Stdio::null()).spawn().expect("it starts");
    let lines = BufReader::new(run.stdout.take().expect("it is piped")).lines();
    let (tells, told) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tells.send(line))));
    let until = |wanted: &str| loop {
        match told.recv_timeout(Duration::from_secs(60)) {
            Ok(line) if line.contains(wanted) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    };
    assert!(until("waiting"));
    flip(&desk);
    assert!(until("premise more-visitors was changed"));
    assert!(until("waiting"));
    run.kill().expect("it is still there");
    run.wait().expect("it ends");
}
