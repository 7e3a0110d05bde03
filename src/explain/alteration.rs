//! Changes to a standpoint in words.

use super::claim::Claim;
use super::face::{Cited, Declaration, cited_source};
use super::never;
use super::sentence::Words;
use crate::model::{Model, Questioned, Selector};
use crate::network::{Limits, Usage, from_theory};
use crate::source::Span;
use crate::theory::Origin;
use crate::theory::from_model::written;
use crate::variation::{Change, Ground};
use crate::vocabulary::*;

/// A change in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Alteration {
    /// What is changed.
    pub what: What,
    /// Where that stands.
    pub place: Option<Span>,
    /// The statement that it is about, as the language writes it.
    pub written: Option<String>,
    /// The critical question that it answers, and what it is asked of.
    pub question: Option<(String, String)>,
}

/// What is changed.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A premise is withdrawn, or a rule or argument dropped.
    Without(Box<Declaration>),
    /// What a source tells is withdrawn; with `true`, what it alone tells.
    WithoutSource(Box<Cited>, bool),
    /// A premise is admitted, or a rule or argument used.
    With(Box<Declaration>),
    /// All of a kind, or of a source, by its words.
    Admitting(String),
    /// It is certain that this.
    Certain(String),
    /// It is assumed that this.
    Assumed(String),
    /// It is no longer assumed that this.
    NotAssumed(String),
    /// The first is preferred to the second; with `true`, which was preferred to it before.
    Preferring(Box<Declaration>, Box<Declaration>, bool),
    /// The first is no longer preferred to the second.
    NotPreferring(Box<Declaration>, Box<Declaration>),
    /// The statement has this standard, and had that.
    Judging(String, Standard, Standard),
    /// Every statement has this standard.
    JudgingAll(Standard),
    /// Arguments are used, or not, as from the other standpoint.
    AsThere {
        /// They are used.
        taken_in: bool,
        /// Their declarations, each once.
        declarations: Vec<Declaration>,
        /// The standpoint by which they are not used.
        by: String,
        /// The module that declares them, where it is the module that is not used.
        module: Option<String>,
        /// Why it does not use them.
        why: Usage,
    },
    /// Arguments weigh this.
    Weighing(Vec<Declaration>, Number),
    /// α, β and γ.
    Limits(Limits),
}

/// Puts a change in words.
#[must_use]
pub fn alteration(ground: &Ground<'_>, words: &Words<'_>, change: &Change) -> Alteration {
    let what = what(ground, words, change);
    let statement = match change {
        Change::Grant(statement) | Change::Assume(statement) | Change::Standard(statement, _) => {
            Some(*statement)
        }
        _ => None,
    };
    let question = match change {
        Change::Grant(statement) | Change::Assume(statement) => question(ground, *statement),
        _ => None,
    };
    Alteration {
        place: place(ground.model, &what, statement.map(|statement| (ground, statement))),
        written: statement.map(|statement| written(ground.model, ground.theory, statement)),
        question,
        what,
    }
}

fn what(ground: &Ground<'_>, words: &Words<'_>, change: &Change) -> What {
    let model = ground.model;
    let named = |name: ArgumentName| Box::new(declaration(model, name));
    let row = |table: TableId, row: u32| Box::new(Declaration::of(model, Origin::Fact(table, row)));
    match change {
        Change::Withdraw(name) => What::Without(named(*name)),
        Change::WithdrawRow(table, number) => What::Without(row(*table, *number)),
        Change::WithdrawSource(source, alone) => {
            What::WithoutSource(Box::new(cited_source(model, *source)), *alone)
        }
        Change::Admit(Selector::Name(name)) | Change::Apply(name) => What::With(named(*name)),
        Change::AdmitRow(table, number) => What::With(row(*table, *number)),
        Change::Admit(selector) => What::Admitting(selected(model, *selector)),
        Change::Grant(statement) => What::Certain(words.statement(*statement)),
        Change::Assume(statement) => What::Assumed(words.statement(*statement)),
        Change::DoNotAssume(statement) => What::NotAssumed(words.statement(*statement)),
        Change::Prefer(stronger, weaker) => {
            let mut stated = from_theory::preferences(model, ground.standpoint);
            let reverses = stated.any(|(one, other, _)| (one, other) == (*weaker, *stronger));
            What::Preferring(named(*stronger), named(*weaker), reverses)
        }
        Change::Unprefer(stronger, weaker) => What::NotPreferring(named(*stronger), named(*weaker)),
        Change::Standard(statement, standard) => {
            let before = from_theory::standards(ground.theory, ground.standpoint, None).of(*statement);
            What::Judging(words.statement(*statement), *standard, before)
        }
        Change::DefaultStandard(standard) => What::JudgingAll(*standard),
        Change::Usage(difference) => What::AsThere {
            taken_in: difference.taken_in,
            declarations: declarations(ground, &difference.arguments),
            by: model.standpoints[difference.by.index()].name.clone(),
            module: (difference.usage == Usage::NotInUse)
                .then(|| module_of(ground, *difference.arguments.first()?))
                .flatten(),
            why: difference.usage,
        },
        Change::Weigh(arguments, weight) => What::Weighing(declarations(ground, arguments), *weight),
        Change::Limits(limits) => What::Limits(*limits),
    }
}

