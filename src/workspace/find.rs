//! The argument files below a path.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// The argument files at or below these paths, each once, in the order of their paths. Of a folder those that git would
/// ignore, and hidden ones, are passed over.
///
/// # Errors
/// A path that is not there, or cannot be read, in words: lower case, no full stop.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let all = files_below(paths)?;
    Ok(all.into_iter().filter(|path| paths.contains(path) || is_argument(path)).collect())
}

/// Whether a file is called as argument files are.
#[must_use]
pub fn is_argument(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "arg")
}

/// Every file at or below these paths, as above.
///
/// # Errors
/// As `find`.
pub fn files_below(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in paths {
        let cannot = |error: &dyn std::fmt::Display| format!("cannot read `{}`: {error}", path.display());
        if !path.exists() {
            return Err(cannot(&"there is no such file or folder"));
        }
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        for entry in WalkBuilder::new(path).require_git(false).follow_links(false).build() {
            let entry = entry.map_err(|error| cannot(&error))?;
            if entry.file_type().is_some_and(|sort| sort.is_file()) {
                found.push(short(entry.path()));
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The path as the user would write it.
fn short(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}
