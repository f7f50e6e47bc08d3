//! Where the ink of a stretch of text is: the place that a person would draw a box around.
//!
//! Invariant: the place moves by less than a letter, and never outside the line's own height.
//! Not here: finding lines (`detect`), which are given with air around them.

use std::ops::Range;

use super::{
    outline::Slab,
    sampling::{LINE_HEIGHT, Pyramid},
};

/// Ink differs from the paper by this share of the darkest ink's difference.
const CONTRAST: f32 = 0.4;
/// A row or column has ink when this share of it has.
const INKED: f32 = 0.02;
/// Rows without ink that may lie inside a line: between an accent and its letter.
const GAP_ROWS: usize = 4;
/// Rules above and below make so many dots of a column dark.
const RULES: usize = 7;
/// A border between squares is so many columns wide,
const BORDER_WIDE: usize = 5;
/// and so much higher than what is written in most columns.
const BORDER_HIGH: f32 = 1.25;
/// Air left around the ink, as a share of its height.
const AIR: f32 = 0.1;

impl Pyramid {
    /// A stretch of a line, fitted to its ink; as it was where no ink can be told.
    pub(crate) fn fitted(&self, stretch: &Slab) -> Slab {
        // Half a line height to each side: a letter's width.
        let wide = Slab {
            length: stretch.length + stretch.height,
            ..*stretch
        };
        let ink = Ink::of(&self.shades(&wide));
        let width = ink.width;
        let side = stretch.height / 2.0 / wide.length * width as f32;
        let (Some((top, bottom)), Some((left, right))) = (ink.rows(side), ink.columns(side)) else {
            return *stretch;
        };
        let (u1, u2) = (left / width as f32, right / width as f32);
        let (v1, v2) = (top / LINE_HEIGHT as f32, bottom / LINE_HEIGHT as f32);
        let air = AIR * (v2 - v1) * wide.height;
        Slab {
            center: wide.at((u1 + u2) / 2.0, (v1 + v2) / 2.0),
            along: wide.along,
            length: (u2 - u1) * wide.length + 2.0 * air,
            height: (v2 - v1) * wide.height + 2.0 * air,
        }
    }
}

/// Which dots of a line are ink.
struct Ink {
    is_ink: Vec<bool>,
    width: usize,
}

impl Ink {
    fn of(shades: &[f32]) -> Self {
        let plane = shades.len();
        let width = plane / LINE_HEIGHT;
        let paper = paper_along(shades, width);
        let depths: Vec<f32> = shades
            .iter()
            .enumerate()
            .map(|(place, shade)| paper[place % width] - shade)
            .collect();
        let mut sorted = depths.clone();
        sorted.sort_by(f32::total_cmp);
        let (dark, light) = (sorted[plane - 1 - plane / 100], -sorted[plane / 100]);
        // Light letters on a dark ground are ink too.
        let is_ink = |depth: &f32| match dark >= light {
            true => *depth > CONTRAST * dark.max(0.05),
            false => -*depth > CONTRAST * light.max(0.05),
        };
        Self {
            is_ink: depths.iter().map(is_ink).collect(),
            width,
        }
    }

    /// Rows of the text, from and to: those around the middle, over small gaps. Rules above and below are left out.
    fn rows(&self, side: f32) -> Option<(f32, f32)> {
        let columns =
            self.without_borders(side as usize..self.width - (side as usize).min(self.width / 2));
        let counts: Vec<usize> = (0..LINE_HEIGHT)
            .map(|row| {
                let inked = columns.iter().filter(|column| self.is_at(row, **column));
                inked.count()
            })
            .collect();
        let least = (INKED * columns.len() as f32).max(1.0) as usize;
        let rule = columns.len() * 4 / 5;
        let is_text = |row: usize| counts[row] >= least && counts[row] < rule;
        let middle = (0..LINE_HEIGHT / 2)
            .flat_map(|away| [LINE_HEIGHT / 2 - away, LINE_HEIGHT / 2 + away])
            .find(|row| is_text(*row))?;
        let top = reach((0..=middle).rev(), GAP_ROWS, is_text)?;
        let bottom = reach(middle..LINE_HEIGHT, GAP_ROWS, is_text)?;
        (bottom - top >= LINE_HEIGHT / 6).then_some((top as f32, (bottom + 1) as f32))
    }

    fn is_at(&self, row: usize, column: usize) -> bool {
        self.is_ink[row * self.width + column]
    }

    /// The columns but for thin strokes that stand alone and are higher than what is written: borders between squares.
    fn without_borders(&self, columns: Range<usize>) -> Vec<usize> {
        let height = |column: usize| {
            (0..LINE_HEIGHT)
                .filter(|row| self.is_at(*row, column))
                .count()
        };
        let columns: Vec<(usize, usize)> = columns.map(|column| (column, height(column))).collect();
        let mut heights: Vec<usize> = columns
            .iter()
            .map(|(_, height)| *height)
            .filter(|height| *height >= RULES)
            .collect();
        heights.sort_unstable();
        let Some(written) = heights.get(heights.len() * 4 / 5).copied() else {
            return columns.into_iter().map(|(column, _)| column).collect();
        };
        let is_border = |stroke: &[(usize, usize)]| {
            let most = stroke.iter().map(|(_, height)| *height).max().unwrap_or(0);
            stroke.len() <= BORDER_WIDE && most as f32 > BORDER_HIGH * written as f32
        };
        let strokes = columns.chunk_by(|a, b| (a.1 >= RULES) == (b.1 >= RULES));
        let kept = strokes.filter(|stroke| stroke[0].1 < RULES || !is_border(stroke));
        kept.flatten().map(|(column, _)| *column).collect()
    }

