//! Reports as JSON. The structs here and below are the wire format and serve nothing else.

use schemars::JsonSchema;
use serde::Serialize;

use crate::conclusions::{Cause, Edit, Extent, How, Identifier, Line, Moved, Place, Said};

mod comparison;
mod test;

pub use comparison::comparison_json;
pub(super) use test::test;

/// The schema of a run of the tests.
#[must_use]
pub fn test_schema() -> schemars::Schema {
    crate::render::schema::of::<test::TestWire<'static>>()
}

/// The schema of what moved between two versions.
#[must_use]
pub fn comparison_schema() -> schemars::Schema {
    crate::render::schema::of::<comparison::ComparisonWire<'static>>()
}

/// Lines and columns are counted from 1, columns in characters; the end is the column after the last.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct PlaceWire<'r> {
    file: &'r str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

/// What a standpoint says of a claim: the status, and its own words where it has any.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SaidWire<'r> {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'r str>,
    contrary_accepted_too: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct IdentifierWire<'r> {
    sort: &'static str,
    name: &'r str,
}

/// A conclusion that moved. `before` is null where the claim or the standpoint was not there, `after` where it is gone.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct MovedWire<'r> {
    claim: &'r str,
    sentence: &'r str,
    standpoint: &'r str,
    standpoint_sentence: Option<&'r str>,
    place: Option<PlaceWire<'r>>,
    before: Option<SaidWire<'r>>,
    after: Option<SaidWire<'r>>,
    gained: Vec<IdentifierWire<'r>>,
    lost: Vec<IdentifierWire<'r>>,
    cause: CauseWire<'r>,
}

/// `smallest` tells that no smaller set of edits does it; where it is false, none of these can be left out, and not
/// every smaller set was tried. `others` counts the other sets of as many edits that do the same.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum CauseWire<'r> {
    Edits { edits: Vec<EditWire<'r>>, smallest: bool, others: usize },
    Program,
    Unknown { reason: &'r str },
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct EditWire<'r> {
    what: &'r str,
    sentence: Option<&'r str>,
    how: &'static str,
    place: Option<PlaceWire<'r>>,
    lines: Vec<LineWire<'r>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LineWire<'r> {
    Old(&'r str),
    New(&'r str),
}

fn place(place: &Place) -> PlaceWire<'_> {
    let Place { file, line, column, end_line, end_column } = place;
    PlaceWire { file, line: *line, column: *column, end_line: *end_line, end_column: *end_column }
}

fn said(said: &Said) -> SaidWire<'_> {
    let Said { status, words, both } = said;
    SaidWire { status: status.name(), words: words.as_deref(), contrary_accepted_too: *both }
}

fn identifier(identifier: &Identifier) -> IdentifierWire<'_> {
    IdentifierWire { sort: identifier.sort.name(), name: &identifier.name }
}

fn moved(moved: &Moved) -> MovedWire<'_> {
    MovedWire {
        claim: &moved.claim,
        sentence: &moved.sentence,
        standpoint: &moved.standpoint,
        standpoint_sentence: moved.view.as_deref(),
        place: moved.place.as_ref().map(place),
        before: moved.before.as_ref().map(said),
        after: moved.after.as_ref().map(said),
        gained: moved.gained.iter().map(identifier).collect(),
        lost: moved.lost.iter().map(identifier).collect(),
        cause: cause(&moved.cause),
    }
}

fn cause(cause: &Cause) -> CauseWire<'_> {
    match cause {
        Cause::Edits { edits, extent, others } => CauseWire::Edits {
            edits: edits.iter().map(edit).collect(),
            smallest: *extent == Extent::Smallest,
            others: *others,
        },
        Cause::Program => CauseWire::Program,
        Cause::Unknown(reason) => CauseWire::Unknown { reason },
    }
}

fn edit(edit: &Edit) -> EditWire<'_> {
    let how = match edit.how {
        How::Added => "added",
        How::Removed => "removed",
        How::Changed => "changed",
    };
    EditWire {
        what: &edit.what,
        sentence: edit.sentence.as_deref(),
        how,
        place: edit.place.as_ref().map(place),
        lines: edit.lines.iter().map(line).collect(),
    }
}

fn line(line: &Line) -> LineWire<'_> {
    match line {
        Line::Old(text) => LineWire::Old(text),
        Line::New(text) => LineWire::New(text),
    }
}
