//! Instantiation against its definition: a grounder that tries every value for every variable finds the same
//! statements and the same arguments on random programs.

#[path = "../benches/support/mod.rs"]
mod support;

#[path = "ground/naive.rs"]
#[allow(unreachable_pub, reason = "a module of this test")]
mod naive;

use standpoint::model::Model;
use standpoint::theory::from_model::{Bounds, ground};
use support::Draw;
use support::draft::{Draft, Written};

const CONSTANTS: [&str; 3] = ["1", "2", "3"];
const VARIABLES: [&str; 3] = ["?x", "?y", "?z"];

/// Literals of random predicates with terms from a list.
fn literal(draw: &mut Draw, terms: &[&str], negated: u32) -> String {
    let (name, arity) = [("a", 0), ("b", 0), ("p", 1), ("q", 1), ("r", 2), ("s", 2)][draw.below(6) as usize];
    let terms: Vec<&str> = (0..arity).map(|_| terms[draw.below(terms.len() as u32) as usize]).collect();
    let sign = if draw.chance(negated) { "not " } else { "" };
    if arity == 0 { format!("{sign}{name}") } else { format!("{sign}{name}({})", terms.join(", ")) }
}

fn literals(draw: &mut Draw, most: u32, terms: &[&str]) -> Vec<String> {
    (0..draw.below(most + 1)).map(|_| literal(draw, terms, 30)).collect()
}

/// The constants and those variables that stand in the literals.
fn terms_in<'a>(literals: &[String]) -> Vec<&'a str> {
    let stands = |variable: &&str| literals.iter().any(|literal| literal.contains(*variable));
    CONSTANTS.into_iter().chain(VARIABLES.into_iter().filter(stands)).collect()
}

fn random_rule(draw: &mut Draw, draft: &mut Draft, place: usize) {
    let all: Vec<&str> = CONSTANTS.into_iter().take(1).chain(VARIABLES).chain(VARIABLES).collect();
    let given = literals(draw, 3, &all);
    let bound = terms_in(&given);
    let so = literal(draw, &bound, 40);
    let strict = draw.chance(30);
    let mut counted = Vec::new();
    let (mut assuming, mut unless) = (Vec::new(), Vec::new());
    if !strict {
        assuming = literals(draw, 1, &bound);
        let any: Vec<&str> = bound.iter().copied().chain(["?w"]).collect();
        unless = literals(draw, 2, &any);
        let loose: Vec<&str> = bound.iter().copied().chain(["?n", "?_"]).collect();
        if draw.chance(30) {
            counted = vec![literal(draw, &loose, 20)];
        } else if draw.chance(20) {
            counted = (0..3).map(|_| literal(draw, &CONSTANTS, 20)).collect();
        }
    }
    let sides = [(); 2].map(|()| bound[draw.below(bound.len() as u32) as usize]);
    let comparator = ["<", "<=", "!=", "="][draw.below(4) as usize];
    let compare = [(sides[0], comparator, sides[1])];
    let compare = if draw.chance(25) { &compare[..] } else { &[] };
    let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
    let at_least = [(1 + draw.below(2), counted.len() > 1, &counted[..])];
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let assuming: Vec<&str> = assuming.iter().map(String::as_str).collect();
    let unless: Vec<&str> = unless.iter().map(String::as_str).collect();
    draft.rule(
        &format!("rule{place}"),
        Written {
            given: &given,
            at_least: if counted.is_empty() { &[] } else { &at_least },
            compare,
            assuming: &assuming,
            unless: &unless,
            so: &so,
            strict,
        },
    );
}

fn random_model(seed: u64) -> Model {
    let mut draw = Draw(seed);
    let mut draft = Draft::new();
    for constant in CONSTANTS {
        draft.constant(constant);
    }
    for place in 0..1 + draw.below(3) {
        let states = literals(&mut draw, 2, &CONSTANTS);
        let states: Vec<&str> = states.iter().map(String::as_str).collect();
        draft.premise(&format!("said{place}"), &states, draw.chance(30));
    }
    draft.facts("r", (0..draw.below(4)).map(|_| [draw.below(3), draw.below(3)]).collect::<Vec<_>>());
    draft.facts("p", (0..draw.below(3)).map(|_| [draw.below(3)]).collect::<Vec<_>>());
    for place in 0..1 + draw.below(5) {
        random_rule(&mut draw, &mut draft, place as usize);
    }
    if draw.chance(40) {
        let terms = [VARIABLES[0], VARIABLES[1], CONSTANTS[0]];
        let opposed: Vec<String> = (0..2 + draw.below(2)).map(|_| literal(&mut draw, &terms, 10)).collect();
        let opposed: Vec<&str> = opposed.iter().map(String::as_str).collect();
        draft.contrary(&opposed);
    }
    draft.model
}

#[test]
fn random_programs_have_the_instances_of_their_definition() {
    for seed in 0..naive::CASES {
        let model = random_model(seed);
        let theory = ground(&model, &Bounds::default()).expect("small enough");
        let (found, defined) = (naive::found(&model, &theory), naive::defined(&model));
        for line in found.iter().filter(|line| !defined.contains(line)) {
            panic!("seed {seed}: made and not defined: {line}\n{}", naive::describe(&model));
        }
        for line in defined.iter().filter(|line| !found.contains(line)) {
            panic!("seed {seed}: defined and not made: {line}\n{}", naive::describe(&model));
        }
        assert_eq!(
            found,
            defined,
            "seed {seed}: the same arguments, not as often\n{}",
            naive::describe(&model)
        );
    }
}

#[test]
fn a_product_that_explodes_is_stopped_and_named() {
    let mut draft = Draft::new();
    draft.constants(1000);
    draft.facts("p", (0..1000).map(|one| [one]).collect::<Vec<_>>());
    let given = &["p(?x)", "p(?y)", "p(?z)"];
    draft.rule("triples", Written { given, so: "triple(?x, ?y, ?z)", ..Written::default() });
    let told = ground(&draft.model, &Bounds { instances: 10_000 }).expect_err("a billion instances");
    assert!(told.message.contains("`triples`"), "{}", told.message);
    assert!(told.help.is_some_and(|help| help.contains("--max-instances")));
}

#[test]
fn a_search_that_finds_nothing_is_stopped_too() {
    let mut draft = Draft::new();
    draft.constants(3000);
    draft.facts("p", (0..3000).map(|one| [one]).collect::<Vec<_>>());
    let given = &["p(?x)", "p(?y)", "p(?z)"];
    let nothing =
        Written { given, compare: &[("?x", "<", "?z")], so: "triple(?x, ?y, ?z)", ..Written::default() };
    draft.rule("nothing", nothing);
    let told = ground(&draft.model, &Bounds { instances: 10_000 }).expect_err("too long a search");
    assert!(told.message.contains("`nothing`"), "{}", told.message);
}
