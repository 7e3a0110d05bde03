//! Certificates on the disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::select::Misuse;
use crate::certify::{Certificate, wire};
use crate::vocabulary::{Semantics, StandpointId};
use crate::workspace::{Loaded, replace};

/// The size up to which a certificate is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// Reads the text of a certificate.
pub(super) fn read(path: &Path) -> Result<String, Misuse> {
    let cannot = |why: &str| Misuse::new(format!("cannot read `{}`: {why}", path.display()));
    let about = fs::metadata(path).map_err(|error| cannot(&reason(&error)))?;
    if about.is_dir() {
        return Err(cannot("it is a directory"));
    }
    let too_large =
        || cannot("it is larger than 1 GiB").help("certify fewer standpoints in one file, with --from");
    if about.len() > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| cannot(&reason(&error)))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| cannot(&reason(&error)))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        cannot(&format!("it is not UTF-8 text, at byte {at}"))
            .help("a certificate is what `standpoint eval FILE --certificate CERTIFICATE` writes")
    })
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    }
}

/// Refuses standpoints whose verdicts a certificate cannot prove: those that do not judge by the grounded semantics.
pub(super) fn can_prove(loaded: &Loaded, standpoints: &[StandpointId]) -> Result<(), Misuse> {
    let all = standpoints.iter().map(|standpoint| &loaded.model.standpoints[standpoint.index()]);
    match all.into_iter().find(|standpoint| standpoint.semantics != Semantics::Grounded) {
        None => Ok(()),
        Some(standpoint) => {
            let (name, semantics) = (&standpoint.name, standpoint.semantics.name());
            let message = format!(
                "a certificate proves grounded verdicts, and standpoint `{name}` judges by {semantics} sets"
            );
            Err(Misuse::new(message).help("certify the other standpoints, each named with --from"))
        }
    }
}

/// Refuses to write over something that is no certificate: a file that was read, or what is no file.
pub(super) fn may_write(path: &Path, loaded: &Loaded) -> Result<(), Misuse> {
    let Ok(about) = fs::metadata(path) else { return Ok(()) };
    let refuse = |what: &str| {
        let message = format!("the certificate cannot be written to `{}`: {what}", path.display());
        Misuse::new(message).help("name a file that is not there yet, or an older certificate")
    };
    if !about.is_file() {
        return Err(refuse(if about.is_dir() { "it is a directory" } else { "it is no file" }));
    }
    let place = fs::canonicalize(path).ok();
    let is_there = |name: &str| place.is_some() && fs::canonicalize(name).ok() == place;
    if loaded.sources.iter().any(|(_, file)| is_there(&file.name)) {
        return Err(refuse("it is one of the files that are judged"));
    }
    Ok(())
}

/// Puts the certificates in the file's place as a whole, so that nobody ever reads half of them. A link stays a
/// link, and the permissions stay.
pub(super) fn write(path: &Path, certificates: &[Certificate]) -> Result<(), Misuse> {
    let written = replace(path, |out| {
        wire::write(&mut *out, certificates)?;
        out.write_all(b"\n")
    });
    written.map_err(|error| {
        Misuse::new(format!("cannot write `{}`: {}", path.display(), reason_to_write(&error)))
    })
}

fn reason_to_write(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        _ => error.to_string(),
    }
}
