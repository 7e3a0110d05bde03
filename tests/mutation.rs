//! What tests would not miss: small files with what survives in them, and every answer held against making the change,
//! judging anew and comparing the records.

#[path = "../benches/support/mod.rs"]
mod made;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use made::{Draw, debate::debate};

use insta::{Settings, assert_snapshot, glob};
use standpoint::conclusions::{Conclusions, Mutants, Mutation, Survivor, mutate, mutate_within};
use standpoint::explain::{self, Case, Claim, Judged};
use standpoint::model::{Model, Standpoint};
use standpoint::source::Sources;
use standpoint::theory::Theory;
use standpoint::variation::{Change, Ground, Reverse};
use standpoint::vocabulary::*;
use standpoint::workspace::{self, Loaded, Options};

fn load(path: &str) -> Loaded {
    let loaded = workspace::load(Path::new(path), &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded
}

fn mutants(loaded: &Loaded) -> Mutants {
    let judgement = loaded.judge(&loaded.standpoints()).expect("small files stay within bounds");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    mutate(&case, &loaded.sources, &loaded.kept()).expect("it was judged")
}

fn told(mutation: &Mutation) -> String {
    let Mutation { tried, noticed, untried, survivors } = mutation;
    let mut text = format!("{noticed} of {tried} are noticed, {untried} were not tried\n");
    for Survivor { place, what } in survivors {
        let _ = writeln!(text, "{}:{} {what}", place.file, place.line);
    }
    text
}

#[test]
fn what_nothing_notices_is_told() {
    glob!("mutation", "*.arg", |path| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
        let path = path.strip_prefix(root).expect("cases stand in the repository");
        let mut settings = Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        let text = told(&mutants(&load(path.to_str().expect("a path of letters"))).finish());
        settings.bind(|| assert_snapshot!("mutation", text));
    });
}

#[test]
fn files_are_answered_as_judging_anew_answers() {
    for folder in ["mutation", "coverage", "lean", "told"] {
        glob!(folder, "*.arg", |path| {
            let loaded = load(path.to_str().expect("a path of letters"));
            let _ = against_judging_anew(&loaded, &loaded.kept());
        });
    }
    for file in ["arguments/nato-betrayal.arg", "arguments/trial.arg", "arguments/classroom.arg"] {
        let loaded = load(file);
        assert!(against_judging_anew(&loaded, &loaded.kept()).0 > 0, "{file}");
    }
}

/// How many mutants are noticed and how many survive.
fn against_judging_anew(loaded: &Loaded, kept: &[Claim]) -> (usize, usize) {
    let judgement = loaded.judge(&loaded.standpoints()).expect("small files stay within bounds");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let mutation = mutate(&case, &loaded.sources, kept).expect("it was judged").finish();
    let naive = Naive { case: &case, sources: &loaded.sources, kept }.run();
    assert_eq!(mutation, naive, "{}", loaded.name);
    (mutation.noticed, mutation.survivors.len())
}

/// The records and the expectations before and after each change.
struct Naive<'a> {
    case: &'a Case<'a>,
    sources: &'a Sources,
    kept: &'a [Claim],
}

/// What is recorded, and which expectations are met.
type Seen = (Conclusions, Vec<bool>);

