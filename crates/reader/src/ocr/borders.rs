//! Squares of a form, by the borders between them: whole ones, or short strokes that rise from the rule below.
//!
//! Invariant: borders stand at one distance on one foot line, and are joined by a rule there or taller than what stands
//! between them. Each is looked for from the one before it, so that a row may bend and narrow with its page.
//! Not here: squares told by their characters alone, reading them (`comb`).

use super::{
    comb::{Comb, INNER, has_ink, light},
    orientation::Direction,
    outline::{Point, Slab},
    sampling::{LINE_HEIGHT, Pyramid},
};

/// A look around a line is so many of its heights high.
const LOOK: f32 = 3.0;
/// Rows of a look in one height of the line.
const ROWS: usize = LINE_HEIGHT / LOOK as usize;
/// How far to both sides of a place the first borders are looked for, in line heights.
const REACH: f32 = 4.5;
/// A line so many heights long may hold squares anywhere: it is looked at in three places.
const LONG: f32 = 7.0;
/// Lines that are longer, in heights, hold no squares.
const LENGTH_MAX: f32 = 40.0;
/// Borders and rules are darker than the paper around them by this much of the way from black to white,
const CONTRAST: f32 = 0.08;
/// and by this share of what the darkest ink is.
const FAINT: f32 = 0.28;
/// What the paper around is, is asked patch by patch, so many dots wide and high: shadows and fills are no ink.
const PATCH: usize = 12;
/// Squares are at least and at most so many line heights wide.
const PITCH: std::ops::Range<f32> = 0.45..2.6;
/// Fewer borders near each other begin no row.
const FIRST_MIN: usize = 4;
/// A row has so many squares.
const SQUARES: std::ops::RangeInclusive<usize> = 5..=20;
/// Something stands in so many of them.
const WRITTEN_MIN: usize = 3;
/// How far a border may be from where it is expected, as a share of the distance between borders.
const OFF_MAX: f32 = 0.12;
/// How far a foot may be from the line of the others, in line heights.
const FOOT_OFF_MAX: f32 = 0.14;
/// The steepest foot line, against the line that was looked at.
const SLOPE_MAX: f32 = 0.12;
/// A border is no shorter than this, in line heights.
const BORDER_MIN: f32 = 0.2;
/// A short border begins at most so far below the middle of the characters beside it, in line heights.
const SHORT_BELOW: f32 = 0.3;
/// A square that stands apart takes such a share of the way to the next.
const APART: std::ops::Range<f32> = 0.6..0.95;
/// Of the first borders so many of those that should be there are seen.
const FULL: f32 = 0.75;
/// A foot is smoothed with so many neighbours to each side.
const SMOOTH: usize = 2;
/// The way to the next border is that of so many last ones.
const LAST: usize = 4;
/// A rule is dark over this share of its length.
const RULED: f32 = 0.85;
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
    for seed in seeds {
        for place in places(&seed, direction) {
            if combs.iter().any(|comb| comb.holds(place.center)) {
                continue;
            }
            let row = Row::around(&place, pyramid);
            if let Some(comb) = row.and_then(|row| row.comb(pyramid)) {
                comb.add_to(&mut combs);
            }
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

/// A place laid straight, dark or not.
struct Look {
    slab: Slab,
    is_dark: Vec<bool>,
    width: usize,
}

/// A border as it is seen in a look.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stroke {
    column: f32,
    head: usize,
    foot: usize,
}

impl Look {
    fn new(center: Point, along: Point, length: f32, height: f32, pyramid: &Pyramid) -> Self {
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
        Self {
            slab,
            width,
            is_dark: shades.iter().enumerate().map(is_dark).collect(),
        }
    }

    fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.width && self.is_dark[row * self.width + column]
    }

    fn point(&self, column: f32, row: f32) -> Point {
        self.slab
            .at(column / self.width as f32, row / LINE_HEIGHT as f32)
    }

    /// Narrow strokes that cross a row, each followed to its head and its foot. One that goes on beyond the look is none.
    fn strokes(&self, row: usize) -> Vec<Stroke> {
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
}

/// Strokes at one distance on one foot line.
fn even(strokes: &[Stroke], pitches: &std::ops::Range<f32>) -> Vec<Stroke> {
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
fn apart(strokes: &[Stroke], found: Vec<Stroke>) -> (Vec<Stroke>, f32) {
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
fn filled(found: &[Stroke]) -> Vec<Stroke> {
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
}

impl Row {
    /// The row whose borders stand around a place.
    fn around(place: &Slab, pyramid: &Pyramid) -> Option<Self> {
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

impl Look {
    /// Thickness of the rule that joins the feet of strokes.
    fn rule(&self, strokes: &[Stroke], share: f32) -> Option<usize> {
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
    fn rule_above(&self, strokes: &[Stroke], share: f32, least: usize) -> Option<usize> {
        (least..ROWS * 2).find(|above| self.is_ruled(strokes, share, *above))
    }

    /// Whether a rule runs along the foot line of strokes, so many rows above it.
    fn is_ruled(&self, strokes: &[Stroke], share: f32, above: usize) -> bool {
        let is_dark = |(column, foot): &(usize, usize)| {
            foot.checked_sub(above)
                .is_some_and(|row| rows_near(row).any(|row| self.is_dark(*column, row)))
        };
        let dark = foot_line(strokes, share).filter(is_dark).count();
        dark as f32 > RULED * foot_line(strokes, share).count() as f32
    }

    /// Whether strokes reach beyond the ink between them, above and below.
    fn is_taller(&self, strokes: &[Stroke]) -> bool {
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

fn middle(a: Point, b: Point) -> Point {
    Point {
        x: f32::midpoint(a.x, b.x),
        y: f32::midpoint(a.y, b.y),
    }
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn mean(strokes: &[Stroke], end: fn(&Stroke) -> usize) -> f32 {
    strokes.iter().map(|stroke| end(stroke) as f32).sum::<f32>() / strokes.len() as f32
}

/// The value that three in four exceed.
fn low(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 4).copied().unwrap_or(0.0)
}

fn middle_of(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::ocr::drawn::bar;

    /// A row of twelve places with a character in each, whose foot line bends down to both sides, and the borders
    /// between them.
    struct Sheet {
        /// How far borders rise from the foot line, of a box 40 high.
        rise: u32,
        /// How far the ends of the row are below its middle.
        bend: f32,
        /// Whether rules run along its head and its foot.
        is_ruled: bool,
        /// Empty dots between squares that stand apart.
        gap: u32,
    }

    impl Sheet {
        fn drop(&self, x: u32) -> u32 {
            let away = (x as f32 - 280.0) / 180.0;
            (self.bend * away * away) as u32
        }

        fn drawn(&self) -> Pyramid {
            let mut page = RgbImage::from_pixel(600, 160, Rgb([245; 3]));
            let mut bar = |left, top, right, bottom| {
                bar(&mut page, 40, (left, top, right, bottom));
            };
            for x in (100..460).filter(|x| (x - 100) % 30 < 30 - self.gap) {
                let foot = 90 + self.drop(x);
                if self.is_ruled {
                    bar(x, foot - 2, x + 1, foot);
                    bar(x, foot - 40, x + 1, foot - 38);
                }
            }
            for number in 0..13 {
                let x = 100 + number * 30;
                let foot = 90 + self.drop(x);
                let rise = if number % 12 == 0 { 40 } else { self.rise };
                if self.gap == 0 || number < 12 {
                    bar(x, foot - rise, x + 2, foot);
                }
                if self.gap > 0 && number < 12 {
                    bar(x + 28 - self.gap, foot - rise, x + 30 - self.gap, foot);
                }
                if number < 12 {
                    let foot = 90 + self.drop(x + 15);
                    bar(x + 10, foot - 29, x + 20, foot - 13);
                }
            }
            Pyramid::new(page).unwrap()
        }

        fn combs(&self, seeds: &[Slab]) -> Vec<Comb> {
            combs(seeds, Direction(0.0), &self.drawn())
        }
    }

    const SQUARES: Sheet = Sheet {
        rise: 40,
        bend: 0.0,
        is_ruled: true,
        gap: 0,
    };

    fn seed(x: f32, length: f32) -> Slab {
        Slab {
            center: Point { x, y: 70.0 },
            along: Point { x: 1.0, y: 0.0 },
            length,
            height: 30.0,
        }
    }

    #[test]
    fn short_strokes_part_squares_beyond_the_line_that_was_found() {
        let strokes = Sheet {
            rise: 18,
            ..SQUARES
        };
        let combs = strokes.combs(&[seed(250.0, 220.0)]);
        assert_eq!(combs.len(), 1);
        assert_eq!(combs[0].centers().len(), 12);
        let first = combs[0].centers()[0];
        assert!(
            (first.x - 116.0).abs() < 3.0 && (first.y - 70.0).abs() < 5.0,
            "{first:?}"
        );
    }

    #[test]
    fn a_row_that_bends_is_followed_from_one_character() {
        let bent = Sheet {
            bend: 24.0,
            ..SQUARES
        };
        let combs = bent.combs(&[seed(266.0, 18.0)]);
        assert_eq!(combs.len(), 1);
        let centers = combs[0].centers();
        assert_eq!(centers.len(), 12);
        assert!((centers[0].y - 87.0).abs() < 6.0, "{:?}", centers[0]);
        assert!((centers[6].y - 70.0).abs() < 5.0, "{:?}", centers[6]);
    }

    #[test]
    fn borders_without_rules_part_squares_when_they_are_taller_than_what_is_between() {
        let worn = Sheet {
            is_ruled: false,
            ..SQUARES
        };
        assert_eq!(worn.combs(&[seed(250.0, 220.0)])[0].centers().len(), 12);
        let low = Sheet { rise: 14, ..worn };
        assert_eq!(low.combs(&[seed(250.0, 220.0)]), []);
    }

    #[test]
    fn squares_may_stand_apart() {
        let boxes = Sheet { gap: 6, ..SQUARES };
        for x in [145.0, 295.0, 415.0] {
            let combs = boxes.combs(&[seed(x, 18.0)]);
            assert_eq!(combs.len(), 1);
            let centers = combs[0].centers();
            assert_eq!(centers.len(), 12, "{centers:?}");
            assert!((centers[0].x - 112.0).abs() < 2.5, "{:?}", centers[0]);
            assert!((centers[11].x - 442.0).abs() < 2.5, "{:?}", centers[11]);
        }
    }

    #[test]
    fn a_box_without_borders_has_no_squares() {
        let whole = Sheet { rise: 2, ..SQUARES };
        assert_eq!(whole.combs(&[seed(250.0, 220.0)]), []);
    }

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
