//! The course of the dispute: who says what next. What is still to be said waits on a stack.

use rustc_hash::FxHashMap;

use super::objections::{self, Objection, Scale};
use super::{Absence, Against, Argues, Ground, Move, Speaker, Utterance, grounds};
use crate::evaluate::Label;
use crate::explain::blocker::{Blocker, blocker};
use crate::explain::build::Builder;
use crate::explain::claim::Claim;
use crate::explain::fails::{self, preference};
use crate::explain::stands::shows;
use crate::explain::step::{Aim, How};
use crate::explain::{last_link, never};
use crate::vocabulary::*;

/// How many are named of several that are missing or left out.
const NAMED: usize = 4;

/// Something still to be said.
enum Turn {
    /// An argument is put forward for a statement that somebody denied, or for the claim.
    For { argument: ArgumentId, to: Option<u32>, speaker: Speaker, depth: u32 },
    /// An objection is raised.
    Raise { objection: Objection, to: u32, speaker: Speaker, depth: u32 },
    /// What a move put forward and does not stand is answered.
    Answer { argument: ArgumentId, to: u32, speaker: Speaker, depth: u32 },
    /// A strict objection that fails for its last link is answered: by whom, against whom, the link.
    Outrank { objection: [ArgumentId; 3], to: u32, speaker: Speaker, depth: u32 },
    /// What stands and does not suffice is outweighed.
    Outweigh { statement: StatementId, to: u32, speaker: Speaker, depth: u32 },
}

pub(super) struct Game<'c, 'a> {
    builder: Builder<'c, 'a>,
    moves: Vec<Move>,
    stack: Vec<Turn>,
    /// The moves that put each argument forward.
    put: FxHashMap<ArgumentId, u32>,
    /// The moves that said of each statement that it is not shown.
    denied: FxHashMap<StatementId, u32>,
    deepest: u32,
}

impl<'c, 'a> Game<'c, 'a> {
    pub(super) fn new(builder: Builder<'c, 'a>, deepest: u32) -> Self {
        let (put, denied) = (FxHashMap::default(), FxHashMap::default());
        Self { builder, moves: Vec::new(), stack: Vec::new(), put, denied, deepest }
    }

    /// A claim that nothing in the theory speaks of.
    pub(super) fn about_nothing(mut self, claim: &Claim) -> Vec<Move> {
        let index = self.builder.context.index;
        let sentence = index.words.claim(claim);
        let to = self.say(Speaker::Proponent, None, 0, Utterance::Claims(sentence.clone()));
        let absence = Absence {
            sentence,
            nothing: Some(never::nothing_for(index.model, claim)),
            never: never::never_known(&self.builder.context, claim),
            left_out: Vec::new(),
            more: 0,
            before: None,
        };
        self.say(Speaker::Opponent, Some(to), 1, Utterance::NotShown(absence));
        self.moves
    }

    pub(super) fn about(mut self, statement: StatementId) -> Vec<Move> {
        let context = self.builder.context;
        let (own, contrary) = (context.statement(statement).0, statement.contrary());
        if own == Label::In {
            let (by, _) = shows(&self.builder, statement, None);
            self.start(by);
            return self.moves;
        }
        for argument in context.arguments_for(statement) {
            self.start(*argument);
        }
        if self.moves.is_empty() {
            let sentence = self.builder.sentence(statement);
            let to = self.say(Speaker::Proponent, None, 0, Utterance::Claims(sentence));
            self.deny(statement, Speaker::Opponent, to, 1);
        }
        // Where the contrary is shown, or may be, the opponent says so.
        let against: Vec<ArgumentId> = match context.statement(contrary).0 {
            Label::In => vec![shows(&self.builder, contrary, None).0],
            Label::Undecided => self.open_for(contrary),
            Label::Out => Vec::new(),
        };
        for argument in against.into_iter().filter(|each| !self.put.contains_key(each)).collect::<Vec<_>>() {
            let turn = Turn::For { argument, to: Some(1), speaker: Speaker::Opponent, depth: 1 };
            self.stack.push(turn);
            self.run();
        }
        self.moves
    }

