//! Reports for a terminal or a pipe: what failed in full, what holds in a line.

use anstyle::{AnsiColor, Style};

use super::clean::one_line;
use super::groups::{self, by_claim};
use super::outline::{self, Line, Told, Tone};
use super::tally::Tally;
use super::words::{self, counted, verb};
use crate::conclusions::{
    Comparison, Coverage, FileComparison, FileReport, Moved, Mutation, Outcome, Presence, Report,
};
use crate::render::diagnostics::{self, Batch};
use crate::render::explanation::Layout;
use crate::render::sheet::{Row, Sheet};

/// Files in which all holds that are named each; of more, their number is told.
const MOST_QUIET: usize = 12;

/// A run of the tests.
pub(super) fn test(report: &Report, layout: Layout) -> String {
    let mut page = Page { sheet: Sheet::new(layout), layout };
    let (quiet, loud): (Vec<_>, Vec<_>) = report.files.iter().partition(|file| is_quiet(file));
    page.quiet(&quiet);
    loud.into_iter().for_each(|file| page.file(file));
    page.listed("these snapshots belong to no file:", &report.unreferenced);
    report.coverage.iter().for_each(|coverage| page.coverage(coverage));
    report.mutation.iter().for_each(|mutation| page.mutation(mutation));
    page.summary(report);
    page.sheet.finish()
}

/// What moved between two versions.
#[must_use]
pub fn comparison_text(comparison: &Comparison, layout: Layout) -> String {
    let mut page = Page { sheet: Sheet::new(layout), layout };
    let Comparison { old, new, files } = comparison;
    let title = format!("{} → {}: {}", one_line(old), one_line(new), words::headline(comparison));
    page.line(&Line::new(0, title, Tone::Title));
    let (quiet, loud): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.moved.is_empty() && file.broken.is_empty());
    for file in &loud {
        page.sheet.blank();
        page.line(&Line::new(0, compared(file), Tone::Title));
        for broken in &file.broken {
            page.line(&Line::new(1, one_line(broken), Tone::Failed));
        }
        page.claims(&file.moved);
    }
    if !quiet.is_empty() {
        page.sheet.blank();
    }
    quiet.iter().take(MOST_QUIET).for_each(|file| page.line(&Line::new(0, compared(file), Tone::Plain)));
    page.rest(quiet.len(), "in which nothing moved");
    page.sheet.finish()
}

/// A conclusion that moved, with its cause.
#[must_use]
pub fn moved_text(moved: &Moved, layout: Layout) -> String {
    let mut page = Page { sheet: Sheet::new(layout), layout };
    page.claims([moved]);
    page.sheet.finish()
}

/// Whether a line is enough for a file.
fn is_quiet(file: &FileReport) -> bool {
    let told = |outcome| groups::checks(file, outcome).next().is_some();
    !groups::is_broken(file) && !told(Outcome::Failed) && !told(Outcome::Accepted)
}

/// "a.arg: 3 edits, 12 conclusions, 2 of them moved".
fn compared(file: &FileComparison) -> String {
    let FileComparison { name, old_name, presence, conclusions, edits, moved, broken } = file;
    let before = old_name.as_ref().map_or(String::new(), |old| format!(" (before: {old})"));
    let what = match presence {
        _ if !broken.is_empty() => "cannot be compared".to_owned(),
        Presence::Added => format!("new, {}", counted(*conclusions, "conclusion")),
        Presence::Removed => "gone".to_owned(),
        Presence::Both => {
            let moved = match moved.len() {
                0 => "nothing moved".to_owned(),
                moved => format!("{moved} moved"),
            };
            format!("{}, {}, {moved}", counted(*edits, "edit"), counted(*conclusions, "conclusion"))
        }
    };
    one_line(&format!("{name}{before}: {what}"))
}

struct Page {
    sheet: Sheet,
    layout: Layout,
}

impl Page {
    fn line(&mut self, line: &Line) {
        let style = match line.tone {
            Tone::Title => Style::new().bold(),
            Tone::Moved => AnsiColor::Yellow.on_default(),
            Tone::Failed | Tone::Old => AnsiColor::Red.on_default(),
            Tone::New => AnsiColor::Green.on_default(),
            Tone::Plain => Style::new(),
            Tone::Aside => Style::new().dimmed(),
        };
        self.sheet.put(&Row::new(line.depth, &line.words).led_by(line.lead).at(&line.place).in_style(style));
    }

    /// Files in which all holds.
    fn quiet(&mut self, files: &[&FileReport]) {
        for file in files.iter().take(MOST_QUIET) {
            self.line(&Line::new(0, headed(file), Tone::Plain));
        }
        self.rest(files.len(), "in which all holds");
        if !files.is_empty() {
            self.sheet.blank();
        }
    }

