//! What a picture is of, and what its signs mean. It takes the same room whatever the map is.

use std::fmt::Write;

use super::super::card::Chip;
use super::super::picture::{BORDER, Heading, LEGEND, Picture};
use super::super::text::{self as set, Style};
use super::super::words::Mark;
use super::{marks, text};
use crate::map::{Content, Map};

/// "From technical", "technical beside psychological".
pub(super) fn title(map: &Map, picture: &Picture) -> String {
    let name = |place: usize| map.standpoints.get(place).map_or("", |each| each.view.name.as_str());
    let from = name(picture.options.from);
    match picture.options.beside {
        Some(beside) => format!("{from} beside {}", name(beside)),
        None => format!("As seen from: {from}"),
    }
}

/// What the map is of, for those who cannot see it.
pub(super) fn description(map: &Map) -> String {
    let roots: Vec<&str> = map.roots.iter().map(|root| map.node(*root).sentence()).collect();
    let count = |of: fn(&Content) -> bool| map.nodes.iter().filter(|node| of(&node.content)).count();
    format!(
        "An argument map of: {} It shows {} statements, {} premises and {} arguments.",
        roots.join(" "),
        count(|content| matches!(content, Content::Statement(_))),
        count(|content| matches!(content, Content::Evidence(_))),
        count(|content| matches!(content, Content::Argument(_)))
    )
}

pub(super) fn write(out: &mut String, map: &Map, picture: &Picture) {
    if let Heading::Page { number, of } = picture.heading {
        let words = format!("{} · page {number} of {of}", title(map, picture));
        let most = picture.width - 2 * BORDER;
        let words = set::wrap_short(&words, Style::Label, most, 1).concat();
        let x = picture.width - BORDER - set::width(&words, Style::Label);
        text(out, x.max(BORDER), BORDER, Style::Label, &words);
        out.push('\n');
        if number > 1 {
            return;
        }
    }
    let _ = writeln!(out, "<g class=\"legend\" transform=\"translate({} {})\">", LEGEND.x, LEGEND.y);
    let one = |text: &str, style| set::wrap_short(text, style, LEGEND.width, 1).concat();
    text(out, 0, Style::Title.ascent(), Style::Title, &one(&title(map, picture), Style::Title));
    text(out, 0, 44, Style::Rule, &one(&said(map, picture), Style::Rule));
    statuses(out);
    lines(out, picture);
    out.push_str("</g>\n");
}

/// The standpoints' sentences.
fn said(map: &Map, picture: &Picture) -> String {
    let shown = std::iter::once(picture.options.from).chain(picture.options.beside);
    let sentences = shown.filter_map(|place| map.standpoints.get(place)?.view.sentence.clone());
    sentences.collect::<Vec<_>>().join(" — ")
}

const STATUSES: [(Mark, &str); 5] = [
    (Mark::Holds, "accepted, stands"),
    (Mark::Falls, "rejected, defeated"),
    (Mark::Open, "contested, open"),
    (Mark::Missing, "unproven, lacks a premise"),
    (Mark::Unused, "not used here"),
];

fn statuses(out: &mut String) {
    let mut x = 0;
    for (mark, word) in STATUSES {
        let width = 29 + set::width(word, Style::Label);
        marks::chip(out, &Chip { x, y: 60, width, mark, word: word.to_owned() });
        x += width + 8;
    }
    out.push('\n');
}

fn lines(out: &mut String, picture: &Picture) {
    let mut x = 0;
    let mut sample = |out: &mut String, class: &str, head: &str, words: &str| {
        let _ = write!(
            out,
            "<g transform=\"translate({x} 96)\"><path class=\"line {class}\" d=\"M1 0H36\"/>{head}</g>"
        );
        text(out, x + 43, 100, Style::Small, words);
        x += 43 + set::width(words, Style::Small) + 18;
    };
    let arrow = "<path class=\"head-support\" d=\"M1 0L10 -5L10 5z\"/>";
    let bar = "<path class=\"head-attack\" d=\"M5 -7L5 7\"/>";
    sample(out, "support", arrow, "for");
    sample(out, "attack", bar, "against, undercuts, unless");
    if picture.options.beside.is_none() {
        sample(out, "support carries", "", "what the verdict rests on");
    }
    sample(out, "support idle", "", "not in force here");
    let _ = write!(out, "<rect class=\"panel\" x=\"{x}\" y=\"87\" width=\"26\" height=\"17\" rx=\"5\"/>");
    text(out, x + 33, 100, Style::Small, "one argument with what it rests on");
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_explained_and_all_fits() {
        assert_eq!(STATUSES.map(|(mark, _)| mark), Mark::ALL);
        let width: i32 = STATUSES.iter().map(|(_, word)| 37 + set::width(word, Style::Label)).sum();
        assert!(width - 8 <= LEGEND.width, "{width}");
    }
}
