//! Lines laid upright: from places on the page as stored to a straight page, and back for what was found.
//!
//! Invariant: a stretch of the upright page maps back to the very characters it was made of.
//! Not here: finding the direction (`ocr`, `layer`).

mod bend;
mod cover;

use bend::{Bend, Course};
use cover::Cover;

use crate::{
    ocr::{Direction, Point, Pyramid, Recognised, Slab},
    reading::{Quad, ReadLine},
    text::{Bounds, Glyph, PageText, Span, TextLine},
};

/// A page laid upright, with the way back.
pub(crate) struct Upright {
    /// What is understood.
    pub(crate) page: PageText,
    lines: Vec<Recognised>,
    turn: Turn,
    width: f32,
    height: f32,
}

impl Upright {
    /// Lays lines of a picture of this size upright, in reading order.
    pub(crate) fn new(
        mut lines: Vec<Recognised>,
        direction: Direction,
        width: f32,
        height: f32,
    ) -> Self {
        lines.retain(|line| !line.characters.is_empty());
        let turn = Turn::new(direction, width, height, &lines);
        let mut laid: Vec<(TextLine, Recognised)> = lines
            .into_iter()
            .map(|line| (turn.laid(&line), line))
            .collect();
        into_reading_order(&mut laid);
        let (texts, lines) = laid.into_iter().unzip();
        let (upright_width, upright_height) = turn.size();
        Self {
            page: PageText {
                width: upright_width,
                height: upright_height,
                lines: texts,
            },
            lines,
            turn,
            width,
            height,
        }
    }

    /// Whether something covers a part of the upright page that no words came from.
    pub(crate) fn is_hidden(&self, place: Bounds, pyramid: &Pyramid) -> bool {
        Cover::new(&self.turn, pyramid, &self.page.lines).hides(place)
    }

    /// Where stretches stand on the page as stored, fitted to their ink: one quad around them all.
    pub(crate) fn quad(&self, spans: &[Span], pyramid: &Pyramid) -> Option<Quad> {
        let slabs = spans.iter().flat_map(|span| self.stretches(*span));
        let slabs = slabs.map(|slab| pyramid.fitted(&slab));
        slabs.reduce(joined).map(|slab| self.unit_quad(&slab))
    }

    /// All lines as they are kept.
    pub(crate) fn read_lines(&self) -> Vec<ReadLine> {
        let lines = self.page.lines.iter().zip(&self.lines);
        lines
            .map(|(text, line)| ReadLine {
                text: text.text(),
                quad: self.unit_quad(&line.slab),
                confidence: text.confidence(),
            })
            .collect()
    }

    /// The places of a stretch on the picture: characters in squares each for itself, without the rules between.
    fn stretches(&self, span: Span) -> Vec<Slab> {
        let characters = &self.lines[span.line].characters;
        let written =
            (span.start..span.end).filter(|at| !characters[*at].character.is_whitespace());
        let written: Vec<usize> = written.collect();
        let is_apart = |pair: &[usize]| {
            let (one, next) = (&characters[pair[0]], &characters[pair[1]]);
            next.from - one.to > one.to - one.from
        };
        let is_squares = written.len() > 1
            && written.windows(2).filter(|pair| is_apart(pair)).count() * 2 >= written.len();
        if !is_squares {
            return vec![self.slab(span)];
        }
        let each = written.into_iter().map(|start| Span {
            start,
            end: start + 1,
            ..span
        });
        each.map(|one| self.slab(one)).collect()
    }

    /// The place of a stretch on the picture.
    fn slab(&self, span: Span) -> Slab {
        let line = &self.lines[span.line];
        let characters = &line.characters[span.start..span.end];
        let from = characters.first().map_or(0.0, |c| c.from);
        let to = characters.last().map_or(1.0, |c| c.to);
        Slab {
            center: line.slab.at((from + to) / 2.0, 0.5),
            length: line.slab.length * (to - from).max(0.001),
            ..line.slab
        }
    }

    fn unit_quad(&self, slab: &Slab) -> Quad {
        let corner = |u, v| {
            let point = slab.at(u, v);
            let unit = |at: f32, length: f32| f64::from((at / length).clamp(0.0, 1.0));
            [unit(point.x, self.width), unit(point.y, self.height)]
        };
        Quad([
            corner(0.0, 0.0),
            corner(1.0, 0.0),
            corner(1.0, 1.0),
            corner(0.0, 1.0),
        ])
    }
}

/// One rectangle in the first one's direction around both.
fn joined(a: Slab, b: Slab) -> Slab {
    let (along, down) = (a.along, a.down());
    let corners = [a, b]
        .map(|slab| [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(u, v)| slab.at(u, v)));
    let points = || corners.iter().flatten();
    let extent = |axis: Point| {
        points()
            .map(|p| p.x * axis.x + p.y * axis.y)
            .fold((f32::MAX, f32::MIN), |(low, high), at| {
                (low.min(at), high.max(at))
            })
    };
    let ((from_u, to_u), (from_v, to_v)) = (extent(along), extent(down));
    let (u, v) = ((from_u + to_u) / 2.0, (from_v + to_v) / 2.0);
    Slab {
        center: Point {
            x: along.x * u + down.x * v,
            y: along.y * u + down.y * v,
        },
        along,
        length: to_u - from_u,
        height: to_v - from_v,
    }
}

