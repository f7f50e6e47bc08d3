//! Pictures as numbers: made smaller, and cut along rotated lines.
//!
//! Invariant: what is sampled is never more than twice as fine as what it is sampled for, so small print stays whole.
//! Not here: what the numbers mean to the networks beyond their scale.

use image::RgbImage;

use super::outline::Slab;
use crate::{
    DecodeError,
    raster::{self, For, UnitRect},
};

/// Height of a line as the recogniser takes it.
pub(crate) const LINE_HEIGHT: usize = 48;
/// Longest line that is read in one piece, in pixels at [`LINE_HEIGHT`].
const LINE_LENGTH_MAX: f32 = 3_200.0;
/// Air around the lines of a page, in which a closer look may find more; a share of its longer side.
const AIR: f32 = 0.035;
/// Levels below the picture itself.
const LEVELS: usize = 3;

/// A picture and halves of it.
pub(crate) struct Pyramid {
    levels: Vec<RgbImage>,
}

impl Pyramid {
    /// Halves a picture a few times.
    pub(crate) fn new(picture: RgbImage) -> Result<Self, DecodeError> {
        let mut levels = vec![picture];
        for _ in 0..LEVELS {
            let last = &levels[levels.len() - 1];
            let (width, height) = (last.width() / 2, last.height() / 2);
            if width < 64 || height < 64 {
                break;
            }
            let half = raster::shrunk(last, UnitRect::WHOLE, (width, height), For::Networks)?;
            levels.push(half);
        }
        Ok(Self { levels })
    }

    /// The picture itself.
    pub(crate) fn picture(&self) -> &RgbImage {
        &self.levels[0]
    }

    /// The part of the picture that holds these lines, with air around them.
    pub(crate) fn part_around<'s>(&self, lines: impl Iterator<Item = &'s Slab>) -> UnitRect {
        let (width, height) = (
            self.picture().width() as f32,
            self.picture().height() as f32,
        );
        let corners = lines.flat_map(|line| {
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(u, v)| line.at(u, v))
        });
        let (mut from, mut to) = ((width, height), (0.0_f32, 0.0_f32));
        for corner in corners {
            from = (from.0.min(corner.x), from.1.min(corner.y));
            to = (to.0.max(corner.x), to.1.max(corner.y));
        }
        let air = AIR * width.max(height);
        let [left, right] =
            [from.0 - air, to.0 + air].map(|x| f64::from((x / width).clamp(0.0, 1.0)));
        let [top, bottom] =
            [from.1 - air, to.1 + air].map(|y| f64::from((y / height).clamp(0.0, 1.0)));
        UnitRect::of_sides([left, top, right - left, bottom - top])
    }

    /// A line cut out straight: blue, green, red planes of [`LINE_HEIGHT`] rows, each value -1 to 1, and its width.
    pub(crate) fn line(&self, slab: &Slab) -> (Vec<f32>, usize) {
        self.line_through(slab, between_pixels)
    }

    /// The same seen a little out of focus, which closes the gaps in thin and broken strokes.
    pub(crate) fn soft_line(&self, slab: &Slab) -> (Vec<f32>, usize) {
        self.line_through(slab, around)
    }

    fn line_through(&self, slab: &Slab, sample: Sample) -> (Vec<f32>, usize) {
        let scale = slab.height.max(1.0) / LINE_HEIGHT as f32;
        let width = (slab.length / scale).clamp(8.0, LINE_LENGTH_MAX).round();
        let level = self.level_for(scale);
        let factor = 1.0 / (1 << level) as f32;
        cut(
            &self.levels[level],
            &slab.scaled(factor),
            width as usize,
            sample,
        )
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

/// Colour at a place of a picture.
type Sample = fn(&RgbImage, f32, f32) -> [f32; 3];

fn cut(picture: &RgbImage, slab: &Slab, width: usize, sample: Sample) -> (Vec<f32>, usize) {
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
            let [red, green, blue] = sample(picture, x - 0.5, y - 0.5);
            let place = row * width + column;
            values[place] = blue / 127.5 - 1.0;
            values[plane + place] = green / 127.5 - 1.0;
            values[2 * plane + place] = red / 127.5 - 1.0;
        }
    }
    (values, width)
}

/// How far apart the places are that a soft look takes together, in pixels.
const SOFTNESS: f32 = 0.9;

/// Mean colour of four places around one.
fn around(picture: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)]
        .map(|(right, down)| between_pixels(picture, x + right * SOFTNESS, y + down * SOFTNESS));
    [0, 1, 2].map(|channel| corners.iter().map(|colour| colour[channel]).sum::<f32>() / 4.0)
}

/// Colour between four pixels; beyond the edge it is the edge's.
fn between_pixels(picture: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (last_x, last_y) = (picture.width() as usize - 1, picture.height() as usize - 1);
    // Never negative, so that cutting the fraction off rounds down.
    let (x, y) = (x.clamp(0.0, last_x as f32), y.clamp(0.0, last_y as f32));
    let (left, top) = (x as usize, y as usize);
    let (right_share, lower_share) = (x - left as f32, y - top as f32);
    let (right, lower) = ((left + 1).min(last_x), (top + 1).min(last_y));
    let pixels = picture.as_raw();
    let row = |y: usize| &pixels[3 * y * (last_x + 1)..][..3 * (last_x + 1)];
    let (upper, lower) = (row(top), row(lower));
    [0, 1, 2].map(|channel| {
        let at = |row: &[u8], x: usize| f32::from(row[3 * x + channel]);
        let along = |row: &[u8]| at(row, left) + (at(row, right) - at(row, left)) * right_share;
        along(upper) + (along(lower) - along(upper)) * lower_share
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Point;

    #[test]
    fn the_part_around_lines_has_air_and_ends_with_the_picture() {
        let pyramid = Pyramid::new(RgbImage::new(200, 400)).unwrap();
        let line = |x: f32, y: f32| Slab {
            center: Point { x, y },
            along: Point { x: 1.0, y: 0.0 },
            length: 40.0,
            height: 10.0,
        };
        let part = pyramid.part_around([line(30.0, 100.0), line(100.0, 300.0)].iter());
        let expected = [0.0, 0.2025, 0.67, 0.595];
        for (side, expected) in part.sides().into_iter().zip(expected) {
            assert!((side - expected).abs() < 1e-3, "{part:?}");
        }
    }
}
