//! The whole reasoning about a claim from one standpoint.

use super::build::Builder;
use super::claim::Claim;
use super::contest::{Contest, contest};
use super::context::{Case, Context, Index, Judged};
use super::reasons::Reason;
use super::sides::Sides;
use super::step::{Failing, NotShown, Step, StepId};
use super::telling::Telling;
use super::{fails, never};
use crate::evaluate::{Label, status_of};
use crate::model::{Model, Outcome};
use crate::source::Span;
use crate::vocabulary::*;

/// A standpoint in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// Its name.
    pub name: String,
    /// Its sentence.
    pub sentence: Option<String>,
    /// Where it is declared; `None` for the one that nobody declared.
    pub span: Option<Span>,
}

/// What a standpoint says of a claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The standpoint's own words, where it has any for this status.
    pub words: Option<String>,
    /// The status behind them.
    pub status: Status,
    /// The contrary is accepted as well, as a scintilla allows.
    pub both: bool,
    /// By which sets it was come to, where they are not the grounded one.
    pub sides: Option<Sides>,
}

/// Why a claim has its status from a standpoint.
#[derive(Debug)]
pub struct Explanation {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// From where it is judged.
    pub standpoint: View,
    /// What is said of it.
    pub verdict: Verdict,
    /// Where the reasoning starts: what is shown, is open or is not shown.
    pub roots: Vec<StepId>,
    /// Arguments on the claim that the standpoint does not use, where no step tells them.
    pub elsewhere: Vec<Failing>,
    /// The loop, where the claim is contested.
    pub contest: Option<Contest>,
    /// Every step, each once.
    pub steps: Vec<Step>,
}

/// What a standpoint says of a claim.
#[must_use]
pub fn verdict(case: &Case<'_>, judged: &Judged<'_>, claim: &Claim) -> Verdict {
    let statement = claim.statement(case.theory);
    let label = |statement: Option<StatementId>| {
        let node = statement.and_then(|statement| judged.network.statement_node(statement));
        node.map_or(Label::Out, |node| judged.labels.label(node))
    };
    let labels = [label(statement), label(statement.map(StatementId::contrary))];
    Verdict { sides: judged.sides.cloned(), ..verdict_by(case.model, judged.standpoint, labels) }
}

/// What a standpoint says of a claim, by the claim's label and its contrary's.
#[must_use]
pub fn verdict_by(model: &Model, standpoint: StandpointId, labels: [Label; 2]) -> Verdict {
    let status = status_of(labels);
    let both = labels == [Label::In, Label::In];
    Verdict { words: words(model, standpoint, status), status, both, sides: None }
}

impl Verdict {
    /// Whether it is what an `expect` expects. Of a claim that is accepted together with its contrary one may also
    /// expect that it is rejected.
    #[must_use]
    pub fn meets(&self, expected: &Outcome) -> bool {
        match expected {
            Outcome::Status(status) => *status == self.status || self.both && *status == Status::Rejected,
            Outcome::Words(words) => Some(words) == self.words.as_ref(),
        }
    }
}

/// A status in a standpoint's words.
pub(super) fn verdict_of(model: &Model, standpoint: StandpointId, status: Status) -> Verdict {
    Verdict { words: words(model, standpoint, status), status, both: false, sides: None }
}

fn words(model: &Model, standpoint: StandpointId, status: Status) -> Option<String> {
    let verdicts = &model.standpoints[standpoint.index()].verdicts;
    let said =
        |wanted| verdicts.iter().rev().find(|(status, _)| *status == wanted).map(|(_, words)| words.clone());
    said(Some(status)).or_else(|| said(None))
}

/// Why a claim has its status from a standpoint: the smallest reasoning that suffices, down to the premises.
/// Takes time and room by the size of what bears on it. `None` where the standpoint was not judged.
#[must_use]
pub fn why(case: &Case<'_>, claim: &Claim, standpoint: StandpointId) -> Option<Explanation> {
    why_told(case, claim, standpoint, Telling::default())
}

