//! The sets of a semantics on one part of a network, one after another.
//!
//! A complete set is a model of the clauses. A preferred set is one that was made larger until it could not be; a
//! semi-stable one leaves less and less open; a clause then forbids all that is no larger, or leaves no less open. So every
//! search sees each preferred set once, and a search for one with some property stops at the first.

use super::super::Label;
use super::circles::Circles;
use super::encode::{Encoded, encode};
use super::part::Part;
use crate::sat::{Interrupt, Literal, Stopped};
use crate::vocabulary::*;

mod ideal;
mod smallest_gap;

/// The labels of a part's nodes in one set.
pub(super) type Found = Vec<Label>;

/// Which sets are asked for: those in which this literal can be true, and of which this is true.
pub(super) struct Wanted<'w> {
    pub(super) literal: Literal,
    pub(super) is_met: &'w dyn Fn(&Found) -> bool,
}

/// The search in one part. What it found for one question serves the next.
pub(super) struct Search {
    semantics: Semantics,
    encoded: Encoded,
    circles: Option<Circles>,
    /// The preferred sets that were found, or the one ideal set; no clause allows them any more.
    known: Vec<Found>,
    /// The literals that say of nodes that the semi-stable sets found leave them open, for each way to leave the least open.
    gaps: Vec<Vec<Literal>>,
    /// For semi-stable sets: each of these says, where it holds, that a node is not left open.
    settled: Vec<Literal>,
    /// Turns on the clauses against sets that leave as much open as one that was found.
    narrower: Option<Literal>,
}

/// How far the sets of a part were listed.
#[derive(Default)]
pub(super) struct Cursor {
    /// Turns on the clauses against the sets that were listed.
    listed: Option<Literal>,
    place: usize,
}

impl Search {
    /// The search on a part.
    pub(super) fn new(part: &Part, semantics: Semantics, interrupt: &Interrupt) -> Self {
        let mut encoded = encode(&part.graph, semantics, interrupt);
        let settled = match semantics {
            Semantics::SemiStable => smallest_gap::settled(&mut encoded),
            _ => Vec::new(),
        };
        let circles = Circles::new(&part.graph);
        Self { semantics, encoded, circles, known: Vec::new(), gaps: Vec::new(), settled, narrower: None }
    }

    /// A literal under which the node has one of these labels.
    pub(super) fn condition_for(&mut self, place: NodeId, labels: &[Label]) -> Literal {
        let (holds, possible) = (self.encoded.holds[place.index()], self.encoded.possible[place.index()]);
        let each: Vec<Literal> = labels
            .iter()
            .map(|label| match label {
                Label::In => holds,
                Label::Out => !possible,
                Label::Undecided => self.condition(&[vec![!holds], vec![possible]]),
            })
            .collect();
        if let [one] = each[..] { one } else { self.condition(&[each]) }
    }

    /// A literal under which all of the clauses hold.
    fn condition(&mut self, clauses: &[Vec<Literal>]) -> Literal {
        let condition = self.encoded.solver.variable();
        for clause in clauses {
            let clause: Vec<Literal> = std::iter::once(!condition).chain(clause.iter().copied()).collect();
            self.encoded.solver.add(&clause);
        }
        condition
    }

