//! Which way a page reads.
//!
//! Invariant: the direction is one of the page's text as a whole; single lines follow it.
//! Not here: turning anything.

use std::f32::consts::{FRAC_PI_2, PI};

use super::{
    engine::{Engine, EngineError},
    outline::Slab,
    recognise::Recognised,
    sampling::Pyramid,
};

/// Lines that are read both ways to find out, at most.
const SAMPLE: usize = 6;
/// Lines that are read at a time.
const SAMPLES_AT_ONCE: usize = 2;
/// One way is it when the mean confidences of the samples so far add up to so much more than the other way's.
const DECIDED: f32 = 0.5;
/// So many lines that are read as they lie say that this is the way, each about as sure as this.
const CLEAR_LINES: usize = 4;
const CLEAR: f32 = 0.85;
/// Cosine of the angle between two directions that are one.
const ALIKE: f32 = 0.7;
/// Lines this much longer than high show a direction.
const SLENDER: f32 = 2.5;
/// Longer ones cost more to read than they tell.
const LONGEST: f32 = 18.0;

/// The reading direction of a page: the angle of its lines in radians, clockwise from "to the right".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Direction(pub(crate) f32);

impl Direction {
    /// Clockwise quarter turns that make the page upright.
    pub(crate) fn upright_turns(self) -> u8 {
        let quarters = (-self.0 / FRAC_PI_2).round() as i32;
        quarters.rem_euclid(4) as u8
    }
}

impl Direction {
    /// The way a page reads that lies as it should.
    pub(crate) const UPRIGHT: Self = Self(0.0);

    /// Whether so many lines were read so well that this is surely the way they read: turned over, recognition is far less
    /// sure.
    pub(crate) fn is_clear(read: &[Recognised]) -> bool {
        let sum: f32 = read.iter().map(weight).sum();
        read.len() >= CLEAR_LINES && sum > CLEAR * read.len() as f32
    }

    /// The way these lines read if it is about this way.
    pub(crate) fn about(self, slabs: &[Slab]) -> Option<Self> {
        let level = axis(slabs);
        let alike = (self.0 - level).cos();
        (alike.abs() > ALIKE).then_some(Self(if alike > 0.0 { level } else { level - PI }))
    }
}

impl Engine {
    /// The way the lines of a page read.
    pub(crate) fn direction(
        &self,
        pyramid: &Pyramid,
        slabs: &[Slab],
    ) -> Result<Direction, EngineError> {
        let level = axis(slabs);
        let mut samples: Vec<Slab> = slabs
            .iter()
            .copied()
            .filter(|slab| is_slender(slab) && slab.length < LONGEST * slab.height)
            .collect();
        samples.sort_by(|a, b| b.length.total_cmp(&a.length));
        samples.truncate(SAMPLE);
        if samples.is_empty() {
            samples = slabs.iter().copied().take(SAMPLE).collect();
        }
        let likelihood = |samples: &[Slab], direction: f32| -> Result<f32, EngineError> {
            let turned = samples.iter().map(|slab| slab.read_towards(direction));
            let read = self.read_once(pyramid, &turned.collect::<Vec<_>>())?;
            Ok(read.iter().map(weight).sum())
        };
        let mut forwards = 0.0;
        for samples in samples.chunks(SAMPLES_AT_ONCE) {
            forwards += likelihood(samples, level)? - likelihood(samples, level + PI)?;
            if forwards.abs() > DECIDED {
                break;
            }
        }
        Ok(Direction(if forwards >= 0.0 { level } else { level - PI }))
    }
}

/// How much a line that was read says: nearly nothing where few characters were seen along it, as in the bars of a
/// barcode.
fn weight(read: &Recognised) -> f32 {
    let expected = read.slab.length / read.slab.height.max(1.0);
    read.confidence() * (read.characters.len() as f32 / expected.max(1.0)).min(1.0)
}

fn is_slender(slab: &Slab) -> bool {
    slab.length > SLENDER * slab.height
}

/// The common angle of the lines, -45 to 135 degrees, whichever end they begin at: the longer a line the more it says.
fn axis(slabs: &[Slab]) -> f32 {
    // Doubling the angle makes both ends of a line the same direction.
    let doubled = slabs.iter().filter(|slab| is_slender(slab)).map(|slab| {
        let angle = 2.0 * slab.angle();
        (slab.length * angle.cos(), slab.length * angle.sin())
    });
    let (x, y) = doubled.fold((0.0, 0.0), |(x, y), (dx, dy)| (x + dx, y + dy));
    let mean = y.atan2(x) / 2.0;
    let near: Vec<(f32, f32)> = slabs
        .iter()
        .filter(|slab| is_slender(slab))
        .map(|slab| (away_from(slab.angle(), mean), slab.length))
        .filter(|(away, _)| away.abs() < PI / 12.0)
        .collect();
    let angle = mean + weighted_median(near);
    if angle < -PI / 4.0 { angle + PI } else { angle }
}

/// How far one axis is from another, at most a quarter turn.
fn away_from(angle: f32, mean: f32) -> f32 {
    (angle - mean + FRAC_PI_2).rem_euclid(PI) - FRAC_PI_2
}

fn weighted_median(mut values: Vec<(f32, f32)>) -> f32 {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half: f32 = values.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    for (value, weight) in values {
        sum += weight;
        if sum >= half {
            return value;
        }
    }
    0.0
}

impl Direction {
    /// The way most of these lines read; they know which end is theirs.
    pub(crate) fn of(slabs: impl Iterator<Item = Slab>) -> Self {
        let sum = slabs.fold((0.0, 0.0), |(x, y), slab| {
            (
                x + slab.along.x * slab.length,
                y + slab.along.y * slab.length,
            )
        });
        Self(sum.1.atan2(sum.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Point;

    #[test]
    fn a_page_is_turned_back_by_the_way_its_lines_run() {
        for (degrees, turns) in [
            (0.0_f32, 0),
            (4.0, 0),
            (-4.0, 0),
            (90.0, 3),
            (-90.0, 1),
            (85.0, 3),
            (180.0, 2),
            (-178.0, 2),
        ] {
            let direction = Direction(degrees.to_radians());
            assert_eq!(direction.upright_turns(), turns, "{degrees}");
        }
    }

    #[test]
    fn the_axis_of_lines_is_their_common_angle_whichever_end_they_begin_at() {
        let slab = |degrees: f32, length: f32| Slab {
            center: Point { x: 0.0, y: 0.0 },
            along: Point {
                x: degrees.to_radians().cos(),
                y: degrees.to_radians().sin(),
            },
            length,
            height: 10.0,
        };
        let lines = [
            slab(3.0, 200.0),
            slab(183.0, 150.0),
            slab(2.0, 80.0),
            slab(60.0, 30.0),
        ];
        assert!((axis(&lines).to_degrees() - 3.0).abs() < 0.5);
        let lines = [slab(91.0, 200.0), slab(-89.0, 150.0)];
        assert!(
            (axis(&lines).to_degrees() - 91.0).abs() < 0.5,
            "{}",
            axis(&lines).to_degrees()
        );
    }
}
