//! The sets of every semantics against the definitions: on random theories as brute force labels them, and on random graphs.

mod support;

use proptest::prelude::*;
use serde::Deserialize;
use standpoint::evaluate::extensions::{Extension, Extensions, sides};
use standpoint::evaluate::{Label, grounded, sides_taken};
use standpoint::network::Graph;
use standpoint::sat::{Interrupt, Stopped};
use standpoint::vocabulary::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use support::definition::{self, Set, graphs};
use support::{Judged, Theory, judge};

/// A theory, its atoms, and for each semantics its sets: a word each, of a letter for each atom's status.
#[derive(Deserialize)]
struct Case {
    theory: Theory,
    atoms: Vec<String>,
    sets: BTreeMap<String, String>,
}

fn all(extensions: &mut Extensions<'_>) -> Vec<Extension> {
    let mut found = Vec::new();
    let visit = &mut |extension: &Extension| {
        found.push(extension.clone());
        ControlFlow::Continue(())
    };
    extensions.each(visit).expect("nothing ends the search");
    found
}

/// A statement's status as a letter: `b` where its contrary is accepted as well, as a scintilla allows.
fn letter(set: &Set, [one, other]: [Option<NodeId>; 2]) -> char {
    let has = |side: Option<NodeId>, members: &[bool]| side.is_some_and(|node| members[node.index()]);
    match set {
        (sure, _) if has(one, sure) && has(other, sure) => 'b',
        (sure, _) if has(one, sure) => 'a',
        (sure, _) if has(other, sure) => 'r',
        (_, possible) if has(one, possible) || has(other, possible) => 'c',
        _ => 'u',
    }
}

fn statement(judged: &Judged, atom: &str) -> Option<StatementId> {
    let name = format!("s-{atom}");
    let predicate = judged.model.predicates.iter().position(|claim| claim.name == name)?;
    let atom = judged.theory.atoms.find(PredicateId::new(predicate), &[])?;
    Some(StatementId::new(atom, false))
}

/// What is to be said of a statement that is one of these in the sets: in every set, and in some.
fn expected(letters: &str) -> [Option<Status>; 2] {
    let has = |set: char, status| match set {
        'b' => matches!(status, Status::Accepted | Status::Rejected),
        _ => status.name().starts_with(set),
    };
    let all = Status::ALL.iter().find(|status| letters.chars().all(|set| has(set, **status)));
    let some = Status::ALL.iter().find(|status| letters.chars().any(|set| has(set, **status)));
    [some.map(|_| all.copied().unwrap_or(Status::Contested)), some.copied()]
}

fn found(sets: &mut Extensions<'_>, sides: [Option<NodeId>; 2]) -> [Option<Status>; 2] {
    [Acceptance::Sceptical, Acceptance::Credulous]
        .map(|acceptance| sets.status(sides, acceptance).expect("nothing ends the search"))
}

fn differences(number: usize, line: &str) -> Vec<String> {
    let case: Case = serde_json::from_str(line).expect("a case a line");
    let judged = judge(&case.theory.declarations().concat());
    let statements: Vec<Option<StatementId>> =
        case.atoms.iter().map(|atom| statement(&judged, atom)).collect();
    let mut failures = Vec::new();
    for semantics in Semantics::ALL {
        let mut expected_sets: Vec<&str> = case.sets[semantics.name()].split_whitespace().collect();
        expected_sets.sort_unstable();
        let mut sets =
            Extensions::new(judged.network.graph(), &judged.labels, *semantics, &Interrupt::default());
        let graph = judged.network.graph();
        let pair = |statement: &Option<StatementId>| {
            statement.map_or([None; 2], |statement| sides(&judged.network, statement))
        };
        let pairs: Vec<[Option<NodeId>; 2]> = statements.iter().map(pair).collect();
        let word = |set: &Extension| -> String {
            let set = of_extension(graph, set);
            pairs.iter().map(|pair| letter(&set, *pair)).collect()
        };
        let mut words: Vec<String> = all(&mut sets).iter().map(word).collect();
        words.sort_unstable();
        if words != expected_sets {
            failures.push(format!("line {number}: {}: {words:?}, not {expected_sets:?}", semantics.name()));
        }
        for (place, pair) in pairs.iter().enumerate() {
            let letters: String = expected_sets.iter().filter_map(|set| set.chars().nth(place)).collect();
            let found = found(&mut sets, *pair);
            if found != expected(&letters) {
                let atom = &case.atoms[place];
                failures.push(format!("line {number}: {}: {atom}: {found:?}, {letters}", semantics.name()));
            }
        }
    }
    failures
}

