//! Squares of a form, one character in each, read as one line without the rules between.
//!
//! Invariant: a square is added to a row only where the same rules run above or below it; its character keeps its place.
//! Not here: finding them (`borders`, `grid`), lines of words (`recognise`), what the characters are (`meaning`).

use rten_tensor::prelude::*;

use super::{
    borders,
    engine::{Engine, EngineError},
    grid::{self, Grid},
    hand,
    orientation::Direction,
    outline::{Point, Slab},
    recognise::{Character, Recognised},
    sampling::{LINE_HEIGHT, Pyramid},
};

/// Squares whose character was not found at all, one after the other.
pub(super) const MISSED_MAX: i32 = 3;
/// The part of a square that is cut out: the rules at its sides are left out.
pub(super) const INNER: f32 = 0.7;
/// Air above and below characters, as a share of their height.
const AIR: f32 = 0.25;
/// Squares are cut to no less than this share of their height.
const FITTED_MIN: f32 = 0.35;
/// A row from which more characters a square are read is a line of words.
const CROWD: f32 = 1.3;
/// The part of a square by which a line ends beyond both ends of a row that is none, or so many beyond one.
const BEYOND: f32 = 0.5;
const FAR_BEYOND: f32 = 1.5;
/// A line reaches over what stands in it by so much of a square.
const OVERHANG: f32 = 0.2;
/// The rules of a square are within so many of its heights.
const AROUND_SQUARE: f32 = 1.4;
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
        for comb in &mut combs {
            comb.lengthen(pyramid);
        }
        let mut taken: Vec<usize> = Vec::new();
        for run in grid::runs(slabs, direction) {
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

/// Whether a rule runs above or below a square, within so many of its heights.
pub(super) fn is_ruled(square: &Slab, reach: f32, pyramid: &Pyramid) -> bool {
    let tall = Slab {
        height: reach * square.height,
        ..*square
    };
    let is_inside = |row: usize| {
        let off = (row as f32 + 0.5) / LINE_HEIGHT as f32 - 0.5;
        off.abs() * reach < 0.48
    };
    let mut rows = ruled_rows(&tall, pyramid).into_iter().enumerate();
    rows.any(|(row, is_rule)| is_rule && !is_inside(row))
}

/// Which rows of a place a rule runs along.
pub(super) fn ruled_rows(place: &Slab, pyramid: &Pyramid) -> Vec<bool> {
    let shades = pyramid.shades(place);
    let (width, paper) = (shades.len() / LINE_HEIGHT, light(&shades));
    let is_dark = |shade: &&f32| paper - **shade > CONTRAST;
    let rows = shades.chunks_exact(width);
    rows.map(|row| row.iter().filter(is_dark).count() * 4 > width * 3)
        .collect()
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
        let look = |squares: &[Slab], cut: &dyn Fn(&Slab) -> (Vec<f32>, usize)| {
            let (values, width) = side_by_side(squares, cut);
            self.steps(values, width)
        };
        let first = look(&fitted, &|square| pyramid.line(square))?;
        let (read, possible) = (self.decoded(first.view()), self.possible(first.view()));
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
        let filled = is_filled.iter().filter(|is_filled| **is_filled).count();
        if !hand::is_unsure(&row, filled) {
            return Ok(Some(row));
        }
        let looks = [
            first,
            look(&fitted, &|square| pyramid.soft_line(square))?,
            look(&comb.squares, &|square| pyramid.line(square))?,
        ];
        let looks = looks.map(|steps| self.digits(steps.view(), comb.squares.len()));
        let in_square = |number: usize| {
            let read = row.characters.iter().find(|c| comb.is_in(number, c));
            if !is_filled[number] {
                return read.copied();
            }
            let looks = looks.each_ref().map(|look| look[number]);
            let (character, confidence) = hand::agreed(read.copied(), &looks)?;
            Some(comb.in_middle(number, character, confidence))
        };
        Ok(Some(Recognised {
            slab: row.slab,
            characters: (0..comb.squares.len()).filter_map(in_square).collect(),
        }))
    }
}

/// Cuts of squares in one line: its planes, and how many dots wide it is.
fn side_by_side(squares: &[Slab], cut: impl Fn(&Slab) -> (Vec<f32>, usize)) -> (Vec<f32>, usize) {
    let cuts: Vec<(Vec<f32>, usize)> = squares.iter().map(cut).collect();
    let width = cuts.iter().map(|(_, width)| *width).sum();
    let mut values = Vec::with_capacity(3 * LINE_HEIGHT * width);
    for row in 0..3 * LINE_HEIGHT {
        for (cut, width) in &cuts {
            values.extend_from_slice(&cut[row * width..(row + 1) * width]);
        }
    }
    (values, width)
}

