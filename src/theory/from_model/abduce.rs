//! What nobody put forward, and what would come of it if somebody did (abduction, one step of a rule deep): the
//! givens that an instance of a rule lacks, and the exceptions that nobody raised.
//!
//! Looked up by rule from what is wanted, not searched for in all rules: an instance is taken as far as its
//! conclusion and the givens that are derivable bind it.

use super::compare;
use super::fixpoint::value;
use super::join::UNBOUND;
use crate::model::{Conclusion, Condition, Literal, Model, Questioned, Rule, Term};
use crate::theory::{GroundConclusion, Origin, Theory};
use crate::vocabulary::*;
use std::collections::BTreeSet;

/// What could be put forward.
#[derive(Debug, Default)]
pub struct Missing {
    /// Literals without variables, each once: in the order of the rules that would take them up.
    pub literals: Vec<Literal>,
    /// There is more than was looked for.
    pub cut: bool,
}

/// How many givens of one instance may be missing.
const LACKING: usize = 2;

/// How many literals are found at most.
const FOUND: usize = 2_000;

/// How many rows are looked at.
const LOOKS: usize = 400_000;

/// What could be put forward that would bear on the `wanted` statements or answer a critical question of one of
/// the `arguments`.
#[must_use]
pub fn missing(
    model: &Model,
    theory: &Theory,
    wanted: &BTreeSet<StatementId>,
    arguments: &BTreeSet<ArgumentId>,
) -> Missing {
    let mut search = Search::new(model, theory);
    for (index, rule) in model.rules.iter().enumerate() {
        match &rule.conclusion {
            Conclusion::So(head) => search.conclusions(rule, head, wanted),
            Conclusion::Undercuts { target, .. } if hits(theory, *target, arguments) => {
                search.instances(rule, vec![UNBOUND; rule.variables.len()]);
            }
            Conclusion::Undercuts { .. } => {}
        }
        search.exceptions(RuleId::new(index), rule, arguments);
    }
    Missing { literals: search.found, cut: search.looks == 0 }
}

fn hits(theory: &Theory, target: ArgumentName, arguments: &BTreeSet<ArgumentId>) -> bool {
    arguments.iter().any(|argument| match (theory.arguments.origins[argument.index()], target) {
        (Origin::Rule(rule), ArgumentName::Rule(target)) => rule == target,
        (Origin::States(premise, _), ArgumentName::Premise(target)) => premise == target,
        (Origin::Rule(_), ArgumentName::Instance(_)) => true,
        _ => false,
    })
}

struct Search<'a> {
    model: &'a Model,
    theory: &'a Theory,
    /// Statements that some argument concludes, by predicate and sign.
    derivable: Vec<[Vec<AtomId>; 2]>,
    known: BTreeSet<StatementId>,
    found: Vec<Literal>,
    seen: BTreeSet<(PredicateId, bool, Vec<ConstantId>)>,
    looks: usize,
}

/// An instance in the making: the next given to be matched, the values so far, the givens that are missing.
type Partial = (usize, Vec<ConstantId>, Vec<usize>);

impl<'a> Search<'a> {
    fn new(model: &'a Model, theory: &'a Theory) -> Self {
        let mut derivable: Vec<[Vec<AtomId>; 2]> = vec![Default::default(); model.predicates.len()];
        let mut known = BTreeSet::new();
        for conclusion in &theory.arguments.conclusions {
            if let GroundConclusion::So(statement) = conclusion
                && known.insert(*statement)
            {
                let predicate = theory.atoms.predicate(statement.atom());
                derivable[predicate.index()][usize::from(statement.is_negated())].push(statement.atom());
            }
        }
        Self { model, theory, derivable, known, found: Vec::new(), seen: BTreeSet::new(), looks: LOOKS }
    }

    /// Instances of a rule that would conclude something wanted.
    fn conclusions(&mut self, rule: &Rule, head: &Literal, wanted: &BTreeSet<StatementId>) {
        for statement in wanted {
            let atom = statement.atom();
            if self.theory.atoms.predicate(atom) != head.predicate || statement.is_negated() != head.negated {
                continue;
            }
            let mut bound = vec![UNBOUND; rule.variables.len()];
            if unify(&head.terms, self.theory.atoms.terms(atom), &mut bound) {
                self.instances(rule, bound);
            }
        }
    }

