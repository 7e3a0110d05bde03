//! Nodes, and what is wrong with a certificate, in words.

use super::check::{Broken, Count};
use super::{Flaw, Refused, Subject};
use crate::network::Role;
use crate::theory::from_model::written;
use crate::theory::{GroundConclusion, Origin};
use crate::vocabulary::*;

/// What to do about a certificate that is not of this network.
const MAKE_ANEW: &str = "make one of this file as it is: standpoint eval FILE --certificate CERTIFICATE";

/// What to do about a certificate that proves nothing.
const DO_NOT_RELY: &str = "do not rely on what it says; `standpoint eval FILE` judges the file itself, and with \
                           `--certificate CERTIFICATE` writes one anew";

impl Flaw {
    /// The flaw in words.
    #[must_use]
    pub fn told(&self, subject: &Subject<'_>) -> Refused {
        let (message, node, help) = match self {
            Self::Network => {
                let message = "it was not made of this file from this standpoint: the network or the claims \
                               are others";
                (message.to_owned(), None, MAKE_ANEW)
            }
            Self::Label(broken) => {
                let node = broken.node().map(|node| subject.node(node));
                (subject.broken(broken), node, DO_NOT_RELY)
            }
            Self::Verdict { claim, said, follows } => {
                let message = format!(
                    "it says that `{claim}` is {}; by its labels it is {}",
                    said.name(),
                    follows.name()
                );
                (message, None, DO_NOT_RELY)
            }
        };
        Refused { message, node, help: help.to_owned() }
    }
}

