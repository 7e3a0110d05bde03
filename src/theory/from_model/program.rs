//! The model's rules as clauses to be joined: rules, contraries and transpositions alike.

use super::implied;
use super::store::{RelationId, Store};
use crate::model::{Comparison, Conclusion, Condition, Literal, Model, Rule, Term};
use crate::vocabulary::*;

/// A literal of a clause.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) relation: RelationId,
    pub(super) terms: Vec<Term>,
}

impl Goal {
    pub(super) fn new(literal: &Literal) -> Self {
        Self { relation: RelationId::new(literal.predicate, literal.negated), terms: literal.terms.clone() }
    }

    pub(super) fn contrary(literal: &Literal) -> Self {
        Self { relation: RelationId::new(literal.predicate, !literal.negated), terms: literal.terms.clone() }
    }

    pub(super) fn variables(&self) -> impl Iterator<Item = VariableId> + '_ {
        self.terms.iter().filter_map(|term| match term {
            Term::Variable(variable) => Some(*variable),
            Term::Constant(_) => None,
        })
    }
}

/// Whose instances a clause makes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Owner {
    Rule(RuleId),
    /// A contrary's pair: "the one, so not the other".
    Contrary(ContraryId),
    /// The transposition of a strict rule on its n-th given.
    Transposition(RuleId, u16),
    /// The transposition of the n-th thing that a certain premise states.
    StatesTransposition(PremiseId, u16),
}

/// What is joined to make instances.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) owner: Owner,
    /// All that is joined: the givens first, in the order of the text, then counts and guards that only bind
    /// variables.
    pub(super) goals: Vec<Goal>,
    /// How many of the goals are givens.
    pub(super) givens: usize,
    /// `where`s whose variables the goals bind.
    pub(super) comparisons: Vec<Comparison>,
    pub(super) head: Option<Goal>,
    pub(super) variables: usize,
    /// Nothing in it has a variable, and it counts nothing.
    pub(super) is_ground: bool,
}

/// What is counted for an `at least`.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) owner: Owner,
    /// Of these statements.
    pub(super) goals: Vec<Goal>,
    /// For each value of these variables.
    pub(super) key: Vec<VariableId>,
    /// So many.
    pub(super) count: u32,
    /// The relation of the keys that have reached it.
    pub(super) relation: RelationId,
}

/// All that is to be joined and counted.
#[derive(Debug, Default)]
pub(super) struct Program {
    /// In the order in which arguments are listed.
    pub(super) clauses: Vec<Clause>,
    pub(super) counters: Vec<Counter>,
}

impl Program {
    pub(super) fn new(model: &Model, store: &mut Store) -> Self {
        let mut program = Self::default();
        let rules = (0..model.rules.len()).map(RuleId::new);
        for rule in rules.clone() {
            let clause = program.rule_clause(model, rule, store);
            program.clauses.push(clause);
            look_up_later(&model.rules[rule.index()], store);
        }
        let contraries = (0..model.contraries.len()).map(ContraryId::new);
        program.clauses.extend(contraries.flat_map(|id| implied::contrary_clauses(model, id, store)));
        program.clauses.extend(rules.flat_map(|id| implied::transpositions(model, id, store)));
        program.clauses.extend(implied::states_transpositions(model));
        program
    }

    fn rule_clause(&mut self, model: &Model, id: RuleId, store: &mut Store) -> Clause {
        let rule = &model.rules[id.index()];
        let plain = rule.given.iter().filter_map(|condition| match condition {
            Condition::Holds(literal) => Some(Goal::new(literal)),
            Condition::AtLeast { .. } => None,
        });
        let mut goals: Vec<Goal> = plain.collect();
        let givens = goals.len();
        let mut is_ground = true;
        for condition in &rule.given {
            if let Condition::AtLeast { count, literals, .. } = condition {
                is_ground = false;
                self.count(model, id, *count, literals, &mut goals, store);
            }
        }
        let bound = bound_by(&goals, rule.variables.len());
        let comparisons =
            rule.comparisons.iter().filter(|comparison| is_bound(comparison, &bound)).cloned().collect();
        let head = match &rule.conclusion {
            Conclusion::So(literal) => Some(Goal::new(literal)),
            Conclusion::Undercuts { .. } => None,
        };
        let clause = plain_clause(Owner::Rule(id), goals, givens, head, rule.variables.len());
        Clause { comparisons, is_ground: is_ground && clause.is_ground, ..clause }
    }

