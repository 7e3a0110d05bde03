//! The smallest parsers: one leaf, and a node around what another parser reads.

use nom::{Input, Parser};

use super::super::kind::{Kind, Kinds};
use super::super::leaves::Leaves;
use super::super::tree::NodeKind;
use super::Read;

/// Takes a leaf of one of these kinds.
pub(super) fn any<'a, 's: 'a>(kinds: Kinds) -> impl Fn(Leaves<'a, 's>) -> Read<'a, 's> {
    move |input| {
        if input.first().is_some_and(|leaf| kinds.contains(leaf.kind)) {
            return Ok((input.take_from(1), ()));
        }
        input.desk.expect(input.start, kinds);
        Err(nom::Err::Error(()))
    }
}

/// Takes a leaf of this kind.
pub(super) fn one<'a, 's: 'a>(kind: Kind) -> impl Fn(Leaves<'a, 's>) -> Read<'a, 's> {
    any(Kinds::of(&[kind]))
}

/// Puts a node around what a parser takes; it must take something. If it fails, no node stays.
pub(super) fn node<'a, 's: 'a, P>(kind: NodeKind, mut parser: P) -> impl FnMut(Leaves<'a, 's>) -> Read<'a, 's>
where
    P: Parser<Leaves<'a, 's>, Error = ()>,
{
    move |input| {
        let Some(first) = input.first() else {
            return parser.parse(input).map(|(rest, _)| (rest, ()));
        };
        let desk = input.desk;
        let node = desk.sink.borrow_mut().open(kind, first.token);
        match parser.parse(input) {
            Ok((rest, _)) => {
                desk.sink.borrow_mut().shut(node, desk.token_after(rest.start));
                Ok((rest, ()))
            }
            Err(error) => {
                desk.sink.borrow_mut().take_back(node);
                Err(error)
            }
        }
    }
}
