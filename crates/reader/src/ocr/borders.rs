//! Squares of a form, by the borders between them: whole ones, or short strokes that rise from the rule below.
//!
//! Invariant: borders stand at one distance on one foot line, and are joined by a rule there or taller than what stands
//! between them. Each is looked for from the one before it, so that a row may bend and narrow with its page.
//! Not here: seeing strokes and rules (`strokes`), squares told by their characters alone, reading them (`comb`).

use super::{
    comb::{Comb, INNER, has_ink, ruled_rows},
    engine::each,
    orientation::Direction,
    outline::{Point, Slab},
    sampling::{LINE_HEIGHT, Pyramid},
    strokes::{
        FIRST_MIN, FOOT_OFF_MAX, Look, OFF_MAX, ROWS, Stroke, apart, even, filled, low, mean,
    },
};

/// How far to both sides of a place the first borders are looked for, in line heights.
const REACH: f32 = 4.5;
/// A line so many heights long may hold squares anywhere: it is looked at in three places.
const LONG: f32 = 7.0;
/// Lines that are longer, in heights, hold no squares.
const LENGTH_MAX: f32 = 40.0;
/// Squares are at least and at most so many line heights wide.
const PITCH: std::ops::Range<f32> = 0.45..2.6;
/// A row has so many squares.
const SQUARES: std::ops::RangeInclusive<usize> = 5..=20;
/// Something stands in so many of them.
const WRITTEN_MIN: usize = 3;
/// A border is no shorter than this, in line heights.
const BORDER_MIN: f32 = 0.2;
/// A short border begins at most so far below the middle of the characters beside it, in line heights.
const SHORT_BELOW: f32 = 0.3;
/// A foot is smoothed with so many neighbours to each side.
const SMOOTH: usize = 2;
/// The way to the next border is that of so many last ones.
const LAST: usize = 4;
/// A rule is looked for so much of a square's height above it.
const HIGHER: f32 = 0.6;
/// Squares that short strokes part are at most so many line heights high: a rule higher up is that of another row.
const SHORT_HIGH: f32 = 1.6;
/// Words are so many line heights long.
const WORDS: f32 = 4.0;
/// A border this high, in line heights, parts its squares from head to foot.
const WHOLE: f32 = 0.85;

/// The rows of squares that lines of a page stand in.
pub(super) fn combs(slabs: &[Slab], direction: Direction, pyramid: &Pyramid) -> Vec<Comb> {
    let mut combs: Vec<Comb> = Vec::new();
    let mut seeds: Vec<Slab> = slabs
        .iter()
        .filter(|slab| slab.length < LENGTH_MAX * slab.height && slab.height < 2.5 * slab.length)
        .copied()
        .collect();
    seeds.sort_by(|a, b| b.length.total_cmp(&a.length));
    let places: Vec<Slab> = seeds
        .iter()
        .flat_map(|seed| places(seed, direction))
        .collect();
    let found = each(&places, |place| {
        Row::around(place, slabs, pyramid)?.comb(pyramid)
    });
    for (place, comb) in places.iter().zip(found) {
        if let Some(comb) = comb
            && !combs.iter().any(|comb| comb.holds(place.center))
        {
            comb.add_to(&mut combs);
        }
    }
    combs
}

/// Where borders are looked for along a line. A short one tells no direction.
fn places(seed: &Slab, direction: Direction) -> Vec<Slab> {
    let (sine, cosine) = direction.0.sin_cos();
    let is_short = seed.length < 2.0 * seed.height;
    let along = if is_short {
        Point { x: cosine, y: sine }
    } else {
        seed.along
    };
    let at = |share: f32| Slab {
        center: seed.at(share, 0.5),
        along,
        ..*seed
    };
    if seed.length > LONG * seed.height {
        let end = 0.35 * LONG * seed.height / seed.length;
        vec![at(0.5), at(end), at(1.0 - end)]
    } else {
        vec![at(0.5)]
    }
}

/// The ends of a border on the page.
#[derive(Debug, Clone, Copy)]
struct Border {
    head: Point,
    foot: Point,
}

/// Borders in a row.
struct Row {
    borders: Vec<Border>,
    /// How high a line that stands in it may be.
    line: f32,
    /// Height of a border.
    tall: f32,
    /// Height of a square without its rules.
    square: f32,
    /// Thickness of the rule at the foot; nothing where there is none.
    rule: f32,
    /// How much of the way from one border to the next a square takes: less than all where squares stand apart.
    share: f32,
    /// Whether the rule over it is over another line too.
    is_under_line: bool,
}

