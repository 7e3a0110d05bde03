//! The mutants tried one after the other, from one standpoint after the other.

use super::board::{Board, Heard};
use super::mutant::{Mutant, What};
use super::names::named;
use super::watch::Watch;
use super::{Asked, Fate};
use crate::diagnostic::Diagnostic;
use crate::explain::{Case, Judged};
use crate::network::Switch;
use crate::variation::{Ground, Region, Reverse};
use crate::vocabulary::*;

/// What judging anew costs for each node, in nodes looked at.
const ANEW: u64 = 64;

/// What becomes of each mutant, where so many nodes may be looked at.
pub(super) fn fates(
    asked: Asked<'_>,
    reverse: &Reverse,
    mutants: &[Mutant],
    most: u64,
) -> Result<Vec<Fate>, Box<Diagnostic>> {
    let fates = vec![Fate::Survived; mutants.len()];
    let mut run = Run { asked, reverse, mutants, fates, most, effort: 0 };
    let views: Vec<View<'_>> = asked.case.judged.iter().map(|judged| View::new(asked, judged)).collect();
    views.iter().for_each(|view| run.name(view));
    for view in &views {
        run.withdraw(view)?;
        run.reverse(view);
    }
    Ok(run.fates)
}

/// One standpoint, with what would notice a mutant there.
struct View<'a> {
    ground: Ground<'a>,
    judged: Judged<'a>,
    watch: Watch<'a>,
}

impl<'a> View<'a> {
    fn new(asked: Asked<'a>, judged: &Judged<'a>) -> Self {
        let Case { model, theory, .. } = *asked.case;
        let standpoint = &model.standpoints[judged.standpoint.index()];
        let ground = Ground { model, theory, standpoint };
        Self { ground, judged: *judged, watch: Watch::new(asked, judged) }
    }

    /// How large its network is.
    fn size(&self) -> u64 {
        self.judged.network.graph().len() as u64
    }
}

/// What is known of each mutant so far.
struct Run<'a> {
    asked: Asked<'a>,
    reverse: &'a Reverse,
    mutants: &'a [Mutant],
    fates: Vec<Fate>,
    most: u64,
    effort: u64,
}

impl<'a> Run<'a> {
    fn settle(&mut self, place: usize, fate: Fate) {
        self.fates[place] = self.fates[place].max(fate);
    }

    /// Settles those that take from a record what it names.
    fn name(&mut self, view: &View<'_>) {
        let Case { model, theory, .. } = *self.asked.case;
        let named = named(model, theory, self.reverse, &view.watch.rests_on);
        for (place, mutant) in self.mutants.iter().enumerate() {
            if mutant.what.withdraws().is_some_and(|declared| named.contains(&declared)) {
                self.settle(place, Fate::Noticed);
            }
        }
    }

    /// Tries the withdrawals that are not yet noticed.
    fn withdraw(&mut self, view: &View<'a>) -> Result<(), Box<Diagnostic>> {
        let region = Region::new(view.ground.theory, self.reverse, &view.watch.statements());
        let open: Vec<(usize, Vec<ArgumentId>)> = (0..self.mutants.len())
            .filter(|place| self.fates[*place] != Fate::Noticed)
            .map(|place| (place, self.withdrawn(place, &region, view)))
            .filter(|(_, withdrawn)| !withdrawn.is_empty())
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        let switch = |(_, leaves_out): &(usize, Vec<ArgumentId>)| {
            let leaves_out = leaves_out.clone();
            Switch { leaves_out, ..Switch::default() }
        };
        let switches: Vec<Switch> = open.iter().map(switch).collect();
        let mut board = Board::new(&view.ground, &region, &view.watch, &switches)?;
        for (switch, (place, withdrawn)) in open.iter().enumerate() {
            let fate = match self.effort < self.most {
                true => self.hear(view, &mut board, switch, (*place, withdrawn))?,
                false => Fate::Untried,
            };
            self.settle(*place, fate);
        }
        Ok(())
    }

    /// The arguments that a mutant withdraws, as far as the standpoint uses them and they can reach what is watched.
    fn withdrawn(&self, place: usize, region: &Region, view: &View<'_>) -> Vec<ArgumentId> {
        let mut withdrawn = self.mutants[place].withdrawn(self.reverse);
        withdrawn.retain(|argument| {
            region.arguments.contains(argument) && view.judged.network.argument_node(*argument).is_some()
        });
        withdrawn
    }

    /// Tries the withdrawal at a place, which is that of these arguments.
    fn hear(
        &mut self,
        view: &View<'a>,
        board: &mut Board<'_>,
        switch: usize,
        (place, withdrawn): (usize, &[ArgumentId]),
    ) -> Result<Fate, Box<Diagnostic>> {
        let before = board.steps();
        let heard = board.hear(&view.watch, switch, withdrawn);
        self.effort += board.steps() - before;
        match heard {
            Heard::Verdict => Ok(Fate::Noticed),
            Heard::Nothing => Ok(Fate::Survived),
            Heard::Perhaps => self.judge(view, place),
        }
    }

    /// Judges anew.
    fn judge(&mut self, view: &View<'a>, place: usize) -> Result<Fate, Box<Diagnostic>> {
        self.effort += ANEW * view.size();
        let varied = view.ground.judge(self.reverse, &[self.mutants[place].change()])?;
        Ok(if view.watch.notices(&varied) { Fate::Noticed } else { Fate::Survived })
    }

    /// Tries the reversals.
    fn reverse(&mut self, view: &View<'a>) {
        let Ground { model, standpoint, .. } = view.ground;
        for (place, mutant) in self.mutants.iter().enumerate() {
            let concerned =
                matches!(mutant.what, What::Reversed(..)) && mutant.reverses_for(model, standpoint);
            if concerned {
                let fate = match self.effort < self.most {
                    true => self.judge(view, place).unwrap_or(Fate::Impossible),
                    false => Fate::Untried,
                };
                self.settle(place, fate);
            }
        }
    }
}
