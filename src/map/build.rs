//! From a judged case to a map.
//!
//! First everything is placed: each thing that serves somewhere waits in a line, and has its full place where it
//! leaves the line first. Without a bound on the depth the line is a stack, so that full places come in the order in
//! which a map is read; with one it is a queue, so that they come by their distance from the roots. Then the nodes are
//! numbered in reading order.

use rustc_hash::FxHashMap;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::bearing::{Bearings, Key, Served};
use super::{
    Argument, Content, Evidence, Link, Map, Node, NodeId, Reference, Scope, Standpoint, Statement, identity,
    standing,
};
use crate::explain::{self, Case, Claim, Declaration, View};
use crate::model::PredicateSort;
use crate::source::Span;
use crate::theory::{Origin, from_model};
use crate::vocabulary::*;

/// The map of some claims.
///
/// Takes time and room by what bears on the claims, and by the size of the theory for looking things up in it.
#[must_use]
pub fn map(case: &Case<'_>, claims: &[Claim], scope: &Scope) -> Map {
    let mut bearings = Bearings::new(case);
    let placed = place(&bearings, claims, scope);
    let reliances = standing::reliances(&bearings, claims);
    let standpoints = case.judged.iter().map(|judged| standpoint(case, judged.standpoint)).collect();
    let mut writer = Writer::new(&mut bearings, &placed, reliances);
    let (roots, nodes) = writer.nodes();
    Map { standpoints, roots, nodes }
}

fn standpoint(case: &Case<'_>, id: StandpointId) -> Standpoint {
    let standpoint = &case.model.standpoints[id.index()];
    let span = standpoint.module.map(|_| standpoint.span);
    let said = |status: &Status| {
        let wanted = [Some(*status), None];
        let rows = || standpoint.verdicts.iter().rev();
        let words = wanted.iter().find_map(|wanted| rows().find(|row| row.0 == *wanted));
        words.map(|(_, words)| (*status, words.clone()))
    };
    Standpoint {
        view: View { name: standpoint.name.clone(), sentence: standpoint.sentence.clone(), span },
        words: Status::ALL.iter().filter_map(said).collect(),
    }
}

/// Something that was placed.
struct Placed {
    served: Served,
    parent: Option<usize>,
    depth: u32,
    children: Vec<usize>,
    /// It stands in full elsewhere.
    is_reference: bool,
    /// So many reasons lie deeper than the map goes.
    folded: usize,
}

/// Everything placed, the roots first.
struct Places {
    items: Vec<Placed>,
    roots: usize,
    /// Where each thing stands in full.
    homes: FxHashMap<Key, usize>,
}

fn place(bearings: &Bearings<'_>, claims: &[Claim], scope: &Scope) -> Places {
    let mut places = Places { items: Vec::new(), roots: claims.len(), homes: FxHashMap::default() };
    for claim in claims {
        let (key, negated) = bearings.key(claim);
        let served = Served { key, negated, bearing: None, at_least: None, question: None, states: None };
        places.add(served, None, 0);
    }
    let mut line: VecDeque<usize> = (0..claims.len()).rev().collect();
    if scope.depth.is_some() {
        line.make_contiguous().reverse();
    }
    let next = |line: &mut VecDeque<usize>| match scope.depth {
        None => line.pop_back(),
        Some(_) => line.pop_front(),
    };
    while let Some(at) = next(&mut line) {
        let added = places.settle(bearings, at, scope.depth.unwrap_or(u32::MAX));
        match scope.depth {
            None => line.extend(added.rev()),
            Some(_) => line.extend(added),
        }
    }
    places
}

impl Places {
    fn add(&mut self, served: Served, parent: Option<usize>, depth: u32) {
        let children = Vec::new();
        self.items.push(Placed { served, parent, depth, children, is_reference: false, folded: 0 });
    }

    /// Finds out whether a thing stands in full here, and adds what bears on it if so.
    fn settle(&mut self, bearings: &Bearings<'_>, at: usize, deepest: u32) -> std::ops::Range<usize> {
        let start = self.items.len();
        let item = &self.items[at];
        if self.homes.contains_key(&item.served.key) {
            self.items[at].is_reference = true;
            return start..start;
        }
        self.homes.insert(item.served.key.clone(), at);
        let (depth, bearing) = (item.depth, bearings.on(&item.served));
        if item.served.is_statement() && depth >= deepest {
            self.items[at].folded = bearing.len();
            return start..start;
        }
        for served in bearing {
            // An argument and what it rests on make one step.
            let deeper = !served.is_statement() || served.states.is_some();
            self.add(served, Some(at), depth + u32::from(deeper));
        }
        self.items[at].children = (start..self.items.len()).collect();
        start..self.items.len()
    }
}

