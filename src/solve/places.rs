//! The places of arguments in an ascending list of some of them.

use rustc_hash::FxHashMap;

/// Finds places at once; takes no more memory than the list does, many times over at most.
pub(super) enum Places {
    /// From the first argument on, where the list is dense.
    Window {
        first: u32,
        places: Vec<u32>,
    },
    Scattered(FxHashMap<u32, u32>),
}

/// Not in the list.
const NONE: u32 = u32::MAX;

impl Places {
    pub(super) fn new(part: &[u32]) -> Self {
        let (Some(first), Some(last)) = (part.first().copied(), part.last().copied()) else {
            return Self::Scattered(FxHashMap::default());
        };
        let width = (last - first) as usize + 1;
        if width > 8 * part.len() {
            return Self::Scattered(part.iter().copied().zip(0..).collect());
        }
        let mut places = vec![NONE; width];
        for (argument, place) in part.iter().zip(0..) {
            places[(argument - first) as usize] = place;
        }
        Self::Window { first, places }
    }

    /// The place of the argument, if it is in the list.
    pub(super) fn of(&self, argument: u32) -> Option<usize> {
        let place = match self {
            Self::Window { first, places } => *places.get(argument.checked_sub(*first)? as usize)?,
            Self::Scattered(places) => *places.get(&argument)?,
        };
        (place != NONE).then_some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_dense_and_in_scattered_lists() {
        for part in [&[][..], &[5], &[2, 3, 7, 8], &[0, 1_000_000, 4_000_000]] {
            let places = Places::new(part);
            for argument in [0, 1, 2, 3, 5, 7, 8, 9, 999_999, 1_000_000, 4_000_000, NONE] {
                assert_eq!(places.of(argument), part.binary_search(&argument).ok(), "{argument} in {part:?}");
            }
        }
    }
}
