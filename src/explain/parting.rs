//! Where two standpoints part: the first statements along the reasoning of which they say different things, and
//! the clauses by which they differ that occur in it.

use rustc_hash::FxHashSet;

use super::blocker::{Blocker, blockers};
use super::build::Key;
use super::claim::Claim;
use super::context::{Case, Context, Declarations, Index, Judged};
use super::face::Face;
use super::fails::{preference, unused};
use super::step::{How, Preferred, Unused};
use super::why::{View, view};
use crate::evaluate::{Label, status_of};
use crate::network::Usage;
use crate::source::Span;
use crate::vocabulary::*;

/// How many statements and how many arguments of one clause are told.
const TOLD: usize = 8;

/// Where two standpoints part over a claim.
#[derive(Debug)]
pub struct Parting {
    /// The one.
    pub left: View,
    /// The other.
    pub right: View,
    /// The statements along the reasoning of which they say different things, the claim first.
    pub differing: Vec<Differing>,
    /// The clauses that make the difference.
    pub cruxes: Vec<Crux>,
}

/// A statement of which two standpoints say different things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Differing {
    /// Its sentence.
    pub sentence: String,
    /// What the one says.
    pub left: Status,
    /// What the other says.
    pub right: Status,
}

/// A clause that makes a difference.
#[derive(Debug)]
pub struct Crux {
    /// The standpoint that has it.
    pub standpoint: String,
    /// The other one.
    pub other: String,
    /// What the clause does.
    pub clause: Clause,
    /// The arguments on which it tells.
    pub faces: Vec<Face>,
    /// How many more.
    pub more: usize,
}

/// What a clause does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clause {
    /// The arguments are not used, for this reason.
    Leaves(Unused),
    /// The first argument is preferred to the second here alone.
    Prefers(Preferred),
    /// A statement has another standard: here, and there.
    Standard(String, Standard, Standard),
    /// The arguments weigh something else: here, and there.
    Weighs(Number, Number),
    /// α, β and γ differ.
    Limits,
    /// A statement is assumed.
    Assumes(String, Option<Span>),
}

/// Where two standpoints part over a claim. `None` where one of them was not judged.
#[must_use]
pub fn parting(case: &Case<'_>, claim: &Claim, left: StandpointId, right: StandpointId) -> Option<Parting> {
    let judged = |id| case.judged.iter().find(|judged| judged.standpoint == id);
    Some(part(case, &Index::new(case), claim, judged(left)?, judged(right)?))
}

pub(super) fn part(
    case: &Case<'_>,
    index: &Index<'_>,
    claim: &Claim,
    left: &Judged<'_>,
    right: &Judged<'_>,
) -> Parting {
    let sides = [Context { index, judged: *left }, Context { index, judged: *right }];
    let mut walk = Walk {
        sides,
        queue: Vec::new(),
        seen: FxHashSet::default(),
        differing: Vec::new(),
        cruxes: Vec::new(),
        declarations: Declarations::default(),
    };
    if let Some(statement) = claim.statement(case.theory) {
        walk.statement(statement);
        walk.statement(statement.contrary());
    }
    walk.run();
    Parting {
        left: view(case.model, left.standpoint),
        right: view(case.model, right.standpoint),
        differing: walk.differing,
        cruxes: walk.cruxes,
    }
}

/// Goes down from a claim through what holds more from one side than from the other.
struct Walk<'c, 'a> {
    sides: [Context<'c, 'a>; 2],
    /// What is still to be asked, with the side from which it holds more.
    queue: Vec<(Key, usize)>,
    seen: FxHashSet<Key>,
    differing: Vec<Differing>,
    cruxes: Vec<Crux>,
    declarations: Declarations,
}

impl Walk<'_, '_> {
    fn statement(&mut self, statement: StatementId) {
        self.ask(Key::Statement(statement), |context| context.statement(statement).0);
    }

