//! A map as a graph: what serves again is drawn once, with a line for each place where it serves.

use crate::map::{Content, Link, Map, Node, NodeId};

/// A line of the graph, from what bears to what it bears on.
pub(super) struct Edge<'a> {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    pub(super) link: &'a Link,
    /// It is the contrary of what stands at `from` that bears.
    pub(super) is_contrary: bool,
}

impl Edge<'_> {
    /// "for", "given (2 needed)", "against, as its contrary".
    pub(super) fn words(&self) -> String {
        let mut words = super::words::bearing(self.link.bearing).to_owned();
        if let Some(count) = self.link.at_least {
            words += &format!(" ({} of {} needed)", count.needed, count.of);
        }
        if self.is_contrary {
            words += ", by its contrary";
        }
        words
    }
}

/// Everything that stands in full.
pub(super) fn nodes(map: &Map) -> impl Iterator<Item = (NodeId, &Node)> {
    map.iter().filter(|(_, node)| !matches!(node.content, Content::Reference(_)))
}

/// Every line, in the order of the map.
pub(super) fn edges(map: &Map) -> impl Iterator<Item = Edge<'_>> {
    map.iter().filter_map(|(id, node)| {
        let (to, link) = (node.parent?, node.link.as_ref()?);
        Some(match &node.content {
            Content::Reference(reference) => {
                Edge { from: reference.to, to, link, is_contrary: reference.is_contrary }
            }
            _ => Edge { from: id, to, link, is_contrary: false },
        })
    })
}

/// What a node says in a few lines: its sentence or its name, and what each standpoint says of it.
pub(super) fn label(map: &Map, node: &Node) -> Vec<String> {
    let mut lines = Vec::new();
    let role = super::words::role(map, node);
    let sentence = node.sentence();
    if sentence.is_empty() {
        lines.extend(role);
    } else {
        lines.extend(textwrap::wrap(sentence, 44).into_iter().map(std::borrow::Cow::into_owned));
    }
    if let Content::Folded(count) = &node.content {
        lines.push(format!("… {count} more"));
    }
    for (standpoint, standing) in map.standpoints.iter().zip(&node.standings) {
        let (mark, says) = super::words::standing(standing);
        lines.push(format!("{} {}: {says}", sign(mark), standpoint.view.name));
    }
    lines
}

/// A sign that any font has.
fn sign(mark: super::words::Mark) -> char {
    use super::words::Mark;
    match mark {
        Mark::Holds => '✓',
        Mark::Falls => '✗',
        Mark::Open => '?',
        Mark::Missing => '–',
        Mark::Unused => '○',
    }
}