/// Writes the nodes in reading order.
struct Writer<'w, 'a> {
    bearings: &'w mut Bearings<'a>,
    places: &'w Places,
    reliances: Vec<BTreeSet<ArgumentId>>,
    names: identity::Names,
    /// Where each placed thing stands in the map.
    numbers: Vec<NodeId>,
    nodes: Vec<Node>,
}

impl<'w, 'a> Writer<'w, 'a> {
    fn new(bearings: &'w mut Bearings<'a>, places: &'w Places, reliances: Vec<BTreeSet<ArgumentId>>) -> Self {
        let numbers = vec![NodeId(0); places.items.len()];
        Self { bearings, places, reliances, names: identity::Names::default(), numbers, nodes: Vec::new() }
    }

    fn nodes(&mut self) -> (Vec<NodeId>, Vec<Node>) {
        let order = self.order();
        let mut next = 0;
        for at in &order {
            self.numbers[*at] = NodeId(next);
            next += 1 + u32::from(self.places.items[*at].folded > 0);
        }
        order.iter().for_each(|at| self.write(*at));
        let roots = (0..self.places.roots).map(|at| self.numbers[at]).collect();
        (roots, std::mem::take(&mut self.nodes))
    }

    /// The placed things, each before its children.
    fn order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.places.items.len());
        let mut stack: Vec<usize> = (0..self.places.roots).rev().collect();
        while let Some(at) = stack.pop() {
            order.push(at);
            stack.extend(self.places.items[at].children.iter().rev());
        }
        order
    }

    fn write(&mut self, at: usize) {
        let places = self.places;
        let item = &places.items[at];
        let parent = item.parent.map(|parent| self.numbers[parent]);
        let content = if item.is_reference { self.reference(item) } else { self.content(item) };
        let mut children: Vec<NodeId> = item.children.iter().map(|child| self.numbers[*child]).collect();
        if item.folded > 0 {
            children.push(NodeId(self.numbers[at].0 + 1));
        }
        let id = self.id(item, parent);
        let (tags, span) = self.declared(&item.served);
        self.nodes.push(Node {
            content,
            parent,
            children,
            tags,
            span,
            link: self.link(&item.served),
            standings: standing::standings(self.bearings, &item.served),
            carries: standing::carries(self.bearings, &self.reliances, &item.served),
            subject: Some(self.bearings.subject(&item.served)),
            id: id.clone(),
        });
        if item.folded > 0 {
            self.fold(self.numbers[at], &id, item.folded);
        }
    }

    fn fold(&mut self, parent: NodeId, id: &str, folded: usize) {
        let silent = vec![false; self.reliances.len()];
        self.nodes.push(Node {
            id: self.names.give(format!("more-{id}")),
            content: Content::Folded(folded),
            subject: None,
            parent: Some(parent),
            link: None,
            children: Vec::new(),
            standings: Vec::new(),
            carries: silent,
            tags: Vec::new(),
            span: None,
        });
    }

    /// A reference is called after where it stands and what it leads to.
    fn id(&mut self, item: &Placed, parent: Option<NodeId>) -> String {
        let own = identity::name(self.bearings, &item.served.key);
        let wanted = match parent.filter(|_| item.is_reference) {
            Some(parent) => format!("ref-{}-{own}", self.nodes[parent.index()].id),
            None if item.is_reference => format!("ref-{own}"),
            None => own,
        };
        self.names.give(wanted)
    }

    fn link(&self, served: &Served) -> Option<Link> {
        let standings = served.states.map(|argument| standing::of_argument(self.bearings, argument));
        Some(Link {
            bearing: served.bearing?,
            at_least: served.at_least,
            question: served.question.clone(),
            standings: standings.unwrap_or_default(),
        })
    }

    fn content(&mut self, item: &Placed) -> Content {
        let served = &item.served;
        match &served.key {
            Key::Issue(atom) => match self.bearings.shared(*atom, served.negated) {
                Some(shared) => self.evidence(shared, served.negated),
                None => self.statement(served, item.parent.is_none()),
            },
            Key::Unspoken(_) => self.statement(served, item.parent.is_none()),
            Key::Unmade(rule) => Content::Argument(Argument {
                declaration: self.bearings.faces.rule(*rule),
                with: Vec::new(),
                is_backwards: false,
                is_strict: self.bearings.case.model.rules[rule.index()].strict,
                unquestioned: 0,
            }),
            Key::Argument(argument) => match self.bearings.origin(*argument) {
                Some(Origin::Premise(_) | Origin::Fact(..)) => self.evidence(*argument, false),
                _ => self.argument(*argument),
            },
        }
    }

    fn statement(&self, served: &Served, is_root: bool) -> Content {
        let Some(claim) = self.bearings.claim(&served.key, served.negated) else { return Content::Folded(0) };
        let model = self.bearings.case.model;
        let declared = &model.predicates[self.bearings.declared(&claim).index()];
        let is_thesis = declared.sort == PredicateSort::Thesis;
        let judged = self.bearings.case.judged.iter().filter(|_| is_thesis || is_root);
        Content::Statement(Statement {
            sentence: self.bearings.faces.words().alone(&claim),
            literal: self.literal(&claim),
            name: (declared.arity == 0).then(|| declared.name.clone()),
            kind: declared.kind.map(|kind| model.kinds[kind.index()].words.clone()),
            is_thesis,
            verdicts: judged.map(|judged| explain::verdict(self.bearings.case, judged, &claim)).collect(),
        })
    }

    /// A claim as the language writes it.
    fn literal(&self, claim: &Claim) -> String {
        from_model::written_of(self.bearings.case.model, claim.predicate, &claim.terms, claim.negated)
    }

    fn evidence(&mut self, argument: ArgumentId, negated: bool) -> Content {
        let theory = self.bearings.case.theory;
        let conclusion = theory.arguments.conclusions.get(argument.index());
        let Some(crate::theory::GroundConclusion::So(statement)) = conclusion else {
            return self.argument(argument);
        };
        let claim = Claim::from_statement(theory, *statement);
        debug_assert!(!negated, "what shares a node says what its statement says");
        let declaration = self.bearings.faces.of(argument).map(|face| face.declaration);
        let Some(declaration) = declaration else { return Content::Folded(0) };
        let said = declaration.sentence.clone();
        Content::Evidence(Evidence {
            sentence: said.unwrap_or_else(|| self.bearings.faces.words().alone(&claim)),
            literal: self.literal(&claim),
            declaration,
            is_certain: standing::is_strict(self.bearings, argument),
        })
    }

    fn argument(&mut self, argument: ArgumentId) -> Content {
        let Some(face) = self.bearings.faces.of(argument) else { return Content::Folded(0) };
        Content::Argument(Argument {
            declaration: face.declaration,
            with: face.with,
            is_backwards: face.backwards,
            is_strict: standing::is_strict(self.bearings, argument),
            unquestioned: self.bearings.unquestioned(argument),
        })
    }

    fn reference(&mut self, item: &Placed) -> Content {
        let served = &item.served;
        let home = self.places.homes[&served.key];
        let there = &self.places.items[home].served;
        let claim = self.bearings.claim(&served.key, served.negated);
        let sentence = match (&claim, &served.key) {
            (Some(claim), _) => self.bearings.faces.words().alone(claim),
            (None, Key::Argument(argument)) => {
                self.bearings.faces.of(*argument).map(|face| called(&face.declaration)).unwrap_or_default()
            }
            (None, Key::Unmade(rule)) => called(&self.bearings.faces.rule(*rule)),
            (None, _) => String::new(),
        };
        Content::Reference(Reference {
            to: self.numbers[home],
            sentence,
            literal: claim.map(|claim| self.literal(&claim)),
            is_contrary: there.negated != served.negated,
        })
    }

    /// The tags and the place of what serves.
    fn declared(&mut self, served: &Served) -> (Vec<String>, Option<Span>) {
        let model = self.bearings.case.model;
        let words = |tags: &[TagId]| tags.iter().map(|tag| model.tags[tag.index()].clone()).collect();
        if let Some(claim) = self.bearings.claim(&served.key, false) {
            let declared = &model.predicates[self.bearings.declared(&claim).index()];
            if let Some(premise) = self.bearings.premise(&claim) {
                return (words(&model.premises[premise.index()].tags), Some(declared.name_span));
            }
            let own = match served.key {
                Key::Issue(atom) => self.bearings.shared(atom, served.negated),
                _ => None,
            };
            // A row of facts stands in its table, and not where its relation is declared.
            let row = own.and_then(|own| self.bearings.faces.of(own)).and_then(|face| face.declaration.span);
            return (words(&declared.tags), row.or(Some(declared.name_span)));
        }
        match &served.key {
            Key::Unmade(rule) => {
                let rule = &model.rules[rule.index()];
                (words(&rule.tags), Some(rule.name_span))
            }
            Key::Argument(argument) => {
                let tags = match self.bearings.origin(*argument) {
                    Some(Origin::Rule(rule) | Origin::Transposition(rule, _)) => {
                        words(&model.rules[rule.index()].tags)
                    }
                    _ => Vec::new(),
                };
                let face = self.bearings.faces.of(*argument);
                (tags, face.and_then(|face| face.declaration.span))
            }
            Key::Issue(_) | Key::Unspoken(_) => (Vec::new(), None),
        }
    }
}

/// What an argument is called where it is drawn a second time: its sentence, or else its name.
fn called(declaration: &Arc<Declaration>) -> String {
    declaration.sentence.clone().unwrap_or_else(|| declaration.label())
}
