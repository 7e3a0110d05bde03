//! Sets of maximal range, which is what a set holds or attacks: semi-stable ones among the admissible (Caminada 2006), stage ones
//! among the conflict-free (Verheij 1996).

use super::attacks::Attacks;
use super::components;
use super::encoding::{Encoding, Kind, Scope};
use super::labelling::Labelling;
use super::local::Local;
use super::preferred::{self, Effort};
use super::refute::refute;
use super::stable::{self, Wish};
use crate::sat::heavy::Literal;
use crate::sat::{Interrupt, Stopped};

/// The labels of a semi-stable set, from the grounded ones; `None` where none meets the wish.
pub(super) fn semi_stable(
    attacks: &Attacks,
    grounded: &Labelling,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Labelling>, Stopped> {
    if let Some(wish) = wish
        && !grounded.is_open(wish.argument())
    {
        if !wish.is_met(grounded) {
            return Ok(None);
        }
        return semi_stable(attacks, grounded, None, interrupt);
    }
    let mut labels = grounded.clone();
    preferred::maximise(attacks, &mut labels, &mut Local::new(attacks), Effort::All, interrupt)?;
    let mut local = Local::new(attacks);
    if !labels.undecided().is_empty() {
        refute(attacks, grounded, &mut local, 50, interrupt, &mut |_| {})?;
    }
    let parts = components::weak(attacks, &grounded.undecided());
    let scope = Scope { attacks, labels: grounded, local: &local, interrupt };
    by_parts(scope, labels, parts, Kind::Complete, wish)
}

/// The labels of a stage set: what it holds is in.
pub(super) fn stage(
    attacks: &Attacks,
    grounded: &Labelling,
    wish: Option<Wish>,
    interrupt: &Interrupt,
) -> Result<Option<Labelling>, Stopped> {
    // Where nothing is left open, what is found is stable.
    let mut labels = grounded.clone();
    preferred::maximise(attacks, &mut labels, &mut Local::new(attacks), Effort::Little, interrupt)?;
    let all: Vec<u32> = (0..attacks.len() as u32).collect();
    let (open, local) = (Labelling::open(attacks.len()), Local::new(attacks));
    let scope = Scope { attacks, labels: &open, local: &local, interrupt };
    by_parts(scope, labels, components::weak(attacks, &all), Kind::ConflictFree, wish)
}

/// `labels` decide some parts already: those where they leave nothing open are stable there.
fn by_parts(
    scope: Scope<'_>,
    mut labels: Labelling,
    parts: Vec<Vec<u32>>,
    kind: Kind,
    wish: Option<Wish>,
) -> Result<Option<Labelling>, Stopped> {
    for part in parts {
        let mine = wish.filter(|w| part.binary_search(&w.argument()).is_ok());
        if part.iter().all(|a| !labels.is_open(*a)) && mine.is_none_or(|w| w.is_met(&labels)) {
            continue;
        }
        if kind == Kind::Complete && part.iter().all(|argument| scope.local.is_never(*argument)) {
            // Nothing can be held there, and so nothing attacked.
            if mine.is_some_and(|wish| !wish.is_met(&labels)) {
                return Ok(None);
            }
            continue;
        }
        let set = match stable::of_part(scope, part.clone(), mine)? {
            Some(set) => Some(set),
            // Where some set is stable those of maximal range are.
            None if mine.is_some() && stable::of_part(scope, part.clone(), None)?.is_some() => None,
            None => of_part(scope, &labels, &part, kind, mine)?,
        };
        let Some(set) = set else { return Ok(None) };
        labels.settle(&part, &set);
    }
    Ok(Some(labels))
}

fn of_part(
    scope: Scope<'_>,
    start: &Labelling,
    part: &[u32],
    kind: Kind,
    wish: Option<Wish>,
) -> Result<Option<Vec<u32>>, Stopped> {
    let mut ranges = Ranges::new(scope, part.to_vec(), kind);
    let Some(wish) = wish else {
        // A preferred set to begin with has been found part by part, which clauses cannot do.
        if kind == Kind::Complete {
            let range: Vec<u32> = part.iter().copied().filter(|a| !start.is_open(*a)).collect();
            ranges.keep(&range);
        }
        return ranges.greatest();
    };
    let wished = wish.literal(&ranges.encoding);
    loop {
        if !ranges.encoding.solver.solve(&[wished])? {
            return Ok(None);
        }
        let with = ranges.grow(&[wished])?;
        let range = ranges.range(&with);
        let free = ranges.wider(&range, &[])?;
        let Some(wider) = free else { return Ok(Some(with)) };
        let top = ranges.grow_from(wider, &[])?;
        let range = ranges.range(&top);
        let mut assumptions = ranges.literals(&range);
        assumptions.push(wished);
        if let Some(set) = ranges.encoding.set(&assumptions)? {
            return Ok(Some(set));
        }
        ranges.exclude(&range);
    }
}

/// Sets by what they hold or attack.
pub(super) struct Ranges<'a> {
    attacks: &'a Attacks<'a>,
    pub(super) encoding: Encoding,
    reached: Vec<Literal>,
}

