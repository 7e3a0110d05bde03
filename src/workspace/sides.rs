//! Verdicts under the semantics that each standpoint asks for: which sets are looked at for a claim, and the network of the one that
//! reasons are told of, in which sides are taken.

use rayon::prelude::*;
use std::ops::ControlFlow;

use super::judge::Judged;
use super::{Judgement, Loaded};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::extensions::{Extension, Extensions, sides};
use crate::evaluate::{self, Label, Labels};
use crate::explain::{self, Agreement, Claim, Sides, Way};
use crate::model::Model;
use crate::network::{self, Graph, Network};
use crate::sat::Interrupt;
use crate::theory::Theory;
use crate::vocabulary::*;

/// How many sets that agree are told.
const ALIKE: usize = 3;

/// After so many sets no more are looked at for ones that agree by other sides.
const LOOKED_AT: usize = 200;

/// What is found of a claim by the semantics of each standpoint of a judgement, in their order.
#[derive(Debug)]
pub struct About(Vec<Option<Taken>>);

/// A standpoint's network for one claim, with the sides taken that its verdict rests on.
#[derive(Debug)]
struct Taken {
    network: Option<(Network, Labels)>,
    sides: Sides,
}

impl Loaded {
    /// Judges the file from these standpoints, each by the semantics that it asks for. What is found of a claim is then asked by
    /// `about`. A standpoint for which there is no set at all is left out, and a diagnostic tells so: nothing follows from none.
    ///
    /// # Errors
    /// Where rules have more instances than the bound: a diagnostic that names the rule.
    pub fn judge_by_semantics(&self, standpoints: &[StandpointId]) -> Result<Judgement, Box<Diagnostic>> {
        self.judge_each(standpoints, &|theory, standpoint| {
            let network = network::from_theory::build_for_its_semantics(&self.model, theory, standpoint)?;
            let judged = Judged::of(standpoint, network);
            match exists(&self.model, &judged) {
                true => Ok(judged),
                false => Err(Box::new(nothing_follows(&self.model, standpoint))),
            }
        })
    }
}

impl Judgement {
    /// What is found of a claim, each standpoint by its semantics.
    #[must_use]
    pub fn about(&self, model: &Model, claim: &Claim) -> About {
        let of = |judged: &Judged| taken(model, &self.theory, judged, claim);
        About(self.standpoints.par_iter().map(of).collect())
    }

    /// What was found of a claim, as explanations take it.
    #[must_use]
    pub fn sides_about<'a>(&'a self, about: &'a About) -> Vec<explain::Judged<'a>> {
        let side = |(judged, taken): (&'a Judged, &'a Option<Taken>)| {
            let own = judged.side();
            let Some(taken) = taken else { return own };
            let own = explain::Judged { sides: Some(&taken.sides), ..own };
            match &taken.network {
                Some((network, labels)) => explain::Judged { network, labels, ..own },
                None => own,
            }
        };
        self.standpoints.iter().zip(&about.0).map(side).collect()
    }
}

fn extensions<'j>(model: &Model, judged: &'j Judged) -> Extensions<'j> {
    let semantics = model.standpoints[judged.standpoint.index()].semantics;
    Extensions::new(judged.network.graph(), &judged.labels, semantics, &Interrupt::default())
}

fn exists(model: &Model, judged: &Judged) -> bool {
    extensions(model, judged).exist().unwrap_or(true)
}

/// Where there is no stable set.
fn nothing_follows(model: &Model, standpoint: StandpointId) -> Diagnostic {
    let standpoint = &model.standpoints[standpoint.index()];
    let (name, semantics) = (&standpoint.name, standpoint.semantics.name());
    let message = format!("from standpoint `{name}` nothing follows: there is no {semantics} set");
    Diagnostic::new(Code::NoExtension, standpoint.span, message)
        .help("some argument objects to itself, if only by a long way round; `semantics semi-stable` decides what can be decided")
}

