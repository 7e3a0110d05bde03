//! Numbers and dates: what starts with a digit is the longest run, and that run is one of them or an error.

use nom::Parser;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;
use nom::sequence::preceded;

use super::{Kind, Lexeme, Lexing, Mistake, digit_next};

pub(super) fn number(input: &str) -> Lexing<'_> {
    preceded(digit_next, run).map(classify).parse(input)
}

fn run(input: &str) -> Lexing<'_, &str> {
    let part = || take_while1(unicode_ident::is_xid_continue);
    recognize((opt(char('-')), part(), many0_count((one_of("-."), part())))).parse(input)
}

fn classify(run: &str) -> Lexeme {
    let digits = run.strip_prefix('-').unwrap_or(run);
    if is_number(digits) {
        (Kind::Number, None)
    } else if is_date(run) {
        (Kind::Date, None)
    } else {
        (Kind::Bad, Some(Mistake::Number))
    }
}

fn all_digits(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_number(run: &str) -> bool {
    let (whole, fraction) = run.split_once('.').unwrap_or((run, "0"));
    all_digits(whole) && all_digits(fraction)
}

/// `1990-02` or `1990-02-09`; whether there is such a day is the model's to ask.
fn is_date(run: &str) -> bool {
    let shaped = |(at, byte): (usize, u8)| {
        if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
    };
    matches!(run.len(), 7 | 10) && run.bytes().enumerate().all(shaped)
}

#[cfg(test)]
mod tests {
    use super::{Kind, number};

    fn read(text: &str) -> (Kind, &str) {
        let (rest, (kind, _)) = number(text).expect("starts with a digit");
        (kind, &text[..text.len() - rest.len()])
    }

    #[test]
    fn the_longest_run_counts() {
        assert_eq!(read("0.75, x"), (Kind::Number, "0.75"));
        assert_eq!(read("-3)"), (Kind::Number, "-3"));
        assert_eq!(read("1990-02-09 "), (Kind::Date, "1990-02-09"));
        assert_eq!(read("1990-02"), (Kind::Date, "1990-02"));
        assert_eq!(read("3. "), (Kind::Number, "3"));
        for bad in ["1990-2", "2plus4", "1990-02-09-1", "1.2.3", "-1990-02", "19-02-1990", "3.x"] {
            assert_eq!(read(bad), (Kind::Bad, bad));
        }
    }
}