impl Row {
    /// The row whose borders stand around a place, on a page with these lines.
    fn around(place: &Slab, lines: &[Slab], pyramid: &Pyramid) -> Option<Self> {
        let length = 2.0 * REACH * place.height;
        let look = Look::new(place.center, place.along, length, place.height, pyramid);
        let pitches = PITCH.start * ROWS as f32..PITCH.end * ROWS as f32;
        let middle = LINE_HEIGHT / 2;
        let rows = (middle..middle + ROWS * 5 / 4).step_by(2);
        let (found, share) = rows
            .map(|row| look.strokes(row))
            .map(|strokes| apart(&strokes, even(&strokes, &pitches)))
            .filter(|(found, _)| is_among(found, look.width))
            .max_by_key(|(found, _)| found.len())?;
        let rule = look.rule(&found, share);
        let height = low(found.iter().map(|s| (s.foot - s.head) as f32).collect());
        let is_high = height > BORDER_MIN * ROWS as f32;
        (is_high && (rule.is_some() || look.is_taller(&found))).then_some(())?;
        let row_height = look.slab.height / LINE_HEIGHT as f32;
        let rule = rule.unwrap_or(0) as f32;
        let is_whole = height > WHOLE * ROWS as f32;
        let least = if is_whole {
            height * 3.0 / 4.0
        } else {
            ROWS as f32 / 2.0
        };
        let above = look.rule_above(&found, share, least as usize);
        // A rule over another line is not theirs.
        let is_under_line = above.is_some_and(|rows| {
            let row = mean(&found, |s| s.foot) - rows as f32;
            let rule = look.point(look.width as f32 / 2.0, row);
            lines.iter().any(|line| is_under(line, rule, place))
        });
        let is_near = |rows: &usize| is_whole || *rows as f32 <= SHORT_HIGH * ROWS as f32;
        let above = above.filter(|rows| !is_under_line && is_near(rows));
        let (head, foot) = (mean(&found, |s| s.head), mean(&found, |s| s.foot));
        let below = if is_whole { 0.0 } else { SHORT_BELOW };
        (head < middle as f32 + below * ROWS as f32).then_some(())?;
        let square = match above {
            Some(rows) => rows as f32 - rule - 1.0,
            None if is_whole => height - 2.0 * rule - 1.0,
            None => foot - rule - (middle - ROWS / 2) as f32,
        };
        let borders = filled(&found).into_iter().map(|stroke| Border {
            head: look.point(stroke.column, stroke.head as f32),
            foot: look.point(stroke.column, stroke.foot as f32 + 1.0),
        });
        let row = Self {
            borders: borders.collect(),
            line: place.height.max(0.75 * height * row_height),
            tall: height * row_height,
            square: square * row_height,
            rule: rule * row_height,
            share,
            is_under_line,
        };
        (square > 0.4 * ROWS as f32).then(|| row.followed(pyramid))
    }

    /// The row with the borders beyond those that were seen first.
    fn followed(mut self, pyramid: &Pyramid) -> Self {
        for _ in 0..2 {
            self.borders.reverse();
            while self.borders.len() <= *SQUARES.end() + 1 {
                let next = self.next(1.0, pyramid).map(|next| vec![next]);
                let Some(more) = next.or_else(|| self.after_a_gap(pyramid)) else {
                    break;
                };
                self.borders.extend(more);
            }
        }
        self
    }

    /// The one after the next, and one between, where the next can't be seen.
    fn after_a_gap(&self, pyramid: &Pyramid) -> Option<Vec<Border>> {
        let beyond = self.next(2.0, pyramid)?;
        let last = self.borders.last()?;
        let between = Border {
            head: middle(last.head, beyond.head),
            foot: middle(last.foot, beyond.foot),
        };
        Some(vec![between, beyond])
    }

