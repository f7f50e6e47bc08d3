//! Where lines of text are: the detector's picture of likelihoods, cut into rotated rectangles.
//!
//! Invariant: places are in pixels of the picture that was given, whatever size the network saw.
//! Not here: which way the lines read (`orientation`), what they say (`recognise`).

use image::RgbImage;
use rten_tensor::{NdTensor, NdTensorView, prelude::*};

use super::{
    engine::{Engine, STEP},
    outline::{Point, Slab, smallest_around},
};
use crate::{
    DecodeError,
    raster::{self, For, UnitRect},
};

/// Longest side that the network sees, in pixels.
const SIDE_MAX: f32 = 1_600.0;
/// The same at a glance: a third of the cost, and small print may run together.
const GLANCE_SIDE_MAX: f32 = 960.0;
/// A pixel belongs to a line from this likelihood on.
const INK: f32 = 0.3;
/// A line's mean likelihood.
const LINE_MIN: f32 = 0.5;
/// Shorter sides than this are specks.
const SPECK: f32 = 3.0;
/// The network learned to mark the core of each line; this much of area over outline was cut off.
const SHRUNK_BY: f32 = 1.6;
/// More lines than this are on no page.
const LINES_MAX: usize = 3_000;
/// Colour means and deviations of the pictures that the network learned from, blue first.
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];

impl Engine {
    /// Finds the lines of text on a part of a picture, in no order.
    pub(crate) fn lines_on(
        &self,
        picture: &RgbImage,
        part: UnitRect,
    ) -> Result<Vec<Slab>, DecodeError> {
        self.lines_seen(picture, part, SIDE_MAX)
    }

    /// The same at a glance; nothing for a picture that is no larger than a glance sees.
    pub(crate) fn lines_at_a_glance(
        &self,
        picture: &RgbImage,
        part: UnitRect,
    ) -> Result<Vec<Slab>, DecodeError> {
        if picture.width().max(picture.height()) as f32 <= GLANCE_SIDE_MAX {
            return Ok(Vec::new());
        }
        self.lines_seen(picture, part, GLANCE_SIDE_MAX)
    }

    /// `side_max` bounds the whole picture: a part is seen as finely as it would be in the whole.
    fn lines_seen(
        &self,
        picture: &RgbImage,
        part: UnitRect,
        side_max: f32,
    ) -> Result<Vec<Slab>, DecodeError> {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let scale = (side_max / width.max(height)).min(1.0);
        let [left, top, part_width, part_height] = part.sides().map(|side| side as f32);
        let (left, top) = (left * width, top * height);
        let (width, height) = (part_width * width, part_height * height);
        let step = STEP as f32;
        let side = |length: f32| ((length * scale / step).round().max(1.0) * step) as u32;
        let (seen_width, seen_height) = (side(width), side(height));
        let seen = raster::shrunk(picture, part, (seen_width, seen_height), For::Networks)?;
        let likelihood = self.text_likelihood(as_input(&seen))?;
        let (across, down) = (width / seen_width as f32, height / seen_height as f32);
        let slabs = slabs(likelihood.view());
        Ok(slabs
            .into_iter()
            .map(|slab| moved(stretched(slab, across, down), left, top))
            .collect())
    }
}

fn moved(slab: Slab, right: f32, down: f32) -> Slab {
    let center = Point {
        x: slab.center.x + right,
        y: slab.center.y + down,
    };
    Slab { center, ..slab }
}

fn as_input(picture: &RgbImage) -> NdTensor<f32, 4> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let plane = width * height;
    let mut values = vec![0.0; 3 * plane];
    for (place, pixel) in picture.pixels().enumerate() {
        for (channel, value) in pixel.0.iter().rev().enumerate() {
            let value = f32::from(*value) / 255.0;
            values[channel * plane + place] = (value - MEAN[channel]) / DEVIATION[channel];
        }
    }
    NdTensor::from_data([1, 3, height, width], values)
}

/// A rectangle on a picture with other proportions; the two scales differ by less than a rounding to 32 pixels.
fn stretched(slab: Slab, across: f32, down: f32) -> Slab {
    let along = Point {
        x: slab.along.x * across,
        y: slab.along.y * down,
    };
    let stretch = along.x.hypot(along.y);
    let below = slab.down();
    Slab {
        center: Point {
            x: slab.center.x * across,
            y: slab.center.y * down,
        },
        along: Point {
            x: along.x / stretch,
            y: along.y / stretch,
        },
        length: slab.length * stretch,
        height: slab.height * (below.x * across).hypot(below.y * down),
    }
}

