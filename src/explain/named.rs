//! What an argument is called where no place can be given.

use super::face::Sort;
use crate::model::{Conclusion, Condition, InstanceName, Literal, Model, Rule};
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
            declared(model, ArgumentName::Premise(premise))
        }
        Origin::Fact(table, row) => (Sort::Fact, fact(model, table, row)),
        Origin::Rule(rule) | Origin::Transposition(rule, _) => {
            let own = arguments.instance_name_of(argument).map(ArgumentName::Instance);
            let own = own.filter(|own| model.argument_name(*own).is_some());
            declared(model, own.unwrap_or(ArgumentName::Rule(rule)))
        }
        Origin::Contrary(contrary) => {
            let contrary = &model.contraries[contrary.index()];
            (Sort::Contrary, listed(model, &contrary.literals, &contrary.variables))
        }
    }
}

/// What a premise, rule, argument or instance of a rule was declared as, with that name.
#[must_use]
pub fn declared(model: &Model, name: ArgumentName) -> (Sort, String) {
    let own = model.argument_name(name).map(str::to_owned);
    match name {
        ArgumentName::Premise(_) => (Sort::Premise, own.unwrap_or_default()),
        ArgumentName::Rule(rule) => {
            let rule = &model.rules[rule.index()];
            (sort(rule), own.unwrap_or_else(|| unnamed(model, rule)))
        }
        ArgumentName::Instance(instance) => {
            let instance = &model.instance_names[instance.index()];
            (Sort::Argument, own.unwrap_or_else(|| unnamed_instance(model, instance)))
        }
    }
}

/// What a row of a table says, as the language writes it.
#[must_use]
pub fn fact(model: &Model, table: TableId, row: u32) -> String {
    let table = &model.tables[table.index()];
    let arity = model.predicates[table.predicate.index()].arity;
    from_model::written_of(model, table.predicate, &table.terms[row as usize * arity..][..arity], false)
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

/// An instance without a name goes by its rule and values: "by testimony with ?record = interview-2014".
fn unnamed_instance(model: &Model, instance: &InstanceName) -> String {
    let rule = &model.rules[instance.rule.index()];
    let value = |(variable, constant): &(VariableId, ConstantId)| {
        let value = &model.constants[constant.index()].value;
        format!("?{} = {value}", rule.variables[variable.index()])
    };
    let with: Vec<String> = instance.with.iter().map(value).collect();
    let with = if with.is_empty() { String::new() } else { format!(" with {}", with.join(", ")) };
    format!("by {}{with}", rule.name.as_deref().unwrap_or_default())
}

fn listed(model: &Model, literals: &[Literal], variables: &[String]) -> String {
    let written = literals.iter().map(|literal| from_model::written_literal(model, literal, variables));
    written.collect::<Vec<_>>().join(", ")
}
