//! Argument maps as pictures, as a page, and in the forms that other programs read.
//!
//! In: a map. Out: a `Picture` of boxes and lines with their places, and from it SVG, PNG and PDF; a page, which lays
//! itself out; JSON, and the languages of other programs for graphs. Never here: what bears on what, the disk, a network.
//!
//! The layout of pictures stands here and not in a room of its own, since only pictures need it, and it takes the sizes of boxes
//! from how their text is set. `plan` alone knows geometry, and knows nothing else.

mod font;
mod text;
mod words;

mod card;
mod plan;

mod picture;

mod svg;

mod drawn;
mod pages;
mod pdf;
mod png;

mod json;
mod page;

mod edges;

mod dot;
mod graphml;
mod mermaid;

pub use card::{Card, Chip, Line};
pub use dot::map_dot;
pub use drawn::{Drawn, NoPicture};
pub use graphml::map_graphml;
pub use json::map_json;
pub use mermaid::map_mermaid;
pub use page::{PageOptions, page, page_data};
pub use pages::pages;
pub use pdf::{pdf, pdf_pages};
pub use picture::{Frame, Group, Heading, Picture, PictureBox, Rect, Stroke, StrokeKind, picture};
pub use png::png;
pub use svg::svg;
pub use text::Style;
pub use words::Mark;

pub(super) use json::schema;

use crate::vocabulary::list;

list! {
    /// Where reasons stand, from what they bear on.
    Direction {
        /// To the right.
        Right = "right",
        /// To the left.
        Left = "left",
        /// Below.
        Down = "down",
        /// Above.
        Up = "up",
    }
}

list! {
    /// What a quiet ground goes behind.
    Grouping {
        /// Nothing.
        Nothing = "nothing",
        /// The reasons on each claim that has a name.
        Issues = "issues",
        /// What bears on each thing that has a tag.
        Tags = "tags",
    }
}

list! {
    /// What a map is printed on, on its side.
    Paper {
        /// 297 by 210 millimetres.
        A4 = "a4",
        /// 420 by 297 millimetres.
        A3 = "a3",
        /// 11 by 8½ inches.
        Letter = "letter",
    }
}

impl Paper {
    /// How wide and how high it is, in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 595.28),
            Self::A3 => (1190.55, 841.89),
            Self::Letter => (792.0, 612.0),
        }
    }
}

/// How a map is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// From this standpoint, by its place in the map.
    pub from: usize,
    /// Beside this one: what the two say different things of stands out.
    pub beside: Option<usize>,
    /// Where reasons stand.
    pub direction: Direction,
    /// What a quiet ground goes behind.
    pub grouping: Grouping,
}

impl Default for Options {
    fn default() -> Self {
        Self { from: 0, beside: None, direction: Direction::Right, grouping: Grouping::Issues }
    }
}