/// The turn that makes a page upright, and what straightens its rows after that.
struct Turn {
    cosine: f32,
    sine: f32,
    stored: (f32, f32),
    is_sideways: bool,
    bend: Bend,
}

impl Turn {
    fn new(direction: Direction, width: f32, height: f32, lines: &[Recognised]) -> Self {
        let mut turn = Self {
            cosine: direction.0.cos(),
            sine: direction.0.sin(),
            stored: (width, height),
            is_sideways: direction.upright_turns() % 2 == 1,
            bend: Bend::new(Vec::new(), width, height),
        };
        let (width, height) = turn.size();
        let courses = lines.iter().map(|line| turn.course(&line.slab));
        turn.bend = Bend::new(courses.collect(), width, height);
        turn
    }

    /// How a line runs on the page that is upright as a whole.
    fn course(&self, slab: &Slab) -> Course {
        let (width, height) = self.size();
        let (x, y) = (
            slab.center.x - self.stored.0 / 2.0,
            slab.center.y - self.stored.1 / 2.0,
        );
        let along = slab.along.x * self.cosine + slab.along.y * self.sine;
        let across = slab.along.y * self.cosine - slab.along.x * self.sine;
        Course {
            x: x * self.cosine + y * self.sine + width / 2.0,
            y: y * self.cosine - x * self.sine + height / 2.0,
            length: slab.length,
            slope: if along > 0.0 {
                across / along
            } else {
                f32::MAX
            },
        }
    }

    fn size(&self) -> (f32, f32) {
        let (width, height) = self.stored;
        if self.is_sideways {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Where a part of the upright page lies on the page as stored.
    fn stored(&self, place: Bounds) -> Slab {
        let (width, height) = self.size();
        let (across, row) = (
            (place.left + place.right) / 2.0,
            (place.top + place.bottom) / 2.0,
        );
        // The fall changes little between the straightened row and the place itself.
        let down = row + self.bend.fall(across, row);
        let (x, y) = (across - width / 2.0, down - height / 2.0);
        Slab {
            center: Point {
                x: x * self.cosine - y * self.sine + self.stored.0 / 2.0,
                y: y * self.cosine + x * self.sine + self.stored.1 / 2.0,
            },
            along: Point {
                x: self.cosine,
                y: self.sine,
            },
            length: place.width(),
            height: place.height(),
        }
    }

    fn laid(&self, line: &Recognised) -> TextLine {
        let course = self.course(&line.slab);
        let row = course.y - self.bend.fall(course.x, course.y);
        let left = course.x - line.slab.length / 2.0;
        let glyphs = line.characters.iter().map(|c| Glyph {
            character: c.character,
            left: left + c.from * line.slab.length,
            right: left + c.to * line.slab.length,
            confidence: c.confidence,
        });
        TextLine {
            bounds: Bounds {
                left,
                top: row - line.slab.height / 2.0,
                right: left + line.slab.length,
                bottom: row + line.slab.height / 2.0,
            },
            glyphs: glyphs.collect(),
        }
    }
}

/// Rows from top to bottom, each from left to right; a row is what stands beside the middle of its first line.
fn into_reading_order(lines: &mut Vec<(TextLine, Recognised)>) {
    let middle = |bounds: &Bounds| (bounds.top + bounds.bottom) / 2.0;
    lines.sort_by(|(a, _), (b, _)| middle(&a.bounds).total_cmp(&middle(&b.bounds)));
    let mut rows: Vec<Vec<(TextLine, Recognised)>> = Vec::new();
    for line in lines.drain(..) {
        let at = middle(&line.0.bounds);
        match rows.last_mut() {
            Some(row) if is_beside(&row[0].0.bounds, at) => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    for row in &mut rows {
        row.sort_by(|(a, _), (b, _)| a.bounds.left.total_cmp(&b.bounds.left));
    }
    lines.extend(rows.into_iter().flatten());
}

fn is_beside(first: &Bounds, middle: f32) -> bool {
    let quarter = first.height() / 4.0;
    (first.top + quarter..first.bottom - quarter).contains(&middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Character;

    /// Twelve digits, each of so much of the way to the next, and a space between where a PDF has one.
    fn places(share: f32, has_spaces: bool) -> usize {
        let digit = |number: u8| {
            let from = f32::from(number) / 12.0;
            let to = from + share / 12.0;
            let one = |character, from, to| Character {
                character,
                from,
                to,
                confidence: 1.0,
            };
            let space = one(' ', to, from + 1.0 / 12.0);
            let digit = one(char::from(b'0' + number % 10), from, to);
            [digit].into_iter().chain(has_spaces.then_some(space))
        };
        let line = Recognised {
            slab: Slab {
                center: Point { x: 300.0, y: 100.0 },
                along: Point { x: 1.0, y: 0.0 },
                length: 400.0,
                height: 30.0,
            },
            characters: (0..12).flat_map(digit).collect(),
        };
        let upright = Upright::new(vec![line], Direction(0.0), 600.0, 200.0);
        let end = upright.page.lines[0].glyphs.len();
        let all = Span {
            line: 0,
            start: 0,
            end,
        };
        upright.stretches(all).len()
    }

    #[test]
    fn digits_in_squares_have_a_place_each_with_spaces_between_and_without() {
        assert_eq!(places(0.4, false), 12);
        assert_eq!(places(0.4, true), 12);
        assert_eq!(places(0.9, false), 1, "a number in one piece");
    }
}
