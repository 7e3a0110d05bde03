//! The ideal set, without a list of the preferred ones.
//!
//! An admissible set (X within Γ(X) and within Γ(Γ(X))) lies in every preferred set exactly when every complete set leaves
//! all of it possible. For where X is possible by a complete Y, that is X within Γ(Y), Y lies within Γ(X), since Γ is
//! antitone; so their union is admissible, and a preferred Y must hold X already. The other way is plain, since a complete
//! set lies within what it leaves possible. So the ideal set is the greatest complete one of nodes that every complete set leaves
//! possible, and of these only the members of one preferred set need be looked at. (For frameworks: Dung, Mancarella and Toni 2007.)

use super::super::super::Label;
use super::super::part::Part;
use super::{Found, Search};
use crate::sat::{Literal, Stopped};
use crate::vocabulary::NodeId;

impl Search {
    /// The ideal set of the part.
    pub(super) fn ideal(&mut self, part: &Part) -> Result<Found, Stopped> {
        if let Some(known) = self.known.first() {
            return Ok(known.clone());
        }
        let start = vec![Label::Undecided; part.nodes.len()];
        let preferred = self.largest(part, start)?;
        let within = self.possible_in_all(part, preferred)?;
        for node in part.graph.nodes().filter(|node| !within[node.index()]) {
            let holds = self.encoded.holds[node.index()];
            self.encoded.solver.add(&[!holds]);
        }
        let least = vec![Label::Undecided; part.nodes.len()];
        let found = self.largest(part, least)?;
        self.known.push(found.clone());
        Ok(found)
    }

    /// Of the members of a preferred set those that every complete set leaves possible.
    fn possible_in_all(&mut self, part: &Part, preferred: Found) -> Result<Vec<bool>, Stopped> {
        let mut within: Vec<bool> = preferred.iter().map(|label| *label == Label::In).collect();
        loop {
            let members = part.graph.nodes().filter(|node| within[node.index()]);
            let fallen: Vec<Literal> =
                members.map(|node: NodeId| !self.encoded.possible[node.index()]).collect();
            let some = self.condition(&[fallen]);
            let Some(found) = self.solve(part, &[some])? else { return Ok(within) };
            within.iter_mut().zip(found).for_each(|(within, label)| *within &= label != Label::Out);
        }
    }

    /// A largest set, without a trace in the clauses.
    fn largest(&mut self, part: &Part, mut found: Found) -> Result<Found, Stopped> {
        loop {
            let mut assumed = self.held(&found, part);
            let objectors = self.encoded.objectors.iter();
            let missing: Vec<Literal> =
                objectors.copied().filter(|one| assumed.binary_search(one).is_err()).collect();
            assumed.push(self.condition(&[missing]));
            match self.solve(part, &assumed)? {
                Some(larger) => found = larger,
                None => return Ok(found),
            }
        }
    }
}
