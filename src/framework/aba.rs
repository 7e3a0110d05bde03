//! `p aba N`: flat assumption-based frameworks over atoms numbered from 1. `a x` says that x is an assumption, `c x y`
//! that its contrary is y, `r h b1 b2 …` that h follows from b1, b2 and so on, or from nothing. Lines that start with
//! `#` are comments. Each assumption has one contrary, and none is the head of a rule.

use std::ops::Range;

use super::af::number;
use super::header;
use super::line::{Line, is_silent, line, word};
use super::mistake::{Mistake, expected, quoted, trailing};
use super::rows::Rows;
use crate::diagnostic::Code;

/// Assumptions, their contraries and rules over atoms that are counted from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Aba {
    atoms: u32,
    assumptions: Vec<u32>,
    contraries: Vec<u32>,
    heads: Vec<u32>,
    bodies: Rows,
}

impl Aba {
    /// How many atoms there are; atom `i` is called `i + 1`.
    #[must_use]
    pub fn atom_count(&self) -> u32 {
        self.atoms
    }

    /// The atoms that are assumptions, ascending.
    #[must_use]
    pub fn assumptions(&self) -> &[u32] {
        &self.assumptions
    }

    /// The contrary of each assumption, in the order of `assumptions`.
    #[must_use]
    pub fn contraries(&self) -> &[u32] {
        &self.contraries
    }

    /// The head of each rule, in file order; none is an assumption.
    #[must_use]
    pub fn heads(&self) -> &[u32] {
        &self.heads
    }

    /// The body of each rule: atoms, ascending, each once.
    #[must_use]
    pub fn bodies(&self) -> &Rows {
        &self.bodies
    }
}

/// What stands in a text, with places.
#[derive(Default)]
struct Draft {
    /// Atom and place.
    assumptions: Vec<(u32, usize)>,
    /// Assumption, place and contrary.
    contraries: Vec<(u32, usize, u32)>,
    /// Head and place.
    heads: Vec<(u32, usize)>,
    bodies: Rows,
}

pub(super) fn read(bytes: &[u8], from: usize) -> Result<Aba, Box<Mistake>> {
    let (atoms, mut at) = header::read(bytes, from, "aba", "atoms")?;
    let (mut draft, mut end) = (Draft::default(), None);
    while at < bytes.len() && end.is_none() {
        match line(bytes, at).and_then(|line| draft.take(bytes, line, atoms).map(|()| line.next)) {
            Ok(next) => at = next,
            Err(mistake) => end = Some(mistake),
        }
    }
    draft.finish(bytes, atoms, end)
}

impl Draft {
    fn take(&mut self, bytes: &[u8], line: Line, atoms: u32) -> Result<(), Box<Mistake>> {
        if is_silent(bytes, line) {
            return Ok(());
        }
        let kind = word(bytes, line.start, line).unwrap_or(line.start..line.start);
        let atom = |after: usize, what: &str| match word(bytes, after, line) {
            Some(word) => number(bytes, word.clone(), atoms).map(|atom| (atom - 1, word)),
            None => Err(expected(bytes, line.end, what)),
        };
        let last = match &bytes[kind.clone()] {
            b"a" => {
                let (assumption, at) = atom(kind.end, "the atom that is an assumption")?;
                self.assumptions.push((assumption, at.start));
                at
            }
            b"c" => {
                let (assumption, first) = atom(kind.end, "the assumption that has a contrary")?;
                let (contrary, at) = atom(first.end, "the atom that is the contrary")?;
                self.contraries.push((assumption, first.start, contrary));
                at
            }
            b"r" => return self.rule(bytes, line, atoms, atom(kind.end, "the head of the rule")?),
            _ => return Err(expected(bytes, kind.start, "`a`, `c` or `r`")),
        };
        match word(bytes, last.end, line) {
            Some(more) => Err(trailing(
                bytes,
                more,
                "the last atom",
                "each declaration stands on a line of its own, and so does a comment, after `#`",
            )),
            None => Ok(()),
        }
    }

