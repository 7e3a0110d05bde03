//! What is asked of a theory and of one standpoint's labels, over and over: everything by binary search in
//! columns, so that a question costs little and an index little more than the theory.

use super::claim::Claim;
use super::face::{self, Declaration, Face};
use super::sentence::Words;
use super::sides::Sides;
use crate::evaluate::{Label, Labels};
use crate::model::Model;
use crate::network::Network;
use crate::theory::{AtLeast, Backwards, GroundConclusion, Origin, Theory};
use crate::vocabulary::*;
use std::sync::Arc;

/// A file set that was judged.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What it declares.
    pub model: &'a Model,
    /// Its ground theory.
    pub theory: &'a Theory,
    /// What was found, by standpoint, in the order of the report.
    pub judged: &'a [Judged<'a>],
}

/// What one standpoint found.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Which.
    pub standpoint: StandpointId,
    /// Its network.
    pub network: &'a Network,
    /// The labels.
    pub labels: &'a Labels,
    /// Where it judges by other sets than the grounded one: by which; the network and its labels are then of one in which sides are
    /// taken.
    pub sides: Option<&'a Sides>,
}

/// What of the theory is looked up backwards: who concludes what. The same for all standpoints.
pub(super) struct Index<'a> {
    pub(super) model: &'a Model,
    pub(super) theory: &'a Theory,
    pub(super) words: Words<'a>,
    backwards: Backwards,
    atoms: std::cell::OnceCell<Vec<(PredicateId, AtomId)>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let words = Words::new(case.model, case.theory);
        Self {
            model: case.model,
            theory: case.theory,
            words,
            backwards: Backwards::new(case.theory),
            atoms: std::cell::OnceCell::new(),
        }
    }

    /// Every argument of the theory for the statement, used or not, in file order.
    pub(super) fn concluding(&self, statement: StatementId) -> impl Iterator<Item = ArgumentId> {
        self.backwards.concluding(statement).iter().copied()
    }

    /// The atoms that a predicate makes. Sorted out when first asked for.
    pub(super) fn atoms_of(&self, predicate: PredicateId) -> impl Iterator<Item = AtomId> {
        let sorted = self.atoms.get_or_init(|| {
            let atoms = (0..self.theory.atoms.len()).map(AtomId::new);
            let mut sorted: Vec<_> = atoms.map(|atom| (self.theory.atoms.predicate(atom), atom)).collect();
            sorted.sort_unstable();
            sorted
        });
        rows(sorted, predicate, |row| row.0).iter().map(|row| row.1)
    }

    /// Every argument that undercuts this one, used or not, in file order.
    pub(super) fn undercutting(&self, argument: ArgumentId) -> impl Iterator<Item = ArgumentId> {
        self.backwards.undercutting(self.theory, argument)
    }

    /// Whether the argument is one of the theory's, and not an assumption of a standpoint.
    pub(super) fn knows(&self, argument: ArgumentId) -> bool {
        argument.index() < self.theory.arguments.origins.len()
    }

    pub(super) fn given(&self, argument: ArgumentId) -> &'a [StatementId] {
        self.theory.arguments.given_of(argument)
    }

    pub(super) fn at_least(&self, argument: ArgumentId) -> &'a [AtLeast] {
        self.theory.arguments.at_least_of(argument)
    }

    pub(super) fn assuming(&self, argument: ArgumentId) -> &'a [(ArgumentId, u16, StatementId)] {
        self.theory.arguments.assuming_of(argument)
    }

    pub(super) fn unless(&self, argument: ArgumentId) -> &'a [(ArgumentId, u16, StatementId)] {
        self.theory.arguments.unless_of(argument)
    }

    pub(super) fn is_strict(&self, argument: ArgumentId) -> bool {
        self.knows(argument) && self.theory.arguments.strict[argument.index()]
    }

    /// Where an argument was declared; a transposition counts as what it turns round. `None` for an assumption.
    pub(super) fn origin(&self, argument: ArgumentId) -> Option<Origin> {
        Some(match *self.theory.arguments.origins.get(argument.index())? {
            Origin::Transposition(rule, _) => Origin::Rule(rule),
            Origin::StatesTransposition(premise, place) => Origin::States(premise, place),
            origin => origin,
        })
    }

    /// Whether an argument is a strict one read backwards.
    pub(super) fn is_backwards(&self, argument: ArgumentId) -> bool {
        let origin = self.theory.arguments.origins.get(argument.index());
        matches!(origin, Some(Origin::Transposition(..) | Origin::StatesTransposition(..)))
    }

    /// An argument with its declaration, and what is its own.
    pub(super) fn face(&self, argument: ArgumentId, declaration: Arc<Declaration>) -> Face {
        let backwards = self.is_backwards(argument);
        let with = match self.rule(argument) {
            Some(rule) if !backwards => face::bindings(&self.words, self.theory, rule, argument),
            _ => Vec::new(),
        };
        Face { argument, declaration, backwards, with }
    }

    /// The rule of which an argument is an instance.
    pub(super) fn rule(&self, argument: ArgumentId) -> Option<&'a crate::model::Rule> {
        match self.origin(argument)? {
            Origin::Rule(rule) => Some(&self.model.rules[rule.index()]),
            _ => None,
        }
    }
}

