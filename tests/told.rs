//! How reasons are told: small files in the language, each with the reasoning behind its theses, the dispute about
//! them, and what those that are not accepted are missing. A new case is a file in `tests/told`; it needs no Rust.

use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use standpoint::explain::{self, Case, Claim, Extent, Telling};
use standpoint::model::PredicateSort;
use standpoint::render::explanation::{self, Layout};
use standpoint::vocabulary::{PredicateId, StandpointId, Status};
use standpoint::workspace::{self, Loaded, Options};

/// The columns of what is kept.
const LAYOUT: Layout = Layout { width: 100, colour: false };

#[test]
fn reasons_are_told() {
    glob!("told", "*.arg", |path| {
        let loaded = load(path);
        let mut settings = Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| assert_snapshot!("told", each(&loaded, &told).join("\n")));
    });
}

#[test]
fn every_form_is_written_whole() {
    glob!("told", "*.arg", |path| {
        let loaded = load(path);
        each(&loaded, &|loaded, case, claim, from| {
            for json in programs(loaded, case, claim, from) {
                let wire: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
                assert!(wire["version"].is_u64(), "{json}");
            }
            for page in pages(loaded, case, claim, from) {
                assert!(page.starts_with("# ") && page.ends_with('\n'), "{page}");
            }
            String::new()
        });
    });
}

#[test]
fn a_depth_bounds_what_is_told() {
    glob!("told", "*.arg", |path| {
        let loaded = load(path);
        each(&loaded, &|_, case, claim, from| {
            let telling = Telling { depth: Some(1), ..Telling::default() };
            let dispute = explain::dialogue(case, claim, from, telling).expect("it was judged");
            assert!(dispute.moves.iter().all(|each| each.depth <= 2), "{dispute:?}");
            String::new()
        });
    });
}

/// Loads a file, which must have no mistake. Paths are those of the repository.
fn load(path: &Path) -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
    let loaded =
        workspace::load(path.strip_prefix(root).expect("it stands in the repository"), &Options::default());
    assert!(!loaded.has_errors(), "{}: {:#?}", loaded.name, loaded.diagnostics);
    loaded
}

type Tell<'t> = &'t dyn Fn(&Loaded, &Case<'_>, &Claim, StandpointId) -> String;

/// What is told of each thesis from each standpoint.
fn each(loaded: &Loaded, tell: Tell<'_>) -> Vec<String> {
    let judgement = loaded.judge(&loaded.standpoints()).expect("small files stay within bounds");
    let disappointed = loaded.disappointed(&judgement);
    assert!(disappointed.is_empty(), "a verdict that was not expected: {disappointed:#?}");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let all = loaded.model.predicates.iter().enumerate();
    let theses = all.filter(|(_, predicate)| predicate.sort == PredicateSort::Thesis);
    let claims = theses.filter_map(|(index, _)| Claim::named(&loaded.model, PredicateId::new(index)));
    let told = claims.flat_map(|claim| {
        sides.iter().map(|side| tell(loaded, &case, &claim, side.standpoint)).collect::<Vec<_>>()
    });
    told.collect()
}

fn told(loaded: &Loaded, case: &Case<'_>, claim: &Claim, from: StandpointId) -> String {
    let sources = &loaded.sources;
    let reasons = explain::why(case, claim, from).expect("it was judged");
    let full = Telling { extent: Extent::Full, ..Telling::default() };
    let all = explain::why_told(case, claim, from, full).expect("it was judged");
    let dispute = explain::dialogue(case, claim, from, Telling::default()).expect("it was judged");
    let (reasons, all) =
        (explanation::why_text(&reasons, sources, LAYOUT), explanation::why_text(&all, sources, LAYOUT));
    let mut parts = vec![format!("=== why\n{reasons}")];
    if all != reasons {
        parts.push(format!("=== why --full\n{all}"));
    }
    parts.push(format!("=== why --as dialogue\n{}", explanation::dialogue_text(&dispute, sources, LAYOUT)));
    let lack = explain::why_not(case, claim, from).expect("it was judged");
    if lack.verdict.status != Status::Accepted {
        parts.push(format!("=== why-not\n{}", explanation::why_not_text(&lack, sources, LAYOUT)));
    }
    parts.join("\n")
}

fn programs(loaded: &Loaded, case: &Case<'_>, claim: &Claim, from: StandpointId) -> [String; 3] {
    let sources = &loaded.sources;
    [
        explanation::why_json(&explain::why(case, claim, from).expect("it was judged"), sources),
        explanation::dialogue_json(
            &explain::dialogue(case, claim, from, Telling::default()).expect("it was judged"),
            sources,
        ),
        explanation::why_not_json(&explain::why_not(case, claim, from).expect("it was judged"), sources),
    ]
}

fn pages(loaded: &Loaded, case: &Case<'_>, claim: &Claim, from: StandpointId) -> [String; 3] {
    let sources = &loaded.sources;
    [
        explanation::why_markdown(&explain::why(case, claim, from).expect("it was judged"), sources),
        explanation::dialogue_markdown(
            &explain::dialogue(case, claim, from, Telling::default()).expect("it was judged"),
            sources,
        ),
        explanation::why_not_markdown(&explain::why_not(case, claim, from).expect("it was judged"), sources),
    ]
}
