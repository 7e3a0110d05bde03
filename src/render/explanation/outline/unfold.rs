//! What is told of each step, below its headline.

use super::{Item, Line, Outline, Told, Tone};
use crate::explain::*;
use crate::render::explanation::phrases;
use crate::source::Span;

impl<'a> Outline<'a> {
    /// A statement's argument is told with it, on the line below.
    pub(super) fn shown(&mut self, depth: usize, shown: &'a Shown, items: &mut Vec<Item>) {
        if let Step::Stands(stands) = &self.steps[shown.by.index()] {
            if matches!(self.told.of(shown.by), Told::Not | Told::Once) {
                if self.told.of(shown.by) == Told::Not && !self.is_leaf_argument(shown.by) {
                    self.mark(shown.by);
                }
                self.argument(depth, shown, stands, items);
            } else {
                items.push(Item::Step { depth, lead: "because", before: String::new(), step: shown.by });
            }
        }
        for (text, place) in phrases::likewise(&shown.likewise, self.sources) {
            items.push(Item::Line(Line::new(depth, "also", text, Tone::Aside).at(place)));
        }
        let also = |step: &StepId| Item::Step { depth, lead: "also", before: String::new(), step: *step };
        items.extend(shown.also.iter().map(also));
        // Where nothing is in the other scale, the weight has been said.
        let weighing = shown.weighing.iter().filter(|weighing| weighing.con.is_some() || depth == 1);
        items.extend(weighing.map(|weighing| aside(depth, phrases::weighing(weighing), None)));
        if let Some(step) = shown.despite {
            self.contrary(depth, step, items);
        }
        for outranked in &shown.outranked {
            let by = phrases::face(&outranked.by, None);
            let line = Line::new(depth, "despite", by, Tone::Failed);
            items.push(Item::Line(line.at(outranked.by.declaration.span)));
            let text = phrases::outranked(outranked, self.sources);
            items.push(Item::Line(Line::new(depth + 1, "stopped", text, Tone::Failed)));
        }
        let despite =
            |step: &StepId| Item::Step { depth, lead: "despite", before: String::new(), step: *step };
        items.extend(shown.others.iter().map(despite));
    }

    /// The line that names the argument, then what it rests on. A premise that was told before is only named.
    pub(super) fn argument(
        &mut self,
        depth: usize,
        shown: &'a Shown,
        stands: &'a Stands,
        items: &mut Vec<Item>,
    ) {
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
    pub(super) fn details(&mut self, depth: usize, stands: &Stands, first: bool, items: &mut Vec<Item>) {
        let declaration = &stands.face.declaration;
        let mut links = Vec::new();
        let mut parts =
            if first { self.mentions.details_linked(declaration, &mut links) } else { Vec::new() };
        parts.extend(stands.strength.map(|strength| format!("weighs {} here", strength.normalize())));
        if !parts.is_empty() {
            let line = Line::new(depth, "", parts.join("; "), Tone::Aside);
            items.push(Item::Line(Line { links, ..line }));
        }
    }

    /// What speaks for the contrary of what is shown: told argument by argument, where nothing else refers to it.
    fn contrary(&mut self, depth: usize, step: StepId, items: &mut Vec<Item>) {
        match &self.steps[step.index()] {
            Step::NotShown(not_shown) if self.told.of(step) == Told::Not && !self.shared[step.index()] => {
                self.told.set(step, Told::Once);
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

    pub(super) fn stands(&mut self, depth: usize, stands: &'a Stands, items: &mut Vec<Item>) {
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
        for quiet in &stands.quiet {
            items.push(aside(depth + 1, phrases::quiet(quiet), None));
        }
    }

    fn need(&mut self, depth: usize, lead: &'static str, need: &'a Need, items: &mut Vec<Item>) {
        match need {
            Need::Given(step) => items.push(Item::Step { depth, lead, before: String::new(), step: *step }),
            Need::AtLeast { count, together, of, others, more } => {
                let shown = of.len() + others.len() + more;
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
                // A sentence for all has named the others.
                let named = if together.is_some() { &[][..] } else { others };
                items.extend(
                    named
                        .iter()
                        .map(|other| Item::Line(Line::new(depth + 1, "also", other.clone(), Tone::Aside))),
                );
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

    pub(super) fn not_shown(
        &mut self,
        depth: usize,
        step: StepId,
        not_shown: &'a NotShown,
        items: &mut Vec<Item>,
    ) {
        items.extend(not_shown.nothing.map(|nothing| aside(depth, phrases::nothing(nothing), None)));
        items.extend(self.numbers(depth, step, not_shown.weighing.as_ref()));
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

    pub(super) fn groups(
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
                Step::Fails(Fails { face, stop: Stop::Unused(unused), .. }) => {
                    self.told.set(group.first, Told::Once);
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

    /// The numbers of a weighed statement, where its contrary has not told them.
    fn numbers(&self, depth: usize, step: StepId, weighing: Option<&Weighing>) -> Option<Item> {
        let told = weighing.filter(|weighing| !self.scales.mirrors(step, weighing))?;
        Some(aside(depth, phrases::weighing(told), None))
    }

    pub(super) fn open(&mut self, depth: usize, step: StepId, open: &'a Open, items: &mut Vec<Item>) {
        items.extend(self.numbers(depth, step, open.weighing.as_ref()));
        for step in &open.standing {
            items.push(Item::Step { depth, lead: "for it", before: String::new(), step: *step });
        }
        self.groups(depth, "", None, &open.waiting, items);
        if let Some(step) = open.contrary {
            items.push(Item::Step { depth, lead: "against", before: String::new(), step });
        }
    }

    pub(super) fn stop(&mut self, depth: usize, lead: &'static str, stop: &'a Stop, items: &mut Vec<Item>) {
        let mut push =
            |before: &str, step| items.push(Item::Step { depth, lead, before: before.to_owned(), step });
        match stop {
            Stop::Unused(unused) => items.push(aside(depth, phrases::unused(unused, self.sources), None)),
            Stop::Missing(step) => push(self.missing(*step), *step),
            Stop::TooFew { count, shown, missing, more } => {
                let text = phrases::too_few(*count, *shown, more + missing.len());
                match missing.as_slice() {
                    [only] if *more == 0 => push(&format!("{text}; not shown: "), *only),
                    _ => {
                        items.push(Item::Line(Line::new(depth, lead, text, Tone::Failed)));
                        self.too_few(depth + 1, missing, *more, items);
                    }
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

    /// What is not shown of what is counted.
    fn too_few(&self, depth: usize, missing: &[StepId], more: usize, items: &mut Vec<Item>) {
        for step in missing {
            let before = self.missing(*step).to_owned();
            items.push(Item::Step { depth, lead: "–", before, step: *step });
        }
        if more > 0 {
            items.push(aside(depth, format!("… {more} more that are not shown"), None));
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
