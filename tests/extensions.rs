//! What is said of frameworks: against the definitions over all subsets, against the engine of networks, and with every extension
//! checked by code that knows nothing of how it was found.

use std::ops::ControlFlow;

use proptest::collection::vec;
use proptest::prelude::*;
use standpoint::evaluate::extensions::Extensions;
use standpoint::evaluate::{Label, grounded};
use standpoint::framework::{Format, Framework, Input, Semantics, read};
use standpoint::network::Graph;
use standpoint::sat::Interrupt;
use standpoint::solve;
use standpoint::vocabulary::{self, NodeId};

#[path = "support/by_subsets.rs"]
mod by_subsets;

use by_subsets::{Small, SmallAba};

fn all(framework: &Framework, semantics: Semantics) -> Vec<Vec<u32>> {
    let mut sets = Vec::new();
    let visit = &mut |set: &[u32]| {
        sets.push(set.to_vec());
        ControlFlow::Continue(())
    };
    solve::each(framework, semantics, &Interrupt::default(), visit).expect("nothing ends the search");
    sets.sort();
    sets
}

/// Frameworks of up to eight arguments, sparse and dense, with a few that attack themselves.
fn small() -> impl Strategy<Value = Small> {
    (1..9u32, 1..6u32).prop_flat_map(|(count, density)| {
        let cells = vec((0..10u32, 0..3u32), (count * count) as usize);
        cells.prop_map(move |cells| {
            let pairs = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
            let attacks = pairs
                .zip(cells)
                .filter(|((from, to), (cell, again))| *cell < density && (from != to || *again == 0));
            Small { count, attacks: attacks.map(|(pair, _)| pair).collect() }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn small_frameworks_have_the_extensions_of_the_definitions(small in small()) {
        let framework = Framework::from_attacks(small.count, &small.attacks);
        let never = Interrupt::default();
        for semantics in Semantics::ALL.iter().copied() {
            let code = semantics.code();
            let expected = small.extensions(code);
            prop_assert_eq!(&all(&framework, semantics), &expected, "{}", code);
            let count = solve::count(&framework, semantics, &never);
            prop_assert!(count.exact);
            prop_assert_eq!(count.at_least.to_string(), expected.len().to_string());
            let one = solve::one(&framework, semantics, &never).expect("nothing ends the search");
            prop_assert!(one.map_or(expected.is_empty(), |one| expected.contains(&one)), "{}", code);
            for argument in 0..small.count {
                let with = solve::credulous(&framework, semantics, argument, &never).expect("nothing ends it");
                let without = solve::sceptical(&framework, semantics, argument, &never).expect("nothing ends it");
                for (found, is_held) in [(with, true), (without, false)] {
                    let fits = |set: &Vec<u32>| set.contains(&argument) == is_held;
                    match found {
                        Some(set) => prop_assert!(expected.contains(&set) && fits(&set), "{} {}", code, argument),
                        None => prop_assert!(!expected.iter().any(fits), "{} {}", code, argument),
                    }
                }
            }
        }
    }
}

fn small_aba() -> impl Strategy<Value = SmallAba> {
    (1..6u32, 1..6u32).prop_flat_map(|(assumptions, others)| {
        let atoms = assumptions + others;
        let rules = vec((assumptions..atoms, vec(0..atoms, 0..3)), 0..9);
        (vec(0..atoms, assumptions as usize), rules).prop_map(move |(contraries, mut rules)| {
            rules.iter_mut().for_each(|(_, body)| {
                body.sort_unstable();
                body.dedup();
            });
            rules.sort();
            rules.dedup();
            SmallAba { atoms, contraries, rules }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn small_frameworks_of_assumptions_do_too(small in small_aba()) {
        let Ok(Input::Assumptions(aba)) = read(small.text().as_bytes(), Format::Aba) else {
            panic!("it is read: {}", small.text());
        };
        let never = Interrupt::default();
        for semantics in [Semantics::Complete, Semantics::Preferred, Semantics::Stable] {
            let expected = small.extensions(semantics.code());
            let one = solve::aba::one(&aba, semantics, &never).expect("nothing ends the search");
            prop_assert!(one.map_or(expected.is_empty(), |one| expected.contains(&one)));
            for atom in 0..small.atoms {
                let follows = |set: &Vec<u32>| small.follows(set)[atom as usize];
                let with = solve::aba::credulous(&aba, semantics, atom, &never).expect("nothing ends it");
                prop_assert_eq!(with.is_some(), expected.iter().any(follows), "{} {}", semantics.code(), atom);
                let without = solve::aba::sceptical(&aba, semantics, atom, &never).expect("nothing ends it");
                prop_assert_eq!(without.is_some(), !expected.iter().all(follows), "{} {}", semantics.code(), atom);
            }
        }
    }
}

/// Numbers that are the same in every run.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(bound)) as u32
    }
}

/// The shapes of frameworks: attacks at random, a grid, a ring with shortcuts, blocks one after the other, quarrels in a row.
const SHAPES: [&str; 5] = ["random", "grid", "ring", "blocks", "quarrels"];

fn shaped(shape: &str, count: u32, draws: &mut Draws) -> Framework {
    let mut attacks: Vec<(u32, u32)> = Vec::new();
    let side = (1..).find(|side| side * side >= count).unwrap_or(1);
    for from in 0..count {
        let ends: Vec<u32> = match shape {
            "random" => (0..1 + draws.below(4)).map(|_| draws.below(count)).collect(),
            "grid" => [(from + 1) % side, side]
                .iter()
                .filter(|step| **step != 0)
                .map(|step| from + if *step == side { side } else { 1 })
                .collect(),
            "ring" => (1..4)
                .map(|step| if draws.below(5) == 0 { draws.below(count) } else { (from + step) % count })
                .collect(),
            "blocks" => {
                let block = from / 8 * 8;
                let mut ends: Vec<u32> = (0..3).map(|_| block + draws.below(8)).collect();
                ends.push(block + 8 + draws.below(8));
                ends
            }
            _ => vec![from ^ 1, from + 2],
        };
        for to in ends.into_iter().filter(|to| *to < count && *to != from) {
            match draws.below(if shape == "quarrels" { 1 } else { 5 }) {
                0 | 1 => attacks.push((from, to)),
                2 => attacks.push((to, from)),
                _ => attacks.extend([(from, to), (to, from)].into_iter().take(1 + draws.below(2) as usize)),
            }
        }
    }
    if shape == "random" {
        attacks.push((0, 0));
    }
    Framework::from_attacks(count, &attacks)
}

/// The framework as a network: each argument a node that holds unless one of its attackers does.
fn as_network(framework: &Framework) -> Graph {
    let mut graph = Graph::default();
    for attackers in framework.attacked().turned().iter() {
        let objections: Vec<NodeId> = attackers.iter().map(|attacker| NodeId(*attacker)).collect();
        graph.push(0, &[], &objections);
    }
    graph
}

#[test]
fn the_engine_of_networks_says_the_same() {
    let pairs = [
        (Semantics::Complete, vocabulary::Semantics::Complete),
        (Semantics::Preferred, vocabulary::Semantics::Preferred),
        (Semantics::Stable, vocabulary::Semantics::Stable),
        (Semantics::SemiStable, vocabulary::Semantics::SemiStable),
        (Semantics::Ideal, vocabulary::Semantics::Ideal),
    ];
    let never = Interrupt::default();
    let mut draws = Draws(11);
    for round in 0..60 {
        let shape = SHAPES[round % SHAPES.len()];
        let count = 10 + draws.below(30);
        let framework = shaped(shape, count, &mut draws);
        let graph = as_network(&framework);
        let labels = grounded(&graph);
        for (ours, of_networks) in pairs {
            let mut sets = Extensions::new(&graph, &labels, of_networks, &never);
            let exists = solve::one(&framework, ours, &never).expect("nothing ends the search").is_some();
            assert_eq!(Ok(exists), sets.exist(), "{shape} {count} {}", ours.code());
            for argument in (0..count).step_by(3) {
                let node = NodeId(argument);
                let with = solve::credulous(&framework, ours, argument, &never).expect("nothing ends it");
                let expected = sets.find(node, &[Label::In]).expect("nothing ends it");
                assert_eq!(
                    with.is_some(),
                    expected.is_some(),
                    "{shape} {count} DC-{} {argument}",
                    ours.code()
                );
                let without = solve::sceptical(&framework, ours, argument, &never).expect("nothing ends it");
                let expected = sets.find(node, &[Label::Out, Label::Undecided]).expect("nothing ends it");
                assert_eq!(
                    without.is_some(),
                    expected.is_some(),
                    "{shape} {count} DS-{} {argument}",
                    ours.code()
                );
            }
            if count < 24 {
                let found = solve::count(&framework, ours, &never);
                let expected = sets.count().expect("nothing ends it").map(|count| count.to_string());
                assert_eq!(Some(found.at_least.to_string()), expected, "{shape} {count} CE-{}", ours.code());
            }
        }
    }
}

/// What is found of a set by looking at it alone.
struct Looked {
    is_free: bool,
    is_admissible: bool,
    is_complete: bool,
    is_stable: bool,
}

fn look(framework: &Framework, set: &[u32]) -> Looked {
    let count = framework.len() as usize;
    let mut is_held = vec![false; count];
    set.iter().for_each(|member| is_held[*member as usize] = true);
    let mut is_hit = vec![false; count];
    for member in set {
        framework.attacked().row(*member).iter().for_each(|hit| is_hit[*hit as usize] = true);
    }
    let mut is_defended = vec![true; count];
    for (attacker, row) in framework.attacked().iter().enumerate() {
        if !is_hit[attacker] {
            row.iter().for_each(|attacked| is_defended[*attacked as usize] = false);
        }
    }
    let each = |is_one: &dyn Fn(usize) -> bool| (0..count).all(is_one);
    let is_free = each(&|one| !is_held[one] || !is_hit[one]);
    let is_admissible = is_free && each(&|one| !is_held[one] || is_defended[one]);
    Looked {
        is_free,
        is_admissible,
        is_complete: is_admissible && each(&|one| is_held[one] == is_defended[one]),
        is_stable: is_free && each(&|one| is_held[one] != is_hit[one]),
    }
}

fn fits(framework: &Framework, semantics: Semantics, set: &[u32]) -> bool {
    let looked = look(framework, set);
    match semantics {
        Semantics::ConflictFree | Semantics::Naive | Semantics::Stage => looked.is_free,
        Semantics::Admissible => looked.is_admissible,
        Semantics::Stable => looked.is_stable && looked.is_complete,
        _ => looked.is_complete,
    }
}

#[test]
fn extensions_of_large_frameworks_are_what_they_are_said_to_be() {
    let never = Interrupt::default();
    let mut draws = Draws(5);
    for shape in SHAPES {
        let count = if ["grid", "quarrels"].contains(&shape) { 1_000 } else { 160 };
        let framework = shaped(shape, count, &mut draws);
        for semantics in Semantics::ALL.iter().copied() {
            if let Some(set) = solve::one(&framework, semantics, &never).expect("nothing ends it") {
                assert!(fits(&framework, semantics, &set), "SE-{} {shape}", semantics.code());
            }
            for argument in (0..framework.len()).step_by(framework.len() as usize / 5) {
                let with =
                    solve::credulous(&framework, semantics, argument, &never).expect("nothing ends it");
                let without =
                    solve::sceptical(&framework, semantics, argument, &never).expect("nothing ends it");
                for (set, is_held) in [(with, true), (without, false)] {
                    let is_right = |set: Vec<u32>| {
                        fits(&framework, semantics, &set) && set.contains(&argument) == is_held
                    };
                    assert!(set.is_none_or(is_right), "{} {shape} {argument} {is_held}", semantics.code());
                }
            }
        }
        // No preferred set is without a member of the ideal one.
        let ideal =
            solve::one(&framework, Semantics::Ideal, &never).expect("nothing ends it").expect("it exists");
        for member in ideal.iter().step_by(1 + ideal.len() / 20) {
            let without = solve::sceptical(&framework, Semantics::Preferred, *member, &never);
            assert_eq!(without, Ok(None), "{shape} {member}");
        }
    }
}
