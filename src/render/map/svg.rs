//! A picture as SVG, with all that it needs inside: its style, its font, its legend.
//!
//! What comes from files is text wherever it stands, and escaped. The colours are variables of the root, so that a page
//! may set others.

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

mod boxes;
mod legend;
mod lines;
mod marks;

use super::font::{self, Weight};
use super::picture::Picture;
use super::text::Style;
use crate::map::Map;
use crate::source::Sources;

/// The style of every map; a line a rule.
const STYLE: &str = include_str!("svg.css");

/// How an SVG is meant to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reader {
    /// A browser: the font comes with it, colours are variables.
    Browser,
    /// A drawing library that has the font and knows no variables.
    Library,
}

/// The picture of a map as an SVG of its own.
#[must_use]
pub fn svg(map: &Map, picture: &Picture, sources: &Sources) -> String {
    written(map, picture, sources, Reader::Browser)
}

pub(super) fn written(map: &Map, picture: &Picture, sources: &Sources, reader: Reader) -> String {
    let mut body = String::new();
    legend::write(&mut body, map, picture);
    lines::write(&mut body, map, picture);
    boxes::write(&mut body, map, picture, sources);
    let (width, height) = (picture.width, picture.height);
    let mut out = String::with_capacity(body.len() + (1 << 16));
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 \
         {width} {height}\" role=\"graphics-document\" aria-roledescription=\"argument map\">"
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&legend::title(map, picture)));
    let _ = writeln!(out, "<desc>{}</desc>", escaped(&legend::description(map)));
    out.push_str("<style>\n");
    match reader {
        Reader::Browser => {
            out.push_str(&faces(map, &body));
            out.push_str(STYLE);
        }
        Reader::Library => out.push_str(&resolved(STYLE)),
    }
    out.push_str("</style>\n");
    let _ = writeln!(
        out,
        "<rect class=\"paper\" width=\"{width}\" height=\"{height}\" style=\"fill:{}\"/>",
        paper(reader)
    );
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

fn paper(reader: Reader) -> &'static str {
    match reader {
        Reader::Browser => "var(--paper)",
        Reader::Library => "#ffffff",
    }
}

/// The parts of the font that the text needs.
fn faces(map: &Map, body: &str) -> String {
    let mut letters: BTreeSet<char> = body.chars().collect();
    letters.extend(map.nodes.iter().flat_map(|node| node.sentence().chars()));
    let mut out = String::new();
    for part in &font::PARTS {
        if !letters.iter().any(|letter| part.has(*letter)) {
            continue;
        }
        let weight = match part.weight {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
        };
        let ranges: Vec<String> = part.ranges.iter().map(|(from, to)| format!("U+{from:X}-{to:X}")).collect();
        let _ = writeln!(
            out,
            "@font-face{{font-family:\"{}\";font-weight:{weight};src:url(data:font/woff2;base64,{}) \
             format(\"woff2\");unicode-range:{}}}",
            font::FAMILY,
            STANDARD.encode(part.file),
            ranges.join(",")
        );
    }
    out
}

/// The style with each variable's value in its place.
fn resolved(style: &str) -> String {
    let mut out = style.to_owned();
    let values: Vec<(String, String)> = style
        .split(['{', ';', '}'])
        .filter_map(|piece| piece.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, value)| (format!("var(--{name})"), value.to_owned()))
        .collect();
    for (name, value) in values {
        out = out.replace(&name, &value);
    }
    out
}

/// Text as it stands in an element or an attribute; what no XML may contain becomes a mark.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ if letter.is_control() => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

fn text(out: &mut String, x: i32, y: i32, style: Style, text: &str) {
    let _ = write!(out, "<text class=\"{}\" x=\"{x}\" y=\"{y}\">{}</text>", style.class(), escaped(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_has_a_value() {
        let style = resolved(STYLE);
        assert!(!style.contains("var("), "{style}");
        assert!(style.contains("fill:#ffffff"));
    }

    #[test]
    fn the_style_names_the_sizes_that_text_is_measured_at() {
        for style in Style::ALL {
            let tenths = style.size();
            let size = match tenths % 10 {
                0 => format!("font-size:{}px", tenths / 10),
                rest => format!("font-size:{}.{rest}px", tenths / 10),
            };
            let rule = STYLE.lines().find(|line| line.starts_with(&format!(".map .{}{{", style.class())));
            let rule = rule.expect("each style has a rule");
            assert!(rule.contains(&size), "{rule}");
            assert_eq!(rule.contains("font-weight:600"), style.weight() == Weight::SemiBold, "{rule}");
        }
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("<script>&\"'\u{0}"), "&lt;script&gt;&amp;&quot;&#39;\u{fffd}");
    }
}
