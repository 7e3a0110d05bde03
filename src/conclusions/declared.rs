//! What is declared and can be rested on or dropped: premises, rows of tables, rules and arguments.

use super::Identifier;
use crate::explain;
use crate::model::Model;
use crate::source::{Sources, Span};
use crate::theory::{Origin, Theory};
use crate::vocabulary::*;

/// A declaration from which arguments of a theory come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Declared {
    /// A premise, a rule, an argument or an instance of a rule.
    Name(ArgumentName),
    /// A row of a table.
    Row(TableId, u32),
}

impl Declared {
    /// All that an argument came from: an instance with a name comes from the rule as well. None for a contrary, and
    /// for what a standpoint assumes.
    pub(super) fn of_argument(theory: &Theory, argument: ArgumentId) -> Vec<Self> {
        match theory.arguments.origins.get(argument.index()).copied() {
            Some(
                Origin::Premise(premise)
                | Origin::States(premise, _)
                | Origin::StatesTransposition(premise, _),
            ) => {
                vec![Self::Name(ArgumentName::Premise(premise))]
            }
            Some(Origin::Fact(table, row)) => vec![Self::Row(table, row)],
            Some(Origin::Rule(rule) | Origin::Transposition(rule, _)) => {
                let names = theory.arguments.instance_names_of(argument).iter();
                let instances = names.map(|(_, instance)| ArgumentName::Instance(*instance));
                instances.chain([ArgumentName::Rule(rule)]).map(Self::Name).collect()
            }
            Some(Origin::Contrary(_)) | None => Vec::new(),
        }
    }
}

/// Every premise, rule, argument and instance of a rule that a file on disk declares, with its place.
pub(super) fn names(model: &Model, sources: &Sources) -> Vec<(ArgumentName, Span)> {
    let premises = model.premises.iter().enumerate();
    let premises = premises.map(|(id, one)| (ArgumentName::Premise(PremiseId::new(id)), one.name_span));
    let rules = model.rules.iter().enumerate();
    let rules = rules.map(|(id, one)| (ArgumentName::Rule(RuleId::new(id)), one.name_span));
    let instances = model.instance_names.iter().enumerate();
    let instances = instances.map(|(id, one)| (ArgumentName::Instance(InstanceNameId::new(id)), one.span));
    let all = premises.chain(rules).chain(instances);
    all.filter(|(_, span)| is_on_disk(sources, *span)).collect()
}

/// Every table that a file on disk declares.
pub(super) fn tables<'a>(model: &'a Model, sources: &'a Sources) -> impl Iterator<Item = TableId> + 'a {
    let on_disk = move |id: &TableId| is_on_disk(sources, model.tables[id.index()].span);
    (0..model.tables.len()).map(TableId::new).filter(on_disk)
}

/// Whether the file lies on a disk, and not inside the program.
pub(super) fn is_on_disk(sources: &Sources, span: Span) -> bool {
    !sources.file(span.file).is_library()
}

/// What a premise, rule, argument or instance of a rule is called.
pub(super) fn identifier(model: &Model, name: ArgumentName) -> Identifier {
    let (sort, name) = explain::declared(model, name);
    Identifier { sort, name }
}
