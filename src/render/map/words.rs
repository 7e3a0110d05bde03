//! The engine's own words on a map, and the marks that go with them.

use crate::map::{Bearing, Content, Count, Force, Map, Node, Standing};
use crate::network::Usage;
use crate::render::explanation::phrases;
use crate::vocabulary::Status;

/// The sign of a status: each has a form of its own, so that none hangs on its colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// A tick: accepted, stands.
    Holds,
    /// A cross: rejected, defeated.
    Falls,
    /// Two arrows that point at each other: contested, open.
    Open,
    /// A dash: unproven, lacking a premise.
    Missing,
    /// An empty ring: not used from this standpoint.
    Unused,
}

impl Mark {
    #[cfg(test)]
    pub(super) const ALL: [Self; 5] = [Self::Holds, Self::Falls, Self::Open, Self::Missing, Self::Unused];

    /// Its class in an SVG.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Falls => "falls",
            Self::Open => "open",
            Self::Missing => "missing",
            Self::Unused => "unused",
        }
    }
}

/// The mark and the word for what a standpoint says of a node.
pub(super) fn standing(standing: &Standing) -> (Mark, String) {
    match *standing {
        Standing::Statement { status: Status::Unproven, usage, .. } if usage != Usage::Used => {
            (Mark::Unused, self::usage(usage).to_owned())
        }
        Standing::Statement { status, is_assumed, .. } => {
            let word =
                if is_assumed { format!("{}: assumed", status.name()) } else { status.name().to_owned() };
            (status_mark(status), word)
        }
        Standing::Argument(Force::Unused(usage)) => {
            (Mark::Unused, format!("{}: {}", Force::Unused(usage).name(), self::usage(usage)))
        }
        Standing::Argument(force) => (force_mark(force), force.name().to_owned()),
    }
}

/// A verdict in the standpoint's own words, with the status behind them.
pub(super) fn verdict(node: &Node, standpoint: usize) -> Option<String> {
    let Content::Statement(statement) = &node.content else { return None };
    let verdict = statement.verdicts.get(standpoint)?;
    verdict.words.as_ref()?;
    Some(phrases::said(verdict.words.as_deref(), verdict.status, verdict.both))
}

const fn status_mark(status: Status) -> Mark {
    match status {
        Status::Accepted => Mark::Holds,
        Status::Rejected => Mark::Falls,
        Status::Contested => Mark::Open,
        Status::Unproven => Mark::Missing,
    }
}

const fn force_mark(force: Force) -> Mark {
    match force {
        Force::Stands => Mark::Holds,
        Force::Defeated => Mark::Falls,
        Force::Open => Mark::Open,
        Force::Lacking => Mark::Missing,
        Force::Unused(_) => Mark::Unused,
    }
}

/// Why something is left out, in two or three words.
pub(super) const fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::Used => "used",
        Usage::NotAdmitted => "not admitted",
        Usage::Excluded(_) => "excluded",
        Usage::NotYetKnown => "not yet known",
        Usage::ForOthers => "for other standpoints",
        Usage::NotInUse => "module not in use",
        Usage::Ignored(_) => "ignored",
        Usage::Withdrawn => "withdrawn",
    }
}

/// What stands on the line from a node to what it bears on.
pub(super) const fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Supports => "for",
        Bearing::Rebuts => "against",
        Bearing::Given => "given",
        Bearing::Undercuts => "undercuts",
        Bearing::Exception => "unless",
        Bearing::Overturns => "overturns",
    }
}

/// What a node was declared as, with its name.
pub(super) fn role(map: &Map, node: &Node) -> Option<String> {
    match &node.content {
        Content::Statement(statement) => {
            let sort = if statement.is_thesis { "thesis" } else { "claim" };
            statement.name.as_ref().map(|name| format!("{sort} {name}"))
        }
        Content::Evidence(evidence) => Some(evidence.declaration.label()),
        Content::Argument(argument) => {
            let label = argument.declaration.label();
            Some(if argument.is_backwards { format!("{label}, read backwards") } else { label })
        }
        Content::Reference(reference) => {
            let there = role(map, map.node(reference.to)).map(|role| format!(" {role}")).unwrap_or_default();
            let contrary = if reference.is_contrary { " contrary of" } else { "" };
            Some(if there.is_empty() && contrary.is_empty() {
                "see above or below".to_owned()
            } else {
                format!("see{contrary}{there}")
            })
        }
        Content::Folded(_) => None,
    }
}

/// "one of 4, of which 3 are needed".
pub(super) fn counted(count: &Count) -> String {
    format!("one of {}, of which {} are needed", count.of, count.needed)
}
