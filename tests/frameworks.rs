//! What must hold of every text of a framework: the three formats say the same, pieces change nothing, and no text makes
//! the readers fall over.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standpoint::framework::{self, Format, Framework, Input, read, read_in_chunks};
use standpoint::render::diagnostics::{self, Batch};
use standpoint::source::Sources;

const CHUNKS: [usize; 6] = [1, 2, 9, 30, 100, 1 << 20];

/// A framework, as its size and its attacks in some order.
fn frameworks() -> impl Strategy<Value = (u32, Vec<(u32, u32)>)> {
    (1..30u32).prop_flat_map(|count| {
        let attacks = btree_set((0..count, 0..count), 0..60).prop_map(Vec::from_iter).prop_shuffle();
        (Just(count), attacks)
    })
}

/// How a text is written: blanks, line ends, what stands between lines, and what comes before a number in a name.
#[derive(Clone, Debug)]
struct Style {
    blank: &'static str,
    end: &'static str,
    between: &'static str,
    prefix: &'static str,
    /// After which of the attacks a text of facts declares its arguments; before all of them where it is none.
    declared: Option<Index>,
}

fn styles() -> impl Strategy<Value = Style> {
    let blank = select(&[" ", " ", "  ", "\t"][..]);
    let end = select(&["\n", "\n", "\r\n"][..]);
    let between = select(&["", "", " ", "#"][..]);
    let prefix = select(&["", "a", "arg", "x_", "ä", "1a"][..]);
    let declared = prop::option::of(any::<Index>());
    (blank, end, between, prefix, declared).prop_map(|(blank, end, between, prefix, declared)| Style {
        blank,
        end,
        between,
        prefix,
        declared,
    })
}

fn af(count: u32, attacks: &[(u32, u32)], style: &Style) -> String {
    let Style { blank, end, between, .. } = style;
    let line = |(from, to): &(u32, u32)| format!("{}{blank}{}{end}{between}{end}", from + 1, to + 1);
    format!("p{blank}af{blank}{count}{end}") + &attacks.iter().map(line).collect::<String>()
}

fn apx(count: u32, attacks: &[(u32, u32)], style: &Style) -> String {
    let Style { blank, end, between, prefix, declared } = style;
    let comment = if *between == "#" { "% att(not,this)." } else { between };
    let free = if comment.is_empty() { "" } else { blank };
    let arguments = (1..=count).map(|each| format!("arg({free}{prefix}{each}).{end}")).collect::<String>();
    let fact = |(from, to): &(u32, u32)| {
        format!("att({prefix}{}{free},{prefix}{}){free}.{comment}{end}", from + 1, to + 1)
    };
    let facts: Vec<String> = attacks.iter().map(fact).collect();
    let (before, after) = facts.split_at(declared.map_or(0, |place| place.index(facts.len() + 1)));
    before.concat() + &arguments + &after.concat()
}

fn tgf(count: u32, attacks: &[(u32, u32)], style: &Style) -> String {
    let Style { blank, end, between, prefix, .. } = style;
    let between = if *between == "#" { "" } else { between };
    let line =
        |(from, to): &(u32, u32)| format!("{prefix}{}{blank}{prefix}{}{end}{between}", from + 1, to + 1);
    let names = (1..=count).map(|each| format!("{prefix}{each}{blank}label{end}")).collect::<String>();
    names + "#" + end + &attacks.iter().map(line).collect::<String>()
}

fn accepted(text: &[u8], format: Format, chunk: usize) -> Framework {
    match read_in_chunks(text, format, chunk) {
        Ok(Input::Abstract(framework)) => framework,
        other => panic!("{other:?} of {}", String::from_utf8_lossy(text)),
    }
}

fn texts(count: u32, attacks: &[(u32, u32)], style: &Style) -> [(Format, String); 3] {
    [
        (Format::Af, af(count, attacks, style)),
        (Format::Apx, apx(count, attacks, style)),
        (Format::Tgf, tgf(count, attacks, style)),
    ]
}

