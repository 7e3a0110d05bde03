//! `test`: whether files still conclude what was recorded of them, and meet their expectations.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::output::{Output, layout};
use super::select::Misuse;
use super::{Ending, closed, progress, review, watch};
use crate::conclusions::{Coverage, FileReport, Mutants, Mutation, Report, Tally};
use crate::render::report::{self, Format};
use crate::testing::{self, Concluded, Tested, Writes};
use crate::workspace::{self, Options};

/// Holds files against their expectations and against what was recorded of their conclusions
///
/// Every argument file below the paths is judged from each of its standpoints. What it concludes of its theses, and of
/// claims marked `pinned`, is kept in `conclusions/<file>.snap` beside it: the verdicts, and the names of what they rest
/// on. A conclusion that moved fails the test, and is told with the edits that account for it. A snapshot that is
/// missing is written, unless the variable CI is set; any other is only written anew with `--accept` or `--review`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint test                             every argument file below this folder
  standpoint test arguments/debate.arg        one file
  standpoint test --review                    goes through what moved, one by one
  standpoint test --accept                    records all of it
  standpoint test --coverage --fail-under 80  what no tested conclusion rests on
  standpoint test --mutate                    what could be dropped without any test noticing
  standpoint test --watch                     again whenever a file is saved
  standpoint test --format junit > tests.xml

Exit code 1: something failed.")]
pub(super) struct Arguments {
    /// Argument files, or folders in which to look for them; `.gitignore` is honoured
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Goes through what moved at the terminal: accept, reject, skip, or see why
    #[arg(long, conflicts_with_all = ["accept", "format", "watch"])]
    review: bool,
    /// Records everything as it is now
    #[arg(long, conflicts_with = "watch")]
    accept: bool,
    /// Fails where a snapshot has no file any more, or one with nothing to record
    #[arg(long)]
    check_unreferenced: bool,
    /// Tells what no tested conclusion rests on, and which critical questions nobody has answered
    #[arg(long)]
    coverage: bool,
    /// Fails where less than this part of all premises, rules and arguments bears a tested conclusion
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u32).range(0..=100))]
    fail_under: Option<u32>,
    /// Drops each premise and each argument in turn, reverses each preference, and tells whose loss no test notices
    #[arg(long)]
    mutate: bool,
    /// Tests again what an edit reaches, whenever a file is saved
    #[arg(long, conflicts_with = "format")]
    watch: bool,
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = closed(Format::ALL, Format::name, Format::from_name))]
    format: Format,
    #[command(flatten)]
    bounds: super::Bounds,
}

/// A run over files.
pub(super) struct Run {
    /// Each file with what was found.
    pub(super) tested: Vec<(PathBuf, Tested)>,
    pub(super) report: Report,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let in_ci = in_ci();
    if in_ci && (arguments.accept || arguments.review) {
        let misuse = Misuse::new("nothing is recorded where the variable CI is set");
        return output
            .misused(&misuse.help("accept what moved on your own machine, and commit the snapshots"));
    }
    if arguments.watch {
        return watch::watch(&arguments.paths(), output, |reached, output| {
            once(arguments, in_ci, reached, output).1
        });
    }
    once(arguments, in_ci, None, output).0
}

/// Whether this runs where nobody looks on: the variable is set, and not to a word for no.
fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&value.as_str()))
}

impl Arguments {
    fn paths(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }

    fn writes(&self, in_ci: bool) -> Writes {
        match (in_ci, self.accept) {
            (true, _) => Writes::Nothing,
            (false, true) => Writes::All,
            (false, false) => Writes::Missing,
        }
    }
}

