//! Puts an explanation in lines, in the order of telling: a step in full where it comes first, by its number after.
//!
//! Nothing recurses: what is still to be told waits on a stack, and what lies too deep to be indented is told
//! below, as a block of its own.

use std::collections::VecDeque;

use super::phrases;
use crate::explain::*;
use crate::source::{Sources, Span};

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
}

impl Line {
    pub(super) fn new(depth: usize, lead: &'static str, text: impl Into<String>, tone: Tone) -> Self {
        Self { depth, lead, text: text.into(), place: None, tone, block: None }
    }

    pub(super) fn at(mut self, place: Option<Span>) -> Self {
        self.place = place;
        self
    }
}

/// What is still to be told.
enum Item {
    Line(Line),
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
    let mut outline = Outline::new(explanation, sources, shape);
    outline.roots(explanation, sink);
    outline.elsewhere(explanation, sink);
    while let Some((number, step)) = outline.below.pop_front() {
        outline.told[step.index()] = Told::Above(number);
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
    told: Vec<Told>,
    /// Whether more than one step refers to a step.
    shared: Vec<bool>,
    numbers: u32,
    stack: Vec<Item>,
    below: VecDeque<(u32, StepId)>,
    block: Option<u32>,
    mentions: phrases::Mentions,
}

impl<'a> Outline<'a> {
    fn new(explanation: &'a Explanation, sources: &'a Sources, shape: Shape) -> Self {
        let steps = explanation.steps.as_slice();
        Self {
            steps,
            sources,
            shape,
            told: vec![Told::Not; steps.len()],
            shared: shared(explanation),
            numbers: 0,
            stack: Vec::new(),
            below: VecDeque::new(),
            block: None,
            mentions: phrases::Mentions::default(),
        }
    }

