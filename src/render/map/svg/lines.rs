//! Frames and lines. Support is solid and ends in a filled arrow; what speaks against is dashed and ends in a bar.

use std::fmt::Write;

use super::super::picture::{Group, Picture, Rect, Stroke, StrokeKind};
use super::escaped;
use crate::map::Map;

/// How round corners are.
const ROUND: i32 = 6;

pub(super) fn write(out: &mut String, map: &Map, picture: &Picture) {
    out.push_str("<g class=\"groups\" aria-hidden=\"true\">\n");
    picture.groups.iter().for_each(|group| ground(out, map, group));
    out.push_str("</g>\n");
    out.push_str("<g class=\"frames\" aria-hidden=\"true\">\n");
    for frame in &picture.frames {
        let area = frame.area;
        let class = if frame.carries { "panel carries" } else { "panel" };
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"9\" data-of=\"{}\"/>",
            area.x,
            area.y,
            area.width,
            area.height,
            escaped(&map.node(frame.node).id)
        );
    }
    out.push_str("</g>\n<g class=\"lines\" aria-hidden=\"true\">\n");
    for stroke in &picture.strokes {
        line(out, map, stroke);
    }
    // Heads and words lie above all lines.
    picture.strokes.iter().for_each(|stroke| finish(out, stroke));
    out.push_str("</g>\n");
}

/// A quiet ground.
fn ground(out: &mut String, map: &Map, group: &Group) {
    let Rect { x, y, width, height } = group.area;
    let of = escaped(&map.node(group.node).id);
    let _ = writeln!(
        out,
        "<rect class=\"ground\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"12\" data-of=\"{of}\"><title>{}</title></rect>",
        x - MARGIN,
        y - MARGIN,
        width + 2 * MARGIN,
        height + 2 * MARGIN,
        escaped(&group.name)
    );
}

/// How far a ground reaches beyond what stands on it.
const MARGIN: i32 = 5;

fn line(out: &mut String, map: &Map, stroke: &Stroke) {
    let path = path(&stroke.points);
    let to = escaped(&map.node(stroke.to).id);
    let side = side(stroke);
    let force = if stroke.carries {
        " carries"
    } else if stroke.is_idle {
        " idle"
    } else {
        ""
    };
    let _ = match &stroke.kind {
        StrokeKind::Bridge => writeln!(out, "<path class=\"bridge\" d=\"{path}\"/>"),
        StrokeKind::Trunk => {
            writeln!(out, "<path class=\"line {side}{force}\" d=\"{path}\" data-to=\"{to}\"/>")
        }
        StrokeKind::Twig { from, .. } => {
            if stroke.is_attack {
                let _ = writeln!(out, "<path class=\"halo\" d=\"{path}\"/>");
            }
            let from = escaped(&map.node(*from).id);
            writeln!(
                out,
                "<path class=\"line {side}{force}\" d=\"{path}\" data-from=\"{from}\" data-to=\"{to}\"/>"
            )
        }
    };
}

fn side(stroke: &Stroke) -> &'static str {
    if stroke.is_attack { "attack" } else { "support" }
}

fn finish(out: &mut String, stroke: &Stroke) {
    match &stroke.kind {
        StrokeKind::Bridge => {}
        StrokeKind::Trunk => {
            if let [first, second, ..] = stroke.points.as_slice() {
                head(out, *first, *second, stroke);
            }
        }
        StrokeKind::Twig { word, at: (x, y), .. } => {
            let _ = writeln!(
                out,
                "<text class=\"bearing b-{}\" x=\"{x}\" y=\"{y}\">{}</text>",
                side(stroke),
                escaped(word)
            );
        }
    }
}

/// The head of a line at `tip`, where it comes from `from`.
fn head(out: &mut String, tip: (i32, i32), from: (i32, i32), stroke: &Stroke) {
    // One pixel along the line, away from the box.
    let (x, y) = ((from.0 - tip.0).signum(), (from.1 - tip.1).signum());
    let at = |along: i32, beside: i32| (tip.0 + along * x - beside * y, tip.1 + along * y + beside * x);
    if stroke.is_attack {
        let [(ax, ay), (bx, by)] = [at(5, -7), at(5, 7)];
        let _ = writeln!(out, "<path class=\"head-attack\" d=\"M{ax} {ay}L{bx} {by}\"/>");
    } else {
        let wide = if stroke.carries { 6 } else { 5 };
        let [(ax, ay), (bx, by), (cx, cy)] = [at(1, 0), at(10, -wide), at(10, wide)];
        let _ = writeln!(out, "<path class=\"head-support\" d=\"M{ax} {ay}L{bx} {by}L{cx} {cy}z\"/>");
    }
}

/// A path through the points with its corners rounded.
fn path(points: &[(i32, i32)]) -> String {
    let mut out = String::new();
    let Some((first, rest)) = points.split_first() else { return out };
    let _ = write!(out, "M{} {}", first.0, first.1);
    let mut before = *first;
    for (place, point) in rest.iter().enumerate() {
        match rest.get(place + 1) {
            Some(next) => {
                let (start, end) = (towards(*point, before), towards(*point, *next));
                let _ = write!(out, "L{} {}Q{} {} {} {}", start.0, start.1, point.0, point.1, end.0, end.1);
            }
            None => _ = write!(out, "L{} {}", point.0, point.1),
        }
        before = *point;
    }
    out
}

/// A point near a corner, on the way to another.
fn towards(corner: (i32, i32), other: (i32, i32)) -> (i32, i32) {
    let step = |from: i32, to: i32| from + (to - from).signum() * ROUND.min((to - from).abs() / 2);
    (step(corner.0, other.0), step(corner.1, other.1))
}