/// Tests everything once, or what an edit reached; with the texts that were read.
fn once(
    arguments: &Arguments,
    in_ci: bool,
    reached: Option<&BTreeSet<PathBuf>>,
    output: &mut Output,
) -> (Ending, watch::Read) {
    let found = match reached {
        Some(reached) => Ok(reached.iter().cloned().collect()),
        None => workspace::find(&arguments.paths()),
    };
    let files: Vec<PathBuf> = match found {
        Ok(files) => files,
        Err(message) => return (output.failed(&Misuse::new(message)), watch::Read::new()),
    };
    if files.is_empty() {
        let misuse = Misuse::new("there is no argument file here");
        let help = "name a file or a folder that has some; `standpoint new DIR` makes a first one";
        return (output.failed(&misuse.help(help)), watch::Read::new());
    }
    let options = arguments.bounds.options();
    let mut run = test(&files, &options, arguments.writes(in_ci));
    if arguments.check_unreferenced {
        match unreferenced(&arguments.paths(), &run, &options) {
            Ok(found) => run.report.unreferenced = found,
            Err(message) => return (output.failed(&Misuse::new(message)), watch::Read::new()),
        }
    }
    let read = run.tested.iter().map(|(path, tested)| (path.clone(), tested.files_read())).collect();
    let ending = conclude(arguments, run, output);
    (ending, read)
}

fn conclude(arguments: &Arguments, mut run: Run, output: &mut Output) -> Ending {
    if arguments.review {
        return review::review(run, output);
    }
    if arguments.coverage {
        run.report.coverage = Some(run.coverage());
    }
    if arguments.mutate {
        match run.mutation() {
            Ok(mutation) => run.report.mutation = Some(mutation),
            Err(message) => return output.failed(&Misuse::new(message)),
        }
    }
    let tested = std::mem::take(&mut run.tested);
    run.report.files = tested.into_iter().map(|(_, tested)| tested.report).collect();
    output.print(&report::test(&run.report, arguments.format, layout()));
    let wanted = arguments.fail_under.unwrap_or_default();
    let covered = run.report.coverage.as_ref().map_or(100, |coverage| u32::from(coverage.percent()));
    if covered < wanted {
        let misuse = Misuse::new(format!("{covered} % are covered, and {wanted} % are asked for"));
        output
            .failed(&misuse.help("pin claims that rest on what is listed above, or drop what nothing needs"));
    }
    if fails(&run.report) || covered < wanted { Ending::Failed } else { Ending::Well }
}

impl Run {
    fn concluded(&self) -> impl ParallelIterator<Item = &Concluded> {
        self.tested.par_iter().filter_map(|(_, tested)| tested.concluded.as_ref())
    }

    fn mutation(&self) -> Result<Mutation, String> {
        let of = |concluded: &Concluded| concluded.mutants().map_err(|told| told.message);
        let all: Vec<Result<Mutants, String>> = self.concluded().map(of).collect();
        let mut merged = Mutants::default();
        for mutants in all {
            merged.merge(mutants?);
        }
        Ok(merged.finish())
    }

    fn coverage(&self) -> Coverage {
        let tallies: Vec<Tally> = self.concluded().map(Concluded::tally).collect();
        let merged = tallies.into_iter().reduce(|mut all, tally| {
            all.merge(tally);
            all
        });
        merged.unwrap_or_default().finish()
    }
}

fn fails(report: &Report) -> bool {
    report.files.iter().any(FileReport::failed) || !report.unreferenced.is_empty()
}

/// Tests files side by side; the report is in their order.
fn test(files: &[PathBuf], options: &Options, writes: Writes) -> Run {
    let progress = progress::bar(files.len());
    let tested = files.par_iter().map(|path| {
        let tested = testing::test(path, options, writes);
        progress.inc(1);
        (path.clone(), tested)
    });
    let tested = tested.collect();
    progress.finish_and_clear();
    Run { tested, report: Report::default() }
}

fn unreferenced(paths: &[PathBuf], run: &Run, options: &Options) -> Result<Vec<String>, String> {
    let records = |file: &Path| match run.tested.iter().find(|(path, _)| path == file) {
        // Of a file that cannot be judged it is not known.
        Some((_, tested)) => tested.concluded.as_ref().is_none_or(|found| !found.conclusions.list.is_empty()),
        None => file.exists() && testing::is_testable(&workspace::load(file, options)),
    };
    let found = testing::unreferenced(paths, records)?;
    Ok(found.iter().map(|path| path.display().to_string()).collect())
}
