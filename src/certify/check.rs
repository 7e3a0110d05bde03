//! The checker: one pass over nodes and edges that accepts a labelling if and only if it proves itself grounded.
//!
//! A node holds when at least `need` of its supports hold and none of its objections does. Γ(X) is the least set
//! that is closed under this, with the nodes of X as the objections that count. It shrinks as X grows. The grounded
//! labels are T, the least fixpoint of Γ∘Γ, and P = Γ(T). The labelling says `In`, `Out` or `Undecided` of each node,
//! and gives it a rank. Write I, O and U for the three sets. For each node n of rank r it is checked:
//!
//! - **In.** (1) At least `need` supports are in I with ranks below r. (2) Every objection is in O with a rank below r.
//! - **Out.** (3) Some objection is in I with a rank below r; or (4) fewer than `need` supports are left when those in
//!   O with ranks up to r are taken away.
//! - **Undecided.** (5) No objection is in I. (6) At least `need` supports are in I, or in U with ranks below r.
//!   (7) Some objection is not in O, or fewer than `need` supports are in I.
//!
//! **Whatever is accepted is grounded.** First, I ⊆ T and no node of O is in P, by induction on ranks. Let it be so
//! below r.
//! *In:* by (1) and (2) n has enough supports in T and no objection in P. T = Γ(P) is closed under just that, so n ∈ T.
//! *Out:* suppose that nodes of O with rank r are in P = Γ(T), and let n be the one that comes first when that least
//! set is built up step by step. (3) cannot be, since an objection in T keeps n out of Γ(T). Where (4) is so, n was
//! built on `need` supports that were in P before it; one of them is in O with a rank up to r: with a lower one, then
//! it is not in P; with rank r, then it came before the first. Either contradicts. So an unfounded set is one rank, and
//! a node that is out for lack of supports is one whose set has a single member.
//!
//! Second, T ⊆ I. I ∪ U ⊆ Γ(I): by ranks, the nodes of I and then those of U have enough supports that are in Γ(I)
//! before them, by (1) and (6), and no objection in I, by (2) and (5). Hence Γ(Γ(I)) ⊆ Γ(I ∪ U). That in turn lies
//! within I, because I is closed with the objections of I ∪ U: were n a node outside I with enough supports in I and no
//! objection in I ∪ U, then n ∈ U is against (7), and n ∈ O is against (3) and (4), for its supports in I are all left.
//! So Γ(Γ(I)) ⊆ I, and T, the least such set (Knaster and Tarski), lies within I.
//!
//! So I = T. And P = Γ(I) contains I ∪ U and no node of O: it is I ∪ U.
//!
//! **Whatever is grounded has ranks that are accepted.** Γ∘Γ reaches T by stages from below. Number each stage's nodes
//! above those of earlier stages: first those that now hold, in the order in which that least set is built up; then,
//! with one rank, all that falls outside P with them. (4) or (3) holds of that set since P is a least set. U is numbered
//! as P is built up step by step from T, and (5) and (7) hold since P = Γ(T) and T = Γ(P).
//!
//! Ranks matter only where a rule compares them. A labelling with other ranks under which every rule holds is no worse a
//! proof, and is accepted.

use super::{Labelling, Standing};
use crate::network::Graph;
use crate::vocabulary::NodeId;

/// Which rule of the checker a labelling breaks, and where. The first node in order is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// There are not as many standings and ranks as nodes.
    Length {
        /// How many nodes the graph has.
        nodes: usize,
        /// How many standings there are.
        standings: usize,
        /// How many ranks.
        ranks: usize,
    },
    /// Rule 1: it is in, and too few of its supports are in before it.
    FewSupports(NodeId, Count),
    /// Rule 2: it is in, and this objection is not out before it.
    Objection(NodeId, NodeId),
    /// Rules 3 and 4: it is out, and no objection is in before it and enough supports are left.
    NotFelled(NodeId, Count),
    /// Rule 5: it is undecided, and this objection is in.
    Blocked(NodeId, NodeId),
    /// Rule 6: it is undecided, and too few of its supports possibly hold before it.
    FewPossible(NodeId, Count),
    /// Rule 7: it is undecided, and enough of its supports are in and every objection is out.
    Settled(NodeId),
}

