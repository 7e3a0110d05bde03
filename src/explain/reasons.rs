//! The reasons for many things from one standpoint, over one list of steps: each step once, however many of them it
//! serves, so that all together take room by the size of what bears on them.

use super::build::Builder;
use super::claim::Claim;
use super::contest::Contest;
use super::context::{Case, Context, Index, Judged};
use super::never;
use super::step::{Failing, Never, Step, StepId};
use super::telling::Telling;
use super::why::{self, Verdict, View};
use crate::vocabulary::*;

/// What a reason is told of.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Subject {
    /// A claim.
    Claim(Claim),
    /// An argument of the theory, or an assumption of the standpoint.
    Argument(ArgumentId),
    /// A rule, or a declared argument, without an instance.
    Rule(RuleId),
}

/// The reasons for many things from one standpoint.
#[derive(Debug)]
pub struct Reasons {
    /// From where they are judged.
    pub standpoint: View,
    /// For each thing asked, in that order.
    pub reasons: Vec<Reason>,
    /// Every step, each once.
    pub steps: Vec<Step>,
    /// What each step is about.
    pub about: Vec<Subject>,
}

/// Why one of them has its status.
#[derive(Debug, Default)]
pub struct Reason {
    /// What is said of a claim; `None` of an argument or a rule.
    pub verdict: Option<Verdict>,
    /// Where the reasoning starts.
    pub roots: Vec<StepId>,
    /// Arguments on a claim that the standpoint does not use, where no step tells them.
    pub elsewhere: Vec<Failing>,
    /// The loop, where a claim is contested.
    pub contest: Option<Contest>,
    /// What a rule without an instance misses.
    pub never: Option<Never>,
}

/// The reasons for each of the things. A step that is told of one of them tells as much as it would alone; where
/// `telling` bounds the depth, that is counted from the nearest of them.
#[must_use]
pub fn reasons(case: &Case<'_>, judged: &Judged<'_>, subjects: &[Subject], telling: Telling) -> Reasons {
    let index = Index::new(case);
    let context = Context { index: &index, judged: *judged };
    let mut builder = Builder::new(context, telling, telling.steps());
    let mut unknown = Vec::new();
    let mut reasons: Vec<Reason> = Vec::with_capacity(subjects.len());
    for subject in subjects {
        reasons.push(match subject {
            Subject::Claim(claim) => {
                let verdict = why::verdict(case, judged, claim);
                match claim.statement(case.theory) {
                    Some(statement) => why::reason(&mut builder, statement, verdict),
                    None => {
                        unknown.push((reasons.len(), claim));
                        Reason { verdict: Some(verdict), ..Reason::default() }
                    }
                }
            }
            Subject::Argument(argument) => {
                Reason { roots: vec![builder.argument(*argument)], ..Reason::default() }
            }
            Subject::Rule(rule) => {
                Reason { never: Some(never::of_rule(&context, *rule)), ..Reason::default() }
            }
        });
    }
    let (mut steps, mut about) = builder.finish_with_subjects();
    for (place, claim) in unknown {
        reasons[place].roots.push(StepId(steps.len() as u32));
        steps.push(Step::NotShown(why::unknown(&context, claim)));
        about.push(Subject::Claim(claim.clone()));
    }
    Reasons { standpoint: why::view(case.model, judged.standpoint), reasons, steps, about }
}
