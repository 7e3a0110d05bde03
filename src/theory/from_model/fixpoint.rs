//! The least set of derivable statements, and every instance that derives one.
//!
//! Semi-naive: each round joins what the round before derived with all that was derived till then. Rules that
//! count (`at least`) wait until nothing else moves, since what they count may still grow.

use super::join::{Plan, UNBOUND};
use super::program::{Clause, Goal, Owner, counted};
use super::store::Store;
use super::{Bounds, Runaway};
use crate::model::{Condition, Model, Term};
use crate::vocabulary::*;
use rustc_hash::FxHashSet;

/// The instances of one clause, in flat columns.
#[derive(Default)]
pub(super) struct Instances {
    /// The statements that the givens matched, `Clause::givens` to an instance.
    pub(super) given: Vec<StatementId>,
    /// The values of the variables, `Clause::variables` to an instance.
    pub(super) bindings: Vec<ConstantId>,
    /// What each instance concludes; empty for a clause without a head.
    pub(super) heads: Vec<StatementId>,
    pub(super) count: usize,
}

pub(super) struct Fixpoint<'a> {
    pub(super) model: &'a Model,
    pub(super) store: Store,
    pub(super) clauses: Vec<Clause>,
    pub(super) instances: Vec<Instances>,
    /// How many more instances may be made.
    pub(super) left: usize,
    pub(super) budget: u64,
}

/// For each instance that is allowed, so many rows may be looked at.
const LOOKS: u64 = 200;

impl<'a> Fixpoint<'a> {
    pub(super) fn new(model: &'a Model, store: Store, clauses: Vec<Clause>, bounds: &Bounds) -> Self {
        let instances = clauses.iter().map(|_| Instances::default()).collect();
        let budget = (bounds.instances as u64).saturating_mul(LOOKS);
        Self { model, store, clauses, instances, left: bounds.instances, budget }
    }

    /// Derives all that can be derived.
    pub(super) fn run(&mut self) -> Result<(), Runaway> {
        let mut plans = Vec::new();
        for (place, clause) in self.clauses.iter().enumerate().filter(|(_, clause)| !clause.counts) {
            if clause.goals.is_empty() {
                plans.push(Plan::new(&self.clauses, place, None, &mut self.store));
            }
            for goal in 0..clause.goals.len() {
                plans.push(Plan::new(&self.clauses, place, Some(goal), &mut self.store));
            }
        }
        let (once, plans): (Vec<Plan>, Vec<Plan>) =
            plans.into_iter().partition(|plan| self.clauses[plan.clause].goals.is_empty());
        once.iter().try_for_each(|plan| self.join(plan))?;
        let mut counting = Counting::new(self);
        loop {
            while self.store.next_round() {
                for plan in &plans {
                    if plan.has_delta(&self.store) {
                        self.join(plan)?;
                    }
                }
            }
            if !counting.run(self)? {
                return Ok(());
            }
        }
    }

    fn join(&mut self, plan: &Plan) -> Result<(), Runaway> {
        let clause = &self.clauses[plan.clause];
        let instances = &mut self.instances[plan.clause];
        let (givens, before) = (clause.givens, instances.count);
        let relations: Vec<u32> =
            clause.goals.iter().map(|goal| u32::from(goal.relation.is_negated())).collect();
        let left = &mut self.left;
        let ended = plan.run(self.model, &self.store, &[], &mut self.budget, |bindings, matched| {
            let statements = matched.iter().zip(&relations).take(givens);
            instances.given.extend(statements.map(|(atom, sign)| StatementId(atom.0 << 1 | sign)));
            instances.bindings.extend_from_slice(bindings);
            instances.count += 1;
            *left = left.saturating_sub(1);
            *left > 0
        });
        if !ended {
            return Err(self.runaway(plan.clause));
        }
        self.conclude(plan.clause, before);
        Ok(())
    }

    /// Derives what the clause's instances from `first` on conclude.
    fn conclude(&mut self, clause: usize, first: usize) {
        let Clause { head: Some(head), variables, .. } = &self.clauses[clause] else { return };
        let instances = &mut self.instances[clause];
        let mut terms = Vec::with_capacity(head.terms.len());
        for place in first..instances.count {
            let bindings = &instances.bindings[place * variables..(place + 1) * variables];
            terms.clear();
            terms.extend(head.terms.iter().map(|term| value(*term, bindings)));
            let atom = self.store.intern(head.relation.predicate(), &terms);
            let statement = StatementId::new(atom, head.relation.is_negated());
            self.store.derive(statement);
            instances.heads.push(statement);
        }
    }

    /// The clause that is to be named: the one with most instances, or where none has any the one at work.
    pub(super) fn runaway(&self, at_work: usize) -> Runaway {
        let most = (0..self.instances.len())
            .max_by_key(|clause| (self.instances[*clause].count, *clause == at_work));
        Runaway(self.clauses[most.unwrap_or(at_work)].owner)
    }
}

pub(super) fn value(term: Term, bindings: &[ConstantId]) -> ConstantId {
    match term {
        Term::Variable(variable) => bindings[variable.index()],
        Term::Constant(constant) => constant,
    }
}

