//! Components of a part of a framework: strongly connected ones, and those that no attack joins.

use super::attacks::Attacks;

/// Finds the components of parts of one framework; what it keeps is used again each time.
pub(super) struct Components {
    /// When each argument was met first; `NEW` before.
    order: Vec<u32>,
    /// The earliest argument that is known to be reached from each.
    low: Vec<u32>,
    /// The part that each argument belongs to, of those that were looked at.
    member: Vec<u32>,
    part: u32,
    /// What was met and is in no component yet.
    stack: Vec<u32>,
    /// The arguments on the way from the root, each with how many of its attacks were followed.
    path: Vec<(u32, u32)>,
}

const NEW: u32 = 0;

impl Components {
    pub(super) fn new(n: usize) -> Self {
        Self {
            order: vec![NEW; n],
            low: vec![0; n],
            member: vec![0; n],
            part: 0,
            stack: vec![],
            path: vec![],
        }
    }

    /// The strongly connected components of what the arguments span, each ascending, and each after all that it attacks (Tarjan
    /// 1972).
    pub(super) fn of(&mut self, attacks: &Attacks, arguments: &[u32]) -> Vec<Vec<u32>> {
        self.part += 1;
        let part = self.part;
        for &a in arguments {
            self.member[a as usize] = part;
            self.order[a as usize] = NEW;
        }
        let mut found = Vec::new();
        let mut next = 0;
        for &root in arguments {
            if self.order[root as usize] != NEW {
                continue;
            }
            self.enter(root, &mut next);
            while let Some(&mut (a, ref mut at)) = self.path.last_mut() {
                let row = attacks.by(a);
                if (*at as usize) < row.len() {
                    let b = row[*at as usize];
                    *at += 1;
                    if self.member[b as usize] != part {
                        continue;
                    }
                    if self.order[b as usize] == NEW {
                        self.enter(b, &mut next);
                    } else {
                        self.low[a as usize] = self.low[a as usize].min(self.order[b as usize]);
                    }
                    continue;
                }
                self.path.pop();
                if let Some(&(above, _)) = self.path.last() {
                    self.low[above as usize] = self.low[above as usize].min(self.low[a as usize]);
                }
                if self.low[a as usize] == self.order[a as usize] {
                    let start = self.stack.iter().rposition(|other| *other == a).unwrap_or(0);
                    let mut c = self.stack.split_off(start);
                    for &m in &c {
                        self.order[m as usize] = u32::MAX;
                        self.member[m as usize] = 0;
                    }
                    c.sort_unstable();
                    found.push(c);
                }
            }
        }
        found
    }

    fn enter(&mut self, a: u32, next: &mut u32) {
        *next += 1;
        self.order[a as usize] = *next;
        self.low[a as usize] = *next;
        self.stack.push(a);
        self.path.push((a, 0));
    }
}

/// The parts of what the arguments span that no attack joins, each ascending, in the order of their first arguments.
pub(super) fn weak(attacks: &Attacks, arguments: &[u32]) -> Vec<Vec<u32>> {
    let mut waiting = vec![false; attacks.len()];
    for a in arguments {
        waiting[*a as usize] = true;
    }
    let mut parts = Vec::new();
    for &root in arguments {
        if !std::mem::replace(&mut waiting[root as usize], false) {
            continue;
        }
        let mut part = vec![root];
        let mut next = 0;
        while next < part.len() {
            let a = part[next];
            next += 1;
            for &b in attacks.by(a).iter().chain(attacks.on(a)) {
                if std::mem::replace(&mut waiting[b as usize], false) {
                    part.push(b);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}
