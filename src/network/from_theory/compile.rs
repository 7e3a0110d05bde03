//! From the columns of a theory and a standpoint's choice to nodes.
//!
//! Node numbers: the arguments in use in file order, then the statements with conditions of their own, then
//! whatever fights and weighings need, in the order in which it was first asked for.

use super::strength::Strengths;
use crate::network::select::Choice;
use crate::network::{Graph, NONE, Network, Role};
use crate::theory::{AtLeast, GroundConclusion, Theory};
use crate::vocabulary::*;
use std::collections::{BTreeMap, VecDeque};

mod fight;
mod weigh;

/// The network would be larger than the bound.
#[derive(Debug)]
pub(super) struct TooLarge;

/// How many nodes and how many edges a network may have.
const BOUND: usize = 200_000_000;

/// The switches that an argument hangs on, by their places.
#[derive(Default)]
pub(super) struct Gate {
    /// It is out unless one of these is on; empty where it is in by itself.
    pub(super) takes_in: Vec<u32>,
    /// It is out when one of these is on.
    pub(super) leaves_out: Vec<u32>,
}

impl Gate {
    pub(super) fn brings_in(&self) -> bool {
        !self.takes_in.is_empty()
    }
}

/// What arguments hang on.
pub(super) type Gates = BTreeMap<ArgumentId, Gate>;

/// Builds the network.
pub(super) fn compile(theory: &Theory, choice: Choice) -> Result<Network, TooLarge> {
    compile_switched(theory, choice, &Gates::new(), 0).map(|(network, _)| network)
}

/// Builds the network with nodes for so many switches; the nodes of those that something hangs on.
pub(super) fn compile_switched(
    theory: &Theory,
    choice: Choice,
    gates: &Gates,
    switches: usize,
) -> Result<(Network, Vec<Option<NodeId>>), TooLarge> {
    let sides = Sides::new(theory, &choice);
    let strengths = Strengths::new(theory, &choice, &sides).ok_or(TooLarge)?;
    let mut compiler = Compiler::new(theory, &choice, &sides, &strengths, gates);
    compiler.leaves = vec![NONE; switches];
    compiler.number();
    compiler.push_arguments()?;
    compiler.push_statements()?;
    compiler.push_pending()?;
    if compiler.classes.overflowed() {
        return Err(TooLarge);
    }
    let Compiler { graph, roles, argument_nodes, statement_nodes, leaves, .. } = compiler;
    let leaves = leaves.into_iter().map(|leaf| (leaf != NONE).then_some(leaf)).collect();
    let theory_arguments = theory.arguments.origins.len();
    let arguments_for = sides.arguments_for;
    let network =
        Network { graph, roles, argument_nodes, statement_nodes, choice, arguments_for, theory_arguments };
    Ok((network, leaves))
}

/// Who is for each statement and who undercuts each set, of the arguments in use.
pub(super) struct Sides {
    pub(super) arguments_for: Lists<ArgumentId>,
    undercutters: Lists<ArgumentId>,
}

impl Sides {
    fn new(theory: &Theory, choice: &Choice) -> Self {
        let used = || {
            (0..theory.arguments.origins.len() as u32)
                .map(ArgumentId)
                .filter(|argument| choice.is_used(*argument))
        };
        let so = used().filter_map(|argument| match theory.arguments.conclusions[argument.index()] {
            GroundConclusion::So(statement) => Some((statement.index(), argument)),
            GroundConclusion::Undercuts(_) => None,
        });
        let first = theory.arguments.origins.len();
        let assumed = choice.assumptions.iter().enumerate();
        let assumed = assumed.map(|(place, statement)| (statement.index(), ArgumentId::new(first + place)));
        let undercutting =
            used().filter_map(|argument| match theory.arguments.conclusions[argument.index()] {
                GroundConclusion::So(_) => None,
                GroundConclusion::Undercuts(set) => Some((set.index(), argument)),
            });
        let statements = theory.atoms.len() * 2;
        Self {
            arguments_for: Lists::grouped(statements, so.chain(assumed)),
            undercutters: Lists::grouped(theory.undercuts.len(), undercutting),
        }
    }

