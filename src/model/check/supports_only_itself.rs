//! `supports-only-itself`: an argument that is given what it concludes, alone or in a circle with others.

use super::rule_never_applies::Shut;
use super::survey::{Survey, concludes, given, side, side_words, title};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use petgraph::graph::{DiGraph, NodeIndex};

/// How many rules of a circle are pointed at.
const NAMED: usize = 10;

/// Tells of every circle; returns for each rule whether it is told of.
pub(super) fn check(survey: &Survey<'_>, shut: &Shut, found: &mut Vec<Diagnostic>) -> Vec<bool> {
    let mut told = vec![false; survey.model.rules.len()];
    for (index, rule) in survey.model.rules.iter().enumerate() {
        if let Some(diagnostic) = is_its_own_support(survey.model, rule) {
            told[index] = true;
            found.push(diagnostic);
        }
    }
    for circle in circles(survey, shut) {
        if circle.iter().any(|rule| told[*rule]) || may_be_entered(survey, &circle) {
            continue;
        }
        circle.iter().for_each(|rule| told[*rule] = true);
        found.extend(tell(survey.model, &circle));
    }
    told
}

/// The facts of a library's relations come from the files that use it.
fn may_be_entered(survey: &Survey<'_>, circle: &[usize]) -> bool {
    let concluded = circle.iter().filter_map(|rule| concludes(&survey.model.rules[*rule]));
    let mut sorts = concluded.map(|literal| survey.model.predicates[literal.predicate.index()].sort);
    survey.is_library() && sorts.any(|sort| sort == PredicateSort::Relation)
}

fn is_its_own_support(model: &Model, rule: &Rule) -> Option<Diagnostic> {
    let conclusion = concludes(rule)?;
    let same = |literal: &&Literal| side(literal) == side(conclusion) && literal.terms == conclusion.terms;
    let mut holds = rule.given.iter().filter_map(|condition| match condition {
        Condition::Holds(literal) => Some(literal),
        Condition::AtLeast { .. } => None,
    });
    let own = holds.find(same)?;
    let message = format!("{} concludes `{}` from itself", title(rule), side_words(model, side(own)));
    let diagnostic = Diagnostic::new(Code::SupportsOnlyItself, conclusion.span, message)
        .label("concluded here")
        .also(own.span, "and given here")
        .help("give it something else, or take it out: arguing in a circle proves nothing");
    Some(diagnostic)
}

/// The rules of each circle outside of which nothing is missing.
fn circles(survey: &Survey<'_>, shut: &Shut) -> Vec<Vec<usize>> {
    let mut rules_for: Vec<Vec<usize>> = vec![Vec::new(); survey.concluded.len()];
    let mut needs = DiGraph::<(), ()>::new();
    rules_for.iter().for_each(|_| _ = needs.add_node(()));
    for (index, rule) in survey.model.rules.iter().enumerate() {
        let Some(conclusion) = concludes(rule).filter(|_| survey.used[index] && !shut.open.rule(index))
        else {
            continue;
        };
        rules_for[side(conclusion)].push(index);
        for missing in given(rule).map(side).filter(|side| !shut.open.side(*side)) {
            needs.add_edge(NodeIndex::new(side(conclusion)), NodeIndex::new(missing), ());
        }
    }
    let mixed = concluded_otherwise(survey.model, survey.concluded.len());
    let knots = petgraph::algo::kosaraju_scc(&needs);
    let mut place = vec![0; survey.concluded.len()];
    for (number, knot) in knots.iter().enumerate() {
        knot.iter().for_each(|node| place[node.index()] = number);
    }
    let closed = |node: &NodeIndex| {
        let inside = |missing: NodeIndex| place[missing.index()] == place[node.index()];
        needs.neighbors(*node).next().is_some() && needs.neighbors(*node).all(inside) && !mixed[node.index()]
    };
    let closed_knots = knots.iter().filter(|knot| knot.iter().all(closed));
    let rules =
        closed_knots.map(|knot| knot.iter().flat_map(|node| rules_for[node.index()].clone()).collect());
    let mut circles: Vec<Vec<usize>> = rules.collect();
    circles.iter_mut().for_each(|circle| circle.sort_unstable());
    circles.sort();
    circles
}

/// The sides that contraries and transpositions conclude; whether they lie in a circle is not looked into.
fn concluded_otherwise(model: &Model, sides: usize) -> Vec<bool> {
    let mut otherwise = vec![false; sides];
    let opposed = model.contraries.iter().flat_map(|contrary| &contrary.literals);
    let strict = model.rules.iter().filter(|rule| rule.strict).flat_map(given);
    opposed.chain(strict).for_each(|literal| otherwise[side(literal) ^ 1] = true);
    otherwise
}

fn tell(model: &Model, circle: &[usize]) -> Option<Diagnostic> {
    let (first, rest) = circle.split_first()?;
    let first = &model.rules[*first];
    let conclusion = concludes(first)?;
    let words = side_words(model, side(conclusion));
    let message = format!("nothing but itself supports `{words}`");
    let mut diagnostic = Diagnostic::new(Code::SupportsOnlyItself, first.name_span, message)
        .label(format!("{} rests on what follows from it", title(first)))
        .help("put something forward from outside the circle: arguing in a circle proves nothing");
    for rule in rest.iter().take(NAMED).map(|rule| &model.rules[*rule]) {
        diagnostic = diagnostic.also(rule.name_span, format!("{} lies in the same circle", title(rule)));
    }
    Some(diagnostic)
}