    fn argument(&mut self, argument: ArgumentId) {
        self.ask(Key::Argument(argument), |context| context.argument(argument).0);
    }

    fn ask(&mut self, key: Key, label: impl Fn(&Context<'_, '_>) -> Label) {
        let height = |label| match label {
            Label::Out => 0,
            Label::Undecided => 1,
            Label::In => 2,
        };
        let [left, right] = [&self.sides[0], &self.sides[1]].map(|context| height(label(context)));
        if left != right && self.seen.insert(key) {
            self.queue.push((key, usize::from(right > left)));
        }
    }

    fn run(&mut self) {
        let mut next = 0;
        while let Some((key, holder)) = self.queue.get(next).copied() {
            next += 1;
            match key {
                Key::Statement(statement) => self.differing_statement(statement, holder),
                Key::Argument(argument) => self.differing_argument(argument, holder),
            }
        }
    }

    fn differing_statement(&mut self, statement: StatementId, holder: usize) {
        self.tell(statement);
        let [here, there] = [self.sides[holder], self.sides[1 - holder]];
        let (standard, other) = (here.network().standard(statement), there.network().standard(statement));
        // Where no argument for it stands, its standard is not what it fails by.
        let meets = there.arguments_for(statement).iter().any(|each| there.argument(*each).0 != Label::Out);
        if !meets {
            // Told with what the arguments fail by.
        } else if standard != other {
            let sentence = here.index.words.statement(statement);
            self.crux(holder, Clause::Standard(sentence, standard, other), None);
        } else if here.is_weighed(statement) && here.network().limits() != there.network().limits() {
            self.crux(holder, Clause::Limits, None);
        }
        let label = here.statement(statement).0;
        let holding =
            here.arguments_for(statement).iter().copied().filter(|each| here.argument(*each).0 == label);
        if let Some(first) = holding.min_by_key(|each| here.argument(*each).1) {
            self.carries(statement, first, holder);
        }
    }

    /// The argument by which a statement holds more from one side; where it is weighed, those against it matter too.
    fn carries(&mut self, statement: StatementId, first: ArgumentId, holder: usize) {
        let [here, there] = [self.sides[holder], self.sides[1 - holder]];
        self.assumed(first, holder);
        self.argument(first);
        if here.is_weighed(statement) || there.is_weighed(statement) {
            self.weights(first, holder);
            for against in there.arguments_for(statement.contrary()) {
                self.argument(*against);
                self.weights(*against, holder);
            }
        }
    }

    fn assumed(&mut self, argument: ArgumentId, holder: usize) {
        let here = self.sides[holder];
        if let Some(statement) = here.network().assumption(argument) {
            let face = here.face(argument, &mut self.declarations);
            let sentence = here.index.words.statement(statement);
            self.crux(holder, Clause::Assumes(sentence, face.declaration.span), None);
        }
    }

    fn weights(&mut self, argument: ArgumentId, holder: usize) {
        let [here, there] = [self.sides[holder], self.sides[1 - holder]];
        let used = |side: &Context<'_, '_>| side.network().argument_node(argument).is_some();
        if used(&here) && used(&there) && here.network().weight(argument) != there.network().weight(argument)
        {
            let clause = Clause::Weighs(here.network().weight(argument), there.network().weight(argument));
            self.crux(holder, clause, Some(argument));
        }
    }

    /// Why an argument that stands from `holder` does not from the other side.
    fn differing_argument(&mut self, argument: ArgumentId, holder: usize) {
        let there = self.sides[1 - holder];
        if !there.index.knows(argument) {
            return;
        }
        if there.network().argument_node(argument).is_none() {
            let usage: Usage = there.network().usage(argument);
            let clause = Clause::Leaves(unused(&there, argument, usage));
            self.crux(1 - holder, clause, Some(argument));
            return;
        }
        for (_, blocker) in blockers(&there, argument, there.argument(argument).0) {
            self.blocked(argument, blocker, holder);
        }
    }

