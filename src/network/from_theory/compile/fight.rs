//! Fights: who rebuts whom, with preferences and the last link of strict arguments.
//!
//! Arguments that are preferred to the same arguments form a *class*; a fight needs one node for each class,
//! not one for each pair. The class that is preferred to nothing needs none at all: it is rebutted when the
//! contrary statement is accepted.

use super::{Compiler, NONE, Pending};
use crate::network::preference::Class;
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// The classes that were met, and the nodes made for them.
#[derive(Default)]
pub(super) struct Classes {
    classes: Vec<Class>,
    places: BTreeMap<Class, u16>,
    rebuttals: BTreeMap<(StatementId, u16), NodeId>,
    against: BTreeMap<(ArgumentId, u16), NodeId>,
    overflowed: bool,
}

impl Classes {
    /// Whether there were more classes than numbers for them.
    pub(super) fn overflowed(&self) -> bool {
        self.overflowed
    }

    fn place(&mut self, class: Class) -> u16 {
        let next = u16::try_from(self.classes.len()).unwrap_or_else(|_| {
            self.overflowed = true;
            u16::MAX
        });
        *self.places.entry(class).or_insert_with_key(|class| {
            self.classes.push(class.clone());
            next
        })
    }
}

impl Compiler<'_> {
    /// A defeasible argument in a fought issue is objected to by what rebuts it.
    pub(super) fn object_rebuttal(&mut self, argument: ArgumentId) {
        let Some(contrary) = self.conclusion(argument).map(StatementId::contrary) else { return };
        let statement_node = self.statement_nodes[contrary.index()];
        if statement_node == NONE || self.is_strict(argument) || !self.is_fought(contrary) {
            return;
        }
        let class = if self.choice.order.is_empty() {
            Class::default()
        } else {
            self.choice.order.class_of(argument)
        };
        let node = if class.is_empty() { statement_node } else { self.rebuttal(contrary, class) };
        self.object(node);
    }

    fn is_fought(&self, contrary: StatementId) -> bool {
        self.choice.standards.of(contrary.contrary()) == Standard::Undefeated
    }

    fn rebuttal(&mut self, statement: StatementId, class: Class) -> NodeId {
        if !self.is_selective(statement, &class) {
            return self.statement_nodes[statement.index()];
        }
        let place = self.classes.place(class);
        self.rebuttal_node(statement, place)
    }

    /// Whether a class makes any difference among the arguments for a statement: one of them is weaker, or is
    /// strict and so only as strong as what it rests on.
    fn is_selective(&self, statement: StatementId, class: &Class) -> bool {
        let arguments = self.sides.arguments_for(statement).iter();
        arguments
            .copied()
            .any(|argument| self.is_strict(argument) || self.choice.order.class_is_preferred(class, argument))
    }

    fn rebuttal_node(&mut self, statement: StatementId, class: u16) -> NodeId {
        if let Some(node) = self.classes.rebuttals.get(&(statement, class)) {
            return *node;
        }
        let node = self.ask(Pending::Rebuttal(statement, class));
        self.classes.rebuttals.insert((statement, class), node);
        node
    }

    pub(super) fn prepare_rebuttal(&mut self, statement: StatementId, class: u16) -> usize {
        let sides = self.sides;
        for argument in sides.arguments_for(statement) {
            if self.choice.order.class_is_preferred(&self.classes.classes[class as usize], *argument) {
                continue;
            }
            let node = if self.is_strict(*argument) {
                self.against(*argument, class)
            } else {
                self.argument_nodes[argument.index()]
            };
            self.support(node);
        }
        1
    }

    /// The node of a strict argument's attack: the argument's own where it rests on nothing that the class
    /// could be preferred to.
    fn against(&mut self, argument: ArgumentId, class: u16) -> NodeId {
        if let Some(node) = self.classes.against.get(&(argument, class)) {
            return *node;
        }
        let node = if self.rests(argument, class).next().is_none() {
            self.argument_nodes[argument.index()]
        } else {
            self.ask(Pending::Against(argument, class))
        };
        self.classes.against.insert((argument, class), node);
        node
    }

    fn rests(&self, argument: ArgumentId, class: u16) -> impl Iterator<Item = StatementId> + '_ {
        let given = self.theory.arguments.given_of(argument);
        let class = &self.classes.classes[class as usize];
        given.iter().copied().filter(move |statement| self.is_selective(*statement, class))
    }

    pub(super) fn prepare_against(&mut self, argument: ArgumentId, class: u16) -> usize {
        self.support(self.argument_nodes[argument.index()]);
        let rests: Vec<StatementId> = self.rests(argument, class).collect();
        for statement in &rests {
            let node = self.rebuttal_node(*statement, class);
            self.support(node);
        }
        rests.len() + 1
    }
}