/// How many supports were found, of how many that a node needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    /// Those found.
    pub found: usize,
    /// Those needed.
    pub need: usize,
}

impl Broken {
    /// The node that the rule fails for.
    #[must_use]
    pub fn node(&self) -> Option<NodeId> {
        match *self {
            Self::Length { .. } => None,
            Self::FewSupports(node, _)
            | Self::Objection(node, _)
            | Self::NotFelled(node, _)
            | Self::Blocked(node, _)
            | Self::FewPossible(node, _)
            | Self::Settled(node) => Some(node),
        }
    }
}

/// Whether the labelling is the grounded one and proves it. Takes time by nodes and edges, and no memory.
///
/// # Errors
/// The first node, in order, for which a rule fails.
pub fn check(graph: &Graph, labelling: &Labelling) -> Result<(), Broken> {
    let (standings, ranks) = (labelling.standings.len(), labelling.ranks.len());
    if standings != graph.len() || ranks != graph.len() {
        return Err(Broken::Length { nodes: graph.len(), standings, ranks });
    }
    let checker = Checker { graph, labelling };
    graph.nodes().try_for_each(|node| match checker.standing(node) {
        Standing::In => checker.is_in(node),
        Standing::Out => checker.is_out(node),
        Standing::Undecided => checker.is_undecided(node),
    })
}

#[derive(Clone, Copy)]
struct Checker<'a> {
    graph: &'a Graph,
    labelling: &'a Labelling,
}

impl Checker<'_> {
    fn is_in(self, node: NodeId) -> Result<(), Broken> {
        let rank = self.rank(node);
        let found =
            self.supports(node, |support| self.is(support, Standing::In) && self.rank(support) < rank);
        if found.found < found.need {
            return Err(Broken::FewSupports(node, found));
        }
        let is_out = |other| self.is(other, Standing::Out) && self.rank(other) < rank;
        self.objection(node, |other| !is_out(other))
            .map_or(Ok(()), |other| Err(Broken::Objection(node, other)))
    }

    fn is_out(self, node: NodeId) -> Result<(), Broken> {
        let rank = self.rank(node);
        let is_in = |other| self.is(other, Standing::In) && self.rank(other) < rank;
        if self.objection(node, is_in).is_some() {
            return Ok(());
        }
        let is_out = |support| self.is(support, Standing::Out) && self.rank(support) <= rank;
        let left = self.supports(node, |support| !is_out(support));
        if left.found < left.need { Ok(()) } else { Err(Broken::NotFelled(node, left)) }
    }

    fn is_undecided(self, node: NodeId) -> Result<(), Broken> {
        if let Some(other) = self.objection(node, |other| self.is(other, Standing::In)) {
            return Err(Broken::Blocked(node, other));
        }
        let rank = self.rank(node);
        let before = |support| self.is(support, Standing::Undecided) && self.rank(support) < rank;
        let possible = self.supports(node, |support| self.is(support, Standing::In) || before(support));
        if possible.found < possible.need {
            return Err(Broken::FewPossible(node, possible));
        }
        let sure = self.supports(node, |support| self.is(support, Standing::In));
        let is_opposed = self.objection(node, |other| !self.is(other, Standing::Out)).is_some();
        if is_opposed || sure.found < sure.need { Ok(()) } else { Err(Broken::Settled(node)) }
    }

    fn standing(self, node: NodeId) -> Standing {
        self.labelling.standings[node.index()]
    }

    fn is(self, node: NodeId, standing: Standing) -> bool {
        self.standing(node) == standing
    }

    fn rank(self, node: NodeId) -> u32 {
        self.labelling.ranks[node.index()]
    }

    /// How many edges from supports there are of a sort.
    fn supports(self, node: NodeId, sort: impl Fn(NodeId) -> bool) -> Count {
        let found = self.graph.supports(node).iter().filter(|support| sort(**support)).count();
        Count { found, need: self.graph.need(node) as usize }
    }

    /// The first objection of a sort.
    fn objection(self, node: NodeId, sort: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        self.graph.objections(node).iter().copied().find(|other| sort(*other))
    }
}

