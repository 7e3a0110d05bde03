//! Programs at size.

use super::Draw;
use super::draft::{Draft, Written};
use standpoint::model::Model;
use standpoint::vocabulary::*;

/// Paths through a random graph: about 1,400,000 of them, most found in several ways.
pub fn closure() -> Model {
    let (nodes, edges) = (1500, 3100);
    let mut draw = Draw(7);
    let mut rows: Vec<[u32; 2]> = (0..edges).map(|_| [draw.below(nodes), draw.below(nodes)]).collect();
    rows.sort_unstable();
    rows.dedup();
    paths(nodes, rows)
}

/// Paths along a chain: 1,400,000 of them, each found in one way, over 1,673 rounds.
pub fn chain_closure() -> Model {
    let nodes = 1674;
    paths(nodes, (0..nodes - 1).map(|node| [node, node + 1]).collect())
}

fn paths(nodes: u32, edges: Vec<[u32; 2]>) -> Model {
    let mut draft = Draft::new();
    draft.constants(nodes);
    draft.facts("edge", edges);
    draft.rule("step", Written { given: &["edge(?x, ?y)"], so: "path(?x, ?y)", ..Written::default() });
    let given = &["path(?x, ?y)", "edge(?y, ?z)"];
    draft.rule("further", Written { given, so: "path(?x, ?z)", ..Written::default() });
    draft.model
}

/// Contracts, deliveries and excuses: eleven rules with exceptions, conflicts and an undercut over 1,000,000
/// facts.
pub fn contracts() -> Model {
    contracts_of(250_000)
}

/// The same, four facts to a contract.
pub fn contracts_of(contracts: u32) -> Model {
    let (people, days) = (contracts / 5, 2000);
    let mut draft = Draft::new();
    let mut draw = Draw(11);
    draft.constants(contracts + people);
    let first_day = draft.model.constants.len() as u32;
    for day in 0..days {
        draft.constant(&format!("{}-{:02}-{:02}", 1900 + day / 336, day / 28 % 12 + 1, day % 28 + 1));
    }
    let person = |draw: &mut Draw| contracts + draw.below(people);
    let parties: Vec<[u32; 3]> =
        (0..contracts).map(|one| [one, person(&mut draw), person(&mut draw)]).collect();
    draft.facts("contract", parties);
    for relation in ["due", "delivered"] {
        let dated: Vec<[u32; 2]> = (0..contracts).map(|one| [one, first_day + draw.below(days)]).collect();
        draft.facts(relation, dated);
    }
    for (relation, share) in [("storm", 5), ("warned", 2), ("waived", 5), ("paid", 2)] {
        draft.facts(relation, (0..contracts / share).map(|_| [draw.below(contracts)]).collect::<Vec<_>>());
    }
    draft.facts("minor", (0..contracts / 10).map(|_| [person(&mut draw)]).collect::<Vec<_>>());
    rules(&mut draft);
    draft.model
}

fn rules(draft: &mut Draft) {
    let rule = Written::default();
    let contract = "contract(?c, ?s, ?b)";
    draft.rule(
        "seller-is-bound",
        Written { given: &[contract], unless: &["minor(?s)"], so: "bound(?s, ?c)", ..rule },
    );
    draft.rule(
        "buyer-is-bound",
        Written { given: &[contract], unless: &["minor(?b)"], so: "bound(?b, ?c)", ..rule },
    );
    let given = &["due(?c, ?d)", "delivered(?c, ?e)"];
    draft.rule("late", Written { given, compare: &[("?d", "<", "?e")], so: "late(?c)", ..rule });
    let given = &["late(?c)", contract, "bound(?s, ?c)"];
    let breach = Written { given, unless: &["excused(?c)"], so: "breach(?s, ?c)", ..rule };
    let breach = draft.rule("breach", breach);
    draft.rule("storm-excuses", Written { given: &["storm(?c)"], so: "excused(?c)", ..rule });
    let given = &["storm(?c)", "warned(?c)"];
    draft.rule("one-who-was-warned", Written { given, so: "not excused(?c)", ..rule });
    let given = &["breach(?s, ?c)", contract];
    draft.rule("liable", Written { given, unless: &["settled(?c)"], so: "liable(?s, ?b, ?c)", ..rule });
    let given = &["minor(?s)", contract];
    draft.rule("minors-are-not-bound", Written { given, so: "not bound(?s, ?c)", ..rule });
    draft.rule(
        "payment-settles",
        Written { given: &["paid(?c)"], unless: &["late(?c)"], so: "settled(?c)", ..rule },
    );
    let given = &["waived(?c)", contract];
    draft.rule("waiver", Written { given, so: "not liable(?s, ?b, ?c)", ..rule });
    let waived = Written { given: &["waived(?c)", "paid(?c)"], ..rule };
    draft.undercut("waived-and-paid", waived, ArgumentName::Rule(breach), &[(0, "?c")]);
}

/// A chain of arguments without variables, each given what the one before concludes.
pub fn argument_chain(length: u32) -> Model {
    let mut draft = Draft::new();
    draft.premise("start", &["a0"], false);
    for place in 0..length {
        let (given, so) = (format!("a{place}"), format!("a{}", place + 1));
        draft.rule("", Written { given: &[&given], so: &so, ..Written::default() });
    }
    draft.model
}

/// What is reached along a chain from its one end: as many rounds as there are places.
pub fn reach(length: u32) -> Model {
    let mut draft = Draft::new();
    draft.constants(length);
    draft.facts("edge", (0..length - 1).map(|node| [node, node + 1]).collect::<Vec<_>>());
    draft.facts("reached", [[0]]);
    let given = &["reached(?x)", "edge(?x, ?y)"];
    draft.rule("further", Written { given, so: "reached(?y)", ..Written::default() });
    draft.model
}

/// A chain of arguments that each count what the one before concludes among two others.
pub fn counting_chain(length: u32) -> Model {
    let mut draft = Draft::new();
    draft.premise("start", &["a0", "b"], false);
    for place in 0..length {
        let (one, so) = (format!("a{place}"), format!("a{}", place + 1));
        let at_least: &[(u32, bool, &[&str])] = &[(2, true, &[&one, "b", "c"])];
        draft.rule("", Written { at_least, so: &so, ..Written::default() });
    }
    draft.model
}
