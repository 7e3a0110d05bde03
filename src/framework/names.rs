//! The names of arguments: all in one text, found without an allocation to any.

use std::fmt;
use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;

use super::digits::{short, whole};

/// How arguments are called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Names {
    /// By their numbers, from 1.
    Numbers,
    /// As the file writes them.
    Written(Written),
}

/// Names one after the other.
#[derive(Clone, Debug)]
pub struct Written {
    text: String,
    /// Where each name ends.
    ends: Vec<u32>,
    lookup: Lookup,
}

/// How a name leads to its argument.
#[derive(Clone, Debug)]
enum Lookup {
    /// Every name is one prefix with a number after it: the numbers' places, `NOBODY` where there is none.
    Numbered { prefix: usize, places: Vec<u32> },
    /// Any other names. Keyed anew in each run, so that no file can be made to collide; no order comes of it.
    Hashed { table: HashTable<Entry>, state: RandomState },
}

/// An argument with the first bytes of its name, which are mostly all of them: so that finding it looks at one place.
#[derive(Clone, Copy, Debug)]
struct Entry {
    head: [u8; HEAD],
    place: u32,
}

const HEAD: usize = 12;

/// The first bytes of a name, with NULs after it where it is shorter; no name holds one.
fn head(name: &[u8]) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    let length = name.len().min(HEAD);
    head[..length].copy_from_slice(&name[..length]);
    head
}

const NOBODY: u32 = u32::MAX;

/// The name of one argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name<'n> {
    /// A number, from 1.
    Number(u32),
    /// What the file writes.
    Written(&'n str),
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Written(name) => f.write_str(name),
        }
    }
}

impl Names {
    /// The name of an argument.
    #[must_use]
    pub fn name(&self, argument: u32) -> Name<'_> {
        match self {
            Self::Numbers => Name::Number(argument + 1),
            Self::Written(written) => Name::Written(written.name(argument)),
        }
    }

    /// Writes the name of an argument after what is in the buffer.
    pub fn write(&self, argument: u32, buffer: &mut Vec<u8>) {
        match self {
            Self::Numbers => buffer.extend_from_slice(itoa::Buffer::new().format(argument + 1).as_bytes()),
            Self::Written(written) => buffer.extend_from_slice(written.name(argument).as_bytes()),
        }
    }

    /// The argument of this name among so many.
    #[must_use]
    pub fn find(&self, name: &str, count: u32) -> Option<u32> {
        match self {
            Self::Written(written) => written.find(name.as_bytes()),
            Self::Numbers => {
                let number = whole(name.as_bytes()).filter(|_| !name.starts_with('0'))?;
                (number <= count).then(|| number - 1)
            }
        }
    }
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, &self.ends) == (&other.text, &other.ends)
    }
}

impl Eq for Written {}

impl Written {
    /// Makes names findable.
    ///
    /// # Errors
    /// The first name that stood before: its place among the names, and the one where it stood.
    pub(super) fn new(text: String, ends: Vec<u32>) -> Result<Self, (u32, u32)> {
        let numbered = numbered(&text, &ends)?;
        let lookup = numbered.map_or_else(|| hashed(&text, &ends), Ok)?;
        Ok(Self { text, ends, lookup })
    }

