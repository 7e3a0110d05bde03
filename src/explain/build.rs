//! Makes steps from a queue: a step that is asked for gets its number at once and is made when its turn comes.

use rustc_hash::FxHashMap;

use super::context::{Context, Declarations};
use super::face::Face;
use super::step::{Aim, NotShown, Open, Shown, Step, StepId};
use super::weighing::Strengths;
use super::{fails, never, stands};
use crate::evaluate::Label;
use crate::theory::GroundConclusion;
use crate::vocabulary::*;

/// What a step is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    Statement(StatementId),
    Argument(ArgumentId),
}

/// Steps in the making.
pub(super) struct Builder<'c, 'a> {
    pub(super) context: Context<'c, 'a>,
    pub(super) strengths: Strengths,
    declarations: Declarations,
    ids: FxHashMap<Key, StepId>,
    queue: Vec<(Key, u32)>,
    /// How many steps below the roots are still told.
    depth: u32,
    /// How deep the step that is being made lies.
    at: u32,
}

impl<'c, 'a> Builder<'c, 'a> {
    pub(super) fn new(context: Context<'c, 'a>, depth: u32) -> Self {
        let (strengths, declarations) = (Strengths::default(), Declarations::default());
        Self { context, strengths, declarations, ids: FxHashMap::default(), queue: Vec::new(), depth, at: 0 }
    }

    /// The number of the step about `key`.
    pub(super) fn step(&mut self, key: Key) -> StepId {
        let (queue, at) = (&mut self.queue, self.at);
        *self.ids.entry(key).or_insert_with(|| {
            queue.push((key, at + 1));
            StepId(queue.len() as u32 - 1)
        })
    }

    pub(super) fn statement(&mut self, statement: StatementId) -> StepId {
        self.step(Key::Statement(statement))
    }

    pub(super) fn argument(&mut self, argument: ArgumentId) -> StepId {
        self.step(Key::Argument(argument))
    }

    /// Makes every step that was asked for, and those that they ask for.
    pub(super) fn finish(mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        while let Some((key, depth)) = self.queue.get(steps.len()).copied() {
            self.at = depth;
            steps.push(self.make(key));
        }
        steps
    }

    fn make(&mut self, key: Key) -> Step {
        if self.at > self.depth {
            return Step::Untold(self.brief(key));
        }
        match key {
            Key::Statement(statement) => match self.context.statement(statement).0 {
                Label::In => Step::Shown(self.shown(statement)),
                Label::Out => Step::NotShown(self.not_shown(statement)),
                Label::Undecided => Step::Open(self.open(statement)),
            },
            Key::Argument(argument) => match self.context.argument(argument).0 {
                Label::In => Step::Stands(stands::stands(self, argument)),
                Label::Out => Step::Fails(fails::fails(self, argument)),
                Label::Undecided => Step::Waits(fails::waits(self, argument)),
            },
        }
    }

    fn brief(&mut self, key: Key) -> String {
        match key {
            Key::Statement(statement) => self.sentence(statement),
            Key::Argument(argument) => match self.aim(argument) {
                Aim::Shows(sentence) => sentence,
                Aim::Undercuts(_) => self.face(argument).declaration.label(),
            },
        }
    }

    pub(super) fn sentence(&self, statement: StatementId) -> String {
        self.context.index.words.statement(statement)
    }

    pub(super) fn face(&mut self, argument: ArgumentId) -> Face {
        self.context.face(argument, &mut self.declarations)
    }

    /// What an argument leads to, in words.
    pub(super) fn aim(&self, argument: ArgumentId) -> Aim {
        let theory = self.context.index.theory;
        match theory.arguments.conclusions.get(argument.index()) {
            Some(GroundConclusion::Undercuts(set)) => {
                let target = theory.undercuts[set.index()].target;
                Aim::Undercuts(never::label(self.context.index.model, target))
            }
            _ => Aim::Shows(
                self.context
                    .conclusion(argument)
                    .map(|statement| self.sentence(statement))
                    .unwrap_or_default(),
            ),
        }
    }

    fn shown(&mut self, statement: StatementId) -> Shown {
        let by = stands::shows(self, statement);
        let contrary = statement.contrary();
        let raised = self.context.is_raised(contrary);
        Shown {
            sentence: self.sentence(statement),
            likewise: stands::likewise(self, statement, by),
            weighing: self.strengths.weighing(&self.context, statement),
            by: self.argument(by),
            despite: raised.then(|| self.statement(contrary)),
        }
    }

    fn not_shown(&mut self, statement: StatementId) -> NotShown {
        let standing = fails::standing(self, statement);
        let failing = fails::failing(self, statement);
        let bare = standing.is_empty() && failing.is_empty();
        let never = if bare || self.at <= 1 { never::never(&self.context, statement) } else { Vec::new() };
        let weighing =
            (!standing.is_empty()).then(|| self.strengths.weighing(&self.context, statement)).flatten();
        let opposed = if weighing.is_some() { self.context.opposed(statement) } else { Vec::new() };
        NotShown {
            sentence: self.sentence(statement),
            nothing: bare.then(|| never::nothing(&self.context, statement)),
            against: opposed.into_iter().flat_map(|each| fails::standing(self, each)).collect(),
            weighing,
            failing,
            never,
            standing,
        }
    }

    fn open(&mut self, statement: StatementId) -> Open {
        let contrary = statement.contrary();
        let against = self.context.is_weighed(statement) && self.context.is_raised(contrary);
        Open {
            sentence: self.sentence(statement),
            standing: fails::standing(self, statement),
            waiting: fails::waiting(self, statement),
            weighing: self.strengths.weighing(&self.context, statement),
            contrary: against.then(|| self.statement(contrary)),
        }
    }
}
