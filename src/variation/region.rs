//! What of the theory bears on a claim, from any standpoint and under any change.

use super::reverse::Reverse;
use crate::theory::Theory;
use crate::vocabulary::*;
use std::collections::BTreeSet;

/// The statements and arguments that a claim can come to depend on.
#[derive(Debug, Default)]
pub struct Region {
    /// The statements, both sides of each issue.
    pub statements: BTreeSet<StatementId>,
    /// The arguments.
    pub arguments: BTreeSet<ArgumentId>,
}

impl Region {
    /// Everything from which the claims can be reached. Near linear in its size.
    #[must_use]
    pub fn new(theory: &Theory, reverse: &Reverse, claims: &[StatementId]) -> Self {
        let mut region = Self::default();
        let mut queue: Vec<StatementId> = Vec::new();
        let reach = |region: &mut Self, queue: &mut Vec<StatementId>, statement: StatementId| {
            for side in [statement, statement.contrary()] {
                if region.statements.insert(side) {
                    queue.push(side);
                }
            }
        };
        claims.iter().for_each(|claim| reach(&mut region, &mut queue, *claim));
        let mut arguments: Vec<ArgumentId> = Vec::new();
        while let Some(statement) = queue.pop() {
            arguments.extend(reverse.concluding(statement));
            for opposed in reverse.opposed(statement) {
                reach(&mut region, &mut queue, opposed);
            }
            while let Some(argument) = arguments.pop() {
                if region.arguments.insert(argument) {
                    needs(theory, argument, |needed| reach(&mut region, &mut queue, needed));
                    arguments.extend(reverse.undercutting(theory, argument));
                }
            }
        }
        region
    }
}

/// Every statement that an argument looks at.
fn needs(theory: &Theory, argument: ArgumentId, mut each: impl FnMut(StatementId)) {
    let columns = &theory.arguments;
    columns.rests_on(argument).for_each(&mut each);
    columns.unless_of(argument).iter().for_each(|row| each(row.2));
    columns.assuming_of(argument).iter().for_each(|row| each(row.2));
}
