//! A picture as PNG.

use resvg::tiny_skia::{Pixmap, Transform};

use super::drawn::{Drawn, NoPicture, missing, tree};
use super::picture::Picture;
use crate::map::Map;
use crate::source::Sources;

/// No PNG has more pixels; drawing takes four bytes for each.
const MOST: u64 = 100_000_000;

/// The picture as PNG, at a scale in percent.
///
/// # Errors
/// Where it would have more than a hundred million pixels.
pub fn png(map: &Map, picture: &Picture, sources: &Sources, percent: u32) -> Result<Drawn, NoPicture> {
    let scaled = |length: i32| (u64::from(length.unsigned_abs()) * u64::from(percent)).div_ceil(100).max(1);
    let (width, height) = (scaled(picture.width), scaled(picture.height));
    if width * height > MOST {
        return Err(NoPicture::TooLarge { width, height, most: MOST });
    }
    let tree = tree(map, picture, sources)?;
    let pixels =
        Pixmap::new(u32::try_from(width).unwrap_or(u32::MAX), u32::try_from(height).unwrap_or(u32::MAX));
    let mut pixels = pixels.ok_or(NoPicture::TooLarge { width, height, most: MOST })?;
    let scale = percent as f32 / 100.0;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| NoPicture::Failed(error.to_string()))?;
    Ok(Drawn { bytes, missing: missing(map, &tree) })
}
