//! Puts an explanation in lines, in the order of telling: a step in full where it comes first, by its number after.
//!
//! Nothing recurses: what is still to be told waits on a stack, and what lies too deep to be indented is told
//! below, as a block of its own.

use rustc_hash::FxHashMap;
use std::collections::VecDeque;

use super::phrases;
use crate::explain::*;
use crate::source::{Sources, Span};

mod pieces;
mod references;
mod unfold;

pub(super) use pieces::Pieces;
use references::shared;

/// How a line stands to the verdict; colour, where there is any, goes by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tone {
    /// A statement that is shown, or an argument that stands.
    Shown,
    /// What is not shown, or fails.
    Failed,
    /// What is open.
    Open,
    /// Names, sources, counts.
    Aside,
}

/// A line.
#[derive(Debug)]
pub(super) struct Line {
    /// How deep it stands below its block.
    pub(super) depth: usize,
    /// The word that leads it: "because", "and", "despite"; may be empty.
    pub(super) lead: &'static str,
    /// What it says.
    pub(super) text: String,
    /// Where that stands.
    pub(super) place: Option<Span>,
    /// How it stands to the verdict.
    pub(super) tone: Tone,
    /// It starts a block that tells this step.
    pub(super) block: Option<u32>,
    /// Words of it that can be followed, in order, and where to.
    pub(super) links: Vec<(String, String)>,
}

impl Line {
    pub(super) fn new(depth: usize, lead: &'static str, text: impl Into<String>, tone: Tone) -> Self {
        Self { depth, lead, text: text.into(), place: None, tone, block: None, links: Vec::new() }
    }

    pub(super) fn at(mut self, place: Option<Span>) -> Self {
        self.place = place;
        self
    }
}

/// What is still to be told.
pub(super) enum Item {
    /// A line.
    Line(Line),
    /// A step, behind words that lead to it.
    Step { depth: usize, lead: &'static str, before: String, step: StepId },
}

/// How far a step has been told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Not,
    /// Told, without a number, since nothing else refers to it.
    Once,
    /// Told above under this number.
    Above(u32),
    /// To be told below under this number.
    Below(u32),
}

/// How far each step has been told.
#[derive(Default)]
struct Progress(FxHashMap<StepId, Told>);

impl Progress {
    fn of(&self, step: StepId) -> Told {
        self.0.get(&step).copied().unwrap_or(Told::Not)
    }

    fn set(&mut self, step: StepId, told: Told) {
        self.0.insert(step, told);
    }
}

/// How far lines are indented.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// What is told right under the verdict stands as deep as this.
    pub(super) base: usize,
    /// What would stand deeper than this is told below.
    pub(super) deepest: usize,
}

/// Tells an explanation to `sink`, line by line.
pub(super) fn outline(
    explanation: &Explanation,
    sources: &Sources,
    shape: Shape,
    sink: &mut dyn FnMut(Line),
) {
    let mut outline = Outline::of(explanation, sources, shape);
    outline.roots(explanation, sink);
    outline.elsewhere(explanation, sink);
    while let Some((number, step)) = outline.below.pop_front() {
        outline.told.set(step, Told::Above(number));
        outline.block = Some(number);
        let (text, place, tone) = outline.headline(step);
        let items = outline.below_headline(1, step);
        outline.stack.extend(items.into_iter().rev());
        outline.stack.push(Item::Line(Line::new(0, "", text, tone).at(place)));
        outline.tell(sink);
    }
}

struct Outline<'a> {
    steps: &'a [Step],
    sources: &'a Sources,
    shape: Shape,
    told: Progress,
    /// Whether more than one step refers to a step.
    shared: Vec<bool>,
    numbers: u32,
    stack: Vec<Item>,
    below: VecDeque<(u32, StepId)>,
    block: Option<u32>,
    mentions: phrases::Mentions,
    scales: phrases::Scales<'a>,
}

impl<'a> Outline<'a> {
    fn of(explanation: &'a Explanation, sources: &'a Sources, shape: Shape) -> Self {
        let scales = phrases::Scales::of(explanation);
        Self { scales, ..Self::new(&explanation.steps, shared(explanation), sources, shape) }
    }

    fn new(steps: &'a [Step], shared: Vec<bool>, sources: &'a Sources, shape: Shape) -> Self {
        Self {
            steps,
            sources,
            shape,
            told: Progress::default(),
            shared,
            numbers: 0,
            stack: Vec::new(),
            below: VecDeque::new(),
            block: None,
            mentions: phrases::Mentions::default(),
            scales: phrases::Scales::default(),
        }
    }

    fn roots(&mut self, explanation: &'a Explanation, sink: &mut dyn FnMut(Line)) {
        // A single root is the claim or its contrary, which the verdict has just named.
        let alone = matches!(explanation.roots.as_slice(), [only] if !self.shared[only.index()]);
        for (place, root) in explanation.roots.iter().enumerate() {
            if alone {
                self.told.set(*root, Told::Once);
                let items = self.below_headline(self.shape.base, *root);
                self.stack.extend(items.into_iter().rev());
            } else {
                let before = self.standing(*root, place > 0).to_owned();
                self.stack.push(Item::Step { depth: 0, lead: "", before, step: *root });
            }
            self.tell(sink);
        }
    }

