//! Declarations become the model: every name is looked up once, and what does not fit is told.
//!
//! In: the views of all files, and the texts of tables and bibliographies. Out: the model and diagnostics.
//! Never here: the disk, or a judgement about what follows.
//!
//! Names are taken in first, then what the rest leans on (sources, `means`, what premises state, rows), then
//! everything else; so declarations may stand in any order.

use super::{Model, Module, Piece, check};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::view;
use crate::vocabulary::*;
use constants::Constants;

use modules::Uses;
use names::Names;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use visible::Visible;

mod argument;
mod bibliography;
mod clauses;
mod constants;
mod declare;
mod facts;
mod literal;
mod lookup;
mod means;
mod modules;
mod names;
mod nearest;
mod premise;
mod rule;
mod scope;
mod standpoint;
mod statement;
mod values;
mod visible;

#[cfg(test)]
mod tests;

/// One file as it was read.
#[derive(Debug)]
pub struct Input<'t> {
    /// The file.
    pub file: FileId,
    /// Its path as `use` writes it; the first file's is its own name.
    pub path: String,
    /// What it declares.
    pub declarations: &'t [view::Declaration<'t>],
    /// The paths of its `use`s, each with its place among the inputs. One that was not found is absent, and
    /// already told.
    pub uses: &'t BTreeMap<String, usize>,
    /// The tables and bibliographies that it names. One that was not read is absent, and already told.
    pub files: &'t BTreeMap<String, Attachment<'t>>,
}

/// A table or a bibliography.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'t> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'t str,
}

/// The model of a file set, `inputs[0]` being the file that was asked for; and all that is wrong with it, in
/// the order of files and places. Where there is an error the model is whole but not to be evaluated.
#[must_use]
pub fn resolve(inputs: &[Input<'_>]) -> (Model, Vec<Diagnostic>) {
    let mut resolver = Resolver::new(inputs);
    let work = resolver.declare();
    resolver.load_modules();
    resolver.means(&work);
    resolver.states(&work);
    resolver.sources(&work);
    resolver.tables(&work);
    resolver.authors(&work);
    resolver.premises(&work);
    resolver.statements(&work);
    resolver.rules(&work);
    resolver.standpoints(&work);
    resolver.expectations(&work);
    resolver.tell_undeclared();
    let (model, mut diagnostics) = (resolver.model, resolver.diagnostics);
    let broken = diagnostics.iter().any(Diagnostic::is_error);
    diagnostics.extend(if broken { check::errors(&model) } else { check::check(&model) });
    diagnostics.sort_by_key(|told| told.primary.as_ref().map(|label| (label.span.file, label.span.start)));
    (model, diagnostics)
}

/// What is known while the model is being made.
struct Resolver<'i, 't> {
    inputs: &'i [Input<'t>],
    model: Model,
    names: Names<'t>,
    constants: Constants,
    tags: FxHashMap<String, TagId>,
    parties: FxHashMap<Speaker, PartyId>,
    visible: Visible,
    /// What each claim with a `means` stands for.
    meanings: FxHashMap<PredicateId, super::Literal>,
    /// Where constants were mentioned that nothing had declared by then.
    undeclared: Vec<(ConstantId, Span)>,
    uses: Uses,
    /// Who wrote the entries of bibliographies, in words.
    entry_authors: Vec<(SourceId, String)>,
    /// The words of constants that have words of their own.
    worded: FxHashMap<String, ConstantId>,
    /// The variables of each relation, which tables go by.
    columns: FxHashMap<PredicateId, Vec<Cow<'t, str>>>,
    /// What each premise states.
    stated: Vec<Vec<super::Literal>>,
    /// How many rules and named instances were declared.
    rule_count: usize,
    instance_count: usize,
    diagnostics: Vec<Diagnostic>,
    /// Names of which it was told that nothing declares them, with the place of what was told.
    unknown: FxHashMap<String, usize>,
    /// How many names may still be looked through for the nearest; a file of mistakes must not take minutes.
    searches: usize,
}

/// One who speaks: a declared constant, or somebody known by words alone.
#[derive(PartialEq, Eq, Hash)]
enum Speaker {
    Named(ConstantId),
    Worded(String),
}

impl<'i, 't> Resolver<'i, 't> {
    fn new(inputs: &'i [Input<'t>]) -> Self {
        let module =
            |input: &Input<'_>| Module { file: input.file, path: input.path.clone(), everywhere: false };
        let count = inputs.iter().map(|input| input.declarations.len()).sum();
        Self {
            inputs,
            model: Model { modules: inputs.iter().map(module).collect(), ..Model::default() },
            names: Names::with_capacity(count),
            constants: Constants::default(),
            tags: FxHashMap::default(),
            parties: FxHashMap::default(),
            visible: Visible::default(),
            meanings: FxHashMap::default(),
            undeclared: Vec::new(),
            uses: Uses::default(),
            entry_authors: Vec::new(),
            worded: FxHashMap::default(),
            columns: FxHashMap::default(),
            stated: Vec::new(),
            rule_count: 0,
            instance_count: 0,
            diagnostics: Vec::new(),
            unknown: FxHashMap::default(),
            searches: 1_000_000,
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
