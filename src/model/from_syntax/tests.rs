//! Files in miniature, resolved from their text.

use super::{Attachment, Input, resolve};
use crate::diagnostic::Diagnostic;
use crate::model::*;
use crate::source::{FileId, Sources};
use crate::syntax;
use crate::syntax::view::{ClauseBody, DeclarationBody};
use std::collections::BTreeMap;

mod facts;
mod modules;
mod names;
mod rules;
mod standpoints;

/// Resolves `files`, (path, text) each; the first is the one asked for. What does not end in `.arg` is a table
/// or a bibliography, and of what does, the path without the ending is what `use` writes.
fn resolve_all(files: &[(&str, &str)]) -> (Model, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let ids: Vec<FileId> = files.iter().map(|(path, text)| sources.add(*path, *text)).collect();
    let modules: Vec<usize> = (0..files.len()).filter(|file| files[*file].0.ends_with(".arg")).collect();
    let parses: Vec<_> = modules.iter().map(|file| syntax::parse(ids[*file], files[*file].1)).collect();
    assert!(parses.iter().all(|parse| parse.diagnostics.is_empty()), "{:?}", parses[0].diagnostics);
    let read = |(parse, file): (_, &usize)| syntax::declarations(parse, files[*file].1);
    let declarations: Vec<_> = parses.iter().zip(&modules).map(read).collect();
    let place = |path: &str| modules.iter().position(|file| files[*file].0 == format!("{path}.arg"));
    let uses: Vec<BTreeMap<String, usize>> = declarations
        .iter()
        .map(|all| paths(all).filter_map(|path| Some((path.clone(), place(&path)?))).collect())
        .collect();
    let attachments: BTreeMap<String, Attachment<'_>> = files
        .iter()
        .zip(&ids)
        .map(|((path, text), file)| ((*path).to_owned(), Attachment { file: *file, text }))
        .collect();
    let inputs: Vec<Input<'_>> = (0..modules.len())
        .map(|at| Input {
            file: ids[modules[at]],
            path: files[modules[at]].0.to_owned(),
            declarations: &declarations[at],
            uses: &uses[at],
            files: &attachments,
        })
        .collect();
    let (model, told) = resolve(&inputs);
    (model, told, sources)
}

fn paths<'d>(declarations: &'d [syntax::view::Declaration<'_>]) -> impl Iterator<Item = String> + 'd {
    declarations.iter().flat_map(|declaration| match &declaration.body {
        DeclarationBody::Use(path) => vec![path.path.clone()],
        DeclarationBody::Standpoint(item) => item
            .clauses
            .iter()
            .filter_map(|clause| match &clause.body {
                ClauseBody::Use(paths) => Some(paths.iter().map(|path| path.path.clone())),
                _ => None,
            })
            .flatten()
            .collect(),
        _ => Vec::new(),
    })
}

/// The model of a text in which nothing is an error.
fn model(text: &str) -> Model {
    let (model, told, _) = resolve_all(&[("main.arg", text)]);
    let errors: Vec<_> = told.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    model
}

/// Each error as `code: the text at its place`, in order.
fn errors_of(files: &[(&str, &str)]) -> Vec<String> {
    let (_, told, sources) = resolve_all(files);
    let line = |one: &Diagnostic| {
        let place = one.primary.as_ref().map_or("", |label| sources.text(label.span));
        format!("{}: {place}", one.code.name())
    };
    told.iter().filter(|one| one.is_error()).map(line).collect()
}

fn errors(text: &str) -> Vec<String> {
    errors_of(&[("main.arg", text)])
}

/// The mend of the only error.
fn mend(text: &str) -> Option<String> {
    let (_, told, _) = resolve_all(&[("main.arg", text)]);
    let errors: Vec<_> = told.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors[0].fix.as_ref().map(|fix| fix.replacement.clone())
}
