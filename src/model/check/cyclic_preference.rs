//! `cyclic-preference`: preferences that lead back to where they began.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, VecDeque};

/// Each name twice, as the stronger (even) and as the weaker (odd); an edge of a clause knows its place, an edge
/// that only says "the same argument" knows none.
type Roles = DiGraph<(), Option<Span>>;

/// Tells of each circle among the preferences that are in force from the standpoint.
pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let (names, roles) = roles(view);
    // Kosaraju's way, since it does not recurse; a circle of roles has at least two of them.
    for knot in petgraph::algo::kosaraju_scc(&roles) {
        if knot.len() > 1 {
            found.push(circle(view, &names, &shortest(&roles, &knot)));
        }
    }
}

fn roles(view: &View<'_>) -> (Vec<ArgumentName>, Roles) {
    let global = view.model.preferences.iter();
    let global = global.filter(|preference| view.standpoint.uses_module(view.model, preference.module));
    let global = global.map(|preference| (preference.stronger, preference.weaker, preference.span));
    let own = view.standpoint.prefer.iter().map(|said| (said.what.0, said.what.1, said.span));
    let mut names = Vec::new();
    let mut places = BTreeMap::new();
    let mut roles = Roles::new();
    let mut place = |name: ArgumentName, roles: &mut Roles| {
        *places.entry(name).or_insert_with(|| {
            names.push(name);
            let (stronger, weaker) = (roles.add_node(()), roles.add_node(()));
            roles.add_edge(weaker, stronger, None);
            stronger.index()
        })
    };
    for (stronger, weaker, span) in global.chain(own) {
        let (stronger, weaker) = (place(stronger, &mut roles), place(weaker, &mut roles));
        roles.add_edge(NodeIndex::new(stronger), NodeIndex::new(weaker + 1), Some(span));
    }
    for (name, at) in &places {
        let ArgumentName::Instance(instance) = name else { continue };
        let rule = view.model.instance_names[instance.index()].rule;
        let Some(rule) = places.get(&ArgumentName::Rule(rule)) else { continue };
        // An instance bears its rule's preferences too.
        roles.add_edge(NodeIndex::new(at + 1), NodeIndex::new(*rule), None);
        roles.add_edge(NodeIndex::new(rule + 1), NodeIndex::new(*at), None);
    }
    (names, roles)
}

/// The edges of clauses on a shortest circle through the knot's first role, as (stronger, weaker, place).
fn shortest(roles: &Roles, knot: &[NodeIndex]) -> Vec<(usize, usize, Span)> {
    let inside: std::collections::BTreeSet<NodeIndex> = knot.iter().copied().collect();
    let Some(start) = inside.first().copied() else { return Vec::new() };
    let mut came_by: BTreeMap<NodeIndex, (NodeIndex, EdgeIndex)> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front().filter(|_| !came_by.contains_key(&start)) {
        let mut edges: Vec<_> = roles.edges(node).filter(|edge| inside.contains(&edge.target())).collect();
        edges.sort_by_key(|edge| edge.id());
        for edge in edges {
            came_by.entry(edge.target()).or_insert_with_key(|target| {
                waiting.push_back(*target);
                (node, edge.id())
            });
        }
    }
    let mut clauses = Vec::new();
    let mut node = start;
    while let Some((before, edge)) = came_by.get(&node).copied() {
        clauses.extend(roles[edge].map(|span| (before.index() / 2, node.index() / 2, span)));
        node = before;
        if node == start {
            break;
        }
    }
    clauses.reverse();
    clauses
}

fn circle(view: &View<'_>, names: &[ArgumentName], clauses: &[(usize, usize, Span)]) -> Diagnostic {
    let model = view.model;
    let called = |place: usize| argument_name(model, names[place]);
    let mut chain = clauses.first().map_or_else(String::new, |(stronger, _, _)| called(*stronger));
    for (place, (_, weaker, _)) in clauses.iter().enumerate() {
        chain.push_str(&format!(" over {}", called(*weaker)));
        // Where the next clause speaks of another name of the same argument, both are told.
        let next = clauses.get(place + 1).or(clauses.first()).map_or(*weaker, |(stronger, _, _)| *stronger);
        if next != *weaker {
            let is_instance = matches!(names[*weaker], ArgumentName::Instance(_));
            let joint = if is_instance { "one of" } else { "and so" };
            chain.push_str(&format!(", {joint} {},", called(next)));
        }
    }
    let chain = chain.trim_end_matches(',');
    let name = &view.standpoint.name;
    let message = format!("the preferences of standpoint `{name}` run in a circle: `{chain}`");
    let last = clauses.last().map_or(view.standpoint.span, |(_, _, span)| *span);
    let label = |(stronger, weaker, _): &(usize, usize, Span)| {
        format!("`{}` over `{}`", called(*stronger), called(*weaker))
    };
    let mut diagnostic = Diagnostic::new(Code::CyclicPreference, last, message)
        .label(clauses.last().map_or_else(String::new, label))
        .help("take one of these preferences out");
    for clause in clauses.iter().take(clauses.len().saturating_sub(1)) {
        diagnostic = diagnostic.also(clause.2, label(clause));
    }
    diagnostic
}

/// How a preference calls an argument.
pub(super) fn argument_name(model: &Model, name: ArgumentName) -> String {
    model.argument_name(name).unwrap_or("an unnamed argument").to_owned()
}