    /// The border that is so many distances beyond the last.
    fn next(&self, steps: f32, pyramid: &Pyramid) -> Option<Border> {
        let near = &self.borders[self.borders.len().saturating_sub(LAST)..];
        let [before, .., last] = near else {
            return None;
        };
        let gaps = (near.len() - 1) as f32;
        let (dx, dy) = (
            (last.foot.x - before.foot.x) / gaps,
            (last.foot.y - before.foot.y) / gaps,
        );
        let pitch = dx.hypot(dy);
        // Reading direction, whichever way the row is followed.
        let (ux, uy) = (last.foot.x - last.head.x, last.foot.y - last.head.y);
        let way = if dx * uy - dy * ux > 0.0 { 1.0 } else { -1.0 };
        let along = Point {
            x: way * dx / pitch,
            y: way * dy / pitch,
        };
        let expected = Point {
            x: last.foot.x + steps * dx,
            y: last.foot.y + steps * dy,
        };
        let lift = 0.5 * self.line;
        let center = Point {
            x: expected.x + along.y * lift,
            y: expected.y - along.x * lift,
        };
        let length = (1.0 + 2.0 * steps) * pitch;
        let look = Look::new(center, along, length, self.line, pyramid);
        let foot = LINE_HEIGHT / 2 + ROWS / 2;
        let tall = self.tall / look.slab.height * LINE_HEIGHT as f32;
        let middle = look.width as f32 / 2.0;
        let pitch = pitch / look.slab.length * look.width as f32;
        let off = |stroke: &Stroke| (stroke.column - middle).abs();
        // A worn border may be broken, but then it stands right where one is expected.
        let least = |stroke: &Stroke| {
            if off(stroke) < 0.5 * OFF_MAX * pitch {
                0.4
            } else {
                0.65
            }
        };
        let is_there = |stroke: &Stroke| {
            off(stroke) < 2.0 * OFF_MAX * pitch
                && (stroke.foot as f32 + 1.0 - foot as f32).abs() < FOOT_OFF_MAX * ROWS as f32 + 1.0
                && (stroke.foot - stroke.head) as f32 > least(stroke) * tall
        };
        let stroke = [4, 3, 6, 8].into_iter().find_map(|above| {
            let strokes = look.strokes(foot - above).into_iter().filter(is_there);
            strokes.min_by(|a, b| off(a).total_cmp(&off(b)))
        })?;
        let has_rule = self.rule == 0.0 || {
            let from = Stroke {
                column: stroke.column - way * pitch * steps,
                foot: foot - 1,
                ..stroke
            };
            let [left, right] = if way > 0.0 {
                [from, stroke]
            } else {
                [stroke, from]
            };
            look.is_ruled(&[left, right], self.share, 0)
        };
        has_rule.then(|| Border {
            head: look.point(stroke.column, stroke.head as f32),
            foot: look.point(stroke.column, stroke.foot as f32 + 1.0),
        })
    }

    fn comb(&self, pyramid: &Pyramid) -> Option<Comb> {
        SQUARES.contains(&(self.borders.len() - 1)).then_some(())?;
        let borders = smooth(&self.closed());
        let squares: Vec<Slab> = borders
            .windows(2)
            .map(|pair| self.square_between(pair[0], pair[1]))
            .collect();
        let squares = match self.is_under_line {
            true => squares,
            false => up_to_rule(squares, pyramid),
        };
        let has_ink = squares.iter().filter(|square| has_ink(square, pyramid));
        (has_ink.count() >= WRITTEN_MIN).then(|| Comb::of(squares))
    }

    /// The borders with one behind the last square: where squares stand apart, none is as far away as the others.
    fn closed(&self) -> Vec<Border> {
        let mut borders = self.borders.clone();
        let [.., first, second, last, end] = borders.as_slice() else {
            return borders;
        };
        let pitch = distance(first.foot, second.foot);
        let is_end = distance(last.foot, end.foot) < f32::midpoint(1.0, self.share) * pitch;
        if self.share < 1.0 {
            let last = if is_end { *last } else { *end };
            let (dx, dy) = (second.foot.x - first.foot.x, second.foot.y - first.foot.y);
            let moved = |point: Point| Point {
                x: point.x + dx,
                y: point.y + dy,
            };
            let behind = Border {
                head: moved(last.head),
                foot: moved(last.foot),
            };
            borders.truncate(borders.len() - usize::from(is_end));
            borders.push(behind);
        }
        borders
    }

    /// The inner part of a square.
    fn square_between(&self, left: Border, right: Border) -> Slab {
        let pitch = distance(left.foot, right.foot);
        let along = Point {
            x: (right.foot.x - left.foot.x) / pitch,
            y: (right.foot.y - left.foot.y) / pitch,
        };
        let pitch = self.share * pitch;
        let foot = Point {
            x: left.foot.x + along.x * pitch / 2.0,
            y: left.foot.y + along.y * pitch / 2.0,
        };
        let lift = self.rule + 0.5 * self.square;
        Slab {
            center: Point {
                x: foot.x + along.y * lift,
                y: foot.y - along.x * lift,
            },
            along,
            length: INNER * pitch,
            height: self.square,
        }
    }
}

