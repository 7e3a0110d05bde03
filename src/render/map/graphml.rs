//! A map as GraphML, for programs that lay out and count graphs.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::edges::{self, Edge};
use super::words;
use crate::map::{Content, Map, Node};
use crate::render::report::clean;
use crate::source::Sources;

type Xml = Writer<Vec<u8>>;

/// What is told of a node, beside what each standpoint says of it: the key's id, and its name.
const OF_NODE: [(&str, &str); 5] = [
    ("kind", "kind"),
    ("role", "role"),
    ("sentence", "sentence"),
    ("literal", "literal"),
    ("place", "place"),
];

/// What is told of an edge: the key's id, its name and its type.
const OF_EDGE: [(&str, &str, &str); 4] = [
    ("bearing", "bearing", "string"),
    ("attack", "is attack", "boolean"),
    ("contrary", "by its contrary", "boolean"),
    ("question", "question", "string"),
];

/// A map as GraphML: a directed edge from what bears to what it bears on. What each standpoint says of a node, and
/// whether its verdict rests on it, are two keys for each standpoint.
#[must_use]
pub fn map_graphml(map: &Map, sources: &Sources) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml, map, sources).expect("text is written to memory");
    let mut text = String::from_utf8(xml.into_inner()).expect("it was written from text");
    text.push('\n');
    text
}

fn write(xml: &mut Xml, map: &Map, sources: &Sources) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd",
        ),
    ];
    xml.create_element("graphml").with_attributes(root).write_inner_content(|xml| {
        keys(xml, map)?;
        let graph = xml.create_element("graph").with_attribute(("edgedefault", "directed"));
        graph.write_inner_content(|xml| {
            for (_, each) in edges::nodes(map) {
                node(xml, map, each, sources)?;
            }
            for each in edges::edges(map) {
                edge(xml, map, &each)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn keys(xml: &mut Xml, map: &Map) -> io::Result<()> {
    for (id, name) in OF_NODE {
        key(xml, id, "node", name, "string")?;
    }
    for (number, standpoint) in map.standpoints.iter().enumerate() {
        let name = &standpoint.view.name;
        key(xml, &format!("says-{number}"), "node", &format!("{name} says"), "string")?;
        key(xml, &format!("rests-{number}"), "node", &format!("{name} rests on it"), "boolean")?;
    }
    for (id, name, of_type) in OF_EDGE {
        key(xml, id, "edge", name, of_type)?;
    }
    Ok(())
}

fn key(xml: &mut Xml, id: &str, domain: &str, name: &str, of_type: &str) -> io::Result<()> {
    let name = clean::one_line(name);
    let attributes = [("id", id), ("for", domain), ("attr.name", &name), ("attr.type", of_type)];
    xml.create_element("key").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn node(xml: &mut Xml, map: &Map, node: &Node, sources: &Sources) -> io::Result<()> {
    let element = xml.create_element("node").with_attribute(("id", node.id.as_str()));
    element.write_inner_content(|xml| {
        data(xml, "kind", kind(node))?;
        optional(xml, "role", words::role(map, node).as_deref())?;
        optional(xml, "sentence", Some(node.sentence()).filter(|sentence| !sentence.is_empty()))?;
        optional(xml, "literal", literal(node))?;
        optional(xml, "place", node.span.map(|span| sources.place(span)).as_deref())?;
        for (number, (standing, carries)) in node.standings.iter().zip(&node.carries).enumerate() {
            data(xml, &format!("says-{number}"), standing.name())?;
            data(xml, &format!("rests-{number}"), &carries.to_string())?;
        }
        Ok(())
    })?;
    Ok(())
}

fn edge(xml: &mut Xml, map: &Map, edge: &Edge<'_>) -> io::Result<()> {
    let (source, target) = (map.node(edge.from).id.as_str(), map.node(edge.to).id.as_str());
    let element = xml.create_element("edge").with_attributes([("source", source), ("target", target)]);
    element.write_inner_content(|xml| {
        data(xml, "bearing", edge.link.bearing.name())?;
        data(xml, "attack", &edge.link.bearing.is_attack().to_string())?;
        data(xml, "contrary", &edge.is_contrary.to_string())?;
        optional(xml, "question", edge.link.question.as_deref())
    })?;
    Ok(())
}

fn optional(xml: &mut Xml, key: &str, value: Option<&str>) -> io::Result<()> {
    value.map_or(Ok(()), |value| data(xml, key, value))
}

fn data(xml: &mut Xml, key: &str, value: &str) -> io::Result<()> {
    let value = clean::lines(value);
    let element = xml.create_element("data").with_attribute(("key", key));
    element.write_text_content(BytesText::new(&value))?;
    Ok(())
}

const fn kind(node: &Node) -> &'static str {
    match &node.content {
        Content::Statement(_) => "statement",
        Content::Evidence(_) => "evidence",
        Content::Argument(_) => "argument",
        Content::Reference(_) => "reference",
        Content::Folded(_) => "folded",
    }
}

fn literal(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Statement(statement) => Some(&statement.literal),
        Content::Evidence(evidence) => Some(&evidence.literal),
        _ => None,
    }
}
