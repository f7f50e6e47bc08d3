//! Pages drawn for tests.
//!
//! Invariant: what is drawn stays within the edges that are given.
//! Not here: what is looked for on them.

use image::{Rgb, RgbImage};

/// Draws a bar of a shade: left, top, right, bottom.
pub(super) fn bar(
    page: &mut RgbImage,
    shade: u8,
    (left, top, right, bottom): (u32, u32, u32, u32),
) {
    for x in left..right {
        for y in top..bottom {
            page.put_pixel(x, y, Rgb([shade; 3]));
        }
    }
}
