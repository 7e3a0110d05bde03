//! A part of a network as clauses, whose models are its complete sets but for what holds only through itself.
//!
//! For each node one literal says that it holds (in T) and one that it possibly does (in P). A node holds exactly when
//! enough of its supports hold and none of its objections is possible; it is possible exactly when enough of its supports
//! are and none of its objections holds. A node with one support and no objection has the literals of its support, and one
//! with one objection and no need of supports has those of the objection, turned round: no variables, no clauses.

use super::cardinality::{at_least, both, either};
use crate::network::Graph;
use crate::sat::{Interrupt, Literal, Solver};
use crate::vocabulary::*;

/// The clauses of a part, with the literals of its nodes.
pub(super) struct Encoded {
    pub(super) solver: Solver,
    /// For each node: it holds.
    pub(super) holds: Vec<Literal>,
    /// For each node: it possibly holds.
    pub(super) possible: Vec<Literal>,
    /// What those say that object to others, each once: it settles all else, since Γ looks at nothing else.
    pub(super) objectors: Vec<Literal>,
    /// The nodes with variables of their own; the others follow one of these.
    pub(super) own: Vec<NodeId>,
}

/// The clauses of a part. For stable sets nothing is possible that does not hold, so that one literal serves for both.
pub(super) fn encode(graph: &Graph, semantics: Semantics, interrupt: &Interrupt) -> Encoded {
    let mut solver = Solver::new(interrupt);
    let Names { holds, possible, own } = names(graph, semantics, &mut solver);
    for node in &own {
        let literals = |of: &[NodeId], which: &[Literal]| -> Vec<Literal> {
            of.iter().map(|node| which[node.index()]).collect()
        };
        let (supports, objections, need) =
            (graph.supports(*node), graph.objections(*node), graph.need(*node) as usize);
        let place = node.index();
        define(
            &mut solver,
            holds[place],
            &literals(supports, &holds),
            need,
            &literals(objections, &possible),
        );
        if semantics != Semantics::Stable {
            let (supports, objections) = (literals(supports, &possible), literals(objections, &holds));
            define(&mut solver, possible[place], &supports, need, &objections);
            solver.add(&[!holds[place], possible[place]]);
        }
    }
    let mut objectors: Vec<Literal> =
        graph.nodes().flat_map(|node| graph.objections(node)).map(|node| holds[node.index()]).collect();
    objectors.sort_unstable();
    objectors.dedup();
    Encoded { solver, holds, possible, objectors, own }
}

struct Names {
    holds: Vec<Literal>,
    possible: Vec<Literal>,
    own: Vec<NodeId>,
}

/// The literals of all nodes.
fn names(graph: &Graph, semantics: Semantics, solver: &mut Solver) -> Names {
    let mut given: Vec<Option<[Literal; 2]>> = vec![None; graph.len()];
    let mut on_path = vec![false; graph.len()];
    let mut own = Vec::new();
    for start in graph.nodes() {
        let mut path = Vec::new();
        let mut node = start;
        while given[node.index()].is_none() {
            on_path[node.index()] = true;
            path.push(node);
            match followed(graph, node) {
                Some((next, _)) if !on_path[next.index()] => node = next,
                _ => {
                    given[node.index()] = Some(variables(semantics, solver));
                    own.push(node);
                }
            }
        }
        for node in path.into_iter().rev() {
            on_path[node.index()] = false;
            if let (None, Some((next, turned))) = (given[node.index()], followed(graph, node)) {
                given[node.index()] = given[next.index()].map(|[holds, possible]| match turned {
                    true => [!possible, !holds],
                    false => [holds, possible],
                });
            }
        }
    }
    own.sort_unstable();
    let (holds, possible) = given.into_iter().flatten().map(|[holds, possible]| (holds, possible)).unzip();
    Names { holds, possible, own }
}

/// The node that this one only repeats, or contradicts (`true`).
fn followed(graph: &Graph, node: NodeId) -> Option<(NodeId, bool)> {
    match (graph.need(node), graph.supports(node), graph.objections(node)) {
        (1, [support], []) => Some((*support, false)),
        (0, _, [objection]) => Some((*objection, true)),
        _ => None,
    }
}

fn variables(semantics: Semantics, solver: &mut Solver) -> [Literal; 2] {
    let holds = solver.variable();
    match semantics {
        Semantics::Stable => return [holds; 2],
        Semantics::Preferred | Semantics::Ideal => solver.prefer(holds),
        Semantics::Grounded | Semantics::Complete | Semantics::SemiStable => {}
    }
    [holds, solver.variable()]
}

/// `head` holds exactly when at least `need` of the supports and none of the objections does.
fn define(solver: &mut Solver, head: Literal, supports: &[Literal], need: usize, objections: &[Literal]) {
    let mut all: Vec<Literal> = objections.iter().map(|literal| !*literal).collect();
    match need {
        0 => {}
        need if need == supports.len() => all.extend(supports),
        1 if all.is_empty() => return either(solver, head, supports),
        1 => {
            let some = solver.variable();
            either(solver, some, supports);
            all.push(some);
        }
        need => all.push(at_least(solver, supports, need)),
    }
    both(solver, head, &all);
}
