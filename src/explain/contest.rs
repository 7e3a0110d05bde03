//! Why a claim is contested: the arguments that object to each other in a loop, and what would break it.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::blocker::{Blocker, blockers};
use super::build::{Builder, Key};
use super::context::Context;
use super::face::Face;
use super::step::How;
use crate::evaluate::Label;
use crate::theory::Origin;
use crate::vocabulary::*;

/// How many objections of a loop are told.
const TOLD: usize = 12;

/// A loop of objections that nothing decides.
#[derive(Debug, Default)]
pub struct Contest {
    /// Who objects to whom, in file order.
    pub attacks: Vec<Attack>,
    /// How many more objections there are.
    pub more: usize,
    /// What would break it.
    pub breakers: Vec<Breaker>,
}

/// An objection within a loop.
#[derive(Debug)]
pub struct Attack {
    /// Who objects.
    pub from: Face,
    /// To whom; `None` where a weighed statement is objected to as such.
    pub to: Option<Face>,
    /// What it objects to, in words, where it is a statement.
    pub statement: Option<String>,
    /// How.
    pub how: How,
}

/// What would break a loop.
#[derive(Debug)]
pub enum Breaker {
    /// A preference between these two.
    Preference(Face, Face),
    /// Something else that defeats this one.
    Defeat(Face),
}

type Graph = DiGraph<Key, Option<How>>;

/// The loops that a contested statement comes down to.
pub(super) fn contest(builder: &mut Builder<'_, '_>, statements: &[StatementId]) -> Contest {
    let graph = open_graph(&builder.context, statements);
    let mut edges: Vec<(Key, Key, How)> = Vec::new();
    for component in kosaraju_scc(&graph) {
        edges.extend(objections_within(&graph, &component));
    }
    let attacks = attacks(&builder.context, &edges);
    let breakers = breakers(builder, &attacks);
    let more = attacks.len().saturating_sub(TOLD);
    let attacks = attacks.into_iter().take(TOLD).map(|(to, from, how)| {
        let (argument, statement) = match to {
            Key::Argument(argument) => (Some(builder.face(argument)), None),
            Key::Statement(statement) => (None, Some(builder.sentence(statement))),
        };
        Attack { from: builder.face(from), to: argument, statement, how }
    });
    Contest { attacks: attacks.collect(), more, breakers }
}

/// What the statements depend on and is itself open, each edge from what depends.
fn open_graph(context: &Context<'_, '_>, statements: &[StatementId]) -> Graph {
    let mut graph = Graph::new();
    let mut known: FxHashMap<Key, NodeIndex> = FxHashMap::default();
    let mut queue: Vec<Key> = Vec::new();
    let mut node = |graph: &mut Graph, queue: &mut Vec<Key>, key: Key| {
        *known.entry(key).or_insert_with(|| {
            queue.push(key);
            graph.add_node(key)
        })
    };
    for statement in statements {
        if context.statement(*statement).0 == Label::Undecided {
            node(&mut graph, &mut queue, Key::Statement(*statement));
        }
    }
    let mut next = 0;
    while let Some(key) = queue.get(next).copied() {
        next += 1;
        let from = node(&mut graph, &mut queue, key);
        for (on, how) in depends(context, key) {
            let to = node(&mut graph, &mut queue, on);
            graph.add_edge(from, to, how);
        }
    }
    graph
}

fn depends(context: &Context<'_, '_>, key: Key) -> Vec<(Key, Option<How>)> {
    let open = |statement: StatementId| {
        let arguments = context.arguments_for(statement).iter().copied();
        arguments.filter(|each| context.argument(*each).0 == Label::Undecided).map(Key::Argument)
    };
    match key {
        Key::Statement(statement) => {
            let mut on: Vec<_> = open(statement).map(|key| (key, None)).collect();
            if context.is_weighed(statement) {
                on.extend(open(statement.contrary()).map(|key| (key, Some(How::Rebuts))));
            }
            on
        }
        Key::Argument(argument) => {
            let found = blockers(context, argument, Label::Undecided).into_iter();
            found.flat_map(|(_, blocker)| dependency(context, argument, blocker)).collect()
        }
    }
}