impl<'a> Ranges<'a> {
    /// The sets of a kind in a part.
    pub(super) fn new(scope: Scope<'a>, part: Vec<u32>, kind: Kind) -> Self {
        let mut encoding = Encoding::new(scope, part, kind);
        let reached = (0..encoding.part().len())
            .map(|i| {
                let a = encoding.part()[i];
                let reached = encoding.solver.variable();
                let clause = [!reached, encoding.member(a), encoding.attacked(a)];
                encoding.solver.add(clause);
                reached
            })
            .collect();
        Self { attacks: scope.attacks, encoding, reached }
    }

    /// The places of what the set holds or attacks, ascending.
    pub(super) fn range(&self, set: &[u32]) -> Vec<bool> {
        let part = self.encoding.part();
        let mut range = vec![false; part.len()];
        for a in set.iter().chain(set.iter().flat_map(|a| self.attacks.by(*a))) {
            if let Ok(i) = part.binary_search(a) {
                range[i] = true;
            }
        }
        range
    }

    pub(super) fn literals(&self, range: &[bool]) -> Vec<Literal> {
        range.iter().zip(&self.reached).filter(|(r, _)| **r).map(|(_, l)| *l).collect()
    }

    fn beyond(&self, range: &[bool]) -> Vec<Literal> {
        range.iter().zip(&self.reached).filter(|(r, _)| !**r).map(|(_, l)| *l).collect()
    }

    /// From now on only sets with this in their range.
    fn keep(&mut self, range: &[u32]) {
        for a in range {
            if let Ok(i) = self.encoding.part().binary_search(a) {
                self.encoding.solver.add([self.reached[i]]);
            }
        }
    }

    /// From now on only sets with something in their range that is not in this one.
    pub(super) fn exclude(&mut self, range: &[bool]) {
        let clause = self.beyond(range);
        self.encoding.solver.add(clause);
    }

    /// A set of a wider range.
    fn wider(&mut self, range: &[bool], assumptions: &[Literal]) -> Result<Option<Vec<u32>>, Stopped> {
        let switch = self.encoding.solver.variable();
        let clause: Vec<Literal> = self.beyond(range).into_iter().chain([!switch]).collect();
        self.encoding.solver.add(clause);
        let mut all = self.literals(range);
        all.extend(assumptions.iter().copied().chain([switch]));
        let found = self.encoding.set(&all);
        self.encoding.solver.add([!switch]);
        found
    }

    /// A set of maximal range under the assumptions, from the set just found.
    pub(super) fn grow(&mut self, assumptions: &[Literal]) -> Result<Vec<u32>, Stopped> {
        let set = self.encoding.found();
        self.grow_from(set, assumptions)
    }

    fn grow_from(&mut self, mut set: Vec<u32>, assumptions: &[Literal]) -> Result<Vec<u32>, Stopped> {
        loop {
            let range = self.range(&set);
            match self.wider(&range, assumptions)? {
                Some(wider) => set = wider,
                None => return Ok(set),
            }
        }
    }

    /// A set of maximal range; afterwards no other is found.
    fn greatest(&mut self) -> Result<Option<Vec<u32>>, Stopped> {
        let Some(mut set) = self.encoding.set(&[])? else { return Ok(None) };
        loop {
            let range = self.range(&set);
            for literal in self.literals(&range) {
                self.encoding.solver.add([literal]);
            }
            self.exclude(&range);
            match self.encoding.set(&[])? {
                Some(wider) => set = wider,
                None => return Ok(Some(set)),
            }
        }
    }
}
