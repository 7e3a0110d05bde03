//! What stands in heads and clauses. Alternatives are told apart by their first leaf, so nothing is read twice.

use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many0_count;
use nom::{Input, Parser};

use super::super::expected;
use super::super::kind::{Kind, Kinds};
use super::super::leaves::Leaves;
use super::super::tree::NodeKind;
use super::Read;
use super::list::bracketed;
use super::token::{any, node, one};

pub(super) const PARTY: Kinds = Kinds::of(&[Kind::Name, Kind::Text]);
pub(super) const DATE: Kinds = Kinds::of(&[Kind::Date, Kind::Number]);
pub(super) const STATUS: Kinds =
    Kinds::of(&[Kind::Accepted, Kind::Rejected, Kind::Contested, Kind::Unproven]);
const TERM: Kinds = PARTY.and(DATE).and(Kinds::of(&[Kind::Variable]));
const COMPARATOR: Kinds = Kinds::of(&[
    Kind::Less,
    Kind::LessOrEqual,
    Kind::Equal,
    Kind::NotEqual,
    Kind::GreaterOrEqual,
    Kind::Greater,
]);
const SELECTED: Kinds = Kinds::of(&[Kind::Kind, Kind::Source, Kind::By, Kind::Tag]);
const LIMIT: Kinds = Kinds::of(&[Kind::Alpha, Kind::Beta, Kind::Gamma]);

pub(super) fn name<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    one(Kind::Name)(input)
}

pub(super) fn text<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    one(Kind::Text)(input)
}

pub(super) fn number<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    one(Kind::Number)(input)
}

/// A name that is being declared; a word of the language in its place is told and taken.
pub(super) fn declared<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    match input.first() {
        Some(leaf) if leaf.kind.is_keyword() => {
            input.desk.sink.borrow_mut().tell(|sink| expected::reserved_word(leaf, sink));
            Ok((input.take_from(1), ()))
        }
        _ => name(input),
    }
}

pub(super) fn entry<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Entry, (declared, opt(text))).parse(input)
}

pub(super) fn path<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    let parts = (name, many0_count((one(Kind::Slash), name)));
    node(NodeKind::Path, alt((text, parts.map(drop)))).parse(input)
}

pub(super) fn literal<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Literal, (opt(negation), name, opt(terms))).parse(input)
}

/// `not`, once; a second is told and taken.
fn negation<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    let (mut rest, ()) = one(Kind::Not)(input)?;
    let mut last = input.first();
    while rest.first().is_some_and(|leaf| leaf.kind == Kind::Not) {
        last = rest.first();
        rest = rest.take_from(1);
    }
    if let (Some(first), Some(last)) = (input.first(), last)
        && first != last
    {
        input.desk.sink.borrow_mut().tell(|sink| expected::double_negation(first, last, sink));
    }
    Ok((rest, ()))
}

/// Terms in brackets; brackets on a new line are no longer the literal's.
fn terms<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    if input.first().is_some_and(|leaf| leaf.separated) {
        return Err(nom::Err::Error(()));
    }
    bracketed(any(TERM)).parse(input)
}

pub(super) fn questioned<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Questioned, (literal, opt(text))).parse(input)
}

pub(super) fn condition<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    let counted = alt((bracketed(literal), literal));
    let at_least = (one(Kind::At), one(Kind::Least), number, counted);
    alt((node(NodeKind::AtLeast, at_least), literal)).parse(input)
}

pub(super) fn comparison<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Comparison, (any(TERM), any(COMPARATOR), any(TERM))).parse(input)
}

pub(super) fn binding<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Binding, (one(Kind::Variable), one(Kind::Equal), any(TERM))).parse(input)
}

pub(super) fn column<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Binding, (one(Kind::Variable), one(Kind::Equal), text)).parse(input)
}

pub(super) fn cite<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Cite, (any(PARTY), opt(text))).parse(input)
}

pub(super) fn preference<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Preference, (name, one(Kind::Over), name)).parse(input)
}

pub(super) fn selector<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Selector, (opt(any(SELECTED)), name)).parse(input)
}

pub(super) fn weighing<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Weighing, (selector, number)).parse(input)
}

pub(super) fn limit<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    node(NodeKind::Limit, (any(LIMIT), number)).parse(input)
}

pub(super) fn verdict<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    let word = any(STATUS.and(Kinds::of(&[Kind::Otherwise])));
    node(NodeKind::Verdict, (word, text)).parse(input)
}

/// The variables of a relation.
pub(super) fn variables<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    bracketed(one(Kind::Variable)).parse(input)
}
