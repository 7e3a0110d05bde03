//! What would have to change: the search finds every smallest set of changes that trying all sets finds, and all that
//! makes two standpoints differ makes them agree when it is taken over.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use standpoint::explain::Claim;
use standpoint::model::PredicateSort;
use standpoint::theory::{GroundConclusion, Theory};
use standpoint::variation::{
    Category, Change, Flips, Goal, Ground, May, Opened, Pair, Plan, Region, Reverse, differences, flips,
};
use standpoint::vocabulary::*;
use standpoint::workspace::{self, Loaded, Options};

#[derive(serde::Deserialize)]
struct Case {
    theory: support::Theory,
}

const MAY: [Category; 4] =
    [Category::Rules, Category::Questions, Category::Assumptions, Category::Preferences];

/// How large the sets are that are tried.
const SIZE: usize = 2;

#[test]
fn the_search_finds_what_trying_every_set_finds() {
    let mut found = 0;
    for line in include_str!("oracle/random.jsonl").lines().step_by(17) {
        let case: Case = serde_json::from_str(line).expect("a case a line");
        if case.theory.arguments.len() <= 7 && case.theory.standard.is_none() {
            found += check(&case.theory.declarations().concat());
        }
    }
    assert!(found > 500, "only {found} sets were found: too few to show anything");
}

/// Compares the search with trying, for each claim and each status; how many sets there were.
fn check(text: &str) -> usize {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("case.arg");
    std::fs::write(&path, text).expect("files can be written");
    let loaded = workspace::load(&path, &Options::default());
    if loaded.has_errors() {
        return 0;
    }
    let claims: Vec<Claim> = declared(&loaded);
    let mut count = 0;
    for claim in claims.iter().take(2) {
        let opened = loaded.open_around(std::slice::from_ref(claim)).expect("it is small");
        let ground = loaded.ground(&opened, StandpointId(0));
        let statement = claim.statement(&opened.theory).expect("the theory was opened to it");
        let Ok(before) = ground.judge(&opened.reverse, &[]) else { continue };
        let before = before.status(statement);
        for wanted in Status::ALL.iter().copied().filter(|status| *status != before) {
            let searched = search(&ground, &opened, statement, Goal::Becomes(wanted));
            let tried = tried(&ground, &opened, statement, wanted);
            let searched: BTreeSet<Vec<String>> =
                searched.sets.iter().map(|flip| names(&flip.changes)).collect();
            assert_eq!(searched, tried, "{claim:?} from {before:?} to {wanted:?} in\n{text}");
            count += tried.len();
        }
    }
    count
}

fn search(ground: &Ground<'_>, opened: &Opened, statement: StatementId, goal: Goal) -> Flips {
    let plan = Plan { goal, may: May::Categories(MAY.to_vec()), size: SIZE, effort: u64::MAX };
    let found = flips(ground, &opened.reverse, statement, &plan);
    assert!(!found.cut);
    for flip in &found.sets {
        let judged = ground.judge(&opened.reverse, &flip.changes).expect("it can be judged");
        assert_eq!(judged.status(statement), flip.after, "what was found is so");
    }
    found
}

/// Every set of changes that brings the status about and holds no smaller one that does.
fn tried(
    ground: &Ground<'_>,
    opened: &Opened,
    statement: StatementId,
    wanted: Status,
) -> BTreeSet<Vec<String>> {
    let changes = universe(ground, opened, statement);
    let brings = |changes: &[Change]| {
        ground.judge(&opened.reverse, changes).is_ok_and(|judged| judged.status(statement) == wanted)
    };
    let singles: Vec<bool> = changes.iter().map(|change| brings(std::slice::from_ref(change))).collect();
    let mut found = BTreeSet::new();
    for (place, change) in changes.iter().enumerate() {
        if singles[place] {
            found.insert(names(std::slice::from_ref(change)));
            continue;
        }
        for (other, second) in changes.iter().enumerate().skip(place + 1) {
            let both = [change.clone(), second.clone()];
            if !singles[other] && brings(&both) {
                found.insert(names(&both));
            }
        }
    }
    found
}

/// Every change that may be made: each argument dropped, each statement taken as certain, each preference stated.
fn universe(ground: &Ground<'_>, opened: &Opened, claim: StatementId) -> Vec<Change> {
    let region = Region::new(ground.theory, &opened.reverse, &[claim]);
    let mut named: Vec<(ArgumentName, ArgumentId)> = Vec::new();
    for argument in &region.arguments {
        if let Some(name @ ArgumentName::Rule(_)) = opened.reverse.name(ground.theory, *argument) {
            named.push((name, *argument));
        }
    }
    let mut changes: Vec<Change> = named.iter().map(|(name, _)| Change::Withdraw(*name)).collect();
    let others = region.statements.iter().filter(|statement| statement.atom() != claim.atom());
    changes.extend(others.map(|statement| Change::Grant(*statement)));
    for (name, argument) in &named {
        for (other, opponent) in &named {
            if name != other && is_contrary(ground.theory, *argument, *opponent) {
                changes.push(Change::Prefer(*name, *other));
            }
        }
    }
    changes
}

fn is_contrary(theory: &Theory, one: ArgumentId, other: ArgumentId) -> bool {
    let so = |argument: ArgumentId| match theory.arguments.conclusions[argument.index()] {
        GroundConclusion::So(statement) if !theory.arguments.strict[argument.index()] => Some(statement),
        _ => None,
    };
    matches!((so(one), so(other)), (Some(one), Some(other)) if one == other.contrary())
}

/// A set of changes as words that can be compared; that an assumption would do is no difference here.
fn names(changes: &[Change]) -> Vec<String> {
    let mut names: Vec<String> = changes
        .iter()
        .map(|change| match change {
            Change::Assume(statement) => format!("{:?}", Change::Grant(*statement)),
            change => format!("{change:?}"),
        })
        .collect();
    names.sort();
    names
}

fn declared(loaded: &Loaded) -> Vec<Claim> {
    let all = loaded.model.predicates.iter().enumerate();
    let claims =
        all.filter(|(_, predicate)| matches!(predicate.sort, PredicateSort::Claim | PredicateSort::Thesis));
    claims.filter_map(|(index, _)| Claim::named(&loaded.model, PredicateId::new(index))).collect()
}

#[test]
fn standpoints_agree_on_everything_when_one_takes_over_all_differences() {
    for file in ["arguments/nato-betrayal.arg", "arguments/trial.arg", "arguments/classroom.arg"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let loaded = workspace::load(&path, &Options::default());
        let claims = declared(&loaded);
        let opened = loaded.open_to(&claims).expect("it is small");
        let statements: Vec<StatementId> =
            claims.iter().filter_map(|claim| claim.statement(&opened.theory)).collect();
        let region = Region::new(&opened.theory, &opened.reverse, &statements);
        for from in loaded.standpoints() {
            for to in loaded.standpoints() {
                agree(&loaded, &opened, &region, from, to);
            }
        }
    }
}

fn agree(loaded: &Loaded, opened: &Opened, region: &Region, from: StandpointId, to: StandpointId) {
    let pair = Pair { model: &loaded.model, theory: &opened.theory, from, to };
    let changes = differences(&pair, region);
    let reverse: &Reverse = &opened.reverse;
    let changed = loaded.ground(opened, from).judge(reverse, &changes).expect("it can be judged");
    let other = loaded.ground(opened, to).judge(reverse, &[]).expect("it can be judged");
    for statement in &region.statements {
        assert_eq!(changed.status(*statement), other.status(*statement), "{from:?} as {to:?}: {statement:?}");
    }
}