#[cfg(test)]
mod tests {
    use super::Standing::{In, Out, Undecided};
    use super::*;
    use crate::network::made::graph;

    fn check(graph: &Graph, labels: &[(Standing, u32)]) -> Result<(), Broken> {
        let (standings, ranks) = labels.iter().copied().unzip();
        super::check(graph, &Labelling { standings, ranks })
    }

    /// 2 is free, 1 is objected to by it, 0 by 1.
    fn chain() -> Graph {
        graph(&[(0, &[], &[1]), (0, &[], &[2]), (0, &[], &[])])
    }

    #[test]
    fn ranks_show_in_which_order_it_follows() {
        assert_eq!(check(&chain(), &[(In, 2), (Out, 1), (In, 0)]), Ok(()));
        assert_eq!(check(&chain(), &[(In, 9), (Out, 5), (In, 3)]), Ok(()));
        assert_eq!(
            check(&chain(), &[(In, 1), (Out, 1), (In, 0)]),
            Err(Broken::Objection(NodeId(0), NodeId(1)))
        );
        let left = Count { found: 0, need: 0 };
        assert_eq!(check(&chain(), &[(In, 2), (Out, 0), (In, 0)]), Err(Broken::NotFelled(NodeId(1), left)));
    }

    #[test]
    fn a_circle_that_holds_itself_up_is_refused_and_falls_together() {
        let circle = graph(&[(1, &[1], &[]), (1, &[0], &[])]);
        let found = Count { found: 0, need: 1 };
        assert_eq!(check(&circle, &[(In, 0), (In, 1)]), Err(Broken::FewSupports(NodeId(0), found)));
        assert_eq!(
            check(&circle, &[(Undecided, 0), (Undecided, 0)]),
            Err(Broken::FewPossible(NodeId(0), found))
        );
        assert_eq!(check(&circle, &[(Out, 0), (Out, 0)]), Ok(()));
        let left = Count { found: 1, need: 1 };
        assert_eq!(check(&circle, &[(Out, 0), (Out, 1)]), Err(Broken::NotFelled(NodeId(0), left)));
    }

    #[test]
    fn a_quarrel_stays_open() {
        let quarrel = graph(&[(0, &[], &[1]), (0, &[], &[0]), (1, &[0], &[])]);
        assert_eq!(check(&quarrel, &[(Undecided, 0), (Undecided, 0), (Undecided, 1)]), Ok(()));
        let none = Count { found: 0, need: 1 };
        assert_eq!(
            check(&quarrel, &[(Undecided, 0), (Undecided, 0), (Undecided, 0)]),
            Err(Broken::FewPossible(NodeId(2), none))
        );
        assert_eq!(
            check(&quarrel, &[(In, 1), (Out, 0), (In, 2)]),
            Err(Broken::NotFelled(NodeId(1), Count { found: 0, need: 0 }))
        );
    }

    #[test]
    fn what_is_settled_may_not_be_left_open() {
        assert_eq!(check(&graph(&[(0, &[], &[])]), &[(Undecided, 0)]), Err(Broken::Settled(NodeId(0))));
        let felled = graph(&[(0, &[], &[]), (0, &[], &[0])]);
        assert_eq!(check(&felled, &[(In, 0), (Undecided, 0)]), Err(Broken::Blocked(NodeId(1), NodeId(0))));
    }

    #[test]
    fn every_node_has_a_standing_and_a_rank() {
        let short = Labelling { standings: vec![In], ranks: vec![0, 0] };
        let broken = Broken::Length { nodes: 3, standings: 1, ranks: 2 };
        assert_eq!(super::check(&chain(), &short), Err(broken));
        assert_eq!(super::check(&Graph::default(), &Labelling::default()), Ok(()));
    }
}