/// The index, and what one standpoint found.
#[derive(Clone, Copy)]
pub(super) struct Context<'c, 'a> {
    pub(super) index: &'c Index<'a>,
    pub(super) judged: Judged<'a>,
}

impl<'a> Context<'_, 'a> {
    pub(super) fn network(&self) -> &'a Network {
        self.judged.network
    }

    pub(super) fn standpoint(&self) -> &'a crate::model::Standpoint {
        &self.index.model.standpoints[self.judged.standpoint.index()]
    }

    /// A statement's label, and when it was settled. One that nothing is for was out from the start.
    pub(super) fn statement(&self, statement: StatementId) -> (Label, u32) {
        self.node(self.network().statement_node(statement))
    }

    /// An argument's label, and when it was settled. One that is not used is out from the start.
    pub(super) fn argument(&self, argument: ArgumentId) -> (Label, u32) {
        self.node(self.network().argument_node(argument))
    }

    fn node(&self, node: Option<NodeId>) -> (Label, u32) {
        let labels = self.judged.labels;
        node.map_or((Label::Out, 0), |node| (labels.label(node), labels.rank(node)))
    }

    /// Whether any argument that the standpoint uses is for the statement.
    pub(super) fn is_raised(&self, statement: StatementId) -> bool {
        !self.arguments_for(statement).is_empty()
    }

    pub(super) fn arguments_for(&self, statement: StatementId) -> &'a [ArgumentId] {
        let known = self.network().statement_node(statement).is_some();
        if known { self.network().arguments_for(statement) } else { &[] }
    }

    /// The standpoint's undercutters of an argument.
    pub(super) fn undercutting(&self, argument: ArgumentId) -> impl Iterator<Item = ArgumentId> {
        let network = self.network();
        self.index.undercutting(argument).filter(move |by| network.argument_node(*by).is_some())
    }

    /// The statement that an argument concludes; `None` for an undercutter.
    pub(super) fn conclusion(&self, argument: ArgumentId) -> Option<StatementId> {
        match self.index.theory.arguments.conclusions.get(argument.index()) {
            Some(GroundConclusion::So(statement)) => Some(*statement),
            Some(GroundConclusion::Undercuts(_)) => None,
            None => self.network().assumption(argument),
        }
    }

    /// What lies in the scales against a weighed statement: its contrary, and what a `contrary` opposes to it.
    pub(super) fn opposed(&self, statement: StatementId) -> Vec<StatementId> {
        let (model, standpoint) = (self.index.model, self.standpoint());
        let in_use =
            |contrary: ContraryId| standpoint.uses_module(model, model.contraries[contrary.index()].module);
        let pairs = self.index.theory.contraries.iter().filter(|(.., contrary)| in_use(*contrary));
        let other = pairs.filter_map(|(one, other, _)| match statement {
            _ if statement == *one => Some(*other),
            _ if statement == *other => Some(*one),
            _ => None,
        });
        let mut opposed: Vec<_> = std::iter::once(statement.contrary()).chain(other).collect();
        opposed.sort_unstable();
        opposed.dedup();
        opposed
    }

    /// Whether the statement is weighed, and not fought over.
    pub(super) fn is_weighed(&self, statement: StatementId) -> bool {
        !matches!(self.network().standard(statement), Standard::Undefeated | Standard::Scintilla)
    }

    /// How the argument shows itself.
    pub(super) fn face(&self, argument: ArgumentId, declarations: &mut Declarations) -> Face {
        self.index.face(argument, declarations.of(self, argument))
    }

    fn assumption_span(&self, argument: ArgumentId) -> Option<crate::source::Span> {
        let claim = Claim::from_statement(self.index.theory, self.network().assumption(argument)?);
        let said =
            self.standpoint().assume.iter().find(|said| Claim::of(&said.what).as_ref() == Some(&claim));
        said.map(|said| said.span)
    }
}

/// Each declaration is put in words once.
#[derive(Default)]
pub(super) struct Declarations {
    known: std::collections::BTreeMap<(Origin, Option<InstanceNameId>), Arc<Declaration>>,
}

impl Declarations {
    fn of(&mut self, context: &Context<'_, '_>, argument: ArgumentId) -> Arc<Declaration> {
        match context.index.origin(argument) {
            Some(origin) => self.known(context.index, argument, origin),
            None => Arc::new(Declaration::assumption(context.assumption_span(argument))),
        }
    }

    /// The declaration of an argument of the theory.
    pub(super) fn known(
        &mut self,
        index: &Index<'_>,
        argument: ArgumentId,
        origin: Origin,
    ) -> Arc<Declaration> {
        let name = index.theory.arguments.instance_name_of(argument);
        let make = || {
            let declaration = Declaration::of(index.model, origin);
            Arc::new(match name {
                Some(name) => declaration.instance(index.model, name),
                None => declaration,
            })
        };
        Arc::clone(self.known.entry((origin, name)).or_insert_with(make))
    }
}

/// The rows of a sorted table that have this key.
fn rows<T, K: Ord + Copy>(table: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let start = table.partition_point(|row| of(row) < key);
    let end = start + table[start..].partition_point(|row| of(row) == key);
    &table[start..end]
}
