//! Squares told by their characters alone, which stand in a row at one distance.
//!
//! Invariant: a square is added at an end only where the same rules run above or below it.
//! Not here: squares told by their borders (`borders`), reading them (`comb`).

use super::{
    comb::{Comb, INNER, MISSED_MAX, has_ink, is_ruled},
    orientation::Direction,
    outline::{Point, Slab},
    sampling::Pyramid,
};

/// Fewer squares are no row.
const SQUARES_MIN: usize = 4;
/// A character alone is no longer than this for its height.
const SINGLE: f32 = 1.8;
/// How far a character may be from the middle of its square, as a share of the distance between squares.
const OFF_MAX: f32 = 0.22;
/// Squares are at least and at most so many character heights apart.
const PITCH: std::ops::Range<f32> = 0.7..3.2;
/// The rules of squares are within so many heights of a character.
const AROUND_CHARACTERS: f32 = 2.4;

/// A character alone: where it is along and across the page's direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Single {
    pub(super) index: usize,
    u: f32,
    v: f32,
    height: f32,
}

/// Characters alone that stand in a row at one distance.
pub(super) fn runs(slabs: &[Slab], direction: Direction) -> Vec<Vec<Single>> {
    let (sine, cosine) = direction.0.sin_cos();
    let singles = slabs
        .iter()
        .enumerate()
        .filter(|(_, slab)| slab.length < SINGLE * slab.height && slab.height < 2.5 * slab.length);
    let mut singles: Vec<Single> = singles
        .map(|(index, slab)| Single {
            index,
            u: slab.center.x * cosine + slab.center.y * sine,
            v: slab.center.y * cosine - slab.center.x * sine,
            height: slab.height,
        })
        .collect();
    singles.sort_by(|a, b| a.v.total_cmp(&b.v));
    let rows = singles.chunk_by(|a, b| (b.v - a.v) < 0.3 * a.height.min(b.height));
    rows.flat_map(|row| {
        let mut row = row.to_vec();
        row.sort_by(|a, b| a.u.total_cmp(&b.u));
        even(&row)
    })
    .collect()
}

/// The stretches of a row in which neighbours are one or a few distances apart.
fn even(row: &[Single]) -> Vec<Vec<Single>> {
    let mut gaps: Vec<f32> = row.windows(2).map(|pair| pair[1].u - pair[0].u).collect();
    gaps.sort_by(f32::total_cmp);
    let least = gaps.get(gaps.len() / 4).copied();
    let Some(least) = least.filter(|gap| *gap > 0.0) else {
        return Vec::new();
    };
    let near: Vec<f32> = gaps.into_iter().filter(|gap| *gap < 1.4 * least).collect();
    let pitch = near[near.len() / 2];
    let is_even = |a: &Single, b: &Single| {
        let steps = (b.u - a.u) / pitch;
        let whole = steps.round();
        (1.0..=MISSED_MAX as f32 + 1.0).contains(&whole) && (steps - whole).abs() < 2.0 * OFF_MAX
    };
    row.chunk_by(is_even)
        .filter(|run| run.len() >= SQUARES_MIN)
        .map(<[Single]>::to_vec)
        .collect()
}

/// Where squares stand: the middle of one, the distance to the next, and which have a character.
pub(super) struct Grid {
    start: Point,
    along: Point,
    pub(super) pitch: f32,
    height: f32,
    last: i32,
}

impl Grid {
    pub(super) fn of(run: &[Single], direction: Direction) -> Option<Self> {
        let (first, last) = (run.first()?, run.last()?);
        let mut gaps: Vec<f32> = run.windows(2).map(|pair| pair[1].u - pair[0].u).collect();
        gaps.sort_by(f32::total_cmp);
        let rough = gaps[gaps.len() / 4];
        let steps = ((last.u - first.u) / rough).round();
        let pitch = (last.u - first.u) / steps;
        let mut heights: Vec<f32> = run.iter().map(|single| single.height).collect();
        heights.sort_by(f32::total_cmp);
        let height = heights[heights.len() * 3 / 4];
        let is_on_grid = |single: &Single| {
            let at = (single.u - first.u) / pitch;
            (at - at.round()).abs() < OFF_MAX
        };
        let off: f32 = run
            .iter()
            .map(|single| {
                let at = (single.u - first.u) / pitch;
                at - at.round()
            })
            .sum::<f32>()
            / run.len() as f32;
        let (sine, cosine) = direction.0.sin_cos();
        let v = run.iter().map(|single| single.v).sum::<f32>() / run.len() as f32;
        let u = first.u + off * pitch;
        (run.iter().all(is_on_grid) && PITCH.contains(&(pitch / height))).then_some(Self {
            start: Point {
                x: u * cosine - v * sine,
                y: v * cosine + u * sine,
            },
            along: Point { x: cosine, y: sine },
            pitch,
            height,
            last: steps as i32,
        })
    }

    /// The inner part of a square.
    fn square(&self, number: i32) -> Slab {
        let away = number as f32 * self.pitch;
        Slab {
            center: Point {
                x: self.start.x + self.along.x * away,
                y: self.start.y + self.along.y * away,
            },
            along: self.along,
            length: INNER * self.pitch,
            height: self.height,
        }
    }

    /// The row, with squares at its ends whose characters were not found.
    pub(super) fn comb(&self, slabs: &[Slab], own: &[usize], pyramid: &Pyramid) -> Comb {
        let is_open = |number: i32| {
            let square = self.square(number);
            let mut others = slabs
                .iter()
                .enumerate()
                .filter(|(index, _)| !own.contains(index));
            !others.any(|(_, slab)| slab.length > 2.5 * self.pitch && slab.contains(square.center))
        };
        let goes_on = |number: &i32| {
            is_open(*number)
                && has_ink(&self.square(*number), pyramid)
                && is_ruled(&self.square(*number), AROUND_CHARACTERS, pyramid)
        };
        let before = (1..=MISSED_MAX).map(|away| -away).take_while(goes_on);
        let after = (1..=MISSED_MAX)
            .map(|away| self.last + away)
            .take_while(goes_on);
        let (first, last) = (
            before.last().unwrap_or(0),
            after.last().unwrap_or(self.last),
        );
        Comb::of((first..=last).map(|number| self.square(number)).collect())
    }
}
