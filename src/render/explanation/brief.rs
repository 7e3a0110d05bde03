//! The short reason under a verdict: a few lines of the upper steps.

use super::outline::{Line, Tone};
use super::phrases;
use crate::explain::*;
use crate::source::Sources;

/// How many lines of one sort a short reason has.
const FEW: usize = 3;

/// The short reason for a verdict.
pub(super) fn brief(explanation: &Explanation, sources: &Sources) -> Vec<Line> {
    let brief = Brief { steps: &explanation.steps, sources };
    let mut lines = Vec::new();
    if let Some(contest) = &explanation.contest {
        brief.contest(contest, &mut lines);
        return lines;
    }
    let told = phrases::Scales::of(explanation);
    let sides = if explanation.roots.len() > 1 { ["for it", "against"] } else { ["", ""] };
    for (root, side) in explanation.roots.iter().zip(sides) {
        match brief.step(*root) {
            Step::Shown(shown) => brief.shown(shown, &mut lines),
            Step::NotShown(not_shown) => {
                let weighing = not_shown.weighing.as_ref().filter(|weighing| !told.mirrors(*root, weighing));
                brief.not_shown(not_shown, weighing, side, &mut lines);
            }
            _ => {}
        }
    }
    lines
}

struct Brief<'a> {
    steps: &'a [Step],
    sources: &'a Sources,
}

