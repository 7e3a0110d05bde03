//! Nodes with supports and objections in compressed sparse rows.

use crate::vocabulary::NodeId;

/// A graph whose every node holds when at least `need` of its supports hold and none of its objections does.
#[derive(Debug, Clone)]
pub struct Graph {
    need: Vec<u32>,
    /// Where each node's edges start; one more entry than nodes.
    starts: Vec<u32>,
    /// How many of a node's edges, the first ones, are supports; the others are objections.
    supports: Vec<u32>,
    edges: Vec<NodeId>,
}

impl Default for Graph {
    fn default() -> Self {
        Self { need: Vec::new(), starts: vec![0], supports: Vec::new(), edges: Vec::new() }
    }
}

impl Graph {
    /// An empty graph with room for so many nodes and edges.
    #[must_use]
    pub fn with_capacity(nodes: usize, edges: usize) -> Self {
        let mut starts = Vec::with_capacity(nodes + 1);
        starts.push(0);
        let (need, supports) = (Vec::with_capacity(nodes), Vec::with_capacity(nodes));
        Self { need, starts, supports, edges: Vec::with_capacity(edges) }
    }

    /// Adds the next node. Edges may name nodes that are added later.
    ///
    /// # Panics
    /// Past 2³² edges; the network's own bound lies below that.
    pub fn push(&mut self, need: usize, supports: &[NodeId], objections: &[NodeId]) -> NodeId {
        let node = NodeId::new(self.need.len());
        self.need.push(u32::try_from(need).unwrap_or(u32::MAX));
        self.supports.push(supports.len() as u32);
        self.edges.extend_from_slice(supports);
        self.edges.extend_from_slice(objections);
        self.starts.push(u32::try_from(self.edges.len()).expect("the bound on edges lies below 2^32"));
        node
    }

    /// The same graph, in which nothing objects to these nodes.
    #[must_use]
    pub fn without_objections_to(&self, nodes: &[NodeId]) -> Self {
        let mut is_freed = vec![false; self.len()];
        nodes.iter().for_each(|node| is_freed[node.index()] = true);
        let mut graph = Self::with_capacity(self.len(), self.edge_count());
        for node in self.nodes() {
            let objections = if is_freed[node.index()] { &[] } else { self.objections(node) };
            graph.push(self.need(node) as usize, self.supports(node), objections);
        }
        graph
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.need.len()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.need.is_empty()
    }

    /// How many edges there are.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// All nodes, in order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.need.len() as u32).map(NodeId)
    }

    /// How many supports the node needs.
    #[must_use]
    pub fn need(&self, node: NodeId) -> u32 {
        self.need[node.index()]
    }

    /// Lets the node need another number of supports: how a switch is turned on and off.
    pub fn set_need(&mut self, node: NodeId, need: u32) {
        self.need[node.index()] = need;
    }

    /// The nodes that support this one, in file order.
    #[must_use]
    pub fn supports(&self, node: NodeId) -> &[NodeId] {
        let start = self.starts[node.index()] as usize;
        &self.edges[start..start + self.supports[node.index()] as usize]
    }

    /// The nodes that object to this one, in file order.
    #[must_use]
    pub fn objections(&self, node: NodeId) -> &[NodeId] {
        let start = self.starts[node.index()] as usize + self.supports[node.index()] as usize;
        &self.edges[start..self.starts[node.index() + 1] as usize]
    }
}
