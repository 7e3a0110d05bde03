//! The grammar, over leaves: declarations are cut at column 1 and clauses at their keywords, so that what is
//! broken in one never harms the next; what stands in them is read by nom.

use super::expected;
use super::kind::{Kind, Kinds};
use super::leaves::{Desk, Layout, Leaf, Leaves};
use super::sink::Sink;
use super::tree::NodeKind;

mod clause;
mod head;
mod item;
mod list;
mod token;

pub(super) use clause::clauses;

/// The words that start a declaration.
pub(super) const DECLARATIONS: Kinds = Kinds::of(&[
    Kind::Language,
    Kind::Use,
    Kind::Bibliography,
    Kind::Source,
    Kind::Kind,
    Kind::NameWord,
    Kind::Relation,
    Kind::Claim,
    Kind::Thesis,
    Kind::Premise,
    Kind::Rule,
    Kind::Argument,
    Kind::Contrary,
    Kind::Facts,
    Kind::Prefer,
    Kind::Standpoint,
    Kind::Expect,
]);

type Read<'a, 's> = nom::IResult<Leaves<'a, 's>, (), ()>;

/// Reads all declarations of a file.
pub(super) fn file(sink: &mut Sink<'_>) {
    let tokens = sink.tokens;
    let mut layout = Layout::default();
    let mut state = State::default();
    let mut column_one = true;
    for (token, kind) in tokens.kinds().iter().enumerate() {
        match kind {
            Kind::Newline => layout.line_end(),
            Kind::Space | Kind::Comment | Kind::Mark => {}
            _ => {
                if column_one && !layout.leaves.is_empty() {
                    stretch(&layout.leaves, sink, &mut state);
                    layout.clear();
                }
                layout.push(*kind, token as u32, clauses);
            }
        }
        column_one = matches!(kind, Kind::Newline | Kind::Mark);
    }
    if !layout.leaves.is_empty() {
        stretch(&layout.leaves, sink, &mut state);
    }
}

/// What one stretch leaves for the next.
#[derive(Debug, Default)]
struct State {
    /// A declaration other than `language` was read.
    begun: bool,
    /// The last stretch was no declaration.
    aside: bool,
    /// The last stretch ended in a text without an end: what follows was likely meant to be in it.
    open: bool,
}

/// Reads what stands from column 1 to the next column 1: a declaration, or something that belongs to none.
fn stretch(leaves: &[Leaf], sink: &mut Sink<'_>, state: &mut State) {
    let (first, last) = (leaves[0], leaves[leaves.len() - 1]);
    let known = DECLARATIONS.contains(first.kind);
    if known {
        if first.kind == Kind::Language && state.begun {
            sink.tell(|sink| expected::language_not_first(first, sink));
        }
        declaration(leaves, sink);
    } else {
        sink.put_aside(state.aside, first.token, last.token + 1);
        if first.kind != Kind::Bad && !state.open {
            sink.tell(|sink| expected::no_declaration(first, sink));
        }
    }
    (state.begun, state.aside) = (true, !known);
    state.open = last.kind == Kind::Text && !is_closed(sink.word(last.token));
}

fn is_closed(text: &str) -> bool {
    text.len() > 1 && text.ends_with(['"', '“', '”', '»'])
}

fn declaration(leaves: &[Leaf], sink: &mut Sink<'_>) {
    let node = sink.open(NodeKind::Declaration, leaves[0].token);
    let desk = Desk::new(leaves, sink);
    let mut rest = desk.all();
    let mut end = next_clause(rest, 1);
    if head::takes_clause_word(leaves, end) {
        end = next_clause(rest, end + 1);
    }
    head::read(leaves[0].kind, Leaves { start: 1, ..rest }.until(end));
    while end < leaves.len() {
        rest = Leaves { start: end, ..desk.all() };
        end = next_clause(rest, 1);
        clause::read(leaves[0].kind, rest.until(end));
    }
    sink.shut(node, leaves[leaves.len() - 1].token + 1);
}

/// Where the next clause starts, past some leaves of these.
fn next_clause(leaves: Leaves<'_, '_>, past: usize) -> usize {
    let past = leaves.start + past;
    let rest = &leaves.desk.leaves[past.min(leaves.end)..leaves.end];
    rest.iter().position(|leaf| leaf.clause).map_or(leaves.end, |at| past + at)
}

/// Reports at the farthest leaf that stopped a parser, unless its token is told of already.
fn report(desk: &Desk<'_, '_>) {
    let (at, expected) = desk.stopped();
    if desk.leaves.get(at).is_none_or(|leaf| leaf.kind != Kind::Bad) {
        let mut sink = desk.sink.borrow_mut();
        let begins = at == desk.item.get();
        sink.tell(|sink| expected::stopped(desk.leaves, at, expected, begins, sink));
    }
}

/// Puts leaves into an error node.
fn put_aside(leaves: Leaves<'_, '_>) {
    if let (Some(first), Some(last)) = (leaves.slice().first(), leaves.slice().last()) {
        leaves.desk.sink.borrow_mut().put_aside(false, first.token, last.token + 1);
    }
}

/// Reports what stands after a clause or head that was read, and puts it aside.
fn too_much(rest: Leaves<'_, '_>) {
    if !rest.is_empty() {
        expect_end(rest);
        report(rest.desk);
        put_aside(rest);
    }
}

/// Notes that a clause, or the end of a declaration that has none, might come here.
fn expect_end(rest: Leaves<'_, '_>) {
    let without = clauses(rest.desk.leaves[0].kind) == Kinds::NONE;
    rest.desk.expect(rest.start, Kinds::of(&[if without { Kind::End } else { Kind::Clause }]));
}
