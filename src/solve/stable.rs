//! Stable sets: conflict-free, and attacking all else (Dung 1995).

use super::acceptance;
use super::attacks::Attacks;
use super::components;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::{Label, Labelling};
use super::local::{Found, Local};
use super::preferred::{self, Effort};
use super::refute::refute;
use crate::sat::heavy::Literal;
use crate::sat::{Interrupt, Stopped};

/// What is asked of an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    In(u32),
    NotIn(u32),
}

impl Wish {
    pub(super) fn argument(self) -> u32 {
        match self {
            Self::In(a) | Self::NotIn(a) => a,
        }
    }

    /// That the wish is met.
    pub(super) fn literal(self, encoding: &Encoding) -> Literal {
        match self {
            Self::In(argument) => encoding.member(argument),
            Self::NotIn(argument) => !encoding.member(argument),
        }
    }

    /// Whether labels meet the wish.
    pub(super) fn is_met(self, labels: &Labelling) -> bool {
        match self {
            Self::In(a) => labels.label(a) == Label::In,
            Self::NotIn(a) => labels.label(a) != Label::In,
        }
    }
}

/// The labels of a stable set, from the grounded ones; `None` where there is none that meets the wish.
pub(super) fn one(
    attacks: &Attacks,
    grounded: &Labelling,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Labelling>, Stopped> {
    if let Some(wish) = wish
        && !grounded.is_open(wish.argument())
        && !wish.is_met(grounded)
    {
        return Ok(None);
    }
    let mut local = Local::new(attacks);
    let mut labels = grounded.clone();
    // A set that begins with what is wished for, or else any: where it leaves nothing open it will do.
    if let Some(set) = wish.and_then(|wish| begun(attacks, grounded, &mut local, wish)) {
        labels.accept(attacks.rows(), &set);
    }
    preferred::maximise(attacks, &mut labels, &mut local, Effort::Little, interrupt)?;
    // What is in no admissible set is in no stable one.
    let mut known = Local::new(attacks);
    if grounded.undecided().iter().any(|a| labels.is_open(*a)) {
        refute(attacks, grounded, &mut known, 10, interrupt, &mut |_| {})?;
    }
    let scope = Scope { attacks, labels: grounded, local: &known, interrupt };
    let mut parts = components::weak(attacks, &grounded.undecided());
    // The small ones first: they may show soon that there is none. That of the wish before all.
    let rank =
        |part: &Vec<u32>| (wish.is_none_or(|w| part.binary_search(&w.argument()).is_err()), part.len());
    parts.sort_by_key(rank);
    for part in parts {
        let mine = wish.filter(|w| part.binary_search(&w.argument()).is_ok());
        if part.iter().all(|a| !labels.is_open(*a)) && mine.is_none_or(|w| w.is_met(&labels)) {
            continue;
        }
        let Some(set) = of_part(scope, part.clone(), mine)? else {
            return Ok(None);
        };
        labels.settle(&part, &set);
    }
    Ok(Some(labels))
}

/// A small admissible set by which the wish is met, if it is found soon.
fn begun(attacks: &Attacks, labels: &Labelling, local: &mut Local, wish: Wish) -> Option<Vec<u32>> {
    let steps = acceptance::steps(attacks);
    local.allow(steps);
    let mut with = |a: u32| match local.with(attacks, labels, a, steps) {
        Found::Set(set) => Some(set),
        _ => None,
    };
    match wish {
        Wish::In(a) => with(a),
        Wish::NotIn(a) => attacks.on(a).iter().filter(|b| labels.is_open(**b)).find_map(|b| with(*b)),
    }
}

/// A stable set of a part that nothing undecided elsewhere attacks.
pub(super) fn of_part(
    scope: Scope<'_>,
    part: Vec<u32>,
    wish: Option<Wish>,
) -> Result<Option<Vec<u32>>, Stopped> {
    let mut encoding = Encoding::new(scope, part, Kind::Stable);
    let wished: Vec<Literal> = wish.iter().map(|wish| wish.literal(&encoding)).collect();
    encoding.set(&wished)
}