    /// How a root of several stands.
    fn standing(&self, step: StepId, second: bool) -> &'static str {
        match self.steps[step.index()] {
            Step::Shown(_) => "Shown: ",
            Step::NotShown(_) if second => "Nor is this shown: ",
            Step::NotShown(_) => "Not shown: ",
            Step::Open(_) => "Contested: ",
            _ => "",
        }
    }

    fn elsewhere(&mut self, explanation: &'a Explanation, sink: &mut dyn FnMut(Line)) {
        let mut items = Vec::new();
        self.groups(self.shape.base, "", None, &explanation.elsewhere, &mut items);
        self.stack.extend(items.into_iter().rev());
        self.tell(sink);
    }

    fn tell(&mut self, sink: &mut dyn FnMut(Line)) {
        while let Some(item) = self.stack.pop() {
            match item {
                Item::Line(mut line) => {
                    line.block = self.block.take();
                    sink(line);
                }
                Item::Step { depth, lead, before, step } => self.step(depth, lead, before, step),
            }
        }
    }

    /// Tells a step, or refers to where it is told.
    fn step(&mut self, depth: usize, lead: &'static str, before: String, step: StepId) {
        let reference = match self.told.of(step) {
            Told::Above(number) => format!(" [told above, step {number}]"),
            Told::Below(number) => format!(" [told below, step {number}]"),
            Told::Not if depth > self.shape.deepest && !self.is_leaf(step) => {
                let number = self.number();
                self.told.set(step, Told::Below(number));
                self.below.push_back((number, step));
                format!(" [told below, step {number}]")
            }
            Told::Not | Told::Once => {
                self.mark(step);
                return self.expand(depth, lead, before, step);
            }
        };
        let (text, place, tone) = self.headline(step);
        self.stack.push(Item::Line(Line::new(depth, lead, before + &text + &reference, tone).at(place)));
    }

    fn mark(&mut self, step: StepId) {
        let referred_to = self.shared[step.index()] && !self.is_leaf(step);
        let told = if referred_to { Told::Above(self.number()) } else { Told::Once };
        self.told.set(step, told);
    }

    fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    /// Whether a step is told in a line or two, so that it is told again rather than referred to.
    fn is_leaf(&self, step: StepId) -> bool {
        match &self.steps[step.index()] {
            Step::Untold(_) => true,
            Step::Shown(shown) => {
                let alone = shown.likewise.is_none() && shown.also.is_empty() && shown.outranked.is_empty();
                shown.despite.is_none() && alone && self.is_leaf_argument(shown.by)
            }
            _ => false,
        }
    }

    fn is_leaf_argument(&self, step: StepId) -> bool {
        match &self.steps[step.index()] {
            Step::Stands(stands) => stands.needs.is_empty() && stands.despite.is_empty(),
            _ => true,
        }
    }

    /// ` [step 3]` behind what is referred to elsewhere.
    fn anchor(&self, step: StepId) -> String {
        match self.told.of(step) {
            Told::Above(number) => format!(" [step {number}]"),
            _ => String::new(),
        }
    }

    fn headline(&self, step: StepId) -> (String, Option<Span>, Tone) {
        match &self.steps[step.index()] {
            Step::Shown(shown) => (shown.sentence.clone(), None, Tone::Shown),
            Step::NotShown(not_shown) => (not_shown.sentence.clone(), None, Tone::Failed),
            Step::Open(open) => (open.sentence.clone(), None, Tone::Open),
            Step::Stands(stands) => {
                (phrases::face(&stands.face, None), stands.face.declaration.span, Tone::Shown)
            }
            Step::Fails(fails) => {
                (phrases::face(&fails.face, None), fails.face.declaration.span, Tone::Failed)
            }
            Step::Waits(Waits { stands, .. }) => {
                (phrases::face(&stands.face, None), stands.face.declaration.span, Tone::Open)
            }
            Step::Untold(text) => (format!("{text} … not told at this depth"), None, Tone::Shown),
        }
    }

    fn expand(&mut self, depth: usize, lead: &'static str, before: String, step: StepId) {
        let (text, place, tone) = self.headline(step);
        let text = before + &text + &self.anchor(step);
        let items = self.below_headline(depth + 1, step);
        self.stack.extend(items.into_iter().rev());
        self.stack.push(Item::Line(Line::new(depth, lead, text, tone).at(place)));
    }

    fn below_headline(&mut self, depth: usize, step: StepId) -> Vec<Item> {
        let mut items = Vec::new();
        match &self.steps[step.index()] {
            Step::Shown(shown) => self.shown(depth, shown, &mut items),
            Step::NotShown(not_shown) => self.not_shown(depth, step, not_shown, &mut items),
            Step::Open(open) => self.open(depth, step, open, &mut items),
            Step::Stands(stands) => {
                let first = self.mentions.is_new(&stands.face.declaration);
                self.details(depth, stands, first, &mut items);
                self.stands(depth, stands, &mut items);
            }
            Step::Fails(fails) => {
                for stop in std::iter::once(&fails.stop).chain(&fails.also) {
                    self.stop(depth, "stopped", stop, &mut items);
                }
            }
            Step::Waits(waits) => {
                let first = self.mentions.is_new(&waits.stands.face.declaration);
                self.details(depth, &waits.stands, first, &mut items);
                self.stands(depth, &waits.stands, &mut items);
                for stop in &waits.open {
                    self.stop(depth, "open", stop, &mut items);
                }
            }
            Step::Untold(_) => {}
        }
        items
    }
}
