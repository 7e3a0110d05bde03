//! A map in the language of Graphviz.

use std::fmt::Write;

use super::edges::{self, Edge};
use crate::map::{Content, Map, Node};
use crate::render::report::clean;

/// A map in the language of Graphviz: a line from what bears to what it bears on. Statements are boxes, evidence has a
/// folded corner, arguments are rounded; what speaks against is dashed.
#[must_use]
pub fn map_dot(map: &Map) -> String {
    let mut text = String::from(
        "digraph map {\n  rankdir=RL;\n  node [shape=box, fontname=\"Helvetica\", fontsize=11, color=\"#5b6673\"];\n  \
         edge [fontname=\"Helvetica\", fontsize=9];\n",
    );
    for (_, node) in edges::nodes(map) {
        let label = edges::label(map, node).join("\n");
        let _ = writeln!(
            text,
            "  {} [id={}, label={}, {}];",
            quoted(&node.id),
            quoted(&node.id),
            labelled(&label),
            shape(node)
        );
    }
    for edge in edges::edges(map) {
        let (from, to) = (&map.node(edge.from).id, &map.node(edge.to).id);
        let words = labelled(&edge.words());
        let _ = writeln!(text, "  {} -> {} [label={words}, {}];", quoted(from), quoted(to), line(&edge));
    }
    text + "}\n"
}

const fn shape(node: &Node) -> &'static str {
    match &node.content {
        Content::Statement(statement) if statement.is_thesis => "style=bold",
        Content::Evidence(_) => "shape=note",
        Content::Argument(_) => "style=rounded",
        Content::Folded(_) => "shape=plaintext",
        Content::Statement(_) | Content::Reference(_) => "style=solid",
    }
}

fn line(edge: &Edge<'_>) -> &'static str {
    if edge.link.bearing.is_attack() {
        "color=\"#b3500b\", fontcolor=\"#b3500b\", style=dashed, arrowhead=onormal"
    } else {
        "color=\"#1f5fae\", fontcolor=\"#1f5fae\", style=solid, arrowhead=normal"
    }
}

/// A quoted label, in which the entities of HTML are read.
fn labelled(text: &str) -> String {
    quoted(&text.replace('&', "&amp;"))
}

/// A quoted string of the language. A backslash begins an escape there, and a quote ends it.
fn quoted(text: &str) -> String {
    let escaped = clean::lines(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_quotes() {
        assert_eq!(quoted("a\"];\\n\nb"), "\"a\\\"];\\\\n\\nb\"");
        assert_eq!(labelled("R&amp;D"), "\"R&amp;amp;D\"");
        assert_eq!(quoted("ends in \\"), "\"ends in \\\\\"");
    }
}
