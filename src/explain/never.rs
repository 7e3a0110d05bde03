//! Rules that could conclude a statement but have no instance that does: what of the file set they miss.

use super::claim::Claim;
use super::context::Context;
use super::face::Declaration;
use super::step::{Never, Nothing};
use crate::model::{Conclusion, Condition, Literal, Model, Rule, Term};
use crate::vocabulary::*;
use std::sync::Arc;

/// The rules that could conclude the statement, and have no instance that does.
pub(super) fn never(context: &Context<'_, '_>, statement: StatementId) -> Vec<Never> {
    let index = context.index;
    let claim = Claim::from_statement(index.theory, statement);
    let mut with_instance: Vec<_> = index
        .concluding(statement)
        .filter_map(|argument| index.rule(argument))
        .map(std::ptr::from_ref)
        .collect();
    with_instance.sort_unstable();
    let without = |rule: &&Rule| with_instance.binary_search(&std::ptr::from_ref(*rule)).is_err();
    never_of(context, &claim).filter(|(rule, _)| without(rule)).map(|(_, never)| never).collect()
}

/// The same for a claim that the theory does not know.
pub(super) fn never_known(context: &Context<'_, '_>, claim: &Claim) -> Vec<Never> {
    never_of(context, claim).map(|(_, never)| never).collect()
}

/// What a rule without an instance misses, whatever it is asked for.
pub(super) fn of_rule(context: &Context<'_, '_>, rule: RuleId) -> Never {
    let model = context.index.model;
    let rule = &model.rules[rule.index()];
    let (missing, counted) = missing(context, rule, &vec![None; rule.variables.len()]).unzip();
    Never { declaration: Arc::new(Declaration::of_rule(model, rule)), missing, counted: counted.flatten() }
}

fn never_of<'c>(context: &'c Context<'c, '_>, claim: &'c Claim) -> impl Iterator<Item = (&'c Rule, Never)> {
    let model = context.index.model;
    model.rules.iter().filter_map(move |rule| {
        let bound = unify(rule, claim)?;
        let declaration = Arc::new(Declaration::of_rule(model, rule));
        let (missing, counted) = missing(context, rule, &bound).unzip();
        Some((rule, Never { declaration, missing, counted: counted.flatten() }))
    })
}

/// Why nothing at all speaks for a statement.
pub(super) fn nothing(context: &Context<'_, '_>, statement: StatementId) -> Nothing {
    nothing_for(context.index.model, &Claim::from_statement(context.index.theory, statement))
}

/// The same for a claim that the theory does not know.
pub(super) fn nothing_for(model: &Model, claim: &Claim) -> Nothing {
    let concludes = |rule: &Rule| unify(rule, claim).is_some();
    if model.rules.iter().any(concludes) { Nothing::NoArgument } else { Nothing::NotPutForward }
}

/// What of its variables a rule binds when its conclusion is the claim.
fn unify(rule: &Rule, claim: &Claim) -> Option<Vec<Option<ConstantId>>> {
    let Conclusion::So(head) = &rule.conclusion else { return None };
    if head.predicate != claim.predicate || head.negated != claim.negated {
        return None;
    }
    let mut bound = vec![None; rule.variables.len()];
    for (term, constant) in head.terms.iter().zip(&claim.terms) {
        match term {
            Term::Constant(wanted) if wanted != constant => return None,
            Term::Constant(_) => {}
            Term::Variable(variable) => match bound[variable.index()] {
                Some(other) if other != *constant => return None,
                _ => bound[variable.index()] = Some(*constant),
            },
        }
    }
    Some(bound)
}

/// How many were found of how many that are wanted.
type Counted = Option<(usize, usize)>;

/// The first condition that nothing meets, in words, and its count where it counts.
fn missing(
    context: &Context<'_, '_>,
    rule: &Rule,
    bound: &[Option<ConstantId>],
) -> Option<(String, Counted)> {
    let words = |literal: &Literal| context.index.words.literal(literal, bound, &rule.variables);
    rule.given.iter().find_map(|condition| match condition {
        Condition::Holds(literal) => {
            (matching(context, literal, bound, 1) < 1).then(|| (words(literal), None))
        }
        Condition::AtLeast { count, literals, listed, .. } => {
            let wanted = *count as usize;
            let found: usize = literals
                .iter()
                .map(|literal| matching(context, literal, bound, if *listed { 1 } else { wanted }))
                .sum();
            let told = |literal: &Literal| (words(literal), Some((found, wanted)));
            (found < wanted).then(|| literals.first().map(told)).flatten()
        }
    })
}

/// How many statements (up to `enough`) that somebody put forward match a literal.
fn matching(
    context: &Context<'_, '_>,
    literal: &Literal,
    bound: &[Option<ConstantId>],
    enough: usize,
) -> usize {
    let index = context.index;
    let atoms = &index.theory.atoms;
    let fits = |atom: &AtomId| {
        literal.terms.iter().zip(atoms.terms(*atom)).all(|(term, constant)| match term {
            Term::Constant(wanted) => wanted == constant,
            Term::Variable(variable) => bound[variable.index()].is_none_or(|wanted| wanted == *constant),
        })
    };
    let put_forward =
        |atom: &AtomId| index.concluding(StatementId::new(*atom, literal.negated)).next().is_some();
    index.atoms_of(literal.predicate).filter(fits).filter(put_forward).take(enough).count()
}

/// "rule word-given", for the target of an undercut.
pub(super) fn label(model: &Model, name: ArgumentName) -> String {
    match name {
        ArgumentName::Premise(premise) => {
            format!("premise {}", model.predicates[model.premises[premise.index()].predicate.index()].name)
        }
        ArgumentName::Rule(rule) => Declaration::of_rule(model, &model.rules[rule.index()]).label(),
        ArgumentName::Instance(instance) => {
            let name = model.instance_names[instance.index()].name.as_deref();
            name.map_or_else(|| "argument".to_owned(), |name| format!("argument {name}"))
        }
    }
}