    fn roots(&mut self, explanation: &'a Explanation, sink: &mut dyn FnMut(Line)) {
        // A single root is the claim or its contrary, which the verdict has just named.
        let alone = matches!(explanation.roots.as_slice(), [only] if !self.shared[only.index()]);
        for (place, root) in explanation.roots.iter().enumerate() {
            if alone {
                self.told[root.index()] = Told::Once;
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
        let reference = match self.told[step.index()] {
            Told::Above(number) => format!(" [told above, step {number}]"),
            Told::Below(number) => format!(" [told below, step {number}]"),
            Told::Not if depth > self.shape.deepest && !self.is_leaf(step) => {
                let number = self.number();
                self.told[step.index()] = Told::Below(number);
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
        self.told[step.index()] = if referred_to { Told::Above(self.number()) } else { Told::Once };
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
                shown.despite.is_none() && shown.likewise.is_none() && self.is_leaf_argument(shown.by)
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
        match self.told[step.index()] {
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
            Step::Untold(text) => (text.clone(), None, Tone::Shown),
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
            Step::NotShown(not_shown) => self.not_shown(depth, not_shown, &mut items),
            Step::Open(open) => self.open(depth, open, &mut items),
            Step::Stands(stands) => {
                let first = self.mentions.is_new(&stands.face.declaration);
                self.details(depth, stands, first, &mut items);
                self.stands(depth, stands, &mut items);
            }
            Step::Fails(fails) => self.stop(depth, "stopped", &fails.stop, &mut items),
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

    /// A statement's argument is told with it, on the line below.
    fn shown(&mut self, depth: usize, shown: &'a Shown, items: &mut Vec<Item>) {
        if let Step::Stands(stands) = &self.steps[shown.by.index()] {
            if matches!(self.told[shown.by.index()], Told::Not | Told::Once) {
                if self.told[shown.by.index()] == Told::Not && !self.is_leaf_argument(shown.by) {
                    self.mark(shown.by);
                }
                self.argument(depth, shown, stands, items);
            } else {
                items.push(Item::Step { depth, lead: "because", before: String::new(), step: shown.by });
            }
        }
        for (text, place) in phrases::likewise(&shown.likewise) {
            items.push(Item::Line(Line::new(depth, "also", text, Tone::Aside).at(place)));
        }
        // Where nothing is in the other scale, the weight has been said.
        let weighing = shown.weighing.iter().filter(|weighing| weighing.con.is_some() || depth == 1);
        items.extend(weighing.map(|weighing| aside(depth, phrases::weighing(weighing), None)));
        if let Some(step) = shown.despite {
            self.contrary(depth, step, items);
        }
    }

    /// The line that names the argument, then what it rests on. A premise that was told before is only named.
    fn argument(&mut self, depth: usize, shown: &'a Shown, stands: &'a Stands, items: &mut Vec<Item>) {
        let declaration = &stands.face.declaration;
        let evidence = matches!(declaration.sort, Sort::Premise | Sort::Fact);
        let first = self.mentions.is_new(declaration);
        let named = if evidence && !first {
            declaration.label()
        } else {
            phrases::face(&stands.face, Some(&shown.sentence))
        };
        items.push(aside(depth, named + &self.anchor(shown.by), declaration.span));
        self.details(depth, stands, first, items);
        self.stands(depth, stands, items);
    }

    /// What a reader needs to check it, the first time it is told; and how strong it is.
    fn details(&mut self, depth: usize, stands: &Stands, first: bool, items: &mut Vec<Item>) {
        let mut parts = if first { self.mentions.details(&stands.face.declaration) } else { Vec::new() };
        parts.extend(stands.strength.map(|strength| format!("weighs {} here", strength.normalize())));
        if !parts.is_empty() {
            items.push(aside(depth, parts.join("; "), None));
        }
    }

    /// What speaks for the contrary of what is shown: told argument by argument, where nothing else refers to it.
    fn contrary(&mut self, depth: usize, step: StepId, items: &mut Vec<Item>) {
        match &self.steps[step.index()] {
            Step::NotShown(not_shown)
                if self.told[step.index()] == Told::Not && !self.shared[step.index()] =>
            {
                self.told[step.index()] = Told::Once;
                for step in &not_shown.standing {
                    items.push(Item::Step { depth, lead: "against", before: String::new(), step: *step });
                }
                self.groups(depth, "despite", Some(&not_shown.sentence), &not_shown.failing, items);
            }
            Step::Shown(_) => {
                items.push(Item::Step {
                    depth,
                    lead: "yet",
                    before: "its contrary is shown as well: ".to_owned(),
                    step,
                });
            }
            _ => items.push(Item::Step {
                depth,
                lead: "despite",
                before: "what speaks for the contrary, that ".to_owned(),
                step,
            }),
        }
    }

    fn stands(&mut self, depth: usize, stands: &'a Stands, items: &mut Vec<Item>) {
        let mut lead = "because";
        for need in &stands.needs {
            self.need(depth, lead, need, items);
            lead = "and";
        }
        for despite in &stands.despite {
            self.despite(depth, despite, items);
        }
        if stands.unraised > 0 {
            items.push(aside(depth, phrases::unraised(stands.unraised), None));
        }
    }

    fn need(&mut self, depth: usize, lead: &'static str, need: &'a Need, items: &mut Vec<Item>) {
        match need {
            Need::Given(step) => items.push(Item::Step { depth, lead, before: String::new(), step: *step }),
            Need::AtLeast { count, together, of, more } => {
                let shown = of.len() + more;
                let enough =
                    if *count == 1 { "any one would do".to_owned() } else { format!("any {count} would do") };
                let text = match together {
                    Some(sentence) => format!("{sentence} ({shown} in all; {enough})"),
                    None => format!("{shown} of these are shown; {enough}"),
                };
                items.push(Item::Line(Line::new(depth, lead, text, Tone::Shown)));
                items.extend(of.iter().map(|step| Item::Step {
                    depth: depth + 1,
                    lead: "–",
                    before: String::new(),
                    step: *step,
                }));
                if *more > 0 {
                    items.push(aside(depth + 1, format!("… and {more} more"), None));
                }
            }
            Need::Presumed { sentence, question } => {
                let question = question
                    .as_deref()
                    .map(|question| format!(" {}", phrases::quoted(question)))
                    .unwrap_or_default();
                let text = format!("presumably {sentence}: the contrary is not shown{question}");
                items.push(Item::Line(Line::new(depth, lead, text, Tone::Shown)));
            }
        }
    }

    fn despite(&mut self, depth: usize, despite: &'a Despite, items: &mut Vec<Item>) {
        let question =
            despite.question.as_deref().map(|question| phrases::quoted(question) + " ").unwrap_or_default();
        let before = match despite.how {
            How::Exception | How::Overturns => format!("{question}Not shown: "),
            How::Undercuts | How::Rebuts => String::new(),
        };
        items.push(Item::Step { depth, lead: "despite", before, step: despite.objection });
    }

    fn not_shown(&mut self, depth: usize, not_shown: &'a NotShown, items: &mut Vec<Item>) {
        items.extend(not_shown.nothing.map(|nothing| aside(depth, phrases::nothing(nothing), None)));
        items.extend(
            not_shown.weighing.iter().map(|weighing| aside(depth, phrases::weighing(weighing), None)),
        );
        for step in &not_shown.standing {
            items.push(Item::Step { depth, lead: "for it", before: String::new(), step: *step });
        }
        for step in &not_shown.against {
            items.push(Item::Step { depth, lead: "against", before: String::new(), step: *step });
        }
        self.groups(depth, "", Some(&not_shown.sentence), &not_shown.failing, items);
        for never in &not_shown.never {
            items.push(aside(depth, phrases::never(never), never.declaration.span));
        }
    }

    fn groups(
        &mut self,
        depth: usize,
        lead: &'static str,
        told: Option<&str>,
        groups: &'a [Failing],
        items: &mut Vec<Item>,
    ) {
        for group in groups {
            let others = phrases::others(group);
            match &self.steps[group.first.index()] {
                Step::Untold(_) => {}
                Step::Fails(Fails { face, stop: Stop::Unused(unused), .. }) => {
                    self.told[group.first.index()] = Told::Once;
                    let others = others.map(|others| format!("; {others}")).unwrap_or_default();
                    let text = phrases::left_out(face, told, unused, self.sources) + &others;
                    items.push(aside(depth, text, face.declaration.span));
                }
                _ => {
                    items.push(Item::Step { depth, lead, before: String::new(), step: group.first });
                    items.extend(others.map(|text| aside(depth + 1, text, None)));
                }
            }
        }
    }

    fn open(&mut self, depth: usize, open: &'a Open, items: &mut Vec<Item>) {
        items.extend(open.weighing.iter().map(|weighing| aside(depth, phrases::weighing(weighing), None)));
        for step in &open.standing {
            items.push(Item::Step { depth, lead: "for it", before: String::new(), step: *step });
        }
        self.groups(depth, "", None, &open.waiting, items);
        if let Some(step) = open.contrary {
            items.push(Item::Step { depth, lead: "against", before: String::new(), step });
        }
    }

    fn stop(&mut self, depth: usize, lead: &'static str, stop: &'a Stop, items: &mut Vec<Item>) {
        let mut push =
            |before: &str, step| items.push(Item::Step { depth, lead, before: before.to_owned(), step });
        match stop {
            Stop::Unused(unused) => items.push(aside(depth, phrases::unused(unused, self.sources), None)),
            Stop::Missing(step) => push(self.missing(*step), *step),
            Stop::TooFew { count, shown, first, more } => {
                let missing = more + usize::from(first.is_some());
                let text = phrases::too_few(*count, *shown, missing);
                match first {
                    Some(step) => push(&format!("{text}; first of what is not: "), *step),
                    None => items.push(Item::Line(Line::new(depth, lead, text, Tone::Failed))),
                }
            }
            Stop::Objection { how, question, by, preferred } => {
                let before = self.objection(*how, question.as_deref(), *by, preferred.as_ref());
                push(&before, *by);
            }
            Stop::Circular(step) => push("it rests on itself, by way of this: ", *step),
            Stop::Settled => {
                items.push(Item::Line(Line::new(depth, lead, "by what it rests on", Tone::Failed)))
            }
        }
    }

    fn missing(&self, step: StepId) -> &'static str {
        if matches!(self.steps[step.index()], Step::Open(_)) {
            "it is contested whether "
        } else {
            "it is not shown that "
        }
    }

    fn objection(
        &self,
        how: How,
        question: Option<&str>,
        by: StepId,
        preferred: Option<&Preferred>,
    ) -> String {
        let open = matches!(self.steps[by.index()], Step::Open(_) | Step::Waits(_));
        let question = question.map(|question| phrases::quoted(question) + " ").unwrap_or_default();
        let answer = match (how, open) {
            (_, true) => "It is contested: ",
            (How::Exception, _) => "Yes: ",
            _ => "No: ",
        };
        match how {
            How::Exception | How::Overturns if question.is_empty() && !open => {
                "an exception holds: ".to_owned()
            }
            How::Exception | How::Overturns => question + answer,
            How::Undercuts => "undercut by ".to_owned(),
            How::Rebuts => match preferred {
                Some(Preferred { span: Some(span) }) => {
                    format!("against it, and preferred ({}), stands ", self.sources.place(*span))
                }
                Some(_) => "against it, and preferred, stands ".to_owned(),
                None if open => "against it is ".to_owned(),
                None => "against it stands ".to_owned(),
            },
        }
    }
}

fn aside(depth: usize, text: impl Into<String>, place: Option<Span>) -> Item {
    Item::Line(Line::new(depth, "", text, Tone::Aside).at(place))
}

/// Which steps more than one step (or the start) refers to.
fn shared(explanation: &Explanation) -> Vec<bool> {
    let mut counts = vec![0_u8; explanation.steps.len()];
    let mut count = |step: StepId| counts[step.index()] = counts[step.index()].saturating_add(1);
    explanation.roots.iter().copied().for_each(&mut count);
    for step in &explanation.steps {
        references(step, &mut count);
    }
    counts.into_iter().map(|count| count > 1).collect()
}

/// The steps that a step names.
fn references(step: &Step, count: &mut dyn FnMut(StepId)) {
    match step {
        Step::Shown(shown) => [Some(shown.by), shown.despite].into_iter().flatten().for_each(count),
        Step::NotShown(not_shown) => {
            let standing = not_shown.standing.iter().chain(&not_shown.against).copied();
            standing.chain(not_shown.failing.iter().map(|group| group.first)).for_each(count);
        }
        Step::Open(open) => {
            let waiting = open.waiting.iter().map(|group| group.first);
            open.standing.iter().copied().chain(waiting).chain(open.contrary).for_each(count);
        }
        Step::Stands(stands) => stands_on(stands, count),
        Step::Waits(waits) => {
            stands_on(&waits.stands, count);
            waits.open.iter().for_each(|stop| stopped_by(stop, count));
        }
        Step::Fails(fails) => stopped_by(&fails.stop, count),
        Step::Untold(_) => {}
    }
}

fn stands_on(stands: &Stands, count: &mut dyn FnMut(StepId)) {
    for need in &stands.needs {
        match need {
            Need::Given(step) => count(*step),
            Need::AtLeast { of, .. } => of.iter().copied().for_each(&mut *count),
            Need::Presumed { .. } => {}
        }
    }
    stands.despite.iter().for_each(|despite| count(despite.objection));
}

fn stopped_by(stop: &Stop, count: &mut dyn FnMut(StepId)) {
    match stop {
        Stop::Missing(step) | Stop::Circular(step) | Stop::Objection { by: step, .. } => count(*step),
        Stop::TooFew { first, .. } => first.iter().copied().for_each(count),
        Stop::Unused(_) | Stop::Settled => {}
    }
}
