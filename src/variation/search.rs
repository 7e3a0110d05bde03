//! The smallest sets of changes that bring a status about: a hitting-set tree (Reiter 1987; Greiner and others 1989).
//!
//! Under a set of changes that does not suffice, a proof of the status that the claim still has names the changes of which
//! one more is needed. Going on with each of those, by size, finds every smallest set and nothing that could be left out.

use super::board::{Board, switches};
use super::change::{Category, Change};
use super::conflict::Proofs;
use super::region::Region;
use super::reverse::Reverse;
use super::{Ground, candidates, structural};
use crate::evaluate::Labels;
use crate::network::{Role, Switch};
use crate::vocabulary::*;
use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// What is to come about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// The claim has this status.
    Becomes(Status),
    /// The claim has another status than it has.
    Changes,
}

/// Which changes may be made.
#[derive(Clone, Debug)]
pub enum May {
    /// All of these categories that bear on the claim.
    Categories(Vec<Category>),
    /// These.
    Changes(Vec<Change>),
}

/// What is looked for, and how far.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What is to come about.
    pub goal: Goal,
    /// By which changes.
    pub may: May,
    /// The largest set that is looked for.
    pub size: usize,
    /// How many nodes may be looked at, which bounds the time; the same on every machine.
    pub effort: u64,
}

/// A set of changes that brings the goal about, verified by judging the standpoint with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Flip {
    /// The changes.
    pub changes: Vec<Change>,
    /// The status that the claim then has.
    pub after: Status,
    /// An earlier flip of which this one takes a step further up: what that one grants leads to what this one does.
    pub follows: Option<usize>,
}

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub struct Flips {
    /// The status before any change.
    pub before: Status,
    /// The sets, smallest first; none can do without one of its changes.
    pub sets: Vec<Flip>,
    /// Every set up to this size was found; `None` where every set of any size was.
    pub complete: Option<usize>,
    /// The effort was used up.
    pub cut: bool,
    /// No change that may be made reaches the claim at all.
    pub unreached: bool,
}

/// A set of changes, by place, ascending.
type Set = SmallVec<[u32; 4]>;

/// The smallest sets of changes that bring the goal about.
#[must_use]
pub fn flips(ground: &Ground<'_>, reverse: &Reverse, statement: StatementId, plan: &Plan) -> Flips {
    let region = Region::new(ground.theory, reverse, &[statement]);
    let (changes, lazy) = match &plan.may {
        May::Categories(categories) => {
            let found = candidates::candidates(ground, reverse, &region, statement, categories);
            (found, structural::Lazy::new(categories))
        }
        May::Changes(changes) => (changes.clone(), structural::Lazy::default()),
    };
    let switches = switches(ground, reverse, &changes);
    let mut search = Search {
        ground,
        reverse,
        region: &region,
        statement,
        plan,
        lazy,
        place_of: switches.iter().enumerate().map(|(at, (place, _))| (*place as u32, at)).collect(),
        change_of: switches.iter().map(|(place, _)| *place as u32).collect(),
        switches: switches.into_iter().map(|(_, switch)| switch).collect(),
        fixed: Vec::new(),
        changes,
        boards: BTreeMap::new(),
        seen: FxHashSet::default(),
        found: Vec::new(),
        steps: 0,
    };
    search.fixed =
        (0..search.changes.len() as u32).filter(|place| !search.place_of.contains_key(place)).collect();
    search.run()
}

struct Search<'a> {
    ground: &'a Ground<'a>,
    reverse: &'a Reverse,
    region: &'a Region,
    statement: StatementId,
    plan: &'a Plan,
    lazy: structural::Lazy,
    changes: Vec<Change>,
    switches: Vec<Switch>,
    /// The switch of a change, and the change of a switch.
    place_of: BTreeMap<u32, usize>,
    change_of: Vec<u32>,
    /// Changes that are no switches and were given from the start: each may matter anywhere.
    fixed: Vec<u32>,
    /// By the changes that are no switches.
    boards: BTreeMap<Set, Option<Board>>,
    seen: FxHashSet<Set>,
    found: Vec<(Set, Status)>,
    steps: u64,
}

