//! Strokes of ink in a place laid straight, those of them that stand at one distance, and the rules between them.
//!
//! Not here: where on a page to look, following a row beyond what one look shows (`borders`).

use super::{
    comb::light,
    dashes,
    outline::{Point, Slab},
    sampling::{LINE_HEIGHT, Pyramid},
};

/// A look around a line is so many of its heights high.
const LOOK: f32 = 3.0;
/// Rows of a look in one height of the line.
pub(super) const ROWS: usize = LINE_HEIGHT / LOOK as usize;
/// Borders and rules are darker than the paper around them by this much of the way from black to white,
const CONTRAST: f32 = 0.08;
/// and by this share of what the darkest ink is.
const FAINT: f32 = 0.28;
/// What the paper around is, is asked patch by patch, so many dots wide and high: shadows and fills are no ink.
const PATCH: usize = 12;
/// Fewer borders near each other begin no row.
pub(super) const FIRST_MIN: usize = 4;
/// How far a border may be from where it is expected, as a share of the distance between borders.
pub(super) const OFF_MAX: f32 = 0.12;
/// How far a foot may be from the line of the others, in line heights.
pub(super) const FOOT_OFF_MAX: f32 = 0.14;
/// The steepest foot line, against the line that was looked at.
const SLOPE_MAX: f32 = 0.12;
/// A square that stands apart takes such a share of the way to the next.
const APART: std::ops::Range<f32> = 0.6..0.95;
/// Of the first borders so many of those that should be there are seen.
const FULL: f32 = 0.75;
/// A rule is dark over this share of its length.
const RULED: f32 = 0.85;

/// A place laid straight, dark or not.
pub(super) struct Look {
    pub(super) slab: Slab,
    is_dark: Vec<bool>,
    pub(super) width: usize,
}

/// A border as it is seen in a look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) column: f32,
    pub(super) head: usize,
    pub(super) foot: usize,
}

impl Look {
    pub(super) fn new(
        center: Point,
        along: Point,
        length: f32,
        height: f32,
        pyramid: &Pyramid,
    ) -> Self {
        let slab = Slab {
            center,
            along,
            length,
            height: LOOK * height,
        };
        let shades = pyramid.shades(&slab);
        let width = shades.len() / LINE_HEIGHT;
        let least = CONTRAST.max(FAINT * (light(&shades) - dark(&shades)));
        let patches = width.div_ceil(PATCH);
        let papers: Vec<f32> = (0..LINE_HEIGHT / PATCH * patches)
            .map(|patch| paper_of(&shades, width, patch % patches, patch / patches))
            .collect();
        let is_dark = |(place, shade): (usize, &f32)| {
            let (row, column) = (place / width, place % width);
            papers[row / PATCH * patches + column / PATCH] - shade > least
        };
        let is_dark: Vec<bool> = shades.iter().enumerate().map(is_dark).collect();
        Self {
            slab,
            width,
            is_dark: dashes::joined(&is_dark, width),
        }
    }

    fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.width && self.is_dark[row * self.width + column]
    }

    pub(super) fn point(&self, column: f32, row: f32) -> Point {
        self.slab
            .at(column / self.width as f32, row / LINE_HEIGHT as f32)
    }

    /// Narrow strokes that cross a row, each followed to its head and its foot. One that goes on beyond the look is none.
    pub(super) fn strokes(&self, row: usize) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        let mut column = 0;
        while column < self.width {
            let start = column;
            while self.is_dark(column, row) {
                column += 1;
            }
            if column > start && column - start <= ROWS / 3 {
                strokes.extend(self.followed(start, column, row));
            }
            column += 1;
        }
        strokes
    }

    fn followed(&self, start: usize, end: usize, row: usize) -> Option<Stroke> {
        let head = self.end_of(start, end, (0..row).rev())?;
        let foot = self.end_of(start, end, row + 1..LINE_HEIGHT)?;
        Some(Stroke {
            column: f32::midpoint(start as f32, end as f32),
            head: head.unwrap_or(row),
            foot: foot.unwrap_or(row),
        })
    }

    /// The last dark row on a way along a stroke, over gaps of one row; `None` where it is dark up to the end.
    #[expect(clippy::option_option, reason = "no end and no step are two answers")]
    fn end_of(
        &self,
        start: usize,
        end: usize,
        way: impl Iterator<Item = usize>,
    ) -> Option<Option<usize>> {
        let (mut from, mut to) = (start, end);
        let mut last = None;
        let mut missed = 0;
        for row in way {
            let near = from.saturating_sub(1)..to + 1;
            let dark: Vec<usize> = near.filter(|column| self.is_dark(*column, row)).collect();
            match (dark.first(), dark.last()) {
                (Some(first), Some(end)) => {
                    last = Some(row);
                    missed = 0;
                    // It may lean, but not grow.
                    if end + 1 - first <= to - from + 1 {
                        (from, to) = (*first, end + 1);
                    }
                }
                _ if missed > 0 => return Some(last),
                _ => missed += 1,
            }
        }
        (missed > 0).then_some(last)
    }

    /// Thickness of the rule that joins the feet of strokes.
    pub(super) fn rule(&self, strokes: &[Stroke], share: f32) -> Option<usize> {
        self.is_ruled(strokes, share, 0).then_some(())?;
        let thickness = |(column, foot): (usize, usize)| {
            let lowest = rows_near(foot)
                .rev()
                .find(|row| self.is_dark(column, *row))?;
            let rows = (0..=lowest).rev();
            let dark = rows.take_while(|row| self.is_dark(column, *row));
            Some(dark.count() as f32)
        };
        let rows = middle_of(foot_line(strokes, share).filter_map(thickness).collect()) as usize;
        (rows <= ROWS / 3).then_some(rows)
    }

    /// How far above the foot line the rule at the head of squares is, which is no nearer than `least`.
    pub(super) fn rule_above(&self, strokes: &[Stroke], share: f32, least: usize) -> Option<usize> {
        (least..ROWS * 2).find(|above| self.is_ruled(strokes, share, *above))
    }

    /// Whether a rule runs along the foot line of strokes, so many rows above it.
    pub(super) fn is_ruled(&self, strokes: &[Stroke], share: f32, above: usize) -> bool {
        let is_dark = |(column, foot): &(usize, usize)| {
            foot.checked_sub(above)
                .is_some_and(|row| rows_near(row).any(|row| self.is_dark(*column, row)))
        };
        let dark = foot_line(strokes, share).filter(is_dark).count();
        dark as f32 > RULED * foot_line(strokes, share).count() as f32
    }

    /// Whether strokes reach beyond the ink between them, above and below.
    pub(super) fn is_taller(&self, strokes: &[Stroke]) -> bool {
        let mut with_ink = 0;
        let mut shorter = 0;
        for pair in strokes.windows(2) {
            let pitch = pair[1].column - pair[0].column;
            let from = (pair[0].column + 0.22 * pitch) as usize;
            let to = (pair[1].column - 0.22 * pitch) as usize;
            let (head, foot) = (
                pair[0].head.max(pair[1].head),
                pair[0].foot.min(pair[1].foot),
            );
            let has_ink = |row: &usize| (from..to).any(|column| self.is_dark(column, *row));
            let (Some(top), Some(bottom)) = (
                (head.saturating_sub(3)..foot).find(has_ink),
                (head..(foot + 3).min(LINE_HEIGHT)).rev().find(has_ink),
            ) else {
                continue;
            };
            with_ink += 1;
            shorter += usize::from(top > head && bottom + 1 < foot);
        }
        with_ink * 2 >= strokes.len() - 1 && shorter * 5 >= with_ink * 4
    }
}

