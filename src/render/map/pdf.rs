//! A picture as PDF, with the font in it.

use svg2pdf::{ConversionOptions, PageOptions};

use super::drawn::{NoPicture, tree};
use super::picture::Picture;
use crate::map::Map;
use crate::source::Sources;

/// The picture as a PDF of one page of its own size.
///
/// # Errors
/// Where the library that writes it fails.
pub fn pdf(map: &Map, picture: &Picture, sources: &Sources) -> Result<Vec<u8>, NoPicture> {
    let tree = tree(map, picture, sources)?;
    // A pixel of CSS is a ninety-sixth of an inch.
    let page = PageOptions { dpi: 96.0 };
    svg2pdf::to_pdf(&tree, ConversionOptions::default(), page)
        .map_err(|error| NoPicture::Failed(error.to_string()))
}
