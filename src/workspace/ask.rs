//! A claim that is asked about, written as a literal of the language.

use unicode_normalization::UnicodeNormalization;

use super::{Loaded, nearest};
use crate::explain::Claim;
use crate::model::{ConstantValue, Model, Predicate, PredicateSort};
use crate::source::FileId;
use crate::syntax::{self, view};
use crate::vocabulary::*;

/// Why what was asked about is no claim of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misread {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// How it would be right.
    pub help: Option<String>,
}

impl Loaded {
    /// The claim that `text` writes, such as `betrayal` or `not bound(Baker, no-enlargement)`.
    ///
    /// # Errors
    /// Where it is no literal, has a variable, or names something that the file does not declare.
    pub fn claim(&self, text: &str) -> Result<Claim, Misread> {
        let around = format!("argument so {text}");
        let parse = syntax::parse(FileId(0), &around);
        let declarations = syntax::declarations(&parse, &around);
        match literal(&declarations).filter(|_| parse.diagnostics.is_empty()) {
            Some(literal) => read(&self.model, literal),
            None => Err(Misread {
                message: format!("`{text}` is no claim"),
                help: Some(
                    "write it as in the file: `betrayal`, `not bound(Baker, no-enlargement)`".to_owned(),
                ),
            }),
        }
    }
}

impl Loaded {
    /// The premise, rule or argument that `text` names.
    ///
    /// # Errors
    /// Where the file declares none of that name.
    pub fn argument(&self, text: &str) -> Result<ArgumentName, Misread> {
        let name: String = text.trim().nfc().collect();
        let model = &self.model;
        let premises = model.predicates.iter().filter_map(|predicate| match predicate.sort {
            PredicateSort::Premise(premise) => {
                Some((predicate.name.as_str(), ArgumentName::Premise(premise)))
            }
            _ => None,
        });
        let rules = model.rules.iter().enumerate().filter_map(|(index, rule)| {
            Some((rule.name.as_deref()?, ArgumentName::Rule(RuleId::new(index))))
        });
        let instances = model.instance_names.iter().enumerate().filter_map(|(index, instance)| {
            Some((instance.name.as_deref()?, ArgumentName::Instance(InstanceNameId::new(index))))
        });
        let all: Vec<(&str, ArgumentName)> = premises.chain(rules).chain(instances).collect();
        all.iter().find(|(known, _)| *known == name).map(|(_, found)| *found).ok_or_else(|| {
            let near = nearest(&name, all.iter().map(|(known, _)| *known));
            unknown(format!("no premise, rule or argument is called `{name}`"), near)
        })
    }

    /// The kind that `text` names.
    #[must_use]
    pub fn kind(&self, text: &str) -> Option<KindId> {
        self.model.kinds.iter().position(|kind| kind.name == text).map(KindId::new)
    }

    /// The source that `text` names.
    #[must_use]
    pub fn source(&self, text: &str) -> Option<SourceId> {
        self.model.sources.iter().position(|source| source.name == text).map(SourceId::new)
    }
}

/// The literal of the one declaration there should be.
fn literal<'d, 't>(declarations: &'d [view::Declaration<'t>]) -> Option<&'d view::Literal<'t>> {
    let [declaration] = declarations else { return None };
    let view::DeclarationBody::Argument(item) = &declaration.body else { return None };
    match item.clauses.as_slice() {
        [view::Clause { body: view::ClauseBody::So { certainly: false, literal }, .. }] => Some(literal),
        _ => None,
    }
}

fn read(model: &Model, literal: &view::Literal<'_>) -> Result<Claim, Misread> {
    let predicate = predicate(model, literal.name.text)?;
    let declared = &model.predicates[predicate.index()];
    if declared.arity != literal.terms.len() {
        return Err(wrong_arity(declared));
    }
    let terms = literal.terms.iter().map(|term| constant(model, term)).collect::<Result<_, _>>()?;
    let written = Claim { predicate, terms, negated: false };
    let claim = Claim::named(model, predicate).unwrap_or(written);
    Ok(if literal.negated { claim.contrary() } else { claim })
}

fn predicate(model: &Model, written: &str) -> Result<PredicateId, Misread> {
    let name: String = written.nfc().collect();
    let found = model.predicates.iter().position(|predicate| predicate.name == name);
    found.map(PredicateId::new).ok_or_else(|| {
        let names = model.predicates.iter().map(|predicate| predicate.name.as_str());
        unknown(format!("nothing in the file is called `{name}`"), nearest(&name, names))
    })
}

fn constant(model: &Model, term: &view::Term<'_>) -> Result<ConstantId, Misread> {
    let wanted = value(term)?;
    let is_wanted = |value: &ConstantValue| *value == wanted || Some(value) == year(&wanted).as_ref();
    let found = model.constants.iter().position(|constant| is_wanted(&constant.value));
    found.map(ConstantId::new).ok_or_else(|| match &wanted {
        ConstantValue::Name(name) => {
            let names = model.constants.iter().filter_map(|constant| match &constant.value {
                ConstantValue::Name(name) => Some(name.as_str()),
                _ => None,
            });
            unknown(format!("no constant is called `{name}`"), nearest(name, names))
        }
        _ => unknown("the file says nothing of that number, date or text".to_owned(), None),
    })
}

fn value(term: &view::Term<'_>) -> Result<ConstantValue, Misread> {
    let bad = |what: &str| unknown(format!("`{what}` is no number and no date"), None);
    match term {
        view::Term::Name(word) => Ok(ConstantValue::Name(word.text.nfc().collect())),
        view::Term::Text(text) => Ok(ConstantValue::Text(text.value())),
        view::Term::Number(word) => word.text.parse().map(ConstantValue::Number).map_err(|_| bad(word.text)),
        view::Term::Date(word) => {
            Date::parse(word.text).map(ConstantValue::Date).ok_or_else(|| bad(word.text))
        }
        view::Term::Variable(_) | view::Term::Wildcard(_) => Err(Misread {
            message: "a claim that is asked about has no variables".to_owned(),
            help: Some("put a constant in the variable's place".to_owned()),
        }),
    }
}

/// A four-digit number may be meant as a year.
fn year(value: &ConstantValue) -> Option<ConstantValue> {
    match value {
        ConstantValue::Number(number) => Date::parse(&number.to_string()).map(ConstantValue::Date),
        _ => None,
    }
}

fn wrong_arity(declared: &Predicate) -> Misread {
    let Predicate { name, arity, .. } = declared;
    let message = match arity {
        0 => format!("`{name}` takes no terms"),
        1 => format!("`{name}` takes one term"),
        _ => format!("`{name}` takes {arity} terms"),
    };
    let places = vec!["…"; *arity].join(", ");
    let help = if *arity == 0 { format!("write `{name}`") } else { format!("write `{name}({places})`") };
    Misread { message, help: Some(help) }
}

fn unknown(message: String, near: Option<&str>) -> Misread {
    Misread { message, help: near.map(|near| format!("did you mean `{near}`?")) }
}