/// The rules that count, each with the instances that it has already.
struct Counting {
    rules: Vec<CountingRule>,
}

struct CountingRule {
    clause: usize,
    plan: Plan,
    conditions: Vec<(u32, Vec<Plan>)>,
    seen: FxHashSet<Vec<ConstantId>>,
    /// How many rows its relations had when it was last tried.
    rows: u64,
}

impl Counting {
    fn new(fixpoint: &mut Fixpoint<'_>) -> Self {
        let places: Vec<usize> =
            (0..fixpoint.clauses.len()).filter(|place| fixpoint.clauses[*place].counts).collect();
        Self { rules: places.into_iter().map(|place| CountingRule::new(fixpoint, place)).collect() }
    }

    /// Makes the instances whose counts are reached now; whether there was a new one.
    fn run(&mut self, fixpoint: &mut Fixpoint<'_>) -> Result<bool, Runaway> {
        let mut any = false;
        for rule in &mut self.rules {
            any |= rule.run(fixpoint)?;
        }
        Ok(any)
    }
}

impl CountingRule {
    fn new(fixpoint: &mut Fixpoint<'_>, clause: usize) -> Self {
        let plan = Plan::new(&fixpoint.clauses, clause, None, &mut fixpoint.store);
        let shared = fixpoint.clauses[clause].shared.clone().unwrap_or_default();
        let Owner::Rule(rule) = fixpoint.clauses[clause].owner else { unreachable!("only rules count") };
        let given = &fixpoint.model.rules[rule.index()].given;
        let conditions = given.iter().filter_map(|condition| match condition {
            Condition::AtLeast { count, literals, .. } => {
                let lookups = literals
                    .iter()
                    .map(|literal| Plan::lookup(&Goal::new(literal), &shared, &[], &mut fixpoint.store));
                Some((*count, lookups.collect()))
            }
            Condition::Holds(_) => None,
        });
        let conditions = conditions.collect();
        Self { clause, plan, conditions, seen: FxHashSet::default(), rows: 0 }
    }

    fn run(&mut self, fixpoint: &mut Fixpoint<'_>) -> Result<bool, Runaway> {
        let Owner::Rule(rule) = fixpoint.clauses[self.clause].owner else { return Ok(false) };
        let clause = &fixpoint.clauses[self.clause];
        let counted = counted(fixpoint.model, rule).map(|literal| Goal::new(literal).relation);
        let relations = clause.goals.iter().map(|goal| goal.relation).chain(counted);
        let rows = relations.map(|relation| u64::from(fixpoint.store.row_count(relation))).sum::<u64>() + 1;
        if std::mem::replace(&mut self.rows, rows) == rows {
            return Ok(false);
        }
        let before = fixpoint.instances[self.clause].count;
        self.join(fixpoint)?;
        fixpoint.conclude(self.clause, before);
        Ok(fixpoint.instances[self.clause].count > before)
    }

    fn join(&mut self, fixpoint: &mut Fixpoint<'_>) -> Result<(), Runaway> {
        let Fixpoint { model, store, clauses, instances, left, budget, .. } = fixpoint;
        let clause = &clauses[self.clause];
        let shared = clause.shared.as_deref().unwrap_or_default();
        let signs: Vec<u32> = clause.goals.iter().map(|goal| u32::from(goal.relation.is_negated())).collect();
        let instances = &mut instances[self.clause];
        let (conditions, seen) = (&self.conditions, &mut self.seen);
        let mut looks = *budget;
        let ended = self.plan.run(model, store, &[], budget, |bindings, matched| {
            let kept =
                bindings.iter().zip(shared).map(|(value, shared)| if *shared { *value } else { UNBOUND });
            let kept: Vec<ConstantId> = kept.collect();
            if seen.contains(&kept) {
                return true;
            }
            let reached = |(count, lookups): &(u32, Vec<Plan>)| {
                reaches(*count, lookups, model, store, &kept, &mut looks)
            };
            if !conditions.iter().all(reached) {
                return looks > 0;
            }
            let statements = matched.iter().zip(&signs).take(clause.givens);
            instances.given.extend(statements.map(|(atom, sign)| StatementId(atom.0 << 1 | sign)));
            instances.bindings.extend_from_slice(&kept);
            instances.count += 1;
            seen.insert(kept);
            *left = left.saturating_sub(1);
            *left > 0
        });
        *budget = (*budget).min(looks);
        if ended { Ok(()) } else { Err(fixpoint.runaway(self.clause)) }
    }
}

/// Whether at least so many different statements match.
fn reaches(
    count: u32,
    lookups: &[Plan],
    model: &Model,
    store: &Store,
    values: &[ConstantId],
    looks: &mut u64,
) -> bool {
    let mut found = FxHashSet::default();
    for lookup in lookups {
        lookup.run(model, store, values, looks, |_, matched| {
            found.insert((lookup.is_negated(), matched[0]));
            (found.len() as u32) < count
        });
    }
    found.len() as u32 >= count
}
