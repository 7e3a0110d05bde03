//! Maps as JSON, version 1. The structs here are the wire format and serve nothing else; nodes name each other by id.

use schemars::JsonSchema;
use serde::Serialize;

use super::words;
use crate::explain::Verdict;
use crate::map::{Argument, Content, Evidence, Link, Map, Node, NodeId, Standing, Standpoint, Statement};
use crate::network::Usage;
use crate::render::explanation::phrases;
use crate::render::explanation::{ArgumentWire, PlaceWire, declared, place};
use crate::source::Sources;
use crate::vocabulary::Status;

/// The version of the format; a reader that knows it can read every later addition.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct MapWire {
    version: u32,
    /// In the order in which everything else is told of them.
    standpoints: Vec<StandpointWire>,
    /// The ids of the nodes that the map is of.
    roots: Vec<String>,
    /// Every node before its children, and the children in order.
    nodes: Vec<NodeWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct StandpointWire {
    name: String,
    sentence: Option<String>,
    place: Option<PlaceWire>,
    /// Its own words for statuses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<WordsWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct WordsWire {
    status: &'static str,
    words: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct NodeWire {
    /// Fit for a fragment of a URL; no edit elsewhere changes it.
    id: String,
    /// What it was declared as, with its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(flatten)]
    content: ContentWire,
    parent: Option<String>,
    /// How it bears on its parent.
    link: Option<LinkWire>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<String>,
    /// What each standpoint says of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    standings: Vec<StandingWire>,
    /// For each standpoint, whether its verdict on a root rests on this.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    carries: Vec<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
enum ContentWire {
    Statement {
        sentence: String,
        /// As the language writes it.
        literal: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        statement_kind: Option<String>,
        is_thesis: bool,
        /// What each standpoint says of it in words of its own, where it is a thesis or a root.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        verdicts: Vec<VerdictWire>,
    },
    Evidence {
        sentence: String,
        literal: String,
        is_certain: bool,
        declared: ArgumentWire,
    },
    Argument {
        is_strict: bool,
        /// How many exceptions and presumptions nobody questioned.
        unquestioned: usize,
        declared: ArgumentWire,
    },
    Reference {
        /// The id of the node that stands in full.
        to: String,
        sentence: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        literal: Option<String>,
        /// What serves here is the contrary of what stands there.
        is_contrary: bool,
    },
    Folded {
        /// How many reasons lie deeper than the map goes.
        count: usize,
    },
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct VerdictWire {
    verdict: String,
    status: &'static str,
    contrary_accepted_too: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct LinkWire {
    bearing: &'static str,
    /// The same in a word for people.
    says: &'static str,
    /// It speaks against its parent.
    is_attack: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<CountWire>,
    /// The critical question that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    /// For a premise that states its parent: what each standpoint says of that step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    standings: Vec<StandingWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CountWire {
    /// Which of the conditions that count, from 0.
    condition: usize,
    needed: u32,
    of: usize,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct StandingWire {
    standing: &'static str,
    /// The sign that goes with it: one of five.
    mark: &'static str,
    /// The same in words for people.
    says: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_assumed: bool,
    /// Why it is left out, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<&'static str>,
}

/// A map as JSON.
#[must_use]
pub fn map_json(map: &Map, sources: &Sources) -> String {
    crate::render::explanation::written(&map_wire(map, sources))
}

/// The schema of a map.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<MapWire>()
}

pub(super) fn map_wire(map: &Map, sources: &Sources) -> MapWire {
    let id = |id: &NodeId| map.node(*id).id.clone();
    MapWire {
        version: VERSION,
        standpoints: map.standpoints.iter().map(|each| standpoint(each, sources)).collect(),
        roots: map.roots.iter().map(id).collect(),
        nodes: map.nodes.iter().map(|node| node_wire(map, node, sources)).collect(),
    }
}

fn standpoint(standpoint: &Standpoint, sources: &Sources) -> StandpointWire {
    let words =
        |(status, words): &(Status, String)| WordsWire { status: status.name(), words: words.clone() };
    StandpointWire {
        name: standpoint.view.name.clone(),
        sentence: standpoint.view.sentence.clone(),
        place: place(standpoint.view.span, sources),
        words: standpoint.words.iter().map(words).collect(),
    }
}

fn node_wire(map: &Map, node: &Node, sources: &Sources) -> NodeWire {
    let id = |id: &NodeId| map.node(*id).id.clone();
    NodeWire {
        id: node.id.clone(),
        role: words::role(map, node),
        content: content(map, node, sources),
        parent: node.parent.as_ref().map(id),
        link: node.link.as_ref().map(link),
        children: node.children.iter().map(id).collect(),
        standings: node.standings.iter().map(standing).collect(),
        carries: node.carries.clone(),
        tags: node.tags.clone(),
        place: place(node.span, sources),
    }
}

fn content(map: &Map, node: &Node, sources: &Sources) -> ContentWire {
    match &node.content {
        Content::Statement(statement) => statement_wire(statement),
        Content::Evidence(evidence) => evidence_wire(evidence, sources),
        Content::Argument(argument) => argument_wire(argument, sources),
        Content::Reference(reference) => ContentWire::Reference {
            to: map.node(reference.to).id.clone(),
            sentence: reference.sentence.clone(),
            literal: reference.literal.clone(),
            is_contrary: reference.is_contrary,
        },
        Content::Folded(count) => ContentWire::Folded { count: *count },
    }
}

fn statement_wire(statement: &Statement) -> ContentWire {
    let verdict = |verdict: &Verdict| VerdictWire {
        verdict: phrases::said(verdict.words.as_deref(), verdict.status, verdict.both),
        status: verdict.status.name(),
        contrary_accepted_too: verdict.both,
    };
    ContentWire::Statement {
        sentence: statement.sentence.clone(),
        literal: statement.literal.clone(),
        statement_kind: statement.kind.clone(),
        is_thesis: statement.is_thesis,
        verdicts: statement.verdicts.iter().map(verdict).collect(),
    }
}

fn evidence_wire(evidence: &Evidence, sources: &Sources) -> ContentWire {
    ContentWire::Evidence {
        sentence: evidence.sentence.clone(),
        literal: evidence.literal.clone(),
        is_certain: evidence.is_certain,
        declared: declared(&evidence.declaration, &[], sources),
    }
}

fn argument_wire(argument: &Argument, sources: &Sources) -> ContentWire {
    let mut declared = declared(&argument.declaration, &argument.with, sources);
    declared.backwards = argument.is_backwards;
    ContentWire::Argument { is_strict: argument.is_strict, unquestioned: argument.unquestioned, declared }
}

fn link(link: &Link) -> LinkWire {
    let count = |count: crate::map::Count| CountWire {
        condition: count.condition,
        needed: count.needed,
        of: count.of,
    };
    LinkWire {
        bearing: link.bearing.name(),
        says: words::bearing(link.bearing),
        is_attack: link.bearing.is_attack(),
        at_least: link.at_least.map(count),
        question: link.question.clone(),
        standings: link.standings.iter().map(standing).collect(),
    }
}

fn standing(standing: &Standing) -> StandingWire {
    let (mark, says) = words::standing(standing);
    let (usage, is_assumed) = match *standing {
        Standing::Statement { usage, is_assumed, .. } => (usage, is_assumed),
        Standing::Argument(crate::map::Force::Unused(usage)) => (usage, false),
        Standing::Argument(_) => (Usage::Used, false),
    };
    StandingWire {
        standing: standing.name(),
        mark: mark.class(),
        says,
        is_assumed,
        left_out: (usage != Usage::Used).then(|| words::usage(usage)),
    }
}