fn dependency(context: &Context<'_, '_>, argument: ArgumentId, blocker: Blocker) -> Vec<(Key, Option<How>)> {
    match blocker {
        Blocker::Given(given) => vec![(Key::Statement(given), None)],
        Blocker::Statement(how, _, statement) => vec![(Key::Statement(statement), Some(how))],
        Blocker::Argument(how, by) => vec![(Key::Argument(by), Some(how))],
        Blocker::TooFew(place) => {
            let of = context.index.at_least(argument)[place].of.iter();
            of.filter(|of| context.statement(**of).0 == Label::Undecided)
                .map(|of| (Key::Statement(*of), None))
                .collect()
        }
        Blocker::Unused(_) | Blocker::Circular(_) | Blocker::Unknown => Vec::new(),
    }
}

/// The objections inside a component that depends on nothing open outside it.
fn objections_within(graph: &Graph, component: &[NodeIndex]) -> Vec<(Key, Key, How)> {
    let inside: FxHashSet<_> = component.iter().copied().collect();
    let edges = || component.iter().flat_map(|node| graph.edges(*node));
    if edges().any(|edge| !inside.contains(&edge.target())) {
        return Vec::new();
    }
    edges().filter_map(|edge| Some((graph[edge.source()], graph[edge.target()], (*edge.weight())?))).collect()
}

/// The objections as (to, from, how), those from a statement as those from the arguments for it.
fn attacks(context: &Context<'_, '_>, edges: &[(Key, Key, How)]) -> Vec<(Key, ArgumentId, How)> {
    let mut attacks = Vec::new();
    for (to, from, how) in edges {
        match from {
            Key::Argument(from) => attacks.push((*to, *from, *how)),
            Key::Statement(statement) => {
                let arguments = context.arguments_for(*statement).iter();
                let open = arguments.filter(|each| context.argument(**each).0 == Label::Undecided);
                attacks.extend(open.map(|from| (*to, *from, *how)));
            }
        }
    }
    let order = |key: &Key| match key {
        Key::Argument(argument) => (0, argument.0),
        Key::Statement(statement) => (1, statement.0),
    };
    attacks.sort_by_key(|(to, from, how)| (order(to), *from, *how));
    attacks.dedup();
    attacks
}

fn breakers(builder: &mut Builder<'_, '_>, attacks: &[(Key, ArgumentId, How)]) -> Vec<Breaker> {
    let rebuttals: FxHashSet<_> = attacks.iter().filter_map(rebuttal).collect();
    let mutual = attacks.iter().filter_map(rebuttal);
    let mutual = mutual.filter(|(to, from)| from < to && rebuttals.contains(&(*from, *to)));
    let named: Vec<_> = mutual
        .filter(|(to, from)| [to, from].iter().all(|each| can_be_preferred(&builder.context, **each)))
        .take(TOLD)
        .collect();
    if !named.is_empty() {
        let pair = |(to, from)| Breaker::Preference(builder.face(from), builder.face(to));
        return named.into_iter().map(pair).collect();
    }
    let mut hit: Vec<_> = attacks.iter().map(|(_, from, _)| *from).collect();
    hit.sort_unstable();
    hit.dedup();
    // A strict argument or an assumption falls only with what it rests on, or by an argument for the contrary.
    let index = builder.context.index;
    let plain = |argument: &ArgumentId| index.knows(*argument) && !index.is_strict(*argument);
    if hit.iter().any(plain) {
        hit.retain(plain);
    }
    hit.into_iter().take(TOLD).map(|from| Breaker::Defeat(builder.face(from))).collect()
}

/// Whether a `prefer` can speak of an argument, once it has a name: it is no row of a table, no `contrary`, no
/// assumption; and it is not strict, since of a strict one only what it rests on can be preferred.
fn can_be_preferred(context: &Context<'_, '_>, argument: ArgumentId) -> bool {
    let index = context.index;
    let nameable =
        matches!(index.origin(argument), Some(Origin::Premise(_) | Origin::States(..) | Origin::Rule(_)));
    nameable && !index.is_strict(argument)
}

fn rebuttal((to, from, how): &(Key, ArgumentId, How)) -> Option<(ArgumentId, ArgumentId)> {
    match to {
        Key::Argument(to) if *how == How::Rebuts => Some((*to, *from)),
        _ => None,
    }
}
