//! Weighings: strengths by the weakest link, and the standards that compare them.
//!
//! "Accepted" of a weighed statement is compiled into one node for each strength v that an argument for it may
//! have: some argument for it is at least that strong, and none against it is as strong as would then be too
//! much. The strongest argument satisfies this whenever any does, so "some v" is the definition's "the greatest".

use super::{Compiler, NONE, Pending};
use crate::vocabulary::*;

impl Compiler<'_> {
    /// What lies in the scales against a statement: its contrary, and what a `contrary` opposes to it.
    fn opposed(&self, statement: StatementId) -> Vec<StatementId> {
        std::iter::once(statement.contrary()).chain(self.choice.contraries_of(statement)).collect()
    }

    pub(super) fn object_all_against(&mut self, statement: StatementId) {
        let sides = self.sides;
        for opposed in self.opposed(statement) {
            let arguments = sides.arguments_for(opposed).iter();
            self.objections.extend(arguments.map(|argument| self.argument_nodes[argument.index()]));
        }
    }

    pub(super) fn support_weighings(&mut self, statement: StatementId) {
        let strengths = self.strengths;
        for level in strengths.of_statement(statement) {
            if self.too_much(statement, *level).is_some() {
                let node = self.ask(Pending::Weighing(statement, *level));
                self.support(node);
            }
        }
    }

    /// The least strength against the statement that defeats an argument of strength `level` for it; `None`
    /// where that argument is too weak even unopposed.
    fn too_much(&self, statement: StatementId, level: u16) -> Option<Number> {
        let (pro, limits) = (self.choice.weights[level as usize], &self.choice.limits);
        let clear = pro > limits.alpha && pro > limits.beta;
        match self.choice.standards.of(statement) {
            Standard::Preponderance => Some(pro),
            Standard::ClearAndConvincing => clear.then(|| pro.min(pro - limits.beta)),
            Standard::BeyondReasonableDoubt if limits.gamma > Number::ZERO => {
                clear.then(|| pro.min(pro - limits.beta).min(limits.gamma))
            }
            Standard::BeyondReasonableDoubt => None,
            Standard::Undefeated | Standard::Scintilla | Standard::DialecticalValidity => None,
        }
    }

    pub(super) fn prepare_weighing(&mut self, statement: StatementId, level: u16) -> usize {
        let node = self.statement_strength(statement, level);
        self.support(node);
        let too_much = self.too_much(statement, level).unwrap_or(Number::ZERO);
        for opposed in self.opposed(statement) {
            let levels = self.strengths.of_statement(opposed);
            let enough = levels.iter().find(|level| self.choice.weights[**level as usize] >= too_much);
            if let Some(enough) = enough {
                let node = self.statement_strength(opposed, *enough);
                self.object(node);
            }
        }
        1
    }

    /// The node "some argument for it stands with at least this weight", rounded up to a strength that one may
    /// have; `NONE` where none may.
    fn statement_strength(&mut self, statement: StatementId, level: u16) -> NodeId {
        let levels = self.strengths.of_statement(statement);
        let Some(level) = levels.iter().copied().find(|possible| *possible >= level) else { return NONE };
        let least = levels[0] == level;
        match self.sides.arguments_for(statement) {
            [only] => self.strength(*only, level),
            _ if least && self.shares_node(statement) => self.statement_nodes[statement.index()],
            _ => self.statement_strength_node(statement, level),
        }
    }

    fn statement_strength_node(&mut self, statement: StatementId, level: u16) -> NodeId {
        if let Some(node) = self.statement_strengths.get(&(statement, level)) {
            return *node;
        }
        let node = self.ask(Pending::StatementStrength(statement, level));
        self.statement_strengths.insert((statement, level), node);
        node
    }

    pub(super) fn prepare_statement_strength(&mut self, statement: StatementId, level: u16) -> usize {
        let sides = self.sides;
        for argument in sides.arguments_for(statement) {
            let node = self.strength(*argument, level);
            self.support(node);
        }
        1
    }

    /// The node "the argument stands with at least this weight", rounded up likewise; the argument's own node
    /// where it is at least that strong whenever it stands.
    fn strength(&mut self, argument: ArgumentId, level: u16) -> NodeId {
        let levels = self.strengths.of_argument(argument);
        let Some(level) = levels.iter().copied().find(|possible| *possible >= level) else { return NONE };
        if level == levels[0] {
            return self.argument_nodes[argument.index()];
        }
        if let Some(node) = self.strength_nodes.get(&(argument, level)) {
            return *node;
        }
        let node = self.ask(Pending::Strength(argument, level));
        self.strength_nodes.insert((argument, level), node);
        node
    }

    pub(super) fn prepare_strength(&mut self, argument: ArgumentId, level: u16) -> usize {
        self.support(self.argument_nodes[argument.index()]);
        let theory = self.theory;
        let given = theory.arguments.given_of(argument);
        for statement in given {
            let node = self.statement_strength(*statement, level);
            self.support(node);
        }
        let groups = theory.arguments.at_least_places(argument);
        for place in groups.clone() {
            let node = self.ask(Pending::AtLeastStrength(place as u32, level));
            self.support(node);
        }
        1 + given.len() + groups.len()
    }

    pub(super) fn prepare_at_least_strength(&mut self, place: u32, level: u16) -> usize {
        let group = self.at_least(place);
        for statement in &group.of {
            let node = self.statement_strength(*statement, level);
            self.support(node);
        }
        group.count as usize
    }
}
