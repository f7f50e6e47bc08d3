//! Squares of a form, one character in each: found by their even distance and read as one line without the rules between.
//!
//! Invariant: a square is added to a row only where the same rules run above or below it; its character keeps its place.
//! Not here: lines of words (`recognise`), what the characters are (`meaning`).

use super::{
    engine::{Engine, EngineError},
    orientation::Direction,
    outline::{Point, Slab},
    recognise::{Character, Recognised},
    sampling::{LINE_HEIGHT, Pyramid},
    ticks,
};

/// Fewer squares are no row.
const SQUARES_MIN: usize = 4;
/// A character alone is no longer than this for its height.
const SINGLE: f32 = 1.8;
/// Squares whose character was not found at all, one after the other.
const MISSED_MAX: i32 = 3;
/// How far a character may be from the middle of its square, as a share of the distance between squares.
const OFF_MAX: f32 = 0.22;
/// Squares are at least and at most so many character heights apart.
const PITCH: std::ops::Range<f32> = 0.7..3.2;
/// The part of a square that is cut out: the rules at its sides are left out.
pub(super) const INNER: f32 = 0.7;
/// Ink and rules differ from paper by this much of the way from black to white.
const CONTRAST: f32 = 0.16;

/// A row of squares.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comb {
    /// The inner part of each, from the left.
    pub(super) squares: Vec<Slab>,
}

/// A character alone: where it is along and across the page's direction.
#[derive(Debug, Clone, Copy)]
struct Single {
    index: usize,
    u: f32,
    v: f32,
    height: f32,
}

impl Comb {
    /// Takes rows of squares out of the lines of a page that reads in this direction.
    pub(crate) fn taken_from(
        slabs: &mut Vec<Slab>,
        direction: Direction,
        pyramid: &Pyramid,
    ) -> Vec<Self> {
        let mut combs = ticks::combs(slabs, pyramid);
        let is_free = |slab: &Slab| {
            !combs
                .iter()
                .any(|comb: &Self| comb.slab().contains(slab.center))
        };
        slabs.retain(is_free);
        let mut taken: Vec<usize> = Vec::new();
        for run in runs(slabs, direction) {
            let Some(grid) = Grid::of(&run, direction) else {
                continue;
            };
            let own: Vec<usize> = run.iter().map(|single| single.index).collect();
            let comb = grid.comb(slabs, &own, pyramid);
            let whole = comb.slab();
            let is_inside = |slab: &Slab| whole.contains(slab.center);
            let inside = slabs.iter().enumerate().filter(|(index, slab)| {
                own.contains(index) || (slab.length < 2.5 * grid.pitch && is_inside(slab))
            });
            taken.extend(inside.map(|(index, _)| index));
            combs.push(comb);
        }
        let mut index = 0;
        slabs.retain(|_| {
            index += 1;
            !taken.contains(&(index - 1))
        });
        combs
    }
}

/// Characters alone that stand in a row at one distance.
fn runs(slabs: &[Slab], direction: Direction) -> Vec<Vec<Single>> {
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
struct Grid {
    start: Point,
    along: Point,
    pitch: f32,
    height: f32,
    last: i32,
}

impl Grid {
    fn of(run: &[Single], direction: Direction) -> Option<Self> {
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
    fn comb(&self, slabs: &[Slab], own: &[usize], pyramid: &Pyramid) -> Comb {
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
                && self.is_ruled(*number, pyramid)
        };
        let before = (1..=MISSED_MAX).map(|away| -away).take_while(goes_on);
        let after = (1..=MISSED_MAX)
            .map(|away| self.last + away)
            .take_while(goes_on);
        let (first, last) = (
            before.last().unwrap_or(0),
            after.last().unwrap_or(self.last),
        );
        Comb {
            squares: (first..=last).map(|number| self.square(number)).collect(),
        }
    }

    /// Whether a rule runs above or below a square.
    fn is_ruled(&self, number: i32, pyramid: &Pyramid) -> bool {
        let square = self.square(number);
        let tall = Slab {
            height: 2.4 * square.height,
            ..square
        };
        let shades = pyramid.shades(&tall);
        let (width, paper) = (shades.len() / LINE_HEIGHT, light(&shades));
        let is_rule = |row: usize| {
            let dark = shades[row * width..(row + 1) * width]
                .iter()
                .filter(|shade| paper - **shade > CONTRAST);
            dark.count() * 4 > width * 3
        };
        let inner = LINE_HEIGHT * 3 / 10..LINE_HEIGHT * 7 / 10;
        (0..LINE_HEIGHT).any(|row| !inner.contains(&row) && is_rule(row))
    }
}

fn has_ink(square: &Slab, pyramid: &Pyramid) -> bool {
    let inner = Slab {
        height: 0.7 * square.height,
        ..*square
    };
    let shades = pyramid.shades(&inner);
    let paper = light(&shades);
    let dark = shades.iter().filter(|shade| paper - **shade > CONTRAST);
    dark.count() * 25 > shades.len()
}

/// The shade of the paper: lighter than four dots in five.
pub(super) fn light(shades: &[f32]) -> f32 {
    let mut sorted = shades.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() * 4 / 5).copied().unwrap_or(0.0)
}

