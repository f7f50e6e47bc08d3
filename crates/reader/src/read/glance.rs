//! Finding the lines of a page: a glance first, coarse and quick, from its head down, then a closer look at the part in which
//! it saw some. The glance says which way they read, and tells what is sure of the head at once.
//!
//! Invariant: what a glance does not see is not missing; what it tells is sure.
//! Not here: reading what the closer look found (`read`), what words mean (`meaning`).

use casekeep_catalogue::FieldKind;

use crate::{
    DecodeError, PageShape, UnitRect,
    ocr::{Direction, Pyramid, Recognised, Slab},
    reading::{PageReading, ReadField, ReadStep},
};

use super::{Begun, Reader, Tell, go_on, read_towards};

/// Share of the page that is looked at first: where papers print what they are, whose and of which case.
const HEAD: f64 = 0.46;
/// Share of the page that both looks see, so that a line which one of them cuts is whole in the other.
const SEAM: f64 = 0.04;
/// A line that ends so near a cut may go on beyond it, in pixels at most.
const CUT: f32 = 8.0;
/// Of a page that was looked at as a whole, the share that is its head, from the first line down.
const HEAD_OF_LINES: f32 = 0.45;
/// Lines of the head that are read.
const LINES_MAX: usize = 28;
/// So many of them are answered for before the others are read.
const FIRST_LINES: usize = 10;
/// What is this sure is told after a glance.
const SURE: f32 = 0.9;
/// A line read this surely at a glance is not read again.
const KNOWN: f32 = 0.95;

/// What a glance at a page told.
#[derive(Default)]
pub(super) struct Glance {
    /// Which way it reads.
    pub(super) direction: Option<Direction>,
    /// The lines of its head.
    lines: Vec<Recognised>,
    /// Whether the account number was told.
    pub(super) is_answered: bool,
}

impl Glance {
    /// A line that was read well enough, in the place where a closer look found it.
    pub(super) fn known(&self, slab: &Slab) -> Option<Recognised> {
        let mut lines = self.lines.iter();
        let line = lines.find(|line| line.slab.is_nearly(slab))?;
        (line.confidence() >= KNOWN).then(|| line.placed_on(slab))
    }
}

/// How well the way is known in which a page reads.
#[derive(Clone, Copy, PartialEq)]
enum Is {
    Known,
    Supposed,
}

impl Reader<'_> {
    /// Finds the lines of a page, `None` when it has none. A glance comes first: it says where to look closely and which
    /// way, may have the answer at once, and is enough where a PDF's own text says all that is seen.
    pub(super) fn found<'p>(
        &self,
        pyramid: &'p Pyramid,
        shape: PageShape,
        layer: Vec<Recognised>,
        tell: Tell<'_>,
    ) -> Result<Option<Begun<'p>>, DecodeError> {
        let picture = pyramid.picture();
        let mut head = self.engine.lines_at_a_glance(picture, part(0.0, HEAD))?;
        let glance = if layer.is_empty() {
            self.glance_at_head(pyramid, shape, &head, tell)?
        } else {
            Glance::default()
        };
        let mut rest = self
            .engine
            .lines_at_a_glance(picture, part(HEAD - SEAM, 1.0))?;
        let around = pyramid.part_around(head.iter().chain(&rest));
        let height = f64::from(picture.height());
        head.retain(|slab| edges(slab).1 < (HEAD * height) as f32 - CUT);
        rest.retain(|slab| {
            edges(slab).0 > ((HEAD - SEAM) * height) as f32 + CUT
                && !head.iter().any(|other| other.contains(slab.center))
        });
        let glanced = [head, rest].concat();
        if glanced.is_empty() {
            let found = self.engine.lines_on(picture, UnitRect::WHOLE)?;
            if found.is_empty() && layer.is_empty() {
                return Ok(None);
            }
            let layer = self.trusted(pyramid, layer, &found)?;
            let page = self.begin(pyramid, shape, layer, found, Glance::default())?;
            return Ok(Some(page));
        }
        let layer = self.trusted(pyramid, layer, &glanced)?;
        let (layer, glance) = if glance.lines.is_empty() {
            let page = self.begin(pyramid, shape, layer, glanced.clone(), glance)?;
            if page.is_all_in_its_layer() {
                return Ok(Some(page));
            }
            let glance = match page.layer.is_empty() {
                true => self.read_head(&page, &page.head(), Is::Known, tell)?,
                false => page.glance,
            };
            (page.layer, glance)
        } else {
            (layer, glance)
        };
        let mut found = self.engine.lines_on(picture, around)?;
        found.extend(missed(glanced, &found));
        self.begin(pyramid, shape, layer, found, glance).map(Some)
    }

    /// What is written in the upper part of a picture, if that is the head of a page that lies upright, as most do.
    fn glance_at_head(
        &self,
        pyramid: &Pyramid,
        shape: PageShape,
        seen: &[Slab],
        tell: Tell<'_>,
    ) -> Result<Glance, DecodeError> {
        let Some(direction) = Direction::UPRIGHT.about(seen) else {
            return Ok(Glance::default());
        };
        let page = Begun {
            pyramid,
            shape,
            layer: Vec::new(),
            open: read_towards(direction, seen.to_vec()),
            combs: Vec::new(),
            direction,
            glance: Glance::default(),
        };
        self.read_head(&page, &page.top_down(), Is::Supposed, tell)
    }

    /// Reads lines of a page's head. What is sure of its first lines is told at once, else of all of them; the account number
    /// whenever it is found. Stops at lines that do not read the way that is only supposed.
    fn read_head(
        &self,
        page: &Begun<'_>,
        lines: &[Slab],
        way: Is,
        tell: Tell<'_>,
    ) -> Result<Glance, DecodeError> {
        let mut glance = Glance {
            direction: Some(page.direction),
            ..Glance::default()
        };
        let lines = &lines[..lines.len().min(LINES_MAX)];
        let (first, others) = lines.split_at(lines.len().min(FIRST_LINES));
        let mut is_told = false;
        for (lines, is_first) in [(first, true), (others, false)] {
            let read = self.engine.read(page.pyramid, lines, &mut |_| true)?;
            if is_first && way == Is::Supposed && !Direction::is_clear(&read) {
                return Ok(Glance::default());
            }
            glance.lines.extend(read);
            let answer = sure(self.answer(page, glance.lines.clone()));
            let has_number = answer.fields.iter().any(is_account_number);
            let is_worth_telling = has_number || !is_told && !answer.fields.is_empty();
            if is_worth_telling && !glance.is_answered {
                go_on(tell, ReadStep::FirstAnswer(Box::new(answer)))?;
                is_told = true;
                glance.is_answered = has_number;
            }
        }
        Ok(glance)
    }
}

