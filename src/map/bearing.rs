//! What bears on what: for each issue and each argument the things that a map hangs below it.

use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

use super::{Bearing, Count};
use crate::explain::{Case, Claim, Faces, Subject};
use crate::model::{Conclusion, Condition, PredicateSort, Rule};
use crate::network::Usage;
use crate::source::Span;
use crate::theory::Origin;
use crate::vocabulary::*;

/// What stands in full in one place of a map.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Key {
    /// A statement of the theory and its contrary.
    Issue(AtomId),
    /// A claim on which the theory has nothing; never negated.
    Unspoken(Claim),
    /// An argument of the theory.
    Argument(ArgumentId),
    /// A declared argument of which the theory has no instance, since nothing speaks for what it rests on.
    Unmade(RuleId),
}

/// Something that serves in one place.
#[derive(Clone, Debug)]
pub(super) struct Served {
    pub(super) key: Key,
    /// Of an issue: it is the contrary that serves.
    pub(super) negated: bool,
    /// How; `None` for a root.
    pub(super) bearing: Option<Bearing>,
    pub(super) at_least: Option<Count>,
    pub(super) question: Option<String>,
    /// The argument from the premise to what it states.
    pub(super) states: Option<ArgumentId>,
}

impl Served {
    fn new(key: Key, bearing: Bearing) -> Self {
        Self { key, negated: false, bearing: Some(bearing), at_least: None, question: None, states: None }
    }

    /// Whether it is a statement, and not an argument.
    pub(super) fn is_statement(&self) -> bool {
        matches!(self.key, Key::Issue(_) | Key::Unspoken(_))
    }
}

/// The case, looked up by what a map asks.
pub(super) struct Bearings<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) faces: Faces<'a>,
    /// What each premise states.
    stated: FxHashMap<PremiseId, Vec<ArgumentId>>,
    /// The atom of each premise's own statement.
    own: FxHashMap<PremiseId, AtomId>,
    /// Declared arguments without an instance, by the claim that they are for or against.
    unmade: FxHashMap<Claim, Vec<(RuleId, bool)>>,
    /// Those that undercut, by what they undercut.
    undercutting: FxHashMap<ArgumentName, Vec<RuleId>>,
}

impl<'a> Bearings<'a> {
    pub(super) fn new(case: &'a Case<'a>) -> Self {
        let faces = Faces::new(case);
        let mut bearings = Self {
            case,
            faces,
            stated: FxHashMap::default(),
            own: FxHashMap::default(),
            unmade: FxHashMap::default(),
            undercutting: FxHashMap::default(),
        };
        bearings.look_up();
        bearings
    }

    fn look_up(&mut self) {
        let arguments = &self.case.theory.arguments;
        let mut made = vec![false; self.case.model.rules.len()];
        for (index, origin) in arguments.origins.iter().enumerate() {
            match origin {
                Origin::Rule(rule) => made[rule.index()] = true,
                Origin::States(premise, _) => {
                    self.stated.entry(*premise).or_default().push(ArgumentId::new(index));
                }
                Origin::Premise(premise) => {
                    if let crate::theory::GroundConclusion::So(statement) = arguments.conclusions[index] {
                        self.own.insert(*premise, statement.atom());
                    }
                }
                _ => {}
            }
        }
        let rules = self.case.model.rules.iter().enumerate();
        for (index, rule) in rules.filter(|(index, rule)| rule.is_argument && !made[*index]) {
            self.note(RuleId::new(index), rule);
        }
    }

    /// An argument without an instance is found by what it is for.
    fn note(&mut self, id: RuleId, rule: &Rule) {
        match &rule.conclusion {
            Conclusion::So(literal) => {
                if let Some(claim) = Claim::of(literal) {
                    let positive = Claim { negated: false, ..claim };
                    self.unmade.entry(positive).or_default().push((id, literal.negated));
                }
            }
            Conclusion::Undercuts { target, .. } => self.undercutting.entry(*target).or_default().push(id),
        }
    }

