//! How declarations and their clauses are laid out.

use super::align;
use super::list::{element, list, list_start};
use super::printer::{Gap, Printer};
use super::script::Script;
use super::text::{WIDTH, width};
use crate::syntax::kind::Kind;
use crate::syntax::tree::{Element, NodeKind, Tree};

/// The canonical text of a file without errors.
pub(super) fn file(text: &str, tree: &Tree) -> String {
    let script = Script { text, tree };
    let mut printer = Printer::new(script);
    for (element, column) in tree.top().zip(align::columns(script)) {
        if let Element::Node(node) = element {
            declaration(&mut printer, node, column);
        }
    }
    printer.finish()
}

/// Sets a declaration; `column` is where its text goes if it is one of a run.
fn declaration(printer: &mut Printer<'_>, node: u32, column: Option<usize>) {
    let script = printer.script;
    let elements: Vec<Element> = script.tree.children(node).collect();
    let [keyword, rest @ ..] = &elements[..] else {
        return;
    };
    let keyword = script.first(*keyword);
    let clauses =
        rest.iter().position(|element| script.is_node(*element, NodeKind::Clause)).unwrap_or(rest.len());
    let (head, clauses) = rest.split_at(clauses);
    printer.hang = 4;
    printer.put(keyword, Gap::Paragraph(0));
    if is_one_line(script, node, head) {
        return one_line(printer, keyword, script.tree.node(node).end);
    }
    body(printer, keyword, head, None, column);
    all_clauses(printer, clauses);
}

/// An argument without a sentence that stood on one line stays on one.
fn is_one_line(script: Script<'_>, node: u32, head: &[Element]) -> bool {
    let node = script.tree.node(node);
    script.kind(node.first) == Kind::Argument
        && !head.iter().any(|element| script.is_token(*element, Kind::Text))
        && script.line_ends(node.first, node.end) == 0
        && script.width(node.first, node.end) <= WIDTH
}

fn one_line(printer: &mut Printer<'_>, keyword: u32, end: u32) {
    let mut last = keyword;
    for token in printer.script.leaves(keyword + 1, end) {
        printer.put(token, Gap::Spaces(printer.script.spaces(last, token)));
        last = token;
    }
}

/// Sets clauses, what they say in one column.
fn all_clauses(printer: &mut Printer<'_>, clauses: &[Element]) {
    let script = printer.script;
    let valued = clauses.iter().filter(|clause| script.first(**clause) + 1 < script.end(**clause));
    let longest = valued.map(|clause| width(script.word(script.first(*clause)))).max().unwrap_or(0);
    let start = 2 + longest + 2;
    for clause in clauses {
        let Element::Node(node) = *clause else {
            continue;
        };
        let elements: Vec<Element> = script.tree.children(node).skip(1).collect();
        let keyword = script.first(*clause);
        printer.hang = start;
        printer.put(keyword, Gap::Paragraph(2));
        body(printer, keyword, &elements, Some(start), None);
    }
}

/// Sets what follows a keyword: from the column `start` in a clause, right behind it in a head.
fn body(
    printer: &mut Printer<'_>,
    keyword: u32,
    all: &[Element],
    start: Option<usize>,
    column: Option<usize>,
) {
    let script = printer.script;
    let (before, listed) = all.split_at(list_start(script, script.kind(keyword), all));
    let (mut last, mut lead) = (keyword, start.map(Gap::Column));
    for part in before {
        let gap = lead.take().unwrap_or(Gap::Spaces(script.spaces(last, script.first(*part))));
        element(printer, *part, gap, start.unwrap_or(0), column);
        last = script.end(*part) - 1;
    }
    if !listed.is_empty() {
        let begin = start.filter(|_| before.is_empty()).unwrap_or(printer.column + 1);
        list(printer, listed, begin, column);
    }
}
