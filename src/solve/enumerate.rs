//! All sets of a semantics, one after the other.

use super::attacks::Attacks;
use super::components;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::Labelling;
use super::local::Local;
use super::range::Ranges;
use crate::sat::heavy::Literal;
use crate::sat::{Interrupt, Stopped};
use num_bigint::BigUint;
use std::ops::ControlFlow;

/// How the sets of a part are told from others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Choice {
    /// All of them.
    All,
    /// Those within no other.
    Maximal,
    /// Those whose range is within that of no other.
    Ranging,
}

/// The sets of one part, each once.
enum Sets<'a> {
    All(Encoding),
    Maximal(Encoding),
    Ranging { ranges: Ranges<'a>, switch: Option<(Vec<bool>, Literal)> },
}

impl<'a> Sets<'a> {
    fn new(scope: Scope<'a>, part: Vec<u32>, kind: Kind, choice: Choice) -> Self {
        match choice {
            Choice::All => Self::All(Encoding::new(scope, part, kind)),
            Choice::Maximal => Self::Maximal(Encoding::new(scope, part, kind)),
            Choice::Ranging => Self::Ranging { ranges: Ranges::new(scope, part, kind), switch: None },
        }
    }

    fn next(&mut self) -> Result<Option<Vec<u32>>, Stopped> {
        match self {
            Self::All(encoding) => {
                let Some(set) = encoding.set(&[])? else { return Ok(None) };
                let other = differing(encoding, &set);
                encoding.solver.add(other);
                Ok(Some(set))
            }
            Self::Maximal(encoding) => {
                let Some(mut set) = encoding.set(&[])? else { return Ok(None) };
                loop {
                    let switch = encoding.solver.variable();
                    let mut clause = outside(encoding, &set);
                    clause.push(!switch);
                    encoding.solver.add(clause);
                    let mut assumptions: Vec<Literal> = set.iter().map(|a| encoding.member(*a)).collect();
                    assumptions.push(switch);
                    let wider = encoding.set(&assumptions);
                    encoding.solver.add([!switch]);
                    match wider? {
                        Some(wider) => set = wider,
                        None => break,
                    }
                }
                let other = outside(encoding, &set);
                encoding.solver.add(other);
                Ok(Some(set))
            }
            Self::Ranging { ranges, switch } => loop {
                if let Some((range, on)) = switch {
                    let mut assumptions = ranges.literals(range);
                    assumptions.push(*on);
                    if let Some(set) = ranges.encoding.set(&assumptions)? {
                        let mut other = differing(&ranges.encoding, &set);
                        other.push(!*on);
                        ranges.encoding.solver.add(other);
                        return Ok(Some(set));
                    }
                    ranges.encoding.solver.add([!*on]);
                    ranges.exclude(range);
                }
                if !ranges.encoding.solver.solve(&[])? {
                    return Ok(None);
                }
                let set = ranges.grow(&[])?;
                let on = ranges.encoding.solver.variable();
                *switch = Some((ranges.range(&set), on));
            },
        }
    }
}

/// That another set is found.
fn differing(encoding: &Encoding, set: &[u32]) -> Vec<Literal> {
    encoding
        .part()
        .iter()
        .map(|a| if set.binary_search(a).is_ok() { !encoding.member(*a) } else { encoding.member(*a) })
        .collect()
}

/// That something outside the set is held.
fn outside(encoding: &Encoding, set: &[u32]) -> Vec<Literal> {
    encoding.part().iter().filter(|a| set.binary_search(a).is_err()).map(|a| encoding.member(*a)).collect()
}

/// So many sets of a part are found at once, so that most parts need no solver afterwards.
const FEW: usize = 32;

/// The sets of a part as far as they are known.
struct Lane<'a> {
    sets: Vec<Vec<u32>>,
    more: Option<Sets<'a>>,
    at: usize,
}