impl Search<'_> {
    fn run(mut self) -> Flips {
        let empty = Set::new();
        let before = self.status(&empty).unwrap_or(Status::Unproven);
        let mut flips = Flips { before, sets: Vec::new(), complete: None, cut: false, unreached: false };
        let mut frontier = vec![empty];
        let mut size = 0;
        while !frontier.is_empty() && size < self.plan.size {
            let mut next = Vec::new();
            for set in &frontier {
                self.grow(set, before, &mut next);
                if self.effort() > self.plan.effort {
                    flips.cut = true;
                    break;
                }
            }
            flips.unreached = size == 0 && next.is_empty() && self.found.is_empty();
            if flips.cut {
                break;
            }
            size += 1;
            frontier = next;
        }
        flips.complete = (flips.cut || !frontier.is_empty()).then_some(size);
        flips.sets = self.told();
        flips
    }

    fn effort(&self) -> u64 {
        self.steps + self.boards.values().flatten().map(Board::steps).sum::<u64>()
    }

    /// The changes of a set that are no switches.
    fn structure(&self, set: &Set) -> Set {
        set.iter().copied().filter(|place| !self.place_of.contains_key(place)).collect()
    }

    fn board(&mut self, set: &Set) -> Option<&mut Board> {
        let structure = self.structure(set);
        if !self.boards.contains_key(&structure) {
            let changes: Vec<Change> =
                structure.iter().map(|place| self.changes[*place as usize].clone()).collect();
            let board =
                Board::new(self.ground, self.reverse, self.region, self.statement, &changes, &self.switches);
            self.steps += board.as_ref().map_or(1_000, |board| 4 * board.graph.len() as u64);
            self.boards.insert(structure.clone(), board);
        }
        self.boards.get_mut(&structure)?.as_mut()
    }

    /// Turns a set's switches and gives the labels; `None` where its changes cannot be made together.
    fn labels(&mut self, set: &Set) -> Option<Labels> {
        self.turn(set, true);
        let labels = self.board(set)?.labels();
        self.steps += self.boards[&self.structure(set)].as_ref().map_or(0, |board| board.graph.len() as u64);
        Some(labels)
    }

    fn turn(&mut self, set: &Set, on: bool) {
        let places: Vec<usize> = set.iter().filter_map(|place| self.place_of.get(place).copied()).collect();
        if let Some(board) = self.board(set) {
            for place in places {
                board.turn(place, on);
            }
        }
    }

    fn status(&mut self, set: &Set) -> Option<Status> {
        let labels = self.labels(set)?;
        let status = self.board(set)?.status(&labels);
        self.turn(set, false);
        Some(status)
    }

    fn is_reached(&self, before: Status, status: Status) -> bool {
        match self.plan.goal {
            Goal::Becomes(wanted) => status == wanted,
            Goal::Changes => status != before,
        }
    }

    /// Tries each change more that a set needs one of.
    fn grow(&mut self, set: &Set, before: Status, next: &mut Vec<Set>) {
        let Some(labels) = self.labels(set) else { return };
        let conflict = self.conflict(set, &labels);
        for place in conflict {
            let mut more = set.clone();
            let Err(at) = more.binary_search(&place) else { continue };
            more.insert(at, place);
            if self.clashes(set, place) {
                continue;
            }
            if self.seen.contains(&more) || self.found.iter().any(|(found, _)| is_within(found, &more)) {
                continue;
            }
            let status = match self.place_of.get(&place).copied() {
                Some(switch) => self.board(set).and_then(|board| board.try_on(&labels, switch)),
                None => {
                    self.turn(set, false);
                    let status = self.status(&more);
                    self.turn(set, true);
                    status
                }
            };
            self.seen.insert(more.clone());
            match status {
                Some(status) if self.is_reached(before, status) && self.verify(&more, status) => {
                    self.found.push((more, status));
                }
                Some(_) => next.push(more),
                None => {}
            }
            if self.effort() > self.plan.effort {
                break;
            }
        }
        self.turn(set, false);
    }

    fn clashes(&self, set: &Set, place: u32) -> bool {
        let new = &self.changes[place as usize];
        set.iter().map(|other| &self.changes[*other as usize]).any(|other| {
            candidates::clash(self.ground, self.reverse, new, other)
                || candidates::clash(self.ground, self.reverse, other, new)
        })
    }

    /// The changes of which one must be made, beside those of the set, for the goal to come about.
    fn conflict(&mut self, set: &Set, labels: &Labels) -> Vec<u32> {
        let wanted = match self.plan.goal {
            Goal::Becomes(status) => Some(status),
            Goal::Changes => None,
        };
        let Some(board) = self.board(set) else { return Vec::new() };
        let judgements = board.judgements(labels, wanted);
        let weigh = |node| u32::from(matches!(board.network.role(node), Role::Switch(_)));
        let touched = Proofs::new(&board.graph, labels, weigh).touched(&judgements);
        let mut conflict: Vec<u32> = Vec::new();
        for proved in &touched {
            if let Role::Switch(place) = board.network.role(proved.node)
                && !proved.holds
            {
                conflict.push(place);
            }
        }
        let found = self.lazy_changes(set, &touched);
        let mut conflict: Vec<u32> =
            conflict.into_iter().map(|place| self.change_of[place as usize]).collect();
        conflict.extend(found);
        conflict.extend(&self.fixed);
        conflict.sort_unstable();
        conflict.dedup();
        conflict
    }

    /// Preferences and standards on which the proof turns.
    fn lazy_changes(&mut self, set: &Set, touched: &[super::conflict::Proved]) -> Vec<u32> {
        let structure = self.structure(set);
        let Some(Some(board)) = self.boards.get(&structure) else { return Vec::new() };
        let found = self.lazy.changes(self.ground, self.reverse, &board.network, touched);
        let mut places = Vec::new();
        for change in found {
            let known = self.changes.iter().position(|known| *known == change);
            places.push(known.unwrap_or_else(|| {
                self.changes.push(change);
                self.changes.len() - 1
            }) as u32);
        }
        places
    }

    fn of(&self, set: &Set) -> Vec<Change> {
        set.iter().map(|place| self.changes[*place as usize].clone()).collect()
    }

    /// Judges the standpoint with the changes, by another way than the switches.
    fn verify(&mut self, set: &Set, status: Status) -> bool {
        let judged = self.ground.judge(self.reverse, &self.of(set));
        self.steps += self.ground.theory.arguments.origins.len() as u64;
        judged.is_ok_and(|varied| varied.status(self.statement) == status)
    }

    /// The sets in the order of telling, each as weak as it can be.
    fn told(&mut self) -> Vec<Flip> {
        let found = std::mem::take(&mut self.found);
        let mut flips: Vec<Flip> = Vec::new();
        for (set, after) in &found {
            let changes = self.weakened(self.of(set), *after);
            if !flips.iter().any(|flip| structural::same_but_for_standard(&flip.changes, &changes)) {
                flips.push(Flip { changes, after: *after, follows: None });
            }
        }
        flips.sort_by_key(|flip| flip.changes.len());
        self.order(flips)
    }

    /// Takes for an assumption what need not be certain.
    fn weakened(&self, mut changes: Vec<Change>, status: Status) -> Vec<Change> {
        for place in 0..changes.len() {
            if let Change::Grant(statement) = changes[place] {
                let mut weaker = changes.clone();
                weaker[place] = Change::Assume(statement);
                let judged = self.ground.judge(self.reverse, &weaker);
                if judged.is_ok_and(|varied| varied.status(self.statement) == status) {
                    changes = weaker;
                }
            }
        }
        changes
    }

    /// Puts behind a flip those that only take what it leads to: told by themselves they would say the same again.
    fn order(&self, flips: Vec<Flip>) -> Vec<Flip> {
        let supposed = |flip: &Flip| match flip.changes.as_slice() {
            [Change::Grant(statement) | Change::Assume(statement)] => Some(*statement),
            _ => None,
        };
        let singles: Vec<(usize, StatementId)> =
            flips.iter().enumerate().filter_map(|(place, flip)| Some((place, supposed(flip)?))).collect();
        let mut leads: Vec<Vec<usize>> = vec![Vec::new(); flips.len()];
        for (place, _) in &singles {
            let Ok(varied) = self.ground.judge(self.reverse, &flips[*place].changes) else { continue };
            let reached = |(other, statement): &&(usize, StatementId)| {
                other != place && varied.status(*statement) == Status::Accepted
            };
            leads[*place] = singles.iter().filter(reached).map(|(other, _)| *other).collect();
        }
        // The root of a chain is one that no other leads to, or the first of several that lead to each other.
        let is_led_to = |place: usize| {
            (0..flips.len())
                .find(|from| leads[*from].contains(&place) && (!leads[place].contains(from) || *from < place))
        };
        let roots: Vec<usize> = (0..flips.len()).filter(|place| is_led_to(*place).is_none()).collect();
        let mut told: Vec<Flip> = roots.iter().map(|root| flips[*root].clone()).collect();
        for (place, flip) in flips.iter().enumerate() {
            if roots.contains(&place) {
                continue;
            }
            let root = roots.iter().position(|root| leads[*root].contains(&place));
            told.push(Flip { follows: root.or(Some(0)), ..flip.clone() });
        }
        told
    }
}

/// Whether all of the first set are in the second.
fn is_within(one: &Set, other: &Set) -> bool {
    one.len() <= other.len() && one.iter().all(|place| other.binary_search(place).is_ok())
}
