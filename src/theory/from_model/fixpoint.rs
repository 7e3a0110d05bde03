//! The least set of derivable statements, and every instance that derives one.
//!
//! Semi-naive: each round joins what the round before derived with all that was derived till then, and only
//! the clauses that have something new to look at are tried.

use super::counting::Count;
use super::join::{Plan, UNBOUND};
use super::program::{Clause, Owner, Program};
use super::store::Store;
use super::waiting::{Waiting, constants, given, ground};
use super::{Bounds, Runaway, compare};
use crate::model::{Model, Term};
use crate::vocabulary::*;
use smallvec::SmallVec;

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

impl Instances {
    /// Fills the columns of the one instance of a clause without variables, which are not kept till then.
    pub(super) fn fill(&mut self, clause: &Clause, store: &mut Store) {
        self.given = given(clause, store);
        self.given.truncate(clause.givens);
        self.bindings = vec![UNBOUND; clause.variables];
        self.heads = clause.head.iter().map(|head| ground(head, store)).collect();
    }
}

pub(super) struct Fixpoint<'a> {
    pub(super) model: &'a Model,
    pub(super) store: Store,
    pub(super) clauses: Vec<Clause>,
    pub(super) instances: Vec<Instances>,
    counts: Vec<Count>,
    /// How many more instances may be made.
    pub(super) left: usize,
    pub(super) budget: u64,
}

/// For each instance that is allowed, so many rows may be looked at.
const LOOKS: u64 = 200;

/// What is to be done when a relation has a delta.
enum Task {
    Join(Plan),
    /// Count by this counter the delta of its literal at this place.
    Count(usize, usize),
}

impl<'a> Fixpoint<'a> {
    pub(super) fn new(model: &'a Model, store: Store, program: Program, bounds: &Bounds) -> Self {
        let instances = program.clauses.iter().map(|_| Instances::default()).collect();
        let counts = program.counters.into_iter().map(Count::new).collect();
        let budget = (bounds.instances as u64).saturating_mul(LOOKS);
        Self { model, store, clauses: program.clauses, instances, counts, left: bounds.instances, budget }
    }

    /// Derives all that follows from what `sow` derives.
    pub(super) fn run<T>(&mut self, sow: impl FnOnce(&Model, &mut Store) -> T) -> Result<T, Runaway> {
        let (tasks, users) = self.tasks();
        let seeds = sow(self.model, &mut self.store);
        let mut ready = Vec::new();
        let mut waiting = Waiting::start(&self.clauses, &mut self.store, &mut ready);
        self.store.keeps_news = self.clauses.iter().any(|clause| clause.is_ground);
        let mut due: Vec<u32> = Vec::new();
        loop {
            self.wake(&mut waiting, &mut ready)?;
            due.clear();
            for place in self.store.next_round() {
                due.extend(users.get(*place as usize).into_iter().flatten());
            }
            if due.is_empty() {
                return Ok(seeds);
            }
            due.sort_unstable();
            due.iter().try_for_each(|task| self.work(&tasks[*task as usize]))?;
        }
    }

    /// All tasks, and for each place of a relation those that start from its delta.
    fn tasks(&mut self) -> (Vec<Task>, Vec<Vec<u32>>) {
        let mut tasks = Vec::new();
        let mut users: Vec<Vec<u32>> = Vec::new();
        let mut add = |place: usize, task: Task| {
            users.resize_with(users.len().max(place + 1), Vec::new);
            users[place].push(tasks.len() as u32);
            tasks.push(task);
        };
        for (index, count) in self.counts.iter().enumerate() {
            for (place, goal) in count.counter().goals.iter().enumerate() {
                add(self.store.place(goal.relation, goal.terms.len()), Task::Count(index, place));
            }
        }
        for (place, clause) in self.clauses.iter().enumerate().filter(|(_, clause)| !clause.is_ground) {
            for goal in 0..clause.goals.len() {
                let plan = Plan::new(&self.clauses, place, goal, &mut self.store);
                add(plan.start(), Task::Join(plan));
            }
        }
        (tasks, users)
    }

