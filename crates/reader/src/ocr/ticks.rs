//! Squares of a form that short strokes part: the strokes rise from the rule below the characters, at one distance.
//!
//! Invariant: strokes are looked for between the feet of the characters and the rule, where no digit reaches; at least
//! five stand at one distance.
//! Not here: squares told by their characters alone, reading them (`comb`).

use super::{
    comb::{Comb, INNER, light},
    outline::Slab,
    sampling::{LINE_HEIGHT, Pyramid},
};

/// A strip around a line is so many of its heights high.
const STRIP: f32 = 3.0;
/// Rows of a strip in one height of the line.
const ROWS: usize = LINE_HEIGHT / STRIP as usize;
/// A row of squares reaches at most so many heights beyond a line that was found in it.
const REACH: f32 = 14.0;
/// Rules and strokes are darker than paper by this much of the way from black to white.
const CONTRAST: f32 = 0.12;
/// Fewer strokes part no squares.
const STROKES_MIN: usize = 5;
/// A box has so many squares.
const SQUARES: std::ops::RangeInclusive<usize> = 7..=16;
/// Squares are at least and at most so many line heights wide.
const PITCH: std::ops::Range<f32> = 0.45..2.6;

/// The rows of squares that lines of a page stand in.
pub(super) fn combs(slabs: &[Slab], pyramid: &Pyramid) -> Vec<Comb> {
    let mut combs: Vec<Comb> = Vec::new();
    for slab in slabs {
        let is_long = slab.length > 1.5 * slab.height && slab.length < 40.0 * slab.height;
        let is_known = combs.iter().any(|comb| comb.slab().contains(slab.center));
        if is_long && !is_known {
            combs.extend(Strip::under(slab, 0.0, pyramid).and_then(|_| around(slab, pyramid)));
        }
    }
    combs
}

/// The row of squares around a line that has a rule below it.
fn around(slab: &Slab, pyramid: &Pyramid) -> Option<Comb> {
    let strip = Strip::under(slab, REACH, pyramid)?;
    let (from, to) = strip.rule_ends();
    let strokes: Vec<f32> = strip
        .strokes(from, to)
        .into_iter()
        .filter(|at| *at > from + 2.0 && *at < to - 2.0)
        .collect();
    let (start, pitch, count) =
        evenly(&strokes, from, to).or_else(|| in_box(&strokes, from, to))?;
    PITCH.contains(&(pitch / ROWS as f32)).then_some(())?;
    let squares =
        (0..count).map(|number| strip.square(start + (number as f32 + 0.5) * pitch, pitch));
    Some(Comb {
        squares: squares.collect(),
    })
}

/// Strokes that all stand at one distance: where the first square begins, how wide squares are, how many the rule holds.
fn evenly(strokes: &[f32], from: f32, to: f32) -> Option<(f32, f32, usize)> {
    let mut gaps: Vec<f32> = strokes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let (first, last) = (strokes.first()?, strokes.last()?);
    gaps.sort_by(f32::total_cmp);
    let rough = *gaps.get(gaps.len() / 2)?;
    let steps = ((last - first) / rough).round();
    let pitch = (last - first) / steps;
    let is_on_grid = |at: &f32| {
        let step = (at - first) / pitch;
        (step - step.round()).abs() < 0.14
    };
    let is_full = strokes.len() as f32 >= 0.7 * (steps + 1.0);
    let is_even = strokes.len() >= STROKES_MIN && is_full && strokes.iter().all(is_on_grid);
    let slack = 0.3 * pitch;
    let before = ((first - from + slack) / pitch).floor();
    let count = ((to - first + slack) / pitch).floor() + before;
    is_even.then_some((first - before * pitch, pitch, count as usize))
}

/// The most squares that part a box evenly with a stroke between nearly all of them; the feet of written digits may
/// stand among the strokes.
fn in_box(strokes: &[f32], from: f32, to: f32) -> Option<(f32, f32, usize)> {
    SQUARES.rev().find_map(|count| {
        let pitch = (to - from) / count as f32;
        let has_stroke = |number: &usize| {
            let wanted = from + *number as f32 * pitch;
            strokes.iter().any(|at| (at - wanted).abs() < 0.1 * pitch)
        };
        let hits = (1..count).filter(has_stroke).count();
        let is_parted = hits >= STROKES_MIN && hits * 10 >= (count - 1) * 9;
        (is_parted && strokes.len() <= 2 * hits + 2).then_some((from, pitch, count))
    })
}

/// A line with what is above and below it, dark or not, and the row of the rule below it.
struct Strip {
    slab: Slab,
    is_dark: Vec<bool>,
    width: usize,
    rule: usize,
    top: Option<usize>,
    /// The columns of the line itself.
    own: std::ops::Range<usize>,
}

impl Strip {
    /// The strip of a line and so many heights beyond its ends; `None` where no rule is below it.
    fn under(slab: &Slab, reach: f32, pyramid: &Pyramid) -> Option<Self> {
        let wide = Slab {
            length: slab.length + 2.0 * reach * slab.height,
            height: STRIP * slab.height,
            ..*slab
        };
        let shades = pyramid.shades(&wide);
        let (width, paper) = (shades.len() / LINE_HEIGHT, light(&shades));
        let is_dark: Vec<bool> = shades
            .iter()
            .map(|shade| paper - shade > CONTRAST)
            .collect();
        let side = (reach * slab.height / wide.length * width as f32) as usize;
        let own = side..width.checked_sub(side).filter(|end| *end > side)?;
        let share = |row: usize| {
            let dark = own.clone().filter(|column| {
                is_dark[row * width + column] || is_dark[(row + 1) * width + column]
            });
            dark.count() as f32 / own.len() as f32
        };
        let middle = LINE_HEIGHT / 2;
        let is_rule = |row: &usize| share(*row) > 0.75;
        let rule = (middle + ROWS * 3 / 10..middle + ROWS * 5 / 4).find(is_rule)?;
        let top = (middle - ROWS * 5 / 4..middle - ROWS * 3 / 10)
            .rev()
            .find(is_rule);
        Some(Self {
            slab: wide,
            is_dark,
            width,
            rule,
            top,
            own,
        })
    }