impl Comb {
    /// A row of these squares.
    pub(super) const fn of(squares: Vec<Slab>) -> Self {
        Self {
            squares,
            lines: Vec::new(),
        }
    }

    /// Adds squares at its ends over which its line goes on and of which no border was seen.
    fn lengthen(&mut self, pyramid: &Pyramid) {
        for is_start in [true, false] {
            let own = self.slab();
            let pitch = own.length / self.squares.len() as f32;
            let beyond = |line: &Slab| {
                let ends = [line.at(0.0, 0.5), line.at(1.0, 0.5)];
                let [start, end] = ends.map(|end| own.offset_of(end).0);
                (if is_start { -start } else { end }) - 0.5 * own.length
            };
            let most = self.lines.iter().map(beyond).fold(0.0, f32::max);
            let missed = (most / pitch - OVERHANG).round() as i32;
            for _ in 0..missed.min(MISSED_MAX) {
                let next = self.square_beyond(is_start);
                if !has_ink(&next, pyramid) || !is_ruled(&next, AROUND_SQUARE, pyramid) {
                    break;
                }
                let at = if is_start { 0 } else { self.squares.len() };
                self.squares.insert(at, next);
            }
        }
    }

    /// Where the square before the first would be, or behind the last.
    fn square_beyond(&self, is_start: bool) -> Slab {
        let count = self.squares.len();
        let (end, before) = if is_start {
            (0, 1)
        } else {
            (count - 1, count - 2)
        };
        let (end, before) = (self.squares[end], self.squares[before]);
        Slab {
            center: Point {
                x: 2.0 * end.center.x - before.center.x,
                y: 2.0 * end.center.y - before.center.y,
            },
            ..end
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

    /// A character in the middle of a square.
    fn in_middle(&self, number: usize, character: char, confidence: f32) -> Character {
        let count = self.squares.len() as f32;
        let (middle, half) = ((number as f32 + 0.5) / count, 0.2 / count);
        Character {
            character,
            from: middle - half,
            to: middle + half,
            confidence,
        }
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
            Some(self.in_middle(number, surest.character, surest.confidence))
        };
        Recognised {
            slab: self.slab(),
            characters: (0..count).filter_map(in_square).collect(),
        }
    }

    #[cfg(test)]
    pub(super) fn squares(&self) -> &[Slab] {
        &self.squares
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

    /// Whether a line runs through its middle.
    pub(crate) fn is_on(&self, line: &Slab) -> bool {
        line.contains(self.slab().center)
    }

    /// Whether a line goes on beyond both ends of it: then what looks like borders are strokes of the line's characters.
    pub(crate) fn is_within_a_line(&self) -> bool {
        let own = self.slab();
        let pitch = own.length / self.squares.len() as f32;
        let beyond = |by: f32| 0.5 * own.length + by * pitch;
        self.lines.iter().any(|line| {
            let [start, end] =
                [line.at(0.0, 0.5), line.at(1.0, 0.5)].map(|end| own.offset_of(end).0);
            start < -beyond(BEYOND) && end > beyond(BEYOND)
                || start < -beyond(FAR_BEYOND)
                || end > beyond(FAR_BEYOND)
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
    fn a_row_goes_on_under_its_rules_as_far_as_its_line_does() {
        let squares = |numbers: &[u32]| {
            let whole = row(numbers).into_iter().map(|square| Slab {
                height: 26.0,
                ..square
            });
            whole.collect::<Vec<Slab>>()
        };
        let lengthened = |from: f32| {
            let mut comb = Comb::of(squares(&[2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
            comb.lines.push(Slab {
                center: Point {
                    x: f32::midpoint(from, 404.0),
                    y: 60.0,
                },
                along: Point { x: 1.0, y: 0.0 },
                length: 404.0 - from,
                height: 20.0,
            });
            comb.lengthen(&page());
            comb.squares.len()
        };
        assert_eq!(lengthened(146.0), 10, "the line ends with the row");
        assert_eq!(lengthened(92.0), 12);
        assert_eq!(lengthened(64.0), 12, "the sign before it is under no rule");
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
