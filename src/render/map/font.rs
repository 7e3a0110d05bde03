//! The font that maps are set in: how wide its letters are, and the files of it.

use std::sync::OnceLock;

use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

/// The name of the font.
pub(super) const FAMILY: &str = "Noto Sans";

pub(super) const REGULAR: &[u8] = include_bytes!("fonts/noto-sans-regular.ttf");
pub(super) const SEMIBOLD: &[u8] = include_bytes!("fonts/noto-sans-semibold.ttf");

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// A part of the font for the web: whose letters lie in these ranges.
pub(super) struct Part {
    pub(super) weight: Weight,
    pub(super) ranges: &'static [(u32, u32)],
    pub(super) file: &'static [u8],
}

const LATIN: &[(u32, u32)] = &[
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x131, 0x131),
    (0x152, 0x153),
    (0x2BB, 0x2BC),
    (0x2C6, 0x2C6),
    (0x2DA, 0x2DA),
    (0x2DC, 0x2DC),
    (0x2000, 0x206F),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2215, 0x2215),
    (0xFFFD, 0xFFFD),
];

const LATIN_EXTENDED: &[(u32, u32)] = &[
    (0x100, 0x130),
    (0x132, 0x151),
    (0x154, 0x24F),
    (0x2B0, 0x2BA),
    (0x2BD, 0x2C5),
    (0x2C7, 0x2D9),
    (0x2DB, 0x2DB),
    (0x2DD, 0x36F),
    (0x1E00, 0x1EFF),
    (0x2070, 0x20AB),
    (0x20AD, 0x20BF),
    (0x2100, 0x2121),
    (0x2123, 0x218F),
    (0x2194, 0x2211),
    (0x2213, 0x2214),
    (0x2216, 0x22FF),
];

const GREEK: &[(u32, u32)] = &[(0x370, 0x3FF), (0x1F00, 0x1FFF)];

const CYRILLIC: &[(u32, u32)] = &[(0x400, 0x52F)];

macro_rules! parts {
    ($($weight:ident $ranges:ident $file:literal,)*) => {
        [$(Part {
            weight: Weight::$weight,
            ranges: $ranges,
            file: include_bytes!(concat!("fonts/noto-sans-", $file, ".woff2")),
        },)*]
    };
}

/// Every part; those of a weight do not overlap.
pub(super) const PARTS: [Part; 8] = parts! {
    Regular LATIN "regular-latin",
    Regular LATIN_EXTENDED "regular-latin-ext",
    Regular GREEK "regular-greek",
    Regular CYRILLIC "regular-cyrillic",
    SemiBold LATIN "semibold-latin",
    SemiBold LATIN_EXTENDED "semibold-latin-ext",
    SemiBold GREEK "semibold-greek",
    SemiBold CYRILLIC "semibold-cyrillic",
};

impl Part {
    /// Whether the part has a letter of the text.
    pub(super) fn has(&self, letter: char) -> bool {
        let code = u32::from(letter);
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
    }
}

/// The letters of which the advances are kept: all that the font has lie below.
const KEPT: usize = 0x2300;

/// No glyph.
const MISSING: u16 = u16::MAX;

/// What a letter without a glyph takes in thousandths of the size: as wide as most fonts have it.
const NARROW: u32 = 600;
const WIDE: u32 = 1000;

/// How wide a letter is, in thousandths of the size of the type.
pub(super) fn advance(letter: char, weight: Weight) -> u32 {
    match tables()[weight as usize].get(letter as usize) {
        Some(advance) if *advance != MISSING => u32::from(*advance),
        _ => match letter.width() {
            None | Some(0) => 0,
            Some(1) => NARROW,
            Some(_) => WIDE,
        },
    }
}

/// Whether the font has the letter.
pub(super) fn has(letter: char) -> bool {
    let kept = tables()[0].get(letter as usize);
    kept.is_some_and(|advance| *advance != MISSING) || letter.is_control()
}

/// The advances of both weights, read once.
fn tables() -> &'static [Vec<u16>; 2] {
    static TABLES: OnceLock<[Vec<u16>; 2]> = OnceLock::new();
    TABLES.get_or_init(|| [advances(REGULAR), advances(SEMIBOLD)])
}

fn advances(file: &[u8]) -> Vec<u16> {
    let mut table = vec![MISSING; KEPT];
    let Ok(face) = Face::parse(file, 0) else { return table };
    let per_em = u32::from(face.units_per_em()).max(1);
    for (code, kept) in table.iter_mut().enumerate() {
        let letter = char::from_u32(code as u32);
        let glyph = letter.and_then(|letter| face.glyph_index(letter));
        if let Some(advance) = glyph.and_then(|glyph| face.glyph_hor_advance(glyph)) {
            *kept = (u32::from(advance) * 1000 / per_em) as u16;
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_the_font_has_them() {
        assert!(advance('i', Weight::Regular) < advance('m', Weight::Regular));
        assert!(advance('m', Weight::Regular) < advance('m', Weight::SemiBold));
        assert_eq!(advance('漢', Weight::Regular), WIDE);
        assert_eq!(advance('\u{301}', Weight::Regular), 0);
    }

    #[test]
    fn every_part_of_the_font_has_what_it_promises() {
        for part in &PARTS {
            let letters = part.ranges.iter().filter_map(|range| char::from_u32(range.0));
            assert!(letters.clone().count() > 0 && letters.into_iter().all(|letter| part.has(letter)));
        }
        assert!("Ελλάς Москва Wałęsa “x” … €".chars().all(has));
        assert!(!has('漢'));
    }
}