impl Subject<'_> {
    fn broken(&self, broken: &Broken) -> String {
        let called = |node: NodeId| format!("{} (node {})", self.node(node), node.0);
        match *broken {
            Broken::Length { nodes, standings, ranks } => {
                format!("it has {standings} labels and {ranks} ranks for the {nodes} nodes of the network")
            }
            Broken::FewSupports(node, count) => {
                format!("{} is labelled in, but {} in at a lower rank", called(node), of_its_supports(count))
            }
            Broken::Objection(node, other) => format!(
                "{} is labelled in, but its objection {} is not out at a lower rank",
                called(node),
                called(other)
            ),
            Broken::NotFelled(node, Count { found, need }) => {
                let needed = match need {
                    0 => "it needs no supports".to_owned(),
                    _ => format!("{found} of its supports are left, of which it needs {need}"),
                };
                format!(
                    "{} is labelled out, but no objection to it is in at a lower rank and {needed}",
                    called(node)
                )
            }
            Broken::Blocked(node, other) => {
                format!("{} is labelled undecided, but its objection {} is in", called(node), called(other))
            }
            Broken::FewPossible(node, count) => format!(
                "{} is labelled undecided, but {} in, or undecided at a lower rank",
                called(node),
                of_its_supports(count)
            ),
            Broken::Settled(node) => format!(
                "{} is labelled undecided, but all that it needs is in and every objection to it is out",
                called(node)
            ),
        }
    }

    /// What the node is, in the words of the language.
    fn node(&self, node: NodeId) -> String {
        let weight = |level: u16| self.network.weights()[usize::from(level)].normalize();
        match self.network.role(node) {
            Role::Statement(statement) => self.statement(statement),
            Role::Argument(argument) => self.argument(argument),
            Role::AtLeast(place) => self.condition(place),
            Role::AtLeastStrength(place, level) => {
                format!("{} by statements of strength {}", self.condition(place), weight(level))
            }
            Role::Undercut(set) => format!("an undercut of {}", self.undercut(set)),
            Role::Strength(argument, level) => {
                format!("the strength {} of {}", weight(level), self.argument(argument))
            }
            Role::StatementStrength(statement, level) => {
                format!("the strength {} of {}", weight(level), self.statement(statement))
            }
            Role::Weighing(statement, level) => {
                format!("the standard of {} at strength {}", self.statement(statement), weight(level))
            }
            Role::Against(argument, _) => format!("the attack of {}", self.argument(argument)),
            Role::Rebuttal(statement, _) => format!("a rebuttal by {}", self.statement(statement)),
            Role::Switch(place) => format!("change {place}"),
            Role::AnySwitch(argument) => format!("a change that brings in {}", self.argument(argument)),
        }
    }

    fn statement(&self, statement: StatementId) -> String {
        format!("`{}`", written(self.model, self.theory, statement))
    }

    fn argument(&self, argument: ArgumentId) -> String {
        let arguments = &self.theory.arguments;
        let Some(origin) = arguments.origins.get(argument.index()) else {
            let assumed = self.network.assumption(argument).map(|statement| self.statement(statement));
            return format!("the assumption {}", assumed.unwrap_or_default());
        };
        let so = match arguments.conclusions[argument.index()] {
            GroundConclusion::So(statement) => format!("for {}", self.statement(statement)),
            GroundConclusion::Undercuts(set) => format!("against {}", self.undercut(set)),
        };
        let name = self.instance(argument).unwrap_or_else(|| name_of(self, *origin));
        match origin {
            Origin::Premise(_) => format!("premise `{name}`"),
            Origin::States(..) => format!("the argument {so} from premise `{name}`"),
            Origin::Fact(..) => format!("the row {so}"),
            Origin::Rule(rule) if !self.model.rules[rule.index()].is_argument => {
                format!("rule `{name}` {so}")
            }
            Origin::Rule(_) if name.is_empty() => format!("the argument without a name {so}"),
            Origin::Rule(_) => format!("argument `{name}` {so}"),
            Origin::Contrary(_) => format!("a contrary {so}"),
            Origin::Transposition(..) if name.is_empty() => format!("an argument turned round {so}"),
            Origin::Transposition(..) => format!("`{name}` turned round {so}"),
            Origin::StatesTransposition(..) => format!("premise `{name}` turned round {so}"),
        }
    }

    fn instance(&self, argument: ArgumentId) -> Option<&str> {
        let names = &self.theory.arguments.instance_names;
        let place = names.binary_search_by_key(&argument, |(argument, _)| *argument).ok()?;
        self.model.instance_names[names[place].1.index()].name.as_deref()
    }

    fn condition(&self, place: u32) -> String {
        let condition = &self.theory.arguments.at_least[place as usize];
        format!("`at least {}` of {}", condition.count, self.argument(condition.argument))
    }

    fn undercut(&self, set: UndercutId) -> String {
        let name = match self.theory.undercuts[set.index()].target {
            ArgumentName::Premise(premise) => name_of(self, Origin::Premise(premise)),
            ArgumentName::Rule(rule) => name_of(self, Origin::Rule(rule)),
            ArgumentName::Instance(name) => {
                self.model.instance_names[name.index()].name.as_deref().unwrap_or_default()
            }
        };
        format!("`{name}`")
    }
}

fn of_its_supports(Count { found, need }: Count) -> String {
    match found {
        0 => format!("it needs {need} supports and none is"),
        1 => format!("it needs {need} supports and 1 is"),
        _ => format!("it needs {need} supports and {found} are"),
    }
}

/// The name of what an argument came from; empty where it has none.
fn name_of<'a>(subject: &Subject<'a>, origin: Origin) -> &'a str {
    let model = subject.model;
    let predicate = |predicate: PredicateId| model.predicates[predicate.index()].name.as_str();
    match origin {
        Origin::Premise(premise) | Origin::States(premise, _) | Origin::StatesTransposition(premise, _) => {
            predicate(model.premises[premise.index()].predicate)
        }
        Origin::Fact(table, _) => predicate(model.tables[table.index()].predicate),
        Origin::Rule(rule) | Origin::Transposition(rule, _) => {
            model.rules[rule.index()].name.as_deref().unwrap_or("")
        }
        Origin::Contrary(_) => "",
    }
}
