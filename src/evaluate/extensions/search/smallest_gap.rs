//! Semi-stable sets: complete sets that leave open (P without T) no more than they must.

use super::super::super::Label;
use super::super::encode::Encoded;
use super::super::part::Part;
use super::{Cursor, Found, Search};
use crate::sat::{Literal, Stopped};

/// A literal for each node with variables of its own that says, where it is true, that the node is not left open.
pub(super) fn settled(encoded: &mut Encoded) -> Vec<Literal> {
    let own = encoded.own.iter();
    let sides: Vec<[Literal; 2]> =
        own.map(|node| [encoded.holds[node.index()], encoded.possible[node.index()]]).collect();
    let solver = &mut encoded.solver;
    let settled = |[holds, possible]: [Literal; 2]| {
        let settled = solver.variable();
        solver.prefer(settled);
        solver.add(&[!settled, holds, !possible]);
        settled
    };
    sides.into_iter().map(settled).collect()
}

impl Search {
    /// A semi-stable set by which the literals are true.
    pub(super) fn find_semi_stable(
        &mut self,
        part: &Part,
        literals: &[Literal],
    ) -> Result<Option<Found>, Stopped> {
        for place in 0.. {
            if place == self.gaps.len() && !self.add_gap(part, literals)? {
                break;
            }
            let assumed: Vec<Literal> =
                self.settled_but(&self.gaps[place]).into_iter().chain(literals.iter().copied()).collect();
            if let Some(found) = self.solve(part, &assumed)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The next semi-stable set.
    pub(super) fn next_semi_stable(
        &mut self,
        part: &Part,
        cursor: &mut Cursor,
    ) -> Result<Option<Found>, Stopped> {
        loop {
            if cursor.place == self.gaps.len() && !self.add_gap(part, &[])? {
                return Ok(None);
            }
            let outside = self.settled_but(&self.gaps[cursor.place]);
            if let Some(found) = self.next_model(part, cursor, &outside)? {
                return Ok(Some(found));
            }
            cursor.place += 1;
        }
    }

    /// Finds one more way to leave the least open, starting from a set by which the literals are true; whether there was one.
    fn add_gap(&mut self, part: &Part, literals: &[Literal]) -> Result<bool, Stopped> {
        let narrower = *self.narrower.get_or_insert_with(|| self.encoded.solver.variable());
        let assumed: Vec<Literal> = std::iter::once(narrower).chain(literals.iter().copied()).collect();
        let Some(found) = self.solve(part, &assumed)? else { return Ok(false) };
        let gap = self.narrow(part, self.gap(&found), &assumed)?;
        let gap = if literals.is_empty() { gap } else { self.narrow(part, gap, &[narrower])? };
        self.gaps.push(gap);
        Ok(true)
    }

    /// The least of ever smaller gaps. While the first literal is assumed, no set may leave as much open again.
    fn narrow(
        &mut self,
        part: &Part,
        mut gap: Vec<Literal>,
        assumed: &[Literal],
    ) -> Result<Vec<Literal>, Stopped> {
        loop {
            let narrower = assumed.first().map(|narrower| !*narrower);
            let clause: Vec<Literal> = narrower.into_iter().chain(gap.iter().copied()).collect();
            self.encoded.solver.add(&clause);
            let assumed: Vec<Literal> = assumed.iter().copied().chain(self.settled_but(&gap)).collect();
            match self.solve(part, &assumed)? {
                Some(found) => gap = self.gap(&found),
                None => return Ok(gap),
            }
        }
    }

    /// What would have to be true for the set to leave nothing open, and is not; ascending.
    fn gap(&self, found: &Found) -> Vec<Literal> {
        let own = self.encoded.own.iter().zip(&self.settled);
        own.filter(|(node, _)| found[node.index()] == Label::Undecided).map(|(_, settled)| *settled).collect()
    }

    fn settled_but(&self, gap: &[Literal]) -> Vec<Literal> {
        self.settled.iter().copied().filter(|settled| gap.binary_search(settled).is_err()).collect()
    }
}
