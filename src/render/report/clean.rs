//! Users' text without the characters that a terminal obeys or a format forbids.

/// The text on one line: ends of lines and tabs are spaces, and other control characters are their pictures.
pub(in crate::render) fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { shown(letter) })
        .collect()
}

/// The text with its lines kept.
pub(in crate::render) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|letter| if letter == '\n' { letter } else { shown(letter) })
        .collect()
}

/// A character as it can be shown anywhere. XML 1.0 forbids most control characters and two that are none at all.
fn shown(letter: char) -> char {
    match letter {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}' => {
            char::REPLACEMENT_CHARACTER
        }
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_pictures_of_them() {
        assert_eq!(one_line("a\u{1b}[31m\tb\r\nc\0\u{7f}\u{85}\u{ffff}ä"), "a␛[31m b  c␀␡\u{fffd}\u{fffd}ä");
        assert_eq!(lines("a\r\nb\rc\n"), "a\nb␍c\n");
    }
}
