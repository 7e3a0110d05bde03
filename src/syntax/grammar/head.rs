//! The heads of declarations: what stands between the keyword and the first clause.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::kind::{Kind, Kinds};
use super::super::leaves::{Leaf, Leaves};
use super::item::{STATUS, declared, entry, literal, name, number, path, preference, text, variables};
use super::list::{list, list_before};
use super::token::{any, one};
use super::{Read, put_aside, report, too_much};

/// Reads a head to its end; what cannot be read is put aside.
pub(super) fn read(declaration: Kind, head: Leaves<'_, '_>) {
    match parser(declaration, head) {
        Ok((rest, ())) => too_much(rest),
        Err(_) => {
            report(head.desk);
            let start = head.desk.stopped().0.clamp(head.start, head.end);
            put_aside(Leaves { start, ..head });
        }
    }
}

fn parser<'a, 's>(declaration: Kind, head: Leaves<'a, 's>) -> Read<'a, 's> {
    match declaration {
        Kind::Language => number(head),
        Kind::Use => path(head),
        Kind::Bibliography => text(head),
        Kind::Source | Kind::Claim | Kind::Thesis | Kind::Premise => (declared, text).map(drop).parse(head),
        Kind::Kind | Kind::NameWord => list(entry)(head),
        Kind::Relation => (declared, variables, text).map(drop).parse(head),
        Kind::Rule | Kind::Standpoint => (declared, opt(text)).map(drop).parse(head),
        Kind::Argument => (opt(declared), opt(text)).map(drop).parse(head),
        Kind::Contrary => (list_before(Kinds::of(&[Kind::Text]), literal), opt(text)).map(drop).parse(head),
        Kind::Facts => (name, one(Kind::From), text).map(drop).parse(head),
        Kind::Prefer => list(preference)(head),
        _ => (literal, alt((any(STATUS), text)), one(Kind::From), name).map(drop).parse(head),
    }
}

/// Whether the word at the end of an empty head was meant as the name: `premise date "…"`.
pub(super) fn takes_clause_word(leaves: &[Leaf], end: usize) -> bool {
    let followed = leaves.get(end + 1).is_some_and(|leaf| leaf.kind == Kind::Text);
    end == 1 && leaves[0].kind != Kind::Argument && followed && !leaves[end].starts_line
}
