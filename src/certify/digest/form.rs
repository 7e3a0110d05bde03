//! The bytes of the form, written piece by piece.

use std::fmt::{self, Write};

use sha2::{Digest as _, Sha256};

use super::Digest;
use crate::certify::Subject;
use crate::network::Role;
use crate::theory::{GroundConclusion, Origin};
use crate::vocabulary::*;

/// So many bytes are handed to the hash in one go.
const FULL: usize = 1 << 16;

/// The number of what has none yet, and of a variable without a value.
const NONE: u32 = u32::MAX;

/// The bytes of the form, which go to the hash as they come.
pub(super) struct Form<'a> {
    subject: Subject<'a>,
    hash: Sha256,
    waiting: Vec<u8>,
    /// The numbers that names have been given, by predicate, rule and constant.
    predicates: Vec<u32>,
    rules: Vec<u32>,
    constants: Vec<u32>,
    next: u32,
}

impl<'a> Form<'a> {
    pub(super) fn new(subject: Subject<'a>) -> Self {
        let none = |count: usize| vec![NONE; count];
        Self {
            subject,
            hash: Sha256::new(),
            waiting: Vec::with_capacity(2 * FULL),
            predicates: none(subject.model.predicates.len()),
            rules: none(subject.model.rules.len()),
            constants: none(subject.model.constants.len()),
            next: 0,
        }
    }

    pub(super) fn finish(mut self) -> Digest {
        self.hash.update(&self.waiting);
        Digest(self.hash.finalize().into())
    }

    fn letter(&mut self, letter: char) {
        self.waiting.push(letter as u8);
    }

