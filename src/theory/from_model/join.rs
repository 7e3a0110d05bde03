//! Plans: in which order a clause's goals are joined, and the walk that joins them.
//!
//! A plan starts from one goal's delta; goals before it (in the clause's order) are matched with older rows
//! only, those after it with all rows, so that each combination of rows is met exactly once over all rounds.

use super::compare;
use super::program::{Clause, Goal};
use super::store::{NONE, Relation, RelationId, Store};
use crate::model::{Comparison, Model, Term};
use crate::vocabulary::*;
use smallvec::{SmallVec, smallvec};
use std::cmp::Ordering;
use std::ops::Range;

/// A step of a plan: find the rows of a goal.
struct Step {
    goal: usize,
    /// The place of the goal's relation.
    place: usize,
    access: Access,
    /// Which rows count.
    rows: Rows,
    /// Columns that bind a variable.
    bind: Vec<(usize, VariableId)>,
    /// Columns that must equal what is already bound.
    check: Vec<(usize, Term)>,
    /// What is compared once this goal is matched.
    comparisons: Vec<Comparison>,
}

enum Access {
    Scan,
    /// The rows with this key in an index.
    Probe(usize, Vec<Term>),
    /// All columns are bound, to these: at most one row.
    Find(RelationId, Vec<Term>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    Delta,
    Older,
    All,
}

/// How the instances of a clause are found from one goal's delta.
pub(super) struct Plan {
    pub(super) clause: usize,
    steps: Vec<Step>,
    variables: usize,
}

impl Plan {
    /// The plan that starts from the delta of the goal `start`.
    pub(super) fn new(clauses: &[Clause], clause: usize, start: usize, store: &mut Store) -> Self {
        let Clause { goals, comparisons, variables, .. } = &clauses[clause];
        let mut bound = vec![false; *variables];
        let mut left: Vec<usize> = (0..goals.len()).collect();
        let mut compared = vec![false; comparisons.len()];
        let mut steps: Vec<Step> = Vec::with_capacity(goals.len());
        while !left.is_empty() {
            let place = if steps.is_empty() { start } else { best(goals, &left, &bound) };
            left.retain(|goal| *goal != place);
            let rows = match place.cmp(&start) {
                Ordering::Equal => Rows::Delta,
                Ordering::Less => Rows::Older,
                Ordering::Greater => Rows::All,
            };
            let mut step = step(place, &goals[place], rows, &mut bound, store);
            for (comparison, done) in comparisons.iter().zip(&mut compared) {
                if !*done && [comparison.left, comparison.right].iter().all(|term| is_bound(*term, &bound)) {
                    *done = true;
                    step.comparisons.push(comparison.clone());
                }
            }
            steps.push(step);
        }
        Self { clause, steps, variables: *variables }
    }

    /// The plan that finds the rows of one goal, when the variables of `bound` have values already.
    pub(super) fn lookup(goal: &Goal, bound: &[bool], comparisons: &[Comparison], store: &mut Store) -> Self {
        let mut now_bound = bound.to_vec();
        let mut step = step(0, goal, Rows::All, &mut now_bound, store);
        step.comparisons = comparisons.to_vec();
        Self { clause: usize::MAX, steps: vec![step], variables: bound.len() }
    }

    /// The place of the relation whose delta it starts from.
    pub(super) fn start(&self) -> usize {
        self.steps[0].place
    }

    /// Brings the indexes that it looks into up to date; whether any combination can be found at all.
    pub(super) fn prepare(&self, store: &mut Store) -> bool {
        let lacks = |step: &Step| limits(step, store).is_empty();
        if self.steps.iter().any(lacks) {
            return false;
        }
        for step in &self.steps {
            if let Access::Probe(index, _) = step.access {
                store.refresh(index);
            }
        }
        true
    }

