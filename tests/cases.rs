//! Small files in the language, each of which shows one thing, with what the engine says of it. A new case is a
//! file in `tests/cases/<topic>/good` or `…/bad`; it needs no Rust.

use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use standpoint::diagnostic::Diagnostic;
use standpoint::explain::{self, Claim};
use standpoint::model::PredicateSort;
use standpoint::render::diagnostics::{self, Batch, Format};
use standpoint::render::explanation::{self, Layout};
use standpoint::vocabulary::PredicateId;
use standpoint::workspace::{self, Judgement, Loaded, Options};

/// The columns of what is kept.
const WIDTH: usize = 100;

#[test]
fn good_files_are_judged() {
    glob!("cases", "*/good/*.arg", |path| check(path, judged));
}

#[test]
fn bad_files_are_told_why() {
    glob!("cases", "*/bad/*.arg", |path| check(path, told));
}

/// Holds what is said of a file against what was said before. Paths are those of the repository.
fn check(path: &Path, said: fn(&mut Loaded) -> String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = root.canonicalize().expect("the repository is there");
    let path = path.strip_prefix(root).expect("cases stand in the repository");
    let mut loaded = workspace::load(path, &Options::default());
    let mut settings = Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| assert_snapshot!("case", said(&mut loaded)));
}

/// The verdicts on what the file is about, and its warnings. What it expects has to come true.
fn judged(loaded: &mut Loaded) -> String {
    assert!(!loaded.has_errors(), "an error in a good file:\n{}", short(&loaded.diagnostics, loaded));
    let judgement = loaded.judge(&loaded.standpoints()).expect("small files stay within bounds");
    let disappointed = loaded.disappointed(&judgement);
    assert!(disappointed.is_empty(), "a verdict that was not expected:\n{}", short(&disappointed, loaded));
    let verdicts = verdicts(loaded, &judgement);
    loaded.examine();
    let warnings = short(&loaded.diagnostics, loaded);
    if warnings.is_empty() { verdicts } else { format!("{verdicts}\n{warnings}") }
}

/// The overviews of the theses, or, where there is none, of the claims.
fn verdicts(loaded: &Loaded, judgement: &Judgement) -> String {
    let of = |sort| {
        let all = loaded.model.predicates.iter().enumerate();
        let of_sort = all.filter(move |(_, predicate)| predicate.sort == sort);
        of_sort.filter_map(|(id, _)| Claim::named(&loaded.model, PredicateId::new(id))).collect::<Vec<_>>()
    };
    let theses = of(PredicateSort::Thesis);
    let claims = if theses.is_empty() { of(PredicateSort::Claim) } else { theses };
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let layout = Layout { width: WIDTH, colour: false };
    let overviews = claims.iter().map(|claim| explain::overview(&case, claim));
    let texts = overviews.map(|overview| explanation::overview_text(&overview, &loaded.sources, layout));
    texts.collect::<Vec<_>>().join("\n")
}

/// The mistakes, as people read them.
fn told(loaded: &mut Loaded) -> String {
    loaded.examine();
    if let Some(judgement) =
        (!loaded.has_errors()).then(|| loaded.judge(&loaded.standpoints()).ok()).flatten()
    {
        let disappointed = loaded.disappointed(&judgement);
        loaded.diagnostics.extend(disappointed);
    }
    assert!(!loaded.diagnostics.is_empty(), "nothing wrong with {}", loaded.name);
    let batch = Batch { sources: &loaded.sources, diagnostics: &loaded.diagnostics };
    let text = diagnostics::render(&[batch], Format::Human, WIDTH);
    anstream::adapter::strip_str(&text).to_string()
}

fn short(told: &[Diagnostic], loaded: &Loaded) -> String {
    diagnostics::render(&[Batch { sources: &loaded.sources, diagnostics: told }], Format::Short, WIDTH)
}
