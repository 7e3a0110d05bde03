//! Clauses, by their keywords.

use super::super::kind::Kind;
use super::super::tree::NodeKind;
use super::super::view::{Binding, Clause, ClauseBody, Word};
use super::items;
use super::reader::Reader;

pub(super) fn clause<'t>(declaration: Kind, mut reader: Reader<'_, 't>) -> Option<Clause<'t>> {
    let span = reader.span();
    let keyword = reader.any_token()?;
    let body = body(declaration, reader.kind(keyword), &mut reader)?;
    Some(Clause { span, body })
}

fn body<'t>(declaration: Kind, keyword: Kind, reader: &mut Reader<'_, 't>) -> Option<ClauseBody<'t>> {
    Some(match keyword {
        Kind::By if declaration == Kind::Argument => {
            ClauseBody::ByRule { rule: reader.word(Kind::Name)?, with: with(reader) }
        }
        Kind::By => ClauseBody::By(reader.each_token(items::party)),
        Kind::To => ClauseBody::To(reader.each_token(items::party)),
        Kind::In => ClauseBody::In(reader.text()?),
        Kind::Url => ClauseBody::Url(reader.text()?),
        Kind::Page => ClauseBody::Page(reader.text()?),
        Kind::Quote => ClauseBody::Quote(reader.text()?),
        Kind::Because => ClauseBody::Because(reader.text()?),
        Kind::DateWord => ClauseBody::Date(reader.any_word()?),
        Kind::Known => ClauseBody::Known(reader.any_word()?),
        Kind::AsOf => ClauseBody::AsOf(reader.any_word()?),
        Kind::Means => ClauseBody::Means(items::literal(reader.node(NodeKind::Literal)?)?),
        Kind::Kind => ClauseBody::Kind(reader.word(Kind::Name)?),
        Kind::From => ClauseBody::FromStandpoint(reader.word(Kind::Name)?),
        Kind::Weight => ClauseBody::Weight(reader.word(Kind::Number)?),
        Kind::Pinned => ClauseBody::Pinned,
        Kind::Certain => ClauseBody::Certain,
        Kind::Tag => ClauseBody::Tag(names(reader)),
        Kind::For => ClauseBody::For(names(reader)),
        Kind::Apply => ClauseBody::Apply(names(reader)),
        Kind::Ignore => ClauseBody::Ignore(names(reader)),
        Kind::States => ClauseBody::States(reader.each(NodeKind::Literal, items::literal)),
        Kind::Assume => ClauseBody::Assume(reader.each(NodeKind::Literal, items::literal)),
        Kind::Cites => ClauseBody::Cites(reader.each(NodeKind::Cite, items::cite)),
        Kind::Given => ClauseBody::Given(reader.each_token(items::condition)),
        Kind::Where => ClauseBody::Where(reader.each(NodeKind::Comparison, items::comparison)),
        Kind::Assuming => ClauseBody::Assuming(reader.each(NodeKind::Questioned, items::questioned)),
        Kind::Unless => ClauseBody::Unless(reader.each(NodeKind::Questioned, items::questioned)),
        Kind::Columns => ClauseBody::Columns(reader.each(NodeKind::Binding, items::column)),
        Kind::Admit => ClauseBody::Admit(reader.each(NodeKind::Selector, items::selector)),
        Kind::Exclude => ClauseBody::Exclude(reader.each(NodeKind::Selector, items::selector)),
        Kind::Use => ClauseBody::Use(reader.each(NodeKind::Path, items::path)),
        Kind::Weigh => ClauseBody::Weigh(reader.each(NodeKind::Weighing, items::weighing)),
        Kind::Prefer => ClauseBody::Prefer(reader.each(NodeKind::Preference, items::preference)),
        Kind::Limits => ClauseBody::Limits(reader.each(NodeKind::Limit, items::limit)),
        Kind::Verdict => ClauseBody::Verdict(reader.each(NodeKind::Verdict, items::verdict)),
        _ => return several(keyword, reader),
    })
}

/// The clauses that have parts of several sorts.
fn several<'t>(keyword: Kind, reader: &mut Reader<'_, 't>) -> Option<ClauseBody<'t>> {
    match keyword {
        Kind::So => {
            let certainly = reader.token(Kind::Certainly).is_some();
            reader.token(Kind::Presumably);
            let literal = items::literal(reader.node(NodeKind::Literal)?)?;
            Some(ClauseBody::So { certainly, literal })
        }
        Kind::Undercuts => {
            Some(ClauseBody::Undercuts { target: reader.word(Kind::Name)?, with: with(reader) })
        }
        Kind::Standard => {
            let standard = reader.any_word()?;
            reader.token(Kind::For);
            Some(ClauseBody::Standard { standard, literals: reader.each(NodeKind::Literal, items::literal) })
        }
        Kind::Semantics => {
            let semantics = reader.any_word()?;
            let acceptance = reader.word(Kind::Sceptical).or_else(|| reader.word(Kind::Credulous));
            Some(ClauseBody::Semantics { semantics, acceptance })
        }
        _ => None,
    }
}

fn names<'t>(reader: &mut Reader<'_, 't>) -> Vec<Word<'t>> {
    reader.each_token(|reader| reader.word(Kind::Name))
}

fn with<'t>(reader: &mut Reader<'_, 't>) -> Vec<Binding<'t>> {
    reader.token(Kind::With);
    reader.each(NodeKind::Binding, items::binding)
}
