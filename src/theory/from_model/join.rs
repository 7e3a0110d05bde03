//! Plans: in which order a clause's goals are joined, and the walk that joins them.
//!
//! A plan starts from one goal's delta; goals before it (in the clause's order) are matched with older rows
//! only, those after it with all rows, so that each combination of rows is met exactly once over all rounds.

use super::compare;
use super::program::{Clause, Goal};
use super::store::{RelationId, Store};
use crate::model::{Comparison, Model, Term};
use crate::vocabulary::*;
use std::ops::Range;

/// A step of a plan: find the rows of a goal.
struct Step {
    goal: usize,
    relation: RelationId,
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
    Find(Vec<Term>),
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
    /// Compared when there is no step to wait for.
    unconditional: Vec<Comparison>,
}

impl Plan {
    /// The plan that starts from the delta of `start`; `None` starts from nothing and takes all rows.
    pub(super) fn new(clauses: &[Clause], clause: usize, start: Option<usize>, store: &mut Store) -> Self {
        let Clause { goals, comparisons, variables, .. } = &clauses[clause];
        let mut bound = vec![false; *variables];
        let mut left: Vec<usize> = (0..goals.len()).collect();
        let mut compared = vec![false; comparisons.len()];
        let mut steps = Vec::with_capacity(goals.len());
        while !left.is_empty() {
            let place = match start {
                Some(start) if steps.is_empty() => start,
                _ => best(goals, &left, &bound),
            };
            left.retain(|goal| *goal != place);
            let rows = match start {
                Some(start) if place == start => Rows::Delta,
                Some(start) if place < start => Rows::Older,
                _ => Rows::All,
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
        let unconditional = if steps.is_empty() { comparisons.clone() } else { Vec::new() };
        Self { clause, steps, variables: *variables, unconditional }
    }

    /// The plan that finds the rows of one goal, when the variables of `bound` have values already.
    pub(super) fn lookup(goal: &Goal, bound: &[bool], comparisons: &[Comparison], store: &mut Store) -> Self {
        let mut now_bound = bound.to_vec();
        let mut step = step(0, goal, Rows::All, &mut now_bound, store);
        step.comparisons = comparisons.to_vec();
        Self { clause: usize::MAX, steps: vec![step], variables: bound.len(), unconditional: Vec::new() }
    }

    /// Whether the goal of a lookup is a contrary.
    pub(super) fn is_negated(&self) -> bool {
        self.steps.iter().any(|step| step.relation.is_negated())
    }

    /// Whether this round has anything to start from.
    pub(super) fn has_delta(&self, store: &Store) -> bool {
        self.steps
            .first()
            .is_none_or(|step| step.rows != Rows::Delta || !store.delta(step.relation).is_empty())
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
        let mut walk = Walk::new(self, store, values);
        if self.steps.is_empty() {
            let holds = |comparison: &Comparison| walk.holds(model, comparison);
            return !self.unconditional.iter().all(holds) || found(&walk.bindings, &[]);
        }
        let mut depth = 0;
        walk.open(0);
        loop {
            if *budget == 0 {
                return false;
            }
            *budget -= 1;
            if walk.next(depth, model) {
                if depth + 1 == self.steps.len() {
                    if !found(&walk.bindings, &walk.matched) {
                        return false;
                    }
                } else {
                    depth += 1;
                    walk.open(depth);
                }
            } else if walk.is_at_end(depth) {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            }
        }
    }
}

fn is_bound(term: Term, bound: &[bool]) -> bool {
    match term {
        Term::Variable(variable) => bound[variable.index()],
        Term::Constant(_) => true,
    }
}

/// The goal with the largest share of bound columns; the first of several.
fn best(goals: &[Goal], left: &[usize], bound: &[bool]) -> usize {
    let free = |goal: &usize| goals[*goal].terms.iter().filter(|term| !is_bound(**term, bound)).count();
    let none_bound = |goal: &usize| !goals[*goal].terms.iter().any(|term| is_bound(*term, bound));
    left.iter().copied().min_by_key(|goal| (none_bound(goal), free(goal), *goal)).unwrap_or(0)
}

fn step(place: usize, goal: &Goal, rows: Rows, bound: &mut [bool], store: &mut Store) -> Step {
    let key: Vec<usize> =
        (0..goal.terms.len()).filter(|column| is_bound(goal.terms[*column], bound)).collect();
    let key_terms = || key.iter().map(|column| goal.terms[*column]).collect();
    let (mut bind, mut check) = (Vec::new(), Vec::new());
    let access = if rows == Rows::Delta || key.is_empty() && !goal.terms.is_empty() {
        check.extend(key.iter().map(|column| (*column, goal.terms[*column])));
        Access::Scan
    } else if key.len() == goal.terms.len() {
        Access::Find(key_terms())
    } else {
        Access::Probe(store.index_on(goal.relation, &key), key_terms())
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
    Step { goal: place, relation: goal.relation, access, rows, bind, check, comparisons: Vec::new() }
}

struct Walk<'a> {
    plan: &'a Plan,
    store: &'a Store,
    bindings: Vec<ConstantId>,
    matched: Vec<AtomId>,
    cursors: Vec<Option<u32>>,
    limits: Vec<Range<u32>>,
    key: Vec<ConstantId>,
}

/// A variable that nothing binds.
pub(super) const UNBOUND: ConstantId = ConstantId(u32::MAX);

impl<'a> Walk<'a> {
    fn new(plan: &'a Plan, store: &'a Store, values: &[ConstantId]) -> Self {
        let limits = plan.steps.iter().map(|step| {
            let delta = store.delta(step.relation);
            match step.rows {
                Rows::Delta => delta,
                Rows::Older => 0..delta.start,
                Rows::All => 0..delta.end,
            }
        });
        let limits = limits.collect();
        let goals = plan.steps.len();
        let mut bindings = values.to_vec();
        bindings.resize(plan.variables, UNBOUND);
        let matched = vec![AtomId(u32::MAX); goals];
        Self { plan, store, bindings, matched, cursors: vec![None; goals], limits, key: Vec::new() }
    }

    fn value(&self, term: Term) -> ConstantId {
        match term {
            Term::Variable(variable) => self.bindings[variable.index()],
            Term::Constant(constant) => constant,
        }
    }

    /// Puts the cursor of a step before its first row.
    fn open(&mut self, depth: usize) {
        let step = &self.plan.steps[depth];
        let limits = self.limits[depth].clone();
        self.cursors[depth] = match &step.access {
            Access::Scan => Some(limits.start).filter(|row| *row < limits.end),
            Access::Probe(index, key) => {
                let mut values = std::mem::take(&mut self.key);
                values.clear();
                values.extend(key.iter().map(|term| self.value(*term)));
                let first = self.store.first(*index, &values);
                self.key = values;
                first.filter(|row| *row < limits.end)
            }
            Access::Find(terms) => self.find(step.relation, terms).filter(|row| limits.contains(row)),
        };
    }

    fn find(&mut self, relation: RelationId, terms: &[Term]) -> Option<u32> {
        let mut values = std::mem::take(&mut self.key);
        values.clear();
        values.extend(terms.iter().map(|term| self.value(*term)));
        let found = self.store.find(relation, &values);
        self.key = values;
        found.map(|(_, row)| row)
    }

    fn is_at_end(&self, depth: usize) -> bool {
        self.cursors[depth].is_none()
    }

    /// Takes the step's next row; whether there was one and it fits.
    fn next(&mut self, depth: usize, model: &Model) -> bool {
        let Some(row) = self.cursors[depth] else { return false };
        let step = &self.plan.steps[depth];
        let limit = self.limits[depth].end;
        self.cursors[depth] = match step.access {
            Access::Scan => Some(row + 1).filter(|row| *row < limit),
            Access::Probe(index, _) => self.store.after(index, row).filter(|row| *row < limit),
            Access::Find(_) => None,
        };
        let atom = self.store.row(step.relation, row);
        let terms = self.store.atoms.terms(atom);
        for (column, variable) in &step.bind {
            self.bindings[variable.index()] = terms[*column];
        }
        self.matched[step.goal] = atom;
        step.check.iter().all(|(column, term)| self.value(*term) == terms[*column])
            && step.comparisons.iter().all(|comparison| self.holds(model, comparison))
    }

    fn holds(&self, model: &Model, comparison: &Comparison) -> bool {
        let (left, right) = (self.value(comparison.left), self.value(comparison.right));
        compare::holds(model, left, comparison.comparator, right)
    }
}
