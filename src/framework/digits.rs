//! Decimal numbers out of bytes, eight digits at a time.

/// The number of one to seven digits that starts at `at`, and the place after it. `None` where there is none, where it
/// is longer, and where the text ends within eight bytes.
#[inline]
pub(super) fn short(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let word = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?);
    // A byte of `digits` is below 10 just where a digit stands, and the sum carries into the high bit where not.
    let digits = word ^ 0x3030_3030_3030_3030;
    let others = (digits | digits.wrapping_add(0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080;
    let length = others.trailing_zeros() / 8;
    if length == 0 || length == 8 {
        return None;
    }
    // Zeros come in front of the number; then pairs, fours and eights of digits are added up.
    let digits = digits << (64 - 8 * length);
    let pairs = (digits.wrapping_mul(10) + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    let eight = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) as u32;
    Some((eight, at + length as usize))
}

/// The number that a word of nothing but digits writes; 2³² − 1 where it is as large or larger.
pub(super) fn whole(word: &[u8]) -> Option<u32> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    if word.is_empty() {
        return None;
    }
    word.iter().try_fold(0u32, |number, byte| Some(number.saturating_mul(10).saturating_add(digit(byte)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read_to_their_end() {
        for number in [0u32, 7, 10, 99, 123, 9_999, 12_345, 999_999, 1_000_000, 9_999_999] {
            for after in [" ", "\n", "/", ":", "a", "\0", "\u{ff}"] {
                let text = format!("x{number}{after}        ");
                let length = number.to_string().len();
                assert_eq!(short(text.as_bytes(), 1), Some((number, 1 + length)), "{text:?}");
            }
        }
        assert_eq!(short(b"0012 34567", 0), Some((12, 4)));
        assert_eq!([short(b"12345678 ", 0), short(b" 1234567 ", 0), short(b"1234 56", 0)], [None; 3]);
    }

    #[test]
    fn every_byte_after_a_number_ends_it() {
        for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_digit()) {
            let text = [b'4', b'2', byte, b'9', b'9', b'9', b'9', b'9', b'9'];
            assert_eq!(short(&text, 0), Some((42, 2)), "{byte}");
        }
    }

    #[test]
    fn words_are_numbers_or_not() {
        assert_eq!([whole(b"0"), whole(b"007"), whole(b"134217729")], [Some(0), Some(7), Some(134_217_729)]);
        assert_eq!([whole(b"99999999999999999999"), whole(b"4294967295")], [Some(u32::MAX); 2]);
        assert_eq!([whole(b""), whole(b"1a"), whole(b"-1"), whole(b"+1")], [None; 4]);
    }
}
