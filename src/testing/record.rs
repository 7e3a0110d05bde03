//! Snapshots on the disk: `conclusions/<file>.snap` beside each file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::conclusions::Conclusions;
use crate::conclusions::snapshot::{self, Unreadable};
use crate::workspace::{files_below, replace};

/// The folder beside a file in which its snapshot stands.
const FOLDER: &str = "conclusions";

/// What follows the file's own name.
const ENDING: &str = ".snap";

/// What stands where a snapshot should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Recorded {
    /// Nothing.
    Missing,
    /// A record.
    Record(Conclusions),
    /// Something else, for this reason in words.
    Unusable(String),
}

/// Where the snapshot of a file stands.
#[must_use]
pub fn snapshot_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(FOLDER).join(format!("{name}{ENDING}"))
}

/// Reads the snapshot at a path.
pub(super) fn read(path: &Path) -> Recorded {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Recorded::Missing,
        Err(error) => Recorded::Unusable(format!("it cannot be read: {error}")),
        Ok(bytes) => match String::from_utf8(bytes).map_err(|_| Unreadable::Other) {
            Ok(text) => {
                snapshot::read(&text).map_or_else(|why| Recorded::Unusable(why.to_string()), Recorded::Record)
            }
            Err(why) => Recorded::Unusable(why.to_string()),
        },
    }
}

/// Writes a snapshot; nobody ever reads half of it. Where there is nothing to record, there is none.
pub(super) fn write(path: &Path, conclusions: &Conclusions) -> io::Result<()> {
    if conclusions.list.is_empty() {
        return if path.exists() { fs::remove_file(path) } else { Ok(()) };
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    replace(path, |out| out.write_all(snapshot::write(conclusions).as_bytes()))
}

/// The snapshots below these paths whose file is not there any more, or has nothing to record, by `records`.
///
/// # Errors
/// As `find`.
pub fn unreferenced(paths: &[PathBuf], records: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in files_below(paths)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(file) = name.strip_suffix(ENDING) else { continue };
        let folder = path.parent().unwrap_or(Path::new(""));
        if folder.file_name().is_some_and(|name| name == FOLDER) && !records(&folder.with_file_name(file)) {
            found.push(path.clone());
        }
    }
    Ok(found)
}
