//! The JSON schemas of everything that is written for programs (JSON Schema 2020-12), made from the structs that write it.

use super::{diagnostics, explanation, map, report, verification};
use crate::certify::wire;

/// A document that is written for programs.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name: the command that writes it.
    pub name: &'static str,
    /// Its schema, as JSON.
    pub schema: String,
}

/// Every document with its schema, in the order of the manual.
#[must_use]
pub fn documents() -> Vec<Document> {
    let all = [
        ("eval", explanation::eval_schema()),
        ("why", explanation::why_schema()),
        ("why-dialogue", explanation::dialogue_schema()),
        ("why-not", explanation::why_not_schema()),
        ("flip", explanation::flip_schema()),
        ("part", explanation::part_schema()),
        ("part-table", explanation::part_table_schema()),
        ("lean", explanation::lean_schema()),
        ("suppose", explanation::supposition_schema()),
        ("certificate", wire::schema()),
        ("verify", verification::schema()),
        ("check", diagnostics::schema()),
        ("test", report::test_schema()),
        ("diff", report::comparison_schema()),
        ("map", map::schema()),
    ];
    all.into_iter().map(|(name, schema)| Document { name, schema: pretty(&schema) }).collect()
}

/// The schema of what a struct writes: what may be left out is not required.
pub(super) fn of<T: schemars::JsonSchema>() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is always written") + "\n"
}
