//! The versions between two: at one end the old file, at the other the new one, and each edit in between by itself.

use std::path::Path;
use std::sync::Arc;

use standpoint::conclusions::{Edits, Text, Version};
use standpoint::source::FileId;
use standpoint::syntax::{self, view::DeclarationBody};
use standpoint::testing::Concluded;
use standpoint::workspace::{self, Options, load_version};

fn version(path: &str) -> Version {
    let loaded = workspace::load(Path::new(path), &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded.version()
}

fn concluded(version: &Version) -> Option<Concluded> {
    Concluded::of(load_version(version, &Options::default())).ok()
}

fn with_main(version: &Version, text: String) -> Version {
    let main = Text { name: version.main.name.clone(), text: Arc::from(text) };
    Version { main, ..version.clone() }
}

/// The file without each of its declarations, and without each clause of each (or some of them), where that can still
/// be judged.
fn neighbours(old: &Version, every: usize) -> Vec<Version> {
    let text = &old.main.text;
    let parse = syntax::parse(FileId(0), text);
    let declarations = syntax::declarations(&parse, text);
    let clauses = declarations.iter().flat_map(|declaration| match &declaration.body {
        DeclarationBody::Premise(item)
        | DeclarationBody::Argument(item)
        | DeclarationBody::Rule(item)
        | DeclarationBody::Standpoint(item)
        | DeclarationBody::Thesis(item)
        | DeclarationBody::Source(item)
        | DeclarationBody::Claim(item) => item.clauses.iter().map(|clause| clause.span).collect(),
        _ => Vec::new(),
    });
    let spans = declarations.iter().map(|declaration| declaration.span).chain(clauses).step_by(every);
    let without = |span: standpoint::source::Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        with_main(old, format!("{}{}", &text[..start], &text[end..]))
    };
    spans.map(without).filter(|version| concluded(version).is_some()).collect()
}

fn check(path: &str, every: usize) {
    let old = version(path);
    let before = concluded(&old).expect("it can be judged").conclusions;
    let all = neighbours(&old, every);
    assert!(all.len() > 2, "{path} has {} neighbours", all.len());
    for new in &all {
        let after = concluded(new).expect("it was judged before").conclusions;
        let edits = Edits::between(&old, new);
        let [none, every] = [false, true].map(|made| vec![made; edits.list.len()]);
        let ends = [concluded(&edits.with(&none)), concluded(&edits.with(&every))];
        let [first, last] = ends.map(|end| end.expect("both ends can be judged"));
        // What one version alone declares is kept, so that claims may be there that the other does not record.
        for (wanted, found) in [(&before, &first), (&after, &last)] {
            for conclusion in &wanted.list {
                let claim = found.loaded.claim(&conclusion.claim).expect("its name is kept");
                let known = found.conclusions.find(&conclusion.claim, &conclusion.standpoint);
                assert!(known.is_none_or(|known| known == conclusion), "{claim:?} {:?}", edits.list);
            }
        }
        // One thing was taken out; of a `prefer`, each preference is an edit.
        let others = edits.list.iter().filter(|edit| !edit.what.starts_with("prefer "));
        assert!(others.count() <= 1, "{:?}", edits.list);
        assert!(before == after || !edits.list.is_empty() || before.list.len() != after.list.len());
    }
}

#[test]
fn the_ends_are_the_versions_themselves() {
    check("arguments/trial.arg", 8);
    check("arguments/classroom.arg", 1);
    check("arguments/nato-betrayal.arg", 90);
}

#[test]
fn declarations_that_change_places_are_no_edits() {
    let old = version("arguments/trial.arg");
    let parse = syntax::parse(FileId(0), &old.main.text);
    let declarations = syntax::declarations(&parse, &old.main.text);
    let texts = declarations
        .iter()
        .rev()
        .map(|each| &old.main.text[each.span.start as usize..each.span.end as usize]);
    let turned = with_main(&old, texts.collect::<Vec<_>>().join("\n"));
    let edits = Edits::between(&old, &turned);
    assert!(edits.list.is_empty() && edits.harmless.is_empty(), "{:?}", edits.list);
    let [before, after] =
        [&old, &turned].map(|version| concluded(version).expect("it can be judged").conclusions);
    assert_eq!(before, after);
}

#[test]
fn words_are_no_edits_that_could_move_anything() {
    let old = version("arguments/trial.arg");
    let new = with_main(&old, old.main.text.replace(" was ", " has been "));
    let edits = Edits::between(&old, &new);
    assert!(edits.list.is_empty(), "{:?}", edits.list);
    assert!(!edits.harmless.is_empty());
}