/// Whether a line of words stands under a rule and over a place.
fn is_under(line: &Slab, rule: Point, place: &Slab) -> bool {
    let (along, down) = place.offset_of(line.center);
    line.length > WORDS * line.height
        && along.abs() < 0.5 * place.length
        && (place.offset_of(rule).1..-0.5 * place.height).contains(&down)
}

/// Squares as high as the rule over them, where what a hand wrote is higher than the line that was found in them.
fn up_to_rule(squares: Vec<Slab>, pyramid: &Pyramid) -> Vec<Slab> {
    let in_most = |of: &dyn Fn(&Slab) -> Slab| -> Vec<bool> {
        let all = squares
            .iter()
            .map(|square| ruled_rows(&of(square), pyramid));
        let all: Vec<Vec<bool>> = all.collect();
        let count = |row: usize| all.iter().filter(|rows| rows[row]).count();
        (0..LINE_HEIGHT)
            .map(|row| 2 * count(row) > squares.len())
            .collect()
    };
    let own = in_most(&|square| *square);
    if own[..LINE_HEIGHT / 4].contains(&true) {
        return squares;
    }
    let above = in_most(&|square| Slab {
        center: square.at(0.5, -HIGHER / 2.0),
        height: HIGHER * square.height,
        ..*square
    });
    let Some(rule) = above.iter().rposition(|is_rule| *is_rule) else {
        return squares;
    };
    let more = HIGHER * (LINE_HEIGHT - 1 - rule) as f32 / LINE_HEIGHT as f32;
    let higher = |square: &Slab| Slab {
        center: square.at(0.5, 0.5 - more / 2.0),
        height: (1.0 + more) * square.height,
        ..*square
    };
    squares.iter().map(higher).collect()
}

/// The feet of borders on a line through their neighbours, for each alone is seen no better than to a row of its look.
fn smooth(borders: &[Border]) -> Vec<Border> {
    let smoothed = borders.iter().enumerate().map(|(index, border)| {
        let near = &borders[index.saturating_sub(SMOOTH)..(index + SMOOTH + 1).min(borders.len())];
        let (first, last) = (near[0].foot, near[near.len() - 1].foot);
        let length = distance(first, last).max(1.0);
        let along = Point {
            x: (last.x - first.x) / length,
            y: (last.y - first.y) / length,
        };
        let offset = |point: Point| {
            let (dx, dy) = (point.x - border.foot.x, point.y - border.foot.y);
            (dx * along.x + dy * along.y, dy * along.x - dx * along.y)
        };
        let offsets: Vec<(f32, f32)> = near.iter().map(|border| offset(border.foot)).collect();
        let away = at_zero(&offsets);
        let moved = |point: Point| Point {
            x: point.x - along.y * away,
            y: point.y + along.x * away,
        };
        Border {
            head: moved(border.head),
            foot: moved(border.foot),
        }
    });
    smoothed.collect()
}

/// The value at zero of the line that lies nearest to points.
fn at_zero(points: &[(f32, f32)]) -> f32 {
    let count = points.len() as f32;
    let mean_u = points.iter().map(|(u, _)| u).sum::<f32>() / count;
    let mean_v = points.iter().map(|(_, v)| v).sum::<f32>() / count;
    let spread = points
        .iter()
        .map(|(u, _)| (u - mean_u).powi(2))
        .sum::<f32>();
    let together = points
        .iter()
        .map(|(u, v)| (u - mean_u) * (v - mean_v))
        .sum::<f32>();
    mean_v - mean_u * together / spread.max(1e-6)
}

/// Whether strokes are enough to begin a row: near each other, and the middle of the look is between them.
fn is_among(strokes: &[Stroke], width: usize) -> bool {
    let middle = width as f32 / 2.0;
    match strokes {
        [first, .., last] => {
            strokes.len() >= FIRST_MIN && first.column < middle && last.column > middle
        }
        _ => false,
    }
}

fn middle(a: Point, b: Point) -> Point {
    Point {
        x: f32::midpoint(a.x, b.x),
        y: f32::midpoint(a.y, b.y),
    }
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests;
