//! Compressed sparse rows: lists of numbers in two flat columns.

/// Rows of numbers below 2³². Row `i` is a slice; there is no allocation of its own to any row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rows {
    /// Where each row starts in `items`; one more entry than rows.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Default for Rows {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl Rows {
    /// So many rows, filled from (row, item) pairs in linear time; the items of a row keep the order of the pairs.
    ///
    /// # Panics
    /// If a pair speaks of a row that is not there, or there are 2³² pairs.
    #[must_use]
    pub fn grouped(rows: usize, parts: &[Vec<[u32; 2]>]) -> Self {
        let total: usize = parts.iter().map(Vec::len).sum();
        u32::try_from(total).expect("readers take in fewer than 2^32 pairs");
        // Counts stand two places on, so that after summing `starts[row + 1]` is the row's cursor, and when the
        // cursors have run each has come to where the next row starts.
        let mut starts = vec![0u32; rows + 2];
        parts.iter().flatten().for_each(|[row, _]| starts[*row as usize + 2] += 1);
        for row in 2..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut items = vec![0u32; total];
        for [row, item] in parts.iter().flatten() {
            let cursor = &mut starts[*row as usize + 1];
            items[*cursor as usize] = *item;
            *cursor += 1;
        }
        starts.pop();
        Self { starts, items }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If there are 2³² items then.
    pub fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.starts.push(u32::try_from(self.items.len()).expect("readers take in fewer than 2^32 items"));
    }

    /// The row at `index`.
    #[must_use]
    pub fn row(&self, index: u32) -> &[u32] {
        let index = index as usize;
        &self.items[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|bounds| &self.items[bounds[0] as usize..bounds[1] as usize])
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many items all rows have together.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// As many rows, where row `i` lists the rows that `i` stood in, ascending; by counting, in linear time.
    ///
    /// # Panics
    /// If an item is not below the number of rows.
    #[must_use]
    pub fn turned(&self) -> Self {
        self.turned_onto(self.len())
    }

    /// The same onto another number of rows.
    ///
    /// # Panics
    /// If an item is not below that number.
    #[must_use]
    pub fn turned_onto(&self, rows: usize) -> Self {
        let mut starts = vec![0u32; rows + 2];
        self.items.iter().for_each(|item| starts[*item as usize + 2] += 1);
        for row in 2..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut items = vec![0u32; self.items.len()];
        for (row, list) in self.iter().enumerate() {
            for item in list {
                let cursor = &mut starts[*item as usize + 1];
                items[*cursor as usize] = row as u32;
                *cursor += 1;
            }
        }
        starts.pop();
        Self { starts, items }
    }

    /// Brings every row into ascending order. Whether some item then stands twice in its row.
    pub(super) fn sort(&mut self) -> bool {
        let mut twice = false;
        let mut rest = self.items.as_mut_slice();
        for bounds in self.starts.windows(2) {
            let row;
            (row, rest) = rest.split_at_mut((bounds[1] - bounds[0]) as usize);
            if row.windows(2).all(|pair| pair[0] < pair[1]) {
                continue;
            }
            row.sort_unstable();
            twice |= row.windows(2).any(|pair| pair[0] == pair[1]);
        }
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_grouped_in_their_order() {
        let rows = Rows::grouped(4, &[vec![[2, 7], [0, 1]], vec![[2, 3], [0, 5]]]);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [&[1, 5][..], &[], &[7, 3], &[]]);
        assert_eq!((rows.row(2), rows.len(), rows.item_count()), (&[7, 3][..], 4, 4));
        assert!(Rows::grouped(0, &[]).is_empty());
    }

    #[test]
    fn turned_rows_are_ascending() {
        let rows = Rows::grouped(3, &[vec![[0, 2], [1, 0], [1, 2], [2, 2], [0, 1]]]);
        assert_eq!(rows.turned().iter().collect::<Vec<_>>(), [&[1][..], &[0], &[0, 1, 2]]);
        let mut sorted = rows;
        assert!(!sorted.sort());
        assert_eq!(sorted.turned().turned(), sorted);
    }

    #[test]
    fn what_stands_twice_is_noticed() {
        assert!(Rows::grouped(1, &[vec![[0, 3], [0, 1], [0, 3]]]).sort());
    }
}
