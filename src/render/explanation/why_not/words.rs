//! The words for what is missing.

use crate::explain::*;
use crate::render::explanation::outline::{Line, Tone};
use crate::render::explanation::phrases::{self, quoted};
use crate::source::Sources;
use crate::vocabulary::Status;

/// How many things the last line names.
const NAMED: usize = 4;

/// The kind of what is missing, for people.
const fn kind(lack: Lack) -> &'static str {
    match lack {
        Lack::NoArgument => "no argument",
        Lack::NotPutForward => "not put forward",
        Lack::NotAdmitted => "not admitted here",
        Lack::NotUsed => "not used here",
        Lack::ContraryShown => "contrary shown",
        Lack::Defeated => "defeated",
        Lack::Contested => "contested",
        Lack::RestsOnItself => "rests on itself",
        Lack::BurdenNotMet => "burden not met",
    }
}

/// What is missing; `of` is the argument that has just been told.
pub(super) fn cause(
    cause: &Cause,
    of: Option<&Face>,
    depth: usize,
    sources: &Sources,
    lines: &mut Vec<Line>,
) {
    let tagged = |text: &str| Line::new(depth, "", format!("{}: {text}", kind(cause.lack())), Tone::Failed);
    let face = |face: &Face, told: Option<&str>| {
        Line::new(depth + 1, "", phrases::face(face, told), Tone::Aside).at(face.declaration.span)
    };
    match cause {
        Cause::Absent { sentence, never, nothing } => {
            lines.push(tagged(sentence));
            if *nothing == Nothing::NoArgument && never.is_empty() {
                let text = phrases::nothing(*nothing);
                lines.push(Line::new(depth + 1, "", text, Tone::Aside));
            }
            for never in never {
                let line = Line::new(depth + 1, "", phrases::never(never), Tone::Aside);
                lines.push(line.at(never.declaration.span));
            }
        }
        Cause::LeftOut { face, unused, .. } => {
            let text = phrases::left_out(face, None, unused, sources);
            lines.push(Line::new(depth, "", text, Tone::Failed).at(face.declaration.span));
        }
        Cause::Contrary { sentence, by } => {
            lines.push(tagged(&format!("it is not so that {sentence}")));
            lines.push(face(by, None));
        }
        Cause::Objection { by, says, .. } => {
            lines.push(tagged(&objection(cause, of, sources)));
            lines.push(face(by, says.as_deref()));
        }
        Cause::Circular { sentence } => {
            lines.push(tagged(&format!("nothing but what rests on it shows that {sentence}")));
        }
        Cause::Burden { sentence, weighing } => {
            let numbers = weighing.as_ref().map(phrases::weighing).unwrap_or_default();
            let text = match of {
                Some(_) => numbers,
                None => format!("{sentence}; {numbers}"),
            };
            lines.push(tagged(&text));
        }
    }
}

/// How an objection stops an argument.
fn objection(cause: &Cause, of: Option<&Face>, sources: &Sources) -> String {
    let Cause::Objection { target, how, question, says, preferred, open, .. } = cause else {
        return String::new();
    };
    let told = of.is_some_and(|of| of.argument == target.argument);
    let target = if told { "it".to_owned() } else { phrases::pointer(target, sources) };
    let says = says.as_deref().unwrap_or_default();
    let may = if *open { "it is contested whether " } else { "" };
    match (how, question.as_deref().map(quoted)) {
        (How::Exception, Some(question)) if *open => format!("{question}, asked of {target}: {may}{says}"),
        (How::Exception, Some(question)) => format!("{question}, asked of {target}. Yes: {says}"),
        (How::Overturns, Some(question)) if *open => format!("{question}, asked of {target}: {may}{says}"),
        (How::Overturns, Some(question)) => format!("{question}, asked of {target}. No: {says}"),
        (How::Exception, None) => format!("an exception to {target}: {may}{says}"),
        (How::Overturns, None) => format!("against what {target} presumes: {may}{says}"),
        (How::Undercuts, _) if *open => format!("{target}, which may be undercut"),
        (How::Undercuts, _) => format!("{target} is undercut"),
        (How::Rebuts, _) => {
            let how = match preferred {
                _ if *open => ", and undecided".to_owned(),
                Some(Preferred { span: Some(span) }) => {
                    format!(", and preferred ({})", sources.place(*span))
                }
                Some(_) => ", and preferred".to_owned(),
                None => String::new(),
            };
            format!("against {target}{how}: {says}")
        }
    }
}

