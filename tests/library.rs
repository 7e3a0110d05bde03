//! Every file in `arguments/` and `rules/`: without a mistake, in its canonical form, and with the verdicts that it
//! expects. The whole reasoning behind each thesis from each standpoint is kept, so that a change of it is seen.

use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use standpoint::explain::{self, Claim};
use standpoint::model::PredicateSort;
use standpoint::render::explanation::{self, Layout};
use standpoint::source::FileId;
use standpoint::vocabulary::PredicateId;
use standpoint::workspace::{self, Loaded, Options};
use standpoint::{format, syntax};

#[test]
fn rules_are_sound() {
    glob!("..", "rules/**/*.arg", |path| {
        check(path);
    });
}

#[test]
fn arguments_come_out_as_they_expect() {
    glob!("..", "arguments/*.arg", |path| {
        let loaded = check(path);
        let mut settings = Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| assert_snapshot!("why", reasons(&loaded)));
    });
}

/// Loads a file, which must have no mistake and be in its canonical form. Paths are those of the repository.
fn check(path: &Path) -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
    let path = path.canonicalize().expect("the file is there");
    let mut loaded =
        workspace::load(path.strip_prefix(root).expect("it stands in the repository"), &Options::default());
    loaded.examine();
    assert!(loaded.diagnostics.is_empty(), "{}: {:#?}", loaded.name, loaded.diagnostics);
    let text = &loaded.sources.file(FileId(0)).text;
    let formatted = format::format(text, &syntax::parse(FileId(0), text)).expect("it has no syntax error");
    assert_eq!(&formatted, text, "`standpoint fmt {}` changes it", loaded.name);
    loaded
}

/// The reasoning about each thesis from each standpoint.
fn reasons(loaded: &Loaded) -> String {
    let judgement = loaded.judge(&loaded.standpoints()).expect("it stays within bounds");
    let disappointed = loaded.disappointed(&judgement);
    assert!(disappointed.is_empty(), "a verdict that was not expected: {disappointed:#?}");
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let layout = Layout { width: 100, colour: false };
    let all = loaded.model.predicates.iter().enumerate();
    let theses = all.filter(|(_, predicate)| predicate.sort == PredicateSort::Thesis);
    let claims = theses.filter_map(|(index, _)| Claim::named(&loaded.model, PredicateId::new(index)));
    let explained = claims.flat_map(|claim| {
        let from = |side: &explain::Judged<'_>| explain::why(&case, &claim, side.standpoint);
        sides.iter().filter_map(from).collect::<Vec<_>>()
    });
    explained
        .map(|reasons| explanation::why_text(&reasons, &loaded.sources, layout))
        .collect::<Vec<_>>()
        .join("\n")
}
