//! Standpoints that judge by other sets than the grounded one. A new case is a file in `tests/sides` whose comments name the commands
//! (`# $ why claim --from standpoint`); it needs no Rust.

use std::path::Path;

use insta::{Settings, assert_snapshot, glob};

#[path = "support/desk.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod desk;

use desk::program;

#[test]
fn verdicts_go_by_the_semantics_of_the_standpoint() {
    glob!("sides", "*.arg", |path| {
        let text = std::fs::read_to_string(path).expect("the case is there");
        let folder = path.parent().expect("it is in a folder");
        let file = path.file_name().and_then(|name| name.to_str()).expect("it has a plain name");
        let mut told = String::new();
        for command in text.lines().filter_map(|line| line.strip_prefix("# $ ")) {
            let mut words = command.split_whitespace();
            let name = words.next().expect("a command has a name");
            let arguments: Vec<&str> = [name, file].into_iter().chain(words).collect();
            let output = program(folder, &arguments).output().expect("it runs");
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
            told +=
                &format!("$ standpoint {name} {file}{}\n", command.strip_prefix(name).unwrap_or_default());
            told += &text(output.stdout);
            told += &text(output.stderr);
            told += &format!("[exit code {}]\n\n", output.status.code().unwrap_or(-1));
        }
        kept(path, told);
    });
}

fn kept(path: &Path, told: String) {
    let lines: String = told.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let mut settings = Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_input_file(path);
    settings.bind(|| assert_snapshot!("sides", lines));
}

#[test]
fn what_was_concluded_so_is_recorded_and_held() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sides/origin.arg");
    let text = std::fs::read_to_string(case).expect("the case is there");
    let desk = desk::Desk::with(&[("origin.arg", text.as_bytes())]);
    assert_eq!(desk.run(&["test", "--accept", "."]).code, Some(0));
    let record = desk.read("conclusions/origin.arg.snap");
    assert!(record.contains("  thorough: accepted\n"), "{record}");
    assert_eq!(desk.run(&["test", "."]).code, Some(0));
    let edited = text.replace("given not dutch so citizen", "given not dutch so not citizen");
    std::fs::write(desk.path("origin.arg"), edited).expect("it can be written");
    let moved = desk.run(&["test", "."]);
    assert!(moved.code == Some(1) && moved.out.contains("thorough: accepted → contested"), "{moved:?}");
    let refused = desk.run(&["test", "--mutate", "."]);
    assert!(refused.code == Some(1) && refused.err.contains("semantics"), "{refused:?}");
}