    /// Takes up to `LACKING` givens for missing, whatever the others match.
    fn instances(&mut self, rule: &Rule, bound: Vec<ConstantId>) {
        let givens: Vec<&Literal> = rule
            .given
            .iter()
            .flat_map(|condition| match condition {
                Condition::Holds(literal) => std::slice::from_ref(literal),
                Condition::AtLeast { literals, listed: true, .. } => literals.as_slice(),
                Condition::AtLeast { .. } => &[],
            })
            .collect();
        let mut partial: Vec<Partial> = vec![(0, bound, Vec::new())];
        while let Some((place, bound, lacking)) = partial.pop() {
            if self.looks == 0 || self.found.len() >= FOUND {
                self.looks = 0;
                return;
            }
            let Some(given) = givens.get(place) else {
                self.lacks(rule, &givens, &bound, &lacking);
                continue;
            };
            if lacking.len() < LACKING {
                let mut lacking = lacking.clone();
                lacking.push(place);
                partial.push((place + 1, bound.clone(), lacking));
            }
            self.matches(given, &bound, |bound| partial.push((place + 1, bound, lacking.clone())));
        }
    }

    fn matches(&mut self, given: &Literal, bound: &[ConstantId], mut each: impl FnMut(Vec<ConstantId>)) {
        let atoms = &self.derivable[given.predicate.index()][usize::from(given.negated)];
        for atom in atoms {
            self.looks = self.looks.saturating_sub(1);
            let mut bound = bound.to_vec();
            if self.looks > 0 && unify(&given.terms, self.theory.atoms.terms(*atom), &mut bound) {
                each(bound);
            }
        }
    }

    /// Tells what an instance lacks, if all of that is without variables and its comparisons hold.
    fn lacks(&mut self, rule: &Rule, givens: &[&Literal], bound: &[ConstantId], lacking: &[usize]) {
        let is_bound = |term: &Term| match term {
            Term::Variable(variable) => bound[variable.index()] != UNBOUND,
            Term::Constant(_) => true,
        };
        let holds = |comparison: &crate::model::Comparison| {
            let [left, right] = [comparison.left, comparison.right].map(|term| value(term, bound));
            // One that narrows an exception is no condition of the instance.
            !is_bound(&comparison.left)
                || !is_bound(&comparison.right)
                || compare::holds(self.model, left, comparison.comparator, right)
        };
        let ground = lacking.iter().all(|place| givens[*place].terms.iter().all(is_bound));
        if ground && rule.comparisons.iter().all(holds) {
            lacking.iter().for_each(|place| self.tell(givens[*place], bound));
        }
    }

    /// Exceptions that nobody raised, and contraries of what is presumed.
    fn exceptions(&mut self, id: RuleId, rule: &Rule, arguments: &BTreeSet<ArgumentId>) {
        let is_instance =
            |argument: &&ArgumentId| self.theory.arguments.origins[argument.index()] == Origin::Rule(id);
        let instances: Vec<ArgumentId> = arguments.iter().filter(is_instance).copied().collect();
        for argument in instances {
            let bound = self.theory.arguments.bindings.get(argument.index());
            for Questioned { literal, .. } in &rule.unless {
                self.tell(literal, bound);
            }
            for Questioned { literal, .. } in &rule.assuming {
                self.tell(&Literal { negated: !literal.negated, ..literal.clone() }, bound);
            }
        }
    }

    /// Keeps the literal's instance if it has no variable and nothing concludes it.
    fn tell(&mut self, literal: &Literal, bound: &[ConstantId]) {
        let terms: Vec<ConstantId> = literal.terms.iter().map(|term| value(*term, bound)).collect();
        if terms.contains(&UNBOUND) || self.found.len() >= FOUND {
            return;
        }
        let atom = self.theory.atoms.find(literal.predicate, &terms);
        let known = atom.is_some_and(|atom| self.known.contains(&StatementId::new(atom, literal.negated)));
        if !known && self.seen.insert((literal.predicate, literal.negated, terms.clone())) {
            let terms = terms.into_iter().map(Term::Constant).collect();
            self.found.push(Literal { terms, ..literal.clone() });
        }
    }
}

/// Binds the variables of `terms` so that they are these constants, if they can be.
fn unify(terms: &[Term], constants: &[ConstantId], bound: &mut [ConstantId]) -> bool {
    terms.iter().zip(constants).all(|(term, constant)| match term {
        Term::Constant(wanted) => wanted == constant,
        Term::Variable(variable) => {
            let known = &mut bound[variable.index()];
            if *known == UNBOUND {
                *known = *constant;
            }
            known == constant
        }
    })
}
