//! Reports and comparisons in which everything occurs that can.

use standpoint::conclusions::*;
use standpoint::diagnostic::{Code, Diagnostic};
use standpoint::explain::Sort;
use standpoint::source::{Sources, Span};
use standpoint::vocabulary::Status;

/// A run in which each check and each outcome occurs.
pub(crate) fn report() -> Report {
    Report {
        files: vec![holds(), warned(), betrayal(), broken(), recorded(), accepted(), unrecorded()],
        unreferenced: vec!["arguments/snapshots/gone.snap".to_owned()],
        coverage: Some(coverage()),
        mutation: Some(mutation()),
    }
}

/// A run in which all holds.
pub(crate) fn well() -> Report {
    Report {
        files: (0..20).map(|number| named(&format!("arguments/{number}.arg"))).collect(),
        ..Report::default()
    }
}

fn named(name: &str) -> FileReport {
    FileReport { name: name.to_owned(), ..holds() }
}

/// Two versions in which each kind of move occurs.
pub(crate) fn comparison() -> Comparison {
    let file = |name: &str, moved: Vec<Moved>| FileComparison {
        name: name.to_owned(),
        old_name: None,
        presence: Presence::Both,
        conclusions: 14,
        edits: 3,
        moved,
        broken: Vec::new(),
    };
    let broken = vec![
        "in the new version it has 2 errors: nothing is called `treaty-scop`".to_owned(),
        "in the old version it has an error".to_owned(),
    ];
    Comparison {
        old: "main".to_owned(),
        new: "treaty-scope".to_owned(),
        files: vec![
            FileComparison { broken, ..file("arguments/broken.arg", Vec::new()) },
            FileComparison {
                presence: Presence::Removed,
                conclusions: 0,
                edits: 0,
                ..file("arguments/gone.arg", Vec::new())
            },
            file("arguments/nato-betrayal.arg", moves()),
            FileComparison { presence: Presence::Added, edits: 0, ..file("arguments/new.arg", Vec::new()) },
            FileComparison {
                old_name: Some("arguments/former.arg".to_owned()),
                ..file("arguments/renamed.arg", Vec::new())
            },
        ],
    }
}

/// Two versions between which nothing moved.
pub(crate) fn unmoved() -> Comparison {
    let mut comparison = comparison();
    comparison.files.retain(|file| file.old_name.is_some());
    comparison
}

/// Text that every format has to be kept from.
pub(crate) const HOSTILE: &str = "a\u{1b}[31m]]> --> \"q\" 'q' \\ `b` <details> & 100% ::error:: {0} | # SKIP\r\n\
                                  ``` @somebody\u{0}\u{85}\u{fffe}\u{202e}\tend";

/// A run about hostile text.
pub(crate) fn hostile(text: &str) -> Report {
    let mut moved =
        betrayed("technical", said(Status::Rejected, Some(text)), said(Status::Accepted, Some(text)));
    moved.place = Some(Place { file: text.to_owned(), ..place(153) });
    moved.cause = Cause::Unknown(text.to_owned());
    let mut other = moves().remove(0);
    [&mut moved, &mut other].into_iter().for_each(|moved| {
        moved.claim = text.to_owned();
        moved.sentence = text.to_owned();
        moved.standpoint = text.to_owned();
    });
    if let Cause::Edits { edits, .. } = &mut other.cause {
        edits[0].what = text.to_owned();
        edits[0].lines = vec![Line::Old(text.to_owned()), Line::New(text.to_owned())];
    }
    let expected = Subject::Expectation {
        claim: text.to_owned(),
        standpoint: text.to_owned(),
        outcome: text.to_owned(),
    };
    let failed = Check {
        message: text.to_owned(),
        help: Some(text.to_owned()),
        place: moved.place.clone(),
        ..check(expected, Outcome::Failed)
    };
    let mut sources = Sources::default();
    let file = sources.add(text, text);
    let told = Diagnostic::new(Code::UnknownName, Span::new(file, 0, 3), text).label(text).help(text);
    let report = FileReport {
        name: text.to_owned(),
        snapshot: Some(text.to_owned()),
        checks: vec![failed, of(moved, Outcome::Failed), of(other, Outcome::Failed)],
        diagnostics: vec![told],
        sources,
    };
    Report { files: vec![report], unreferenced: vec![text.to_owned()], ..Report::default() }
}

/// The moves of a run as a comparison.
pub(crate) fn compared(report: &Report) -> Comparison {
    let file = |file: &FileReport| FileComparison {
        name: file.name.clone(),
        old_name: Some(file.name.clone()),
        presence: Presence::Both,
        conclusions: file.checks.len(),
        edits: 1,
        moved: file.checks.iter().filter_map(|check| check.moved.as_deref().cloned()).collect(),
        broken: vec![file.name.clone()],
    };
    let files: Vec<FileComparison> = report.files.iter().map(file).collect();
    Comparison { old: files[0].name.clone(), new: files[0].name.clone(), files }
}

