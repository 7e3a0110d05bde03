//! What an argument is called where no place can be given.

use super::face::Sort;
use crate::model::{Conclusion, Condition, Literal, Model, Rule};
use crate::network::Network;
use crate::theory::{Origin, Theory, from_model};
use crate::vocabulary::*;

/// What an argument was declared as, with the name that no edit elsewhere changes: its own; for a row of a table and
/// for what has no name, what it says as the language writes it. Instances of a rule that nobody named go by the rule.
#[must_use]
pub fn named(model: &Model, theory: &Theory, network: &Network, argument: ArgumentId) -> (Sort, String) {
    let arguments = &theory.arguments;
    let Some(origin) = arguments.origins.get(argument.index()) else {
        let assumed = network.assumption(argument);
        let text = assumed.map(|statement| from_model::written(model, theory, statement));
        return (Sort::Assumption, text.unwrap_or_default());
    };
    match *origin {
        Origin::Premise(premise) | Origin::States(premise, _) | Origin::StatesTransposition(premise, _) => {
            let predicate = model.premises[premise.index()].predicate;
            (Sort::Premise, model.predicates[predicate.index()].name.clone())
        }
        Origin::Fact(table, row) => {
            let table = &model.tables[table.index()];
            let arity = model.predicates[table.predicate.index()].arity;
            let terms = &table.terms[row as usize * arity..][..arity];
            (Sort::Fact, from_model::written_of(model, table.predicate, terms, false))
        }
        Origin::Rule(rule) | Origin::Transposition(rule, _) => {
            let rule = &model.rules[rule.index()];
            let instance = arguments.instance_name_of(argument);
            let own = instance.and_then(|instance| model.instance_names[instance.index()].name.clone());
            match own {
                Some(own) => (Sort::Argument, own),
                None => (sort(rule), rule.name.clone().unwrap_or_else(|| unnamed(model, rule))),
            }
        }
        Origin::Contrary(contrary) => {
            let contrary = &model.contraries[contrary.index()];
            (Sort::Contrary, listed(model, &contrary.literals, &contrary.variables))
        }
    }
}

fn sort(rule: &Rule) -> Sort {
    if rule.is_argument { Sort::Argument } else { Sort::Rule }
}

/// An argument without a name goes by what it says: "given rain, cold so snow".
fn unnamed(model: &Model, rule: &Rule) -> String {
    let literal = |literal: &Literal| from_model::written_literal(model, literal, &rule.variables);
    let given = rule.given.iter().map(|condition| match condition {
        Condition::Holds(holds) => literal(holds),
        Condition::AtLeast { count, literals, listed: true, .. } => {
            format!("at least {count} ({})", listed(model, literals, &rule.variables))
        }
        Condition::AtLeast { count, literals, .. } => {
            format!("at least {count} {}", listed(model, literals, &rule.variables))
        }
    });
    let given: Vec<String> = given.collect();
    let leads = match &rule.conclusion {
        Conclusion::So(so) => format!("so {}", literal(so)),
        Conclusion::Undercuts { target, .. } => {
            format!("undercuts {}", model.argument_name(*target).unwrap_or_default())
        }
    };
    if given.is_empty() { leads } else { format!("given {} {leads}", given.join(", ")) }
}

fn listed(model: &Model, literals: &[Literal], variables: &[String]) -> String {
    let written = literals.iter().map(|literal| from_model::written_literal(model, literal, variables));
    written.collect::<Vec<_>>().join(", ")
}
