//! `new`: a project to begin with.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::testing::{self, Writes};
use crate::workspace::{self, Options, replace};

/// The files of a new project, by their path.
const FILES: &[(&str, &str)] = &[
    (FIRST, include_str!("new/main-street.arg")),
    ("rules/comparison.arg", include_str!("new/comparison.arg")),
    (".editorconfig", include_str!("new/editorconfig")),
    (".pre-commit-config.yaml", include_str!("new/pre-commit-config.yaml")),
    (".github/workflows/conclusions.yml", include_str!("new/workflow.yml")),
];

/// The first argument.
const FIRST: &str = "arguments/main-street.arg";

/// Lays out a project: a first argument, a rule, the record of what it concludes, and tests for every change
///
/// DIR is made, or must be empty. In it stand an argument with two standpoints that disagree, a rule that it uses, the
/// snapshot of its conclusions, a workflow and hooks for pre-commit that run the tests, and an `.editorconfig`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint new debates
  standpoint new .          in this folder, if it is empty")]
pub(super) struct Arguments {
    /// The folder of the project
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let folder = &arguments.folder;
    if let Err(misuse) = may_fill(folder) {
        return output.failed(&misuse);
    }
    if let Err(error) = fill(folder) {
        return output.failed(&Misuse::new(format!("cannot lay out `{}`: {error}", folder.display())));
    }
    let first = folder.join(FIRST);
    let tested = testing::test(&first, &Options::default(), Writes::All);
    let failed =
        tested.report.checks.iter().find(|check| check.outcome == crate::conclusions::Outcome::Failed);
    if let Some(check) = failed {
        return output.failed(&Misuse::new(format!("{}: {}", first.display(), check.message)));
    }
    output.print(&told(folder));
    Ending::Well
}

/// Refuses a folder in which something stands already; a repository of git may be there.
fn may_fill(folder: &Path) -> Result<(), Misuse> {
    let cannot = |why: &str| {
        let misuse = Misuse::new(format!("`{}` {why}", folder.display()));
        Err(misuse.help("name a folder that is not there yet"))
    };
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.any(|entry| entry.is_ok_and(|entry| entry.file_name() != ".git")) {
            true => cannot("is not empty"),
            false => Ok(()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => cannot("is a file"),
        Err(error) => cannot(&format!("cannot be read: {error}")),
    }
}

fn fill(folder: &Path) -> io::Result<()> {
    for (path, text) in FILES {
        let path = folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        replace(&path, |out| out.write_all(text.as_bytes()))?;
    }
    Ok(())
}

fn told(folder: &Path) -> String {
    let snapshot = testing::snapshot_of(Path::new(FIRST));
    let paths = FILES.iter().map(|(path, _)| (*path).to_owned()).chain([snapshot.display().to_string()]);
    let listed: String = paths.map(|path| format!("  {path}\n")).collect();
    let enter = format!("cd {}", workspace::shell(&folder.display().to_string()));
    let eval = format!("standpoint eval {FIRST}");
    let next = [
        (enter.as_str(), "into the project"),
        (eval.as_str(), "what its standpoints say, and why"),
        ("standpoint test", "after an edit: which conclusions moved, and by what"),
    ];
    let width = next.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
    let next: String = next.iter().map(|(command, what)| format!("  {command:width$}  # {what}\n")).collect();
    format!("{} is laid out:\n{listed}\nNext:\n{next}", folder.display())
}