impl Naive<'_> {
    fn run(&self) -> Mutation {
        let before = self.seen(self.case.judged);
        let mut mutation = Mutation::default();
        for (change, survivor, standpoints) in self.changes() {
            let Some(after) = self.with(&change, &standpoints) else { continue };
            mutation.tried += 1;
            let fails = before.1.iter().zip(&after.1).any(|(before, after)| *before && !*after);
            if before.0 != after.0 || fails {
                mutation.noticed += 1;
            } else {
                mutation.survivors.push(survivor);
            }
        }
        mutation.survivors.sort();
        mutation
    }

    fn seen(&self, judged: &[Judged<'_>]) -> Seen {
        let case = Case { judged, ..*self.case };
        let met = case.model.expectations.iter().map(|expected| {
            let claim = Claim::of(&expected.literal).expect("it has no variables");
            let from =
                judged.iter().find(|one| one.standpoint == expected.standpoint).expect("all are judged");
            explain::verdict(&case, from, &claim).meets(&expected.outcome)
        });
        (Conclusions::of(&case, self.kept), met.collect())
    }

    /// With a change to these standpoints; `None` where it cannot be made.
    fn with(&self, change: &Change, standpoints: &BTreeSet<StandpointId>) -> Option<Seen> {
        let Case { model, theory, judged } = *self.case;
        let reverse = Reverse::new(theory);
        let mut varied = Vec::new();
        for own in judged {
            let ground = Ground { model, theory, standpoint: &model.standpoints[own.standpoint.index()] };
            let changes = standpoints.contains(&own.standpoint).then(|| change.clone());
            let changes: Vec<Change> = changes.into_iter().collect();
            varied.push((own.standpoint, ground.judge(&reverse, &changes).ok()?));
        }
        let sides: Vec<Judged<'_>> = varied
            .iter()
            .map(|(standpoint, varied)| Judged {
                standpoint: *standpoint,
                network: &varied.network,
                labels: &varied.labels,
                sides: None,
            })
            .collect();
        Some(self.seen(&sides))
    }

    /// Every change, with how it is told, and the standpoints that it changes.
    fn changes(&self) -> Vec<(Change, Survivor, BTreeSet<StandpointId>)> {
        let model = self.case.model;
        let all: BTreeSet<StandpointId> = (0..model.standpoints.len()).map(StandpointId::new).collect();
        let mut found = Vec::new();
        let mut add = |change: Change, span, what: String, standpoints: &BTreeSet<StandpointId>| {
            let place = standpoint::conclusions::Place::of(self.sources, span);
            if !place.file.starts_with("library:") {
                found.push((change, Survivor { place, what }, standpoints.clone()));
            }
        };
        let without = |name| {
            let (sort, name) = explain::declared(model, name);
            format!("without {} {name}", sort.name())
        };
        for (id, premise) in model.premises.iter().enumerate() {
            let name = ArgumentName::Premise(PremiseId::new(id));
            add(Change::Withdraw(name), premise.name_span, without(name), &all);
        }
        for (id, rule) in model.rules.iter().enumerate() {
            let name = ArgumentName::Rule(RuleId::new(id));
            add(Change::Withdraw(name), rule.name_span, without(name), &all);
        }
        for (id, instance) in model.instance_names.iter().enumerate() {
            let name = ArgumentName::Instance(InstanceNameId::new(id));
            add(Change::Withdraw(name), instance.span, without(name), &all);
        }
        for (id, table) in model.tables.iter().enumerate() {
            for (row, span) in table.rows.iter().enumerate() {
                let path = &self.sources.file(span.file).name;
                let what = format!("without row {} of {}", row + 2, path.rsplit('/').next().unwrap_or(path));
                add(Change::WithdrawRow(TableId::new(id), row as u32), *span, what, &all);
            }
        }
        for (span, (stronger, weaker, standpoints, owner)) in preferences(model) {
            let name = |name| model.argument_name(name).expect("what is preferred has a name");
            let what = format!("with `{} over {}` reversed{owner}", name(stronger), name(weaker));
            add(Change::Prefer(weaker, stronger), span, what, &standpoints);
        }
        found
    }
}

