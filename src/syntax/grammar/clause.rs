//! Clauses: which may stand where, and what stands in each.

use nom::Parser;
use nom::combinator::opt;

use super::super::kind::{Kind, Kinds};
use super::super::leaves::Leaves;
use super::super::tree::NodeKind;
use super::item::{
    DATE, PARTY, binding, cite, column, comparison, condition, limit, literal, name, number, path,
    preference, questioned, selector, text, verdict, weighing,
};
use super::list::list;
use super::token::{any, one};
use super::{Read, report, too_much};

const SOURCE: Kinds = Kinds::of(&[Kind::By, Kind::In, Kind::DateWord, Kind::Url, Kind::Page]);
const STATEMENT: Kinds = Kinds::of(&[Kind::Means, Kind::Kind, Kind::Tag, Kind::Pinned]);
const PREMISE: Kinds = Kinds::of(&[
    Kind::States,
    Kind::Kind,
    Kind::DateWord,
    Kind::Known,
    Kind::By,
    Kind::To,
    Kind::Cites,
    Kind::Quote,
    Kind::Weight,
    Kind::Certain,
    Kind::Tag,
]);
const RULE: Kinds = Kinds::of(&[
    Kind::For,
    Kind::Given,
    Kind::Where,
    Kind::Assuming,
    Kind::Unless,
    Kind::So,
    Kind::Undercuts,
    Kind::Weight,
    Kind::Kind,
    Kind::Cites,
    Kind::Because,
    Kind::Tag,
]);
const ARGUMENT: Kinds = RULE.and(Kinds::of(&[Kind::By]));
const FACTS: Kinds = Kinds::of(&[Kind::Columns, Kind::Kind, Kind::Cites]);
const STANDPOINT: Kinds = Kinds::of(&[
    Kind::From,
    Kind::AsOf,
    Kind::Admit,
    Kind::Exclude,
    Kind::Use,
    Kind::Apply,
    Kind::Ignore,
    Kind::Weigh,
    Kind::Prefer,
    Kind::Standard,
    Kind::Limits,
    Kind::Assume,
    Kind::Semantics,
    Kind::Verdict,
]);
const STANDARDS: Kinds = Kinds::of(&[
    Kind::Undefeated,
    Kind::Scintilla,
    Kind::Preponderance,
    Kind::ClearAndConvincing,
    Kind::BeyondReasonableDoubt,
    Kind::DialecticalValidity,
]);
const SEMANTICS: Kinds = Kinds::of(&[
    Kind::Grounded,
    Kind::Complete,
    Kind::Preferred,
    Kind::Stable,
    Kind::SemiStable,
    Kind::Ideal,
]);
const FORCE: Kinds = Kinds::of(&[Kind::Certainly, Kind::Presumably]);
const ACCEPTANCE: Kinds = Kinds::of(&[Kind::Sceptical, Kind::Credulous]);

/// The clauses of a declaration, by its keyword.
pub(in crate::syntax) fn clauses(declaration: Kind) -> Kinds {
    match declaration {
        Kind::Source => SOURCE,
        Kind::Claim | Kind::Thesis => STATEMENT,
        Kind::Premise => PREMISE,
        Kind::Rule => RULE,
        Kind::Argument => ARGUMENT,
        Kind::Facts => FACTS,
        Kind::Standpoint => STANDPOINT,
        _ => Kinds::NONE,
    }
}

/// Reads a clause to its end, its keyword first; one that cannot be read becomes an error node.
pub(super) fn read(declaration: Kind, clause: Leaves<'_, '_>) {
    let desk = clause.desk;
    let keyword = desk.leaves[clause.start];
    let node = desk.sink.borrow_mut().open(NodeKind::Clause, keyword.token);
    let body = Leaves { start: clause.start + 1, ..clause };
    match parser(declaration, keyword.kind, body) {
        Ok((rest, ())) => too_much(rest),
        Err(_) => {
            report(desk);
            desk.sink.borrow_mut().spoil(node);
        }
    }
    desk.sink.borrow_mut().shut(node, desk.token_after(clause.end));
}

fn parser<'a, 's>(declaration: Kind, keyword: Kind, body: Leaves<'a, 's>) -> Read<'a, 's> {
    match keyword {
        Kind::By if declaration == Kind::Argument => (name, opt(with)).map(drop).parse(body),
        Kind::By | Kind::To => list(any(PARTY))(body),
        Kind::In | Kind::Url | Kind::Page | Kind::Quote | Kind::Because => text(body),
        Kind::DateWord | Kind::Known | Kind::AsOf => any(DATE)(body),
        Kind::Means => literal(body),
        Kind::Kind | Kind::From => name(body),
        Kind::Tag | Kind::For | Kind::Apply | Kind::Ignore => list(name)(body),
        Kind::States | Kind::Assume => list(literal)(body),
        Kind::Cites => list(cite)(body),
        Kind::Weight => number(body),
        Kind::Given => list(condition)(body),
        Kind::Where => list(comparison)(body),
        Kind::Assuming | Kind::Unless => list(questioned)(body),
        Kind::So => (opt(any(FORCE)), literal).map(drop).parse(body),
        Kind::Undercuts => (name, opt(with)).map(drop).parse(body),
        Kind::Columns => list(column)(body),
        Kind::Admit | Kind::Exclude => list(selector)(body),
        Kind::Use => list(path)(body),
        Kind::Weigh => list(weighing)(body),
        Kind::Prefer => list(preference)(body),
        Kind::Standard => (any(STANDARDS), opt((one(Kind::For), list(literal)))).map(drop).parse(body),
        Kind::Limits => list(limit)(body),
        Kind::Semantics => (any(SEMANTICS), opt(any(ACCEPTANCE))).map(drop).parse(body),
        Kind::Verdict => list(verdict)(body),
        // `pinned` and `certain` stand alone.
        _ => Ok((body, ())),
    }
}

fn with<'a, 's>(input: Leaves<'a, 's>) -> Read<'a, 's> {
    (one(Kind::With), list(binding)).map(drop).parse(input)
}
