//! Instantiation against its definition: a grounder that tries every value for every variable finds the same
//! statements and the same arguments on random programs.

#[path = "../benches/support/mod.rs"]
mod support;

#[path = "ground/naive.rs"]
#[allow(unreachable_pub, reason = "a module of this test")]
mod naive;

use standpoint::model::Model;
use standpoint::theory::from_model::{self, Bounds, ground};
use standpoint::theory::{GroundConclusion, Origin, Theory};
use standpoint::vocabulary::*;
use support::draft::{Draft, Written};
use support::{Draw, programs};

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
        let rules = || naive::describe(&model);
        if let Some(line) = found.iter().find(|line| !defined.contains(line)) {
            panic!("seed {seed}: made and not defined: {line}\n{}", rules());
        }
        if let Some(line) = defined.iter().find(|line| !found.contains(line)) {
            panic!("seed {seed}: defined and not made: {line}\n{}", rules());
        }
        assert_eq!(found, defined, "seed {seed}: the same arguments, not as often\n{}", rules());
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

/// The words of a ground argument: what it is given and what it concludes.
fn line(model: &Model, theory: &Theory, argument: ArgumentId) -> String {
    let words = |statement: &StatementId| from_model::written(model, theory, *statement);
    let given: Vec<String> = theory.arguments.given.get(argument.index()).iter().map(words).collect();
    match &theory.arguments.conclusions[argument.index()] {
        GroundConclusion::So(so) => format!("{} => {}", given.join(", "), words(so)),
        GroundConclusion::Undercuts(set) => format!("{} => undercuts {}", given.join(", "), set.0),
    }
}

fn members(model: &Model, theory: &Theory, set: u32) -> Vec<String> {
    let of_set = theory.arguments.undercut_in.iter().filter(|(_, other)| other.0 == set);
    of_set.map(|(argument, _)| line(model, theory, *argument)).collect()
}

#[test]
fn an_undercut_hits_the_instances_with_its_values() {
    let mut draft = Draft::new();
    draft.premise("records", &["said(ann, yes)", "said(bob, yes)", "drunk(bob)"], false);
    let said = Written { given: &["said(?who, ?what)"], so: "true(?what)", ..Written::default() };
    let said = draft.rule("what-is-said", said);
    let drunk = Written { given: &["drunk(?x)"], ..Written::default() };
    draft.undercut("drunk", drunk, ArgumentName::Rule(said), &[(0, "?x")]);
    let theory = ground(&draft.model, &Bounds::default()).expect("small enough");
    assert_eq!(members(&draft.model, &theory, 0), ["said(bob, yes) => true(yes)"]);
    assert_eq!(theory.undercuts[0].target, ArgumentName::Rule(said));
}

#[test]
fn an_undercut_of_a_premise_hits_what_it_states() {
    let mut draft = Draft::new();
    let report = draft.premise("report", &["told(x)"], false);
    let bare = draft.premise("bare", &[], false);
    draft.undercut(
        "forged",
        Written { given: &["report"], ..Written::default() },
        ArgumentName::Premise(report),
        &[],
    );
    draft.undercut(
        "erased",
        Written { given: &["report"], ..Written::default() },
        ArgumentName::Premise(bare),
        &[],
    );
    let theory = ground(&draft.model, &Bounds::default()).expect("small enough");
    assert_eq!(members(&draft.model, &theory, 0), ["report => told(x)"]);
    assert_eq!(members(&draft.model, &theory, 1), [" => bare"]);
}

#[test]
fn an_instance_bears_its_name() {
    let mut draft = Draft::new();
    draft.premise("both", &["p(a)", "p(b)"], false);
    let rule = draft.rule("r", Written { given: &["p(?x)"], so: "q(?x)", ..Written::default() });
    let b = draft.constant("b");
    draft.name_instance(rule, vec![(VariableId(0), b)]);
    let theory = ground(&draft.model, &Bounds::default()).expect("small enough");
    let named =
        theory.arguments.instance_names.iter().map(|(argument, _)| line(&draft.model, &theory, *argument));
    assert_eq!(named.collect::<Vec<_>>(), ["p(b) => q(b)"]);
}

#[test]
fn a_partial_date_is_compared_as_its_days() {
    let mut draft = Draft::new();
    let states = &["on(a, 1990-02)", "on(b, 1990-02-09)", "on(c, 1991)", "on(d, 1990)"];
    draft.premise("dates", states, false);
    for (name, comparator) in [("before", "<"), ("by", "<="), ("from", ">="), ("after", ">")] {
        let compare = &[("?d", comparator, "1990-02")];
        let so = format!("{name}(?x)");
        draft.rule(name, Written { given: &["on(?x, ?d)"], compare, so: &so, ..Written::default() });
    }
    let theory = ground(&draft.model, &Bounds::default()).expect("small enough");
    let instances = (0..theory.arguments.origins.len()).map(ArgumentId::new);
    let of_rules = instances.filter(|one| matches!(theory.arguments.origins[one.index()], Origin::Rule(_)));
    let found: Vec<String> = of_rules.map(|one| line(&draft.model, &theory, one)).collect();
    assert_eq!(
        found,
        [
            "on(a, 1990-02) => by(a)",
            "on(b, 1990-02-09) => by(b)",
            "on(a, 1990-02) => from(a)",
            "on(b, 1990-02-09) => from(b)",
            "on(c, 1991) => from(c)",
            "on(c, 1991) => after(c)",
        ]
    );
}

#[test]
fn chains_of_arguments_are_as_quick_as_they_are_long() {
    let programs =
        [programs::argument_chain(20_000), programs::reach(20_000), programs::counting_chain(20_000)];
    for model in programs {
        let theory = ground(&model, &Bounds::default()).expect("small enough");
        assert!(theory.arguments.origins.len() > 20_000);
    }
}