    fn blocked(&mut self, argument: ArgumentId, blocker: Blocker, holder: usize) {
        match blocker {
            Blocker::Given(statement) | Blocker::Statement(_, _, statement) => self.statement(statement),
            Blocker::TooFew(place) => {
                for of in &self.sides[0].index.at_least(argument)[place].of {
                    self.statement(*of);
                }
            }
            Blocker::Argument(how, by) => {
                if how == How::Rebuts {
                    self.preferences(argument, by, holder);
                }
                self.argument(by);
            }
            Blocker::Unused(_) | Blocker::Circular(_) | Blocker::Unknown => {}
        }
    }

    /// A preference by which `argument` prevails from `holder`, or `by` from the other side, and not from both.
    fn preferences(&mut self, argument: ArgumentId, by: ArgumentId, holder: usize) {
        for (side, one, other) in [(holder, argument, by), (1 - holder, by, argument)] {
            let (here, there) = (self.sides[side], self.sides[1 - side]);
            if let Some(preferred) = preference(&here, one, other)
                && !there.network().is_preferred(one, other)
            {
                let faces = [one, other].map(|argument| here.face(argument, &mut self.declarations));
                self.add(side, Clause::Prefers(preferred), faces.into());
            }
        }
    }

    fn crux(&mut self, standpoint: usize, clause: Clause, argument: Option<ArgumentId>) {
        let side = self.sides[standpoint];
        let face = argument.map(|argument| side.face(argument, &mut self.declarations));
        self.add(standpoint, clause, face.into_iter().collect());
    }

    /// Tells a clause once, with all that it tells on.
    fn add(&mut self, standpoint: usize, clause: Clause, faces: Vec<Face>) {
        let [own, other] =
            [standpoint, 1 - standpoint].map(|side| self.sides[side].standpoint().name.clone());
        let known = self.cruxes.iter_mut().find(|crux| {
            crux.standpoint == own && same_clause(&crux.clause, &clause) && same_pair(crux, &faces)
        });
        match known {
            Some(crux) => {
                let new = faces
                    .into_iter()
                    .filter(|face| !crux.faces.iter().any(|known| known.declaration == face.declaration));
                for face in new.collect::<Vec<_>>() {
                    if crux.faces.len() < TOLD {
                        crux.faces.push(face);
                    } else {
                        crux.more += 1;
                    }
                }
            }
            None => self.cruxes.push(Crux { standpoint: own, other, clause, faces, more: 0 }),
        }
    }

    fn tell(&mut self, statement: StatementId) {
        if self.differing.len() < TOLD {
            let sentence = self.sides[0].index.words.statement(StatementId::new(statement.atom(), false));
            let [left, right] = [&self.sides[0], &self.sides[1]].map(|context| status(context, statement));
            let differing = Differing { sentence, left, right };
            if left != right && !self.differing.contains(&differing) {
                self.differing.push(differing);
            }
        }
    }
}

fn status(context: &Context<'_, '_>, statement: StatementId) -> Status {
    let positive = StatementId::new(statement.atom(), false);
    status_of([positive, positive.contrary()].map(|side| context.statement(side).0))
}

/// A preference is between two arguments and no others; of other clauses more arguments are told.
fn same_pair(crux: &Crux, faces: &[Face]) -> bool {
    let pair = |one: &[Face]| one.iter().map(|face| face.declaration.span).collect::<Vec<_>>();
    !matches!(crux.clause, Clause::Prefers(_)) || pair(&crux.faces) == pair(faces)
}

/// Whether two clauses are one: what is not yet known at a date is one clause, whenever each thing was known.
fn same_clause(one: &Clause, other: &Clause) -> bool {
    match (one, other) {
        (Clause::Leaves(Unused::NotYetKnown { .. }), Clause::Leaves(Unused::NotYetKnown { .. })) => true,
        _ => one == other,
    }
}
