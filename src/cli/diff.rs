//! `diff`: the conclusions that moved between two versions.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Ending;
use super::output::{Output, layout};
use super::select::Misuse;
use crate::render::report;
use crate::testing::{self, Side};
use crate::workspace::Repository;

/// Shows the conclusions that moved between two versions, and the edits that account for each
///
/// The versions are two files or folders, or two revisions of git; with one revision, that and the files as they are.
/// `A...B` begins where B parted from A, which is what a pull request shows.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint diff old.arg new.arg
  standpoint diff HEAD                            since the last commit
  standpoint diff v1.2..v1.3 arguments            between two revisions, below a folder
  standpoint diff origin/main...HEAD --format markdown > comment.md

Exit code 1: a version cannot be judged.")]
pub(super) struct Arguments {
    /// A file or folder, or a revision of git: REV, A..B, A...B
    #[arg(value_name = "OLD|REV[..REV]")]
    old: String,
    /// The other file or folder; or, with revisions, what to look at (default: this folder)
    #[arg(value_name = "NEW|PATH")]
    new: Option<PathBuf>,
    /// How it is written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let (names, [old, new]) = match sides(arguments) {
        Ok(sides) => sides,
        Err(misuse) => return output.misused(&misuse),
    };
    let files = match testing::diff(&old, &new, &arguments.bounds.options()) {
        Ok(files) => files,
        Err(message) => return output.failed(&Misuse::new(message)),
    };
    let [old, new] = names;
    let comparison = testing::comparison(old, new, files);
    output.print(&match arguments.format {
        super::ReasonFormat::Text => report::comparison_text(&comparison, layout()),
        super::ReasonFormat::Markdown => report::comparison_markdown(&comparison),
        super::ReasonFormat::Json => report::comparison_json(&comparison),
    });
    let broken = comparison.files.iter().any(|file| !file.broken.is_empty());
    if broken { Ending::Failed } else { Ending::Well }
}

/// The two sides, with what they are called.
fn sides(arguments: &Arguments) -> Result<([String; 2], [Side; 2]), Misuse> {
    let Arguments { old, new, .. } = arguments;
    let path = Path::new(old);
    match new {
        Some(new) if path.exists() && new.exists() && !is_revision(old) => {
            let names = [old.clone(), new.display().to_string()];
            Ok((names, [Side::Path(path.to_owned()), Side::Path(new.clone())]))
        }
        _ => revisions(old, new.as_deref().unwrap_or(Path::new("."))),
    }
}

/// Whether git knows a revision of that name here.
fn is_revision(name: &str) -> bool {
    let repository = Repository::around(Path::new("."));
    !Path::new(name).exists() && repository.is_ok_and(|repository| repository.commit(name).is_ok())
}

fn revisions(range: &str, path: &Path) -> Result<([String; 2], [Side; 2]), Misuse> {
    let help =
        "name two files, or a revision of git: `standpoint diff old.arg new.arg`, `standpoint diff HEAD~1`";
    let around = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    let around = if around.as_os_str().is_empty() || !around.exists() { Path::new(".") } else { around };
    let misuse = |message: String| {
        let message =
            if Path::new(range).exists() { format!("`{range}` is one version alone") } else { message };
        Misuse::new(message).help(help)
    };
    let repository = Repository::around(around).map_err(misuse)?;
    let (old, new) = match range.split_once("...") {
        Some((old, new)) => (repository.fork(head(old), head(new)).map_err(misuse)?, Some(head(new))),
        None => match range.split_once("..") {
            Some((old, new)) => (repository.commit(head(old)).map_err(misuse)?, Some(head(new))),
            None => (repository.commit(range).map_err(misuse)?, None),
        },
    };
    let commit =
        |commit: String| Side::Commit { repository: repository.clone(), commit, path: path.to_owned() };
    let named = range.split("..").next().unwrap_or(range);
    match new {
        Some(new) => {
            let side = commit(repository.commit(new).map_err(misuse)?);
            Ok(([head(named).to_owned(), new.to_owned()], [commit(old), side]))
        }
        None => Ok((
            [named.to_owned(), "the files as they are".to_owned()],
            [commit(old), Side::Path(path.to_owned())],
        )),
    }
}

/// What is left out at an end of a range is the present commit.
fn head(revision: &str) -> &str {
    if revision.is_empty() { "HEAD" } else { revision }
}
