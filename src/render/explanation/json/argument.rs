//! Arguments of the wire format: what was declared, and what is an instance's own.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PlaceWire, place};
use crate::explain::{Cited, Declaration, Face};
use crate::source::Sources;

#[derive(Serialize, JsonSchema)]
pub(in crate::render) struct ArgumentWire {
    sort: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::render) backwards: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<BindingWire>,
    #[serde(rename = "evidence-kind", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cites: Vec<CitedWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    only_for: Vec<String>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
struct BindingWire {
    variable: String,
    value: String,
}

#[derive(Serialize, JsonSchema)]
struct CitedWire {
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by: Vec<String>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

pub(in crate::render::explanation) fn argument(face: &Face, sources: &Sources) -> ArgumentWire {
    ArgumentWire { backwards: face.backwards, ..declared(&face.declaration, &face.with, sources) }
}

/// A declaration, with the values of a rule's variables.
pub(in crate::render) fn declared(
    declaration: &Declaration,
    with: &[(String, String)],
    sources: &Sources,
) -> ArgumentWire {
    let with =
        with.iter().map(|(variable, value)| BindingWire { variable: variable.clone(), value: value.clone() });
    ArgumentWire {
        sort: declaration.sort.name(),
        name: declaration.name.clone(),
        sentence: declaration.sentence.clone(),
        backwards: false,
        with: with.collect(),
        kind: declaration.kind.clone(),
        by: declaration.by.clone(),
        to: declaration.to.clone(),
        date: declaration.date.map(|date| date.to_string()),
        known: declaration.known.map(|known| known.to_string()),
        quote: declaration.quote.clone(),
        cites: declaration.cites.iter().map(cited).collect(),
        because: declaration.backing.clone(),
        only_for: declaration.only_for.clone(),
        place: place(declaration.span, sources),
    }
}

fn cited(cited: &Cited) -> CitedWire {
    CitedWire {
        title: cited.title.clone(),
        by: cited.by.clone(),
        within: cited.within.clone(),
        date: cited.date.map(|date| date.to_string()),
        page: cited.page.clone(),
        url: cited.url.clone(),
    }
}
