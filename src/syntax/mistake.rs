//! What is wrong with single tokens, told with a mend.

use super::lexer::{Mistake, escape};
use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Tells the mistakes that the lexer found.
pub(super) fn report(mistakes: &[(usize, Mistake)], sink: &mut Sink<'_>) {
    for (token, mistake) in mistakes {
        let (span, word) = (sink.span(*token as u32), sink.word(*token as u32));
        match mistake {
            Mistake::Escape => bad_escapes(span, word, sink),
            Mistake::Character => sink.mistaken(character(span, word)),
            Mistake::CurlyQuote => sink.mistaken(curly_quote(span, word)),
            Mistake::NoBreakSpace => sink.mistaken(no_break_space(span)),
            Mistake::OpenText => sink.mistaken(open_text(span, word)),
            Mistake::Number => sink.mistaken(number(span, word)),
            Mistake::TooDeep => sink.mistaken(too_deep(span)),
        }
    }
}

fn character(span: Span, word: &str) -> Diagnostic {
    let first = word.chars().next().unwrap_or('\u{fffd}');
    if matches!(first, '”' | '‘' | '’' | '‚' | '›' | '‹') {
        let told = Diagnostic::new(
            Code::CurlyQuote,
            span,
            format!("`{first}` is no quotation mark of the language"),
        );
        return told.help("texts stand in straight double quotes, `\"`");
    }
    let told = Diagnostic::new(
        Code::BadCharacter,
        span,
        format!("{} is no part of the language", shown(first)),
    );
    match first {
        '\r' => told.fix(span, "\n", "end the line with a line feed"),
        '!' => told.help("to compare, write `!=`"),
        '\'' => told.help("texts stand in double quotes, `\"`"),
        '?' => told.help("a variable is a `?` with a name right after it, such as `?who`"),
        '-' => told.help("a hyphen stands between the letters of a name, or right before a digit"),
        '[' | ']' | '{' | '}' => told.help("brackets are round here: `(` and `)`"),
        ';' | ':' => told.help("things are separated by a comma or by a line end"),
        '.' => told.help("nothing ends with a full stop; a decimal is written `0.5`"),
        '_' => told.help("a name begins with a letter"),
        _ => told.help("such characters may stand in texts and in comments"),
    }
}

fn shown(character: char) -> String {
    if character.is_control() || character == '\u{feff}' {
        format!("the character U+{:04X}", u32::from(character))
    } else {
        format!("`{character}`")
    }
}

fn curly_quote(span: Span, word: &str) -> Diagnostic {
    let quote = Span {
        end: span.start + word.chars().next().map_or(0, char::len_utf8) as u32,
        ..span
    };
    let inner = word
        .trim_start_matches(['“', '„', '‟', '«'])
        .trim_end_matches(['“', '”', '»', '"']);
    let straight = format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""));
    Diagnostic::new(
        Code::CurlyQuote,
        quote,
        "a text stands in straight double quotes",
    )
    .label("this is a curly quote")
    .fix(span, straight, "use straight quotes")
}

fn no_break_space(span: Span) -> Diagnostic {
    Diagnostic::new(Code::NoBreakSpace, span, "this space is not a plain one")
        .help("no-break spaces may stand in texts and in comments only")
        .fix(span, " ", "use a plain space")
}

fn open_text(span: Span, word: &str) -> Diagnostic {
    let quote = Span {
        end: span.start + 1,
        ..span
    };
    let told = Diagnostic::new(
        Code::OpenText,
        quote,
        "the text that begins here has no end",
    );
    if word.contains(['”', '“']) {
        return told.help("a curly quote does not end a text; write `\"`");
    }
    let line = word.lines().next().unwrap_or(word).trim_end();
    let end = Span {
        start: span.start + line.len() as u32,
        end: span.start + line.len() as u32,
        ..span
    };
    told.help(
        "a text ends with `\"`; its further lines are indented, for anything in column 1 ends it",
    )
    .fix(end, "\"", "end the text with its line")
}

/// Each escape of the text that is none.
fn bad_escapes(span: Span, word: &str, sink: &mut Sink<'_>) {
    let mut at = 0;
    while let Some(found) = word[at..].find('\\') {
        let start = at + found;
        match escape(&word[start..]) {
            Ok((rest, _)) => at = word.len() - rest.len(),
            Err(_) => {
                at = start + 1;
                let length = 1 + word[at..].chars().next().map_or(0, char::len_utf8) as u32;
                let place = Span {
                    start: span.start + start as u32,
                    end: span.start + start as u32 + length,
                    ..span
                };
                sink.mistaken(bad_escape(place, &word[start..start + length as usize]));
            }
        }
    }
}

fn bad_escape(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        Code::BadEscape,
        span,
        format!("`\\{}` stands for nothing in a text", word.trim_start_matches('\\').escape_debug()),
    )
    .help("a text knows `\\\"`, `\\\\` and `\\u{…}` with the number of a character")
    .fix(
        Span {
            end: span.start + 1,
            ..span
        },
        "\\\\",
        "write the backslash itself as `\\\\`",
    )
}

fn number(span: Span, word: &str) -> Diagnostic {
    let told = Diagnostic::new(
        Code::BadNumber,
        span,
        format!("`{word}` is neither a number nor a date"),
    );
    match mended_date(word) {
        Some(date) => told.fix(span, date.clone(), format!("write `{date}`")),
        None if word.contains(char::is_alphabetic) => told.help("a name begins with a letter"),
        None => told.help("numbers are written `3` or `0.75`, dates `1990-02-09` or `1990-02`"),
    }
}

/// `1990-2-9` was meant as `1990-02-09`.
fn mended_date(word: &str) -> Option<String> {
    let parts: Vec<u32> = word
        .split('-')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [year @ 1000..=9999, month @ 1..=12] => Some(format!("{year}-{month:02}")),
        [year @ 1000..=9999, month @ 1..=12, day @ 1..=31] => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

fn too_deep(span: Span) -> Diagnostic {
    let bracket = Span {
        end: span.start + 1,
        ..span
    };
    Diagnostic::new(
        Code::NestingTooDeep,
        bracket,
        "too many brackets stand inside each other here",
    )
    .help("two levels suffice for everything: `at least 2 (a(x), b(x))`; what follows was not read")
}