/// A debate of some size, in which every argument bears on the thesis: fought, weighed, and with some of it assumed.
#[test]
fn debates_are_answered_as_judging_anew_answers() {
    let standpoints = "standpoint fighting\nstandpoint weighing\n  standard preponderance\n\
        standpoint strict-one\n  standard beyond-reasonable-doubt\n\
        standpoint trusting\n  assume c3, not c5, c9\n  prefer a1 over a0, a8 over a3\n";
    let text = format!("{}{standpoints}", debate(120));
    let file = tempfile::Builder::new().suffix(".arg").tempfile().expect("there is room for a file");
    std::fs::write(file.path(), text).expect("files can be written");
    let loaded = load(file.path().to_str().expect("a path of letters"));
    for kept in support::claims(&loaded.model).chunks(40) {
        let _ = against_judging_anew(&loaded, kept);
    }
    let (noticed, survived) = against_judging_anew(&loaded, &loaded.kept());
    assert!(noticed > 30 && survived > 30, "{noticed} and {survived}: too few to show anything");
}

type Preferences<'m> =
    BTreeMap<standpoint::source::Span, (ArgumentName, ArgumentName, BTreeSet<StandpointId>, String)>;

/// The preferences by place: for which standpoints they hold, and whose they are.
fn preferences(model: &Model) -> Preferences<'_> {
    let mut found: Preferences<'_> = BTreeMap::new();
    for (id, standpoint) in model.standpoints.iter().enumerate() {
        let id = StandpointId::new(id);
        for one in &model.preferences {
            let entry = (one.stronger, one.weaker, BTreeSet::new(), String::new());
            let known = found.entry(one.span).or_insert(entry);
            if standpoint.uses_module(model, one.module) {
                known.2.insert(id);
            }
        }
        for said in &standpoint.prefer {
            let farthest = standpoint.lineage.iter().rev().map(|id| &model.standpoints[id.index()]);
            let says = |one: &&Standpoint| one.prefer.iter().any(|other| other.span == said.span);
            let owner = farthest.into_iter().find(says);
            let owner = owner.map(|one| format!(" for {}", one.name)).expect("somebody says so");
            let entry = (said.what.0, said.what.1, BTreeSet::new(), owner);
            found.entry(said.span).or_insert(entry).2.insert(id);
        }
    }
    found
}

#[derive(serde::Deserialize)]
struct Line {
    theory: support::Theory,
}

/// How many of the random theories are passed over for each that is tried.
const EACH: usize = 7;

#[test]
fn random_theories_are_answered_as_judging_anew_answers() {
    let (mut noticed, mut survived) = (0, 0);
    for line in include_str!("oracle/random.jsonl").lines().step_by(EACH) {
        let line: Line = serde_json::from_str(line).expect("a case a line");
        let text = line.theory.declarations().concat();
        let judged = support::judge(&text);
        let (one, other) = each_claim_kept(&text, &judged.model, &judged.theory, judged.side());
        noticed += one;
        survived += other;
    }
    assert!(noticed > 1000 && survived > 1000, "{noticed} and {survived}: too few to show anything");
}

/// How many theories are drawn.
const DRAWN: u64 = 120;

/// Larger than the others, and with many ways to each claim, as long as each other.
#[test]
fn drawn_theories_are_answered_as_judging_anew_answers() {
    let (mut noticed, mut survived) = (0, 0);
    for seed in 0..DRAWN {
        let text = drawn(&mut Draw(seed)).declarations().concat();
        let judged = support::judge(&text);
        let (one, other) = each_claim_kept(&text, &judged.model, &judged.theory, judged.side());
        noticed += one;
        survived += other;
    }
    assert!(noticed > 1000 && survived > 1000, "{noticed} and {survived}: too few to show anything");
}

