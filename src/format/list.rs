//! How lists and the things in them are laid out.

use super::printer::{Gap, Printer};
use super::script::Script;
use super::text::{FURTHEST, WIDTH};
use crate::syntax::kind::Kind;
use crate::syntax::tree::{Element, NodeKind};

/// Where the list among what follows a keyword starts; past its end where there is none.
pub(super) fn list_start(script: Script<'_>, keyword: Kind, elements: &[Element]) -> usize {
    let after = |kind| elements.iter().position(|element| script.is_token(*element, kind)).map(|at| at + 1);
    let start = match keyword {
        Kind::Undercuts => after(Kind::With),
        Kind::Standard => after(Kind::For),
        Kind::By if after(Kind::With).is_some() => after(Kind::With),
        _ if SINGLE.contains(&keyword) => None,
        _ => Some(0),
    };
    start.unwrap_or(elements.len())
}

/// Keywords that one thing follows, or several of different sorts.
const SINGLE: &[Kind] = &[
    Kind::Language,
    Kind::Bibliography,
    Kind::Source,
    Kind::Relation,
    Kind::Claim,
    Kind::Thesis,
    Kind::Premise,
    Kind::Rule,
    Kind::Argument,
    Kind::Facts,
    Kind::Standpoint,
    Kind::Expect,
    Kind::In,
    Kind::DateWord,
    Kind::Url,
    Kind::Page,
    Kind::Means,
    Kind::Pinned,
    Kind::Known,
    Kind::Quote,
    Kind::Weight,
    Kind::Certain,
    Kind::So,
    Kind::Because,
    Kind::From,
    Kind::AsOf,
    Kind::Semantics,
];

/// Sets a list: on one line if it stood on one and fits, else each thing on a line of its own.
pub(super) fn list(printer: &mut Printer<'_>, elements: &[Element], start: usize, column: Option<usize>) {
    let script = printer.script;
    let (from, to) = (script.first(elements[0]), script.end(elements[elements.len() - 1]));
    let broken =
        elements.len() > 1 && (is_broken(script, elements) || start + script.width(from, to) > WIDTH);
    let column = column.or_else(|| entry_column(script, elements, start).filter(|_| broken));
    let mut lead = Gap::Column(start);
    for (at, part) in elements.iter().enumerate() {
        if !script.is_token(*part, Kind::Comma) {
            element(printer, *part, lead, start, column);
            lead = if broken { Gap::Line(start) } else { Gap::Spaces(1) };
        } else if !broken || is_text(script, elements.get(at + 1)) {
            // A line end before a text is no separator, so this comma has to stay.
            printer.put(script.first(*part), Gap::Spaces(0));
        }
    }
}

/// Whether the things of a list stood on several lines.
fn is_broken(script: Script<'_>, elements: &[Element]) -> bool {
    elements.windows(2).any(|pair| script.line_ends(script.end(pair[0]), script.first(pair[1])) > 0)
}

/// Where the texts of a list of names go.
fn entry_column(script: Script<'_>, elements: &[Element], start: usize) -> Option<usize> {
    let names = elements.iter().filter(|element| script.is_node(**element, NodeKind::Entry));
    let ends = names.map(|element| start + super::text::width(script.word(script.first(*element))) + 1);
    ends.filter(|column| *column <= FURTHEST).max()
}

fn is_text(script: Script<'_>, element: Option<&Element>) -> bool {
    element.is_some_and(|element| script.kind(script.first(*element)) == Kind::Text)
}

/// Sets a thing after a gap. `item` is the column that it belongs to, for texts that need a line of their
/// own; `column` is where its text goes if texts stand in a column.
pub(super) fn element(
    printer: &mut Printer<'_>,
    part: Element,
    lead: Gap,
    item: usize,
    column: Option<usize>,
) {
    let script = printer.script;
    let mut last = None;
    for token in script.leaves(script.first(part), script.end(part)) {
        let gap = last.map_or(lead, |last| Gap::Spaces(script.spaces(last, token)));
        if script.kind(token) == Kind::Text {
            let asked = last.is_some() && script.is_node(part, NodeKind::Questioned);
            let gap = if asked { Gap::Spaces(2) } else { column.map_or(gap, Gap::Column) };
            printer.put_text(token, gap, item);
        } else {
            printer.put(token, gap);
        }
        last = Some(token);
    }
}