    /// Columns of the stretch, from and to: each end moved to where its letter begins or ends.
    fn columns(&self, side: f32) -> Option<(f32, f32)> {
        let (start, end) = (side as usize, self.width.checked_sub(side as usize + 1)?);
        let has_ink = |column: usize| {
            let rows = LINE_HEIGHT / 5..LINE_HEIGHT * 4 / 5;
            rows.clone()
                .filter(|row| self.is_ink[row * self.width + column])
                .count()
                >= 2
        };
        let gap = (side / 4.0).max(2.0) as usize;
        let left = match has_ink(start) {
            true => reach((0..=start).rev(), gap / 2, has_ink)?,
            false => (start..=end).find(|column| has_ink(*column))?,
        };
        let right = match has_ink(end) {
            true => reach(end..self.width, gap / 2, has_ink)?,
            false => (start..=end).rev().find(|column| has_ink(*column))?,
        };
        (right > left).then_some((left as f32, (right + 1) as f32))
    }
}

/// The shade of the paper at each column: a shadow may fall across the line.
fn paper_along(shades: &[f32], width: usize) -> Vec<f32> {
    let columns: Vec<f32> = (0..width)
        .map(|column| {
            median(
                (0..LINE_HEIGHT)
                    .map(|row| shades[row * width + column])
                    .collect(),
            )
        })
        .collect();
    let around = |column: usize| {
        let near = column.saturating_sub(LINE_HEIGHT)..(column + LINE_HEIGHT).min(width);
        median(columns[near].to_vec())
    };
    (0..width).map(around).collect()
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The last place on the way that has ink, before a gap wider than `gap`.
fn reach(
    way: impl Iterator<Item = usize>,
    gap: usize,
    has_ink: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut last = None;
    let mut missed = 0;
    for place in way {
        if has_ink(place) {
            last = Some(place);
            missed = 0;
        } else {
            missed += 1;
            if missed > gap {
                break;
            }
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::ocr::Point;
    use crate::ocr::drawn::bar;

    /// A box around ten letters, with room on every side.
    const LOOSE: Slab = Slab {
        center: Point { x: 196.0, y: 60.0 },
        along: Point { x: 1.0, y: 0.0 },
        length: 204.0,
        height: 40.0,
    };

    #[test]
    fn a_loose_box_is_fitted_to_its_letters_and_not_to_the_rules_around_them() {
        let mut page = RgbImage::from_pixel(400, 120, Rgb([245; 3]));
        let mut bar = |left, top, right, bottom| {
            bar(&mut page, 30, (left, top, right, bottom));
        };
        for letter in 0..10 {
            bar(100 + letter * 20, 50, 112 + letter * 20, 70);
        }
        bar(0, 42, 400, 44);
        let fitted = Pyramid::new(page).unwrap().fitted(&LOOSE);
        let (top_left, bottom_right) = (fitted.at(0.0, 0.0), fitted.at(1.0, 1.0));
        assert!(
            (top_left.x - 98.0).abs() < 2.5 && (top_left.y - 48.0).abs() < 2.5,
            "{top_left:?}"
        );
        assert!(
            (bottom_right.x - 294.0).abs() < 2.5 && (bottom_right.y - 72.0).abs() < 2.5,
            "{bottom_right:?}"
        );
    }

    #[test]
    fn a_box_around_squares_is_fitted_to_what_stands_in_them() {
        let mut page = RgbImage::from_pixel(400, 120, Rgb([245; 3]));
        let mut bar = |left, top, right, bottom| {
            bar(&mut page, 30, (left, top, right, bottom));
        };
        for square in 0..11 {
            bar(95 + square * 20, 42, 97 + square * 20, 78);
        }
        for letter in 0..10 {
            bar(100 + letter * 20, 52, 112 + letter * 20, 68);
        }
        bar(95, 42, 297, 44);
        bar(95, 76, 297, 78);
        let fitted = Pyramid::new(page).unwrap().fitted(&LOOSE);
        let (top, bottom) = (fitted.at(0.0, 0.0).y, fitted.at(0.0, 1.0).y);
        assert!(
            (top - 50.4).abs() < 2.5 && (bottom - 69.6).abs() < 2.5,
            "{top} {bottom}"
        );
    }

    #[test]
    fn a_shadow_across_a_line_hides_none_of_its_letters() {
        let paper = |x: u32| if x < 200 { 110 } else { 230 };
        let mut page = RgbImage::from_fn(400, 120, |x, _| Rgb([paper(x); 3]));
        for letter in 0..10 {
            for x in 100 + letter * 20..112 + letter * 20 {
                for y in 50..70 {
                    page.put_pixel(x, y, Rgb([paper(x) - 70; 3]));
                }
            }
        }
        let fitted = Pyramid::new(page).unwrap().fitted(&LOOSE);
        let (left, right) = (fitted.at(0.0, 0.0).x, fitted.at(1.0, 1.0).x);
        assert!((left - 98.0).abs() < 2.5, "{left}");
        assert!((right - 294.0).abs() < 2.5, "{right}");
    }
}