impl Lane<'_> {
    fn know(&mut self) -> Result<bool, Stopped> {
        let Some(more) = &mut self.more else { return Ok(false) };
        match more.next()? {
            Some(set) => {
                self.sets.push(set);
                Ok(true)
            }
            None => {
                self.more = None;
                Ok(false)
            }
        }
    }

    /// Goes on to the next set; begins again where there is none.
    fn advance(&mut self, forget: bool) -> Result<bool, Stopped> {
        if self.at + 1 < self.sets.len() || self.know()? {
            self.at += 1;
            if forget {
                self.sets.drain(..self.at);
                self.at = 0;
            }
            return Ok(true);
        }
        self.at = 0;
        Ok(false)
    }
}

/// How many extensions there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// Whether there are no more.
    pub exact: bool,
    /// At least so many.
    pub at_least: BigUint,
}

/// What is to be enumerated: the sets of a kind and choice among what is undecided.
pub(super) struct Wanted {
    pub(super) base: Labelling,
    pub(super) kind: Kind,
    pub(super) choice: Choice,
}

fn lanes<'a>(scope: Scope<'a>, wanted: &Wanted) -> Result<Option<Vec<Lane<'a>>>, Stopped> {
    let mut parts = components::weak(scope.attacks, &wanted.base.undecided());
    // What has most sets changes most slowly and need not be kept.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut lanes = Vec::new();
    for part in parts {
        let mut lane =
            Lane { sets: Vec::new(), more: Some(Sets::new(scope, part, wanted.kind, wanted.choice)), at: 0 };
        // The first set is shown as soon as it is found.
        let few = if lanes.is_empty() { 1 } else { FEW };
        while lane.sets.len() < few && lane.know()? {}
        if lane.sets.is_empty() {
            return Ok(None);
        }
        lanes.push(lane);
    }
    Ok(Some(lanes))
}

/// Each set once, ascending.
pub(super) fn each(
    attacks: &Attacks,
    wanted: &Wanted,
    interrupt: &Interrupt,
    visit: &mut dyn FnMut(&[u32]) -> ControlFlow<()>,
) -> Result<(), Stopped> {
    let local = Local::new(attacks);
    let scope = Scope { attacks, labels: &wanted.base, local: &local, interrupt };
    let Some(mut lanes) = lanes(scope, wanted)? else { return Ok(()) };
    let base = wanted.base.accepted();
    loop {
        let mut set = base.clone();
        for lane in &lanes {
            set.extend_from_slice(&lane.sets[lane.at]);
        }
        set.sort_unstable();
        if visit(&set).is_break() {
            return Ok(());
        }
        interrupt.check()?;
        let mut place = lanes.len();
        loop {
            if place == 0 {
                return Ok(());
            }
            place -= 1;
            if lanes[place].advance(place == 0)? {
                break;
            }
        }
    }
}

/// How many sets there are. Those of each part are counted one by one, the parts' numbers are multiplied.
pub(super) fn count(attacks: &Attacks, wanted: &Wanted, interrupt: &Interrupt) -> Count {
    let local = Local::new(attacks);
    let scope = Scope { attacks, labels: &wanted.base, local: &local, interrupt };
    let mut parts = components::weak(attacks, &wanted.base.undecided());
    parts.sort_by_key(Vec::len);
    let mut all = BigUint::from(1u8);
    let mut left = parts.len();
    for part in parts {
        left -= 1;
        let mut sets = Sets::new(scope, part, wanted.kind, wanted.choice);
        let mut count = 0u64;
        let is_exact = loop {
            match sets.next() {
                Ok(Some(_)) => count += 1,
                Ok(None) => break true,
                Err(Stopped) => break false,
            }
        };
        if is_exact && count > 0 {
            all *= count;
            continue;
        }
        // A part that was not looked at has a set of every kind but the stable.
        let least =
            if wanted.kind == Kind::Stable { if left == 0 { count } else { 0 } } else { count.max(1) };
        return Count { exact: is_exact, at_least: if is_exact { BigUint::ZERO } else { all * least } };
    }
    Count { exact: true, at_least: all }
}