impl Begun<'_> {
    /// Lines of the head of a page that labels and values may stand on, from the top.
    fn head(&self) -> Vec<Slab> {
        let depths = || self.open.iter().map(|slab| self.depth(slab));
        let (top, bottom) = (
            depths().fold(f32::INFINITY, f32::min),
            depths().fold(f32::NEG_INFINITY, f32::max),
        );
        let mut lines = self.top_down();
        lines.retain(|slab| self.depth(slab) <= top + HEAD_OF_LINES * (bottom - top));
        lines
    }

    /// Lines that labels and values may stand on, from the top.
    fn top_down(&self) -> Vec<Slab> {
        let mut lines = self.by_importance().0;
        lines.sort_by(|a, b| self.depth(a).total_cmp(&self.depth(b)));
        lines
    }

    /// How far down the page a line stands, in pixels.
    fn depth(&self, slab: &Slab) -> f32 {
        let (sin, cos) = self.direction.0.sin_cos();
        slab.center.y * cos - slab.center.x * sin
    }
}

/// Lines of a glance that a closer look did not see: what is fine to it, as the noise of a copy, may hide them.
fn missed(glanced: Vec<Slab>, found: &[Slab]) -> Vec<Slab> {
    let is_new = |slab: &Slab| !found.iter().any(|known| is_over(slab, known));
    glanced.into_iter().filter(is_new).collect()
}

/// Whether one line lies over a part of another.
fn is_over(slab: &Slab, other: &Slab) -> bool {
    let samples = [0.1, 0.3, 0.5, 0.7, 0.9].map(|u| slab.at(u, 0.5));
    other.contains(slab.center)
        || slab.contains(other.center)
        || samples.iter().any(|point| other.contains(*point))
}

/// Of an answer, what is sure.
fn sure(answer: PageReading) -> PageReading {
    let is_sure = |field: &ReadField| field.confidence >= SURE;
    PageReading {
        kind: answer.kind.filter(|(_, confidence)| *confidence >= SURE),
        fields: answer.fields.into_iter().filter(is_sure).collect(),
        ..answer
    }
}

fn is_account_number(field: &ReadField) -> bool {
    field.kind == FieldKind::OnlineAccountNumber
}

/// The part of a picture from one share of its height to another.
fn part(top: f64, bottom: f64) -> UnitRect {
    UnitRect::of_sides([0.0, top, 1.0, bottom - top])
}

/// The highest and the lowest corner of a line.
fn edges(slab: &Slab) -> (f32, f32) {
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    let heights = corners.map(|(u, v)| slab.at(u, v).y);
    (
        heights.into_iter().fold(f32::INFINITY, f32::min),
        heights.into_iter().fold(f32::NEG_INFINITY, f32::max),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Point;

    #[test]
    fn a_line_that_only_the_glance_saw_is_kept_and_one_that_both_saw_is_not_there_twice() {
        let line = |x: f32, y: f32, length: f32| Slab {
            center: Point { x, y },
            along: Point { x: 1.0, y: 0.0 },
            length,
            height: 20.0,
        };
        let glanced = vec![line(200.0, 100.0, 300.0), line(200.0, 160.0, 300.0)];
        // The closer look parted the first one.
        let found = [line(100.0, 101.0, 90.0), line(300.0, 99.0, 100.0)];
        let kept = missed(glanced.clone(), &found);
        assert_eq!(kept, [glanced[1]]);
    }
}
