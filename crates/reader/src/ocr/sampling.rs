//! Pictures as numbers: made smaller, and cut along rotated lines.
//!
//! Invariant: what is sampled is never more than twice as fine as what it is sampled for, so small print stays whole.
//! Not here: what the numbers mean to the networks beyond their scale.

use image::{RgbImage, imageops};

use super::outline::Slab;

/// Height of a line as the recogniser takes it.
pub(crate) const LINE_HEIGHT: usize = 48;
/// Longest line that is read in one piece, in pixels at [`LINE_HEIGHT`].
const LINE_LENGTH_MAX: f32 = 3_200.0;
/// Levels below the picture itself.
const LEVELS: usize = 3;

/// A picture and halves of it.
pub(crate) struct Pyramid {
    levels: Vec<RgbImage>,
}

impl Pyramid {
    /// Halves a picture a few times.
    pub(crate) fn new(picture: RgbImage) -> Self {
        let mut levels = vec![picture];
        for _ in 0..LEVELS {
            let last = &levels[levels.len() - 1];
            let (width, height) = (last.width() / 2, last.height() / 2);
            if width < 64 || height < 64 {
                break;
            }
            levels.push(imageops::thumbnail(last, width, height));
        }
        Self { levels }
    }

    /// The picture itself.
    pub(crate) fn picture(&self) -> &RgbImage {
        &self.levels[0]
    }

    /// A line cut out straight: blue, green, red planes of [`LINE_HEIGHT`] rows, each value -1 to 1, and its width.
    pub(crate) fn line(&self, slab: &Slab) -> (Vec<f32>, usize) {
        let scale = slab.height.max(1.0) / LINE_HEIGHT as f32;
        let width = (slab.length / scale).clamp(8.0, LINE_LENGTH_MAX).round();
        let level = self.level_for(scale);
        let factor = 1.0 / (1 << level) as f32;
        cut(&self.levels[level], &slab.scaled(factor), width as usize)
    }

    /// The shades of a place, 0 black to 1 white.
    pub(crate) fn shades(&self, slab: &Slab) -> Vec<f32> {
        let (values, width) = self.line(slab);
        let plane = width * LINE_HEIGHT;
        let shade = |place: usize| {
            (values[place] + values[plane + place] + values[2 * plane + place]) / 6.0 + 0.5
        };
        (0..plane).map(shade).collect()
    }

    /// The level of which one sample takes between one and two pixels.
    fn level_for(&self, scale: f32) -> usize {
        let wanted = scale.max(1.0).log2().floor() as usize;
        wanted.min(self.levels.len() - 1)
    }
}

fn cut(picture: &RgbImage, slab: &Slab, width: usize) -> (Vec<f32>, usize) {
    let plane = LINE_HEIGHT * width;
    let mut values = vec![0.0; 3 * plane];
    let start = slab.at(0.0, 0.0);
    let step_u = slab.length / width as f32;
    let step_v = slab.height / LINE_HEIGHT as f32;
    let (along, down) = (slab.along, slab.down());
    for row in 0..LINE_HEIGHT {
        let v = (row as f32 + 0.5) * step_v;
        for column in 0..width {
            let u = (column as f32 + 0.5) * step_u;
            let x = start.x + along.x * u + down.x * v;
            let y = start.y + along.y * u + down.y * v;
            let [red, green, blue] = between_pixels(picture, x - 0.5, y - 0.5);
            let place = row * width + column;
            values[place] = blue / 127.5 - 1.0;
            values[plane + place] = green / 127.5 - 1.0;
            values[2 * plane + place] = red / 127.5 - 1.0;
        }
    }
    (values, width)
}

/// Colour between four pixels; beyond the edge it is the edge's.
fn between_pixels(picture: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let (last_x, last_y) = (picture.width() as i32 - 1, picture.height() as i32 - 1);
    let at = |x: i32, y: i32| {
        picture
            .get_pixel(x.clamp(0, last_x) as u32, y.clamp(0, last_y) as u32)
            .0
    };
    let (left, top) = (left as i32, top as i32);
    let corners = [
        at(left, top),
        at(left + 1, top),
        at(left, top + 1),
        at(left + 1, top + 1),
    ];
    [0, 1, 2].map(|channel| {
        let [a, b, c, d] = corners.map(|corner| f32::from(corner[channel]));
        let upper = a + (b - a) * right_share;
        let lower = c + (d - c) * right_share;
        upper + (lower - upper) * lower_share
    })
}
