//! The things that stand in heads and clauses.

use super::super::kind::Kind;
use super::super::tree::NodeKind;
use super::super::view::{
    Binding, Cite, Comparison, Condition, Limit, Literal, Party, Path, Preference, Questioned, Selector,
    SelectorBy, Term, Text, Word,
};
use super::reader::Reader;
use crate::vocabulary::Comparator;

pub(super) fn entry<'t>(mut reader: Reader<'_, 't>) -> Option<(Word<'t>, Option<Text<'t>>)> {
    Some((reader.declared()?, reader.text()))
}

pub(super) fn path(mut reader: Reader<'_, '_>) -> Option<Path> {
    let span = reader.span();
    if let Some(text) = reader.text() {
        return Some(Path { path: text.value(), span });
    }
    let mut path = reader.any_word()?.text.to_owned();
    while let Some(part) = reader.token(Kind::Slash).and_then(|_| reader.any_word()) {
        path.push('/');
        path.push_str(part.text);
    }
    Some(Path { path, span })
}

pub(super) fn literal<'t>(mut reader: Reader<'_, 't>) -> Option<Literal<'t>> {
    let (span, mut negated) = (reader.span(), false);
    while reader.token(Kind::Not).is_some() {
        negated = !negated;
    }
    let name = reader.word(Kind::Name)?;
    let mut terms = Vec::new();
    while reader.token(Kind::Open).or_else(|| reader.token(Kind::Comma)).is_some() {
        terms.extend(term(&mut reader));
    }
    Some(Literal { negated, name, terms, span })
}

pub(super) fn term<'t>(reader: &mut Reader<'_, 't>) -> Option<Term<'t>> {
    let kind = reader.peek()?;
    if kind == Kind::Text {
        return reader.text().map(Term::Text);
    }
    if kind == Kind::Close {
        return None;
    }
    let word = reader.any_word()?;
    Some(match kind {
        Kind::Variable if word.text == "_" => Term::Wildcard(word.span),
        Kind::Variable => Term::Variable(word),
        Kind::Date => Term::Date(word),
        Kind::Number => Term::Number(word),
        _ => Term::Name(word),
    })
}

pub(super) fn condition<'t>(reader: &mut Reader<'_, 't>) -> Option<Condition<'t>> {
    if let Some(node) = reader.node(NodeKind::Literal) {
        return literal(node).map(Condition::Literal);
    }
    let mut counted = reader.node(NodeKind::AtLeast)?;
    let span = counted.span();
    counted.token(Kind::At)?;
    counted.token(Kind::Least)?;
    let count = counted.word(Kind::Number)?;
    let listed = counted.token(Kind::Open).is_some();
    let literals = counted.each(NodeKind::Literal, literal);
    Some(Condition::AtLeast { count, literals, listed, span })
}

pub(super) fn questioned<'t>(mut reader: Reader<'_, 't>) -> Option<Questioned<'t>> {
    let literal = literal(reader.node(NodeKind::Literal)?)?;
    Some(Questioned { literal, question: reader.text() })
}

pub(super) fn comparison<'t>(mut reader: Reader<'_, 't>) -> Option<Comparison<'t>> {
    let span = reader.span();
    let left = term(&mut reader)?;
    let comparator = Comparator::from_name(reader.any_word()?.text)?;
    Some(Comparison { left, comparator, right: term(&mut reader)?, span })
}

pub(super) fn binding<'t>(mut reader: Reader<'_, 't>) -> Option<Binding<'t>> {
    let variable = reader.word(Kind::Variable)?;
    reader.token(Kind::Equal)?;
    Some(Binding { variable, term: term(&mut reader)? })
}

pub(super) fn column<'t>(mut reader: Reader<'_, 't>) -> Option<(Word<'t>, Text<'t>)> {
    let variable = reader.word(Kind::Variable)?;
    reader.token(Kind::Equal)?;
    Some((variable, reader.text()?))
}

pub(super) fn party<'t>(reader: &mut Reader<'_, 't>) -> Option<Party<'t>> {
    reader.text().map(Party::Text).or_else(|| reader.word(Kind::Name).map(Party::Name))
}

pub(super) fn cite<'t>(mut reader: Reader<'_, 't>) -> Option<Cite<'t>> {
    Some(Cite { source: party(&mut reader)?, page: reader.text() })
}

pub(super) fn preference<'t>(mut reader: Reader<'_, 't>) -> Option<Preference<'t>> {
    let stronger = reader.word(Kind::Name)?;
    reader.token(Kind::Over)?;
    Some(Preference { stronger, weaker: reader.word(Kind::Name)? })
}

pub(super) fn selector<'t>(mut reader: Reader<'_, 't>) -> Option<Selector<'t>> {
    let by = match reader.peek()? {
        Kind::Kind => SelectorBy::Kind,
        Kind::Source => SelectorBy::Source,
        Kind::By => SelectorBy::By,
        Kind::Tag => SelectorBy::Tag,
        _ => SelectorBy::Name,
    };
    if by != SelectorBy::Name {
        reader.any_token()?;
    }
    Some(Selector { by, name: reader.word(Kind::Name)? })
}

pub(super) fn weighing<'t>(mut reader: Reader<'_, 't>) -> Option<(Selector<'t>, Word<'t>)> {
    let selector = selector(reader.node(NodeKind::Selector)?)?;
    Some((selector, reader.word(Kind::Number)?))
}

pub(super) fn limit<'t>(mut reader: Reader<'_, 't>) -> Option<(Limit, Word<'t>)> {
    let token = reader.any_token()?;
    let limit = match reader.kind(token) {
        Kind::Alpha => Limit::Alpha,
        Kind::Beta => Limit::Beta,
        _ => Limit::Gamma,
    };
    Some((limit, reader.word(Kind::Number)?))
}

pub(super) fn verdict<'t>(mut reader: Reader<'_, 't>) -> Option<(Word<'t>, Text<'t>)> {
    Some((reader.any_word()?, reader.text()?))
}