    /// Adds goals that hold when an `at least` is met.
    fn count(
        &mut self,
        model: &Model,
        id: RuleId,
        count: u32,
        literals: &[Literal],
        goals: &mut Vec<Goal>,
        store: &mut Store,
    ) {
        let shared = shared_variables(model, id);
        let counted: Vec<Goal> = literals.iter().map(Goal::new).collect();
        let keys: Vec<Vec<VariableId>> = counted.iter().map(|goal| key(goal, &shared)).collect();
        let owner = Owner::Rule(id);
        if keys.windows(2).all(|pair| pair[0] == pair[1]) {
            let key = keys.into_iter().next().unwrap_or_default();
            goals.push(self.counter(owner, counted, key, count.max(1), store));
            return;
        }
        // Literals with different variables cannot be counted by key. Whether there are enough of them is left
        // to the labels; what must be known here is only what their variables may be.
        for (goal, key) in counted.into_iter().zip(keys) {
            let bound = bound_by(goals, shared.len());
            if key.iter().any(|variable| !bound[variable.index()]) {
                goals.push(self.counter(owner, vec![goal], key, 1, store));
            }
        }
    }

    fn counter(
        &mut self,
        owner: Owner,
        goals: Vec<Goal>,
        key: Vec<VariableId>,
        count: u32,
        store: &mut Store,
    ) -> Goal {
        let relation = store.add_count();
        let terms = key.iter().copied().map(Term::Variable).collect();
        self.counters.push(Counter { owner, goals, key, count, relation });
        Goal { relation, terms }
    }
}

/// The variables of a goal that are shared, ascending.
fn key(goal: &Goal, shared: &[bool]) -> Vec<VariableId> {
    let mut key: Vec<VariableId> = goal.variables().filter(|variable| shared[variable.index()]).collect();
    key.sort_unstable();
    key.dedup();
    key
}

/// Exceptions and what is counted are looked up at the end, so their rows must be kept.
fn look_up_later(rule: &Rule, store: &mut Store) {
    let counted = rule.given.iter().flat_map(|condition| match condition {
        Condition::AtLeast { literals, .. } => literals.as_slice(),
        Condition::Holds(_) => &[],
    });
    for literal in rule.unless.iter().map(|questioned| &questioned.literal).chain(counted) {
        let goal = Goal::new(literal);
        if goal.variables().next().is_some() {
            store.keep(goal.relation, goal.terms.len());
        }
    }
}

fn has_no_variable(clause: &Clause) -> bool {
    clause.goals.iter().chain(&clause.head).all(|goal| goal.variables().next().is_none())
}

/// Which of a rule's variables stand anywhere but in one `at least`.
fn shared_variables(model: &Model, id: RuleId) -> Vec<bool> {
    let rule = &model.rules[id.index()];
    let mut shared = vec![false; rule.variables.len()];
    let mut share = |terms: &[Term]| {
        for term in terms {
            if let Term::Variable(variable) = term {
                shared[variable.index()] = true;
            }
        }
    };
    for condition in &rule.given {
        if let Condition::Holds(literal) = condition {
            share(&literal.terms);
        }
    }
    rule.comparisons.iter().for_each(|comparison| share(&[comparison.left, comparison.right]));
    rule.assuming.iter().chain(&rule.unless).for_each(|questioned| share(&questioned.literal.terms));
    match &rule.conclusion {
        Conclusion::So(literal) => share(&literal.terms),
        Conclusion::Undercuts { with, .. } => with.iter().for_each(|(_, term)| share(&[*term])),
    }
    share_between_counts(&rule.given, &mut shared);
    shared
}

/// A variable that stands in two `at least`s is shared between them.
fn share_between_counts(given: &[Condition], shared: &mut [bool]) {
    let mut seen = vec![usize::MAX; shared.len()];
    for (place, condition) in given.iter().enumerate() {
        let Condition::AtLeast { literals, .. } = condition else { continue };
        for variable in literals.iter().flat_map(|literal| Goal::new(literal).variables().collect::<Vec<_>>())
        {
            let first = &mut seen[variable.index()];
            shared[variable.index()] |= *first != usize::MAX && *first != place;
            *first = place;
        }
    }
}

pub(super) fn bound_by(goals: &[Goal], variables: usize) -> Vec<bool> {
    let mut bound = vec![false; variables];
    goals.iter().flat_map(Goal::variables).for_each(|variable| bound[variable.index()] = true);
    bound
}

fn is_bound(comparison: &Comparison, bound: &[bool]) -> bool {
    [comparison.left, comparison.right].iter().all(|term| match term {
        Term::Variable(variable) => bound[variable.index()],
        Term::Constant(_) => true,
    })
}

pub(super) fn plain_clause(
    owner: Owner,
    goals: Vec<Goal>,
    givens: usize,
    head: Option<Goal>,
    variables: usize,
) -> Clause {
    let mut clause =
        Clause { owner, goals, givens, comparisons: Vec::new(), head, variables, is_ground: false };
    clause.is_ground = has_no_variable(&clause);
    clause
}
