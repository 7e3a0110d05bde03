//! Answers in the competition's words: `YES`, `NO`, and `w` with the arguments of an extension.

use std::ops::ControlFlow;

use super::guard::{Guard, Known};
use super::query::Query;
use crate::cli::Ending;
use crate::cli::output::Output;
use crate::framework::{Aba, Framework, Names, Problem};
use crate::sat::Stopped;
use crate::solve::{self, Count};

/// Answers a query about a framework.
///
/// # Errors
/// What is known, where the search was ended.
pub(super) fn framework(
    framework: &Framework,
    query: &Query,
    guard: &Guard,
    output: &mut Output,
) -> Result<Ending, Known> {
    let (semantics, names, stop) = (query.task.semantics, framework.names(), guard.interrupt());
    let text = match query.task.problem {
        Problem::SomeExtension => some(known(solve::one(framework, semantics, stop))?.as_deref(), names),
        Problem::CredulousAcceptance => {
            let found = known(solve::credulous(framework, semantics, query.argument, stop))?;
            accepted("YES\n", "NO\n", found.as_deref(), Some(names))
        }
        Problem::ScepticalAcceptance => {
            let found = known(solve::sceptical(framework, semantics, query.argument, stop))?;
            accepted("NO\n", "YES\n", found.as_deref(), Some(names))
        }
        Problem::CountExtensions => match solve::count(framework, semantics, stop) {
            Count { exact: true, at_least } => format!("{at_least}\n").into_bytes(),
            Count { exact: false, at_least } => return Err(Known::AtLeast(at_least.to_string())),
        },
        Problem::EnumerateExtensions => return every(framework, query, guard, output),
    };
    Ok(print(&text, guard, output))
}

/// Answers a query about a framework of assumptions, of which acceptance is told without an extension.
///
/// # Errors
/// What is known, where the search was ended.
pub(super) fn assumptions(
    aba: &Aba,
    query: &Query,
    guard: &Guard,
    output: &mut Output,
) -> Result<Ending, Known> {
    let (semantics, stop) = (query.task.semantics, guard.interrupt());
    let text = match query.task.problem {
        Problem::CredulousAcceptance => {
            let found = known(solve::aba::credulous(aba, semantics, query.argument, stop))?;
            accepted("YES\n", "NO\n", found.as_deref(), None)
        }
        Problem::ScepticalAcceptance => {
            let found = known(solve::aba::sceptical(aba, semantics, query.argument, stop))?;
            accepted("NO\n", "YES\n", found.as_deref(), None)
        }
        _ => some(known(solve::aba::one(aba, semantics, stop))?.as_deref(), &Names::Numbers),
    };
    Ok(print(&text, guard, output))
}

fn known<T>(found: Result<T, Stopped>) -> Result<T, Known> {
    found.map_err(|Stopped| Known::Nothing)
}

fn print(text: &[u8], guard: &Guard, output: &mut Output) -> Ending {
    guard.claim();
    output.print_bytes(text);
    Ending::Well
}

fn some(extension: Option<&[u32]>, names: &Names) -> Vec<u8> {
    extension.map_or_else(|| b"NO\n".to_vec(), |extension| line(extension, names))
}

/// The word for an extension that was found, with the extension where it is told; or the word for none.
fn accepted(found: &str, none: &str, extension: Option<&[u32]>, names: Option<&Names>) -> Vec<u8> {
    let Some(extension) = extension else { return none.into() };
    let mut text = Vec::from(found);
    text.extend(names.map(|names| line(extension, names)).unwrap_or_default());
    text
}

/// `w` and the arguments, as the file names them.
fn line(extension: &[u32], names: &Names) -> Vec<u8> {
    // Most names are numbers of up to seven digits.
    let mut text = Vec::with_capacity(2 + 8 * extension.len());
    text.push(b'w');
    for argument in extension {
        text.push(b' ');
        names.write(*argument, &mut text);
    }
    text.push(b'\n');
    text
}

/// Prints each extension as it is found, up to the limit or until the reader has gone.
fn every(framework: &Framework, query: &Query, guard: &Guard, output: &mut Output) -> Result<Ending, Known> {
    let mut found = 0u64;
    if query.limit > 0 {
        let each = solve::each(framework, query.task.semantics, guard.interrupt(), &mut |extension| {
            let text = line(extension, framework.names());
            guard.print(|| output.print_bytes(&text));
            found += u64::from(!output.is_closed());
            guard.found(found);
            match found < query.limit && !output.is_closed() {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        });
        each.map_err(|Stopped| Known::Found(found))?;
    }
    guard.claim();
    Ok(Ending::Well)
}