    /// The key of a claim, and whether it is the contrary of it that the claim is.
    pub(super) fn key(&self, claim: &Claim) -> (Key, bool) {
        match claim.statement(self.case.theory) {
            Some(statement) => (Key::Issue(statement.atom()), statement.is_negated()),
            None => (Key::Unspoken(Claim { negated: false, ..claim.clone() }), claim.negated),
        }
    }

    /// The claim of a statement's key.
    pub(super) fn claim(&self, key: &Key, negated: bool) -> Option<Claim> {
        match key {
            Key::Issue(atom) => {
                Some(Claim::from_statement(self.case.theory, StatementId::new(*atom, negated)))
            }
            Key::Unspoken(claim) => Some(Claim { negated, ..claim.clone() }),
            Key::Argument(_) | Key::Unmade(_) => None,
        }
    }

    /// What a reason for something that serves is told of.
    pub(super) fn subject(&self, served: &Served) -> Subject {
        match &served.key {
            Key::Issue(atom) => Subject::Claim(Claim::from_statement(
                self.case.theory,
                StatementId::new(*atom, served.negated),
            )),
            Key::Unspoken(claim) => Subject::Claim(Claim { negated: served.negated, ..claim.clone() }),
            Key::Argument(argument) => Subject::Argument(*argument),
            Key::Unmade(rule) => Subject::Rule(*rule),
        }
    }

    pub(super) fn origin(&self, argument: ArgumentId) -> Option<Origin> {
        self.case.theory.arguments.origins.get(argument.index()).copied()
    }

    /// The premise or the row of facts that shares the node of its statement: of several rows none does.
    pub(super) fn shared(&self, atom: AtomId, negated: bool) -> Option<ArgumentId> {
        if negated {
            return None;
        }
        let makes = |argument: &ArgumentId| {
            matches!(self.origin(*argument), Some(Origin::Premise(_) | Origin::Fact(..)))
        };
        let mut makers = self.faces.concluding(StatementId::new(atom, false)).filter(makes);
        makers.next().filter(|_| makers.next().is_none())
    }

    /// What bears on something, in the order of the files.
    pub(super) fn on(&self, served: &Served) -> Vec<Served> {
        match &served.key {
            Key::Issue(atom) => self.on_issue(*atom, served.negated),
            Key::Unspoken(claim) => {
                let mut found = self.unmade_for(claim, served.negated);
                self.sort(&mut found);
                found
            }
            Key::Argument(argument) => self.on_argument(*argument),
            Key::Unmade(rule) => self.on_unmade(*rule),
        }
    }

    fn on_issue(&self, atom: AtomId, negated: bool) -> Vec<Served> {
        let statement = StatementId::new(atom, negated);
        let shared = self.shared(atom, negated);
        let mut found = Vec::new();
        for (side, bearing) in [(statement, Bearing::Supports), (statement.contrary(), Bearing::Rebuts)] {
            let arguments = self.faces.concluding(side).filter(|each| Some(*each) != shared);
            found.extend(
                arguments.filter(|each| self.is_known(*each)).map(|each| self.serving(each, bearing)),
            );
        }
        if let Some(claim) = self.claim(&Key::Issue(atom), false) {
            found.extend(self.unmade_for(&claim, negated));
        }
        found.extend(shared.into_iter().flat_map(|shared| self.undercutters(shared)));
        self.sort(&mut found);
        found
    }

    /// Whether any standpoint has heard of the argument: one of a module that nobody uses is left out.
    fn is_known(&self, argument: ArgumentId) -> bool {
        self.case.judged.iter().any(|judged| judged.network.usage(argument) != Usage::NotInUse)
    }

    /// An argument that bears on a statement: a premise that states it serves by its own statement.
    fn serving(&self, argument: ArgumentId, bearing: Bearing) -> Served {
        let own = match self.origin(argument) {
            Some(Origin::States(premise, _)) => self.own.get(&premise),
            _ => None,
        };
        match own {
            Some(own) => Served { states: Some(argument), ..Served::new(Key::Issue(*own), bearing) },
            None => Served::new(Key::Argument(argument), bearing),
        }
    }

