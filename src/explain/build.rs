//! Makes steps from a queue: a step that is asked for gets its number at once and is made when its turn comes.

use rustc_hash::FxHashMap;

use super::claim::Claim;
use super::context::{Context, Declarations};
use super::face::Face;
use super::last_link::{self, Outranked};
use super::reasons::Subject;
use super::smallest::Smallest;
use super::step::{Aim, NotShown, Open, Shown, Step, StepId};
use super::telling::Telling;
use super::weighing::Strengths;
use super::{fails, never, stands};
use crate::evaluate::Label;
use crate::network::Role;
use crate::theory::GroundConclusion;
use crate::vocabulary::*;

/// What a step is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    Statement(StatementId),
    Argument(ArgumentId),
}

/// What a step tells: a statement or an argument, perhaps at the strength that a node asks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Told {
    Statement(StatementId, Option<NodeId>),
    Argument(ArgumentId, Option<NodeId>),
}

/// Steps in the making.
pub(super) struct Builder<'c, 'a> {
    pub(super) context: Context<'c, 'a>,
    pub(super) telling: Telling,
    pub(super) smallest: Smallest,
    pub(super) strengths: Strengths,
    declarations: Declarations,
    ids: FxHashMap<Told, StepId>,
    queue: Vec<(Told, u32)>,
    /// How many steps below the roots are still told.
    depth: u32,
    /// How deep the step that is being made lies.
    at: u32,
}

impl<'c, 'a> Builder<'c, 'a> {
    pub(super) fn new(context: Context<'c, 'a>, telling: Telling, depth: u32) -> Self {
        Self {
            context,
            telling,
            smallest: Smallest::default(),
            strengths: Strengths::default(),
            declarations: Declarations::default(),
            ids: FxHashMap::default(),
            queue: Vec::new(),
            depth,
            at: 0,
        }
    }

    /// The number of the step that tells this.
    fn step(&mut self, told: Told) -> StepId {
        let (queue, at) = (&mut self.queue, self.at);
        *self.ids.entry(told).or_insert_with(|| {
            queue.push((told, at + 1));
            StepId(queue.len() as u32 - 1)
        })
    }

    pub(super) fn statement(&mut self, statement: StatementId) -> StepId {
        self.step(Told::Statement(statement, None))
    }

    pub(super) fn argument(&mut self, argument: ArgumentId) -> StepId {
        self.step(Told::Argument(argument, None))
    }

    /// The same at the strength that a node asks for, which may take another argument than the smallest.
    pub(super) fn statement_at(&mut self, statement: StatementId, node: Option<NodeId>) -> StepId {
        let context = &self.context;
        let own = context.network().statement_node(statement);
        let support = |node: NodeId| self.smallest.support(context, node);
        let differs = node.and_then(support) != own.and_then(support);
        self.step(Told::Statement(statement, node.filter(|_| differs)))
    }

    /// The argument that a node leads to, at the strength that it asks for.
    pub(super) fn argument_at(&mut self, argument: ArgumentId, node: NodeId) -> StepId {
        let asks = matches!(self.context.network().role(node), Role::Strength(..));
        self.step(Told::Argument(argument, asks.then_some(node)))
    }

    /// Makes every step that was asked for, and those that they ask for.
    pub(super) fn finish(mut self) -> Vec<Step> {
        self.make_all()
    }

    /// The same, with what each step is about.
    pub(super) fn finish_with_subjects(mut self) -> (Vec<Step>, Vec<Subject>) {
        let steps = self.make_all();
        let theory = self.context.index.theory;
        let about = self.queue.iter().map(|(told, _)| match told {
            Told::Statement(statement, _) => Subject::Claim(Claim::from_statement(theory, *statement)),
            Told::Argument(argument, _) => Subject::Argument(*argument),
        });
        (steps, about.collect())
    }

    fn make_all(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        while let Some((told, depth)) = self.queue.get(steps.len()).copied() {
            self.at = depth;
            steps.push(self.make(told));
        }
        steps
    }

    /// Whether the step that is being made is one of the roots.
    pub(super) fn is_root(&self) -> bool {
        self.at <= 1
    }

    fn make(&mut self, told: Told) -> Step {
        if self.at > self.depth {
            return Step::Untold(self.brief(told));
        }
        match told {
            Told::Statement(statement, node) => match self.context.statement(statement).0 {
                Label::In => Step::Shown(self.shown(statement, node)),
                Label::Out => Step::NotShown(self.not_shown(statement)),
                Label::Undecided => Step::Open(self.open(statement)),
            },
            Told::Argument(argument, node) => match self.context.argument(argument).0 {
                Label::In => Step::Stands(stands::stands(self, argument, node)),
                Label::Out => Step::Fails(fails::fails(self, argument)),
                Label::Undecided => Step::Waits(fails::waits(self, argument)),
            },
        }
    }

    fn brief(&mut self, told: Told) -> String {
        match told {
            Told::Statement(statement, _) => self.sentence(statement),
            Told::Argument(argument, _) => {
                let declaration = self.face(argument).declaration;
                match (&declaration.name, &declaration.sentence) {
                    (None, Some(sentence)) => format!("{}: “{sentence}”", declaration.label()),
                    _ => declaration.label(),
                }
            }
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

    fn shown(&mut self, statement: StatementId, node: Option<NodeId>) -> Shown {
        let (by, by_node) = stands::shows(self, statement, node);
        let contrary = statement.contrary();
        let raised = self.context.is_raised(contrary);
        let (outranked, others) = self.against(contrary, by);
        let despite = (raised && outranked.is_empty()).then(|| self.statement(contrary));
        let also = stands::also(self, statement, node, by);
        Shown {
            sentence: self.sentence(statement),
            likewise: stands::likewise(self, statement, node, by),
            weighing: self.strengths.weighing(&self.context, statement),
            by: self.argument_at(by, by_node),
            also: also.into_iter().map(|each| self.argument(each)).collect(),
            despite,
            outranked,
            others,
        }
    }

    /// The strict arguments for the contrary that fail for their last link and, where there is one, the others.
    fn against(&mut self, contrary: StatementId, by: ArgumentId) -> (Vec<Outranked>, Vec<StepId>) {
        let (mut outranked, mut others) = (Vec::new(), Vec::new());
        for argument in self.context.arguments_for(contrary) {
            match last_link::outranked(self, *argument, by) {
                Some(link) => outranked.push(last_link::told(self, *argument, by, link)),
                None => others.push(*argument),
            }
        }
        if outranked.is_empty() {
            others.clear();
        }
        (outranked, others.into_iter().map(|argument| self.argument(argument)).collect())
    }

    fn not_shown(&mut self, statement: StatementId) -> NotShown {
        let standing = fails::standing(self, statement);
        // Of what is weighed too light it may be open whether it stands.
        let waiting = fails::waiting(self, statement);
        let weighed = !standing.is_empty() || !waiting.is_empty();
        let failing: Vec<_> = fails::failing(self, statement).into_iter().chain(waiting).collect();
        let bare = standing.is_empty() && failing.is_empty();
        let never = if bare || self.is_root() || self.telling.is_full() {
            never::never(&self.context, statement)
        } else {
            Vec::new()
        };
        let weighing = weighed.then(|| self.strengths.weighing(&self.context, statement)).flatten();
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