/// The same, with more or less of it told.
#[must_use]
pub fn why_told(
    case: &Case<'_>,
    claim: &Claim,
    standpoint: StandpointId,
    telling: Telling,
) -> Option<Explanation> {
    let judged = case.judged.iter().find(|judged| judged.standpoint == standpoint)?;
    Some(explain(case, &Index::new(case), judged, claim, telling, telling.steps()))
}

/// The same down to a depth.
pub(super) fn explain(
    case: &Case<'_>,
    index: &Index<'_>,
    judged: &Judged<'_>,
    claim: &Claim,
    telling: Telling,
    depth: u32,
) -> Explanation {
    let context = Context { index, judged: *judged };
    let mut explanation = Explanation {
        claim: index.words.alone(claim),
        span: Some(case.model.predicates[claim.predicate.index()].name_span),
        standpoint: view(case.model, judged.standpoint),
        verdict: verdict(case, judged, claim),
        roots: Vec::new(),
        elsewhere: Vec::new(),
        contest: None,
        steps: Vec::new(),
    };
    match claim.statement(case.theory) {
        Some(statement) => {
            let mut builder = Builder::new(context, telling, depth);
            let verdict = explanation.verdict.clone();
            let Reason { roots, elsewhere, contest, .. } = reason(&mut builder, statement, verdict);
            let steps = builder.finish();
            explanation = Explanation { roots, elsewhere, contest, steps, ..explanation };
        }
        None => {
            explanation.roots.push(StepId(0));
            explanation.steps.push(Step::NotShown(unknown(&context, claim)));
        }
    }
    explanation
}

/// Why a statement of the theory has the status that a verdict tells; its steps are asked of the builder.
pub(super) fn reason(builder: &mut Builder<'_, '_>, statement: StatementId, verdict: Verdict) -> Reason {
    let context = builder.context;
    let contrary = statement.contrary();
    let mut elsewhere = Vec::new();
    let sides = roots(&context, statement, &verdict);
    let roots = sides.iter().map(|root| builder.statement(*root)).collect();
    let contested = verdict.status == Status::Contested;
    let contest = contested.then(|| contest(builder, &[statement, contrary]));
    for side in [statement, contrary] {
        let is_root = sides.contains(&side);
        // A side that is not shown tells what is not used; one that is shown, or not raised, does not.
        if is_root && context.statement(side).0 != Label::Out || !is_root && !context.is_raised(side) {
            elsewhere.extend(fails::not_used_here(builder, side));
        }
    }
    Reason { verdict: Some(verdict), roots, elsewhere, contest, never: None }
}

/// The sides of the issue that a verdict on the claim speaks of.
pub(super) fn roots(
    context: &Context<'_, '_>,
    statement: StatementId,
    verdict: &Verdict,
) -> Vec<StatementId> {
    let contrary = statement.contrary();
    match verdict.status {
        Status::Accepted if verdict.both => vec![statement, contrary],
        Status::Accepted => vec![statement],
        Status::Rejected => vec![contrary],
        Status::Contested | Status::Unproven => sides_with_anything(context, statement),
    }
}

/// The claim, and its contrary where anything in the theory is for it.
fn sides_with_anything(context: &Context<'_, '_>, statement: StatementId) -> Vec<StatementId> {
    let contrary = statement.contrary();
    if context.index.concluding(contrary).next().is_some() || context.is_raised(contrary) {
        vec![statement, contrary]
    } else {
        vec![statement]
    }
}

/// What is told of a claim that the theory does not know.
pub(super) fn unknown(context: &Context<'_, '_>, claim: &Claim) -> NotShown {
    NotShown {
        sentence: context.index.words.claim(claim),
        nothing: Some(never::nothing_for(context.index.model, claim)),
        failing: Vec::new(),
        never: never::never_known(context, claim),
        standing: Vec::new(),
        against: Vec::new(),
        weighing: None,
    }
}

/// A standpoint in words.
pub(super) fn view(model: &Model, standpoint: StandpointId) -> View {
    let standpoint = &model.standpoints[standpoint.index()];
    let span = standpoint.module.map(|_| standpoint.span);
    View { name: standpoint.name.clone(), sentence: standpoint.sentence.clone(), span }
}