    pub(super) fn arguments_for(&self, statement: StatementId) -> &[ArgumentId] {
        self.arguments_for.get(statement.index())
    }
}

/// A node that was asked for and is yet to be added.
enum Pending {
    AtLeast(u32),
    AtLeastStrength(u32, u16),
    Undercut(UndercutId),
    Strength(ArgumentId, u16),
    StatementStrength(StatementId, u16),
    Weighing(StatementId, u16),
    Against(ArgumentId, u16),
    Rebuttal(StatementId, u16),
    Switch(u32),
    AnySwitch(ArgumentId),
}

impl Pending {
    fn role(&self) -> Role {
        match *self {
            Self::AtLeast(place) => Role::AtLeast(place),
            Self::AtLeastStrength(place, level) => Role::AtLeastStrength(place, level),
            Self::Undercut(set) => Role::Undercut(set),
            Self::Strength(argument, level) => Role::Strength(argument, level),
            Self::StatementStrength(statement, level) => Role::StatementStrength(statement, level),
            Self::Weighing(statement, level) => Role::Weighing(statement, level),
            Self::Against(argument, class) => Role::Against(argument, class),
            Self::Rebuttal(statement, class) => Role::Rebuttal(statement, class),
            Self::Switch(place) => Role::Switch(place),
            Self::AnySwitch(argument) => Role::AnySwitch(argument),
        }
    }
}

struct Compiler<'a> {
    theory: &'a Theory,
    choice: &'a Choice,
    sides: &'a Sides,
    strengths: &'a Strengths,
    gates: &'a Gates,
    leaves: Vec<NodeId>,
    graph: Graph,
    roles: Vec<Role>,
    argument_nodes: Vec<NodeId>,
    statement_nodes: Vec<NodeId>,
    /// The next number that no node has been promised.
    next: u32,
    pending: VecDeque<Pending>,
    undercuts: Vec<NodeId>,
    strength_nodes: BTreeMap<(ArgumentId, u16), NodeId>,
    statement_strengths: BTreeMap<(StatementId, u16), NodeId>,
    classes: fight::Classes,
    /// Scratch for one node's edges.
    supports: Vec<NodeId>,
    objections: Vec<NodeId>,
}

impl<'a> Compiler<'a> {
    fn new(
        theory: &'a Theory,
        choice: &'a Choice,
        sides: &'a Sides,
        strengths: &'a Strengths,
        gates: &'a Gates,
    ) -> Self {
        let arguments = theory.arguments.origins.len() + choice.assumptions.len();
        Self {
            theory,
            choice,
            sides,
            strengths,
            gates,
            leaves: Vec::new(),
            graph: Graph::default(),
            roles: Vec::new(),
            argument_nodes: vec![NONE; arguments],
            statement_nodes: vec![NONE; theory.atoms.len() * 2],
            next: 0,
            pending: VecDeque::new(),
            undercuts: vec![NONE; theory.undercuts.len()],
            strength_nodes: BTreeMap::new(),
            statement_strengths: BTreeMap::new(),
            classes: fight::Classes::default(),
            supports: Vec::new(),
            objections: Vec::new(),
        }
    }

    fn promise(&mut self) -> NodeId {
        let node = NodeId(self.next);
        self.next += 1;
        node
    }

    fn ask(&mut self, pending: Pending) -> NodeId {
        self.pending.push_back(pending);
        self.promise()
    }

    /// Adds the next node with the edges in the scratch lists, which are left empty.
    fn push(&mut self, role: Role, need: usize) -> Result<(), TooLarge> {
        if self.graph.len().max(self.graph.edge_count()) > BOUND {
            return Err(TooLarge);
        }
        self.objections.sort_unstable();
        self.objections.dedup();
        self.graph.push(need, &self.supports, &self.objections);
        self.roles.push(role);
        self.supports.clear();
        self.objections.clear();
        Ok(())
    }