/// The module that declares a rule's argument.
fn module_of(ground: &Ground<'_>, argument: ArgumentId) -> Option<String> {
    let Origin::Rule(rule) = ground.theory.arguments.origins[argument.index()] else { return None };
    let module = ground.model.rules[rule.index()].module;
    Some(ground.model.modules[module.index()].path.clone())
}

/// The declarations of arguments, each once, in file order.
fn declarations(ground: &Ground<'_>, arguments: &[ArgumentId]) -> Vec<Declaration> {
    let mut found: Vec<Declaration> = Vec::new();
    for argument in arguments {
        let declaration = Declaration::of(ground.model, ground.theory.arguments.origins[argument.index()]);
        if !found.iter().any(|known| known.span == declaration.span && known.name == declaration.name) {
            found.push(declaration);
        }
    }
    found
}

/// The declaration that a name stands for.
pub(super) fn declaration(model: &Model, name: ArgumentName) -> Declaration {
    match name {
        ArgumentName::Premise(premise) => Declaration::of(model, Origin::Premise(premise)),
        ArgumentName::Rule(rule) => Declaration::of(model, Origin::Rule(rule)),
        ArgumentName::Instance(instance) => {
            let rule = model.instance_names[instance.index()].rule;
            Declaration::of(model, Origin::Rule(rule)).instance(model, instance)
        }
    }
}

fn selected(model: &Model, selector: Selector) -> String {
    match selector {
        Selector::Kind(kind) => model.kinds[kind.index()].words.clone(),
        Selector::Source(source) => model.sources[source.index()].title.clone(),
        Selector::By(party) => model.parties[party.index()].clone(),
        Selector::Tag(tag) => model.tags[tag.index()].clone(),
        Selector::Name(name) => never::label(model, name),
    }
}

/// Where what is changed stands; of a statement where what it names is declared.
fn place(model: &Model, what: &What, statement: Option<(&Ground<'_>, StatementId)>) -> Option<Span> {
    match what {
        What::Without(declaration) | What::With(declaration) => declaration.span,
        What::Preferring(stronger, ..) | What::NotPreferring(stronger, _) => stronger.span,
        What::AsThere { declarations, .. } | What::Weighing(declarations, _) => declarations.first()?.span,
        _ => {
            let (ground, statement) = statement?;
            let claim = Claim::from_statement(ground.theory, statement);
            Some(model.predicates[claim.predicate.index()].name_span)
        }
    }
}

/// The first critical question, in file order, that a statement answers.
fn question(ground: &Ground<'_>, statement: StatementId) -> Option<(String, String)> {
    let columns = &ground.theory.arguments;
    let exception = columns.unless.iter().find(|row| row.2 == statement);
    let presumed = || columns.assuming.iter().find(|row| row.2.contrary() == statement);
    let (row, exceptional) = match exception {
        Some(row) => (row, true),
        None => (presumed()?, false),
    };
    let Origin::Rule(rule) = columns.origins[row.0.index()] else { return None };
    let rule = &ground.model.rules[rule.index()];
    let asked: &[Questioned] = if exceptional { &rule.unless } else { &rule.assuming };
    let question = asked.get(row.1 as usize)?.question.clone()?;
    Some((question, Declaration::of_rule(ground.model, rule).label()))
}
