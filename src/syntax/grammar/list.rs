//! Lists: things between commas or line ends. A broken thing is put aside, and the next is read.

use nom::{Input, Parser};

use super::super::expected;
use super::super::kind::{Kind, Kinds};
use super::super::leaves::Leaves;
use super::token::{any, one};
use super::{Read, expect_end, put_aside, report};

const COMMA: Kinds = Kinds::of(&[Kind::Comma]);

/// A list that ends with its clause.
pub(super) fn list<'a, 's: 'a, P>(item: P) -> impl FnMut(Leaves<'a, 's>) -> Read<'a, 's>
where
    P: Parser<Leaves<'a, 's>, Output = (), Error = ()>,
{
    list_before(Kinds::NONE, item)
}

/// A list that ends with its clause or before one of these kinds. It never fails.
pub(super) fn list_before<'a, 's: 'a, P>(
    last: Kinds,
    mut item: P,
) -> impl FnMut(Leaves<'a, 's>) -> Read<'a, 's>
where
    P: Parser<Leaves<'a, 's>, Output = (), Error = ()>,
{
    move |mut input| loop {
        let (rest, whole) = read_item(&mut item, input);
        input = rest;
        if whole && let Some(leaf) = input.first().filter(|leaf| leaf.kind != Kind::Comma && !leaf.separated)
        {
            if last.contains(leaf.kind) {
                return Ok((input, ()));
            }
            input.desk.expect(input.start, COMMA.and(last));
            expect_end(input);
            report(input.desk);
            input = skip(input, input.start);
        }
        match input.first() {
            None => return Ok((input, ())),
            Some(leaf) if leaf.kind == Kind::Comma => input = input.take_from(1),
            Some(_) => continue,
        }
        if input.is_empty() {
            trailing_comma(input);
            return Ok((input, ()));
        }
    }
}

/// Reads a thing, and says whether it was whole; a broken one is told and put aside.
fn read_item<'a, 's: 'a, P>(item: &mut P, input: Leaves<'a, 's>) -> (Leaves<'a, 's>, bool)
where
    P: Parser<Leaves<'a, 's>, Output = (), Error = ()>,
{
    let mark = input.desk.sink.borrow().mark();
    input.desk.item.set(input.start);
    match item.parse(input) {
        Ok((rest, ())) => (rest, true),
        Err(_) => {
            input.desk.sink.borrow_mut().take_back(mark);
            report(input.desk);
            (skip(input, input.desk.stopped().0), false)
        }
    }
}

/// Tells of the comma right before these leaves.
fn trailing_comma(after: Leaves<'_, '_>) {
    let comma = after.desk.leaves[after.start - 1];
    after.desk.sink.borrow_mut().tell(|sink| expected::trailing_comma(comma, sink));
}

/// Puts aside what cannot be read, up to a separator past the leaf that stopped the parser. Where brackets
/// are open and never closed, each line is a new thing.
fn skip<'a, 's>(input: Leaves<'a, 's>, stopped: usize) -> Leaves<'a, 's> {
    let balanced = input.slice().iter().map(|leaf| bracket(leaf.kind)).sum::<i32>() <= 0;
    let (mut depth, mut end) = (0, input.start);
    for leaf in input.slice() {
        let comma = leaf.kind == Kind::Comma && (depth <= 0 || !balanced);
        let line = if balanced { leaf.separated } else { leaf.starts_line } && end > input.start;
        if end >= stopped && (comma || line) {
            break;
        }
        depth += bracket(leaf.kind);
        end += 1;
    }
    put_aside(input.until(end));
    Leaves { start: end, ..input }
}

fn bracket(kind: Kind) -> i32 {
    match kind {
        Kind::Open => 1,
        Kind::Close => -1,
        _ => 0,
    }
}

/// Things between commas inside brackets. What is broken after the opening one breaks the whole.
pub(super) fn bracketed<'a, 's: 'a, P>(mut item: P) -> impl FnMut(Leaves<'a, 's>) -> Read<'a, 's>
where
    P: Parser<Leaves<'a, 's>, Output = (), Error = ()>,
{
    move |input| {
        let (mut input, ()) = one(Kind::Open)(input)?;
        loop {
            (input, ()) = item.parse(input).map_err(broken)?;
            if !starts_with(input, Kind::Comma) {
                break;
            }
            input = input.take_from(1);
            if starts_with(input, Kind::Close) {
                trailing_comma(input);
                break;
            }
        }
        input.desk.expect(input.start, COMMA);
        any(Kinds::of(&[Kind::Close]))(input).map_err(broken)
    }
}

fn starts_with(input: Leaves<'_, '_>, kind: Kind) -> bool {
    input.first().is_some_and(|leaf| leaf.kind == kind)
}

fn broken(_: nom::Err<()>) -> nom::Err<()> {
    nom::Err::Failure(())
}
