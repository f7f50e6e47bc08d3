//! Squares of a form, one character in each: found by their even distance and read as one line without the rules between.
//!
//! Invariant: a square is added to a row only where the same rules run above or below it; its character keeps its place.
//! Not here: lines of words (`recognise`), what the characters are (`meaning`).

use super::{
    borders,
    engine::{Engine, EngineError},
    orientation::Direction,
    outline::{Point, Slab},
    recognise::{Character, Recognised},
    sampling::{LINE_HEIGHT, Pyramid},
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
/// Air above and below characters, as a share of their height.
const AIR: f32 = 0.25;
/// Squares are cut to no less than this share of their height.
const FITTED_MIN: f32 = 0.35;
/// A row from which more characters a square are read is a line of words.
const CROWD: f32 = 1.3;
/// The part of a square by which a line ends beyond a row that is none.
const BEYOND: f32 = 0.5;
/// What may stand in a square with ink is told when it is at least so likely.
const POSSIBLE: f32 = 0.15;
/// Ink and rules differ from paper by this much of the way from black to white.
const CONTRAST: f32 = 0.16;

/// A row of squares.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comb {
    /// The inner part of each, from the left.
    squares: Vec<Slab>,
    /// The lines that were found in its place.
    lines: Vec<Slab>,
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
        let mut combs = borders::combs(slabs, direction, pyramid);
        slabs.retain(|slab| {
            let holder = combs.iter_mut().find(|comb| comb.holds(slab.center));
            holder.map(|comb| comb.lines.push(*slab)).is_none()
        });
        let mut taken: Vec<usize> = Vec::new();
        for run in runs(slabs, direction) {
            let Some(grid) = Grid::of(&run, direction) else {
                continue;
            };
            let own: Vec<usize> = run.iter().map(|single| single.index).collect();
            let mut comb = grid.comb(slabs, &own, pyramid);
            let whole = comb.slab();
            let is_inside = |slab: &Slab| whole.contains(slab.center);
            let inside = slabs.iter().enumerate().filter(|(index, slab)| {
                own.contains(index) || (slab.length < 2.5 * grid.pitch && is_inside(slab))
            });
            let inside: Vec<usize> = inside.map(|(index, _)| index).collect();
            comb.lines = inside.iter().map(|index| slabs[*index]).collect();
            taken.extend(inside);
            comb.add_to(&mut combs);
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
        Comb::of((first..=last).map(|number| self.square(number)).collect())
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

pub(super) fn has_ink(square: &Slab, pyramid: &Pyramid) -> bool {
    let inner = Slab {
        height: 0.7 * square.height,
        ..*square
    };
    let shades = pyramid.shades(&inner);
    let paper = light(&shades);
    let dark = shades.iter().filter(|shade| paper - **shade > CONTRAST);
    dark.count() * 40 > shades.len()
}

/// The shade of the paper: lighter than four dots in five.
pub(super) fn light(shades: &[f32]) -> f32 {
    if shades.is_empty() {
        return 0.0;
    }
    let mut shades = shades.to_vec();
    let at = shades.len() * 4 / 5;
    *shades.select_nth_unstable_by(at, f32::total_cmp).1
}

impl Engine {
    /// Reads a row of squares; nothing where it turns out to be a line of words.
    pub(crate) fn read_comb(
        &self,
        pyramid: &Pyramid,
        comb: &Comb,
    ) -> Result<Option<Recognised>, EngineError> {
        let fitted = comb.fitted(pyramid);
        let cuts: Vec<(Vec<f32>, usize)> =
            fitted.iter().map(|square| pyramid.line(square)).collect();
        let width = cuts.iter().map(|(_, width)| *width).sum();
        let mut values = Vec::with_capacity(3 * LINE_HEIGHT * width);
        for row in 0..3 * LINE_HEIGHT {
            for (cut, width) in &cuts {
                values.extend_from_slice(&cut[row * width..(row + 1) * width]);
            }
        }
        let (read, possible) = self.read_values(values, width)?;
        let written = read.iter().filter(|c| !c.character.is_whitespace());
        if written.count() as f32 > CROWD * comb.squares.len() as f32 {
            return Ok(None);
        }
        let is_filled: Vec<bool> = comb
            .squares
            .iter()
            .map(|square| has_ink(square, pyramid))
            .collect();
        let row = comb.placed(&read, |number| {
            let inside = possible.iter().filter(|c| {
                !c.character.is_whitespace() && comb.is_in(number, c) && c.confidence > POSSIBLE
            });
            inside
                .filter(|_| is_filled[number])
                .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
                .copied()
        });
        Ok(Some(row))
    }
}

impl Comb {
    /// A row of these squares.
    pub(super) const fn of(squares: Vec<Slab>) -> Self {
        Self {
            squares,
            lines: Vec::new(),
        }
    }

    /// Its squares, as high as what stands in them, for that is how characters are known best.
    fn fitted(&self, pyramid: &Pyramid) -> Vec<Slab> {
        let mut tops = Vec::new();
        let mut feet = Vec::new();
        for square in &self.squares {
            let shades = pyramid.shades(square);
            let (width, paper) = (shades.len() / LINE_HEIGHT, light(&shades));
            let is_inked = |row: &usize| {
                let row = &shades[row * width..(row + 1) * width];
                let dark = row.iter().filter(|shade| paper - **shade > CONTRAST);
                (1..width * 4 / 5).contains(&dark.count())
            };
            let mut rows = (0..LINE_HEIGHT).filter(is_inked);
            if let (Some(top), Some(foot)) = (rows.next(), rows.next_back()) {
                tops.push(top as f32);
                feet.push(foot as f32 + 1.0);
            }
        }
        let end = |mut ends: Vec<f32>, share: usize| {
            ends.sort_by(f32::total_cmp);
            ends.get(ends.len() * share / 10).copied()
        };
        let (Some(top), Some(foot)) = (end(tops, 1), end(feet, 8)) else {
            return self.squares.clone();
        };
        let air = AIR * (foot - top);
        let (top, foot) = ((top - air).max(0.0), (foot + air).min(LINE_HEIGHT as f32));
        let height = (foot - top).max(FITTED_MIN * LINE_HEIGHT as f32) / LINE_HEIGHT as f32;
        let middle = f32::midpoint(top, foot) / LINE_HEIGHT as f32;
        let fit = |square: &Slab| Slab {
            center: square.at(0.5, middle),
            height: height * square.height,
            ..*square
        };
        self.squares.iter().map(fit).collect()
    }

    /// Whether a character of the squares side by side was read from a square.
    fn is_in(&self, number: usize, character: &Character) -> bool {
        let count = self.squares.len() as f32;
        let share = number as f32 / count..(number + 1) as f32 / count;
        share.contains(&f32::midpoint(character.from, character.to))
    }

    /// The characters read from the squares side by side, each in its square: of several in one the surest, and where
    /// none was read what may be there.
    fn placed(
        &self,
        read: &[Character],
        possible: impl Fn(usize) -> Option<Character>,
    ) -> Recognised {
        let count = self.squares.len();
        let in_square = |number: usize| {
            let inside = read
                .iter()
                .filter(|c| !c.character.is_whitespace() && self.is_in(number, c));
            let surest = inside.max_by(|a, b| a.confidence.total_cmp(&b.confidence));
            let surest = surest.copied().or_else(|| possible(number))?;
            let middle = (number as f32 + 0.5) / count as f32;
            let half = 0.2 / count as f32;
            Some(Character {
                from: middle - half,
                to: middle + half,
                ..surest
            })
        };
        Recognised {
            slab: self.slab(),
            characters: (0..count).filter_map(in_square).collect(),
        }
    }

    #[cfg(test)]
    pub(super) fn centers(&self) -> Vec<Point> {
        self.squares.iter().map(|square| square.center).collect()
    }

    /// Adds it to other rows; of two in one place the longer one stays.
    pub(super) fn add_to(self, combs: &mut Vec<Self>) {
        let is_longer = |known: &Self| known.squares.len() >= self.squares.len();
        if combs
            .iter()
            .any(|known| is_longer(known) && known.covers(&self))
        {
            return;
        }
        combs.retain(|known| !self.covers(known));
        combs.push(self);
    }

    /// The lines that were found in its place.
    pub(crate) fn lines(&self) -> &[Slab] {
        &self.lines
    }

    /// Whether a line goes on beyond both ends of it: then what looks like borders are strokes of the line's characters.
    pub(crate) fn is_within_a_line(&self) -> bool {
        let own = self.slab();
        let least = BEYOND * own.length / self.squares.len() as f32;
        self.lines.iter().any(|line| {
            let [start, end] =
                [line.at(0.0, 0.5), line.at(1.0, 0.5)].map(|end| own.offset_of(end).0);
            let half = 0.5 * own.length + least;
            start < -half && end > half
        })
    }

    /// Whether most squares of another row lie in its own.
    fn covers(&self, other: &Self) -> bool {
        let held = other
            .squares
            .iter()
            .filter(|square| self.holds(square.center));
        2 * held.count() > other.squares.len()
    }

    /// Whether a point lies in one of its squares.
    pub(super) fn holds(&self, point: Point) -> bool {
        let whole = |square: &Slab| Slab {
            length: 1.2 * square.length / INNER,
            height: 1.3 * square.height,
            ..*square
        };
        self.squares
            .iter()
            .any(|square| whole(square).contains(point))
    }

    /// The place of the whole row, from its first square to its last; all of it where it bends.
    fn slab(&self) -> Slab {
        let (first, last) = (self.squares[0], self.squares[self.squares.len() - 1]);
        let (dx, dy) = (
            last.center.x - first.center.x,
            last.center.y - first.center.y,
        );
        let chord = Slab {
            center: Point {
                x: f32::midpoint(first.center.x, last.center.x),
                y: f32::midpoint(first.center.y, last.center.y),
            },
            along: Point {
                x: dx / dx.hypot(dy),
                y: dy / dx.hypot(dy),
            },
            length: dx.hypot(dy) + first.length / INNER,
            height: first.height,
        };
        let off = |square: &Slab| chord.offset_of(square.center).1;
        let above = self.squares.iter().map(off).fold(0.0, f32::min);
        let below = self.squares.iter().map(off).fold(0.0, f32::max);
        Slab {
            center: Point {
                x: chord.center.x + chord.down().x * f32::midpoint(above, below),
                y: chord.center.y + chord.down().y * f32::midpoint(above, below),
            },
            height: chord.height + below - above,
            ..chord
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
    fn a_row_within_a_longer_line_is_no_row_of_its_own() {
        let comb = |length: f32| {
            let mut comb = Comb::of(row(&[0, 1, 2, 3, 4]));
            comb.lines.push(Slab {
                center: Point { x: 154.0, y: 60.0 },
                along: Point { x: 1.0, y: 0.0 },
                length,
                height: 20.0,
            });
            comb
        };
        assert!(comb(5.0 * 27.0 + 40.0).is_within_a_line());
        assert!(!comb(5.0 * 27.0 + 8.0).is_within_a_line());
    }

    #[test]
    fn a_character_stands_in_the_square_it_was_read_from() {
        let comb = Comb::of(row(&[0, 1, 2, 3]));
        let character = |character: char, at: f32, confidence: f32| Character {
            character,
            from: at - 0.05,
            to: at + 0.05,
            confidence,
        };
        let read = [
            character('4', 0.12, 0.9),
            character('1', 0.3, 0.5),
            character('7', 0.4, 0.9),
            character('0', 0.9, 0.9),
        ];
        let read = comb.placed(&read, |_| None);
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
