//! Small admissible sets, found near an argument by trying.

use super::attacks::Attacks;
use super::labelling::Labelling;

/// What became of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This admissible set.
    Set(Vec<u32>),
    /// There is none.
    None,
    /// The steps were used up before either was seen.
    GivenUp,
}

/// A search for admissible sets among the undecided arguments, and what is known of arguments that are in none. Its tables are used
/// again in each search.
pub(super) struct Local {
    members: Vec<u32>,
    /// How many members attack each argument.
    answered: Vec<u32>,
    /// How many members each argument attacks.
    against: Vec<u32>,
    /// Not to be a member, in the branch that is looked at.
    barred: Vec<bool>,
    /// In no admissible set.
    never: Vec<bool>,
    steps: usize,
}

/// The answers to one attacker of a member, of which one after the other is tried.
struct Choice {
    answers: Vec<u32>,
    tried: usize,
    /// All members before this one are defended.
    settled: usize,
}

impl Local {
    /// A search that is allowed no steps yet, and knows only of arguments that attack themselves.
    pub(super) fn new(attacks: &Attacks) -> Self {
        let count = attacks.len();
        let never = (0..count as u32).map(|argument| attacks.on(argument).contains(&argument)).collect();
        Self {
            members: Vec::new(),
            answered: vec![0; count],
            against: vec![0; count],
            barred: vec![false; count],
            never,
            steps: 0,
        }
    }

    /// Whether the argument is known to be in no admissible set beside what is accepted. Once it is so it stays so when more is
    /// accepted.
    pub(super) fn is_never(&self, argument: u32) -> bool {
        self.never[argument as usize]
    }

    /// From now on the argument counts as one that is in no admissible set.
    pub(super) fn bar(&mut self, argument: u32) {
        self.never[argument as usize] = true;
    }

    /// From now on searches take so many steps in all.
    pub(super) fn allow(&mut self, steps: usize) {
        #[cfg(test)]
        let steps = if tests::TRIES_NOTHING.get() { 0 } else { steps };
        self.steps = steps;
    }

    /// An admissible set with the argument, in so many of the steps that are left at most.
    pub(super) fn with(
        &mut self,
        attacks: &Attacks,
        labels: &Labelling,
        argument: u32,
        most: usize,
    ) -> Found {
        let found = self.search(attacks, labels, argument, most);
        if found == Found::None {
            self.bar(argument);
        }
        found
    }

    /// The same without some arguments.
    pub(super) fn with_and_without(
        &mut self,
        attacks: &Attacks,
        labels: &Labelling,
        argument: u32,
        without: &[u32],
        most: usize,
    ) -> Found {
        without.iter().for_each(|other| self.barred[*other as usize] = true);
        let found = self.search(attacks, labels, argument, most);
        without.iter().for_each(|other| self.barred[*other as usize] = false);
        found
    }

    fn search(&mut self, attacks: &Attacks, labels: &Labelling, argument: u32, most: usize) -> Found {
        if !self.can_be(labels, argument) {
            return Found::None;
        }
        let kept = self.steps.saturating_sub(most);
        self.steps -= kept;
        self.add(attacks, argument);
        let mut choices = Vec::new();
        let mut settled = 0;
        let found = loop {
            let Some(attacker) = self.unanswered(attacks, labels, &mut settled) else {
                break Found::Set(self.members.clone());
            };
            choices.push(Choice { answers: self.answers(attacks, labels, attacker), tried: 0, settled });
            match self.descend(attacks, &mut choices) {
                Some(from) => settled = from,
                None => break if self.steps == 0 { Found::GivenUp } else { Found::None },
            }
        };
        for choice in choices {
            choice.answers.iter().for_each(|answer| self.barred[*answer as usize] = false);
        }
        while !self.members.is_empty() {
            self.drop_last(attacks);
        }
        self.steps += kept;
        found
    }

    /// Takes the next answer that was not tried, going back where there is none. Gives from where on members may want defence; `None`
    /// where nothing is left to try, or no step.
    fn descend(&mut self, attacks: &Attacks, choices: &mut Vec<Choice>) -> Option<usize> {
        while let Some(choice) = choices.last_mut() {
            if let Some(answer) = choice.answers.get(choice.tried).copied() {
                self.steps = self.steps.checked_sub(1)?;
                choice.tried += 1;
                let settled = choice.settled;
                self.add(attacks, answer);
                return Some(settled);
            }
            choice.answers.iter().for_each(|answer| self.barred[*answer as usize] = false);
            choices.pop();
            // The member that led here is of no use beside those before it.
            let member = self.drop_last(attacks);
            if !choices.is_empty() {
                self.barred[member as usize] = true;
            }
        }
        None
    }

    /// An attacker of a member that no member attacks. `settled` moves past the members that are defended.
    fn unanswered(&self, attacks: &Attacks, labels: &Labelling, settled: &mut usize) -> Option<u32> {
        while let Some(&member) = self.members.get(*settled) {
            let attacker = attacks.on(member).iter().find(|other| self.is_unanswered(labels, **other));
            if attacker.is_some() {
                return attacker.copied();
            }
            *settled += 1;
        }
        None
    }

    fn is_unanswered(&self, labels: &Labelling, attacker: u32) -> bool {
        labels.is_open(attacker) && self.answered[attacker as usize] == 0
    }

    /// What may be put forward against the attacker; what needs least defence first.
    fn answers(&self, attacks: &Attacks, labels: &Labelling, attacker: u32) -> Vec<u32> {
        let mut answers: Vec<u32> =
            attacks.on(attacker).iter().copied().filter(|answer| self.can_be(labels, *answer)).collect();
        answers.sort_by_key(|answer| {
            attacks.on(*answer).iter().filter(|other| self.is_unanswered(labels, **other)).count()
        });
        answers
    }

    fn can_be(&self, labels: &Labelling, argument: u32) -> bool {
        let place = argument as usize;
        let is_barred = self.never[place] || self.barred[place];
        labels.is_open(argument) && !is_barred && self.answered[place] == 0 && self.against[place] == 0
    }

    fn add(&mut self, attacks: &Attacks, member: u32) {
        self.members.push(member);
        attacks.by(member).iter().for_each(|other| self.answered[*other as usize] += 1);
        attacks.on(member).iter().for_each(|other| self.against[*other as usize] += 1);
    }

    /// Takes back the member that was added last.
    fn drop_last(&mut self, attacks: &Attacks) -> u32 {
        let Some(member) = self.members.pop() else { return u32::MAX };
        attacks.by(member).iter().for_each(|other| self.answered[*other as usize] -= 1);
        attacks.on(member).iter().for_each(|other| self.against[*other as usize] -= 1);
        member
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    thread_local! {
        pub(super) static TRIES_NOTHING: Cell<bool> = const { Cell::new(false) };
    }

    /// Runs something for which every search by trying is given up at its first step.
    pub(in super::super) fn without_trying(run: impl FnOnce()) {
        TRIES_NOTHING.set(true);
        run();
        TRIES_NOTHING.set(false);
    }
}
