//! Labels: what holds, what may hold, and the first reason of each.
//!
//! In: a graph of nodes with supports and objections. Out: labels, kept beside it by node. Never here: text,
//! files, standpoints.

use crate::network::{Graph, Network};
use crate::vocabulary::{NodeId, StatementId, Status};

mod founded;
mod grounded;
mod trial;

pub mod extensions;

pub use grounded::{grounded, sides_taken};
pub use trial::Trials;

/// How a node was settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// It holds (in T).
    In,
    /// It cannot hold (outside P).
    Out,
    /// It possibly holds (in P, not in T).
    Undecided,
}

/// Why a node has its label, as found first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// In: enough supports were in before (those of lower rank), and every objection was out. The support given
    /// is the one that completed it; `None` where it was complete from the start or an objection's fall did.
    Supported(Option<NodeId>),
    /// Out: this objection is in.
    Objection(NodeId),
    /// Out: too few supports were left once this one had fallen; `None` where there were too few from the start.
    Missing(Option<NodeId>),
    /// Out: it lies in a set of nodes that hold only through each other.
    Unfounded,
    /// Undecided: no reason settles it.
    Open,
}

/// What is kept of a node in one byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Open,
    In,
    Objected,
    Missing,
    Unfounded,
}

impl Mark {
    fn is_out(self) -> bool {
        !matches!(self, Self::Open | Self::In)
    }
}

/// The labels of a network's nodes, each with its rank and first reason: nine bytes a node.
#[derive(Debug)]
pub struct Labels {
    marks: Vec<Mark>,
    ranks: Vec<u32>,
    /// The node that each reason names; of an unfounded node the number of its set.
    causes: Vec<NodeId>,
}

/// No node is the cause.
const NONE: NodeId = NodeId(u32::MAX);

impl Labels {
    /// The node's label.
    #[must_use]
    pub fn label(&self, node: NodeId) -> Label {
        match self.marks[node.index()] {
            Mark::Open => Label::Undecided,
            Mark::In => Label::In,
            Mark::Objected | Mark::Missing | Mark::Unfounded => Label::Out,
        }
    }

    /// When the node was settled: what a reason names has a lower rank than the node itself. Undecided nodes
    /// have `u32::MAX`.
    #[must_use]
    pub fn rank(&self, node: NodeId) -> u32 {
        self.ranks[node.index()]
    }

    /// With which set of nodes that hold only through each other the node was settled, counted in the order in which such
    /// sets were found: the greatest that there was each time. That order turns on nothing but what bears on the nodes.
    #[must_use]
    pub fn unfounded_set(&self, node: NodeId) -> Option<u32> {
        (self.marks[node.index()] == Mark::Unfounded).then(|| self.causes[node.index()].0)
    }

    /// The node's first reason.
    #[must_use]
    pub fn reason(&self, node: NodeId) -> Reason {
        let cause = self.causes[node.index()];
        let some = (cause != NONE).then_some(cause);
        match self.marks[node.index()] {
            Mark::Open => Reason::Open,
            Mark::In => Reason::Supported(some),
            Mark::Objected => Reason::Objection(cause),
            Mark::Missing => Reason::Missing(some),
            Mark::Unfounded => Reason::Unfounded,
        }
    }
}

/// The status of a statement (SEMANTICS, section 3). Under a scintilla both sides may be accepted; this then
/// says `Accepted` of either.
#[must_use]
pub fn status(network: &Network, labels: &Labels, statement: StatementId) -> Status {
    let label = |statement| network.statement_node(statement).map_or(Label::Out, |node| labels.label(node));
    status_of([label(statement), label(statement.contrary())])
}

/// The status of a statement by its own label and that of its contrary.
#[must_use]
pub fn status_of(labels: [Label; 2]) -> Status {
    match labels {
        [Label::In, _] => Status::Accepted,
        [_, Label::In] => Status::Rejected,
        [Label::Out, Label::Out] => Status::Unproven,
        _ => Status::Contested,
    }
}

/// Who depends on whom: the graph's edges turned round, each node's dependents in order.
struct Dependents {
    starts: Vec<u32>,
    /// A node's number doubled, odd where the edge is an objection.
    edges: Vec<u32>,
}

impl Dependents {
    fn new(graph: &Graph) -> Self {
        let mut starts = vec![0u32; graph.len() + 1];
        for node in graph.nodes() {
            for from in graph.supports(node).iter().chain(graph.objections(node)) {
                starts[from.index() + 1] += 1;
            }
        }
        for node in 0..graph.len() {
            starts[node + 1] += starts[node];
        }
        let mut edges = vec![0; graph.edge_count()];
        // `starts` serve as cursors while filling; each ends where the next node's edges start.
        let mut place = |from: &NodeId, edge: u32| {
            edges[starts[from.index()] as usize] = edge;
            starts[from.index()] += 1;
        };
        for node in graph.nodes() {
            graph.supports(node).iter().for_each(|from| place(from, node.0 << 1));
            graph.objections(node).iter().for_each(|from| place(from, node.0 << 1 | 1));
        }
        starts.rotate_right(1);
        starts[0] = 0;
        Self { starts, edges }
    }

    /// The places of the node's edges.
    fn range(&self, node: NodeId) -> std::ops::Range<usize> {
        self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize
    }

    fn of(&self, node: NodeId) -> &[u32] {
        &self.edges[self.range(node)]
    }

    /// The nodes that this one supports.
    fn supported(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.of(node).iter().filter(|edge| *edge & 1 == 0).map(|edge| NodeId(edge >> 1))
    }
}