    fn has_rule(&self, column: usize) -> bool {
        let rows = self.rule.saturating_sub(1)..=(self.rule + 2).min(LINE_HEIGHT - 1);
        rows.into_iter()
            .any(|row| self.is_dark[row * self.width + column])
    }

    /// How far the rule runs to both sides of the line, over small gaps.
    fn rule_ends(&self) -> (f32, f32) {
        let reach = |way: &mut dyn Iterator<Item = usize>, start: usize| {
            let mut last = start;
            let mut missed = 0;
            for column in way {
                if self.has_rule(column) {
                    last = column;
                    missed = 0;
                } else {
                    missed += 1;
                    if missed > ROWS / 3 {
                        break;
                    }
                }
            }
            last
        };
        let left = reach(&mut (0..self.own.start + 1).rev(), self.own.start);
        let right = reach(&mut (self.own.end - 1..self.width), self.own.end - 1);
        (left as f32, (right + 1) as f32)
    }

    /// The middles of narrow strokes that stand on the rule.
    fn strokes(&self, from: f32, to: f32) -> Vec<f32> {
        // The row that fewest dark dots cross: the feet of the characters are above it, the rule below.
        let columns = from as usize..(to as usize).min(self.width);
        let dark_in = |row: usize| {
            let dots = columns.clone();
            dots.filter(|column| self.is_dark[row * self.width + column])
                .count()
        };
        let rows = self.rule.saturating_sub(5)..self.rule;
        let Some(row) = rows.min_by_key(|row| dark_in(*row)) else {
            return Vec::new();
        };
        let is_stroke = |column: &usize| self.is_dark[row * self.width + column];
        let strokes: Vec<usize> = columns.clone().filter(is_stroke).collect();
        let runs = strokes.chunk_by(|a, b| b - a <= 1);
        runs.filter(|run| run.len() <= ROWS / 3)
            .map(|run| f32::midpoint(run[0] as f32, run[run.len() - 1] as f32 + 1.0))
            .collect()
    }

    /// The inner part of the square around a column.
    fn square(&self, column: f32, pitch: f32) -> Slab {
        let scale = self.slab.length / self.width as f32;
        let top = self.top.map_or(LINE_HEIGHT / 2 - ROWS / 2, |row| row + 2) as f32;
        let bottom = self.rule as f32;
        let row = self.slab.height / LINE_HEIGHT as f32;
        Slab {
            center: self.slab.at(
                column / self.width as f32,
                f32::midpoint(top, bottom) / LINE_HEIGHT as f32,
            ),
            length: INNER * pitch * scale,
            height: (bottom - top) * row,
            ..self.slab
        }
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::ocr::Point;
    use crate::ocr::drawn::bar;

    /// A box with a stroke at the foot after each of its twelve places, and a character in each place.
    fn page(with_strokes: bool) -> Pyramid {
        let mut page = RgbImage::from_pixel(600, 140, Rgb([245; 3]));
        let mut bar = |left, top, right, bottom| {
            bar(&mut page, 40, (left, top, right, bottom));
        };
        bar(100, 50, 460, 52);
        bar(100, 88, 460, 90);
        bar(100, 50, 102, 90);
        bar(458, 50, 460, 90);
        for number in 0..12 {
            bar(110 + number * 30, 61, 120 + number * 30, 77);
            if with_strokes && number > 0 {
                bar(100 + number * 30, 72, 102 + number * 30, 90);
            }
        }
        Pyramid::new(page).unwrap()
    }

    fn line() -> Slab {
        Slab {
            center: Point { x: 250.0, y: 70.0 },
            along: Point { x: 1.0, y: 0.0 },
            length: 220.0,
            height: 34.0,
        }
    }

    #[test]
    fn strokes_at_the_foot_of_a_box_part_its_squares_beyond_the_line_that_was_found() {
        let combs = combs(&[line()], &page(true));
        assert_eq!(combs.len(), 1);
        assert_eq!(combs[0].squares.len(), 12);
        let first = combs[0].squares[0].center;
        assert!(
            (first.x - 116.0).abs() < 3.0 && (first.y - 70.0).abs() < 4.0,
            "{first:?}"
        );
    }

    #[test]
    fn feet_of_written_digits_among_the_strokes_do_not_hide_them() {
        let strokes: Vec<f32> = (1..9).map(|number| 100.0 + 13.0 * number as f32).collect();
        let mut with_feet = [strokes.clone(), vec![120.0, 158.0, 171.0]].concat();
        with_feet.sort_by(f32::total_cmp);
        assert_eq!(evenly(&with_feet, 100.0, 217.0), None);
        assert_eq!(in_box(&with_feet, 100.0, 217.0), Some((100.0, 13.0, 9)));
        assert_eq!(
            in_box(&[110.0, 120.0, 158.0, 171.0, 190.0, 200.0], 100.0, 217.0),
            None
        );
    }

    #[test]
    fn a_box_without_strokes_has_no_squares() {
        assert_eq!(combs(&[line()], &page(false)), []);
    }
}
