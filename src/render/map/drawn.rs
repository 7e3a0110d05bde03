//! A picture as the drawing libraries read it: the SVG with all text shaped in the font that travels in the program.
//!
//! Letters that the font lacks are taken from the fonts of the machine; only then does a picture depend on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use svg2pdf::usvg;
use usvg::fontdb::{self, Database, ID};

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

/// A picture as bytes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// The file.
    pub bytes: Vec<u8>,
    /// The letters that no font on this machine has, each once: they are not in the picture.
    pub missing: Vec<char>,
}

pub(super) fn tree(map: &Map, picture: &Picture, sources: &Sources) -> Result<usvg::Tree, NoPicture> {
    let svg = written(map, picture, sources, Reader::Library);
    let mut options = usvg::Options {
        font_family: font::FAMILY.to_owned(),
        fontdb: Arc::new(fonts(svg.chars().all(font::has))),
        ..usvg::Options::default()
    };
    options.font_resolver.select_fallback = Box::new(|letter, tried, fonts| fallback(letter, tried, fonts));
    usvg::Tree::from_str(&svg, &options).map_err(|error| NoPicture::Failed(error.to_string()))
}

/// What of the map's text cannot be drawn here.
pub(super) fn missing(map: &Map, tree: &usvg::Tree) -> Vec<char> {
    let text = map.nodes.iter().flat_map(|node| node.sentence().chars());
    let lacking: BTreeSet<char> = text.filter(|letter| !font::has(*letter)).collect();
    let visible = lacking.into_iter().filter(|letter| letter.is_alphanumeric());
    visible.filter(|letter| fallback(*letter, &[], tree.fontdb()).is_none()).collect()
}

/// The font for a letter that the first of those tried lacks: the upright one nearest to it in weight.
fn fallback(letter: char, tried: &[ID], fonts: &Database) -> Option<ID> {
    let weight = |id: ID| fonts.face(id).map_or(400, |face| i32::from(face.weight.0));
    let wanted = tried.first().map_or(400, |first| weight(*first));
    let has = |id: ID| {
        let has = |data: &[u8], index: u32| {
            let face = ttf_parser::Face::parse(data, index);
            face.is_ok_and(|face| face.glyph_index(letter).is_some())
        };
        fonts.with_face_data(id, has).unwrap_or(false)
    };
    let mut faces: Vec<_> = fonts.faces().filter(|face| !tried.contains(&face.id)).collect();
    faces.sort_by_key(|face| {
        let slants = face.style != fontdb::Style::Normal;
        let distance = (i32::from(face.weight.0) - wanted).abs();
        (slants, distance, face.monospaced, face.post_script_name.clone())
    });
    faces.into_iter().map(|face| face.id).find(|id| has(*id))
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