    fn open_for(&self, statement: StatementId) -> Vec<ArgumentId> {
        let context = &self.builder.context;
        let all = context.arguments_for(statement).iter().copied();
        all.filter(|each| context.argument(*each).0 == Label::Undecided).collect()
    }

    /// The proponent opens with an argument for the claim.
    fn start(&mut self, argument: ArgumentId) {
        if !self.put.contains_key(&argument) {
            self.stack.push(Turn::For { argument, to: None, speaker: Speaker::Proponent, depth: 0 });
            self.run();
        }
    }

    fn run(&mut self) {
        while let Some(turn) = self.stack.pop() {
            match turn {
                Turn::For { argument, to, speaker, depth } => {
                    self.put_forward(argument, None, Scale::Fought, to, speaker, depth);
                }
                Turn::Raise { objection, to, speaker, depth } => {
                    self.raise(objection, to, speaker, depth);
                }
                Turn::Answer { argument, to, speaker, depth } => self.answer(argument, to, speaker, depth),
                Turn::Outrank { objection: [by, target, link], to, speaker, depth } => {
                    let told = last_link::told(&mut self.builder, by, target, link);
                    self.say(speaker, Some(to), depth, Utterance::Outranked(told));
                }
                Turn::Outweigh { statement, to, speaker, depth } => {
                    let weighing = self.builder.strengths.weighing(&self.builder.context, statement);
                    let sentence = self.builder.sentence(statement);
                    if let Some(weighing) = weighing {
                        let said = Utterance::Outweighed { sentence, weighing };
                        self.say(speaker, Some(to), depth, said);
                    }
                }
            }
        }
    }

    /// Adds a move; its number.
    fn say(&mut self, speaker: Speaker, to: Option<u32>, depth: u32, said: Utterance) -> u32 {
        self.moves.push(Move { speaker, to, depth, said, cut: false });
        self.moves.len() as u32
    }

    fn label(&mut self, argument: ArgumentId) -> String {
        self.builder.face(argument).declaration.label()
    }

    /// Puts an argument forward, and leaves to the other what can be said to it. `scale` says what it does
    /// where it is weighed.
    fn put_forward(
        &mut self,
        argument: ArgumentId,
        against: Option<Against>,
        scale: Scale,
        to: Option<u32>,
        speaker: Speaker,
        depth: u32,
    ) {
        let before = self.put.get(&argument).copied();
        let label = self.builder.context.argument(argument).0;
        if let Some(number) = before {
            let settled =
                label == Label::Out || scale != Scale::Fought || self.too_light(argument, scale).is_some();
            let name = self.label(argument);
            if settled {
                self.say(speaker, to, depth, Utterance::Again { label: name, as_in: number });
                return;
            }
            if label == Label::Undecided {
                self.say(speaker, to, depth, Utterance::Loop { label: name, back_to: number });
                return;
            }
        }
        let told = if label == Label::Out {
            let grounds = grounds::given(&self.builder, argument);
            grounds::Reasoning { grounds, new: vec![argument], cut: false }
        } else if before.is_some() {
            grounds::Reasoning::default()
        } else {
            let node = self.strength(argument);
            grounds::reasoning(&mut self.builder, argument, node, &self.put, self.deepest / 2)
        };
        let argues = self.argues(argument, against, told.grounds, before);
        let number = self.say(speaker, to, depth, Utterance::Argues(argues));
        for new in &told.new {
            self.put.entry(*new).or_insert(number);
        }
        let more = self.replies(argument, &told.new, scale, number, speaker, depth);
        self.moves[number as usize - 1].cut = told.cut || !more.is_empty() && depth >= self.deepest;
        if depth < self.deepest {
            self.stack.extend(more.into_iter().rev());
        }
    }

    /// The node that says how strong an argument has to be for what it shows.
    fn strength(&self, argument: ArgumentId) -> Option<NodeId> {
        let context = &self.builder.context;
        let shown = context.conclusion(argument).filter(|shown| context.statement(*shown).0 == Label::In)?;
        let (by, node) = shows(&self.builder, shown, None);
        (by == argument).then_some(node)
    }

