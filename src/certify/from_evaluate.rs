//! From the evaluator's labels to a certificate.

use std::collections::VecDeque;

use super::{Certificate, Labelling, Question, Standing, Subject, Verdict, digest};
use crate::evaluate::{Label, Labels, Reason, status};
use crate::network::Graph;
use crate::vocabulary::{Lists, NodeId, Status};

/// The certificate of a standpoint's labels and of what they say of these claims.
#[must_use]
pub fn certificate(subject: &Subject<'_>, labels: &Labels, asked: &[Question]) -> Certificate {
    let network = subject.network;
    let verdict = |question: &Question| Verdict {
        claim: question.written.clone(),
        status: question.statement.map_or(Status::Unproven, |statement| status(network, labels, statement)),
    };
    Certificate {
        standpoint: subject.name().to_owned(),
        network: digest::digest(subject, asked),
        labelling: labelling(network.graph(), labels),
        verdicts: asked.iter().map(verdict).collect(),
    }
}

/// The labels as a checker takes them. Takes time by nodes and edges.
///
/// The evaluator settles an unfounded set in one go, node by node, and nothing depends on a part of it: such runs
/// become one rank. The order in which undecided nodes possibly hold is found here.
#[must_use]
pub fn labelling(graph: &Graph, labels: &Labels) -> Labelling {
    let standing = |node: NodeId| match labels.label(node) {
        Label::In => Standing::In,
        Label::Out => Standing::Out,
        Label::Undecided => Standing::Undecided,
    };
    let standings: Vec<Standing> = graph.nodes().map(standing).collect();
    let mut ranks: Vec<u32> = graph.nodes().map(|node| labels.rank(node)).collect();
    join_unfounded(graph, labels, &mut ranks);
    order_undecided(graph, &standings, &mut ranks);
    Labelling { standings, ranks }
}

/// Gives each run of unfounded nodes the rank of its first.
fn join_unfounded(graph: &Graph, labels: &Labels, ranks: &mut [u32]) {
    let mut settled: Vec<NodeId> =
        graph.nodes().filter(|node| labels.label(*node) != Label::Undecided).collect();
    settled.sort_unstable_by_key(|node| labels.rank(*node));
    let mut run = None;
    for node in settled {
        if labels.reason(node) == Reason::Unfounded {
            ranks[node.index()] = *run.get_or_insert(labels.rank(node));
        } else {
            run = None;
        }
    }
}

/// Ranks the undecided nodes by rounds: those that possibly hold by what is in, then those by these, and so on.
fn order_undecided(graph: &Graph, standings: &[Standing], ranks: &mut [u32]) {
    let is = |node: NodeId, standing| standings[node.index()] == standing;
    let undecided = (0..graph.len() as u32).map(NodeId).filter(|node| is(*node, Standing::Undecided));
    let edges = undecided.clone().flat_map(|node| {
        let supports = graph.supports(node).iter().filter(|support| is(**support, Standing::Undecided));
        supports.map(move |support| (support.index(), node))
    });
    let supported = Lists::grouped(graph.len(), edges);
    let mut lacking = vec![0u32; graph.len()];
    let mut ready = VecDeque::new();
    for node in undecided {
        let sure = graph.supports(node).iter().filter(|support| is(**support, Standing::In)).count();
        lacking[node.index()] = graph.need(node).saturating_sub(u32::try_from(sure).unwrap_or(u32::MAX));
        if lacking[node.index()] == 0 {
            ranks[node.index()] = 0;
            ready.push_back(node);
        }
    }
    while let Some(node) = ready.pop_front() {
        for next in supported.get(node.index()).iter().map(|next| next.index()) {
            if lacking[next] == 1 {
                ranks[next] = ranks[node.index()] + 1;
                ready.push_back(NodeId::new(next));
            }
            lacking[next] = lacking[next].saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::*;
    use crate::evaluate::grounded;
    use crate::network::made::graph;

    fn certified(nodes: &[(usize, &[u32], &[u32])]) -> Labelling {
        let graph = graph(nodes);
        let labelling = labelling(&graph, &grounded(&graph));
        assert_eq!(check(&graph, &labelling), Ok(()));
        labelling
    }

    #[test]
    fn an_unfounded_set_has_one_rank() {
        let circle = certified(&[(1, &[1], &[]), (1, &[0], &[]), (0, &[], &[0])]);
        assert_eq!(circle.ranks[0], circle.ranks[1]);
        assert_eq!(circle.standings, [Standing::Out, Standing::Out, Standing::In]);
    }

    #[test]
    fn undecided_nodes_are_ranked_by_rounds() {
        // 0 and 1 object to each other; 2 rests on 0, 3 on two of 0, 1 and 2; 4 and 3 hold each other up.
        let open = certified(&[
            (0, &[], &[1]),
            (0, &[], &[0]),
            (1, &[0], &[]),
            (2, &[0, 2, 4], &[]),
            (1, &[3], &[]),
        ]);
        assert_eq!(open.ranks, [0, 0, 1, 2, 3]);
    }
}