impl Engine {
    /// Reads a row of squares.
    pub(crate) fn read_comb(
        &self,
        pyramid: &Pyramid,
        comb: &Comb,
    ) -> Result<Recognised, EngineError> {
        let cuts: Vec<(Vec<f32>, usize)> = comb
            .squares
            .iter()
            .map(|square| pyramid.line(square))
            .collect();
        let width = cuts.iter().map(|(_, width)| *width).sum();
        let mut values = Vec::with_capacity(3 * LINE_HEIGHT * width);
        for row in 0..3 * LINE_HEIGHT {
            for (cut, width) in &cuts {
                values.extend_from_slice(&cut[row * width..(row + 1) * width]);
            }
        }
        let read = self.read_values(&values, width)?;
        Ok(comb.placed(&read))
    }
}

impl Comb {
    /// The characters read from the squares side by side, each in its square: of several in one the surest.
    fn placed(&self, read: &[Character]) -> Recognised {
        let count = self.squares.len();
        let slab = self.slab();
        let in_square = |number: usize| {
            let share = number as f32 / count as f32..(number + 1) as f32 / count as f32;
            let inside = read.iter().filter(|c| {
                !c.character.is_whitespace() && share.contains(&f32::midpoint(c.from, c.to))
            });
            let surest = inside.max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
            let middle = (number as f32 + 0.5) / count as f32;
            let half = 0.2 / count as f32;
            Some(Character {
                from: middle - half,
                to: middle + half,
                ..*surest
            })
        };
        Recognised {
            slab,
            characters: (0..count).filter_map(in_square).collect(),
        }
    }

    /// The place of the whole row.
    pub(super) fn slab(&self) -> Slab {
        let (first, last) = (self.squares[0], self.squares[self.squares.len() - 1]);
        let (dx, dy) = (
            last.center.x - first.center.x,
            last.center.y - first.center.y,
        );
        Slab {
            center: Point {
                x: f32::midpoint(first.center.x, last.center.x),
                y: f32::midpoint(first.center.y, last.center.y),
            },
            length: dx.hypot(dy) + first.length / INNER,
            ..first
        }
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::ocr::drawn::bar;

    /// Squares of a row at 27 pixels, in some of which a character was found.
    fn row(found: &[u32]) -> Vec<Slab> {
        let single = |number: &u32| Slab {
            center: Point {
                x: 100.0 + 27.0 * *number as f32,
                y: 60.0,
            },
            along: Point { x: 1.0, y: 0.0 },
            length: 17.0,
            height: 20.0,
        };
        found.iter().map(single).collect()
    }

    /// A page with twelve ruled squares, each with a stroke in it.
    fn page() -> Pyramid {
        let mut page = RgbImage::from_pixel(520, 120, Rgb([245; 3]));
        let mut bar = |left, top, right, bottom| {
            bar(&mut page, 40, (left, top, right, bottom));
        };
        bar(86, 44, 411, 46);
        bar(86, 75, 411, 77);
        for number in 0..12 {
            bar(98 + number * 27, 54, 102 + number * 27, 67);
        }
        // A sign before the row, which is no square.
        bar(66, 54, 80, 67);
        Pyramid::new(page).unwrap()
    }

    #[test]
    fn squares_whose_characters_were_not_found_belong_to_their_row() {
        let mut slabs = row(&[1, 2, 3, 5, 6, 9, 10]);
        let combs = Comb::taken_from(&mut slabs, Direction(0.0), &page());
        assert_eq!(slabs, []);
        assert_eq!(combs.len(), 1);
        assert_eq!(combs[0].squares.len(), 12);
        assert!((combs[0].squares[0].center.x - 100.0).abs() < 2.0);
    }

    #[test]
    fn words_and_characters_at_any_distance_are_no_row() {
        let mut slabs = row(&[0, 4, 5]);
        slabs.push(Slab {
            length: 90.0,
            ..slabs[0]
        });
        let before = slabs.clone();
        assert_eq!(Comb::taken_from(&mut slabs, Direction(0.0), &page()), []);
        assert_eq!(slabs, before);
    }

    #[test]
    fn a_character_stands_in_the_square_it_was_read_from() {
        let comb = Comb {
            squares: row(&[0, 1, 2, 3]),
        };
        let character = |character: char, at: f32, confidence: f32| Character {
            character,
            from: at - 0.05,
            to: at + 0.05,
            confidence,
        };
        let read = comb.placed(&[
            character('4', 0.12, 0.9),
            character('1', 0.3, 0.5),
            character('7', 0.4, 0.9),
            character('0', 0.9, 0.9),
        ]);
        let placed: Vec<(char, f32)> = read
            .characters
            .iter()
            .map(|c| {
                (
                    c.character,
                    (f32::midpoint(c.from, c.to) * 8.0).round() / 8.0,
                )
            })
            .collect();
        assert_eq!(placed, [('4', 0.125), ('7', 0.375), ('0', 0.875)]);
    }
}
