//! The reasons behind a map: for each standpoint, why each of its nodes stands as it does.

use std::collections::VecDeque;

use super::{Content, Map, NodeId};
use crate::explain::{self, Case, Subject, Telling};

/// Of a larger map the reasons are told for so many nodes, those nearest to the roots.
pub const MOST_REASONED: usize = 1_000;

/// How many steps down are told of a map that is larger than that.
const DEEPEST: u32 = 4;

/// The reasons behind a map.
#[derive(Debug, Default)]
pub struct Reasons {
    /// The nodes whose reasons are told, those nearer to a root first.
    pub nodes: Vec<NodeId>,
    /// For each standpoint the reasons for those nodes, in that order.
    pub from: Vec<explain::Reasons>,
}

/// The reasons for the nodes of a map. Takes room by the size of what bears on them, for each standpoint.
#[must_use]
pub fn reasons(case: &Case<'_>, map: &Map) -> Reasons {
    let (nodes, is_whole) = nearest(map);
    let subjects: Vec<Subject> = nodes.iter().filter_map(|id| map.node(*id).subject.clone()).collect();
    let telling = Telling { depth: (!is_whole).then_some(DEEPEST), ..Telling::default() };
    let from = case.judged.iter().map(|judged| explain::reasons(case, judged, &subjects, telling));
    Reasons { from: from.collect(), nodes }
}

/// The nodes that stand in full, those nearest to a root first, and whether these are all.
fn nearest(map: &Map) -> (Vec<NodeId>, bool) {
    let mut line: VecDeque<NodeId> = map.roots.iter().copied().collect();
    let mut nodes = Vec::new();
    while let Some(id) = line.pop_front() {
        let node = map.node(id);
        if !matches!(node.content, Content::Reference(_)) && node.subject.is_some() {
            if nodes.len() == MOST_REASONED {
                return (nodes, false);
            }
            nodes.push(id);
        }
        line.extend(&node.children);
    }
    (nodes, true)
}