/// Others that stop for the same reason.
pub(super) fn others(attempt: &Attempt) -> Option<String> {
    let named = (!attempt.others.is_empty()).then(|| format!("likewise {}", phrases::list(&attempt.others)));
    let more = (attempt.more > 0).then(|| format!("… {} more for the same reason", attempt.more));
    match (named, more) {
        (Some(named), Some(more)) => Some(format!("{named}; {more}")),
        (named, more) => named.or(more),
    }
}

pub(super) fn after(others: Option<&str>) -> String {
    others.map(|others| format!("; {others}")).unwrap_or_default()
}

/// " (1) (2) and more": the roots that something comes down to.
pub(super) fn refers(down: &Down) -> String {
    let numbers = down.roots.iter().map(|root| format!(" ({})", root + 1));
    numbers.chain(down.more.then(|| " and more".to_owned())).collect()
}

/// One line on what is missing.
pub(super) fn summary(told: &WhyNot) -> String {
    if told.verdict.status == Status::Accepted {
        return "It is accepted: nothing is missing.".to_owned();
    }
    let mut all: Vec<String> = Vec::new();
    let used = |cause: &&Cause| cause.lack() != Lack::NotUsed;
    for wanted in told.causes().filter(used).map(self::wanted) {
        if !all.contains(&wanted) && all.len() <= NAMED {
            all.push(wanted);
        }
    }
    if all.len() > NAMED {
        all.truncate(NAMED);
        all.push("and more".to_owned());
    }
    let or = if all.is_empty() { "" } else { "or " };
    all.extend(not_used(told).map(|unused| format!("{or}{unused}")));
    if all.is_empty() {
        return "What is missing: an argument for it.".to_owned();
    }
    let several = if told.attempts.len() > 1 { ", by one argument or another" } else { "" };
    format!("What is missing{several}: {}.", all.join("; "))
}

/// The arguments that are not used here, named where there is one.
fn not_used(told: &WhyNot) -> Option<String> {
    let at_once = told.attempts.iter().filter_map(|attempt| match &attempt.stop {
        Stopped::By(cause) => Some((cause, attempt.others.len() + attempt.more)),
        Stopped::Missing { .. } => None,
    });
    let roots = told.roots.iter().map(|root| (&root.cause, root.others.len() + root.more));
    let unused = at_once.chain(roots).filter(|(cause, _)| cause.lack() == Lack::NotUsed);
    let (mut first, mut count) = (None, 0);
    for (cause, others) in unused {
        first = first.or(Some(cause));
        count += 1 + others;
    }
    match (first, count) {
        (Some(Cause::LeftOut { face, .. }), 1) => {
            Some(format!("{}, which is not used from here", face.declaration.label()))
        }
        (None, _) => None,
        _ => Some(format!("any of {count} arguments that are not used from here")),
    }
}

/// What would have to come, in few words.
fn wanted(cause: &Cause) -> String {
    let short = |face: &Face| face.declaration.label();
    match cause {
        Cause::Absent { sentence, nothing: Nothing::NotPutForward, .. } => {
            format!("a premise that {sentence}")
        }
        Cause::Absent { sentence, never, .. } => {
            match never.iter().find_map(|never| never.missing.as_ref()) {
                Some(missing) => format!("a premise that {missing}"),
                None => format!("an argument that {sentence}"),
            }
        }
        Cause::LeftOut { face, .. } => format!("{}, which is not admitted here", short(face)),
        Cause::Contrary { by, .. } => format!("an answer to {}, which shows the contrary", short(by)),
        Cause::Objection { by, open: true, .. } => format!("a decision against {}", short(by)),
        Cause::Objection { by, .. } => format!("an answer to {}", short(by)),
        Cause::Circular { sentence } => format!("a ground from outside for it that {sentence}"),
        Cause::Burden { sentence, .. } => format!("more weight on the side of it that {sentence}"),
    }
}
