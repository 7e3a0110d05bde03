//! Which files are served, and their texts as the disk has them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use sha2::{Digest, Sha256};

use super::refusal::Refusal;
use crate::workspace::{self, Fence};

/// How large a text may be that is edited, in bytes: its request must stay below the bound of one.
pub(super) const LARGEST_TEXT: usize = 1 << 20;

/// How many files are listed.
const MOST_LISTED: usize = 2000;

/// What is served.
#[derive(Debug)]
pub(super) struct Folder {
    /// What nothing is read or written outside of.
    pub(super) fence: Fence,
    /// The one file that is served, by its path from there; without one, every argument file.
    pub(super) only: Option<PathBuf>,
}

/// A file that is served.
#[derive(Clone, Debug)]
pub(super) struct Served {
    /// Its path from the folder, with `/`.
    pub(super) name: String,
    /// Where it stands.
    pub(super) place: PathBuf,
}

/// What the disk has.
#[derive(Debug)]
pub(super) struct OnDisk {
    /// Its text; `None` where there is no file, or none that can be edited.
    pub(super) text: Option<String>,
    /// Why it cannot be edited, in words.
    pub(super) why_not: Option<String>,
    /// What tells this version from every other; `None` where there is no file.
    pub(super) token: Option<String>,
}

impl Folder {
    /// The files, in the order of their paths.
    pub(super) fn files(&self) -> Result<Vec<String>, Refusal> {
        if let Some(only) = &self.only {
            return Ok(vec![slashed(only)]);
        }
        let cannot = |why| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, why);
        let found = workspace::find(&[self.fence.folder().to_owned()]).map_err(cannot)?;
        let found = found.iter().filter_map(|path| path.strip_prefix(self.fence.folder()).ok());
        Ok(found.take(MOST_LISTED).map(slashed).collect())
    }

    /// The file of that name, whether or not it is there.
    pub(super) fn file(&self, name: &str) -> Result<Served, Refusal> {
        let refused = || {
            Refusal::new(StatusCode::NOT_FOUND, format!("`{}` is no file that is served", short(name)))
                .help("only argument files below the folder are, by their path from there")
        };
        let path = Path::new(name);
        let is_served = match &self.only {
            Some(only) => only == path,
            None => workspace::is_argument(path),
        };
        if name.contains(['\\', '\0']) || !is_served {
            return Err(refused());
        }
        let place = self.fence.place(path).ok_or_else(refused)?;
        Ok(Served { name: slashed(path), place })
    }
}

/// A path with `/` between its parts.
pub(super) fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// So much of a name as fits into a message.
fn short(name: &str) -> &str {
    &name[..name.floor_char_boundary(100)]
}

/// Reads what the disk has.
pub(super) fn on_disk(place: &Path) -> io::Result<OnDisk> {
    let bytes = read(place)?;
    let token = bytes.as_deref().map(token);
    let none = |why: &str| OnDisk { text: None, why_not: Some(why.to_owned()), token: token.clone() };
    Ok(match bytes {
        None => none("there is no such file"),
        Some(bytes) if bytes.len() > LARGEST_TEXT => {
            none("it is larger than the editor takes, which is 1 MiB")
        }
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => OnDisk { text: Some(text), why_not: None, token },
            Err(_) => none("it is not UTF-8 text"),
        },
    })
}

/// The token of what the disk has; `None` where there is no file.
pub(super) fn token_on_disk(place: &Path) -> io::Result<Option<String>> {
    Ok(read(place)?.as_deref().map(token))
}

/// The bytes of a file, up to the bound beyond which no file is taken.
fn read(place: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match File::open(place) {
        Ok(file) => file.take(workspace::LARGEST_FILE + 1).read_to_end(&mut bytes).map(|_| Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What tells a version of a file from every other: a hash of its bytes. Its time is left out, since a file that was
/// touched and has the same bytes is the same version.
pub(super) fn token(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
