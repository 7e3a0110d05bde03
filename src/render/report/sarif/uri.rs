//! Paths as URI references.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What cannot stand in the path of a URI (RFC 3986, section 3.3). A colon could be taken for the end of a scheme.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path as a reference: relative paths stay relative, and what lies in the program keeps its scheme.
pub(super) fn uri(path: &str) -> String {
    let encoded = |path: &str| utf8_percent_encode(path, NOT_IN_A_PATH).to_string();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let path = path.strip_prefix("./").unwrap_or(&path);
    match path.strip_prefix("library:") {
        Some(module) => format!("library:{}", encoded(module)),
        None if path.starts_with('/') => format!("file://{}", encoded(path)),
        None => encoded(path),
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        let all = [
            ("arguments/a b.arg", "arguments/a%20b.arg"),
            ("./ä#1.arg", "%C3%A4%231.arg"),
            ("a:b.arg", "a%3Ab.arg"),
            ("/tmp/100%.arg", "file:///tmp/100%25.arg"),
            ("library:law/treaties.arg", "library:law/treaties.arg"),
        ];
        all.iter().for_each(|(path, expected)| assert_eq!(uri(path), *expected));
    }
}