fn holds() -> FileReport {
    file(
        "arguments/holds.arg",
        vec![
            check(Subject::File, Outcome::Passed),
            check(expectation(), Outcome::Passed),
            check(conclusion("snow", "strict"), Outcome::Passed),
            check(conclusion("snow", "lenient"), Outcome::Passed),
        ],
    )
}

fn warned() -> FileReport {
    let mut sources = Sources::default();
    let id = sources.add("arguments/warned.arg", "premise rain \"It rains.\"\n");
    let told = Diagnostic::new(Code::UnusedPremise, Span::new(id, 8, 12), "nothing rests on `rain`");
    FileReport { diagnostics: vec![told], sources, ..named("arguments/warned.arg") }
}

fn broken() -> FileReport {
    let text = "claim snow \"It snows.\"\nargument cold so snov\n";
    let mut sources = Sources::default();
    let id = sources.add("arguments/broken.arg", text);
    let told = Diagnostic::new(Code::UnknownName, Span::new(id, 40, 44), "nothing is called `snov`")
        .label("this name")
        .also(Span::new(id, 6, 10), "`snow` is declared here")
        .fix(Span::new(id, 40, 44), "snow", "write `snow`");
    let place = Some(Place::of(&sources, Span::new(id, 40, 44)));
    let message = "it has an error and cannot be judged".to_owned();
    let failed = Check { place, message, ..check(Subject::File, Outcome::Failed) };
    let name = "arguments/broken.arg".to_owned();
    FileReport { name, snapshot: None, checks: vec![failed], diagnostics: vec![told], sources }
}

fn recorded() -> FileReport {
    file(
        "arguments/recorded.arg",
        vec![
            check(Subject::File, Outcome::Passed),
            check(conclusion("rain", "strict"), Outcome::Recorded),
            check(conclusion("rain", "lenient"), Outcome::Recorded),
        ],
    )
}

fn accepted() -> FileReport {
    let moved = betrayed("technical", said(Status::Unproven, None), said(Status::Contested, None));
    file("arguments/accepted.arg", vec![check(Subject::File, Outcome::Passed), of(moved, Outcome::Accepted)])
}

fn unrecorded() -> FileReport {
    let missing = Check {
        message: "its conclusions are not recorded".to_owned(),
        help: Some(
            "run `standpoint test` where it may write, and commit `arguments/snapshots/x.snap`".to_owned(),
        ),
        ..check(Subject::Snapshot, Outcome::Failed)
    };
    file("arguments/unrecorded.arg", vec![check(Subject::File, Outcome::Passed), missing])
}

fn betrayal() -> FileReport {
    let failed = Check {
        place: Some(place(924)),
        message: "`betrayal` is accepted (“technically true”) from `technical`, not rejected".to_owned(),
        help: Some(
            "`standpoint why arguments/nato-betrayal.arg betrayal --from technical` shows the reasoning"
                .to_owned(),
        ),
        ..check(expectation(), Outcome::Failed)
    };
    let mut checks = vec![check(Subject::File, Outcome::Passed), failed];
    checks.push(check(conclusion("betrayal", "known-in-1992"), Outcome::Passed));
    checks.extend(moves().into_iter().map(|moved| of(moved, Outcome::Failed)));
    file("arguments/nato-betrayal.arg", checks)
}

/// Each kind of move, for each kind of cause.
fn moves() -> Vec<Moved> {
    let [rejected, accepted] = [Status::Rejected, Status::Accepted];
    let true_now = || said(accepted, Some("technically true"));
    let technical = Moved {
        view: Some("What is bound in law counts.".to_owned()),
        gained: vec![identifier(Sort::Premise, "treaty-scope"), identifier(Sort::Argument, "duty-broken")],
        lost: vec![identifier(Sort::Argument, "no-duty-no-betrayal")],
        cause: smallest(),
        ..betrayed("technical", said(rejected, Some("technically false")), true_now())
    };
    let strict = Moved {
        cause: smallest(),
        ..betrayed("strict", said(rejected, None), Said { both: true, ..said(accepted, None) })
    };
    let irreducible = Moved {
        cause: Cause::Edits { edits: edits(), extent: Extent::Irreducible, others: 2 },
        ..betrayed(
            "good-faith",
            said(Status::Contested, Some("good faith stands against good faith")),
            true_now(),
        )
    };
    let bound = |standpoint: &str| Moved {
        claim: "bound".to_owned(),
        sentence: "Somebody in the West was bound in law by the assurances.".to_owned(),
        place: Some(place(160)),
        ..betrayed(standpoint, said(accepted, None), said(accepted, None))
    };
    let grounds = Moved {
        gained: vec![
            identifier(Sort::Premise, "treaty-scope"),
            identifier(Sort::Fact, "warned(baker, 1990)"),
        ],
        lost: vec![identifier(Sort::Assumption, "not retracted")],
        cause: Cause::Program,
        ..bound("psychological")
    };
    let many = (0..30).map(|number| identifier(Sort::Rule, &format!("rule-{number}"))).collect();
    let new = Moved { before: None, cause: smallest(), ..bound("historical") };
    let gone = Moved {
        after: None,
        cause: Cause::Unknown("there is no former version of `a.arg`".to_owned()),
        ..bound("old")
    };
    let long = Moved {
        gained: many,
        cause: Cause::Edits { edits: vec![edits().remove(2)], extent: Extent::Smallest, others: 1 },
        ..bound("technical")
    };
    vec![technical, strict, irreducible, grounds, new, gone, long]
}

