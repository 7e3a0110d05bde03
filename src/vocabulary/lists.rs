//! A list of lists, for tables with millions of rows.

/// A list of lists in two flat columns.
#[derive(Debug, Clone)]
pub struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// An empty list of lists with room for so many of both.
    #[must_use]
    pub fn with_capacity(lists: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(lists + 1);
        starts.push(0);
        Self { starts, items: Vec::with_capacity(items) }
    }

    /// So many lists, filled from (list, item) pairs; the items of a list keep the order of the pairs.
    #[must_use]
    pub fn grouped(lists: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self
    where
        T: Copy,
    {
        let mut starts = vec![0u32; lists + 1];
        pairs.clone().for_each(|(list, _)| starts[list + 1] += 1);
        for list in 0..lists {
            starts[list + 1] += starts[list];
        }
        let Some((_, first)) = pairs.clone().next() else { return Self { starts, items: Vec::new() } };
        let mut items = vec![first; starts[lists] as usize];
        // Fill with `starts` as cursors, then shift them back: each cursor ends where the next list starts.
        for (list, item) in pairs {
            items[starts[list] as usize] = item;
            starts[list] += 1;
        }
        starts.rotate_right(1);
        starts[0] = 0;
        Self { starts, items }
    }

    /// Adds a list.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(u32::try_from(self.items.len()).expect("bounded below 2^32 by the instance limit"));
    }

    /// Adds so many lists of `width` items each.
    ///
    /// # Panics
    /// If there are 2³² items then.
    pub fn push_rows(&mut self, count: usize, width: usize, mut items: Vec<T>)
    where
        T: Copy,
    {
        let first = self.items.len();
        u32::try_from(first + count * width).expect("bounded below 2^32 by the instance limit");
        if first < items.len() {
            // Moving the fewer before the many touches no new memory for the many, and that is what costs.
            items.reserve_exact(self.items.capacity().saturating_sub(items.len()));
            items.splice(0..0, self.items.drain(..));
            self.items = items;
        } else {
            self.items.append(&mut items);
        }
        self.starts.extend((1..=count).map(|row| (first + row * width) as u32));
    }

    /// The list at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> &[T] {
        &self.items[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// How many items all lists have together.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// How many lists there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no list.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