    /// Some set of the semantics, if there is one as it is wanted.
    pub(super) fn find(
        &mut self,
        part: &Part,
        wanted: Option<&Wanted<'_>>,
    ) -> Result<Option<Found>, Stopped> {
        let literal: Vec<Literal> = wanted.iter().map(|wanted| wanted.literal).collect();
        let is_met = |found: &Found| wanted.is_none_or(|wanted| (wanted.is_met)(found));
        match self.semantics {
            Semantics::Complete | Semantics::Stable => self.solve(part, &literal),
            Semantics::Grounded => Ok(Some(vec![Label::Undecided; part.nodes.len()]).filter(is_met)),
            Semantics::Ideal => self.ideal(part).map(|found| Some(found).filter(is_met)),
            Semantics::SemiStable => self.find_semi_stable(part, &literal),
            Semantics::Preferred => {
                if let Some(known) = self.known.iter().find(|known| is_met(known)) {
                    return Ok(Some(known.clone()));
                }
                while let Some(found) = self.new_preferred(part, &literal)? {
                    self.known.push(found.clone());
                    if is_met(&found) {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            }
        }
    }

    /// The next set, and then the next.
    pub(super) fn next(&mut self, part: &Part, cursor: &mut Cursor) -> Result<Option<Found>, Stopped> {
        match self.semantics {
            Semantics::Complete | Semantics::Stable => self.next_model(part, cursor, &[]),
            Semantics::SemiStable => self.next_semi_stable(part, cursor),
            Semantics::Preferred => {
                cursor.place += 1;
                if self.known.len() < cursor.place {
                    let found = self.new_preferred(part, &[])?;
                    self.known.extend(found);
                }
                Ok(self.known.get(cursor.place - 1).cloned())
            }
            Semantics::Grounded | Semantics::Ideal => {
                cursor.place += 1;
                if cursor.place == 1 { self.find(part, None) } else { Ok(None) }
            }
        }
    }

    /// A complete set (a stable one, where that is asked for) by which all of the literals are true.
    fn solve(&mut self, part: &Part, assumed: &[Literal]) -> Result<Option<Found>, Stopped> {
        loop {
            if !self.encoded.solver.solve(assumed)? {
                return Ok(None);
            }
            let Encoded { solver, holds, possible, .. } = &mut self.encoded;
            let Some(circles) = &self.circles else { break };
            let mut circular = circles.forbid(&part.graph, solver, holds);
            if self.semantics != Semantics::Stable {
                circular |= circles.forbid(&part.graph, solver, possible);
            }
            if !circular {
                break;
            }
        }
        let Encoded { solver, holds, possible, .. } = &self.encoded;
        let label =
            |(holds, possible): (&Literal, &Literal)| match (solver.value(*holds), solver.value(*possible)) {
                (true, _) => Label::In,
                (false, true) => Label::Undecided,
                (false, false) => Label::Out,
            };
        Ok(Some(holds.iter().zip(possible).map(label).collect()))
    }

    /// The next complete set by which the literals are true, of those that were not listed.
    fn next_model(
        &mut self,
        part: &Part,
        cursor: &mut Cursor,
        assumed: &[Literal],
    ) -> Result<Option<Found>, Stopped> {
        let listed = *cursor.listed.get_or_insert_with(|| self.encoded.solver.variable());
        let assumed: Vec<Literal> = std::iter::once(listed).chain(assumed.iter().copied()).collect();
        let found = self.solve(part, &assumed)?;
        if found.is_some() {
            let solver = &mut self.encoded.solver;
            let turned =
                self.encoded.objectors.iter().map(|one| if solver.value(*one) { !*one } else { *one });
            let clause: Vec<Literal> = std::iter::once(!listed).chain(turned).collect();
            solver.add(&clause);
        }
        Ok(found)
    }

    /// A preferred set that was not found yet: one with these literals, made as large as it can be with them, and then
    /// without them.
    fn new_preferred(&mut self, part: &Part, literals: &[Literal]) -> Result<Option<Found>, Stopped> {
        let Some(found) = self.solve(part, literals)? else { return Ok(None) };
        let found = self.enlarge(part, found, literals)?;
        if literals.is_empty() { Ok(Some(found)) } else { self.enlarge(part, found, &[]).map(Some) }
    }

    /// The largest of ever larger sets by which the literals are true. What is no larger is forbidden from then on.
    fn enlarge(&mut self, part: &Part, mut found: Found, literals: &[Literal]) -> Result<Found, Stopped> {
        loop {
            let held = self.held(&found, part);
            let missing: Vec<Literal> = self
                .encoded
                .objectors
                .iter()
                .copied()
                .filter(|one| held.binary_search(one).is_err())
                .collect();
            self.encoded.solver.add(&missing);
            let assumed: Vec<Literal> = held.iter().chain(literals).copied().collect();
            match self.solve(part, &assumed)? {
                Some(larger) => found = larger,
                None => return Ok(found),
            }
        }
    }

    /// What a set says that objects to others, ascending. T grows exactly when this does.
    fn held(&self, found: &Found, part: &Part) -> Vec<Literal> {
        let objections = part.graph.nodes().flat_map(|node| part.graph.objections(node));
        let held = objections.filter(|node| found[node.index()] == Label::In);
        let mut held: Vec<Literal> = held.map(|node| self.encoded.holds[node.index()]).collect();
        held.sort_unstable();
        held.dedup();
        held
    }
}
