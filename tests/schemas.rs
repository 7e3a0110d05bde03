//! What the program writes for programs: the schemas that are published are those of the structs that write, and what is
//! written keeps to them.

use std::path::{Path, PathBuf};
use std::process::Command;

use standpoint::render::schema::documents;

const FILE: &str = "arguments/nato-betrayal.arg";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas")
}

/// Run with `STANDPOINT_SCHEMAS=write` to write them anew.
#[test]
fn the_published_schemas_are_those_of_the_program() {
    let write = std::env::var("STANDPOINT_SCHEMAS").is_ok_and(|value| value == "write");
    for document in documents() {
        let path = folder().join(format!("{}.json", document.name));
        if write {
            std::fs::create_dir_all(folder()).expect("folders can be made");
            std::fs::write(&path, &document.schema).expect("files can be written");
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == document.schema,
            "{} is not the schema of the program; STANDPOINT_SCHEMAS=write cargo test --test schemas writes it anew",
            path.display()
        );
    }
}

/// What the program prints; with `code`, how it has to end.
fn run(arguments: &[&str], code: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CI", "true") // a test of conclusions writes nothing then
        .output()
        .expect("the program starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

fn validate(name: &str, text: &str) {
    let schema =
        documents().into_iter().find(|document| document.name == name).expect("it has a schema").schema;
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let value: serde_json::Value = serde_json::from_str(text).expect("what is written is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).take(3).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
    assert!(!validator.is_valid(&serde_json::json!({"version": "one"})), "{name}: anything would do");
}

#[test]
fn what_is_written_keeps_to_its_schema() {
    let json = ["--format", "json"];
    let all: [(&str, &[&str]); 9] = [
        ("eval", &["eval", FILE]),
        ("why", &["why", FILE, "betrayal", "--from", "technical", "--full"]),
        ("why-dialogue", &["why", FILE, "betrayal", "--from", "good-faith", "--as", "dialogue"]),
        ("why-not", &["why-not", FILE, "betrayal", "--from", "known-in-1992"]),
        ("flip", &["flip", FILE, "betrayal", "--from", "technical", "--size", "2"]),
        ("part", &["part", FILE, "betrayal", "--from", "technical", "--and", "psychological"]),
        ("part-table", &["part", FILE, "betrayal"]),
        ("lean", &["lean", FILE]),
        ("suppose", &["suppose", FILE, "--withdraw", "guardian", "--as-of", "1995"]),
    ];
    for (name, arguments) in all {
        validate(name, &run(&[arguments, &json].concat(), 0));
    }
    validate("map", &run(&["map", FILE, "--format", "json"], 0));
    validate("check", &run(&["check", FILE, "--format", "json"], 0));
    validate("test", &run(&["test", "arguments", "--coverage", "--mutate", "--format", "json"], 0));
    validate("diff", &run(&["diff", FILE, "arguments/trial.arg", "--format", "json"], 0));
}

#[test]
fn certificates_and_what_is_found_on_them_keep_to_their_schemas() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("certificate.json");
    let path = path.to_str().expect("a path in UTF-8");
    run(&["eval", FILE, "--certificate", path], 0);
    validate("certificate", &std::fs::read_to_string(path).expect("it was written"));
    validate("verify", &run(&["verify", FILE, path, "--format", "json"], 0));
}
