//! Texts in double quotes, and those that someone put in curly ones.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, value};
use nom::sequence::{delimited, preceded};

use super::{Kind, Lexing, Mistake};

/// A text in double quotes. It may run over lines; anything in column 1 ends it, and it is then open.
pub(super) fn straight(input: &str) -> Lexing<'_> {
    let bytes = input.as_bytes();
    let (mut at, mut mistake) = (1, None);
    loop {
        let special = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n');
        at = bytes[at..].iter().position(special).map_or(bytes.len(), |found| at + found);
        match bytes.get(at) {
            Some(b'"') => return taken(input, at + 1, mistake),
            Some(b'\\') => match escape(&input[at..]) {
                Ok((rest, _)) => at = input.len() - rest.len(),
                Err(_) => (at, mistake) = (at + 1, Some(Mistake::Escape)),
            },
            Some(_) if !is_column_one(&bytes[at + 1..]) => at += 1,
            _ => return taken(input, input[..at].trim_end().len(), Some(Mistake::OpenText)),
        }
    }
}

/// A text between curly quotes, read as the text that was meant. A closing quote alone is none.
pub(super) fn curly(input: &str) -> Lexing<'_> {
    let (rest, _) = one_of("“„‟«").parse(input)?;
    let region = region(rest);
    let closing = rest[..region].find(['“', '”', '»', '"']);
    let end = closing.and_then(|at| rest[at..].chars().next().map(|quote| at + quote.len_utf8()));
    let length = input.len() - rest.len() + end.unwrap_or(rest[..region].trim_end().len());
    taken(input, length, Some(Mistake::CurlyQuote))
}

fn taken(input: &str, length: usize, mistake: Option<Mistake>) -> Lexing<'_> {
    value((Kind::Text, mistake), |input| split(input, length)).parse(input)
}

fn split(input: &str, length: usize) -> Lexing<'_, &str> {
    Ok((&input[length..], &input[..length]))
}

/// What an escape stands for; fails where it is none.
pub(in crate::syntax) fn escape(input: &str) -> Lexing<'_, char> {
    let hexadecimal = take_while_m_n(1, 6, |character: char| character.is_ascii_hexdigit());
    let coded = map_opt(delimited(tag("u{"), hexadecimal, char('}')), |digits: &str| {
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    });
    preceded(char('\\'), alt((one_of("\"\\"), coded))).parse(input)
}

/// How far it is to the next line that has something in column 1, or to the end.
pub(super) fn region(input: &str) -> usize {
    let bytes = input.as_bytes();
    let mut lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    lines.find(|(at, _)| is_column_one(&bytes[at + 1..])).map_or(input.len(), |(at, _)| at)
}

/// Whether a line begins with something other than space; the end of the file does too.
fn is_column_one(line: &[u8]) -> bool {
    !matches!(line.first(), Some(b' ' | b'\t' | b'\r' | b'\n'))
}