    fn work(&mut self, task: &Task) -> Result<(), Runaway> {
        match task {
            Task::Join(plan) if !plan.prepare(&mut self.store) => Ok(()),
            Task::Join(plan) => self.join(plan),
            Task::Count(count, goal) => {
                let Self { counts, store, budget, .. } = self;
                let count = &mut counts[*count];
                if count.run(*goal, store, budget) { Ok(()) } else { Err(Runaway(count.counter().owner)) }
            }
        }
    }

    fn join(&mut self, plan: &Plan) -> Result<(), Runaway> {
        let clause = &self.clauses[plan.clause];
        let instances = &mut self.instances[plan.clause];
        let (givens, before) = (clause.givens, instances.count);
        let signs: Vec<u32> =
            clause.goals[..givens].iter().map(|goal| u32::from(goal.relation.is_negated())).collect();
        let left = &mut self.left;
        let ended = plan.run(self.model, &self.store, &[], &mut self.budget, |bindings, matched| {
            let Some(fewer) = left.checked_sub(1) else { return false };
            *left = fewer;
            for (atom, sign) in matched.iter().zip(&signs) {
                instances.given.push(StatementId(atom.0 << 1 | sign));
            }
            instances.bindings.extend_from_slice(bindings);
            instances.count += 1;
            true
        });
        if !ended {
            return Err(self.runaway(plan.clause));
        }
        match self.clauses[plan.clause].owner {
            Owner::Rule(_) => self.conclude(plan.clause, before),
            _ => self.conclude_implied(plan.clause, before),
        }
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
            instances.heads.push(self.store.derive(head.relation, &terms));
        }
    }

    /// The same for a clause that no text writes: an instance that denies what it is given is none.
    fn conclude_implied(&mut self, clause: usize, first: usize) {
        let Clause { head: Some(head), variables, givens, .. } = &self.clauses[clause] else { return };
        let instances = &mut self.instances[clause];
        let mut kept = first;
        for place in first..instances.count {
            let (given, bindings) =
                (place * givens..(place + 1) * givens, place * variables..(place + 1) * variables);
            let values = &instances.bindings[bindings.clone()];
            let terms: SmallVec<[ConstantId; 4]> =
                head.terms.iter().map(|term| value(*term, values)).collect();
            let atom = self.store.intern(head.relation.predicate(), &terms);
            let denied = StatementId::new(atom, !head.relation.is_negated());
            if instances.given[given.clone()].contains(&denied) {
                continue;
            }
            instances.heads.push(self.store.derive(head.relation, &terms));
            instances.given.copy_within(given, kept * givens);
            instances.bindings.copy_within(bindings, kept * variables);
            kept += 1;
        }
        instances.count = kept;
        instances.given.truncate(kept * givens);
        instances.bindings.truncate(kept * variables);
    }

    /// Makes the instances of clauses without variables that lack nothing any more, until there is none.
    fn wake(&mut self, waiting: &mut Waiting, ready: &mut Vec<u32>) -> Result<(), Runaway> {
        let mut news = Vec::new();
        loop {
            self.store.take_news(&mut news);
            news.iter().for_each(|statement| waiting.tell(*statement, ready));
            if ready.is_empty() {
                return Ok(());
            }
            ready.sort_unstable();
            ready.drain(..).try_for_each(|clause| self.make(clause as usize))?;
        }
    }

    /// Makes the instance of a clause without variables.
    fn make(&mut self, place: usize) -> Result<(), Runaway> {
        let clause = &self.clauses[place];
        let holds = |comparison: &crate::model::Comparison| {
            let sides = [comparison.left, comparison.right].map(|term| value(term, &[]));
            compare::holds(self.model, sides[0], comparison.comparator, sides[1])
        };
        if !clause.comparisons.iter().all(holds) {
            return Ok(());
        }
        let Some(left) = self.left.checked_sub(1) else { return Err(self.runaway(place)) };
        self.left = left;
        if let (Some(head), false) = (&clause.head, matches!(clause.owner, Owner::Rule(_))) {
            let so = ground(head, &mut self.store);
            if given(clause, &mut self.store).contains(&so.contrary()) {
                return Ok(()); // it denies what it is given
            }
        }
        self.instances[place].count = 1;
        if let Some(head) = &clause.head {
            self.store.derive(head.relation, &constants(&head.terms));
        }
        Ok(())
    }

    /// The clause that is to be named: the one with most instances, or where none has any the one at work.
    fn runaway(&self, at_work: usize) -> Runaway {
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
