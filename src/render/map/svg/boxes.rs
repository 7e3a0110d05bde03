//! The boxes with what stands in them.

use std::fmt::Write;

use super::super::card::{Card, Line};
use super::super::picture::{Picture, PictureBox};
use super::{escaped, marks, text};
use crate::map::{Content, Map, Node};
use crate::source::Sources;

pub(super) fn write(out: &mut String, map: &Map, picture: &Picture, sources: &Sources) {
    out.push_str("<g class=\"boxes\" role=\"list\">\n");
    for each in &picture.boxes {
        write_box(out, map, each, sources);
    }
    out.push_str("</g>\n");
}

fn write_box(out: &mut String, map: &Map, each: &PictureBox, sources: &Sources) {
    let node = map.node(each.node);
    let id = escaped(&node.id);
    let place = node.span.map(|span| sources.place(span)).unwrap_or_default();
    let _ = write!(
        out,
        "<g class=\"node {}\" id=\"{id}\" data-id=\"{id}\" data-place=\"{}\" role=\"listitem\" \
         transform=\"translate({} {})\"><title>{}</title>",
        classes(node, each),
        escaped(&place),
        each.area.x,
        each.area.y,
        escaped(&summary(map, node, &place))
    );
    let link = match &node.content {
        Content::Reference(reference) => Some(escaped(&map.node(reference.to).id)),
        _ => None,
    };
    if let Some(to) = &link {
        let _ = write!(out, "<a href=\"#{to}\">");
    }
    let Card { width, height, .. } = each.card;
    let round = if matches!(node.content, Content::Evidence(_)) { 2 } else { 8 };
    let _ = write!(out, "<rect class=\"box\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>");
    each.card.chips.iter().for_each(|chip| marks::chip(out, chip));
    each.card.lines.iter().for_each(|line| write_line(out, line));
    if each.differs {
        let x = width - 56;
        let _ = write!(
            out,
            "<rect class=\"flag\" x=\"{x}\" y=\"-9\" width=\"48\" height=\"17\" rx=\"4\"/><text class=\"flag-word\" \
             x=\"{}\" y=\"4\">differs</text>",
            x + 6
        );
    }
    out.push_str(if link.is_some() { "</a></g>\n" } else { "</g>\n" });
}

fn write_line(out: &mut String, line: &Line) {
    match line.is_from_the_right {
        false => text(out, line.x, line.y, line.style, &line.text),
        true => {
            let (class, words) = (line.style.class(), escaped(&line.text));
            let Line { x, y, .. } = line;
            let _ =
                write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{words}</text>");
        }
    }
}

fn classes(node: &Node, each: &PictureBox) -> String {
    let mut classes = match &node.content {
        Content::Statement(_) => "statement",
        Content::Evidence(_) => "evidence",
        Content::Argument(_) => "argument",
        Content::Reference(_) => "reference",
        Content::Folded(_) => "folded",
    }
    .to_owned();
    for (is, class) in
        [(node.parent.is_none(), " root"), (each.carries, " carries"), (each.differs, " differs")]
    {
        if is {
            classes.push_str(class);
        }
    }
    classes
}

/// What is read out, and shown where one points at the box: all that does not fit in it.
fn summary(map: &Map, node: &Node, place: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let bearing = node.link.as_ref().map(|link| link.bearing.name());
    let sentence = node.sentence();
    lines.extend((!sentence.is_empty()).then(|| sentence.to_owned()));
    for (standpoint, standing) in map.standpoints.iter().zip(&node.standings) {
        lines.push(format!("{}: {}", standpoint.view.name, standing.name()));
    }
    lines.extend(bearing.map(|bearing| format!("how it bears: {bearing}")));
    lines.extend((!place.is_empty()).then(|| place.to_owned()));
    lines.join("; ")
}
