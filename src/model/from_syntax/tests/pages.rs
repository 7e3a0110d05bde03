use super::*;
use crate::diagnostic::Code;

/// Codes whose example needs other files, a run, or more text than a page holds.
const ELSEWHERE: &[Code] = &[
    Code::NestingTooDeep,
    Code::FileUnreadable,
    Code::NotUtf8,
    Code::FileTooLarge,
    Code::MissingModule,
    Code::UsedTwice,
    Code::ContradictingAxioms,
    Code::BadTable,
    Code::BadRow,
    Code::BadBibliography,
    Code::RunawayInstances,
    Code::NetworkTooLarge,
    Code::UnsupportedSemantics,
];

fn example(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("```arg\n")?;
    rest.split_once("```").map(|(example, _)| example)
}

/// The codes that a text is told, syntax and all.
fn codes(text: &str) -> Vec<Code> {
    let file = FileId(0);
    let parse = syntax::parse(file, text);
    let declarations = syntax::declarations(&parse, text);
    let (uses, files) = (BTreeMap::new(), BTreeMap::new());
    let input =
        Input { file, path: "main".into(), declarations: &declarations, uses: &uses, files: &files };
    let (_, told) = resolve(&[input]);
    parse.diagnostics.iter().chain(&told).map(|one| one.code).collect()
}

#[test]
fn the_example_on_each_page_is_told_its_code() {
    let missed: Vec<String> = Code::ALL
        .iter()
        .filter(|code| !ELSEWHERE.contains(code))
        .filter_map(|code| {
            let told = example(code.page()).map(codes);
            let hit = told.as_ref().is_none_or(|told| told.contains(code));
            (!hit).then(|| format!("{}: {:?}", code.name(), told.unwrap_or_default()))
        })
        .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn every_page_says_something_under_its_code() {
    for code in Code::ALL {
        let page = code.page();
        assert!(page.starts_with(&format!("# {}\n\n", code.name())), "{}", code.name());
        assert!(page.lines().count() >= 5, "{} is a stub", code.name());
    }
}
