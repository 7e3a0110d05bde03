//! Extensions by their definitions, over all subsets: of frameworks with few arguments, and of few assumptions.

/// Arguments counted from 0, and who attacks whom.
#[derive(Clone, Debug)]
pub(crate) struct Small {
    pub(crate) count: u32,
    pub(crate) attacks: Vec<(u32, u32)>,
}

impl Small {
    /// The extensions of a semantics, by its code, each ascending.
    pub(crate) fn extensions(&self, code: &str) -> Vec<Vec<u32>> {
        let mut sets: Vec<Vec<u32>> = self.masks(code).into_iter().map(members).collect();
        sets.sort();
        sets
    }

    /// What a set attacks.
    fn hit(&self, set: u32) -> u32 {
        let by = self.attacks.iter().filter(|(from, _)| set >> from & 1 == 1);
        by.fold(0, |hit, (_, to)| hit | 1 << to)
    }

    fn defends(&self, set: u32, argument: u32) -> bool {
        let hit = self.hit(set);
        self.attacks.iter().filter(|(_, to)| *to == argument).all(|(from, _)| hit >> from & 1 == 1)
    }

    fn masks(&self, code: &str) -> Vec<u32> {
        let every: Vec<u32> = (0..1 << self.count).collect();
        let chosen =
            |is_one: &dyn Fn(u32) -> bool| every.iter().copied().filter(|set| is_one(*set)).collect();
        let free = |set: u32| self.hit(set) & set == 0;
        let admissible = |set: u32| free(set) && members(set).into_iter().all(|one| self.defends(set, one));
        let range = |set: u32| set | self.hit(set);
        match code {
            "CF" => chosen(&free),
            "AD" => chosen(&admissible),
            "CO" => chosen(&|set| {
                let is_closed = (0..self.count).all(|one| set >> one & 1 == 1 || !self.defends(set, one));
                admissible(set) && is_closed
            }),
            "GR" => {
                let complete = self.masks("CO");
                complete
                    .iter()
                    .copied()
                    .filter(|set| complete.iter().all(|other| set & !other == 0))
                    .collect()
            }
            "ST" => chosen(&|set| free(set) && range(set) == (1 << self.count) - 1),
            "PR" => widest(&self.masks("AD"), |set| set),
            "NA" => widest(&self.masks("CF"), |set| set),
            "SST" => widest(&self.masks("AD"), range),
            "STG" => widest(&self.masks("CF"), range),
            "ID" => {
                let shared = self.masks("PR").into_iter().fold(u32::MAX, |shared, set| shared & set);
                let inside: Vec<u32> =
                    self.masks("AD").into_iter().filter(|set| set & !shared == 0).collect();
                widest(&inside, |set| set)
            }
            _ => panic!("no semantics has the code {code}"),
        }
    }
}

/// Assumptions, the first of the atoms, each with its contrary; and rules.
#[derive(Clone, Debug)]
pub(crate) struct SmallAba {
    pub(crate) atoms: u32,
    pub(crate) contraries: Vec<u32>,
    pub(crate) rules: Vec<(u32, Vec<u32>)>,
}

impl SmallAba {
    /// The framework as a file in the format `aba`.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("p aba {}\n", self.atoms);
        for (assumption, contrary) in (1..).zip(&self.contraries) {
            text += &format!("a {assumption}\nc {assumption} {}\n", contrary + 1);
        }
        for (head, body) in &self.rules {
            let body: String = body.iter().map(|atom| format!(" {}", atom + 1)).collect();
            text += &format!("r {}{body}\n", head + 1);
        }
        text
    }

    /// What follows from a set of assumptions.
    pub(crate) fn follows(&self, set: &[u32]) -> Vec<bool> {
        let mut holds = vec![false; self.atoms as usize];
        set.iter().for_each(|atom| holds[*atom as usize] = true);
        // Each round but the last adds an atom.
        for _ in 0..self.atoms {
            for (head, body) in &self.rules {
                if body.iter().all(|atom| holds[*atom as usize]) {
                    holds[*head as usize] = true;
                }
            }
        }
        holds
    }

    /// The extensions: those of the framework whose arguments are the sets of assumptions.
    pub(crate) fn extensions(&self, code: &str) -> Vec<Vec<u32>> {
        let full = (1u32 << self.contraries.len()) - 1;
        let hit: Vec<u32> = (0..=full)
            .map(|set| {
                let holds = self.follows(&members(set));
                let hit = (0..).zip(&self.contraries).filter(|(_, contrary)| holds[**contrary as usize]);
                hit.fold(0, |hit, (assumption, _): (u32, _)| hit | 1 << assumption)
            })
            .collect();
        let free = |set: u32| hit[set as usize] & set == 0;
        // An assumption is defended by a set that attacks every set that attacks it.
        let defended = |set: u32| {
            let is_met = |one: u32| {
                let mut against = (0..=full).filter(|other| hit[*other as usize] >> one & 1 == 1);
                against.all(|other| hit[set as usize] & other != 0)
            };
            let met = (0..self.contraries.len() as u32).filter(|one| is_met(*one));
            met.fold(0, |all, one| all | 1 << one)
        };
        let complete: Vec<u32> = (0..=full).filter(|set| free(*set) && defended(*set) == *set).collect();
        let masks = match code {
            "CO" => complete,
            "PR" => widest(&complete, |set| set),
            "ST" => complete.into_iter().filter(|set| hit[*set as usize] | set == full).collect(),
            _ => panic!("no semantics of assumptions has the code {code}"),
        };
        masks.into_iter().map(members).collect()
    }
}

fn members(set: u32) -> Vec<u32> {
    (0..32).filter(|one| set >> one & 1 == 1).collect()
}

/// Those whose measure lies within that of no other.
fn widest(sets: &[u32], measure: impl Fn(u32) -> u32) -> Vec<u32> {
    let within = |one: u32, other: u32| measure(one) != measure(other) && measure(one) & !measure(other) == 0;
    sets.iter().copied().filter(|one| !sets.iter().any(|other| within(*one, *other))).collect()
}
