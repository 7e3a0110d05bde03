//! The sets of the whole: the sets of its parts in every combination.

use super::Extension;
use super::part::Part;
use super::search::{Cursor, Found, Search};
use crate::sat::Stopped;
use std::ops::ControlFlow;

/// A part with its sets as far as they were found. They are listed again and again while those of later parts go on.
struct Wheel {
    part: Part,
    search: Search,
    cursor: Cursor,
    /// What was found so far; of the first part, which turns round once, only the last.
    found: Vec<Found>,
    place: usize,
    is_exhausted: bool,
}

impl Wheel {
    fn current(&self) -> &Found {
        &self.found[self.place]
    }

    /// Goes on to the next set; whether there is one.
    fn advance(&mut self, is_first: bool) -> Result<bool, Stopped> {
        if self.place + 1 < self.found.len() {
            self.place += 1;
            return Ok(true);
        }
        let next = if self.is_exhausted { None } else { self.search.next(&self.part, &mut self.cursor)? };
        let Some(next) = next else {
            self.is_exhausted = true;
            return Ok(false);
        };
        if is_first {
            self.found.clear();
        }
        self.found.push(next);
        self.place = self.found.len() - 1;
        Ok(true)
    }
}

/// Visits every combination, those of the last part changing fastest.
pub(super) fn each(
    parts: Vec<(Part, Search)>,
    settled: Extension,
    visit: &mut dyn FnMut(&Extension) -> ControlFlow<()>,
) -> Result<(), Stopped> {
    let mut wheels = Vec::new();
    let mut extension = settled;
    for (part, search) in parts {
        let (cursor, found) = (Cursor::default(), Vec::new());
        let mut wheel = Wheel { part, search, cursor, found, place: 0, is_exhausted: false };
        if !wheel.advance(wheels.is_empty())? {
            return Ok(());
        }
        extension.put(&wheel.part, wheel.current());
        wheels.push(wheel);
    }
    while visit(&extension).is_continue() {
        let mut turned = wheels.len();
        loop {
            let Some(place) = turned.checked_sub(1) else { return Ok(()) };
            turned = place;
            let wheel = &mut wheels[place];
            let is_advanced = wheel.advance(place == 0)?;
            if !is_advanced {
                wheel.place = 0;
            }
            extension.put(&wheel.part, wheel.current());
            if is_advanced {
                break;
            }
        }
    }
    Ok(())
}

/// How many combinations there are; `None` past 2¹²⁸.
pub(super) fn count(parts: Vec<(Part, Search)>) -> Result<Option<u128>, Stopped> {
    let mut product = Some(1u128);
    for (part, mut search) in parts {
        let (mut cursor, mut count) = (Cursor::default(), 0u128);
        while search.next(&part, &mut cursor)?.is_some() {
            count += 1;
        }
        if count == 0 {
            return Ok(Some(0));
        }
        product = product.and_then(|product| product.checked_mul(count));
    }
    Ok(product)
}
