//! What must hold of every theory: the labels are the least fixpoint by its definition, no order of
//! declarations matters, what nothing reaches changes nothing, and no one accepts a statement and its contrary.

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use standpoint::evaluate::{Label, grounded};
use standpoint::vocabulary::Status;
use std::collections::BTreeMap;
use support::definition::{by_definition, graphs};
use support::{Argument, So, Theory, statuses};

fn literals() -> impl Strategy<Value = String> {
    (0..6u8, any::<bool>())
        .prop_map(|(atom, negated)| format!("{}p{atom}", if negated { "not " } else { "" }))
}

fn arguments() -> impl Strategy<Value = Argument> {
    let few = || vec(literals(), 0..3);
    (few(), vec(literals(), 0..2), vec(literals(), 0..2), literals(), 0..5u8).prop_map(
        |(given, assuming, unless, so, strict)| {
            let strict = strict == 0 && !given.is_empty();
            let (assuming, unless) = if strict { (Vec::new(), Vec::new()) } else { (assuming, unless) };
            Argument { given, assuming, unless, so: So::Statement(so), strict, ..Argument::default() }
        },
    )
}

/// Theories in which every issue is fought.
fn theories() -> impl Strategy<Value = Theory> {
    (vec(arguments(), 1..10), vec((0..10usize, 0..10usize), 0..3)).prop_map(|(mut arguments, preferences)| {
        for (place, argument) in arguments.iter_mut().enumerate() {
            argument.id = format!("a{place}");
        }
        let name =
            |place: usize| arguments.get(place).filter(|argument| !argument.strict).map(|one| one.id.clone());
        // From the earlier to the later, so that none runs in a circle.
        let pairs = preferences.into_iter().filter(|(strong, weak)| strong < weak);
        let prefer = pairs.filter_map(|(strong, weak)| Some((name(strong)?, name(weak)?))).collect();
        Theory { arguments, prefer, ..Theory::default() }
    })
}

/// The statuses of the claims that another reading must share.
fn shared(text: &str, claims: &BTreeMap<String, Status>) -> BTreeMap<String, Status> {
    statuses(text).into_iter().filter(|(claim, _)| claims.contains_key(claim)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_are_the_least_fixpoint(graph in graphs(13)) {
        let labels = grounded(&graph);
        let found: Vec<Label> = graph.nodes().map(|node| labels.label(node)).collect();
        prop_assert_eq!(found, by_definition(&graph));
    }

    #[test]
    fn reasons_rank_below_what_they_settle(graph in graphs(13)) {
        use standpoint::evaluate::Reason::{Missing, Objection, Open, Supported, Unfounded};
        let labels = grounded(&graph);
        for node in graph.nodes() {
            let cause = match labels.reason(node) {
                Supported(cause) | Missing(cause) => cause,
                Objection(cause) => Some(cause),
                Unfounded | Open => None,
            };
            prop_assert!(cause.is_none_or(|cause| labels.rank(cause) < labels.rank(node)));
        }
    }

    #[test]
    fn the_order_of_declarations_changes_nothing(theory in theories()) {
        let mut declarations = theory.declarations();
        let before = statuses(&declarations.concat());
        declarations.reverse();
        prop_assert_eq!(statuses(&declarations.concat()), before);
    }

    #[test]
    fn what_nothing_reaches_changes_nothing(theory in theories()) {
        let text = theory.declarations().concat();
        let before = statuses(&text);
        let stranger = "claim odd \"odd\"\nargument paradox\n  unless odd\n  so odd\n";
        prop_assert_eq!(shared(&format!("{stranger}{text}"), &before), before);
    }

    #[test]
    fn no_statement_is_accepted_with_its_contrary(theory in theories()) {
        let text = theory.declarations().concat();
        let both = support::accepted_both(&text);
        prop_assert!(both.is_empty(), "{both:?}\n{text}");
    }
}
