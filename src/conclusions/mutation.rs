//! What the tests of a file would not miss: each premise, row, rule and argument is dropped in turn and each preference
//! reversed, and it is seen whether any record of a conclusion or any expectation notices.
//!
//! What is said of a mutant is what judging the file with it and recording its conclusions anew would say. Most are
//! settled by less: a record that names what is dropped notices it; what cannot reach a tested claim is not noticed; and
//! for the others labels are found where the change can reach, on one network with a switch for each. Only where what a
//! verdict rests on may have moved is the standpoint judged anew.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::Declared;
use super::spot::{Spot, Spots};
use super::{Mutation, Survivor};
use crate::diagnostic::Diagnostic;
use crate::explain::{Case, Claim, Judged};
use crate::model::Model;
use crate::network::Switch;
use crate::source::Sources;
use crate::theory::{Origin, Theory};
use crate::variation::{Ground, Region, Reverse};
use crate::vocabulary::*;

mod mutant;
mod watch;

mod board;
mod near;

use board::{Board, Heard};
use mutant::{Mutant, What};
use watch::Watch;

/// How many nodes may be looked at in all, which bounds the time; the same on every machine.
const EFFORT: u64 = 400_000_000;

/// What judging anew costs for each node, in nodes looked at.
const ANEW: u64 = 40;

/// What is asked: a judged file, and its claims whose conclusions are kept.
#[derive(Clone, Copy)]
struct Asked<'a> {
    case: &'a Case<'a>,
    kept: &'a [Claim],
}

/// What became of a mutant; of two in different files the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    Survived,
    Untried,
    Noticed,
    /// The file cannot be judged with it.
    Impossible,
}

/// The mutants of a run. What several files share is one mutant, which any of them may notice.
#[derive(Clone, Debug, Default)]
pub struct Mutants {
    fates: BTreeMap<(Spot, Spot), Fate>,
    survivors: BTreeMap<(Spot, Spot), Survivor>,
}

impl Mutants {
    /// Takes in the mutants of another file of the run.
    pub fn merge(&mut self, other: Self) {
        for (spots, fate) in other.fates {
            let known = self.fates.entry(spots).or_insert(fate);
            *known = fate.max(*known);
        }
        self.survivors.extend(other.survivors);
    }

    /// What came out of all files.
    #[must_use]
    pub fn finish(self) -> Mutation {
        let count = |fate: Fate| self.fates.values().filter(|each| **each == fate).count();
        let (noticed, untried) = (count(Fate::Noticed), count(Fate::Untried));
        let survived = |spots: &(Spot, Spot)| self.fates.get(spots) == Some(&Fate::Survived);
        let survivors = self.survivors.into_iter().filter(|(spots, _)| survived(spots));
        let mut survivors: Vec<Survivor> = survivors.map(|(_, survivor)| survivor).collect();
        survivors.sort();
        Mutation { tried: noticed + survivors.len(), noticed, untried, survivors }
    }
}

/// Tries every mutant of what the files on disk declare. What would notice are the records of the `kept` claims from
/// every standpoint of the case, and those expectations that are met. Takes time by the number of mutants times what each
/// can reach, up to a bound; those past it are not tried.
///
/// # Errors
/// Where a standpoint of the case cannot be judged.
pub fn mutate(case: &Case<'_>, sources: &Sources, kept: &[Claim]) -> Result<Mutants, Box<Diagnostic>> {
    let (spots, reverse) = (Spots::new(sources), Reverse::new(case.theory));
    let mutants = mutant::mutants(case.model, &spots);
    let asked = Asked { case, kept };
    let mut run =
        Run { asked, reverse: &reverse, fates: vec![Fate::Survived; mutants.len()], mutants, effort: 0 };
    for judged in case.judged {
        run.from(judged)?;
    }
    let mut found = Mutants::default();
    for (mutant, fate) in run.mutants.iter().zip(run.fates) {
        let spots_of = mutant.spots(&spots);
        if fate == Fate::Survived {
            found.survivors.insert(spots_of.clone(), mutant.told(case.model, &spots));
        }
        found.fates.insert(spots_of, fate);
    }
    Ok(found)
}

/// The mutants with what is known of each so far.
struct Run<'a> {
    asked: Asked<'a>,
    reverse: &'a Reverse,
    mutants: Vec<Mutant>,
    fates: Vec<Fate>,
    effort: u64,
}

impl<'a> Run<'a> {
    /// Tries all that are not yet noticed from one standpoint.
    fn from(&mut self, judged: &Judged<'a>) -> Result<(), Box<Diagnostic>> {
        let Case { model, theory, .. } = *self.asked.case;
        let watch = Watch::new(self.asked, judged);
        let standpoint = &model.standpoints[judged.standpoint.index()];
        let ground = Ground { model, theory, standpoint };
        self.name(&watch);
        self.withdraw(&ground, &watch, judged)?;
        self.reverse(&ground, &watch, judged);
        Ok(())
    }

    fn settle(&mut self, place: usize, fate: Fate) {
        self.fates[place] = self.fates[place].max(fate);
    }

