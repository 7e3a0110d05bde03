//! Files are put in their place as a whole, so that nobody ever reads half of one.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside the old one and puts it in its place. A link stays a link, and the permissions stay; the folder
/// must be there.
///
/// # Errors
/// Where the old file may only be read, or the disk says no; the old file is then as it was.
pub fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    replace_if(path, write, |_| Ok(()))
}

/// The same where `still` agrees, which is asked of the old file at the last moment.
///
/// # Errors
/// As for `replace`, and what `still` gives.
pub fn replace_if(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    still: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let path: PathBuf = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666)) // less what the user's mask takes away
    };
    let beside = builder.prefix(".standpoint-").tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, beside);
    write(&mut out)?;
    let beside = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Ok(about) = fs::metadata(&path) {
        if about.permissions().readonly() {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it may only be read"));
        }
        beside.as_file().set_permissions(about.permissions())?;
    }
    beside.as_file().sync_all()?;
    still(&path)?;
    beside.persist(&path)?;
    Ok(())
}