fn taken(model: &Model, theory: &Theory, judged: &Judged, claim: &Claim) -> Option<Taken> {
    let standpoint = &model.standpoints[judged.standpoint.index()];
    let (semantics, acceptance) = (standpoint.semantics, standpoint.acceptance);
    if !judged.takes_sides(model) {
        return None;
    }
    let told = |agreement, ways| Sides { semantics, acceptance, agreement, ways };
    let statement = claim.statement(theory);
    let pair = statement.map_or([None; 2], |statement| sides(&judged.network, statement));
    let open = pair.into_iter().flatten().filter(|node| judged.labels.label(*node) == Label::Undecided);
    if open.count() == 0 {
        return Some(Taken { network: None, sides: told(Agreement::Settled, Vec::new()) });
    }
    let mut sets = extensions(model, judged);
    let mut found = one_of_each(&mut sets, pair);
    // Credulously the first of these statuses that some set has: the most that can be said for the claim.
    found.sort_by_key(|(status, _)| Status::ALL.iter().position(|other| other == status));
    let bearing = bearing(judged.network.graph(), &pair);
    let way = |(status, set): &(Status, Extension)| {
        let nodes = evaluate::sides_taken(judged.network.graph(), set);
        let nodes: Vec<NodeId> = nodes.into_iter().filter(|node| bearing[node.index()]).collect();
        (Way::new(model, theory, &judged.network, *status, &nodes), nodes)
    };
    let mut ways: Vec<(Way, Vec<NodeId>)> = found.iter().map(way).collect();
    if found.len() > 1 && acceptance == Acceptance::Sceptical {
        // Contested, as the grounded labels have it too.
        let ways = ways.into_iter().map(|(way, _)| way).collect();
        return Some(Taken { network: None, sides: told(Agreement::Differ, ways) });
    }
    let agreement = match acceptance {
        Acceptance::Sceptical => Agreement::InAll,
        Acceptance::Credulous => Agreement::InSome,
    };
    let taken = ways.first().map(|(_, nodes)| judged.network.taking_sides(nodes));
    if agreement == Agreement::InAll {
        add_alike(&mut sets, &mut ways, &|set| way(&(set.status_of(pair), set.clone())));
    }
    let network = taken.map(|network| {
        let labels = evaluate::grounded(network.graph());
        (network, labels)
    });
    Some(Taken { network, sides: told(agreement, ways.into_iter().map(|(way, _)| way).collect()) })
}

/// A set for each status that the claim has in some set.
fn one_of_each(sets: &mut Extensions<'_>, pair: [Option<NodeId>; 2]) -> Vec<(Status, Extension)> {
    let mut found: Vec<(Status, Extension)> = Vec::new();
    for node in pair.into_iter().flatten() {
        for label in [Label::In, Label::Undecided, Label::Out] {
            // Nothing ends this search from outside.
            let Ok(Some(set)) = sets.find(node, &[label]) else { continue };
            let status = set.status_of(pair);
            if found.iter().all(|(other, _)| *other != status) {
                found.push((status, set));
            }
        }
    }
    found
}

/// Sets that agree with the first by taking other sides.
fn add_alike(
    sets: &mut Extensions<'_>,
    ways: &mut Vec<(Way, Vec<NodeId>)>,
    way: &dyn Fn(&Extension) -> (Way, Vec<NodeId>),
) {
    let mut looked_at = 0;
    let _ = sets.each(&mut |set| {
        let another = way(set);
        if ways.iter().all(|(known, _)| *known != another.0) {
            ways.push(another);
        }
        looked_at += 1;
        match ways.len() < ALIKE && looked_at < LOOKED_AT {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    });
}

/// Which nodes bear on some of these.
fn bearing(graph: &Graph, on: &[Option<NodeId>; 2]) -> Vec<bool> {
    let mut bears = vec![false; graph.len()];
    let mut waiting: Vec<NodeId> = on.iter().flatten().copied().collect();
    while let Some(node) = waiting.pop() {
        if !std::mem::replace(&mut bears[node.index()], true) {
            waiting.extend(graph.supports(node).iter().chain(graph.objections(node)));
        }
    }
    bears
}
