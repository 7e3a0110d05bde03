//! The signs of statuses, drawn: no font need have them.

use std::fmt::Write;

use super::super::card::{CHIP, CHIP_TEXT, Chip};
use super::super::words::Mark;
use super::escaped;

/// The path of a sign in a square of 18 pixels.
const fn path(mark: Mark) -> &'static str {
    match mark {
        Mark::Holds => "M6 9.5l2.6 2.8 4.6-6.2",
        Mark::Falls => "M6.4 5.6l6 6.6m0-6.6l-6 6.6",
        Mark::Open => "M4.8 6.6h8.6l-2.4-2.2M14 11.4H5.4l2.4 2.2",
        Mark::Missing => "M6 9h7",
        Mark::Unused => "M9.4 5.6a3.4 3.4 0 1 0 .01 0z",
    }
}

/// A chip: its frame, its sign, its word.
pub(super) fn chip(out: &mut String, chip: &Chip) {
    let class = chip.mark.class();
    let Chip { x, y, width, .. } = chip;
    let _ = write!(
        out,
        "<g class=\"status {class}\" transform=\"translate({x} {y})\"><rect class=\"chip\" width=\"{width}\" \
         height=\"{CHIP}\" rx=\"9\"/><path class=\"sign\" d=\"{}\"/><text class=\"word w-{class}\" x=\"{CHIP_TEXT}\" \
         y=\"13\">{}</text></g>",
        path(chip.mark),
        escaped(&chip.word)
    );
}