impl<'a> Brief<'a> {
    fn step(&self, step: StepId) -> &'a Step {
        &self.steps[step.index()]
    }

    fn shown(&self, shown: &Shown, lines: &mut Vec<Line>) {
        let Step::Stands(stands) = self.step(shown.by) else { return };
        let text = phrases::face(&stands.face, None);
        lines.push(Line::new(0, "", text, Tone::Shown).at(stands.face.declaration.span));
        self.needs(stands, lines);
        lines.extend(
            shown.weighing.iter().map(|weighing| Line::new(0, "", phrases::weighing(weighing), Tone::Aside)),
        );
        if let Some(despite) = self.despite(shown, stands) {
            lines.push(Line::new(0, "despite", despite, Tone::Failed));
        }
    }

    fn needs(&self, stands: &Stands, lines: &mut Vec<Line>) {
        for (place, need) in stands.needs.iter().take(FEW).enumerate() {
            let text = match need {
                Need::Given(step) => self.sentence(*step),
                Need::AtLeast { together: Some(sentence), .. } => sentence.clone(),
                Need::AtLeast { of, others, more, .. } => self.counted(of, others, *more),
                Need::Presumed { sentence, .. } => format!("presumably {sentence}"),
            };
            lines.push(Line::new(0, if place == 0 { "because" } else { "and" }, text, Tone::Shown));
        }
        if stands.needs.len() > FEW {
            lines.push(Line::new(0, "", format!("… and {} more", stands.needs.len() - FEW), Tone::Aside));
        }
    }

    /// Which of what it counts are shown.
    fn counted(&self, of: &[StepId], others: &[String], more: usize) -> String {
        let all: Vec<_> = of.iter().map(|step| self.sentence(*step)).chain(others.iter().cloned()).collect();
        let count = all.len() + more;
        let told = all.iter().take(FEW).cloned().collect::<Vec<_>>().join("; ");
        let rest = if count > FEW { format!("; … and {} more", count - FEW) } else { String::new() };
        format!("{count} of what it counts {} shown: {told}{rest}", if count == 1 { "is" } else { "are" })
    }

    fn sentence(&self, step: StepId) -> String {
        match self.step(step) {
            Step::Shown(shown) => shown.sentence.clone(),
            Step::NotShown(not_shown) => not_shown.sentence.clone(),
            Step::Open(open) => open.sentence.clone(),
            Step::Stands(stands) => phrases::face(&stands.face, None),
            Step::Fails(fails) => phrases::face(&fails.face, None),
            Step::Waits(waits) => phrases::face(&waits.stands.face, None),
            Step::Untold(text) => text.clone(),
        }
    }

    /// The first objection that was raised, and how many more there are.
    fn despite(&self, shown: &Shown, stands: &Stands) -> Option<String> {
        let rebuttals = shown.despite.map(|step| match self.step(step) {
            Step::NotShown(not_shown) => not_shown.failing.as_slice(),
            _ => &[],
        });
        let rebuttals = rebuttals.unwrap_or_default().iter().map(|group| group.first);
        let objections: Vec<_> =
            stands.despite.iter().map(|despite| despite.objection).chain(rebuttals).collect();
        let outranked = shown.outranked.iter().map(|each| {
            format!(
                "{}: {}",
                phrases::pointer(&each.by, self.sources),
                phrases::outranked(each, self.sources)
            )
        });
        let others = shown.others.iter().copied();
        let failed = objections.into_iter().chain(others).filter_map(|step| self.failed(step));
        let mut told = failed.chain(outranked);
        let first = told.next()?;
        let more = told.count();
        Some(if more > 0 { format!("{first}; and {more} more") } else { first })
    }

    fn failed(&self, step: StepId) -> Option<String> {
        match self.step(step) {
            Step::Fails(Fails { stop: Stop::Unused(_), .. }) => None,
            Step::Fails(fails) => {
                Some(format!("{}, {}", phrases::mention(&fails.face, self.sources), self.stop(&fails.stop)))
            }
            Step::NotShown(not_shown) => {
                Some(format!("the claim that {}, which is not shown", not_shown.sentence))
            }
            _ => None,
        }
    }

    fn stop(&self, stop: &Stop) -> String {
        match stop {
            Stop::Unused(unused) => phrases::unused(unused, self.sources),
            Stop::Missing(step) => format!("for which it is not shown that {}", self.sentence(*step)),
            Stop::TooFew { count, shown, missing, more } => {
                format!("of which {}", phrases::too_few(*count, *shown, more + missing.len()))
            }
            Stop::Objection { how: How::Undercuts, by, .. } => {
                format!("which is undercut by {}", self.sentence(*by))
            }
            Stop::Objection { how: How::Rebuts, by, .. } => match self.step(*by) {
                Step::Untold(_) => "which does not prevail".to_owned(),
                _ => format!("against which stands {}", self.sentence(*by)),
            },
            Stop::Objection { by, .. } => format!("to which it is answered that {}", self.sentence(*by)),
            Stop::Circular(_) => "which rests on itself".to_owned(),
            Stop::Settled => "which does not stand".to_owned(),
        }
    }

    /// What could show it and does not; `side` says of which side of the claim, where both are told.
    fn not_shown(
        &self,
        not_shown: &NotShown,
        weighing: Option<&Weighing>,
        side: &'static str,
        lines: &mut Vec<Line>,
    ) {
        let line = |text: String| Line::new(0, side, text, Tone::Failed);
        lines.extend(not_shown.nothing.map(|nothing| line(phrases::nothing(nothing).to_owned())));
        lines.extend(weighing.map(|weighing| line(phrases::weighing(weighing))));
        let unused = |group: &&Failing| {
            matches!(self.step(group.first), Step::Fails(Fails { stop: Stop::Unused(_), .. }))
        };
        let (unused, used): (Vec<_>, Vec<_>) = not_shown.failing.iter().partition(unused);
        let told = if used.is_empty() { unused } else { used };
        for group in told.iter().take(FEW) {
            if let Step::Fails(fails) = self.step(group.first) {
                let text = match &fails.stop {
                    Stop::Unused(unused) => phrases::left_out(&fails.face, None, unused, self.sources),
                    stop => format!("{}, {}", phrases::face(&fails.face, None), self.stop(stop)),
                };
                lines.push(line(text).at(fails.face.declaration.span));
            }
        }
        for never in not_shown.never.iter().take(FEW) {
            lines.push(line(phrases::never(never)).at(never.declaration.span));
        }
    }

    fn contest(&self, contest: &Contest, lines: &mut Vec<Line>) {
        let by = phrases::attacks(contest, self.sources);
        for (from, ways) in by.iter().take(FEW) {
            let text = format!("{}, which {}", phrases::face(from, None), ways.join(" and "));
            lines.push(Line::new(0, "", text, Tone::Open).at(from.declaration.span));
        }
        if by.len() > FEW {
            lines.push(Line::new(0, "", format!("… and {} more", by.len() - FEW), Tone::Aside));
        }
        lines.extend(phrases::decided(contest, self.sources).map(|text| Line::new(0, "", text, Tone::Aside)));
    }
}
