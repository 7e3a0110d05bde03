//! What could ever be derived, sides and rules taken as gates that open when enough of their inputs are open.
//!
//! In: the model, and which sides are given from outside. Out: which gates open. Terms are not looked at, so
//! what stays shut here is shut for certain. Never here: exceptions, standards, diagnostics.

use super::survey::{concludes, given, side};
use crate::model::*;

/// The gates: sides first, then rules, then `at least` conditions, contraries and transpositions.
pub(super) struct Derivation {
    sides: usize,
    needs: Vec<u32>,
    starts: Vec<u32>,
    targets: Vec<u32>,
}

/// Which gates are open.
pub(super) struct Open {
    sides: usize,
    open: Vec<bool>,
}

impl Open {
    /// Whether some argument for the side could apply.
    pub(super) fn side(&self, side: usize) -> bool {
        self.open[side]
    }

    /// Whether the rule could apply.
    pub(super) fn rule(&self, rule: usize) -> bool {
        self.open[self.sides + rule]
    }
}

impl Derivation {
    /// Lays the gates of a model.
    pub(super) fn new(model: &Model) -> Self {
        let sides = model.predicates.len() * 2;
        let mut needs = vec![1; sides];
        needs.resize(sides + model.rules.len(), 0);
        let mut edges = Vec::new();
        for (index, rule) in model.rules.iter().enumerate() {
            lay_rule(rule, sides + index, &mut needs, &mut edges);
        }
        for contrary in &model.contraries {
            let gate = new_gate(1, &mut needs);
            for literal in &contrary.literals {
                edges.push((side(literal), gate));
                edges.push((gate, side(literal) ^ 1));
            }
        }
        let (starts, targets) = grouped(needs.len(), &edges);
        Self { sides, needs, starts, targets }
    }

    /// Opens what follows from the seeds by the rules that are in use.
    pub(super) fn run(&self, seeds: impl Iterator<Item = usize>, in_use: &[bool]) -> Open {
        let mut needs = self.needs.clone();
        let mut open = vec![false; needs.len()];
        let mut waiting: Vec<usize> = seeds.collect();
        for (rule, used) in in_use.iter().enumerate() {
            match (*used, needs[self.sides + rule]) {
                (false, _) => needs[self.sides + rule] = u32::MAX,
                (true, 0) => waiting.push(self.sides + rule),
                _ => {}
            }
        }
        while let Some(gate) = waiting.pop() {
            if std::mem::replace(&mut open[gate], true) {
                continue;
            }
            for target in &self.targets[self.starts[gate] as usize..self.starts[gate + 1] as usize] {
                let need = &mut needs[*target as usize];
                *need = need.saturating_sub(u32::from(*need != u32::MAX));
                if *need == 0 {
                    waiting.push(*target as usize);
                }
            }
        }
        Open { sides: self.sides, open }
    }
}

fn new_gate(need: u32, needs: &mut Vec<u32>) -> usize {
    needs.push(need);
    needs.len() - 1
}

fn lay_rule(rule: &Rule, gate: usize, needs: &mut Vec<u32>, edges: &mut Vec<(usize, usize)>) {
    needs[gate] = u32::try_from(rule.given.len()).unwrap_or(u32::MAX);
    for condition in &rule.given {
        match condition {
            Condition::Holds(literal) => edges.push((side(literal), gate)),
            Condition::AtLeast { count, literals, listed, .. } => {
                // Instances of one literal are not counted here: one side may have any number of them.
                let at_least = new_gate(if *listed { (*count).max(1) } else { 1 }, needs);
                edges.extend(literals.iter().map(|literal| (side(literal), at_least)));
                edges.push((at_least, gate));
            }
        }
    }
    let Some(conclusion) = concludes(rule) else { return };
    edges.push((gate, side(conclusion)));
    if rule.strict {
        let transposed = new_gate(1, needs);
        edges.push((side(conclusion) ^ 1, transposed));
        edges.extend(given(rule).map(|literal| (transposed, side(literal) ^ 1)));
    }
}

/// The targets of each gate, in two flat columns.
fn grouped(gates: usize, edges: &[(usize, usize)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; gates + 1];
    edges.iter().for_each(|(from, _)| starts[from + 1] += 1);
    for gate in 0..gates {
        starts[gate + 1] += starts[gate];
    }
    let mut cursors = starts.clone();
    let mut targets = vec![0; edges.len()];
    for (from, to) in edges {
        targets[cursors[*from] as usize] = *to as u32;
        cursors[*from] += 1;
    }
    (starts, targets)
}
