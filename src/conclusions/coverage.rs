//! What the tested conclusions of a run rest on, and what none of them does.
//!
//! Several files are tested in one run and share modules. What a module declares is counted once, by its place, and is
//! covered when a conclusion of any file rests on it.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{self, Declared};
use super::spot::{Spot, Spots};
use super::{Coverage, Identifier, Place, Unanswered, Unused};
use crate::explain::{self, Case, Claim, Sort};
use crate::source::{Sources, Span};
use crate::vocabulary::*;

mod questions;

/// What is known so far of the declarations of a run.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    names: BTreeMap<Spot, Named>,
    tables: BTreeMap<Spot, Table>,
    questions: BTreeMap<Spot, Question>,
}

/// A premise, a rule, an argument.
#[derive(Clone, Debug)]
struct Named {
    place: Place,
    identifier: Identifier,
    covered: bool,
}

/// A table with what is covered of its rows.
#[derive(Clone, Debug)]
struct Table {
    place: Place,
    identifier: Identifier,
    rows: Vec<bool>,
}

/// A critical question that some instance asks.
#[derive(Clone, Debug)]
struct Question {
    asked: Unanswered,
    answered: bool,
}

/// What is tested of a file: the claims that are kept, from every standpoint that was judged, and those of its `expect`
/// lines, each from its own.
#[must_use]
pub fn tested(case: &Case<'_>, kept: &[Claim]) -> Vec<(Claim, StandpointId)> {
    let from = |judged: &explain::Judged<'_>| {
        let standpoint = judged.standpoint;
        kept.iter().map(move |claim| (claim.clone(), standpoint)).collect::<Vec<_>>()
    };
    let expected = case.model.expectations.iter();
    let expected = expected.filter_map(|each| Some((Claim::of(&each.literal)?, each.standpoint)));
    case.judged.iter().flat_map(from).chain(expected).collect()
}

impl Tally {
    /// Of one file: what these claims, each from a standpoint, rest on. Takes time by the size of the theory and by what
    /// bears on each claim.
    #[must_use]
    pub fn of(case: &Case<'_>, sources: &Sources, tested: &[(Claim, StandpointId)]) -> Self {
        let covered = covered(case, tested);
        let spots = Spots::new(sources);
        let (names, tables) = (names(case, &spots, &covered), tables(case, &spots, &covered));
        Self { names, tables, questions: questions::questions(case, &spots) }
    }

    /// Takes in what another file of the run rests on.
    pub fn merge(&mut self, other: Self) {
        for (spot, named) in other.names {
            let covered = named.covered;
            self.names.entry(spot).or_insert(named).covered |= covered;
        }
        for (spot, table) in other.tables {
            let known = self.tables.entry(spot).or_insert_with(|| table.clone());
            known.rows.resize(known.rows.len().max(table.rows.len()), false);
            known.rows.iter_mut().zip(&table.rows).for_each(|(known, covered)| *known |= covered);
        }
        for (spot, question) in other.questions {
            let answered = question.answered;
            self.questions.entry(spot).or_insert(question).answered |= answered;
        }
    }

    /// What came out of all files.
    #[must_use]
    pub fn finish(self) -> Coverage {
        let rows = || self.tables.values().flat_map(|table| &table.rows);
        let declared = self.names.len() + rows().count();
        let covered = self.names.values().filter(|named| named.covered).count()
            + rows().filter(|covered| **covered).count();
        let names = self.names.into_values().filter(|named| !named.covered);
        let names = names.map(|Named { place, identifier, .. }| Unused { place, identifier, rows: 0 });
        let tables = self.tables.into_values().map(|Table { place, identifier, rows }| Unused {
            place,
            identifier,
            rows: rows.into_iter().filter(|covered| !covered).count(),
        });
        let mut idle: Vec<Unused> = names.chain(tables.filter(|table| table.rows > 0)).collect();
        idle.sort();
        let open = self.questions.into_values().filter(|question| !question.answered);
        let mut unanswered: Vec<Unanswered> = open.map(|question| question.asked).collect();
        unanswered.sort();
        Coverage { declared, covered, idle, unanswered }
    }
}

impl Coverage {
    /// How many in a hundred of what is declared is covered, rounded down; all of nothing is 100.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let share = (self.covered as u128 * 100).checked_div(self.declared as u128);
        share.and_then(|share| u8::try_from(share).ok()).unwrap_or(100)
    }
}

/// The declarations on which some tested claim rests.
fn covered(case: &Case<'_>, tested: &[(Claim, StandpointId)]) -> BTreeSet<Declared> {
    let mut found = BTreeSet::new();
    for judged in case.judged {
        let own = tested.iter().filter(|(_, standpoint)| *standpoint == judged.standpoint);
        let own: Vec<Claim> = own.map(|(claim, _)| claim.clone()).collect();
        let arguments: BTreeSet<ArgumentId> =
            explain::reliances(case, judged, &own).into_iter().flatten().collect();
        found.extend(arguments.into_iter().flat_map(|each| Declared::of_argument(case.theory, each)));
    }
    found
}

fn names(case: &Case<'_>, spots: &Spots<'_>, covered: &BTreeSet<Declared>) -> BTreeMap<Spot, Named> {
    let named = |(name, span): (ArgumentName, Span)| {
        let (place, identifier) = (Place::of(spots.sources, span), declared::identifier(case.model, name));
        let covered = covered.contains(&Declared::Name(name));
        (spots.of(span), Named { place, identifier, covered })
    };
    declared::names(case.model, spots.sources).into_iter().map(named).collect()
}

fn tables(case: &Case<'_>, spots: &Spots<'_>, covered: &BTreeSet<Declared>) -> BTreeMap<Spot, Table> {
    let table = |id: TableId| {
        let table = &case.model.tables[id.index()];
        let name = case.model.predicates[table.predicate.index()].name.clone();
        let rows = 0..table.rows.len() as u32;
        let rows = rows.map(|row| covered.contains(&Declared::Row(id, row))).collect();
        let identifier = Identifier { sort: Sort::Fact, name };
        (spots.of(table.span), Table { place: Place::of(spots.sources, table.span), identifier, rows })
    };
    declared::tables(case.model, spots.sources).map(table).collect()
}
