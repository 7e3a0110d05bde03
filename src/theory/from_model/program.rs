//! The model's rules as clauses to be joined: rules, contraries and transpositions alike.

use super::store::RelationId;
use crate::model::{Comparison, Conclusion, Condition, Literal, Model, Term};
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

    fn contrary(literal: &Literal) -> Self {
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
    /// All that is joined: the givens first, then guards that only bind variables.
    pub(super) goals: Vec<Goal>,
    /// How many of the goals are givens.
    pub(super) givens: usize,
    /// `where`s whose variables the goals bind.
    pub(super) comparisons: Vec<Comparison>,
    pub(super) head: Option<Goal>,
    pub(super) variables: usize,
    /// Its rule counts something, so its instances are checked against the counts.
    pub(super) counts: bool,
    /// The variables that make an instance; others are only counted. Empty for all.
    pub(super) shared: Option<Vec<bool>>,
}

/// All clauses of a model, in the order in which arguments are listed.
pub(super) fn clauses(model: &Model) -> Vec<Clause> {
    let rules = (0..model.rules.len()).map(RuleId::new);
    let contraries = (0..model.contraries.len()).map(ContraryId::new);
    let mut all: Vec<Clause> = rules.clone().map(|rule| rule_clause(model, rule)).collect();
    all.extend(contraries.flat_map(|contrary| contrary_clauses(model, contrary)));
    all.extend(rules.flat_map(|rule| transpositions(model, rule)));
    all.extend(states_transpositions(model));
    all
}

fn rule_clause(model: &Model, id: RuleId) -> Clause {
    let rule = &model.rules[id.index()];
    let plain = rule.given.iter().filter_map(|condition| match condition {
        Condition::Holds(literal) => Some(Goal::new(literal)),
        Condition::AtLeast { .. } => None,
    });
    let mut goals: Vec<Goal> = plain.collect();
    let givens = goals.len();
    let shared = shared_variables(model, id);
    let mut bound = bound_by(&goals, rule.variables.len());
    for literal in counted(model, id) {
        let goal = Goal::new(literal);
        // A shared variable that no plain given binds is bound by what is counted.
        if goal.variables().any(|variable| shared[variable.index()] && !bound[variable.index()]) {
            goal.variables().for_each(|variable| bound[variable.index()] = true);
            goals.push(goal);
        }
    }
    let comparisons =
        rule.comparisons.iter().filter(|comparison| is_bound(comparison, &bound)).cloned().collect();
    let head = match &rule.conclusion {
        Conclusion::So(literal) => Some(Goal::new(literal)),
        Conclusion::Undercuts { .. } => None,
    };
    let counts = counted(model, id).next().is_some();
    let shared = counts.then_some(shared);
    Clause {
        owner: Owner::Rule(id),
        goals,
        givens,
        comparisons,
        head,
        variables: rule.variables.len(),
        counts,
        shared,
    }
}

/// The literals that a rule counts.
pub(super) fn counted(model: &Model, rule: RuleId) -> impl Iterator<Item = &Literal> {
    model.rules[rule.index()].given.iter().flat_map(|condition| match condition {
        Condition::AtLeast { literals, .. } => literals.as_slice(),
        Condition::Holds(_) => &[],
    })
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

fn bound_by(goals: &[Goal], variables: usize) -> Vec<bool> {
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

/// "a, so not b" for each ordered pair. Where b has a variable that a does not bind, only for those b that
/// something could show.
fn contrary_clauses(model: &Model, id: ContraryId) -> Vec<Clause> {
    let contrary = &model.contraries[id.index()];
    let literals = &contrary.literals;
    let pairs = (0..literals.len()).flat_map(|one| (0..literals.len()).map(move |other| (one, other)));
    let clause = |(one, other): (usize, usize)| {
        let goals = guarded(vec![Goal::new(&literals[one])], &literals[other], contrary.variables.len());
        let (owner, head) = (Owner::Contrary(id), Some(Goal::contrary(&literals[other])));
        plain_clause(owner, goals, 1, head, contrary.variables.len())
    };
    pairs.filter(|(one, other)| one != other).map(clause).collect()
}

/// From strict "p, q so s" also "p, not s so not q". Where q has a variable that the others do not bind, only
/// for those q that something could show: the contrary of any other is of no use to anyone but a rule that
/// asks for just that, of which there is no finite list.
fn transpositions(model: &Model, id: RuleId) -> Vec<Clause> {
    let rule = &model.rules[id.index()];
    let Conclusion::So(so) = &rule.conclusion else { return Vec::new() };
    if !rule.strict {
        return Vec::new();
    }
    let given: Vec<&Literal> = rule
        .given
        .iter()
        .filter_map(|condition| match condition {
            Condition::Holds(literal) => Some(literal),
            Condition::AtLeast { .. } => None,
        })
        .collect();
    let transposed = |place: usize| {
        let others = given.iter().enumerate().filter(|(other, _)| *other != place);
        let mut goals: Vec<Goal> = others.map(|(_, literal)| Goal::new(literal)).collect();
        goals.push(Goal::contrary(so));
        let givens = goals.len();
        let goals = guarded(goals, given[place], rule.variables.len());
        let owner = Owner::Transposition(id, place as u16);
        let mut clause =
            plain_clause(owner, goals, givens, Some(Goal::contrary(given[place])), rule.variables.len());
        let bound = bound_by(&clause.goals, clause.variables);
        clause.comparisons =
            rule.comparisons.iter().filter(|comparison| is_bound(comparison, &bound)).cloned().collect();
        clause
    };
    (0..given.len()).map(transposed).collect()
}

/// From a certain premise that states L also "not L, so not the premise".
fn states_transpositions(model: &Model) -> impl Iterator<Item = Clause> {
    let certain = model.premises.iter().enumerate().filter(|(_, premise)| premise.certain);
    certain.flat_map(|(index, premise)| {
        premise.states.iter().enumerate().map(move |(place, literal)| {
            let owner = Owner::StatesTransposition(PremiseId::new(index), place as u16);
            let head = Goal { relation: RelationId::new(premise.predicate, true), terms: Vec::new() };
            plain_clause(owner, vec![Goal::contrary(literal)], 1, Some(head), 0)
        })
    })
}

fn guarded(mut goals: Vec<Goal>, literal: &Literal, variables: usize) -> Vec<Goal> {
    let bound = bound_by(&goals, variables);
    let goal = Goal::new(literal);
    if goal.variables().any(|variable| !bound[variable.index()]) {
        goals.push(goal);
    }
    goals
}

fn plain_clause(
    owner: Owner,
    goals: Vec<Goal>,
    givens: usize,
    head: Option<Goal>,
    variables: usize,
) -> Clause {
    Clause { owner, goals, givens, comparisons: Vec::new(), head, variables, counts: false, shared: None }
}
