//! Changes in words: each reads after "it would be so".

use super::phrases::{list, quoted};
use crate::explain::{Alteration, Cited, Declaration, What};
use crate::network::Usage;

/// "premise treaty-scope: “…”".
fn declared(declaration: &Declaration) -> String {
    match &declaration.sentence {
        Some(sentence) => format!("{}: {}", declaration.label(), quoted(sentence)),
        None => declaration.label(),
    }
}

fn labels(declarations: &[Declaration]) -> String {
    match declarations {
        [only] => declared(only),
        several => list(&several.iter().map(Declaration::label).collect::<Vec<_>>()),
    }
}

fn source(cited: &Cited) -> String {
    match (cited.by.is_empty(), &cited.within) {
        (false, _) => format!("{}, {}", list(&cited.by), quoted(&cited.title)),
        (true, Some(within)) => format!("{}, {within}", quoted(&cited.title)),
        (true, None) => quoted(&cited.title),
    }
}

/// A change as a condition: "without premise treaty-scope", "if it were certain that …".
pub(super) fn condition(alteration: &Alteration) -> String {
    let question = alteration.question.as_ref().map_or(String::new(), |(question, asked_of)| {
        format!("; that answers {} of {asked_of}", quoted(question))
    });
    let condition = match &alteration.what {
        What::Without(declaration) => format!("without {}", declared(declaration)),
        What::WithoutSource(cited, true) => format!("without what {} alone tells", source(cited)),
        What::WithoutSource(cited, false) => format!("without all that {} tells", source(cited)),
        What::With(declaration) => format!("with {}", declared(declaration)),
        What::Admitting(words) => format!("with {words} admitted"),
        What::Certain(sentence) => format!("if it were certain that {sentence}"),
        What::Assumed(sentence) => format!("if one may assume that {sentence}"),
        What::NotAssumed(sentence) => format!("without the assumption that {sentence}"),
        What::Preferring(stronger, weaker, true) => {
            format!("with {} preferred to {}, and not the other way round", stronger.label(), weaker.label())
        }
        What::Preferring(stronger, weaker, false) => {
            format!("with {} preferred to {}", stronger.label(), weaker.label())
        }
        What::NotPreferring(stronger, weaker) => {
            format!("with {} no longer preferred to {}", stronger.label(), weaker.label())
        }
        What::Judging(sentence, standard, before) => {
            format!("by the standard {} and not {} for it that {sentence}", standard.name(), before.name())
        }
        What::JudgingAll(standard) => format!("by the standard {} for every statement", standard.name()),
        What::AsThere { taken_in, declarations, by, module: Some(module), .. } => {
            let with = if *taken_in { "with" } else { "without" };
            let labels = list(&declarations.iter().map(Declaration::label).collect::<Vec<_>>());
            format!("{with} the rules of the module {module}, which {by} does not use: {labels}")
        }
        What::AsThere { taken_in, declarations, by, why, .. } => as_there(*taken_in, declarations, by, *why),
        What::Weighing(declarations, weight) => {
            format!("with a weight of {} for {}", weight.normalize(), labels(declarations))
        }
        What::Limits(limits) => format!(
            "with the limits alpha {}, beta {}, gamma {}",
            limits.alpha.normalize(),
            limits.beta.normalize(),
            limits.gamma.normalize()
        ),
    };
    condition + &question
}

fn as_there(taken_in: bool, declarations: &[Declaration], by: &str, why: Usage) -> String {
    let labels = labels(declarations);
    let reason = match why {
        Usage::Excluded(_) => format!("which {by} excludes"),
        Usage::NotAdmitted => format!("which {by} does not admit"),
        Usage::NotYetKnown => format!("which came after the date by which {by} judges"),
        Usage::NotInUse => format!("of a module that {by} does not use"),
        Usage::Ignored(_) => format!("which {by} ignores"),
        Usage::ForOthers => format!("which is not for {by}"),
        Usage::Used | Usage::Withdrawn => String::new(),
    };
    let reason = if reason.is_empty() { reason } else { format!(", {reason}") };
    if taken_in { format!("with {labels}{reason}") } else { format!("without {labels}{reason}") }
}
