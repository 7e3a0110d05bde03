//! Small admissible sets, found near an argument by trying.

use super::attacks::Attacks;
use super::labelling::Labelling;

/// What became of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Set(Vec<u32>),
    None,
    GivenUp,
}

/// A search for admissible sets among the undecided arguments; what it keeps is used again each time.
pub(super) struct Local {
    members: Vec<u32>,
    /// How many members each argument is attacked by.
    answered: Vec<u32>,
    /// How many members each argument attacks.
    against: Vec<u32>,
    /// Not to be a member, in the branch that is looked at.
    barred: Vec<bool>,
    /// In no admissible set.
    never: Vec<bool>,
    steps: usize,
}

struct GivenUp;

impl Local {
    pub(super) fn new(attacks: &Attacks) -> Self {
        let n = attacks.len();
        let never = (0..n as u32).map(|a| attacks.on(a).contains(&a)).collect();
        Self {
            members: Vec::new(),
            answered: vec![0; n],
            against: vec![0; n],
            barred: vec![false; n],
            never,
            steps: 0,
        }
    }
    /// Whether the argument is known to be in no admissible set beside what is accepted.
    pub(super) fn is_never(&self, a: u32) -> bool {
        self.never[a as usize]
    }
    /// From now on the argument counts as one that is in no admissible set.
    pub(super) fn bar(&mut self, a: u32) {
        self.never[a as usize] = true;
    }
    /// From now on a search takes so many steps in all.
    pub(super) fn allow(&mut self, steps: usize) {
        self.steps = steps;
    }
    /// An admissible set with the argument; takes the steps it needs from those allowed, at most so many.
    pub(super) fn with(&mut self, attacks: &Attacks, labels: &Labelling, a: u32, most: usize) -> Found {
        if self.never[a as usize] {
            return Found::None;
        }
        let kept = self.steps.saturating_sub(most);
        self.steps -= kept;
        let found = self.add(attacks, labels, a, 0);
        self.steps += kept;
        match found {
            Ok(true) => {
                let set = std::mem::take(&mut self.members);
                for &m in &set {
                    self.unmark(attacks, m);
                }
                Found::Set(set)
            }
            Ok(false) => {
                self.never[a as usize] = true;
                Found::None
            }
            Err(GivenUp) => Found::GivenUp,
        }
    }
    fn mark(&mut self, attacks: &Attacks, m: u32) {
        for &b in attacks.by(m) {
            self.answered[b as usize] += 1;
        }
        for &b in attacks.on(m) {
            self.against[b as usize] += 1;
        }
    }
    fn unmark(&mut self, attacks: &Attacks, m: u32) {
        for &b in attacks.by(m) {
            self.answered[b as usize] -= 1;
        }
        for &b in attacks.on(m) {
            self.against[b as usize] -= 1;
        }
    }
    fn can_be(&self, labels: &Labelling, a: u32) -> bool {
        let i = a as usize;
        labels.is_open(a)
            && !self.never[i]
            && !self.barred[i]
            && self.answered[i] == 0
            && self.against[i] == 0
    }
    /// Adds the argument and what defends it. All members before `settled` are defended.
    fn add(
        &mut self,
        attacks: &Attacks,
        labels: &Labelling,
        a: u32,
        settled: usize,
    ) -> Result<bool, GivenUp> {
        if self.steps == 0 {
            return Err(GivenUp);
        }
        self.steps -= 1;
        self.members.push(a);
        self.mark(attacks, a);
        let found = self.defend(attacks, labels, settled);
        if !matches!(found, Ok(true)) {
            self.members.pop();
            self.unmark(attacks, a);
        }
        found
    }
    fn defend(&mut self, attacks: &Attacks, labels: &Labelling, mut settled: usize) -> Result<bool, GivenUp> {
        let open = loop {
            let Some(&m) = self.members.get(settled) else { return Ok(true) };
            match attacks.on(m).iter().find(|b| labels.is_open(**b) && self.answered[**b as usize] == 0) {
                Some(b) => break *b,
                None => settled += 1,
            }
        };
        // What stands by itself is tried first.
        let mut answers: Vec<u32> =
            attacks.on(open).iter().copied().filter(|c| self.can_be(labels, *c)).collect();
        answers.sort_by_key(|c| {
            attacks.on(*c).iter().filter(|b| labels.is_open(**b) && self.answered[**b as usize] == 0).count()
        });
        let mut found = Ok(false);
        let mut tried = 0;
        for &c in &answers {
            found = self.add(attacks, labels, c, settled);
            if !matches!(found, Ok(false)) {
                break;
            }
            self.barred[c as usize] = true;
            tried += 1;
        }
        for c in &answers[..tried] {
            self.barred[*c as usize] = false;
        }
        found
    }
}