    fn argues(
        &mut self,
        argument: ArgumentId,
        against: Option<Against>,
        grounds: Vec<Ground>,
        before: Option<u32>,
    ) -> Argues {
        let sentence = match self.builder.aim(argument) {
            Aim::Shows(sentence) => Some(sentence),
            Aim::Undercuts(_) => None,
        };
        Argues { face: self.builder.face(argument), sentence, against, grounds, before }
    }

    /// What the other can say to an argument that was put forward.
    fn replies(
        &self,
        argument: ArgumentId,
        new: &[ArgumentId],
        scale: Scale,
        to: u32,
        speaker: Speaker,
        depth: u32,
    ) -> Vec<Turn> {
        let (other, depth) = (speaker.other(), depth + 1);
        let context = &self.builder.context;
        let label = context.argument(argument).0;
        if let Scale::Outranked(target, link) = scale {
            return vec![Turn::Outrank { objection: [argument, target, link], to, speaker: other, depth }];
        }
        if label == Label::Out {
            return vec![Turn::Answer { argument, to, speaker: other, depth }];
        }
        let raised = |objection| Turn::Raise { objection, to, speaker: other, depth };
        let objections = new.iter().flat_map(|each| objections::against(&self.builder, *each));
        if let Some(statement) = self.too_light(argument, scale) {
            let numbers = Turn::Outweigh { statement, to, speaker: other, depth };
            let heavier = objections.filter(|each| scale == Scale::Fought && self.is_heavier(each));
            let heavier = heavier.map(|each| raised(Objection { scale: Scale::Heavier, ..each }));
            return std::iter::once(numbers).chain(heavier).collect();
        }
        if scale == Scale::Heavier {
            return objections.filter(|each| each.scale == Scale::Fought).map(raised).collect();
        }
        // Below the opening of a contested line one open answer is enough to show the loop.
        if label == Label::Undecided && depth > 2 {
            let mut open = objections.filter(|each| context.argument(each.by).0 == Label::Undecided);
            let known = open.clone().find(|objection| self.put.contains_key(&objection.by));
            return known.or_else(|| open.next()).map(raised).into_iter().collect();
        }
        objections.map(raised).collect()
    }

    /// The statement for which an argument that stands weighs too little, or against which it does.
    fn too_light(&self, argument: ArgumentId, scale: Scale) -> Option<StatementId> {
        let context = &self.builder.context;
        let label = context.argument(argument).0;
        match scale {
            Scale::Against(statement) => Some(statement).filter(|_| label != Label::Out),
            Scale::Heavier | Scale::Outranked(..) => None,
            // Where it is open whether it stands, it may be too light all the same.
            Scale::Fought => context
                .conclusion(argument)
                .filter(|each| label != Label::Out && context.is_weighed(*each))
                .filter(|each| context.statement(*each).0 == Label::Out),
        }
    }

    /// Whether an objection stands in the other scale, and was not put forward before.
    fn is_heavier(&self, objection: &Objection) -> bool {
        let stands = self.builder.context.argument(objection.by).0 == Label::In;
        stands && matches!(objection.scale, Scale::Against(_)) && !self.put.contains_key(&objection.by)
    }

    fn raise(&mut self, objection: Objection, to: u32, speaker: Speaker, depth: u32) {
        // What has just been answered is not said again.
        let answered = self.moves[to as usize - 1].to.filter(|_| self.is_out(objection.by));
        if answered.is_some() && answered == self.put.get(&objection.by).copied() {
            return;
        }
        let Objection { by, how, target, question, scale } = objection;
        let target = self.builder.face(target);
        let against = Against { how, target, question, preferred: None };
        self.put_forward(by, Some(against), scale, Some(to), speaker, depth);
    }

    fn is_out(&self, argument: ArgumentId) -> bool {
        self.builder.context.argument(argument).0 == Label::Out
    }

