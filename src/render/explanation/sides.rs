//! The words for by which sets a verdict was come to.

use schemars::JsonSchema;
use serde::Serialize;

use crate::explain::{Agreement, Sides, Way};
use crate::vocabulary::Semantics;

/// Sentences on the sets.
pub(super) fn told(sides: &Sides) -> String {
    let name = sides.semantics.name();
    let mut sentences = vec![match sides.agreement {
        Agreement::Settled if sides.semantics == Semantics::Ideal => "No quarrel bears on that.".to_owned(),
        Agreement::Settled => {
            format!("No quarrel bears on that: it is so in every {name} set, whichever sides one takes.")
        }
        Agreement::InAll if sides.semantics == Semantics::Ideal => {
            "That is what the ideal set says, which goes as far as every preferred set can go along."
                .to_owned()
        }
        Agreement::InAll => format!("It is so in every {name} set, whichever sides one takes."),
        Agreement::Differ => format!("The {name} sets differ, by the sides that they take."),
        Agreement::InSome => format!("It is so in some {name} set."),
    }];
    let reasons = matches!(sides.agreement, Agreement::InAll | Agreement::InSome) && !sides.ways.is_empty();
    for (place, way) in sides.ways.iter().enumerate() {
        let taking = taking(way);
        let is_first = place == 0;
        // A set that takes no side says nothing that was not known without it.
        if is_first && reasons && way.sides.is_empty() {
            continue;
        }
        sentences.push(match sides.agreement {
            Agreement::InAll if sides.semantics == Semantics::Ideal => format!("It {taking}."),
            Agreement::InAll | Agreement::InSome if is_first => format!("One of them {taking}."),
            Agreement::InAll => format!("Another {taking}."),
            Agreement::InSome => format!("In another, which {taking}, it is {}.", way.status.name()),
            _ => format!("In one that {taking}, it is {}.", way.status.name()),
        });
    }
    if reasons && sentences.len() > 2 {
        sentences.push("What follows is told of the first.".to_owned());
    }
    sentences.join(" ")
}

/// "takes the side of argument a and argument b".
fn taking(way: &Way) -> String {
    if way.sides.is_empty() {
        return "takes no side".to_owned();
    }
    let more = match way.more {
        0 => String::new(),
        more => format!(", and {more} more sides"),
    };
    let (last, others) =
        way.sides.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    match others {
        [] => format!("takes the side of {last}{more}"),
        _ if way.more > 0 => format!("takes the side of {}, {last}{more}", others.join(", ")),
        _ => format!("takes the side of {} and {last}", others.join(", ")),
    }
}

/// The same for programs.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SidesWire {
    semantics: &'static str,
    acceptance: &'static str,
    agreement: &'static str,
    sets: Vec<WayWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct WayWire {
    status: &'static str,
    takes_the_side_of: Vec<String>,
    more_sides: usize,
}

/// The same for programs.
pub(super) fn wire(sides: &Sides) -> SidesWire {
    let way = |way: &Way| WayWire {
        status: way.status.name(),
        takes_the_side_of: way.sides.clone(),
        more_sides: way.more,
    };
    SidesWire {
        semantics: sides.semantics.name(),
        acceptance: sides.acceptance.name(),
        agreement: sides.agreement.name(),
        sets: sides.ways.iter().map(way).collect(),
    }
}