    /// The name of an argument.
    #[must_use]
    pub fn name(&self, argument: u32) -> &str {
        &self.text[bounds(&self.ends, argument)]
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The argument of this name.
    pub(super) fn find(&self, name: &[u8]) -> Option<u32> {
        match &self.lookup {
            Lookup::Numbered { prefix, places } => {
                let number = number_after(name, &self.text.as_bytes()[..*prefix])?;
                places.get(number as usize).copied().filter(|place| *place != NOBODY)
            }
            Lookup::Hashed { table, state } => {
                let start = head(name);
                let same = |entry: &Entry| {
                    entry.head == start && (name.len() < HEAD || self.name(entry.place).as_bytes() == name)
                };
                table.find(state.hash_one(name), same).map(|entry| entry.place)
            }
        }
    }

    /// Where all names are one prefix with short numbers: the argument whose name starts at `at`, and the place after
    /// the digits. The name goes on there unless something stands there that no name holds.
    #[inline]
    pub(super) fn numbered_at(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        let Lookup::Numbered { prefix, places } = &self.lookup else { return None };
        let digits = at + prefix;
        // A prefix is short: a loop over its bytes is faster than a call.
        let same = self.text.as_bytes()[..*prefix].iter().eq(bytes.get(at..digits)?);
        let (number, end) = short(bytes, digits)?;
        if !same || (bytes[digits] == b'0' && end > digits + 1) {
            return None;
        }
        let place = *places.get(number as usize)?;
        (place != NOBODY).then_some((place, end))
    }

    /// The names, or nothing where they are the numbers from 1 on in their order.
    pub(super) fn or_numbers(self) -> Names {
        match &self.lookup {
            Lookup::Numbered { prefix: 0, places }
                if places.len() == self.len() + 1 && places[1..].iter().copied().eq(0..self.len() as u32) =>
            {
                Names::Numbers
            }
            _ => Names::Written(self),
        }
    }
}

fn bounds(ends: &[u32], place: u32) -> Range<usize> {
    let place = place as usize;
    let start = if place == 0 { 0 } else { ends[place - 1] };
    start as usize..ends[place] as usize
}

/// The number after the prefix, written without zeros in front of it.
fn number_after(name: &[u8], prefix: &[u8]) -> Option<u32> {
    let digits = name.strip_prefix(prefix)?;
    let number = whole(digits).filter(|number| *number < NOBODY)?;
    (digits[0] != b'0' || digits.len() == 1).then_some(number)
}

/// The table of numbers, where every name is the prefix of the first with a number that is not much larger than how
/// many there are.
fn numbered(text: &str, ends: &[u32]) -> Result<Option<Lookup>, (u32, u32)> {
    let bytes = text.as_bytes();
    if ends.is_empty() {
        return Ok(None);
    }
    let first = &bytes[bounds(ends, 0)];
    let prefix = first.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
    let most = 4 * ends.len() as u64 + 64;
    let mut places: Vec<u32> = Vec::with_capacity(ends.len() + 1);
    for place in 0..ends.len() as u32 {
        let name = &bytes[bounds(ends, place)];
        let Some(number) = number_after(name, &bytes[..prefix]) else { return Ok(None) };
        if u64::from(number) > most {
            return Ok(None);
        }
        let number = number as usize;
        if number >= places.len() {
            places.resize(number + 1, NOBODY);
        }
        if places[number] != NOBODY {
            return Err((place, places[number]));
        }
        places[number] = place;
    }
    Ok(Some(Lookup::Numbered { prefix, places }))
}

fn hashed(text: &str, ends: &[u32]) -> Result<Lookup, (u32, u32)> {
    let (bytes, state) = (text.as_bytes(), RandomState::default());
    let mut table = HashTable::with_capacity(ends.len());
    for place in 0..ends.len() as u32 {
        let name = &bytes[bounds(ends, place)];
        let hash = |entry: &Entry| state.hash_one(&bytes[bounds(ends, entry.place)]);
        let same = |other: &Entry| &bytes[bounds(ends, other.place)] == name;
        match table.entry(state.hash_one(name), same, hash) {
            Slot::Occupied(first) => return Err((place, first.get().place)),
            Slot::Vacant(vacant) => vacant.insert(Entry { head: head(name), place }),
        };
    }
    Ok(Lookup::Hashed { table, state })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(names: &[&str]) -> Result<Written, (u32, u32)> {
        let ends = names.iter().scan(0, |end, name| {
            *end += name.len() as u32;
            Some(*end)
        });
        Written::new(names.concat(), ends.collect())
    }

    #[test]
    fn every_name_is_found_and_no_other() {
        for names in [
            &["a1", "a2", "a3"][..],
            &["x9", "x0", "x77"],
            &["3", "1", "2"],
            &["a", "b", "ä"],
            &["a1", "b2", "a01"],
            &["a1", "a123456789"],
            &["a", "a1"],
            &["a-long-name", "a-long-names", "a-long-names-of-all", "a-long-names-of"],
        ] {
            let written = written(names).expect("no name stands twice");
            for (place, name) in names.iter().enumerate() {
                assert_eq!(written.find(name.as_bytes()), Some(place as u32), "{name}");
                assert_eq!(written.name(place as u32), *name);
            }
            for other in [
                "",
                "a4",
                "a001",
                "a",
                "x",
                "x00",
                "0",
                "4",
                "03",
                "99999999999",
                "a-long-nam",
                "a-long-names-",
            ] {
                assert!(written.find(other.as_bytes()).is_none() || names.contains(&other), "{other}");
            }
        }
    }

    #[test]
    fn a_name_that_stood_before_is_told() {
        assert_eq!(written(&["a1", "a2", "a1"]).err(), Some((2, 0)));
        assert_eq!(written(&["b", "a", "c", "a"]).err(), Some((3, 1)));
    }

    #[test]
    fn names_that_are_numbers_need_none() {
        assert_eq!(written(&["1", "2", "3"]).map(Written::or_numbers), Ok(Names::Numbers));
        for names in [&["2", "1"][..], &["1", "3"], &["0", "1"], &["a1", "a2"]] {
            assert!(matches!(written(names).map(Written::or_numbers), Ok(Names::Written(_))), "{names:?}");
        }
        assert_eq!(
            ["1", "3", "4", "0", "01", ""].map(|name| Names::Numbers.find(name, 3)),
            [Some(0), Some(2), None, None, None, None]
        );
    }
}