    /// Says what stops an argument that the other put forward.
    fn answer(&mut self, argument: ArgumentId, to: u32, speaker: Speaker, depth: u32) {
        match blocker(&self.builder.context, &self.builder.smallest, argument) {
            Blocker::Given(given) => self.deny(given, speaker, to, depth),
            Blocker::TooFew(place) => self.too_few(argument, place, speaker, to, depth),
            Blocker::Circular(given) => {
                let sentence = self.builder.sentence(given);
                self.say(speaker, Some(to), depth, Utterance::Circular(sentence));
            }
            Blocker::Statement(how, place, statement) => {
                let question = fails::question(&self.builder.context, argument, how, place);
                let (by, _) = shows(&self.builder, statement, None);
                self.counter(argument, by, how, question, to, speaker, depth);
            }
            Blocker::Argument(how, by) => self.counter(argument, by, how, None, to, speaker, depth),
            Blocker::Unused(_) | Blocker::Unknown => {}
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a reply is known by who says what to whom and how")]
    fn counter(
        &mut self,
        target: ArgumentId,
        by: ArgumentId,
        how: How,
        question: Option<String>,
        to: u32,
        speaker: Speaker,
        depth: u32,
    ) {
        let preferred = (how == How::Rebuts).then(|| preference(&self.builder.context, by, target)).flatten();
        let target = self.builder.face(target);
        let against = Against { how, target, question, preferred };
        self.put_forward(by, Some(against), Scale::Fought, Some(to), speaker, depth);
    }

    /// Says that a statement is not shown; the other puts forward what there is for it.
    fn deny(&mut self, statement: StatementId, speaker: Speaker, to: u32, depth: u32) {
        let before = self.denied.get(&statement).copied();
        let absence = self.absence(statement, before);
        let number = self.say(speaker, Some(to), depth, Utterance::NotShown(absence));
        if before.is_none() {
            self.denied.insert(statement, number);
            self.defend(&[statement], speaker.other(), number, depth + 1);
        }
    }

    fn too_few(&mut self, argument: ArgumentId, place: usize, speaker: Speaker, to: u32, depth: u32) {
        let context = self.builder.context;
        let condition = &context.index.at_least(argument)[place];
        let shown = condition.of.iter().filter(|of| context.statement(**of).0 == Label::In).count();
        let out: Vec<_> =
            condition.of.iter().copied().filter(|of| context.statement(*of).0 == Label::Out).collect();
        let missing: Vec<_> = out.iter().take(NAMED).map(|of| self.builder.sentence(*of)).collect();
        let (count, more) = (condition.count, out.len() - missing.len());
        let said = Utterance::TooFew { count, shown: shown as u32, missing, more };
        let number = self.say(speaker, Some(to), depth, said);
        let new: Vec<_> = out.into_iter().filter(|of| !self.denied.contains_key(of)).collect();
        new.iter().for_each(|of| {
            self.denied.insert(*of, number);
        });
        self.defend(&new, speaker.other(), number, depth + 1);
    }

    /// Everything that is for statements that were denied is put forward.
    fn defend(&mut self, statements: &[StatementId], speaker: Speaker, to: u32, depth: u32) {
        let context = self.builder.context;
        let all = statements.iter().flat_map(|statement| context.arguments_for(*statement));
        let turns: Vec<_> =
            all.map(|argument| Turn::For { argument: *argument, to: Some(to), speaker, depth }).collect();
        if depth > self.deepest {
            self.moves[to as usize - 1].cut = !turns.is_empty();
        } else {
            self.stack.extend(turns.into_iter().rev());
        }
    }

    fn absence(&self, statement: StatementId, before: Option<u32>) -> Absence {
        let context = &self.builder.context;
        let raised = context.is_raised(statement) || before.is_some();
        let unused: Vec<_> = if raised { Vec::new() } else { context.index.concluding(statement).collect() };
        let mut declarations = crate::explain::context::Declarations::default();
        let left_out = unused.iter().take(NAMED).map(|argument| {
            let usage = context.network().usage(*argument);
            (context.face(*argument, &mut declarations), fails::unused(context, *argument, usage))
        });
        let left_out: Vec<_> = left_out.collect();
        let bare = !raised && unused.is_empty();
        Absence {
            sentence: self.builder.sentence(statement),
            nothing: bare.then(|| never::nothing(context, statement)),
            never: if bare { never::never(context, statement) } else { Vec::new() },
            more: unused.len() - left_out.len(),
            left_out,
            before,
        }
    }
}