    fn unmade_for(&self, positive: &Claim, negated: bool) -> Vec<Served> {
        let found = self.unmade.get(positive).into_iter().flatten();
        let bearing = |of: bool| if of == negated { Bearing::Supports } else { Bearing::Rebuts };
        found.map(|(rule, of)| Served::new(Key::Unmade(*rule), bearing(*of))).collect()
    }

    /// The undercutters of an argument, and of what a premise states those of the whole premise, each once.
    fn undercutters(&self, argument: ArgumentId) -> Vec<Served> {
        let premise = match self.origin(argument) {
            Some(Origin::Premise(premise)) => Some(premise),
            _ => None,
        };
        let stated = premise.and_then(|premise| self.stated.get(&premise)).into_iter().flatten().copied();
        let all = std::iter::once(argument).chain(stated);
        let by: BTreeSet<ArgumentId> = all.flat_map(|each| self.faces.undercutting(each)).collect();
        let made = by.into_iter().filter(|by| self.is_known(*by)).map(Key::Argument);
        let names = self.names(argument);
        let unmade = names.iter().filter_map(|name| self.undercutting.get(name)).flatten();
        made.chain(unmade.map(|rule| Key::Unmade(*rule)))
            .map(|key| Served::new(key, Bearing::Undercuts))
            .collect()
    }

    /// What an argument is undercut by the name of.
    fn names(&self, argument: ArgumentId) -> Vec<ArgumentName> {
        let own = match self.origin(argument) {
            Some(Origin::Premise(premise) | Origin::States(premise, _)) => {
                Some(ArgumentName::Premise(premise))
            }
            Some(Origin::Rule(rule)) => Some(ArgumentName::Rule(rule)),
            _ => None,
        };
        let instances = self.case.theory.arguments.instance_names_of(argument);
        own.into_iter().chain(instances.iter().map(|row| ArgumentName::Instance(row.1))).collect()
    }

    fn on_argument(&self, argument: ArgumentId) -> Vec<Served> {
        let arguments = &self.case.theory.arguments;
        let statement = |statement: StatementId, bearing| Served {
            negated: statement.is_negated(),
            ..Served::new(Key::Issue(statement.atom()), bearing)
        };
        let given = arguments.given_of(argument).iter();
        let mut found: Vec<Served> = match self.origin(argument) {
            // A row of facts, or a premise, rests on nothing but itself.
            Some(Origin::Premise(_) | Origin::Fact(..)) => Vec::new(),
            _ => given.map(|given| statement(*given, Bearing::Given)).collect(),
        };
        for (condition, at_least) in arguments.at_least_of(argument).iter().enumerate() {
            let count = Count { condition, needed: at_least.count, of: at_least.of.len() };
            let counted = at_least.of.iter().map(|of| statement(*of, Bearing::Given));
            found.extend(counted.map(|served| Served { at_least: Some(count), ..served }));
        }
        let rule = self.rule(argument);
        for (_, place, presumed) in arguments.assuming_of(argument) {
            if self.is_raised(presumed.contrary()) {
                let question = rule.and_then(|rule| rule.assuming.get(usize::from(*place)));
                let question = question.and_then(|each| each.question.clone());
                found.push(Served { question, ..statement(presumed.contrary(), Bearing::Overturns) });
            }
        }
        for (_, place, exception) in arguments.unless_of(argument) {
            if self.is_raised(*exception) {
                let question = rule.and_then(|rule| rule.unless.get(usize::from(*place)));
                let question = question.and_then(|each| each.question.clone());
                found.push(Served { question, ..statement(*exception, Bearing::Exception) });
            }
        }
        found.extend(self.undercutters(argument));
        found
    }

