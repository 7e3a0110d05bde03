//! The searches by clauses, which small frameworks hardly ever come to: here nothing is settled by trying.

use super::*;
use crate::framework::Framework;
use local::tests::without_trying;

#[path = "../../tests/support/by_subsets.rs"]
#[allow(dead_code, reason = "assumptions are not asked about here")]
mod by_subsets;

use by_subsets::Small;

/// So many arguments, with numbers that are the same in every run.
fn random(count: u32, seed: u64) -> Small {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let density = 1 + draw(4);
    let pairs = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
    let attacks = pairs.filter(|(from, to)| draw(10) < density && (from != to || draw(4) == 0)).collect();
    Small { count, attacks }
}

#[test]
fn clauses_alone_find_the_extensions_of_the_definitions() {
    without_trying(|| {
        let never = Interrupt::default();
        for seed in 0..400 {
            let small = random(2 + (seed % 7) as u32, seed);
            let framework = Framework::from_attacks(small.count, &small.attacks);
            for semantics in Semantics::ALL.iter().copied() {
                let expected = small.extensions(semantics.code());
                let one = one(&framework, semantics, &never).expect("nothing ends the search");
                assert!(one.map_or(expected.is_empty(), |one| expected.contains(&one)), "{small:?}");
                for argument in 0..small.count {
                    let with = credulous(&framework, semantics, argument, &never).expect("nothing ends it");
                    let without =
                        sceptical(&framework, semantics, argument, &never).expect("nothing ends it");
                    for (found, is_held) in [(with, true), (without, false)] {
                        let fits = |set: &Vec<u32>| set.contains(&argument) == is_held;
                        let is_right = match &found {
                            Some(set) => expected.contains(set) && fits(set),
                            None => !expected.iter().any(fits),
                        };
                        assert!(is_right, "{} {argument} of {small:?}: {found:?}", semantics.code());
                    }
                }
            }
        }
    });
}
