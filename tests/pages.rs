//! The manual's page of every code opens with its name, and its first example makes just this mistake.

use std::fs;
use std::path::Path;

use standpoint::diagnostic::Code;
use standpoint::framework::{self, Format};
use standpoint::workspace::{self, Loaded, Options};

/// The codes whose mistake does not fit in a text of a few lines, and why.
const WITHOUT_EXAMPLE: &[(Code, &str)] = &[
    (Code::FileUnreadable, "a file that is not there has no text"),
    (Code::NotUtf8, "the manual itself is UTF-8"),
    (Code::FileTooLarge, "needs 64 MiB"),
    (Code::NestingTooDeep, "needs more parentheses than anybody would read"),
    (Code::NetworkTooLarge, "needs millions of instances"),
    (Code::ExpectationFailed, "its file is sound until it is judged"),
];

/// What stands beside the examples.
const BESIDE: &[(&str, &str)] = &[
    ("complaints.csv", "who,when\nrussia\n"),
    ("a-thousand-things.csv", "x\none\ntwo\nthree\nfour\nfive\n"),
    ("refs.bib", "@book{sarotte, title = {Not One Inch}\n@book{"),
];

#[test]
fn pages_open_with_the_code_and_say_something() {
    for code in Code::ALL {
        let page = code.page();
        assert!(page.starts_with(&format!("# {}\n", code.name())), "the title of {}", code.name());
        assert!(page.lines().count() > 5, "{} says too little", code.name());
    }
}

#[test]
fn the_first_example_of_a_page_makes_the_mistake() {
    let folder = tempfile::tempdir().expect("a folder for the examples");
    for (name, text) in BESIDE {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    let with_example =
        Code::ALL.iter().filter(|code| WITHOUT_EXAMPLE.iter().all(|(without, _)| without != *code));
    let wrong: Vec<String> = with_example.filter_map(|code| misses(*code, folder.path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the page's example, if something is.
fn misses(code: Code, folder: &Path) -> Option<String> {
    if code_of_a_framework(code.page()) == Some(code) {
        return None;
    }
    let Some(example) = first_example(code.page()) else {
        return Some(format!("{}: no example", code.name()));
    };
    let found = codes_in(code, example, folder);
    (!found.contains(&code)).then(|| {
        let names: Vec<&str> = found.iter().map(|code| code.name()).collect();
        format!("{}: its example gives {names:?}", code.name())
    })
}

fn first_example(page: &str) -> Option<&str> {
    example_in(page, "arg")
}

fn example_in<'p>(page: &'p str, language: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("```{language}\n"))?;
    rest.split_once("```").map(|(example, _)| example)
}

/// The code of the mistake in the page's first example of a framework, if it has one.
fn code_of_a_framework(page: &str) -> Option<Code> {
    let examples = Format::ALL.iter().filter_map(|format| Some((*format, example_in(page, format.name())?)));
    examples
        .filter_map(|(format, example)| framework::read(example.as_bytes(), format).err())
        .next()
        .map(|mistake| mistake.code())
}

fn codes_in(code: Code, example: &str, folder: &Path) -> Vec<Code> {
    let path = folder.join("example.arg");
    fs::write(&path, example).expect("the folder can be written");
    let mut loaded: Loaded = workspace::load(&path, &options(code));
    loaded.examine();
    // Only some commands cannot judge by every semantics.
    if code == Code::UnsupportedSemantics {
        loaded.add(loaded.judge(&loaded.standpoints()).expect("it is small").diagnostics);
    }
    loaded.diagnostics.iter().map(|told| told.code).collect()
}

/// Two mistakes show only to those who ask: strict readers, and readers who bound the instances.
fn options(code: Code) -> Options {
    let max_instances = (code == Code::RunawayInstances).then_some(100);
    Options { strict: code == Code::UnansweredException, max_instances }
}