    fn number(&mut self) {
        for index in 0..self.argument_nodes.len() {
            if self.choice.is_used(ArgumentId::new(index)) {
                self.argument_nodes[index] = self.promise();
            }
        }
        for index in 0..self.statement_nodes.len() {
            let arguments = self.sides.arguments_for.get(index);
            self.statement_nodes[index] = match arguments {
                [] => NONE,
                [only] if self.shares_node(StatementId(index as u32)) => self.argument_nodes[only.index()],
                _ => self.promise(),
            };
        }
        self.reserve();
    }

    /// Makes room for all that is numbered, so that growing never holds the columns twice.
    fn reserve(&mut self) {
        let columns = &self.theory.arguments;
        let plain: usize = columns.given.item_count() + columns.unless.len() + columns.assuming.len();
        let edges = plain + columns.undercut_in.len() + self.argument_nodes.len();
        self.graph = Graph::with_capacity(self.next as usize, edges);
        self.roles = Vec::with_capacity(self.next as usize);
    }

    /// Whether "some argument stands" is all that its standard asks.
    fn shares_node(&self, statement: StatementId) -> bool {
        matches!(self.choice.standards.of(statement), Standard::Undefeated | Standard::Scintilla)
    }

    fn push_arguments(&mut self) -> Result<(), TooLarge> {
        let columns = &self.theory.arguments;
        let (mut at_least, mut assuming, mut unless, mut undercut) =
            (&columns.at_least[..], &columns.assuming[..], &columns.unless[..], &columns.undercut_in[..]);
        let mut place = 0;
        for index in 0..columns.origins.len() {
            let argument = ArgumentId::new(index);
            let groups = split(&mut at_least, |group| group.argument == argument).len();
            let assuming = split(&mut assuming, |(owner, ..)| *owner == argument);
            let unless = split(&mut unless, |(owner, ..)| *owner == argument);
            let undercut = split(&mut undercut, |(owner, _)| *owner == argument);
            let groups = place..place + groups;
            place = groups.end;
            if self.argument_nodes[index] == NONE {
                continue;
            }
            let given = columns.given.get(index);
            let need = given.len() + groups.len();
            for statement in given {
                self.support(self.statement_nodes[statement.index()]);
            }
            for group in groups {
                let node = self.ask(Pending::AtLeast(group as u32));
                self.support(node);
            }
            assuming.iter().for_each(|(_, _, statement)| {
                self.object(self.statement_nodes[statement.contrary().index()])
            });
            unless.iter().for_each(|(_, _, statement)| self.object(self.statement_nodes[statement.index()]));
            for (_, set) in undercut {
                let node = self.undercut(*set);
                self.object(node);
            }
            self.object_rebuttal(argument);
            let need = need + self.gate(argument);
            self.push(Role::Argument(argument), need)?;
        }
        for argument in (columns.origins.len()..self.argument_nodes.len()).map(ArgumentId::new) {
            self.object_rebuttal(argument);
            let need = self.gate(argument);
            self.push(Role::Argument(argument), need)?;
        }
        Ok(())
    }

    /// Hangs the argument on its switches; how many more supports it needs for that.
    fn gate(&mut self, argument: ArgumentId) -> usize {
        let gates = self.gates;
        let Some(gate) = gates.get(&argument) else { return 0 };
        for place in &gate.leaves_out {
            let leaf = self.leaf(*place);
            self.object(leaf);
        }
        match gate.takes_in.as_slice() {
            [] => return 0,
            [only] => {
                let leaf = self.leaf(*only);
                self.support(leaf);
            }
            _ => {
                let any = self.ask(Pending::AnySwitch(argument));
                self.support(any);
            }
        }
        1
    }

    fn leaf(&mut self, place: u32) -> NodeId {
        if self.leaves[place as usize] == NONE {
            self.leaves[place as usize] = self.ask(Pending::Switch(place));
        }
        self.leaves[place as usize]
    }

    fn support(&mut self, node: NodeId) {
        if node != NONE {
            self.supports.push(node);
        }
    }

    fn object(&mut self, node: NodeId) {
        if node != NONE {
            self.objections.push(node);
        }
    }

    fn is_strict(&self, argument: ArgumentId) -> bool {
        let granted = || argument.index() >= self.theory.arguments.origins.len() + self.choice.assumed;
        self.theory.arguments.strict.get(argument.index()).copied().unwrap_or_else(granted)
    }

