//! The street of ARCHITECTURE.md is one-way: a room uses only the rooms before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the street.
const STREET: [&str; 20] = [
    "vocabulary",
    "source",
    "diagnostic",
    "syntax",
    "format",
    "model",
    "theory",
    "network",
    "sat",
    "evaluate",
    "certify",
    "variation",
    "explain",
    "conclusions",
    "map",
    "render",
    "workspace",
    "testing",
    "serve",
    "cli",
];

/// Each representation with those before it, which only its `from_…` file (or folder) may look at.
const LOWERED: [(&str, &[&str], &str); 4] = [
    ("model", &["syntax"], "from_syntax"),
    ("theory", &["model", "syntax"], "from_model"),
    ("network", &["theory", "model", "syntax"], "from_theory"),
    ("certify", &["evaluate"], "from_evaluate"),
];

/// A file of the street: its path below `src`, with `/`, and its text.
struct SourceFile {
    path: String,
    text: String,
}

impl SourceFile {
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules the file's own module is below the crate.
    fn depth(&self) -> usize {
        self.path.split('/').count()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

/// A use of a room: in which line, which room, and whether in test code.
#[derive(PartialEq, Eq, Debug)]
struct Edge {
    line: usize,
    room: String,
    in_test: bool,
}

/// The rooms that a file names by `crate::room`, `crate::{room, …}` or enough `super::`.
fn edges(file: &SourceFile) -> Vec<Edge> {
    let tests_from = file.text.find("#[cfg(test)]").unwrap_or(usize::MAX);
    let code = without_comments(&file.text);
    let mut edges = Vec::new();
    for (at, rooms) in named(&code, "crate::").into_iter().chain(above(&code, file.depth())) {
        let line = code[..at].matches('\n').count() + 1;
        let in_test = at > tests_from || file.is_test();
        let known = rooms.into_iter().filter(|room| STREET.contains(&room.as_str()));
        edges.extend(known.map(|room| Edge { line, room, in_test }));
    }
    edges
}

/// The text with spaces in the place of line comments, so that places stay.
fn without_comments(text: &str) -> String {
    let blank = |line: &str| match line.trim_start().starts_with("//") {
        true => line
            .chars()
            .map(|letter| if letter == '\n' { "\n".to_owned() } else { " ".repeat(letter.len_utf8()) })
            .collect(),
        false => line.to_owned(),
    };
    text.split_inclusive('\n').map(blank).collect()
}

/// What stands after each `prefix`: one name, or the first names of a list in braces.
fn named(code: &str, prefix: &str) -> Vec<(usize, Vec<String>)> {
    let begins = |at: usize| !code[..at].ends_with(is_letter) && !code[..at].ends_with("super::");
    let places = code.match_indices(prefix).filter(|(at, _)| begins(*at));
    places.map(|(at, _)| (at, first_names(&code[at + prefix.len()..]))).collect()
}

/// The names after a chain of at least `depth` times `super::`, which leads out of the room.
fn above(code: &str, depth: usize) -> Vec<(usize, Vec<String>)> {
    (depth..depth + 2).flat_map(|times| named(code, &"super::".repeat(times))).collect()
}

fn first_names(code: &str) -> Vec<String> {
    let Some(list) = code.strip_prefix('{') else { return vec![name(code)] };
    let (mut depth, mut names, mut start) = (0usize, Vec::new(), true);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if letter.is_whitespace() => {}
            _ if start => {
                names.push(name(&list[at..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn name(code: &str) -> String {
    code.chars().take_while(|letter| is_letter(*letter)).collect()
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// What a file does against the order of the street.
fn complaints(file: &SourceFile) -> Vec<String> {
    let Some(own) = STREET.iter().position(|room| *room == file.room()) else { return Vec::new() };
    let mut complaints = Vec::new();
    for Edge { line, room, in_test } in edges(file) {
        let place = STREET.iter().position(|name| *name == room).expect("only rooms are edges");
        if place > own {
            complaints.push(format!("{}:{line}: `{}` comes before `{room}`", file.path, file.room()));
        }
        for (of, before, door) in LOWERED {
            let at_the_door = file.path.starts_with(&format!("{of}/{door}"));
            if file.room() == of && before.contains(&room.as_str()) && !at_the_door && !in_test {
                complaints.push(format!("{}:{line}: only {of}/{door} looks at `{room}`", file.path));
            }
        }
    }
    complaints
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut files, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).expect("src can be read").map(|entry| entry.expect("so can its entries"));
        for path in entries.map(|entry| entry.path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => files.extend(source_file(&root, path)),
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn source_file(root: &Path, path: PathBuf) -> Option<SourceFile> {
    let below = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    let text = below.ends_with(".rs").then(|| fs::read_to_string(&path).expect("sources are text"))?;
    Some(SourceFile { path: below, text })
}

#[test]
fn the_street_is_one_way() {
    let complaints: Vec<String> = source_files().iter().flat_map(complaints).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_room_is_on_the_street() {
    let files = source_files();
    let strange =
        files.iter().filter(|file| !STREET.contains(&file.room()) && !["lib", "main"].contains(&file.room()));
    assert_eq!(strange.map(|file| &*file.path).collect::<Vec<_>>(), Vec::<&str>::new());
    for room in STREET {
        assert!(files.iter().any(|file| file.path == format!("{room}.rs")), "there is no src/{room}.rs");
    }
}

#[test]
fn one_file_names_the_drawing_library() {
    let files = source_files();
    let naming = files.iter().filter(|file| file.text.contains("annotate_snippets"));
    assert_eq!(naming.map(|file| &*file.path).collect::<Vec<_>>(), ["render/diagnostics/human.rs"]);
}

#[test]
fn the_certificate_checker_knows_nothing_of_the_evaluator() {
    let files = source_files();
    for path in ["certify.rs", "certify/check.rs", "certify/verify.rs"] {
        let file = files.iter().find(|file| file.path == path).expect("the checker is there");
        let used: Vec<String> = edges(file).into_iter().map(|edge| edge.room).collect();
        let allowed = ["vocabulary", "model", "theory", "network"];
        assert!(used.iter().all(|room| allowed.contains(&room.as_str())), "{path} uses {used:?}");
        assert!(!without_comments(&file.text).contains("evaluate::"), "{path} names the evaluator");
    }
    let checker = files.iter().find(|file| file.path == "certify/check.rs").expect("it is there");
    assert!(!checker.text.contains("evaluate"), "certify/check.rs names the evaluator");
}

#[test]
fn every_import_names_its_room() {
    let library = source_files().into_iter().find(|file| file.path == "lib.rs").expect("there is a library");
    assert!(!without_comments(&library.text).contains("pub use"), "lib.rs re-exports something");
}

mod the_checker {
    use super::*;

    fn complain(path: &str, text: &str) -> Vec<String> {
        complaints(&SourceFile { path: path.to_owned(), text: text.to_owned() })
    }

    #[test]
    fn finds_a_back_edge_in_every_form() {
        for text in [
            "use crate::render::text;\n",
            "use crate::{source::Span, render::{self, text}};\n",
            "fn f() { crate::render::text() }\n",
            "use super::super::render;\n",
            "#[cfg(test)]\nmod tests { use super::super::super::render; }\n",
        ] {
            assert_eq!(complain("model/rules.rs", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn leaves_the_order_of_the_street_alone() {
        let text =
            "//! Not `crate::render`.\nuse super::Model;\nuse crate::source::Span;\nuse my_crate::render;\n";
        assert_eq!(complain("model/rules.rs", text), Vec::<String>::new());
    }

    #[test]
    fn lets_a_lowering_alone_look_at_what_it_lowers() {
        let text = "use crate::syntax::view;\n";
        assert_eq!(
            complain("model/rules.rs", text),
            ["model/rules.rs:1: only model/from_syntax looks at `syntax`"]
        );
        assert_eq!(complain("model/from_syntax.rs", text), Vec::<String>::new());
        assert_eq!(complain("model/from_syntax/rules.rs", text), Vec::<String>::new());
    }

    #[test]
    fn lets_tests_make_what_they_need() {
        let text = "#[cfg(test)]\nmod tests { use crate::syntax::parse; }\n";
        assert_eq!(complain("model/rules.rs", text), Vec::<String>::new());
    }
}