    fn rule(
        &mut self,
        bytes: &[u8],
        line: Line,
        atoms: u32,
        (head, at): (u32, Range<usize>),
    ) -> Result<(), Box<Mistake>> {
        let (mut body, mut after) = (Vec::new(), at.end);
        while let Some(word) = word(bytes, after, line) {
            body.push(number(bytes, word.clone(), atoms)? - 1);
            after = word.end;
        }
        body.sort_unstable();
        body.dedup();
        self.heads.push((head, at.start));
        self.bodies.push(body);
        Ok(())
    }

    fn finish(self, bytes: &[u8], atoms: u32, end: Option<Box<Mistake>>) -> Result<Aba, Box<Mistake>> {
        let Self { mut assumptions, mut contraries, heads, bodies } = self;
        assumptions.sort_unstable();
        contraries.sort_unstable();
        let again = twice(bytes, &assumptions, &contraries);
        let derived = heads.iter().find_map(|head| not_flat(bytes, &assumptions, *head));
        // Of a text that could not be read to its end, nobody can say what is missing in it.
        let missing = if end.is_none() { unmatched(bytes, &assumptions, &contraries) } else { None };
        let mistakes = [again, derived, missing, end].into_iter().flatten();
        if let Some(first) = mistakes.min_by_key(|mistake| mistake.place()) {
            return Err(first);
        }
        Ok(Aba {
            atoms,
            assumptions: assumptions.iter().map(|(atom, _)| *atom).collect(),
            contraries: contraries.iter().map(|(_, _, contrary)| *contrary).collect(),
            heads: heads.iter().map(|(head, _)| *head).collect(),
            bodies,
        })
    }
}

/// The word at a place.
fn word_at(bytes: &[u8], at: usize) -> Range<usize> {
    let length = bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - at);
    at..at + length
}

fn twice(
    bytes: &[u8],
    assumptions: &[(u32, usize)],
    contraries: &[(u32, usize, u32)],
) -> Option<Box<Mistake>> {
    let mistake = |first: usize, second: usize, what: &str| {
        let (first, second) = (word_at(bytes, first), word_at(bytes, second));
        let message = format!("{} {what}", quoted(&bytes[second.clone()]));
        Mistake::new(Code::BadAssumption, second, message)
            .label("stands here again")
            .also(first, "stands here first")
            .help("leave one of the two out")
    };
    let assumed = assumptions.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let assumed = assumed.map(|pair| (pair[0].1, pair[1].1, "is declared as an assumption twice"));
    let denied = contraries.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let denied = denied.map(|pair| (pair[0].1, pair[1].1, "has two contraries"));
    let first = assumed.chain(denied).min_by_key(|(_, second, _)| *second);
    first.map(|(first, second, what)| mistake(first, second, what))
}

fn not_flat(bytes: &[u8], assumptions: &[(u32, usize)], (head, at): (u32, usize)) -> Option<Box<Mistake>> {
    let found = assumptions.binary_search_by_key(&head, |(atom, _)| *atom).ok()?;
    let at = word_at(bytes, at);
    let message = format!("the head {} is an assumption", quoted(&bytes[at.clone()]));
    let told = Mistake::new(Code::BadAssumption, at, message).label("head of a rule");
    let told = told.also(word_at(bytes, assumptions[found].1), "an assumption");
    Some(
        told.help("in a flat framework no rule concludes an assumption: let another atom stand between them"),
    )
}

/// An assumption without a contrary, or a contrary of what is no assumption.
fn unmatched(
    bytes: &[u8],
    assumptions: &[(u32, usize)],
    contraries: &[(u32, usize, u32)],
) -> Option<Box<Mistake>> {
    let lonely = assumptions
        .iter()
        .filter(|(atom, _)| contraries.binary_search_by_key(atom, |(of, _, _)| *of).is_err())
        .map(|(_, at)| (*at, "has no contrary", "say what its contrary is: `c ASSUMPTION ATOM`"));
    let strange = contraries
        .iter()
        .filter(|(of, _, _)| assumptions.binary_search_by_key(of, |(atom, _)| *atom).is_err())
        .map(|(_, at, _)| (*at, "is no assumption, and only those have contraries", "declare it: `a ATOM`"));
    let first = lonely.chain(strange).min_by_key(|(at, _, _)| *at);
    first.map(|(at, what, help)| {
        let at = word_at(bytes, at);
        let message = format!("{} {what}", quoted(&bytes[at.clone()]));
        Mistake::new(Code::BadAssumption, at, message).help(help)
    })
}
