//! What all commands do that ask a file something: load it, ask, and tell what keeps them from an answer.

use std::path::Path;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::diagnostic::Diagnostic;
use crate::workspace::{self, Loaded, Misread, Options};

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line does not fit the file.
    Misuse(Misuse),
    /// A file beside the one that is asked is wrong.
    Beside(Misuse),
    /// The file cannot be judged.
    Told(Box<Diagnostic>),
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<Misread> for Failure {
    fn from(misread: Misread) -> Self {
        Self::Misuse(misread.into())
    }
}

impl From<Box<Diagnostic>> for Failure {
    fn from(told: Box<Diagnostic>) -> Self {
        Self::Told(told)
    }
}

/// Loads the file and lets it be asked; a file with errors is refused.
pub(super) fn ask(
    file: &Path,
    options: &Options,
    output: &mut Output,
    answer: impl FnOnce(&Loaded, &mut Output) -> Result<Ending, Failure>,
) -> Ending {
    let loaded = workspace::load(file, options);
    if loaded.has_errors() {
        return output.refuse(&loaded);
    }
    match answer(&loaded, output) {
        Ok(ending) => ending,
        Err(Failure::Misuse(misuse)) => output.misused(&misuse),
        Err(Failure::Beside(misuse)) => output.failed(&misuse),
        Err(Failure::Told(told)) => {
            output.tell(&[*told], &loaded.sources);
            Ending::Failed
        }
    }
}