/// Strokes at one distance on one foot line.
pub(super) fn even(strokes: &[Stroke], pitches: &std::ops::Range<f32>) -> Vec<Stroke> {
    let mut best: Vec<Stroke> = Vec::new();
    for (index, first) in strokes.iter().enumerate() {
        for second in &strokes[index + 1..] {
            let pitch = second.column - first.column;
            if pitch >= pitches.end {
                break;
            }
            let slope = (second.foot as f32 - first.foot as f32) / pitch;
            if !pitches.contains(&pitch) || slope.abs() > SLOPE_MAX {
                continue;
            }
            let found = on_grid(strokes, first, pitch);
            let is_tall = |stroke: &&Stroke| stroke.foot - stroke.head > ROWS;
            let worth =
                |strokes: &[Stroke]| (strokes.len(), strokes.iter().filter(is_tall).count());
            if worth(&found) > worth(&best) {
                best = found;
            }
        }
    }
    best
}

/// The strokes on a grid through one of them, if they fill it; other strokes may stand between them.
fn on_grid(strokes: &[Stroke], first: &Stroke, pitch: f32) -> Vec<Stroke> {
    let mut found: Vec<Stroke> = vec![*first];
    let mut steps = 0.0;
    for way in [1.0_f32, -1.0] {
        let mut known = vec![*first];
        let mut pitch = pitch;
        let mut missed = 0.0;
        loop {
            let last = known[known.len() - 1];
            let wanted = last.column + way * pitch * (1.0 + missed);
            let slope = foot_slope(&known);
            let off = |stroke: &Stroke| (stroke.column - wanted).abs();
            let is_there = |stroke: &&Stroke| {
                let foot = last.foot as f32 + slope * (stroke.column - last.column);
                (stroke.foot as f32 - foot).abs() < FOOT_OFF_MAX * ROWS as f32
            };
            let from = strokes.partition_point(|stroke| stroke.column <= wanted - OFF_MAX * pitch);
            let near = strokes[from..]
                .iter()
                .take_while(|stroke| stroke.column < wanted + OFF_MAX * pitch)
                .filter(is_there);
            match near.min_by(|a, b| off(a).total_cmp(&off(b))) {
                Some(next) => {
                    let step = (next.column - last.column).abs() / (1.0 + missed);
                    pitch = f32::midpoint(pitch, step);
                    steps += 1.0 + missed;
                    missed = 0.0;
                    known.push(*next);
                }
                None if missed == 0.0 => missed = 1.0,
                None => break,
            }
        }
        found.extend(known.into_iter().skip(1));
    }
    if (found.len() as f32) < FULL * (steps + 1.0) {
        return Vec::new();
    }
    found.sort_by(|a, b| a.column.total_cmp(&b.column));
    found
}

fn foot_slope(known: &[Stroke]) -> f32 {
    match known {
        [.., before, last] => {
            (last.foot as f32 - before.foot as f32) / (last.column - before.column)
        }
        _ => 0.0,
    }
}

/// The left borders of squares and the share of the way to the next that a square takes: where squares stand apart, each
/// has a right border of its own.
pub(super) fn apart(strokes: &[Stroke], found: Vec<Stroke>) -> (Vec<Stroke>, f32) {
    let between = |pair: &[Stroke]| {
        let [left, right] = [pair[0], pair[1]];
        let pitch = right.column - left.column;
        let height = (left.foot - left.head) as f32;
        let is_border = |stroke: &&Stroke| {
            let share = (stroke.column - left.column) / pitch;
            APART.contains(&share.max(1.0 - share))
                && (stroke.foot as f32 - f32::midpoint(left.foot as f32, right.foot as f32)).abs()
                    < 2.0 * FOOT_OFF_MAX * ROWS as f32
                && (stroke.foot - stroke.head) as f32 > 0.65 * height
        };
        strokes.iter().find(is_border).copied()
    };
    let others: Vec<Option<Stroke>> = found.windows(2).map(between).collect();
    let seen: Vec<(Stroke, f32)> = others
        .iter()
        .zip(found.windows(2))
        .filter_map(|(other, pair)| {
            let other = (*other)?;
            let share = (other.column - pair[0].column) / (pair[1].column - pair[0].column);
            Some((other, share))
        })
        .collect();
    let share = middle_of(seen.iter().map(|(_, share)| *share).collect());
    let is_alike = |(_, other): &&(Stroke, f32)| (other - share).abs() < 0.5 * OFF_MAX;
    let alike = seen.iter().filter(is_alike).count();
    if found.len() < FIRST_MIN || (alike as f32) < FULL * others.len() as f32 {
        (found, 1.0)
    } else if share > 0.5 {
        (found, share)
    } else {
        // Those that were found are the right borders.
        (
            seen.into_iter().map(|(stroke, _)| stroke).collect(),
            1.0 - share,
        )
    }
}