    /// Settles those that take from a record what it names.
    fn name(&mut self, watch: &Watch<'_>) {
        let Case { model, theory, .. } = *self.asked.case;
        let named = named(model, theory, self.reverse, &watch.rests_on);
        for place in 0..self.mutants.len() {
            let declared = match self.mutants[place].what {
                What::Name(name) => Declared::Name(name),
                What::Row(table, row) => Declared::Row(table, row),
                What::Reversed(..) => continue,
            };
            if named.contains(&declared) {
                self.settle(place, Fate::Noticed);
            }
        }
    }

    /// Tries the withdrawals.
    fn withdraw(
        &mut self,
        ground: &Ground<'a>,
        watch: &Watch<'a>,
        judged: &Judged<'_>,
    ) -> Result<(), Box<Diagnostic>> {
        let region = Region::new(ground.theory, self.reverse, &watch.statements());
        let open: Vec<(usize, Vec<ArgumentId>)> = (0..self.mutants.len())
            .filter(|place| self.fates[*place] != Fate::Noticed)
            .map(|place| (place, self.withdrawn(place, &region, judged)))
            .filter(|(_, withdrawn)| !withdrawn.is_empty())
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        let switch = |(_, leaves_out): &(usize, Vec<ArgumentId>)| Switch {
            leaves_out: leaves_out.clone(),
            ..Switch::default()
        };
        let switches: Vec<Switch> = open.iter().map(switch).collect();
        let mut board = Board::new(ground, &region, watch, &switches)?;
        let before = self.effort;
        let mut anew = 0;
        for (switch, (place, withdrawn)) in open.iter().enumerate() {
            self.effort = before + board.steps() + anew;
            let noticed = match self.effort < EFFORT {
                false => None,
                true => match board.hear(watch, switch, withdrawn) {
                    Heard::Verdict => Some(true),
                    Heard::Nothing => Some(false),
                    Heard::Perhaps => {
                        anew += ANEW * (board.size() + judged.network.graph().len() as u64);
                        let varied = ground.judge(self.reverse, &[self.mutants[*place].change()])?;
                        Some(watch.notices(&varied))
                    }
                },
            };
            self.settle(*place, fate(noticed));
        }
        self.effort = before + board.steps() + anew;
        Ok(())
    }

    /// The arguments that a mutant withdraws, as far as the standpoint uses them and they can reach what is watched.
    fn withdrawn(&self, place: usize, region: &Region, judged: &Judged<'_>) -> Vec<ArgumentId> {
        let mut withdrawn = self.mutants[place].withdrawn(self.reverse);
        withdrawn.retain(|argument| {
            region.arguments.contains(argument) && judged.network.argument_node(*argument).is_some()
        });
        withdrawn
    }

    /// Tries the reversals, each by judging anew.
    fn reverse(&mut self, ground: &Ground<'a>, watch: &Watch<'a>, judged: &Judged<'_>) {
        for place in 0..self.mutants.len() {
            let mutant = &self.mutants[place];
            if !matches!(mutant.what, What::Reversed(..))
                || !mutant.reverses_for(ground.model, ground.standpoint)
            {
                continue;
            }
            let fate = match self.effort < EFFORT {
                false => Fate::Untried,
                true => match ground.judge(self.reverse, &[mutant.change()]) {
                    Ok(varied) => fate(Some(watch.notices(&varied))),
                    Err(_) => Fate::Impossible,
                },
            };
            self.effort += ANEW * judged.network.graph().len() as u64;
            self.settle(place, fate);
        }
    }
}

/// What becomes of a mutant by whether it is noticed, where that is known.
fn fate(noticed: Option<bool>) -> Fate {
    match noticed {
        Some(true) => Fate::Noticed,
        Some(false) => Fate::Survived,
        None => Fate::Untried,
    }
}

/// The declarations without which a record that rests on these arguments lacks a name: those of the arguments, but for
/// what says the same as another declaration that may stand in for it.
fn named(
    model: &Model,
    theory: &Theory,
    reverse: &Reverse,
    rests_on: &BTreeSet<ArgumentId>,
) -> BTreeSet<Declared> {
    let mut found = BTreeSet::new();
    for argument in rests_on {
        let own = theory.arguments.instance_name_of(*argument);
        let by_own_name = own.is_some_and(|own| model.instance_names[own.index()].name.is_some());
        for declared in Declared::of_argument(theory, *argument) {
            let alone = match declared {
                Declared::Name(ArgumentName::Premise(_)) => true,
                Declared::Name(ArgumentName::Rule(rule)) => {
                    by_own_name || model.rules[rule.index()].name.is_some()
                }
                // By the name of the rule other instances go as well.
                Declared::Name(ArgumentName::Instance(_)) => by_own_name,
                Declared::Row(..) => is_told_once(theory, reverse, *argument),
            };
            if alone {
                found.insert(declared);
            }
        }
    }
    found
}

/// Whether no other row says what this one says.
fn is_told_once(theory: &Theory, reverse: &Reverse, row: ArgumentId) -> bool {
    let crate::theory::GroundConclusion::So(told) = theory.arguments.conclusions[row.index()] else {
        return false;
    };
    let is_row =
        |argument: &&ArgumentId| matches!(theory.arguments.origins[argument.index()], Origin::Fact(..));
    reverse.concluding(told).iter().filter(is_row).count() == 1
}
