//! Labels of arguments, and what follows from them.

use crate::framework::Rows;

/// What an argument is in a labelling (Caminada 2006).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    Undecided,
    In,
    Out,
}

/// The labels of a framework, closed under what follows: an argument whose attackers are all out is in, and what it attacks is out.
/// What is in is then a complete set, unless labels were put in place of others.
#[derive(Clone)]
pub(super) struct Labelling {
    labels: Vec<Label>,
    /// How many attackers of each argument are not out.
    open: Vec<u32>,
    trail: Vec<u32>,
}

impl Labelling {
    /// The grounded labelling.
    pub(super) fn grounded(attacked: &Rows) -> Self {
        let mut open = vec![0u32; attacked.len()];
        for target in attacked.iter().flatten() {
            open[*target as usize] += 1;
        }
        let mut this = Self { labels: vec![Label::Undecided; attacked.len()], open, trail: Vec::new() };
        for argument in 0..attacked.len() as u32 {
            if this.open[argument as usize] == 0 && this.is_open(argument) {
                this.accept(attacked, &[argument]);
            }
        }
        this
    }

    #[inline]
    pub(super) fn label(&self, a: u32) -> Label {
        self.labels[a as usize]
    }

    /// Whether the argument is undecided.
    #[inline]
    pub(super) fn is_open(&self, a: u32) -> bool {
        self.labels[a as usize] == Label::Undecided
    }

    /// What has a label, in the order in which it got it.
    pub(super) fn trail(&self) -> &[u32] {
        &self.trail
    }

    fn put(&mut self, a: u32, label: Label) {
        self.labels[a as usize] = label;
        self.trail.push(a);
    }

    /// Accepts arguments that defend themselves together with those that are in, and what follows.
    pub(super) fn accept(&mut self, attacked: &Rows, arguments: &[u32]) {
        let mut next = self.trail.len();
        for &a in arguments {
            if self.is_open(a) {
                self.put(a, Label::In);
            }
        }
        while next < self.trail.len() {
            let a = self.trail[next];
            next += 1;
            if self.label(a) == Label::Out {
                continue;
            }
            for &b in attacked.row(a) {
                if !self.is_open(b) {
                    continue;
                }
                self.put(b, Label::Out);
                for &c in attacked.row(b) {
                    let open = &mut self.open[c as usize];
                    *open -= 1;
                    if *open == 0 && self.is_open(c) {
                        self.put(c, Label::In);
                    }
                }
            }
        }
    }

    pub(super) fn accepted(&self) -> Vec<u32> {
        self.all(Label::In)
    }

    pub(super) fn undecided(&self) -> Vec<u32> {
        self.all(Label::Undecided)
    }

    fn all(&self, label: Label) -> Vec<u32> {
        (0..self.labels.len() as u32).filter(|a| self.label(*a) == label).collect()
    }

    /// Everything undecided: where attacked arguments may be accepted too.
    pub(super) fn open(arguments: usize) -> Self {
        Self { labels: vec![Label::Undecided; arguments], open: vec![u32::MAX; arguments], trail: Vec::new() }
    }

    /// Puts the labels of a part, which a set decides wholly, in place of those it has.
    pub(super) fn settle(&mut self, part: &[u32], set: &[u32]) {
        for &a in part {
            self.labels[a as usize] = Label::Out;
        }
        for &a in set {
            self.labels[a as usize] = Label::In;
        }
    }
}