/// Strokes with those between that were not seen.
pub(super) fn filled(found: &[Stroke]) -> Vec<Stroke> {
    let gaps: Vec<f32> = found
        .windows(2)
        .map(|pair| pair[1].column - pair[0].column)
        .collect();
    let pitch = middle_of(gaps);
    let mut filled: Vec<Stroke> = found.first().copied().into_iter().collect();
    for pair in found.windows(2) {
        let [left, right] = [pair[0], pair[1]];
        if right.column - left.column > 1.5 * pitch {
            filled.push(Stroke {
                column: f32::midpoint(left.column, right.column),
                head: usize::midpoint(left.head, right.head),
                foot: usize::midpoint(left.foot, right.foot),
            });
        }
        filled.push(right);
    }
    filled
}

/// The columns between strokes, each as far as its square goes, and the row of the foot line in each.
fn foot_line(strokes: &[Stroke], share: f32) -> impl Iterator<Item = (usize, usize)> + '_ {
    strokes.windows(2).flat_map(move |pair| {
        let [left, right] = [pair[0], pair[1]];
        let pitch = right.column - left.column;
        let rise = (right.foot as f32 - left.foot as f32) / pitch;
        let end = left.column + share * pitch;
        (left.column as usize + 1..end as usize).map(move |column| {
            let foot = left.foot as f32 + rise * (column as f32 - left.column);
            (column, foot.round() as usize)
        })
    })
}

/// Rows in which a rule may be that is expected in one.
fn rows_near(row: usize) -> std::ops::RangeInclusive<usize> {
    row.saturating_sub(1)..=(row + 1).min(LINE_HEIGHT - 1)
}

/// The shade of the paper in a patch.
fn paper_of(shades: &[f32], width: usize, across: usize, down: usize) -> f32 {
    let columns = across * PATCH..((across + 1) * PATCH).min(width);
    let rows = down * PATCH..(down + 1) * PATCH;
    let dots = rows.flat_map(|row| &shades[row * width + columns.start..row * width + columns.end]);
    light(&dots.copied().collect::<Vec<f32>>())
}

/// The shade of ink: darker than all but a few dots.
fn dark(shades: &[f32]) -> f32 {
    let mut sorted = shades.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 50).copied().unwrap_or(0.0)
}

pub(super) fn mean(strokes: &[Stroke], end: fn(&Stroke) -> usize) -> f32 {
    strokes.iter().map(|stroke| end(stroke) as f32).sum::<f32>() / strokes.len() as f32
}

/// The value that three in four exceed.
pub(super) fn low(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 4).copied().unwrap_or(0.0)
}

fn middle_of(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_that_was_not_seen_stands_between_its_neighbours() {
        let stroke = |column: f32| Stroke {
            column,
            head: 10,
            foot: 30,
        };
        let seen = [10.0, 20.0, 40.0, 50.0, 61.0].map(stroke);
        let found = filled(&even(&seen, &(7.0..40.0)));
        let columns: Vec<f32> = found.iter().map(|stroke| stroke.column).collect();
        assert_eq!(columns, [10.0, 20.0, 30.0, 40.0, 50.0, 61.0]);
        // Every other border of a grid is not a grid of half the width.
        let others = [10.0, 30.0, 50.0, 70.0, 80.0].map(stroke);
        assert_eq!(even(&others, &(7.0..40.0)).len(), 4);
    }
}