/// A text that is one, or was one before bytes in it were changed.
fn broken() -> impl Strategy<Value = (Format, Vec<u8>)> {
    let aba = "p aba 9\na 1\na 2\nc 1 3\nc 2 4\nr 5 1 2\nr 6\nr 3 6 2 2\n# end\nr 4 1\n";
    let written = (frameworks(), styles(), 0..4usize).prop_map(move |((count, attacks), style, format)| {
        let aba = (Format::Aba, aba.to_owned());
        let (format, text) =
            texts(count, &attacks, &style).into_iter().chain([aba]).nth(format).expect("of four");
        (format, text.into_bytes())
    });
    let bytes = prop_oneof![
        3 => select(&b"0123456789 \n\r\t#%().,abcrgt"[..]).prop_map(|byte| vec![byte]),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
        1 => select(&["\n1 2\n", "arg(a1).\n", "att(a1,a2).\n", "99999999999", "#\n"][..]).prop_map(|text| text.into()),
    ];
    (written, vec((any::<Index>(), 0..3usize, bytes), 0..4)).prop_map(|((format, mut text), changes)| {
        for (place, length, bytes) in changes {
            let start = place.index(text.len() + 1);
            let end = (start + length).min(text.len());
            text.splice(start..end, bytes);
        }
        (format, text)
    })
}

/// Reads a text in pieces of several sizes, which must change nothing, and draws its mistake.
fn same_in_pieces(text: &[u8], format: Format) {
    let whole = read(text, format);
    for chunk in CHUNKS {
        assert_eq!(read_in_chunks(text, format, chunk), whole, "in pieces of {chunk}");
    }
    let Err(mistake) = whole else { return };
    let mut sources = Sources::default();
    let told = framework::tell(&mistake, "case", text, &mut sources);
    let batch = Batch { sources: &sources, diagnostics: &[told] };
    let drawn = diagnostics::render(&[batch], diagnostics::Format::Human, 100);
    assert!(drawn.contains(mistake.code().name()) && drawn.len() < 4000, "{drawn}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_three_formats_say_the_same((count, attacks) in frameworks(), style in styles()) {
        let meant = Framework::from_attacks(count, &attacks);
        for (format, text) in texts(count, &attacks, &style) {
            for chunk in CHUNKS {
                let found = accepted(text.as_bytes(), format, chunk);
                prop_assert_eq!(found.attacked(), meant.attacked(), "{}", &text);
                for argument in 0..count {
                    let prefix = if format == Format::Af { "" } else { style.prefix };
                    let name = format!("{prefix}{}", argument + 1);
                    prop_assert_eq!(found.name(argument).to_string(), name.as_str());
                    prop_assert_eq!(found.find(&name), Some(argument));
                }
            }
        }
    }

    #[test]
    fn an_attack_that_stands_twice_is_told_at_its_second_place(
        (count, attacks) in frameworks(), style in styles(), which in any::<Index>()
    ) {
        prop_assume!(!attacks.is_empty());
        let again = attacks[which.index(attacks.len())];
        for (format, text) in texts(count, &[&attacks[..], &[again, again]].concat(), &style) {
            let mistake = read(text.as_bytes(), format).expect_err("an attack stands twice");
            prop_assert_eq!(mistake.code().name(), "attack-twice");
            // Facts before the arguments that they name are no text by themselves.
            if format != Format::Apx {
                let before = accepted(&text.as_bytes()[..mistake.place()], format, 1 << 20);
                prop_assert_eq!(before.attack_count(), attacks.len());
            }
            same_in_pieces(text.as_bytes(), format);
        }
    }

    #[test]
    fn pieces_change_nothing_and_no_text_is_too_broken((format, text) in broken()) {
        same_in_pieces(&text, format);
    }

    #[test]
    fn no_bytes_are_too_strange(text in vec(any::<u8>(), 0..60), name in "[a-z]{0,3}[.](af|apx|tgf|aba)") {
        for format in Format::ALL {
            same_in_pieces(&text, *format);
        }
        same_in_pieces(&text, Format::of(&text, &name));
    }
}

#[test]
fn large_texts_are_read_side_by_side() {
    let count = 40_000u32;
    let attacks: Vec<(u32, u32)> =
        (0..8 * count).map(|each| (each % count, (each / count * 977 + each * 31) % count)).collect();
    let meant = Framework::from_attacks(count, &attacks);
    let mut attacks: Vec<(u32, u32)> =
        (0..count).flat_map(|from| meant.attacked().row(from).iter().map(move |to| (from, *to))).collect();
    attacks.reverse();
    let style = Style { blank: " ", end: "\n", between: "", prefix: "a", declared: None };
    for (format, text) in texts(count, &attacks, &style) {
        assert!(text.len() > 3 << 20);
        let found = accepted(text.as_bytes(), format, 1 << 20);
        assert!(found.attacked() == meant.attacked(), "{format:?}");
        let broken = format!("{text}? ?\n{text}");
        let mistake = read(broken.as_bytes(), format).expect_err("there is a mistake in the middle");
        assert_eq!(mistake.place(), text.len(), "{format:?}");
    }
}