#[test]
fn random_theories_have_the_sets_of_brute_force() {
    let lines = include_str!("oracle/semantics.jsonl");
    let failures: Vec<String> =
        lines.lines().enumerate().flat_map(|(number, line)| differences(number + 1, line)).collect();
    let shown: Vec<&String> = failures.iter().take(5).collect();
    assert!(failures.is_empty(), "{} differ, such as {shown:#?}", failures.len());
    assert!(lines.lines().count() >= 1_300);
}

fn of_extension(graph: &Graph, extension: &Extension) -> Set {
    let labels: Vec<Label> = graph.nodes().map(|node| extension.label(node)).collect();
    let holds = labels.iter().map(|label| *label == Label::In).collect();
    (holds, labels.iter().map(|label| *label != Label::Out).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn random_graphs_have_the_sets_of_the_definitions(graph in graphs(9)) {
        let labels = grounded(&graph);
        for semantics in Semantics::ALL {
            let expected_sets = definition::sets(&graph, *semantics);
            let mut sets = Extensions::new(&graph, &labels, *semantics, &Interrupt::default());
            // Where the sides are taken that a set takes, it is the grounded one.
            for set in all(&mut sets) {
                let sided = graph.without_objections_to(&sides_taken(&graph, &set));
                let labels = grounded(&sided);
                prop_assert!(graph.nodes().all(|node| labels.label(node) == set.label(node)), "{}", semantics.name());
            }
            let mut found: Vec<Set> = all(&mut sets).iter().map(|set| of_extension(&graph, set)).collect();
            found.sort();
            prop_assert_eq!(&found, &expected_sets, "{}", semantics.name());
            prop_assert_eq!(sets.count(), Ok(Some(expected_sets.len() as u128)));
            let one = sets.one().expect("it ends").map(|set| of_extension(&graph, &set));
            prop_assert!(one.map_or(expected_sets.is_empty(), |one| expected_sets.contains(&one)));
            // Any two nodes serve as a statement and its contrary.
            for node in graph.nodes() {
                let sides = [node, NodeId((node.0 + 1) % graph.len() as u32)].map(Some);
                let letters: String = expected_sets.iter().map(|set| letter(set, sides)).collect();
                prop_assert_eq!(self::found(&mut sets, sides), expected(&letters), "{}", semantics.name());
                let survey = sets.survey().expect("nothing ends the search");
                prop_assert_eq!(survey.seen(node), sets.seen(node).expect("nothing ends the search"));
            }
        }
    }
}

/// So many pairs that object to each other, each also to the first of the next pair where they are `joined`.
fn quarrels(pairs: u32, joined: bool) -> Graph {
    let mut graph = Graph::default();
    for pair in 0..pairs {
        let [one, other] = [NodeId(2 * pair), NodeId(2 * pair + 1)];
        let before = NodeId((2 * pair).saturating_sub(2));
        let objections = [other, before];
        graph.push(0, &[], &objections[..if joined && pair > 0 { 2 } else { 1 }]);
        graph.push(0, &[], &[one]);
    }
    graph
}

#[test]
fn a_hundred_thousand_undecided_nodes_are_no_matter() {
    for joined in [false, true] {
        let graph = quarrels(50_000, joined);
        let labels = grounded(&graph);
        // What each quarrel decides for the next is taken up step by step for the ideal set, which takes too long here.
        for semantics in Semantics::ALL.iter().filter(|one| !joined || **one != Semantics::Ideal) {
            let mut sets = Extensions::new(&graph, &labels, *semantics, &Interrupt::default());
            let found = sets.one().expect("it ends").expect("there is one");
            let open = graph.nodes().filter(|node| found.label(*node) == Label::Undecided).count();
            let leaves_open = matches!(semantics, Semantics::Grounded | Semantics::Ideal);
            if *semantics != Semantics::Complete {
                assert_eq!(open, if leaves_open { 100_000 } else { 0 }, "{}", semantics.name());
            }
        }
    }
}

#[test]
fn a_search_that_is_ended_says_so() {
    let graph = quarrels(20, true);
    let labels = grounded(&graph);
    let interrupt = Interrupt::default();
    let mut sets = Extensions::new(&graph, &labels, Semantics::Preferred, &interrupt);
    let mut seen = 0;
    let found = sets.each(&mut |_| {
        seen += 1;
        interrupt.stop();
        ControlFlow::Continue(())
    });
    assert_eq!((found, seen), (Err(Stopped), 1));
}
