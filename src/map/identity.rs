//! What nodes are called: by declared names alone, so that a link to a node outlives every edit elsewhere.

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::fmt::Write;

use super::bearing::{Bearings, Key};
use crate::explain::{self, Sort};
use crate::model::ConstantValue;
use crate::vocabulary::*;

/// How long a name may be before its end is replaced by a digest of it.
const LONGEST: usize = 80;

/// Gives names, each once.
#[derive(Default)]
pub(super) struct Names {
    given: FxHashMap<String, u32>,
}

impl Names {
    /// The name itself, or with a number behind it where it was given before.
    pub(super) fn give(&mut self, wanted: String) -> String {
        let wanted = shortened(wanted);
        let mut name = wanted.clone();
        while let Some(times) = self.given.get_mut(&name) {
            *times += 1;
            name = format!("{wanted}-{times}");
        }
        self.given.insert(name.clone(), 1);
        name
    }
}

/// `betrayal`, `assured.Baker.moscow`, `premise-treaty-scope`, `rule-word-given.Baker`, `argument-sold`.
pub(super) fn name(bearings: &Bearings<'_>, key: &Key) -> String {
    let (model, theory) = (bearings.case.model, bearings.case.theory);
    if let Some(claim) = bearings.claim(key, false) {
        let declared = bearings.declared(&claim);
        let name = fit(&model.predicates[declared.index()].name);
        if bearings.premise(&claim).is_some() {
            return format!("premise-{name}");
        }
        let terms = if declared == claim.predicate { claim.terms.as_slice() } else { &[] };
        return with_terms(bearings, name, terms);
    }
    match key {
        Key::Unmade(rule) => {
            let (sort, name) = explain::declared(model, ArgumentName::Rule(*rule));
            labelled(sort, &name)
        }
        Key::Argument(argument) => {
            let Some(judged) = bearings.case.judged.first() else { return "argument".to_owned() };
            let (sort, name) = explain::named(model, theory, judged.network, *argument);
            let label = labelled(sort, &name);
            match sort {
                Sort::Rule => with_terms(bearings, label, theory.arguments.bindings_of(*argument)),
                _ => label,
            }
        }
        Key::Issue(_) | Key::Unspoken(_) => String::new(),
    }
}

fn labelled(sort: Sort, name: &str) -> String {
    format!("{}-{}", sort.name(), fit(name))
}

fn with_terms(bearings: &Bearings<'_>, mut name: String, terms: &[ConstantId]) -> String {
    for term in terms {
        name.push('.');
        if let Some(constant) = bearings.case.model.constants.get(term.index()) {
            match &constant.value {
                ConstantValue::Text(text) => name.push_str(&fit(text)),
                value => name.push_str(&fit(&value.to_string())),
            }
        }
    }
    name
}

/// The text with a hyphen in the place of everything that cannot stand in an `id`.
fn fit(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_alphanumeric() || letter == '_' => out.push(letter),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let digest = Sha256::digest(name.as_bytes());
    let mut short = name[..name.floor_char_boundary(LONGEST - 20)].trim_end_matches(['-', '.']).to_owned();
    short.push('-');
    // Writing to a string cannot fail.
    digest.iter().take(6).for_each(|byte| _ = write!(short, "{byte:02x}"));
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_into_an_id_and_is_given_once() {
        assert_eq!(fit("given rain, cold so \"snow\""), "given-rain-cold-so-snow");
        assert_eq!(fit("Wałęsa 1.5"), "Wałęsa-1-5");
        let mut names = Names::default();
        assert_eq!(names.give("a".to_owned()), "a");
        assert_eq!(names.give("a-2".to_owned()), "a-2");
        assert_eq!(names.give("a".to_owned()), "a-3");
        assert_eq!(names.give("a".to_owned()), "a-4");
    }

    #[test]
    fn a_long_name_is_cut_and_stays_different() {
        let mut names = Names::default();
        let (one, other) = (format!("{}b", "a".repeat(200)), format!("{}c", "a".repeat(200)));
        let (one, other) = (names.give(one), names.give(other));
        assert!(one.len() <= LONGEST && one != other);
    }
}
