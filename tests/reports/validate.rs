//! What is written for programs, held against the schemas that these programs go by.

use std::sync::LazyLock;

use serde_json::Value;
use standpoint::render::schema::documents;

static SARIF: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../schemas-of-others/sarif-2.1.0.json"));
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema.expect("a schema is JSON")).expect("it is a schema")
});

/// What is wrong with a document of SARIF.
pub(crate) fn sarif(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    SARIF.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// What is wrong with a document of JUnit.
pub(crate) fn junit(text: &str) -> Vec<String> {
    let schema = uppsala::parse(include_str!("../schemas-of-others/junit.xsd")).expect("a schema is XML");
    let validator = uppsala::XsdValidator::from_schema(&schema).expect("it is a schema");
    let document = match uppsala::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    validator.validate(&document).iter().map(ToString::to_string).collect()
}

/// What is wrong with a document of the program's own.
pub(crate) fn json(name: &str, text: &str) -> Vec<String> {
    let schema =
        documents().into_iter().find(|document| document.name == name).expect("it has a schema").schema;
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    validator.iter_errors(&value).map(|error| error.to_string()).collect()
}

/// What is wrong with a document of TAP, as far as one can see line by line.
pub(crate) fn tap(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("TAP version 14"));
    let plan: usize =
        lines.next().and_then(|line| line.strip_prefix("1..")).expect("a plan").parse().expect("a number");
    let mut number = 0;
    let mut wrong = Vec::new();
    let mut in_block = false;
    for line in lines {
        let point = line.strip_prefix("not ").unwrap_or(line).strip_prefix("ok ");
        let fine = if in_block {
            in_block = line != "  ...";
            !in_block || yaml(line)
        } else if line == "  ---" {
            in_block = true;
            true
        } else if let Some(point) = point {
            number += 1;
            let description = point.strip_prefix(&format!("{number} - "));
            description
                .is_some_and(|words| !words.replace(r"\\", "").replace(r"\#", "").contains(['#', '\\']))
        } else {
            line.starts_with("# ")
        };
        if !fine {
            wrong.push(line.to_owned());
        }
    }
    if number != plan {
        wrong.push(format!("{number} test points, {plan} planned"));
    }
    wrong
}

/// `key:`, `key: value` or `- value`, where each value is a string or a number of JSON.
fn yaml(line: &str) -> bool {
    let line = line.trim_start();
    let value = match line.strip_prefix("- ") {
        Some(value) => value,
        None => match line.split_once(':') {
            Some((_, "")) => return true,
            Some((_, value)) => value.trim_start(),
            None => return false,
        },
    };
    serde_json::from_str::<Value>(value).is_ok() && !value.chars().any(char::is_control)
}
