//! Reads the typed view off the tree. What is broken is passed over: the diagnostics tell of it.

use super::Parse;
use super::kind::Kind;
use super::tree::{Element, NodeKind, Tree};
use super::view::{Clause, Declaration, DeclarationBody, Item, Outcome, Text, Word};

mod clauses;
mod items;
mod reader;

use reader::Reader;

/// The declarations of a file in the order of its text, from its parse and that text.
#[must_use]
pub fn declarations<'t>(parse: &Parse, text: &'t str) -> Vec<Declaration<'t>> {
    chosen(parse, text, |_| true)
}

/// Only the declarations that may name other files: `use`, `bibliography`, `facts` and standpoints. The others
/// are not read at all.
#[must_use]
pub fn declarations_that_need<'t>(parse: &Parse, text: &'t str) -> Vec<Declaration<'t>> {
    chosen(parse, text, |keyword| {
        matches!(keyword, Kind::Use | Kind::Bibliography | Kind::Facts | Kind::Standpoint)
    })
}

fn chosen<'t>(parse: &Parse, text: &'t str, wanted: fn(Kind) -> bool) -> Vec<Declaration<'t>> {
    let tree = &parse.tree;
    let nodes = tree.top().filter_map(|element| match element {
        Element::Node(node) if tree.node(node).kind == NodeKind::Declaration => Some(node),
        _ => None,
    });
    nodes.filter_map(|node| declaration(tree, text, node, wanted)).collect()
}

fn declaration<'t>(
    tree: &Tree,
    text: &'t str,
    node: u32,
    wanted: fn(Kind) -> bool,
) -> Option<Declaration<'t>> {
    let mut reader = Reader::new(tree, text, node);
    let keyword = reader.any_token()?;
    let kind = tree.tokens().kind(keyword);
    let body = wanted(kind).then(|| body(kind, &mut reader)).flatten()?;
    Some(Declaration { span: tree.node_span(node), keyword: tree.token_span(keyword), body })
}

fn body<'t>(keyword: Kind, reader: &mut Reader<'_, 't>) -> Option<DeclarationBody<'t>> {
    Some(match keyword {
        Kind::Language => DeclarationBody::Language(reader.word(Kind::Number)?),
        Kind::Use => DeclarationBody::Use(items::path(reader.node(NodeKind::Path)?)?),
        Kind::Bibliography => DeclarationBody::Bibliography(reader.text()?),
        Kind::Kind => DeclarationBody::Kind(reader.each(NodeKind::Entry, items::entry)),
        Kind::NameWord => DeclarationBody::Name(reader.each(NodeKind::Entry, items::entry)),
        Kind::Relation => relation(reader)?,
        Kind::Source => DeclarationBody::Source(named(reader)?),
        Kind::Claim => DeclarationBody::Claim(named(reader)?),
        Kind::Thesis => DeclarationBody::Thesis(named(reader)?),
        Kind::Premise => DeclarationBody::Premise(named(reader)?),
        Kind::Rule => DeclarationBody::Rule(named(reader)?),
        Kind::Standpoint => DeclarationBody::Standpoint(named(reader)?),
        Kind::Argument => DeclarationBody::Argument(item(keyword, reader)),
        Kind::Contrary => {
            let literals = reader.each(NodeKind::Literal, items::literal);
            DeclarationBody::Contrary { literals, why: reader.text() }
        }
        Kind::Facts => facts(reader)?,
        Kind::Prefer => DeclarationBody::Prefer(reader.each(NodeKind::Preference, items::preference)),
        _ => expect(reader)?,
    })
}

fn named<'t>(reader: &mut Reader<'_, 't>) -> Option<Item<'t>> {
    let item = item(Kind::Premise, reader);
    item.name.is_some().then_some(item)
}

fn item<'t>(keyword: Kind, reader: &mut Reader<'_, 't>) -> Item<'t> {
    Item { name: reader.declared(), text: reader.text(), clauses: all_clauses(keyword, reader) }
}

fn all_clauses<'t>(keyword: Kind, reader: &mut Reader<'_, 't>) -> Vec<Clause<'t>> {
    reader.each(NodeKind::Clause, |reader| clauses::clause(keyword, reader))
}

/// A relation without its sentence is kept, so that what is said with it is not unknown as well.
fn relation<'t>(reader: &mut Reader<'_, 't>) -> Option<DeclarationBody<'t>> {
    let name = reader.declared()?;
    let mut variables: Vec<Word<'t>> = Vec::new();
    reader.token(Kind::Open)?;
    while let Some(variable) = reader.word(Kind::Variable) {
        variables.push(variable);
        reader.token(Kind::Comma);
    }
    reader.token(Kind::Close)?;
    let none = Text { raw: "", span: name.span.after() };
    Some(DeclarationBody::Relation { name, variables, template: reader.text().unwrap_or(none) })
}

fn facts<'t>(reader: &mut Reader<'_, 't>) -> Option<DeclarationBody<'t>> {
    let relation = reader.word(Kind::Name)?;
    reader.token(Kind::From)?;
    let path = reader.text()?;
    Some(DeclarationBody::Facts { relation, path, clauses: all_clauses(Kind::Facts, reader) })
}

fn expect<'t>(reader: &mut Reader<'_, 't>) -> Option<DeclarationBody<'t>> {
    let literal = items::literal(reader.node(NodeKind::Literal)?)?;
    let outcome = match reader.text() {
        Some(words) => Outcome::Words(words),
        None => Outcome::Status(reader.any_word()?),
    };
    reader.token(Kind::From)?;
    Some(DeclarationBody::Expect { literal, outcome, standpoint: reader.word(Kind::Name)? })
}
