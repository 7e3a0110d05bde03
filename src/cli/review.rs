//! `test --review`: what moved, one by one, at the terminal.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use console::Term;

use super::Ending;
use super::output::{Output, layout};
use super::select::Misuse;
use super::test::Run;
use crate::conclusions::{Check, Conclusion, Moved, Outcome, Subject};
use crate::render::report;
use crate::testing::Tested;

/// What is done with one thing that moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Accept,
    Reject,
    Skip,
    Why,
    Quit,
}

/// Goes through everything that is not as it was recorded.
pub(super) fn review(mut run: Run, output: &mut Output) -> Ending {
    let total: usize = run.tested.iter().map(|(_, tested)| questions(tested)).sum();
    let mut review = Review { output, place: 0, total, quit: false, counts: [0; 3] };
    let mut trouble = false;
    for (path, tested) in &mut run.tested {
        trouble |= review.file(path, tested);
    }
    let [accepted, rejected, skipped] = review.counts;
    match total {
        0 => output.print("nothing to review: every conclusion is as it was recorded\n"),
        _ => output.print(&format!("{accepted} accepted, {rejected} rejected, {skipped} left for later\n")),
    }
    let expected = |check: &&Check| {
        check.outcome == Outcome::Failed && matches!(check.subject, Subject::Expectation { .. })
    };
    let checks = run.tested.iter().flat_map(|(_, tested)| &tested.report.checks);
    match checks.filter(expected).count() {
        0 => {}
        1 => output.print("1 `expect` line is not met: mend it, or the file; `standpoint test` shows it\n"),
        many => output.print(&format!(
            "{many} `expect` lines are not met: mend them, or the file; `standpoint test` shows them\n"
        )),
    }
    if trouble { Ending::Failed } else { Ending::Well }
}

fn questions(tested: &Tested) -> usize {
    let moved = tested.report.checks.iter().filter(|check| check.moved.is_some()).count();
    moved + usize::from(unusable(tested).is_some())
}

/// The check of a snapshot that is missing or cannot be used, where the file itself is well.
fn unusable(tested: &Tested) -> Option<&Check> {
    let failed = |check: &&Check| check.subject == Subject::Snapshot && check.outcome == Outcome::Failed;
    tested.concluded.as_ref().and_then(|_| tested.report.checks.iter().find(failed))
}

struct Review<'o> {
    output: &'o mut Output,
    place: usize,
    total: usize,
    quit: bool,
    /// Accepted, rejected, left for later.
    counts: [usize; 3],
}

impl Review<'_> {
    /// Goes through one file; whether anything in it is still not as it should be.
    fn file(&mut self, path: &Path, tested: &mut Tested) -> bool {
        let mut accepted: Vec<Moved> = Vec::new();
        if let Some(check) = unusable(tested).cloned() {
            if self.whole(&check, tested) {
                return self.record(path, tested, &[]);
            }
            return true;
        }
        let moved: Vec<Moved> =
            tested.report.checks.iter().filter_map(|check| check.moved.as_deref().cloned()).collect();
        for moved in moved {
            let text = report::moved_text(&moved, layout());
            if self.ask(&tested.report.name, &text, &why(&moved, &tested.report.name)) == Answer::Accept {
                accepted.push(moved);
            }
        }
        let trouble = !accepted.is_empty() && self.record(path, tested, &accepted);
        trouble || tested.failed()
    }

    /// Asks about a snapshot as a whole.
    fn whole(&mut self, check: &Check, tested: &Tested) -> bool {
        let list = tested.concluded.iter().flat_map(|concluded| &concluded.conclusions.list);
        let now: String = list.map(line).collect();
        let text = format!("{}\n\nNow it would record:\n{now}", check.message);
        self.ask(&tested.report.name, &text, "") == Answer::Accept
    }

    /// Records what was accepted; whether that failed.
    fn record(&mut self, path: &Path, tested: &mut Tested, accepted: &[Moved]) -> bool {
        let is_accepted = |moved: &Moved| accepted.contains(moved);
        match tested.accept(path, is_accepted) {
            Ok(()) => tested.failed(),
            Err(message) => {
                self.output.failed(&Misuse::new(message));
                true
            }
        }
    }

    fn ask(&mut self, file: &str, text: &str, why: &str) -> Answer {
        if self.quit {
            self.counts[2] += 1;
            return Answer::Skip;
        }
        self.place += 1;
        let bold = Style::new().bold();
        let head = format!("{bold}{} of {}  {file}{bold:#}\n\n", self.place, self.total);
        self.output.print(&format!("{head}{text}\n"));
        loop {
            let answer = self.answer(!why.is_empty());
            match answer {
                Answer::Why => self.output.print(&format!("\n{why}\n")),
                Answer::Quit => {
                    self.quit = true;
                    self.counts[2] += 1;
                    return Answer::Skip;
                }
                Answer::Accept => self.counts[0] += 1,
                Answer::Reject => self.counts[1] += 1,
                Answer::Skip => self.counts[2] += 1,
            }
            if answer != Answer::Why {
                self.output.print("\n");
                return answer;
            }
        }
    }

    fn answer(&mut self, can_tell_why: bool) -> Answer {
        let key = AnsiColor::BrightCyan.on_default().bold();
        let keys =
            [("a", "accept"), ("r", "reject"), ("s", "skip"), ("w", "why"), ("q", "quit"), ("?", "help")];
        let keys = keys.iter().filter(|(letter, _)| can_tell_why || *letter != "w");
        let prompt: Vec<String> = keys.map(|(letter, word)| format!("{key}{letter}{key:#} {word}")).collect();
        loop {
            self.output.print(&format!("  {}  > ", prompt.join("  ")));
            match read() {
                Some('a') => return Answer::Accept,
                Some('r') => return Answer::Reject,
                Some('s') => return Answer::Skip,
                Some('w') if can_tell_why => return Answer::Why,
                None | Some('q') => return Answer::Quit,
                Some('?') => self.output.print(HELP),
                Some(_) => self.output.print("\n"),
            }
        }
    }
}

/// What the answers mean.
const HELP: &str = "
  accept: it is right, and is recorded
  reject: it is wrong; the record stays, and the file is to be mended
  skip:   leave it for later
  why:    the reasons that it gained and lost
  quit:   leave this and all that follows for later
";

/// What a conclusion says, in a line.
fn line(conclusion: &Conclusion) -> String {
    let words = conclusion.said.words.as_ref().map(|words| format!(" (“{words}”)")).unwrap_or_default();
    let Conclusion { claim, standpoint, said, .. } = conclusion;
    format!("  {claim}, {standpoint}: {}{words}\n", said.status.name())
}

/// How to see the whole reasoning.
fn why(moved: &Moved, file: &str) -> String {
    let Moved { claim, standpoint, .. } = moved;
    let on_it = |what: &str, names: &[crate::conclusions::Identifier]| match names {
        [] => String::new(),
        names => {
            format!("  {what}:\n{}", names.iter().map(|name| format!("    {name}\n")).collect::<String>())
        }
    };
    format!(
        "{}{}  The whole reasoning: standpoint why {file} '{claim}' --from {standpoint}\n",
        on_it("It rests now on", &moved.gained),
        on_it("It rests no longer on", &moved.lost),
    )
}

/// A key at a terminal; the first letter of a line elsewhere. `None` where there is nothing more to read.
fn read() -> Option<char> {
    if io::stdin().is_terminal() {
        let key = Term::stdout().read_char().ok()?;
        return Some(key.to_ascii_lowercase());
    }
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim().chars().next().unwrap_or(' ').to_ascii_lowercase()),
    }
}
