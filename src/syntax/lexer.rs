//! Cuts text into tokens. Total: any text is the tokens put together, and each byte lies in exactly one.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while, take_while1};
use nom::character::complete::{anychar, char, line_ending, one_of, satisfy};
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::kind::Kind;
use super::tree::Tokens;

pub(super) use text::escape;

mod number;
mod text;

/// How deep brackets may stand in each other; two levels are all that the grammar knows.
const DEEPEST: u32 = 32;

/// How many mistakes are kept: more than a report shows.
pub(super) const MOST_MISTAKES: usize = 200;

/// What is wrong with a single token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mistake {
    Character,
    CurlyQuote,
    NoBreakSpace,
    OpenText,
    Escape,
    Number,
    TooDeep,
}

/// The tokens of a file, and which of them are mistaken.
pub(super) struct Lexed {
    pub(super) tokens: Tokens,
    pub(super) mistakes: Vec<(usize, Mistake)>,
}

/// A token's kind, and what is wrong with it.
type Lexeme = (Kind, Option<Mistake>);
type Lexing<'t, Output = Lexeme> = IResult<&'t str, Output, ()>;

/// Cuts a text into its tokens.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexed = Lexed { tokens: Tokens::with_capacity(text.len()), mistakes: Vec::new() };
    let (mut rest, mut depth) = (text, 0u32);
    if let Some(after) = rest.strip_prefix('\u{feff}') {
        lexed.push(0, (Kind::Mark, None));
        rest = after;
    }
    while !rest.is_empty() {
        let (after, lexeme) = token(rest).unwrap_or(("", BAD));
        let start = text.len() - rest.len();
        if !lexeme.0.is_trivia() && lexed.tokens.is_column_one() {
            depth = 0;
        }
        match lexeme.0 {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            lexed.push(start, (Kind::Bad, Some(Mistake::TooDeep)));
            (rest, depth) = (&rest[text::region(rest)..], 0);
        } else {
            lexed.push(start, lexeme);
            rest = after;
        }
    }
    lexed.tokens.close(text.len());
    lexed
}

impl Lexed {
    fn push(&mut self, start: usize, (kind, mistake): Lexeme) {
        if let Some(mistake) = mistake
            && self.mistakes.len() < MOST_MISTAKES
        {
            self.mistakes.push((self.tokens.len(), mistake));
        }
        self.tokens.push(kind, start);
    }
}

const BAD: Lexeme = (Kind::Bad, Some(Mistake::Character));

/// One token from the start of a text that is not empty.
fn token(input: &str) -> Lexing<'_> {
    match input.as_bytes()[0] {
        b' ' | b'\t' => good(Kind::Space, take_while1(is_space)).parse(input),
        b'\n' => good(Kind::Newline, tag("\n")).parse(input),
        b'\r' => {
            alt((good(Kind::Newline, line_ending), value((Kind::Space, BAD.1), char('\r')))).parse(input)
        }
        b'a'..=b'z' | b'A'..=b'Z' => word(input),
        b'"' => text::straight(input),
        b'?' => alt((variable, bad)).parse(input),
        b'0'..=b'9' | b'-' => alt((number::number, bad)).parse(input),
        b'#' => good(Kind::Comment, comment).parse(input),
        b'(' | b')' | b',' | b'/' | b'<' | b'=' | b'>' | b'!' => alt((mark, bad)).parse(input),
        0..=127 => bad(input),
        128.. => alt((no_break_space, text::curly, word, bad)).parse(input),
    }
}

/// A token of this kind with nothing wrong.
fn good<'t, P>(kind: Kind, parser: P) -> impl Parser<&'t str, Output = Lexeme, Error = ()>
where
    P: Parser<&'t str, Error = ()>,
{
    value((kind, None), parser)
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

fn word(input: &str) -> Lexing<'_> {
    name.map(|word| (Kind::of_word(word), None)).parse(input)
}

fn name(input: &str) -> Lexing<'_, &str> {
    let further = (char('-'), take_while1(unicode_ident::is_xid_continue));
    let (satisfied, rest) =
        (satisfy(unicode_ident::is_xid_start), take_while(unicode_ident::is_xid_continue));
    recognize((satisfied, rest, many0_count(further))).parse(input)
}

fn variable(input: &str) -> Lexing<'_> {
    good(Kind::Variable, preceded(char('?'), alt((name, tag("_"))))).parse(input)
}

fn comment(input: &str) -> Lexing<'_, &str> {
    let (_, line) = take_till(|character| character == '\n').parse(input)?;
    let line = line.strip_suffix('\r').unwrap_or(line);
    Ok((&input[line.len()..], line))
}

fn mark(input: &str) -> Lexing<'_> {
    alt((
        good(Kind::Open, char('(')),
        good(Kind::Close, char(')')),
        good(Kind::Comma, char(',')),
        good(Kind::Slash, char('/')),
        good(Kind::Equal, char('=')),
        good(Kind::NotEqual, tag("!=")),
        good(Kind::LessOrEqual, tag("<=")),
        good(Kind::GreaterOrEqual, tag(">=")),
        good(Kind::Less, char('<')),
        good(Kind::Greater, char('>')),
    ))
    .parse(input)
}

/// Spaces that look like one and are none. They separate all the same, so that one mistake is told once.
fn no_break_space(input: &str) -> Lexing<'_> {
    let odd = |character: char| character.is_whitespace() && !character.is_ascii();
    value((Kind::Space, Some(Mistake::NoBreakSpace)), take_while1(odd)).parse(input)
}

/// A run of one character that no token starts with.
fn bad(input: &str) -> Lexing<'_> {
    let (_, first) = peek(anychar).parse(input)?;
    value(BAD, take_while1(|character| character == first)).parse(input)
}

/// A digit, perhaps after a minus, stands next.
fn digit_next(input: &str) -> Lexing<'_, char> {
    let digit = verify(anychar, char::is_ascii_digit);
    peek(preceded(opt(one_of("-")), digit)).parse(input)
}