    /// Calls `found` with the bindings and the matched atoms (by goal) of each combination, for as long as it
    /// answers true. `values` are the variables' values before (empty where none has one). Every row that is
    /// looked at is paid from `budget`. Says whether it came to the end.
    pub(super) fn run(
        &self,
        model: &Model,
        store: &Store,
        values: &[ConstantId],
        budget: &mut u64,
        mut found: impl FnMut(&[ConstantId], &[AtomId]) -> bool,
    ) -> bool {
        let mut walk = Walk::new(self, model, store, values);
        let last = self.steps.len() - 1;
        let mut depth = 0;
        walk.open(0);
        while *budget > 0 {
            let row = walk.cursors[depth];
            if row == NONE {
                let Some(before) = depth.checked_sub(1) else { return true };
                depth = before;
                continue;
            }
            *budget -= 1;
            walk.advance(depth, row);
            if !walk.accept(depth, row) {
                continue;
            }
            if depth < last {
                depth += 1;
                walk.open(depth);
            } else if !found(&walk.bindings, &walk.matched) {
                return false;
            }
        }
        false
    }
}

fn is_bound(term: Term, bound: &[bool]) -> bool {
    match term {
        Term::Variable(variable) => bound[variable.index()],
        Term::Constant(_) => true,
    }
}

/// The goal with the fewest columns that are not bound, of those with a bound one; the first of several.
fn best(goals: &[Goal], left: &[usize], bound: &[bool]) -> usize {
    let free = |goal: &usize| goals[*goal].terms.iter().filter(|term| !is_bound(**term, bound)).count();
    let none_bound = |goal: &usize| !goals[*goal].terms.iter().any(|term| is_bound(*term, bound));
    left.iter().copied().min_by_key(|goal| (none_bound(goal), free(goal), *goal)).unwrap_or(0)
}

fn step(goal_place: usize, goal: &Goal, rows: Rows, bound: &mut [bool], store: &mut Store) -> Step {
    let place = store.place(goal.relation, goal.terms.len());
    let key: Vec<usize> =
        (0..goal.terms.len()).filter(|column| is_bound(goal.terms[*column], bound)).collect();
    let key_terms = || key.iter().map(|column| goal.terms[*column]).collect();
    let (mut bind, mut check) = (Vec::new(), Vec::new());
    let access = if rows == Rows::Delta || key.is_empty() {
        check.extend(key.iter().map(|column| (*column, goal.terms[*column])));
        Access::Scan
    } else if key.len() == goal.terms.len() && !store.is_beyond(goal.relation) {
        Access::Find(goal.relation, key_terms())
    } else {
        Access::Probe(store.index_on(place, &key), key_terms())
    };
    for (column, term) in goal.terms.iter().enumerate() {
        let Term::Variable(variable) = term else { continue };
        if key.contains(&column) {
            continue;
        }
        if bound[variable.index()] {
            check.push((column, *term));
        } else {
            bound[variable.index()] = true;
            bind.push((column, *variable));
        }
    }
    Step { goal: goal_place, place, access, rows, bind, check, comparisons: Vec::new() }
}

/// The rows that a step may take now.
fn limits(step: &Step, store: &Store) -> Range<u32> {
    let delta = store.relation(step.place).delta();
    match step.rows {
        Rows::Delta => delta,
        Rows::Older => 0..delta.start,
        Rows::All => 0..delta.end,
    }
}

struct Walk<'a> {
    plan: &'a Plan,
    model: &'a Model,
    store: &'a Store,
    relations: SmallVec<[&'a Relation; 4]>,
    bindings: Vec<ConstantId>,
    matched: Vec<AtomId>,
    /// Each step's next row; `NONE` after its last.
    cursors: SmallVec<[u32; 4]>,
    limits: SmallVec<[Range<u32>; 4]>,
    key: SmallVec<[ConstantId; 4]>,
}

/// A variable that nothing binds.
pub(super) const UNBOUND: ConstantId = ConstantId(u32::MAX);

impl<'a> Walk<'a> {
    fn new(plan: &'a Plan, model: &'a Model, store: &'a Store, values: &[ConstantId]) -> Self {
        let goals = plan.steps.len();
        let mut bindings = values.to_vec();
        bindings.resize(plan.variables, UNBOUND);
        Self {
            plan,
            model,
            store,
            relations: plan.steps.iter().map(|step| store.relation(step.place)).collect(),
            bindings,
            matched: vec![AtomId(u32::MAX); goals],
            cursors: smallvec![NONE; goals],
            limits: plan.steps.iter().map(|step| limits(step, store)).collect(),
            key: SmallVec::new(),
        }
    }

    fn value(&self, term: Term) -> ConstantId {
        match term {
            Term::Variable(variable) => self.bindings[variable.index()],
            Term::Constant(constant) => constant,
        }
    }

    fn set_key(&mut self, terms: &[Term]) {
        self.key.clear();
        for term in terms {
            self.key.push(self.value(*term));
        }
    }

    /// Puts the cursor of a step on its first row.
    fn open(&mut self, depth: usize) {
        let step = &self.plan.steps[depth];
        let row = match &step.access {
            Access::Scan => self.limits[depth].start,
            Access::Probe(index, key) => {
                self.set_key(key);
                self.store.index(*index).first(self.relations[depth], &self.key)
            }
            Access::Find(relation, terms) => {
                self.set_key(terms);
                self.store.find(*relation, &self.key).map_or(NONE, |(_, row)| row)
            }
        };
        // Chains ascend, so past the limit there is none left.
        self.cursors[depth] = if row < self.limits[depth].end { row } else { NONE };
    }

    fn advance(&mut self, depth: usize, row: u32) {
        let next = match self.plan.steps[depth].access {
            Access::Scan => row + 1,
            Access::Probe(index, _) => self.store.index(index).after(row),
            Access::Find(..) => NONE,
        };
        self.cursors[depth] = if next < self.limits[depth].end { next } else { NONE };
    }

    /// Takes a row's constants; whether it fits.
    fn accept(&mut self, depth: usize, row: u32) -> bool {
        let step = &self.plan.steps[depth];
        let relation = self.relations[depth];
        let terms = relation.terms(row);
        for (column, variable) in &step.bind {
            self.bindings[variable.index()] = terms[*column];
        }
        self.matched[step.goal] = relation.atom(row);
        step.check.iter().all(|(column, term)| self.value(*term) == terms[*column])
            && step.comparisons.iter().all(|comparison| self.holds(comparison))
    }

    fn holds(&self, comparison: &Comparison) -> bool {
        let (left, right) = (self.value(comparison.left), self.value(comparison.right));
        compare::holds(self.model, left, comparison.comparator, right)
    }
}