    pub(super) fn number(&mut self, number: usize) {
        if self.waiting.len() >= FULL {
            self.hash.update(&self.waiting);
            self.waiting.clear();
        }
        // Every table is bounded below 2^32 rows.
        self.waiting.extend_from_slice(&(number as u32).to_le_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.waiting.extend_from_slice(text.as_bytes());
    }

    /// A text that is not kept anywhere: its length is filled in afterwards.
    fn written(&mut self, value: &impl fmt::Display) {
        self.number(0);
        let start = self.waiting.len();
        // Writing into memory cannot fail.
        let _ = write!(Bytes(&mut self.waiting), "{value}");
        let length = (self.waiting.len() - start) as u32;
        self.waiting[start - 4..start].copy_from_slice(&length.to_le_bytes());
    }

    /// The number of a name; true where it is new, and the text is to follow.
    fn is_new(&mut self, names: fn(&mut Self) -> &mut Vec<u32>, place: usize) -> bool {
        let known = names(self)[place];
        let number = if known == NONE { self.next } else { known };
        self.number(number as usize);
        if known == NONE {
            names(self)[place] = number;
            self.next += 1;
        }
        known == NONE
    }

    fn predicate(&mut self, predicate: PredicateId) {
        if self.is_new(|form| &mut form.predicates, predicate.index()) {
            let model = self.subject.model;
            self.text(&model.predicates[predicate.index()].name);
        }
    }

    fn rule(&mut self, rule: RuleId) {
        if self.is_new(|form| &mut form.rules, rule.index()) {
            let model = self.subject.model;
            self.text(model.rules[rule.index()].name.as_deref().unwrap_or(""));
        }
    }

    fn constant(&mut self, constant: ConstantId) {
        if constant.index() >= self.constants.len() {
            self.number(NONE as usize);
        } else if self.is_new(|form| &mut form.constants, constant.index()) {
            let model = self.subject.model;
            self.written(&model.constants[constant.index()].value);
        }
    }

    pub(super) fn nodes(&mut self, nodes: &[NodeId]) {
        self.number(nodes.len());
        nodes.iter().for_each(|node| self.number(node.index()));
    }

    /// What a node stands for. Its letter, then what it is of.
    pub(super) fn role(&mut self, role: Role) {
        match role {
            Role::Statement(statement) => self.of_statement('s', statement),
            Role::Argument(argument) => self.of_argument('a', argument),
            Role::AtLeast(place) => self.of_condition('n', place),
            Role::AtLeastStrength(place, level) => {
                self.of_condition('N', place);
                self.weight(level);
            }
            Role::Undercut(set) => {
                self.letter('u');
                self.undercut(set);
            }
            Role::Strength(argument, level) => {
                self.of_argument('A', argument);
                self.weight(level);
            }
            Role::StatementStrength(statement, level) => {
                self.of_statement('S', statement);
                self.weight(level);
            }
            Role::Weighing(statement, level) => {
                self.of_statement('w', statement);
                self.weight(level);
            }
            Role::Against(argument, class) => {
                self.of_argument('x', argument);
                self.number(usize::from(class));
            }
            Role::Rebuttal(statement, class) => {
                self.of_statement('r', statement);
                self.number(usize::from(class));
            }
            // Networks that can be varied have these, and no certificate is made of those.
            Role::Switch(place) => {
                self.letter('v');
                self.number(place as usize);
            }
            Role::AnySwitch(argument) => self.of_argument('V', argument),
        }
    }

    fn of_statement(&mut self, letter: char, statement: StatementId) {
        self.letter(letter);
        self.statement(statement);
    }

    fn of_argument(&mut self, letter: char, argument: ArgumentId) {
        self.letter(letter);
        self.argument(argument);
    }

    fn of_condition(&mut self, letter: char, place: u32) {
        self.letter(letter);
        let condition = &self.subject.theory.arguments.at_least[place as usize];
        self.argument(condition.argument);
        self.number(condition.count as usize);
        self.number(condition.of.len());
        condition.of.iter().for_each(|statement| self.statement(*statement));
    }

    fn weight(&mut self, level: u16) {
        let weight = self.subject.network.weights()[usize::from(level)];
        self.written(&weight.normalize());
    }

    fn statement(&mut self, statement: StatementId) {
        let atoms = &self.subject.theory.atoms;
        self.letter(if statement.is_negated() { '-' } else { '+' });
        self.predicate(atoms.predicate(statement.atom()));
        self.terms(atoms.terms(statement.atom()));
    }

    fn terms(&mut self, constants: &[ConstantId]) {
        self.number(constants.len());
        constants.iter().for_each(|constant| self.constant(*constant));
    }

    /// Where it came from, by name; the values of its variables; what it concludes.
    fn argument(&mut self, argument: ArgumentId) {
        let arguments = &self.subject.theory.arguments;
        let Some(origin) = arguments.origins.get(argument.index()) else {
            self.letter('+');
            return self.assumption(argument);
        };
        self.origin(*origin);
        self.terms(arguments.bindings.get(argument.index()));
        match arguments.conclusions[argument.index()] {
            GroundConclusion::So(statement) => self.of_statement('s', statement),
            GroundConclusion::Undercuts(set) => {
                self.letter('u');
                self.undercut(set);
            }
        }
    }

    fn assumption(&mut self, argument: ArgumentId) {
        if let Some(statement) = self.subject.network.assumption(argument) {
            self.statement(statement);
        }
    }

    fn origin(&mut self, origin: Origin) {
        let model = self.subject.model;
        let (letter, place) = match origin {
            Origin::Premise(_) => ('p', 0),
            Origin::States(_, place) => ('s', place),
            Origin::Fact(..) => ('f', 0),
            Origin::Rule(_) => ('r', 0),
            Origin::Contrary(_) => ('c', 0),
            Origin::Transposition(_, place) => ('t', place),
            Origin::StatesTransposition(_, place) => ('T', place),
        };
        self.letter(letter);
        self.number(usize::from(place));
        match origin {
            Origin::Premise(premise)
            | Origin::States(premise, _)
            | Origin::StatesTransposition(premise, _) => {
                self.predicate(model.premises[premise.index()].predicate);
            }
            Origin::Fact(table, _) => self.predicate(model.tables[table.index()].predicate),
            Origin::Rule(rule) | Origin::Transposition(rule, _) => self.rule(rule),
            Origin::Contrary(_) => {}
        }
    }

    fn undercut(&mut self, set: UndercutId) {
        let Subject { model, theory, .. } = self.subject;
        let undercut = &theory.undercuts[set.index()];
        match undercut.target {
            ArgumentName::Premise(premise) => self.origin(Origin::Premise(premise)),
            ArgumentName::Rule(rule) => self.origin(Origin::Rule(rule)),
            ArgumentName::Instance(name) => {
                self.letter('i');
                self.text(model.instance_names[name.index()].name.as_deref().unwrap_or(""));
            }
        }
        self.number(undercut.with.len());
        for (variable, constant) in &undercut.with {
            self.number(variable.index());
            self.constant(*constant);
        }
    }
}

/// Bytes that can be written to as a text.
struct Bytes<'a>(&'a mut Vec<u8>);

impl Write for Bytes<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}
