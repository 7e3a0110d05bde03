//! Extensions of flat assumption-based frameworks: sets of assumptions, as atoms, ascending.
//!
//! Such a framework is a network (SEMANTICS, section 2): an assumption holds unless its contrary does, any other atom when
//! the body of some rule for it holds. What holds in a set of the network is what follows from the set of assumptions.

use crate::evaluate::extensions::{Extension, Extensions};
use crate::evaluate::{Label, Labels, grounded};
use crate::framework::{Aba, Semantics};
use crate::network::Graph;
use crate::sat::{Interrupt, Stopped};
use crate::vocabulary::{self, NodeId};

/// An extension, if there is one.
///
/// # Errors
/// Where the search was ended.
pub fn one(aba: &Aba, semantics: Semantics, interrupt: &Interrupt) -> Result<Option<Vec<u32>>, Stopped> {
    asked(aba, semantics, interrupt, |extensions| extensions.one())
}

/// An extension from which the atom follows, if there is one; of a complete or preferred one only what bears on the atom.
///
/// # Errors
/// Where the search was ended.
pub fn credulous(
    aba: &Aba,
    semantics: Semantics,
    atom: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    asked(aba, semantics, interrupt, |extensions| extensions.find(NodeId(atom), &[Label::In]))
}

/// An extension from which the atom does not follow, if there is one; of a complete or preferred one only what bears on the
/// atom.
///
/// # Errors
/// Where the search was ended.
pub fn sceptical(
    aba: &Aba,
    semantics: Semantics,
    atom: u32,
    interrupt: &Interrupt,
) -> Result<Option<Vec<u32>>, Stopped> {
    asked(aba, semantics, interrupt, |extensions| {
        extensions.find(NodeId(atom), &[Label::Out, Label::Undecided])
    })
}

fn asked(
    aba: &Aba,
    semantics: Semantics,
    interrupt: &Interrupt,
    ask: impl FnOnce(&mut Extensions<'_>) -> Result<Option<Extension>, Stopped>,
) -> Result<Option<Vec<u32>>, Stopped> {
    let graph = network(aba);
    let labels: Labels = grounded(&graph);
    let found = ask(&mut Extensions::new(&graph, &labels, on_networks(semantics), interrupt))?;
    let held = |found: Extension| {
        let holds = |atom: &u32| found.label(NodeId(*atom)) == Label::In;
        aba.assumptions().iter().copied().filter(holds).collect()
    };
    Ok(found.map(held))
}

/// The same semantics on networks. Those that only abstract frameworks have are not asked of assumptions.
fn on_networks(semantics: Semantics) -> vocabulary::Semantics {
    match semantics {
        Semantics::Preferred => vocabulary::Semantics::Preferred,
        Semantics::Stable => vocabulary::Semantics::Stable,
        _ => vocabulary::Semantics::Complete,
    }
}

/// A node for each atom, in their order, and then one for each rule.
fn network(aba: &Aba) -> Graph {
    let atoms = aba.atom_count();
    let rules: Vec<[u32; 2]> = (0..).zip(aba.heads()).map(|(rule, head)| [*head, atoms + rule]).collect();
    let mut supports: Vec<Vec<NodeId>> = vec![Vec::new(); atoms as usize];
    rules.iter().for_each(|[head, rule]| supports[*head as usize].push(NodeId(*rule)));
    let mut contraries = vec![None; atoms as usize];
    for (assumption, contrary) in aba.assumptions().iter().zip(aba.contraries()) {
        contraries[*assumption as usize] = Some(NodeId(*contrary));
    }
    let mut graph = Graph::with_capacity(atoms as usize + rules.len(), rules.len());
    for (supports, contrary) in supports.iter().zip(&contraries) {
        match contrary {
            Some(contrary) => graph.push(0, &[], &[*contrary]),
            None => graph.push(1, supports, &[]),
        };
    }
    for body in aba.bodies().iter() {
        let body: Vec<NodeId> = body.iter().map(|atom| NodeId(*atom)).collect();
        graph.push(body.len(), &body, &[]);
    }
    graph
}
