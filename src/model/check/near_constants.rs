//! `near-constants`: two constants that are one slip of the pen apart.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;

/// The shortest name that is compared, in characters.
const SHORTEST: usize = 4;
/// The longest.
const LONGEST: usize = 200;
/// How many of the names that share a spelling are compared with each other.
const BOUND: usize = 16;
/// The sieve's size in bits.
const SIEVE: usize = 1 << 23;

/// Tells of each pair of names that are one insertion, deletion, change or swap of letters apart. Numbered names
/// (`room-1`, `room-2`) and names that were both given words of their own are meant to differ.
pub(super) fn check(model: &Model, found: &mut Vec<Diagnostic>) {
    let names: Vec<(&Constant, Vec<char>)> = model.constants.iter().filter_map(name).collect();
    let mut spellings = shared(&names);
    spellings.sort_unstable();
    let mut pairs = Vec::new();
    for group in spellings.chunk_by(|one, other| one.0 == other.0) {
        for (place, (_, one)) in group.iter().take(BOUND).enumerate() {
            for (_, other) in group.iter().take(BOUND).skip(place + 1) {
                if one != other && is_slip(&names[*one as usize].1, &names[*other as usize].1) {
                    pairs.push((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    found.extend(
        pairs.into_iter().filter_map(|(one, other)| tell(names[one as usize].0, names[other as usize].0)),
    );
}

fn name(constant: &Constant) -> Option<(&Constant, Vec<char>)> {
    let ConstantValue::Name(name) = &constant.value else { return None };
    let letters: Vec<char> = name.chars().take(LONGEST + 1).collect();
    (SHORTEST..=LONGEST).contains(&letters.len()).then_some((constant, letters))
}

/// Two names one slip apart share a spelling: each name itself, or with one letter (never a digit) left out.
/// Only spellings that at least two names share are kept; a sieve finds them in two passes.
fn shared(names: &[(&Constant, Vec<char>)]) -> Vec<(u64, u32)> {
    let (mut once, mut twice) = (vec![0u64; SIEVE / 64], vec![0u64; SIEVE / 64]);
    let place = |hash: u64| ((hash >> 32) as usize % SIEVE / 64, 1u64 << (hash >> 58));
    for (_, letters) in names {
        spellings(letters, |hash| {
            let (word, bit) = place(hash);
            twice[word] |= once[word] & bit;
            once[word] |= bit;
        });
    }
    let mut kept = Vec::new();
    for (index, (_, letters)) in names.iter().enumerate() {
        spellings(letters, |hash| {
            let (word, bit) = place(hash);
            if twice[word] & bit != 0 {
                kept.push((hash, index as u32));
            }
        });
    }
    kept
}

/// Gives the hash of each spelling, in time linear in the letters: a polynomial, of which a letter is taken out.
fn spellings(letters: &[char], mut give: impl FnMut(u64)) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64| (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = |letter: char| mix(u64::from(u32::from(letter)) + 1);
    let whole =
        letters.iter().fold(0u64, |hash, letter| hash.wrapping_mul(BASE).wrapping_add(value(*letter)));
    give(mix(whole));
    let (mut after, mut power) = (0u64, 1u64);
    let mut before = whole;
    // From the last letter to the first: `after` hashes what follows, `power` is the base to its length. The
    // base is odd, so the letters before are found by its inverse.
    for (place, letter) in letters.iter().enumerate().rev() {
        before = before.wrapping_sub(value(*letter)).wrapping_mul(INVERSE);
        let doubled = place > 0 && letters[place - 1] == *letter;
        if !letter.is_numeric() && !doubled {
            give(mix(before.wrapping_mul(power).wrapping_add(after)));
        }
        after = after.wrapping_add(value(*letter).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
}

/// The inverse of the base in `spellings`, modulo 2⁶⁴.
const INVERSE: u64 = inverse(0x9E37_79B9_7F4A_7C15);

/// Newton's iteration; each step doubles the bits that are right.
const fn inverse(odd: u64) -> u64 {
    let mut guess = odd;
    let mut step = 0;
    while step < 6 {
        guess = guess.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(guess)));
        step += 1;
    }
    guess
}

/// Whether one slip turns one name into the other, and not of a digit.
fn is_slip(one: &[char], other: &[char]) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let front = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let back =
        long[front..].iter().rev().zip(short[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (long, short) = (&long[front..long.len() - back], &short[front..short.len() - back]);
    let letters = long.iter().chain(short).all(|letter| !letter.is_numeric());
    match (long, short) {
        ([_], []) | ([_], [_]) => letters,
        ([a, b], [c, d]) => a == d && b == c && !(a.is_numeric() && b.is_numeric()),
        _ => false,
    }
}

fn tell(one: &Constant, other: &Constant) -> Option<Diagnostic> {
    let (ConstantValue::Name(first), ConstantValue::Name(second)) = (&one.value, &other.value) else {
        return None;
    };
    let spoken = |constant: &Constant, name: &str| constant.words != name;
    if spoken(one, first) && spoken(other, second) {
        return None;
    }
    let ((early, early_name), (late, late_name)) = if one.span <= other.span {
        ((one, first), (other, second))
    } else {
        ((other, second), (one, first))
    };
    let diagnostic =
        Diagnostic::new(Code::NearConstants, late.span, format!("`{late_name}` is close to `{early_name}`"))
            .label("perhaps a slip")
            .also(early.span, format!("`{early_name}` first stands here"))
            .help(format!(
                "write `{early_name}` if it is meant; if both are, give each its words with `name`"
            ));
    if spoken(late, late_name) {
        return Some(diagnostic);
    }
    Some(diagnostic.fix(late.span, early_name.clone(), format!("write `{early_name}`")))
}