    /// How many exceptions and presumptions of an argument nobody questioned.
    pub(super) fn unquestioned(&self, argument: ArgumentId) -> usize {
        let arguments = &self.case.theory.arguments;
        let Some(rule) = self.rule(argument) else { return 0 };
        let unless = arguments.unless_of(argument).iter().filter(|row| self.is_raised(row.2));
        let assuming = arguments.assuming_of(argument).iter().filter(|row| self.is_raised(row.2.contrary()));
        let raised: BTreeSet<(bool, u16)> =
            unless.map(|row| (true, row.1)).chain(assuming.map(|row| (false, row.1))).collect();
        (rule.unless.len() + rule.assuming.len()).saturating_sub(raised.len())
    }

    fn is_raised(&self, statement: StatementId) -> bool {
        self.faces.concluding(statement).any(|each| self.is_known(each))
    }

    fn rule(&self, argument: ArgumentId) -> Option<&'a Rule> {
        match self.origin(argument)? {
            Origin::Rule(rule) => Some(&self.case.model.rules[rule.index()]),
            _ => None,
        }
    }

    /// What a declared argument names, whether or not anything speaks for it.
    fn on_unmade(&self, id: RuleId) -> Vec<Served> {
        let rule = &self.case.model.rules[id.index()];
        let mut found = Vec::new();
        let mut condition = 0;
        for given in &rule.given {
            match given {
                Condition::Holds(literal) => {
                    let claim = Claim::of(literal);
                    found.extend(claim.map(|claim| self.serving_claim(&claim, Bearing::Given)));
                }
                Condition::AtLeast { count, literals, .. } => {
                    let claims: Vec<Claim> = literals.iter().filter_map(Claim::of).collect();
                    let count = Count { condition, needed: *count, of: claims.len() };
                    condition += 1;
                    let counted = claims.iter().map(|claim| self.serving_claim(claim, Bearing::Given));
                    found.extend(counted.map(|served| Served { at_least: Some(count), ..served }));
                }
            }
        }
        let named = self.undercutting.get(&ArgumentName::Rule(id)).into_iter().flatten();
        found.extend(named.map(|by| Served::new(Key::Unmade(*by), Bearing::Undercuts)));
        found
    }

    fn serving_claim(&self, claim: &Claim, bearing: Bearing) -> Served {
        let (key, negated) = self.key(claim);
        Served { negated, ..Served::new(key, bearing) }
    }

    /// Puts what bears on a statement in the order of the files.
    fn sort(&self, found: &mut [Served]) {
        found.sort_by_cached_key(|served| {
            let argument = served.states.or(match served.key {
                Key::Argument(argument) => Some(argument),
                _ => None,
            });
            (self.written_at(served), argument)
        });
    }

    /// Where what serves is declared.
    fn written_at(&self, served: &Served) -> Option<Span> {
        let model = self.case.model;
        match &served.key {
            Key::Issue(_) | Key::Unspoken(_) => {
                let claim = self.claim(&served.key, false)?;
                Some(model.predicates[claim.predicate.index()].span)
            }
            Key::Unmade(rule) => Some(model.rules[rule.index()].span),
            Key::Argument(argument) => match self.origin(*argument)? {
                Origin::Rule(rule) | Origin::Transposition(rule, _) => Some(model.rules[rule.index()].span),
                Origin::Contrary(contrary) => Some(model.contraries[contrary.index()].span),
                Origin::Fact(table, row) => {
                    let table = &model.tables[table.index()];
                    table.rows.get(row as usize).copied().or(Some(table.span))
                }
                Origin::Premise(premise)
                | Origin::States(premise, _)
                | Origin::StatesTransposition(premise, _) => Some(model.premises[premise.index()].span),
            },
        }
    }

    /// The predicate that tells a claim's kind, tags and place: the claim that `means` it, or its own.
    pub(super) fn declared(&self, claim: &Claim) -> PredicateId {
        let positive = Claim { negated: false, ..claim.clone() };
        self.faces.words().meaning(&positive).unwrap_or(claim.predicate)
    }

    /// The premise that a statement is of.
    pub(super) fn premise(&self, claim: &Claim) -> Option<PremiseId> {
        match self.case.model.predicates[claim.predicate.index()].sort {
            PredicateSort::Premise(premise) => Some(premise),
            _ => None,
        }
    }
}
