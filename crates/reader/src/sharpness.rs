//! Whether a picture is sharp anywhere: of edges that rise within many dots nothing can be read.
//!
//! Invariant: only a picture with edges is called blurred; one direction without sharp ones is enough, for a hand that moved.
//! Not here: pictures on which words were read, however soft (`remarks`).

use image::{GrayImage, RgbImage, imageops};

/// Longest side of the picture that is looked at.
const SIDE_MAX_PX: u32 = 1_600;
/// An edge is looked at over so many dots, which a soft one rises within,
const REACH: u32 = 10;
/// and over so few, which are enough for a sharp one.
const STEP: u32 = 2;
/// Edges count that rise by this share of the highest ones, and by so many of 255 shades.
const HIGH: f32 = 0.6;
const HIGH_MIN: u8 = 20;
/// The highest are what so many in ten thousand pairs of dots exceed.
const HIGHEST: u64 = 5;
/// Half of the edges of a sharp picture rise by more than this within so few dots, of what they rise in all.
const SHARP: f32 = 0.33;

/// Whether edges are soft in some direction.
pub(crate) fn is_blurred(picture: &RgbImage) -> bool {
    let longest = picture.width().max(picture.height());
    let seen = if longest > SIDE_MAX_PX {
        let side = |length: u32| (length * SIDE_MAX_PX / longest).max(1);
        imageops::thumbnail(picture, side(picture.width()), side(picture.height()))
    } else {
        picture.clone()
    };
    let seen = imageops::grayscale(&seen);
    let mirrored = imageops::flip_horizontal(&seen);
    let ways = [
        (&seen, [1, 0], [0, 1]),
        (&seen, [0, 1], [1, 0]),
        (&seen, [1, 1], [-1, 1]),
        (&mirrored, [1, 1], [-1, 1]),
    ];
    let mut sharpness = ways
        .into_iter()
        .filter_map(|(picture, way, along)| sharpness(&without_grain(picture, along), way));
    sharpness.any(|sharpness| sharpness < SHARP)
}

/// The mean of three dots along the edges that are looked at, which leaves the edges and takes the grain of a dark photo.
fn without_grain(picture: &GrayImage, [across, down]: [i32; 2]) -> GrayImage {
    let (right, bottom) = (picture.width() - 1, picture.height() - 1);
    let near = |at: u32, by: i32, most: u32| at.saturating_add_signed(by).min(most);
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let dots = [-1, 0, 1].map(|step| {
            let (x, y) = (near(x, step * across, right), near(y, step * down, bottom));
            u16::from(picture.get_pixel(x, y).0[0])
        });
        image::Luma([(dots.iter().sum::<u16>() / 3) as u8])
    })
}

/// How much of what the edges of a picture rise in one direction they rise at their steepest; `None` without edges.
fn sharpness(picture: &GrayImage, [across, down]: [u32; 2]) -> Option<f32> {
    let (width, height) = picture.dimensions();
    let (width, height) = (
        width.checked_sub(across * REACH)?,
        height.checked_sub(down * REACH)?,
    );
    let shade =
        |x: u32, y: u32, steps: u32| picture.get_pixel(x + across * steps, y + down * steps).0[0];
    let rise = |x: u32, y: u32| shade(x, y, 0).abs_diff(shade(x, y, REACH));
    let places = || (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let mut rises = [0_u64; 256];
    places().for_each(|(x, y)| rises[usize::from(rise(x, y))] += 1);
    let mut left = u64::from(width) * u64::from(height) * HIGHEST / 10_000;
    let highest = rises.iter().rposition(|count| {
        let is_among = *count > left;
        left = left.saturating_sub(*count);
        is_among
    })?;
    let least = HIGH_MIN.max((HIGH * highest as f32) as u8);
    let edges = places().filter(|(x, y)| rise(*x, *y) >= least);
    let mut shares: Vec<f32> = edges
        .map(|(x, y)| {
            let steps =
                (0..=REACH - STEP).map(|from| shade(x, y, from).abs_diff(shade(x, y, from + STEP)));
            f32::from(steps.max().unwrap_or(0)) / f32::from(rise(x, y))
        })
        .collect();
    let middle = shares.len().checked_sub(1)? / 2;
    Some(*shares.select_nth_unstable_by(middle, f32::total_cmp).1)
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn soft_edges_are_blurred_and_sharp_ones_are_not() {
        let page = RgbImage::from_fn(600, 800, |x, y| {
            let is_ink = y % 24 < 12 && x % 40 < 30;
            Rgb(if is_ink { [40; 3] } else { [235; 3] })
        });
        assert!(!is_blurred(&page));
        assert!(
            !is_blurred(&imageops::blur(&page, 1.0)),
            "soft, yet legible"
        );
        assert!(is_blurred(&imageops::blur(&page, 9.0)));
        // As much grain as a photo of a dark room has, even and the same each time.
        let mut grainy = imageops::blur(&page, 5.0);
        let mut grain = 1_u32;
        for dot in grainy.pixels_mut() {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            dot.0 = dot
                .0
                .map(|shade| shade.saturating_add((grain >> 24) as u8 / 16));
        }
        assert!(is_blurred(&grainy), "the grain is sharp, the words are not");
        let moved = RgbImage::from_fn(600, 800, |x, y| {
            let along = (0..24).map(|dx| u32::from(page.get_pixel((x + dx) % 600, y).0[0]));
            Rgb([(along.sum::<u32>() / 24) as u8; 3])
        });
        assert!(is_blurred(&moved), "sharp from row to row");
        assert!(
            !is_blurred(&RgbImage::from_pixel(600, 800, Rgb([235; 3]))),
            "no edges"
        );
        let mut dot = RgbImage::from_pixel(1600, 1200, Rgb([235; 3]));
        dot.put_pixel(800, 600, Rgb([40; 3]));
        assert!(!is_blurred(&dot), "one speck");
        let blot = RgbImage::from_fn(700, 900, |x, y| {
            let is_in = x.abs_diff(350).pow(2) + y.abs_diff(450).pow(2) < 200 * 200;
            Rgb(if is_in { [60, 70, 90] } else { [245; 3] })
        });
        assert!(!is_blurred(&blot), "few edges, all of them sharp");
    }
}
