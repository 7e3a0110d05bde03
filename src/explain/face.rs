//! How an argument shows itself: what was declared, in the user's words, and where.

use std::sync::Arc;

use super::sentence::{self, Words};
use crate::model::{Citation, FactTable, Model, Premise, Rule};
use crate::source::Span;
use crate::theory::{Origin, Theory};
use crate::vocabulary::*;

list! {
    /// What an argument was declared as.
    Sort {
        /// A `premise`.
        Premise = "premise",
        /// A row of `facts`.
        Fact = "facts",
        /// A `rule`.
        Rule = "rule",
        /// An `argument`.
        Argument = "argument",
        /// A `contrary`.
        Contrary = "contrary",
        /// An `assume` of the standpoint.
        Assumption = "assume",
    }
}

/// A citation in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cited {
    /// The source's title.
    pub title: String,
    /// Its authors.
    pub by: Vec<String>,
    /// What it appeared in.
    pub within: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The page, or the place in it.
    pub page: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// What the declaration of an argument says, in words. All instances of a rule share one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declaration {
    /// What it was declared as.
    pub sort: Sort,
    /// Its name.
    pub name: Option<String>,
    /// Its sentence, as written.
    pub sentence: Option<String>,
    /// Its kind, in words.
    pub kind: Option<String>,
    /// Who says it.
    pub by: Vec<String>,
    /// To whom.
    pub to: Vec<String>,
    /// When.
    pub date: Option<Date>,
    /// Since when one could know it.
    pub known: Option<Date>,
    /// Verbatim.
    pub quote: Option<String>,
    /// Where it is told.
    pub cites: Vec<Cited>,
    /// A rule's backing.
    pub backing: Option<String>,
    /// The standpoints that alone use it.
    pub only_for: Vec<String>,
    /// Where it stands.
    pub span: Option<Span>,
}

/// One argument: its declaration, and what is its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Face {
    /// Whose id it has in the theory; an assumption's lies past the theory's.
    pub argument: ArgumentId,
    /// What was declared.
    pub declaration: Arc<Declaration>,
    /// A strict argument read backwards: from the contrary of its conclusion to that of a condition.
    pub backwards: bool,
    /// The values of a rule's variables, in words.
    pub with: Vec<(String, String)>,
}

impl Declaration {
    fn bare(sort: Sort, span: Option<Span>) -> Self {
        Self {
            sort,
            span,
            name: None,
            sentence: None,
            kind: None,
            by: Vec::new(),
            to: Vec::new(),
            date: None,
            known: None,
            quote: None,
            cites: Vec::new(),
            backing: None,
            only_for: Vec::new(),
        }
    }

    /// What the standpoint itself assumes.
    pub(super) fn assumption(span: Option<Span>) -> Self {
        Self::bare(Sort::Assumption, span)
    }

    /// The declaration of a rule or argument.
    pub(super) fn of_rule(model: &Model, rule: &Rule) -> Self {
        let sort = if rule.is_argument { Sort::Argument } else { Sort::Rule };
        Self {
            name: rule.name.clone(),
            sentence: rule.sentence.clone(),
            kind: kind(model, rule.kind),
            cites: rule.cites.iter().map(|cite| cited(model, cite)).collect(),
            backing: rule.because.clone(),
            only_for: rule.only_for.iter().map(|id| model.standpoints[id.index()].name.clone()).collect(),
            ..Self::bare(sort, Some(rule.name_span))
        }
    }

    fn of_premise(model: &Model, premise: &Premise) -> Self {
        let predicate = &model.predicates[premise.predicate.index()];
        Self {
            name: Some(predicate.name.clone()),
            sentence: Some(sentence::plain(&predicate.sentence)),
            kind: kind(model, premise.kind),
            by: parties(model, &premise.by),
            to: parties(model, &premise.to),
            date: premise.date,
            known: premise.known,
            quote: premise.quote.clone(),
            cites: premise.cites.iter().map(|cite| cited(model, cite)).collect(),
            ..Self::bare(Sort::Premise, Some(premise.name_span))
        }
    }

    fn of_fact(model: &Model, table: &FactTable, row: usize) -> Self {
        let source = table.sources.get(row).copied().flatten().map(|source| Citation { source, page: None });
        let cites = source.map_or_else(|| table.cites.clone(), |source| vec![source]);
        Self {
            name: Some(model.predicates[table.predicate.index()].name.clone()),
            kind: kind(model, table.kinds.get(row).copied().flatten().or(table.kind)),
            date: table.dates.get(row).copied().flatten(),
            known: table.known.get(row).copied().flatten(),
            cites: cites.iter().map(|cite| cited(model, cite)).collect(),
            ..Self::bare(Sort::Fact, table.rows.get(row).copied().or(Some(table.span)))
        }
    }

    /// The declaration that an argument of the theory came from.
    pub(super) fn of(model: &Model, origin: Origin) -> Self {
        match origin {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => {
                Self::of_premise(model, &model.premises[premise.index()])
            }
            Origin::Fact(table, row) => Self::of_fact(model, &model.tables[table.index()], row as usize),
            Origin::Rule(rule) | Origin::Transposition(rule, _) => {
                Self::of_rule(model, &model.rules[rule.index()])
            }
            Origin::Contrary(contrary) => {
                let contrary = &model.contraries[contrary.index()];
                Self { sentence: contrary.why.clone(), ..Self::bare(Sort::Contrary, Some(contrary.span)) }
            }
        }
    }

    /// With the name and the sentence that an instance has of its own.
    pub(super) fn instance(mut self, model: &Model, instance: InstanceNameId) -> Self {
        let instance = &model.instance_names[instance.index()];
        self.name = instance.name.clone().or(self.name);
        self.sentence = instance.sentence.clone().or(self.sentence);
        self.span = Some(instance.span);
        self
    }

    /// "rule word-given", "premise treaty-scope", or the keyword alone where it has no name.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.name {
            Some(name) => format!("{} {name}", self.sort.name()),
            None => self.sort.name().to_owned(),
        }
    }
}

/// The values of a rule's variables, in words.
pub(super) fn bindings(
    words: &Words<'_>,
    theory: &Theory,
    rule: &Rule,
    argument: ArgumentId,
) -> Vec<(String, String)> {
    let values = theory.arguments.bindings.get(argument.index());
    let pairs = rule.variables.iter().zip(values);
    let bound = pairs.filter(|(name, value)| value.0 != u32::MAX && *name != "_");
    bound.map(|(name, value)| (name.clone(), words.constant(*value).to_owned())).collect()
}

fn kind(model: &Model, kind: Option<KindId>) -> Option<String> {
    kind.map(|kind| model.kinds[kind.index()].words.clone())
}

fn parties(model: &Model, parties: &[PartyId]) -> Vec<String> {
    parties.iter().map(|party| model.parties[party.index()].clone()).collect()
}

/// A source in words.
pub(super) fn cited_source(model: &Model, source: SourceId) -> Cited {
    cited(model, &Citation { source, page: None })
}

fn cited(model: &Model, citation: &Citation) -> Cited {
    let source = &model.sources[citation.source.index()];
    Cited {
        title: source.title.clone(),
        by: parties(model, &source.by),
        within: source.within.clone(),
        date: source.date,
        page: citation.page.clone().or_else(|| source.page.clone()),
        url: source.url.clone(),
    }
}
