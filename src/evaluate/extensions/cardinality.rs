//! "At least so many of these" as clauses: a sorting network (Batcher 1968; as clauses, Eén and Sörensson 2006) of which
//! only what the one output hangs on is written, n log² n comparators at most and fewer for a low number.

use crate::sat::{Literal, Solver};

/// A literal that holds exactly when at least `need` of the others do; `need` lies between 1 and their number.
pub(super) fn at_least(solver: &mut Solver, literals: &[Literal], need: usize) -> Literal {
    let mut wires = literals.to_vec();
    for Comparator { high, low, is_high_read, is_low_read } in needed(literals.len(), need - 1) {
        let (one, other) = (wires[high], wires[low]);
        if is_high_read {
            wires[high] = solver.variable();
            either(solver, wires[high], &[one, other]);
        }
        if is_low_read {
            wires[low] = solver.variable();
            both(solver, wires[low], &[one, other]);
        }
    }
    wires[need - 1]
}

/// `head` holds exactly when one of the literals does.
pub(super) fn either(solver: &mut Solver, head: Literal, literals: &[Literal]) {
    let mut clause = vec![!head];
    for literal in literals {
        solver.add(&[head, !*literal]);
        clause.push(*literal);
    }
    solver.add(&clause);
}

/// `head` holds exactly when all of the literals do.
pub(super) fn both(solver: &mut Solver, head: Literal, literals: &[Literal]) {
    let mut clause = vec![head];
    for literal in literals {
        solver.add(&[!head, *literal]);
        clause.push(!*literal);
    }
    solver.add(&clause);
}

/// Puts the greater of two wires on the first.
struct Comparator {
    high: usize,
    low: usize,
    is_high_read: bool,
    is_low_read: bool,
}

/// The comparators that the wire `output` hangs on, in order.
fn needed(count: usize, output: usize) -> Vec<Comparator> {
    let mut read = vec![false; count];
    read[output] = true;
    let mut kept = Vec::new();
    for (high, low) in network(count).into_iter().rev() {
        let (is_high_read, is_low_read) = (read[high], read[low]);
        if is_high_read || is_low_read {
            (read[high], read[low]) = (true, true);
            kept.push(Comparator { high, low, is_high_read, is_low_read });
        }
    }
    kept.reverse();
    kept
}

/// Batcher's odd-even merge sort of so many wires, the greatest first.
fn network(count: usize) -> Vec<(usize, usize)> {
    let mut comparators = Vec::new();
    let mut sorted = 1;
    while sorted < count {
        let mut distance = sorted;
        while distance > 0 {
            for start in (distance % sorted..count.saturating_sub(distance)).step_by(2 * distance) {
                for high in start..(start + distance).min(count - distance) {
                    let low = high + distance;
                    if high / (2 * sorted) == low / (2 * sorted) {
                        comparators.push((high, low));
                    }
                }
            }
            distance /= 2;
        }
        sorted *= 2;
    }
    comparators
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sat::Interrupt;

    #[test]
    fn it_counts() {
        for count in 1..7 {
            for need in 1..=count {
                let mut solver = Solver::new(&Interrupt::default());
                let literals: Vec<Literal> = (0..count).map(|_| solver.variable()).collect();
                let head = at_least(&mut solver, &literals, need);
                for bits in 0..1u32 << count {
                    let given = |(place, literal): (usize, &Literal)| {
                        if bits >> place & 1 == 1 { *literal } else { !*literal }
                    };
                    let assumed: Vec<Literal> = literals.iter().enumerate().map(given).collect();
                    assert_eq!(solver.solve(&assumed), Ok(true));
                    assert_eq!(solver.value(head), bits.count_ones() as usize >= need, "{need} of {bits:b}");
                }
            }
        }
    }

    #[test]
    fn a_thousand_literals_cost_twenty_comparators_each_at_most() {
        assert_eq!(needed(1000, 0).len(), 999);
        assert!([1, 500, 998, 999].into_iter().all(|output| needed(1000, output).len() < 20_000));
    }
}
