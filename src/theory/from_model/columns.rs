//! The theory's columns: premises and what they state, facts, instances, contraries, transpositions.

use super::exceptions::Exceptions;
use super::fixpoint::{Fixpoint, Instances};
use super::program::{Clause, Owner};
use super::store::{RelationId, Store};
use super::undercuts::Undercuts;
use super::waiting::constants;
use super::{GroundConclusion, Origin, Runaway, Theory};
use crate::model::{Conclusion, Literal, Model};
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
    /// Derives what premises say and state, the facts, what some standpoint assumes, and what is supposed.
    pub(super) fn sow(model: &Model, store: &mut Store, supposed: &[Literal]) -> Self {
        let mut seeds = Self { premises: Vec::new(), states: Vec::new(), facts: Vec::new() };
        for premise in &model.premises {
            seeds.premises.push(store.derive(RelationId::new(premise.predicate, false), &[]));
            seeds.states.extend(premise.states.iter().map(|literal| sown(store, literal)));
        }
        for table in &model.tables {
            let arity = model.predicates[table.predicate.index()].arity.max(1);
            let rows = table.terms.chunks_exact(arity);
            store.reserve(table.predicate, arity, rows.len());
            seeds.facts.reserve(rows.len());
            for row in rows {
                seeds.facts.push(store.derive(RelationId::new(table.predicate, false), row));
            }
        }
        let assumed = model.standpoints.iter().flat_map(|standpoint| &standpoint.assume);
        for literal in assumed.map(|said| &said.what).chain(supposed) {
            sown(store, literal);
        }
        seeds
    }
}

fn sown(store: &mut Store, literal: &Literal) -> StatementId {
    // The model lets no variable through.
    store.derive(RelationId::new(literal.predicate, literal.negated), &constants(&literal.terms))
}

/// Lists all arguments.
pub(super) fn finish(fixpoint: Fixpoint<'_>, seeds: &Seeds) -> Result<Theory, Runaway> {
    let Fixpoint { model, mut store, clauses, mut instances, left, budget, .. } = fixpoint;
    store.release();
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
        let mut instances = std::mem::take(instances);
        if clause.is_ground && instances.count > 0 {
            instances.fill(clause, &mut exceptions.store);
        }
        let first = columns.arguments.origins.len();
        match clause.owner {
            Owner::Rule(rule) => {
                undercuts.conclude(model, rule, &instances, clause, &mut columns.scratch);
                columns.push_instances(model, clause, instances, Origin::Rule(rule));
                ranges[rule.index()] = first..columns.arguments.origins.len();
                exceptions.add(rule, &mut columns.arguments, ranges[rule.index()].clone())?;
            }
            Owner::Contrary(contrary) => {
                let pairs = instances.given.iter().zip(&instances.heads);
                contraries.extend(pairs.map(|(one, head)| {
                    let other = head.contrary();
                    (*one.min(&other), *one.max(&other), contrary)
                }));
                columns.push_instances(model, clause, instances, Origin::Contrary(contrary));
            }
            Owner::Transposition(rule, place) => {
                columns.push_instances(model, clause, instances, Origin::Transposition(rule, place));
            }
            Owner::StatesTransposition(premise, place) => {
                let origin = Origin::StatesTransposition(premise, place);
                columns.push_instances(model, clause, instances, origin);
            }
        }
    }
    contraries.sort_unstable_by_key(|(one, other, contrary)| (*contrary, *one, *other));
    contraries.dedup();
    let mut arguments = columns.arguments;
    undercuts.join_members(model, &mut arguments, &ranges);
    Ok(Theory { atoms: exceptions.store.into_atoms(), arguments, undercuts: undercuts.sets, contraries })
}

/// The arguments so far.
struct Columns {
    arguments: Arguments,
    /// The conclusions of the next instances, for rules that undercut.
    scratch: Vec<GroundConclusion>,
    /// What a declaration has implied so far.
    implied: FxHashSet<Vec<StatementId>>,
    implied_by: (u8, u32),
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
        Self { arguments, scratch: Vec::new(), implied: FxHashSet::default(), implied_by: (0, u32::MAX) }
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

    fn push_instances(&mut self, model: &Model, clause: &Clause, instances: Instances, origin: Origin) {
        let undercuts = std::mem::take(&mut self.scratch);
        let so = |place: usize| match instances.heads.get(place) {
            Some(head) => GroundConclusion::So(*head),
            None => undercuts[place],
        };
        let strict = is_strict(model, clause.owner);
        let relations: Vec<_> = clause.goals[..clause.givens].iter().map(|goal| goal.relation).collect();
        let may_repeat = (1..relations.len()).any(|place| relations[..place].contains(&relations[place]));
        if !may_repeat && matches!(clause.owner, Owner::Rule(_)) {
            let Arguments { origins, conclusions, given, bindings, strict: stricts, .. } =
                &mut self.arguments;
            origins.resize(origins.len() + instances.count, origin);
            stricts.resize(stricts.len() + instances.count, strict);
            conclusions.extend((0..instances.count).map(so));
            given.push_rows(instances.count, clause.givens, instances.given);
            bindings.push_rows(instances.count, clause.variables, instances.bindings);
            return;
        }
        let mut given = Vec::new();
        for place in 0..instances.count {
            given.clear();
            for statement in &instances.given[row(place, clause.givens)] {
                if !given.contains(statement) {
                    given.push(*statement);
                }
            }
            if self.is_new(clause.owner, &given, so(place)) {
                let bindings = &instances.bindings[row(place, clause.variables)];
                self.push(origin, &given, so(place), strict, bindings);
            }
        }
    }

    /// Whether no other clause of the same declaration has made the same argument. Only those that no text
    /// writes can be the same: "p, not s so not q" of x, y and of y, x.
    fn is_new(&mut self, owner: Owner, given: &[StatementId], so: GroundConclusion) -> bool {
        let GroundConclusion::So(so) = so else { return true };
        let declaration = match owner {
            Owner::Rule(_) => return true,
            Owner::Contrary(contrary) => (0, contrary.0),
            Owner::Transposition(rule, _) => (1, rule.0),
            Owner::StatesTransposition(premise, _) => (2, premise.0),
        };
        if self.implied_by != declaration {
            self.implied_by = declaration;
            self.implied.clear();
        }
        let mut content: Vec<StatementId> = given.to_vec();
        content.sort_unstable();
        content.push(so);
        self.implied.insert(content)
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