fn drawn(draw: &mut Draw) -> support::Theory {
    let atoms = 3 + draw.below(6);
    let literal = |draw: &mut Draw, against: u32| {
        let negated = if draw.chance(against) { "not " } else { "" };
        format!("{negated}p{}", draw.below(atoms))
    };
    let list = |draw: &mut Draw, most: u32, against: u32| -> Vec<String> {
        (0..draw.below(most + 1)).map(|_| literal(draw, against)).collect()
    };
    let mut theory = support::Theory::default();
    for place in 0..6 + draw.below(20) {
        let strict = draw.chance(8);
        let given = if draw.chance(35) && !strict { Vec::new() } else { list(draw, 2, 25) };
        let strict = strict && !given.is_empty();
        let undercuts = place > 0 && !strict && draw.chance(20);
        let unless = if !strict && draw.chance(20) { list(draw, 1, 25) } else { Vec::new() };
        let assuming = if !strict && draw.chance(10) { list(draw, 1, 25) } else { Vec::new() };
        let target = theory.arguments.iter().rev().nth(draw.below(place.max(1)) as usize);
        let so = match target.filter(|target| undercuts && !target.strict) {
            Some(target) => support::So::Undercut { undercut: target.id.clone() },
            None => support::So::Statement(literal(draw, 30)),
        };
        let id = format!("a{place}");
        theory.arguments.push(support::Argument { id, given, assuming, unless, so, strict, weight: None });
    }
    let may =
        |place: u32| theory.arguments.get(place as usize).filter(|one| !one.strict).map(|one| one.id.clone());
    let count = theory.arguments.len() as u32;
    for _ in 0..draw.below(4) {
        let (one, other) = (draw.below(count), draw.below(count));
        // From the earlier to the later, so that none runs in a circle.
        let pair = may(one.min(other)).zip(may(one.max(other))).filter(|_| one != other && draw.chance(60));
        theory.prefer.extend(pair);
    }
    if draw.chance(20) {
        theory.assume = list(draw, 2, 30);
    }
    theory
}

/// Tries the mutants with each of the claims kept by itself, and all together.
fn each_claim_kept(text: &str, model: &Model, theory: &Theory, side: Judged<'_>) -> (usize, usize) {
    let mut sources = Sources::default();
    sources.add("case.arg", text);
    let sides = [side];
    let case = Case { model, theory, judged: &sides };
    let claims = support::claims(model);
    let (mut noticed, mut survived) = (0, 0);
    for kept in claims.chunks(1).chain([&claims[..]]) {
        let mutation = mutate(&case, &sources, kept).expect("it was judged").finish();
        assert_eq!(mutation, Naive { case: &case, sources: &sources, kept }.run(), "{kept:?}\n{text}");
        noticed += mutation.noticed;
        survived += mutation.survivors.len();
    }
    (noticed, survived)
}

#[test]
fn what_files_share_is_one_mutant_that_any_of_them_may_notice() {
    let (one, other) = ("tests/coverage/instances.arg", "tests/coverage/../coverage/taken-back.arg");
    let mut both = mutants(&load(one));
    both.merge(mutants(&load(other)));
    let both = both.finish();
    let [one, other] = [one, other].map(|file| mutants(&load(file)).finish());
    assert_eq!(both.tried, one.tried + other.tried - 2, "two rules are shared");
    let survives = |mutation: &Mutation, what: &str| mutation.survivors.iter().any(|each| each.what == what);
    assert!(
        survives(&other, "without rule engineers-know") && !survives(&both, "without rule engineers-know")
    );
    assert!(survives(&both, "without rule nobody-knows"));
}

/// What a record names is noticed without any trial, and what reaches nothing survives; the rest is left untried.
#[test]
fn past_the_bound_nothing_is_tried_and_that_is_told() {
    let loaded = load("arguments/nato-betrayal.arg");
    let judgement = loaded.judge(&loaded.standpoints()).expect("it stays within bounds");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let within = |effort| {
        mutate_within(&case, &loaded.sources, &loaded.kept(), effort).expect("it was judged").finish()
    };
    let (all, none, some) = (within(u64::MAX), within(0), within(20_000));
    assert_eq!(all, mutants(&loaded).finish());
    assert!(none.noticed > 0 && none.untried > some.untried && some.untried > 0, "{none:?}, {some:?}");
    for cut in [none, some] {
        assert_eq!(cut.tried + cut.untried, all.tried);
        assert!(cut.survivors.iter().all(|each| all.survivors.contains(each)));
    }
}