/// One patch of pixels that hang together.
struct Patch {
    /// Its outermost pixels in each row.
    rim: Vec<Point>,
    likelihood: f32,
    pixels: usize,
}

fn slabs(likelihood: NdTensorView<f32, 2>) -> Vec<Slab> {
    let patches = patches(likelihood);
    let lines = patches.iter().filter_map(|patch| {
        let is_line = patch.likelihood >= LINE_MIN * patch.pixels as f32;
        let slab = smallest_around(&patch.rim)?;
        (is_line && slab.height >= SPECK).then(|| slab.grown(SHRUNK_BY))
    });
    lines.take(LINES_MAX).collect()
}

/// Pixels that hang together, all eight neighbours counted; the rim of each, row by row.
fn patches(likelihood: NdTensorView<f32, 2>) -> Vec<Patch> {
    let [height, width] = likelihood.shape();
    let values = likelihood.to_vec();
    let mut is_seen = vec![false; values.len()];
    let mut patches = Vec::new();
    let mut waiting = Vec::new();
    let mut pixels = Vec::new();
    for start in 0..values.len() {
        if is_seen[start] || values[start] <= INK {
            continue;
        }
        is_seen[start] = true;
        waiting.push(start);
        pixels.clear();
        while let Some(place) = waiting.pop() {
            pixels.push(place);
            for next in neighbours(place, width, height) {
                if !is_seen[next] && values[next] > INK {
                    is_seen[next] = true;
                    waiting.push(next);
                }
            }
        }
        patches.push(patch(&pixels, &values, width));
    }
    patches
}

fn neighbours(place: usize, width: usize, height: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (place % width, place / width);
    let rows = y.saturating_sub(1)..=(y + 1).min(height - 1);
    let columns = x.saturating_sub(1)..=(x + 1).min(width - 1);
    rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
}

fn patch(pixels: &[usize], values: &[f32], width: usize) -> Patch {
    let mut sorted = pixels.to_vec();
    sorted.sort_unstable();
    let rows = sorted.chunk_by(|a, b| a / width == b / width);
    let ends = rows.flat_map(|row| [row.first(), row.last()]).flatten();
    let rim = ends.map(|place| Point {
        x: (place % width) as f32 + 0.5,
        y: (place / width) as f32 + 0.5,
    });
    Patch {
        rim: rim.collect(),
        likelihood: pixels.iter().map(|place| values[*place]).sum(),
        pixels: pixels.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bars_are_two_lines_and_a_speck_is_none() {
        let mut map = NdTensor::<f32, 2>::zeros([64, 128]);
        for x in 10..90 {
            for y in 10..20 {
                map[[y, x]] = 0.9;
            }
            for y in 40..48 {
                map[[y, x]] = 0.8;
            }
        }
        map[[60, 120]] = 0.9;
        let found = slabs(map.view());
        assert_eq!(found.len(), 2);
        assert!(
            found
                .iter()
                .all(|slab| slab.length > 80.0 && slab.along.y.abs() < 0.01)
        );
    }

    #[test]
    fn a_line_over_the_middle_is_one_line_though_halves_are_looked_at() {
        // Rows of strokes, one of them on the seam, at no distance that a wrong seam could keep.
        let value = |[_, _, y, x]: [usize; 4]| {
            let is_row = (48..592).contains(&y) && (y + 46) % 72 < 20 && (32..480).contains(&x);
            if is_row && x % 9 < 4 { -2.0 } else { 2.2 }
        };
        let picture = NdTensor::<f32, 4>::from_fn([1, 3, 640, 512], value);
        let engine = Engine::load().unwrap();
        let halves = slabs(engine.text_likelihood(picture.clone()).unwrap().view());
        let whole = slabs(engine.text_likelihood_of(picture).unwrap().view());
        assert_eq!(halves.len(), whole.len());
        assert!(
            halves
                .iter()
                .any(|slab| (slab.center.y - 324.0).abs() < 4.0)
        );
        for (half, whole) in halves.iter().zip(&whole) {
            assert!(half.is_nearly(whole), "{half:?} {whole:?}");
        }
    }
}
