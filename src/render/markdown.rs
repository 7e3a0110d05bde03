//! The user's text inside Markdown, so that nothing of it is read as Markdown.

/// Words with everything escaped that Markdown would read as its own.
pub(super) fn words(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // Where comments are discussed, a name after an at sign calls somebody, escaped or not.
            '@' if letters.peek().is_some_and(|next| next.is_alphanumeric()) => out.push_str("@<!-- -->"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// Words within HTML, where Markdown is not read.
pub(super) fn html(words: &str) -> String {
    let letter = |letter| match letter {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        letter => String::from(letter),
    };
    words.chars().map(letter).collect()
}

/// Words in which what stands between backticks is code, as messages have it; the rest escaped.
pub(super) fn message(message: &str) -> String {
    let pieces: Vec<&str> = message.split('`').collect();
    // An odd number of backticks leaves one that opens nothing.
    let paired =
        pieces.len() % 2 == 1 && pieces.iter().skip(1).step_by(2).all(|piece| !piece.trim().is_empty());
    if !paired {
        return words(message);
    }
    let piece = |(place, piece): (usize, &&str)| if place % 2 == 1 { code(piece) } else { words(piece) };
    pieces.iter().enumerate().map(piece).collect()
}

/// A word as code, on one line.
pub(super) fn code(word: &str) -> String {
    let plain = |letter| match letter {
        '`' => '\'',
        '\n' | '\r' => ' ',
        letter => letter,
    };
    format!("`{}`", word.chars().map(plain).collect::<String>())
}

/// A block of code in a language, behind a fence that is longer than any in it.
pub(super) fn fenced(language: &str, code: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}\n", code.trim_end_matches('\n'))
}

/// A table of words: the head, and rows as long.
pub(super) fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let row = |row: &[String]| {
        let cells = row.iter().map(|cell| format!("| {} ", words(cell)));
        cells.collect::<String>() + "|\n"
    };
    let rule = "| --- ".repeat(head.len()) + "|\n";
    row(head) + &rule + &rows.iter().map(|each| row(each)).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_words_is_markdown() {
        assert_eq!(words("*a* <b> [c] | d\n# e"), r"\*a\* \<b\> \[c\] \| d \# e");
        assert_eq!(words("@somebody @ noon"), "@<!-- -->somebody @ noon");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(message("clause `admit kind *x*` of *y*"), r"clause `admit kind *x*` of \*y\*");
        assert_eq!(message("one ` alone"), r"one \` alone");
        assert_eq!(message("none `` between"), r"none \`\` between");
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        assert_eq!(fenced("diff", "+a ```` b\n"), "`````diff\n+a ```` b\n`````\n");
        assert_eq!(fenced("diff", ""), "```diff\n\n```\n");
    }
}