    /// How many files were not named.
    fn rest(&mut self, files: usize, of_which: &str) {
        let more = files.saturating_sub(MOST_QUIET);
        if more > 0 {
            let words = format!("… and {more} more {} {of_which}", verb(more, "file", "files"));
            self.line(&Line::new(0, words, Tone::Aside));
        }
    }

    fn file(&mut self, file: &FileReport) {
        self.line(&Line::new(0, headed(file), Tone::Title));
        for check in groups::failures(file).filter(|check| check.moved.is_none()) {
            outline::failure(check).iter().for_each(|line| self.line(line));
        }
        if groups::is_broken(file) {
            self.diagnostics(file);
        }
        self.claims(groups::moved(file, Outcome::Failed));
        for moved in groups::moved(file, Outcome::Accepted) {
            let claim = one_line(&moved.claim);
            let words = format!("accepted: {claim} from {}", words::moved_line(moved));
            self.line(&Line::new(1, words, Tone::New));
        }
        self.sheet.blank();
    }

    fn diagnostics(&mut self, file: &FileReport) {
        let batch = Batch { sources: &file.sources, diagnostics: &file.diagnostics };
        let drawn = diagnostics::render(&[batch], diagnostics::Format::Human, self.layout.width);
        if self.layout.colour {
            self.sheet.verbatim(drawn.trim_end());
        } else {
            self.sheet.verbatim(anstream::adapter::strip_str(&drawn).to_string().trim_end());
        }
        self.sheet.blank();
    }

    fn claims<'m>(&mut self, moved: impl IntoIterator<Item = &'m Moved>) {
        let mut told = Told::new();
        for (number, group) in by_claim(moved).into_iter().enumerate() {
            if number > 0 {
                self.sheet.blank();
            }
            outline::of_claim(&group, &mut told).iter().for_each(|line| self.line(line));
        }
    }

    /// A heading with a line for each; nothing where there is none.
    fn listed(&mut self, heading: &str, all: &[String]) {
        if all.is_empty() {
            return;
        }
        self.line(&Line::new(0, heading, Tone::Title));
        all.iter().for_each(|each| self.line(&Line::new(1, one_line(each), Tone::Plain)));
        self.sheet.blank();
    }

    fn coverage(&mut self, coverage: &Coverage) {
        self.line(&Line::new(0, words::coverage(coverage), Tone::Title));
        if !coverage.idle.is_empty() {
            self.line(&Line::new(1, "no tested conclusion rests on:", Tone::Plain));
        }
        for unused in &coverage.idle {
            self.line(&Line::new(2, words::unused(unused), Tone::Plain).at(Some(&unused.place)));
        }
        if !coverage.unanswered.is_empty() {
            self.line(&Line::new(1, "nobody has answered:", Tone::Plain));
        }
        for question in &coverage.unanswered {
            self.line(&Line::new(2, words::unanswered(question), Tone::Plain).at(Some(&question.place)));
        }
        self.sheet.blank();
    }

    fn mutation(&mut self, mutation: &Mutation) {
        self.line(&Line::new(0, words::mutation(mutation), Tone::Title));
        for survivor in &mutation.survivors {
            self.line(&Line::new(1, words::survivor(survivor), Tone::Plain).at(Some(&survivor.place)));
        }
        self.sheet.blank();
    }

    fn summary(&mut self, report: &Report) {
        let tally = Tally::of(report);
        let words = format!("{}, {}", counted(report.files.len(), "file"), tally.words());
        let tone = if tally.failures() > 0 { Tone::Failed } else { Tone::New };
        self.line(&Line::new(0, words, tone));
        if report.files.iter().any(|file| warnings(file) > 0) {
            self.line(&Line::new(0, "`standpoint check` shows the warnings", Tone::Plain));
        }
        if tally.conclusions.moved > 0 {
            let words =
                "`standpoint test --review` goes through what moved and asks of each whether it is right";
            self.line(&Line::new(0, words, Tone::Plain));
        }
    }
}

/// "a.arg: 14 conclusions: 13 hold, 1 moved". Warnings are counted: in full they would hide what failed.
fn headed(file: &FileReport) -> String {
    let name = one_line(&file.name);
    let tally = Tally::of_file(file);
    if tally.files.failed > 0 {
        return format!("{name}: cannot be judged");
    }
    let warnings = match warnings(file) {
        0 => String::new(),
        count => format!("; {}", counted(count, "warning")),
    };
    format!("{name}: {}{warnings}", tally.words())
}

/// How many warnings are not drawn.
fn warnings(file: &FileReport) -> usize {
    if groups::is_broken(file) { 0 } else { file.diagnostics.len() }
}
