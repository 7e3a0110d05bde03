//! What a text says: escapes decoded, line breaks read as a space.

use super::lexer::escape;
use super::view::Text;

impl Text<'_> {
    /// What the text says, without its quotes: `\"`, `\\` and `\u{…}` are decoded, and a line break with the
    /// space around it is one space. An escape that stands for nothing is left as it is.
    #[must_use]
    pub fn value(&self) -> String {
        let inner = inner(self.raw);
        if !inner.contains(['\\', '\n']) {
            return inner.to_owned();
        }
        let mut value = String::with_capacity(inner.len());
        let mut rest = inner;
        while let Some(at) = rest.find(['\\', '\n']) {
            let (plain, special) = rest.split_at(at);
            if special.starts_with('\n') {
                value.push_str(plain.trim_end_matches(BLANK));
                value.push(' ');
                rest = special.trim_start_matches(BLANK);
            } else {
                value.push_str(plain);
                rest = escaped(special, &mut value);
            }
        }
        value.push_str(rest);
        value
    }
}

const BLANK: [char; 4] = [' ', '\t', '\r', '\n'];

/// Without the quotes, straight ones or curly; an open text has only the first.
fn inner(raw: &str) -> &str {
    let inner = raw.strip_prefix(['"', '“', '„', '‟', '«']).unwrap_or(raw);
    let straight = raw.starts_with('"');
    let end = if straight { inner.strip_suffix('"') } else { inner.strip_suffix(['“', '”', '»', '"']) };
    end.unwrap_or(inner)
}

fn escaped<'r>(rest: &'r str, value: &mut String) -> &'r str {
    match escape(rest) {
        Ok((after, character)) => {
            value.push(character);
            after
        }
        Err(_) => {
            value.push('\\');
            &rest[1..]
        }
    }
}
