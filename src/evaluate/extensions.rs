//! Every semantics but the grounded one: which sets hold together (SEMANTICS, section 2).
//!
//! Grounded evaluation comes first: what it settles is the same in every complete set. What it leaves undecided falls into
//! parts that no edge joins; each is put to a SAT solver by itself, and the sets of the whole are the sets of the parts in
//! every combination. Of one node only what bears on it is looked at, where the semantics allows it: an unrelated
//! paradox can leave no stable set at all.

use super::{Label, Labels, status_of};
use crate::network::{Graph, Network};
use crate::sat::{Interrupt, Stopped};
use crate::vocabulary::*;
use part::{Part, components, reaching};
use search::{Found, Search, Wanted};
use std::ops::ControlFlow;

mod part;

mod cardinality;
mod encode;

mod circles;
mod search;

mod combine;
mod status;

pub use status::{Seen, Survey, status_seen};

/// One set of a semantics: what holds in it (T), and what possibly does (P).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extension {
    labels: Vec<Label>,
}

impl Extension {
    /// The node's label: in, where it holds; undecided, where it only possibly does; out, where it does not.
    #[must_use]
    pub fn label(&self, node: NodeId) -> Label {
        self.labels[node.index()]
    }

    /// The status of a statement in the set (SEMANTICS, section 3).
    #[must_use]
    pub fn status(&self, network: &Network, statement: StatementId) -> Status {
        self.status_of(sides(network, statement))
    }

    /// The status of a statement by its node and that of its contrary.
    #[must_use]
    pub fn status_of(&self, sides: Sides) -> Status {
        status_of(sides.map(|side| side.map_or(Label::Out, |node| self.label(node))))
    }
}

/// The nodes of a statement and of its contrary; `None` where nothing is for it.
pub type Sides = [Option<NodeId>; 2];

/// The nodes of a statement and of its contrary.
#[must_use]
pub fn sides(network: &Network, statement: StatementId) -> Sides {
    [statement, statement.contrary()].map(|side| network.statement_node(side))
}

/// The sets of one semantics on a graph: found when they are asked for, and kept for the next question.
///
/// In: the graph and its grounded labels. The same questions in the same order get the same answers.
pub struct Extensions<'g> {
    graph: &'g Graph,
    grounded: &'g Labels,
    semantics: Semantics,
    interrupt: Interrupt,
    /// What is undecided, in components that no edge joins; found when it is first needed.
    components: Option<Vec<Vec<NodeId>>>,
    exists: Option<bool>,
    /// The parts that were last asked about.
    parts: Vec<(Part, Search)>,
}

impl std::fmt::Debug for Extensions<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Extensions").field("semantics", &self.semantics).finish_non_exhaustive()
    }
}

/// So many parts are kept.
const KEPT: usize = 16;

impl<'g> Extensions<'g> {
    /// The sets of a semantics on a graph with its grounded labels.
    #[must_use]
    pub fn new(graph: &'g Graph, grounded: &'g Labels, semantics: Semantics, interrupt: &Interrupt) -> Self {
        let interrupt = interrupt.clone();
        Self { graph, grounded, semantics, interrupt, components: None, exists: None, parts: Vec::new() }
    }

    /// Whether there is any set. Only stable sets may be missing.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn exist(&mut self) -> Result<bool, Stopped> {
        if self.semantics != Semantics::Stable {
            return Ok(true);
        }
        if self.exists.is_none() {
            self.exists = Some(self.one()?.is_some());
        }
        Ok(self.exists == Some(true))
    }

    /// Some set, if there is one.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn one(&mut self) -> Result<Option<Extension>, Stopped> {
        let mut extension = self.settled();
        for members in self.components() {
            let (part, mut search) = self.searched(members);
            let Some(found) = search.find(&part, None)? else { return Ok(None) };
            extension.put(&part, &found);
        }
        Ok(Some(extension))
    }

    /// Visits each set once, as they are found, until the visitor breaks.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn each(&mut self, visit: &mut dyn FnMut(&Extension) -> ControlFlow<()>) -> Result<(), Stopped> {
        let settled = self.settled();
        combine::each(self.parts_of_all(), settled, visit)
    }

    /// How many sets there are; `None` past 2¹²⁸. Each part's are counted one by one, the parts' numbers are multiplied.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn count(&mut self) -> Result<Option<u128>, Stopped> {
        combine::count(self.parts_of_all())
    }

    fn parts_of_all(&mut self) -> Vec<(Part, Search)> {
        let components = self.components();
        components.into_iter().map(|members| self.searched(members)).collect()
    }

    fn searched(&self, members: Vec<NodeId>) -> (Part, Search) {
        let part = Part::new(self.graph, self.grounded, members);
        let search = Search::new(&part, self.semantics, &self.interrupt);
        (part, search)
    }

    /// What grounded evaluation settles.
    fn settled(&self) -> Extension {
        Extension { labels: self.graph.nodes().map(|node| self.grounded.label(node)).collect() }
    }

    fn components(&mut self) -> Vec<Vec<NodeId>> {
        match self.semantics {
            Semantics::Grounded => Vec::new(),
            _ => self.components.get_or_insert_with(|| components(self.graph, self.grounded)).clone(),
        }
    }

    /// A set of what bears on a node in which its label is one of those, if there is one. Whatever does not bear on it has its
    /// grounded label there.
    ///
    /// # Errors
    /// `Stopped` where the search was ended.
    pub fn find(&mut self, node: NodeId, labels: &[Label]) -> Result<Option<Extension>, Stopped> {
        let settled = self.grounded.label(node);
        let is_settled = self.semantics == Semantics::Grounded || settled != Label::Undecided;
        if labels.is_empty() || is_settled && !labels.contains(&settled) || !self.exist()? {
            return Ok(None);
        }
        let mut extension = self.settled();
        if is_settled {
            return Ok(Some(extension));
        }
        let number = self.part(node);
        let (part, search) = &mut self.parts[number];
        let Some(place) = part.place(node) else { return Ok(None) };
        let literal = search.condition_for(place, labels);
        let is_met = |found: &Found| labels.contains(&found[place.index()]);
        let found = search.find(part, Some(&Wanted { literal, is_met: &is_met }))?;
        Ok(found.map(|found| {
            extension.put(part, &found);
            extension
        }))
    }

    /// Which of the parts that are kept bears on an undecided node.
    fn part(&mut self, node: NodeId) -> usize {
        let nodes = match self.semantics {
            Semantics::Stable | Semantics::SemiStable => self.component(node),
            _ => reaching(self.graph, self.grounded, [node]),
        };
        if let Some(place) = self.parts.iter().position(|(part, _)| part.nodes == nodes) {
            return place;
        }
        if self.parts.len() == KEPT {
            self.parts.remove(0);
        }
        let searched = self.searched(nodes);
        self.parts.push(searched);
        self.parts.len() - 1
    }

    fn component(&mut self, node: NodeId) -> Vec<NodeId> {
        let all = self.components.get_or_insert_with(|| components(self.graph, self.grounded));
        all.iter().find(|members| members.binary_search(&node).is_ok()).cloned().unwrap_or_default()
    }
}

impl Extension {
    fn put(&mut self, part: &Part, found: &Found) {
        part.nodes.iter().zip(found).for_each(|(node, label)| self.labels[node.index()] = *label);
    }
}
