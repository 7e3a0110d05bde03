//! What is told of each step, below its headline.

use super::{Item, Line, Outline, Told, Tone};
use crate::explain::*;
use crate::render::explanation::phrases;
use crate::source::Span;

impl<'a> Outline<'a> {
    /// A statement's argument is told with it, on the line below.
    pub(super) fn shown(&mut self, depth: usize, shown: &'a Shown, items: &mut Vec<Item>) {
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

    pub(super) fn not_shown(&mut self, depth: usize, not_shown: &'a NotShown, items: &mut Vec<Item>) {
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

    pub(super) fn open(&mut self, depth: usize, open: &'a Open, items: &mut Vec<Item>) {
        items.extend(open.weighing.iter().map(|weighing| aside(depth, phrases::weighing(weighing), None)));
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
