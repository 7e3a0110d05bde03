//! What is changed, one thing at a time: each premise, row, rule and argument withdrawn, each preference reversed.

use std::path::Path;

use super::super::declared::{self, Declared};
use super::super::spot::{Spot, Spots};
use super::super::{Place, Survivor};
use crate::model::{Model, Standpoint};
use crate::network::from_theory::preferences;
use crate::source::Span;
use crate::variation::{Change, Reverse};
use crate::vocabulary::*;

/// One change to what files on disk declare.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mutant {
    pub(super) what: What,
    /// Where what it changes stands.
    span: Span,
    /// The declaration that this is a part of: two tables may read one row.
    within: Span,
}

/// What is changed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum What {
    /// A premise, rule, argument or instance of a rule is withdrawn.
    Name(ArgumentName),
    /// A row is.
    Row(TableId, u32),
    /// The first was preferred to the second; now the second is to the first.
    Reversed(ArgumentName, ArgumentName),
}

impl What {
    /// The declaration that is withdrawn.
    pub(super) fn withdraws(self) -> Option<Declared> {
        match self {
            Self::Name(name) => Some(Declared::Name(name)),
            Self::Row(table, row) => Some(Declared::Row(table, row)),
            Self::Reversed(..) => None,
        }
    }
}

/// Every mutant of what files on disk declare.
pub(super) fn mutants(model: &Model, spots: &Spots<'_>) -> Vec<Mutant> {
    let names = declared::names(model, spots.sources).into_iter();
    let names = names.map(|(name, span)| Mutant { what: What::Name(name), span, within: span });
    let rows = declared::tables(model, spots.sources).flat_map(|id| {
        let table = &model.tables[id.index()];
        let rows = table.rows.iter().enumerate();
        rows.map(move |(row, span)| Mutant {
            what: What::Row(id, row as u32),
            span: *span,
            within: table.span,
        })
    });
    names.chain(rows).chain(reversed(model, spots)).collect()
}

/// The preferences, each once: a standpoint that is `from` another has the other's as well.
fn reversed(model: &Model, spots: &Spots<'_>) -> Vec<Mutant> {
    let top = model.preferences.iter().map(|one| (one.stronger, one.weaker, one.span));
    let said = model.standpoints.iter().flat_map(|standpoint| &standpoint.prefer);
    let said = said.map(|said| (said.what.0, said.what.1, said.span));
    let on_disk = top.chain(said).filter(|(_, _, span)| declared::is_on_disk(spots.sources, *span));
    let mut all: Vec<Mutant> = on_disk
        .map(|(stronger, weaker, span)| Mutant { what: What::Reversed(stronger, weaker), span, within: span })
        .collect();
    all.sort_by_key(|mutant| mutant.span);
    all.dedup_by_key(|mutant| mutant.span);
    all
}

impl Mutant {
    /// The change to a standpoint.
    pub(super) fn change(&self) -> Change {
        match self.what {
            What::Name(name) => Change::Withdraw(name),
            What::Row(table, row) => Change::WithdrawRow(table, row),
            What::Reversed(stronger, weaker) => Change::Prefer(weaker, stronger),
        }
    }

    /// The arguments that it withdraws.
    pub(super) fn withdrawn(&self, reverse: &Reverse) -> Vec<ArgumentId> {
        match self.what {
            What::Name(name) => reverse.arguments_of(name).to_vec(),
            What::Row(table, row) => reverse.row(table, row).into_iter().collect(),
            What::Reversed(..) => Vec::new(),
        }
    }

    /// Whether it is a preference that a standpoint states or that holds for it.
    pub(super) fn reverses_for(&self, model: &Model, standpoint: &Standpoint) -> bool {
        preferences(model, standpoint).any(|(_, _, span)| span == self.span)
    }

    /// By what it is known in all files of the run.
    pub(super) fn spots(&self, spots: &Spots<'_>) -> (Spot, Spot) {
        (spots.of(self.span), spots.of(self.within))
    }

    /// How it is told where nothing notices it.
    pub(super) fn told(&self, model: &Model, spots: &Spots<'_>) -> Survivor {
        Survivor { place: Place::of(spots.sources, self.span), what: self.words(model, spots) }
    }

    fn words(&self, model: &Model, spots: &Spots<'_>) -> String {
        match self.what {
            What::Name(name) => format!("without {}", declared::identifier(model, name)),
            What::Row(_, row) => {
                let path = &spots.sources.file(self.span.file).name;
                let name = Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path);
                // Counted as the messages about rows count them, with the header as the first.
                format!("without row {} of {name}", u64::from(row) + 2)
            }
            What::Reversed(stronger, weaker) => {
                let name = |name| model.argument_name(name).unwrap_or_default();
                let reversed = format!("with `{} over {}` reversed", name(stronger), name(weaker));
                match self.standpoint(model) {
                    Some(standpoint) => format!("{reversed} for {}", standpoint.name),
                    None => reversed,
                }
            }
        }
    }

    /// The standpoint that declares it.
    fn standpoint<'m>(&self, model: &'m Model) -> Option<&'m Standpoint> {
        let holds = |outer: Span| {
            outer.file == self.span.file && outer.start <= self.span.start && self.span.end <= outer.end
        };
        model.standpoints.iter().find(|standpoint| holds(standpoint.span))
    }
}
