//! What can be switched off, and what is: premises, facts, rules, arguments and preferences, by ids that a page can keep
//! while the text around them is edited.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::explain::{Declaration, Sort, declared, fact};
use crate::map::{Content, Map};
use crate::model::{Model, PredicateSort};
use crate::network::from_theory::preferences;
use crate::source::Span;
use crate::variation::Change;
use crate::vocabulary::*;
use crate::workspace::Loaded;

/// Something in the map that can be left out.
#[derive(Serialize)]
pub(super) struct Switch {
    id: String,
    sort: &'static str,
    /// Its sentence, or its name where it has none.
    label: String,
    /// The nodes of the map that show it.
    nodes: Vec<String>,
}

/// A preference that can be left out.
#[derive(Serialize)]
pub(super) struct Preference {
    id: String,
    stronger: String,
    weaker: String,
    /// The standpoints for which it holds.
    standpoints: Vec<String>,
}

/// Something that is left out.
#[derive(Serialize)]
pub(super) struct LeftOut {
    id: String,
    /// The file has it.
    known: bool,
    #[serde(skip)]
    pub(super) changes: Vec<Change>,
}

impl LeftOut {
    /// What the file does not have, or nobody can tell.
    pub(super) fn unknown(id: &str) -> Self {
        Self { id: id.to_owned(), known: false, changes: Vec::new() }
    }
}

/// Everything that has a name, or goes by what it says, with its id.
pub(super) struct Names {
    ids: BTreeMap<ArgumentName, String>,
    by_id: BTreeMap<String, ArgumentName>,
    by_place: FxHashMap<Span, ArgumentName>,
}

impl Names {
    pub(super) fn of(model: &Model) -> Self {
        let mut names = Self { ids: BTreeMap::new(), by_id: BTreeMap::new(), by_place: FxHashMap::default() };
        for predicate in &model.predicates {
            if let PredicateSort::Premise(premise) = predicate.sort {
                names.add(model, ArgumentName::Premise(premise), predicate.name_span);
            }
        }
        for (index, rule) in model.rules.iter().enumerate() {
            names.add(model, ArgumentName::Rule(RuleId::new(index)), rule.name_span);
        }
        for (index, instance) in model.instance_names.iter().enumerate() {
            names.add(model, ArgumentName::Instance(InstanceNameId::new(index)), instance.span);
        }
        names
    }

    /// Two that say the same and have no name are told apart by a number.
    fn add(&mut self, model: &Model, name: ArgumentName, place: Span) {
        let (sort, label) = declared(model, name);
        let plain = format!("{} {label}", sort.name());
        let mut id = plain.clone();
        let mut times = 1;
        while self.by_id.contains_key(&id) {
            times += 1;
            id = format!("{plain} ({times})");
        }
        self.ids.insert(name, id.clone());
        self.by_id.insert(id, name);
        self.by_place.insert(place, name);
    }

    /// What the ids stand for.
    pub(super) fn left_out(&self, loaded: &Loaded, ids: &[String]) -> Vec<LeftOut> {
        let (mut preferences, mut facts) = (None, None);
        let mut changes = |id: &String| {
            if let Some(name) = self.by_id.get(id) {
                return vec![Change::Withdraw(*name)];
            }
            let preferences = preferences.get_or_insert_with(|| self.pairs_by_id(&loaded.model));
            if let Some((stronger, weaker)) = preferences.get(id) {
                return vec![Change::Unprefer(*stronger, *weaker)];
            }
            let facts = facts.get_or_insert_with(|| rows(&loaded.model));
            let rows = facts.get(id).into_iter().flatten();
            rows.map(|(table, row)| Change::WithdrawRow(*table, *row)).collect()
        };
        let each = ids.iter().map(|id| {
            let changes = changes(id);
            LeftOut { id: id.clone(), known: !changes.is_empty(), changes }
        });
        each.collect()
    }

    /// What can be left out of the map, in its order.
    pub(super) fn switches(&self, map: &Map) -> Vec<Switch> {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut switches: Vec<Switch> = Vec::new();
        for (_, node) in map.iter() {
            let Some((id, declaration)) = self.switch(&node.content) else { continue };
            let place = *places.entry(id.clone()).or_insert_with(|| {
                let label = declaration.sentence.clone().unwrap_or_else(|| node.sentence().to_owned());
                let label = if label.is_empty() { id.clone() } else { label };
                switches.push(Switch { id, sort: declaration.sort.name(), label, nodes: Vec::new() });
                switches.len() - 1
            });
            switches[place].nodes.push(node.id.clone());
        }
        switches
    }

    fn switch<'m>(&self, content: &'m Content) -> Option<(String, &'m Declaration)> {
        let (declaration, literal) = match content {
            Content::Evidence(evidence) => (&evidence.declaration, Some(&evidence.literal)),
            Content::Argument(argument) => (&argument.declaration, None),
            _ => return None,
        };
        let id = match (declaration.sort, literal) {
            (Sort::Fact, Some(literal)) => of_fact(literal),
            _ => self.ids.get(self.by_place.get(&declaration.span?)?)?.clone(),
        };
        Some((id, declaration))
    }

    /// The preferences, in the order of the standpoints.
    pub(super) fn preferences(&self, model: &Model) -> Vec<Preference> {
        let label = |name: ArgumentName| declared(model, name).1;
        let each = pairs(model).into_iter().map(|(pair, standpoints)| Preference {
            id: self.preference(pair),
            stronger: label(pair.0),
            weaker: label(pair.1),
            standpoints,
        });
        each.collect()
    }

    fn pairs_by_id(&self, model: &Model) -> BTreeMap<String, Pair> {
        pairs(model).into_iter().map(|(pair, _)| (self.preference(pair), pair)).collect()
    }

    fn preference(&self, (stronger, weaker): Pair) -> String {
        let id = |name| self.ids.get(&name).map_or("", String::as_str);
        format!("prefer {} over {}", id(stronger), id(weaker))
    }
}

/// The stronger and the weaker.
type Pair = (ArgumentName, ArgumentName);

/// Every preference once, with the standpoints for which it holds.
fn pairs(model: &Model) -> Vec<(Pair, Vec<String>)> {
    let mut places: FxHashMap<Pair, usize> = FxHashMap::default();
    let mut pairs: Vec<(Pair, Vec<String>)> = Vec::new();
    for standpoint in &model.standpoints {
        for (stronger, weaker, _) in preferences(model, standpoint) {
            let place = *places.entry((stronger, weaker)).or_insert_with(|| {
                pairs.push(((stronger, weaker), Vec::new()));
                pairs.len() - 1
            });
            if pairs[place].1.last() != Some(&standpoint.name) {
                pairs[place].1.push(standpoint.name.clone());
            }
        }
    }
    pairs
}

/// The rows of all tables by their ids.
fn rows(model: &Model) -> BTreeMap<String, Vec<(TableId, u32)>> {
    let mut rows: BTreeMap<String, Vec<(TableId, u32)>> = BTreeMap::new();
    for (index, table) in model.tables.iter().enumerate() {
        let id = TableId::new(index);
        for row in 0..table.rows.len() as u32 {
            rows.entry(of_fact(&fact(model, id, row))).or_default().push((id, row));
        }
    }
    rows
}

fn of_fact(literal: &str) -> String {
    format!("{} {literal}", Sort::Fact.name())
}
