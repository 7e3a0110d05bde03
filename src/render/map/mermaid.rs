//! A map in the language of Mermaid.

use std::fmt::Write;

use super::edges;
use crate::map::{Content, Map, Node, NodeId};
use crate::render::report::clean;

/// A map as a flowchart of Mermaid: an arrow from what bears to what it bears on, dotted where it speaks against.
#[must_use]
pub fn map_mermaid(map: &Map) -> String {
    let mut text = String::from("flowchart RL\n");
    for (id, node) in edges::nodes(map) {
        let label = escaped(&edges::label(map, node).join("\n"));
        let (open, close) = brackets(node);
        let _ = writeln!(text, "  {}{open}\"{label}\"{close}", name(id));
    }
    let (mut with, mut against) = (Vec::new(), Vec::new());
    for (number, edge) in edges::edges(map).enumerate() {
        let arrow = if edge.link.bearing.is_attack() { "-.->" } else { "-->" };
        let words = escaped(&edge.words());
        let _ = writeln!(text, "  {} {arrow}|\"{words}\"| {}", name(edge.from), name(edge.to));
        if edge.link.bearing.is_attack() { &mut against } else { &mut with }.push(number.to_string());
    }
    for (numbers, colour) in [(with, "#1f5fae"), (against, "#b3500b")] {
        if !numbers.is_empty() {
            let _ = writeln!(text, "  linkStyle {} stroke:{colour}", numbers.join(","));
        }
    }
    text
}

/// A name that is no word of the language.
fn name(id: NodeId) -> String {
    format!("n{}", id.0)
}

const fn brackets(node: &Node) -> (&'static str, &'static str) {
    match &node.content {
        Content::Argument(_) => ("([", "])"),
        Content::Evidence(_) => ("[[", "]]"),
        Content::Folded(_) => ("(", ")"),
        Content::Statement(_) | Content::Reference(_) => ("[", "]"),
    }
}

/// The text within quotes. Everything that Mermaid, or the HTML and Markdown that it makes, might read as its own is
/// written by its number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean::lines(text).chars() {
        match letter {
            '\n' => out.push_str("<br/>"),
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | '~' | '$' | ';' | '%' | '{' | '}' => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_text() {
        assert_eq!(escaped("a \"b\" <i> #1;\nc"), "a #34;b#34; #60;i#62; #35;1#59;<br/>c");
    }
}
