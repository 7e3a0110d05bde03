//! The theory's columns: premises and what they state, facts, instances, contraries, transpositions.

use super::exceptions::Exceptions;
use super::fixpoint::{Fixpoint, Instances};
use super::program::{Clause, Owner};
use super::store::Store;
use super::undercuts::Undercuts;
use super::{GroundConclusion, Origin, Runaway, Theory};
use crate::model::{Conclusion, Literal, Model, Term};
use crate::theory::Arguments;
use crate::vocabulary::*;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The statements that hold without a rule.
pub(super) struct Seeds {
    premises: Vec<StatementId>,
    states: Vec<StatementId>,
    facts: Vec<StatementId>,
}

impl Seeds {
    /// Derives what premises say and state, the facts, and what some standpoint assumes.
    pub(super) fn sow(model: &Model, store: &mut Store) -> Self {
        let mut seeds = Self { premises: Vec::new(), states: Vec::new(), facts: Vec::new() };
        for premise in &model.premises {
            let atom = store.intern(premise.predicate, &[]);
            seeds.premises.push(derived(store, StatementId::new(atom, false)));
            seeds.states.extend(premise.states.iter().map(|literal| sown(store, literal)));
        }
        for table in &model.tables {
            let arity = model.predicates[table.predicate.index()].arity.max(1);
            for row in table.terms.chunks_exact(arity) {
                let atom = store.intern(table.predicate, row);
                seeds.facts.push(derived(store, StatementId::new(atom, false)));
            }
        }
        for said in model.standpoints.iter().flat_map(|standpoint| &standpoint.assume) {
            sown(store, &said.what);
        }
        seeds
    }
}

fn derived(store: &mut Store, statement: StatementId) -> StatementId {
    store.derive(statement);
    statement
}

fn sown(store: &mut Store, literal: &Literal) -> StatementId {
    let constants = literal.terms.iter().filter_map(|term| match term {
        Term::Constant(constant) => Some(*constant),
        Term::Variable(_) => None, // the model lets none through
    });
    let atom = store.intern(literal.predicate, &constants.collect::<Vec<_>>());
    derived(store, StatementId::new(atom, literal.negated))
}

/// Lists all arguments.
pub(super) fn finish(fixpoint: Fixpoint<'_>, seeds: &Seeds) -> Result<Theory, Runaway> {
    let Fixpoint { model, store, clauses, mut instances, left, budget } = fixpoint;
    let premises = seeds.premises.len() + seeds.states.len() + seeds.facts.len();
    let total = premises + instances.iter().map(|instances| instances.count).sum::<usize>();
    let givens = seeds.states.len() + instances.iter().map(|instances| instances.given.len()).sum::<usize>();
    let bindings = instances.iter().map(|instances| instances.bindings.len()).sum();
    let mut columns = Columns::with_capacity(total, givens, bindings);
    columns.push_premises(model, seeds);
    let mut ranges = vec![0..0; model.rules.len()];
    let mut exceptions = Exceptions { model, store, left, budget };
    let mut undercuts = Undercuts::default();
    let mut contraries = Vec::new();
    for (clause, instances) in clauses.iter().zip(&mut instances) {
        let instances = std::mem::take(instances);
        let first = columns.arguments.origins.len();
        match clause.owner {
            Owner::Rule(rule) => {
                undercuts.conclude(model, rule, &instances, clause, &mut columns.scratch);
                columns.push_instances(model, clause, &instances, Origin::Rule(rule));
                ranges[rule.index()] = first..columns.arguments.origins.len();
                exceptions.add(rule, &mut columns.arguments, ranges[rule.index()].clone())?;
            }
            Owner::Contrary(contrary) => {
                let pairs = instances.given.iter().zip(&instances.heads);
                contraries.extend(
                    pairs
                        .filter(|(one, head)| **one != head.contrary())
                        .map(|(one, head)| (*one, head.contrary(), contrary)),
                );
                columns.push_instances(model, clause, &instances, Origin::Contrary(contrary));
            }
            Owner::Transposition(rule, place) => {
                columns.push_instances(model, clause, &instances, Origin::Transposition(rule, place));
            }
            Owner::StatesTransposition(premise, place) => {
                columns.push_instances(
                    model,
                    clause,
                    &instances,
                    Origin::StatesTransposition(premise, place),
                );
            }
        }
    }
    let mut arguments = columns.arguments;
    undercuts.join_members(model, &mut arguments, &ranges);
    Ok(Theory { atoms: exceptions.store.into_atoms(), arguments, undercuts: undercuts.sets, contraries })
}