    fn conclusion(&self, argument: ArgumentId) -> Option<StatementId> {
        let Some(conclusion) = self.theory.arguments.conclusions.get(argument.index()) else {
            return Some(self.choice.assumptions[argument.index() - self.theory.arguments.origins.len()]);
        };
        match conclusion {
            GroundConclusion::So(statement) => Some(*statement),
            GroundConclusion::Undercuts(_) => None,
        }
    }

    fn undercut(&mut self, set: UndercutId) -> NodeId {
        if self.undercuts[set.index()] == NONE {
            self.undercuts[set.index()] = match self.sides.undercutters.get(set.index()) {
                [] => NONE,
                [only] => self.argument_nodes[only.index()],
                _ => self.ask(Pending::Undercut(set)),
            };
        }
        self.undercuts[set.index()]
    }

    fn push_statements(&mut self) -> Result<(), TooLarge> {
        for index in 0..self.statement_nodes.len() {
            if self.statement_nodes[index].index() != self.graph.len() {
                continue; // none, or shared with its argument
            }
            let statement = StatementId(index as u32);
            match self.choice.standards.of(statement) {
                Standard::Undefeated | Standard::Scintilla => self.support_arguments(statement),
                Standard::DialecticalValidity => {
                    self.support_arguments(statement);
                    self.object_all_against(statement);
                }
                Standard::Preponderance | Standard::ClearAndConvincing | Standard::BeyondReasonableDoubt => {
                    self.support_weighings(statement);
                }
            }
            self.push(Role::Statement(statement), 1)?;
        }
        Ok(())
    }

    fn support_arguments(&mut self, statement: StatementId) {
        let sides = self.sides;
        for argument in sides.arguments_for(statement) {
            self.support(self.argument_nodes[argument.index()]);
        }
    }

    fn push_pending(&mut self) -> Result<(), TooLarge> {
        while let Some(pending) = self.pending.pop_front() {
            let role = pending.role();
            let need = match pending {
                Pending::AtLeast(place) => self.prepare_at_least(place),
                Pending::AtLeastStrength(place, level) => self.prepare_at_least_strength(place, level),
                Pending::Undercut(set) => {
                    let sides = self.sides;
                    sides
                        .undercutters
                        .get(set.index())
                        .iter()
                        .for_each(|one| self.support(self.argument_nodes[one.index()]));
                    1
                }
                Pending::Strength(argument, level) => self.prepare_strength(argument, level),
                Pending::StatementStrength(statement, level) => {
                    self.prepare_statement_strength(statement, level)
                }
                Pending::Weighing(statement, level) => self.prepare_weighing(statement, level),
                Pending::Against(argument, class) => self.prepare_against(argument, class),
                Pending::Rebuttal(statement, class) => self.prepare_rebuttal(statement, class),
                Pending::Switch(_) => 1, // nothing supports it, so it is off
                Pending::AnySwitch(argument) => self.prepare_any_switch(argument),
            };
            self.push(role, need)?;
        }
        Ok(())
    }

    fn prepare_any_switch(&mut self, argument: ArgumentId) -> usize {
        let gates = self.gates;
        for place in gates.get(&argument).iter().flat_map(|gate| &gate.takes_in) {
            let leaf = self.leaf(*place);
            self.support(leaf);
        }
        1
    }

    fn at_least(&self, place: u32) -> &'a AtLeast {
        &self.theory.arguments.at_least[place as usize]
    }

    fn prepare_at_least(&mut self, place: u32) -> usize {
        let group = self.at_least(place);
        group.of.iter().for_each(|statement| self.support(self.statement_nodes[statement.index()]));
        group.count as usize
    }
}

/// Cuts off the front of a slice for as long as `belongs` holds.
fn split<'a, T>(rest: &mut &'a [T], belongs: impl Fn(&T) -> bool) -> &'a [T] {
    let count = rest.iter().take_while(|item| belongs(item)).count();
    let (front, back) = rest.split_at(count);
    *rest = back;
    front
}