fn smallest() -> Cause {
    Cause::Edits { edits: vec![edits().remove(0)], extent: Extent::Smallest, others: 0 }
}

fn edits() -> Vec<Edit> {
    let changed = Edit {
        what: "premise treaty-scope".to_owned(),
        sentence: Some("The treaty speaks of Germany alone.".to_owned()),
        how: How::Changed,
        place: Some(place(310)),
        lines: vec![
            Line::Old("  \"The treaty speaks of Germany alone.\"".to_owned()),
            Line::New("  \"The treaty speaks of everything east of the line, which its negotiators had drawn in the \
                       spring of that year, and of Germany only as an example of it.\""
                .to_owned()),
        ],
    };
    let removed = Edit {
        what: "standpoint good-faith, clause `reject kind treaty`".to_owned(),
        sentence: None,
        how: How::Removed,
        place: Some(place(900)),
        lines: vec![Line::Old("  reject kind treaty".to_owned())],
    };
    let added = Edit {
        what: "argument long-one".to_owned(),
        sentence: None,
        how: How::Added,
        place: None,
        lines: (0..50).map(|number| Line::New(format!("  given condition-{number}"))).collect(),
    };
    vec![changed, removed, added]
}

fn coverage() -> Coverage {
    Coverage {
        declared: 1000,
        covered: 999,
        idle: vec![
            Unused { place: place(20), identifier: identifier(Sort::Premise, "rain"), rows: 0 },
            Unused { place: place(30), identifier: identifier(Sort::Fact, "warned"), rows: 12 },
        ],
        unanswered: vec![Unanswered {
            place: place(871),
            identifier: identifier(Sort::Argument, "no-duty-no-betrayal"),
            question: "Was there a bond of another kind?".to_owned(),
        }],
    }
}

fn mutation() -> Mutation {
    Mutation {
        tried: 24,
        noticed: 23,
        untried: 7,
        survivors: vec![Survivor {
            place: place(512),
            what: "preference candour over freedom reversed".to_owned(),
        }],
    }
}

fn file(name: &str, checks: Vec<Check>) -> FileReport {
    FileReport {
        name: name.to_owned(),
        snapshot: Some(format!("{name}.snap")),
        checks,
        diagnostics: Vec::new(),
        sources: Sources::default(),
    }
}

fn check(subject: Subject, outcome: Outcome) -> Check {
    Check { subject, place: None, outcome, message: String::new(), help: None, moved: None }
}

fn of(moved: Moved, outcome: Outcome) -> Check {
    let subject = conclusion(&moved.claim, &moved.standpoint);
    Check { place: moved.place.clone(), moved: Some(Box::new(moved)), ..check(subject, outcome) }
}

fn conclusion(claim: &str, standpoint: &str) -> Subject {
    Subject::Conclusion { claim: claim.to_owned(), standpoint: standpoint.to_owned() }
}

fn expectation() -> Subject {
    let [claim, standpoint, outcome] = ["betrayal", "technical", "rejected"].map(str::to_owned);
    Subject::Expectation { claim, standpoint, outcome }
}

fn betrayed(standpoint: &str, before: Said, after: Said) -> Moved {
    Moved {
        claim: "betrayal".to_owned(),
        sentence: "The West betrayed Moscow by letting NATO expand to the east.".to_owned(),
        standpoint: standpoint.to_owned(),
        view: None,
        place: Some(place(153)),
        before: Some(before),
        after: Some(after),
        gained: Vec::new(),
        lost: Vec::new(),
        cause: Cause::Program,
    }
}

fn said(status: Status, words: Option<&str>) -> Said {
    Said { status, words: words.map(str::to_owned), both: false }
}

fn identifier(sort: Sort, name: &str) -> Identifier {
    Identifier { sort, name: name.to_owned() }
}

fn place(line: u32) -> Place {
    let file = "arguments/nato-betrayal.arg".to_owned();
    Place { file, line, column: 7, end_line: line, end_column: 15 }
}