/// The arguments so far.
struct Columns {
    arguments: Arguments,
    /// The conclusions of the next instances, for rules that undercut.
    scratch: Vec<GroundConclusion>,
}

impl Columns {
    fn with_capacity(total: usize, givens: usize, bindings: usize) -> Self {
        let arguments = Arguments {
            origins: Vec::with_capacity(total),
            conclusions: Vec::with_capacity(total),
            strict: Vec::with_capacity(total),
            given: Lists::with_capacity(total, givens),
            bindings: Lists::with_capacity(total, bindings),
            ..Arguments::default()
        };
        Self { arguments, scratch: Vec::new() }
    }

    fn push(
        &mut self,
        origin: Origin,
        given: &[StatementId],
        so: GroundConclusion,
        strict: bool,
        bindings: &[ConstantId],
    ) {
        self.arguments.origins.push(origin);
        self.arguments.conclusions.push(so);
        self.arguments.strict.push(strict);
        self.arguments.given.push(given.iter().copied());
        self.arguments.bindings.push(bindings.iter().copied());
    }

    fn push_premises(&mut self, model: &Model, seeds: &Seeds) {
        let mut states = seeds.states.iter();
        for (index, (premise, said)) in model.premises.iter().zip(&seeds.premises).enumerate() {
            let id = PremiseId::new(index);
            self.push(Origin::Premise(id), &[], GroundConclusion::So(*said), premise.certain, &[]);
            for (place, statement) in states.by_ref().take(premise.states.len()).enumerate() {
                let origin = Origin::States(id, place as u16);
                self.push(origin, &[*said], GroundConclusion::So(*statement), premise.certain, &[]);
            }
        }
        let mut facts = seeds.facts.iter();
        for (index, table) in model.tables.iter().enumerate() {
            let arity = model.predicates[table.predicate.index()].arity.max(1);
            for (row, statement) in facts.by_ref().take(table.terms.len() / arity).enumerate() {
                let origin = Origin::Fact(TableId::new(index), row as u32);
                self.push(origin, &[], GroundConclusion::So(*statement), false, &[]);
            }
        }
    }

    fn push_instances(&mut self, model: &Model, clause: &Clause, instances: &Instances, origin: Origin) {
        let strict = is_strict(model, clause.owner);
        let undercuts = std::mem::take(&mut self.scratch);
        let mut known = FxHashSet::default();
        let mut given = Vec::new();
        for place in 0..instances.count {
            given.clear();
            for statement in &instances.given[row(place, clause.givens)] {
                if !given.contains(statement) {
                    given.push(*statement);
                }
            }
            let so = instances
                .heads
                .get(place)
                .map_or_else(|| undercuts[place], |head| GroundConclusion::So(*head));
            let mut repeats = |so: &GroundConclusion| match (clause.owner, so) {
                (Owner::Rule(_), _) => false,
                // "a, so not a" of two literals that are one statement here.
                (Owner::Contrary(_), GroundConclusion::So(so)) => given.contains(&so.contrary()),
                // The transposition of "p, so not p" is itself.
                (_, GroundConclusion::So(so)) => {
                    given.contains(&so.contrary()) || !known.insert((given.clone(), *so))
                }
                _ => false,
            };
            if !repeats(&so) {
                self.push(origin, &given, so, strict, &instances.bindings[row(place, clause.variables)]);
            }
        }
    }
}

fn row(place: usize, width: usize) -> Range<usize> {
    place * width..(place + 1) * width
}

fn is_strict(model: &Model, owner: Owner) -> bool {
    match owner {
        Owner::Rule(rule) => model.rules[rule.index()].strict,
        Owner::Contrary(_) | Owner::Transposition(..) | Owner::StatesTransposition(..) => true,
    }
}

/// Whether the rule concludes that something is undercut.
pub(super) fn undercuts(model: &Model, rule: RuleId) -> bool {
    matches!(model.rules[rule.index()].conclusion, Conclusion::Undercuts { .. })
}
