//! A picture as the drawing libraries read it: the SVG with all text shaped in the font that travels in the program.
//!
//! Letters that the font lacks are taken from the fonts of the machine; only then does a picture depend on it.

use std::sync::Arc;

use svg2pdf::usvg;
use usvg::fontdb::Database;

use super::font;
use super::picture::Picture;
use super::svg::{Reader, written};
use crate::map::Map;
use crate::source::Sources;

/// Why there is no picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoPicture {
    /// It would have so many pixels along and across, and more together than the bound.
    TooLarge {
        /// How wide it would be.
        width: u64,
        /// How high.
        height: u64,
        /// The bound on pixels.
        most: u64,
    },
    /// A drawing library failed on it.
    Failed(String),
}

pub(super) fn tree(map: &Map, picture: &Picture, sources: &Sources) -> Result<usvg::Tree, NoPicture> {
    let svg = written(map, picture, sources, Reader::Library);
    let options = usvg::Options {
        font_family: font::FAMILY.to_owned(),
        fontdb: Arc::new(fonts(svg.chars().all(font::has))),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&svg, &options).map_err(|error| NoPicture::Failed(error.to_string()))
}

fn fonts(is_enough: bool) -> Database {
    let mut fonts = Database::new();
    fonts.load_font_data(font::REGULAR.to_vec());
    fonts.load_font_data(font::SEMIBOLD.to_vec());
    fonts.set_sans_serif_family(font::FAMILY);
    if !is_enough {
        fonts.load_system_fonts();
    }
    fonts
}
