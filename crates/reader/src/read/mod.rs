//! Reading a page: its picture and its text layer in, words with places, kind and values out.
//!
//! Invariant: the lines that are likely to matter are read and answered first; what is told later only adds to it.
//! Not here: the networks (`ocr`), laying upright (`upright`), what words mean (`meaning`).

mod glance;
mod trust;

use casekeep_catalogue::Catalogue;
use image::{RgbImage, imageops};

use crate::{
    DecodeError, PageShape, UnitRect,
    meaning::{self, AccountNumberAnswer, FoundField, Meaning},
    ocr::{Comb, Direction, Engine, EngineError, Pyramid, Recognised, Slab, each, whole},
    raster::{self, For},
    reading::{PageReading, Quad, ReadField, ReadRemark, ReadStep},
    remarks::{self, Legibility},
    text::{PageText, TextLine},
    upright::Upright,
};

use self::{glance::Glance, trust::is_covered};

/// A row of squares that is less sure than this may be a line of words, if that is as sure as this.
const DOUBTFUL: f32 = 0.8;
const WORDS: f32 = 0.9;
/// Longest side of the picture that lines are cut from.
const SIDE_MAX_PX: u32 = 3_400;

/// A page ready to be read.
pub(crate) struct Sheet {
    /// Its picture, as stored.
    pub(crate) picture: RgbImage,
    /// Its size as it is told elsewhere.
    pub(crate) shape: PageShape,
    /// The visible text of a PDF, in pixels of the picture.
    pub(crate) layer: Vec<Recognised>,
    /// The file ends before the page does.
    pub(crate) is_cut: bool,
}

/// Who reads: the networks, the catalogue, what the page before said.
pub(crate) struct Reader<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) previous: Option<&'a Meaning>,
}

/// Hears the steps and says whether to go on.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(ReadStep) -> bool;

impl Reader<'_> {
    /// Reads a page; `tell` hears the steps, the first answer among them.
    pub(crate) fn read(&self, sheet: Sheet, tell: Tell<'_>) -> Result<PageReading, DecodeError> {
        let is_cut = sheet.is_cut;
        let reading = self.read_whole(sheet, tell)?;
        Ok(match is_cut {
            true => reading.with_remark(ReadRemark::Incomplete),
            false => reading,
        })
    }

    fn read_whole(&self, sheet: Sheet, tell: Tell<'_>) -> Result<PageReading, DecodeError> {
        let shape = sheet.shape;
        if let Some(remark) = remarks::nothing_to_read(&sheet.picture) {
            return Ok(nothing(shape, remark));
        }
        go_on(tell, ReadStep::FindingLines)?;
        let pyramid = Pyramid::new(sheet.picture)?;
        let Some(page) = self.found(&pyramid, shape, sheet.layer, tell)? else {
            return Ok(nothing(shape, remarks::without_words(pyramid.picture())));
        };
        let (first, rest) = page.by_importance();
        let total = first.len() + rest.len();
        let mut lines = page.layer.clone();
        lines.extend(self.lines(&page, &first, (0, total), tell)?);
        lines = self.with_combs(&page, lines, Rows::Believed)?;
        if !rest.is_empty() {
            if !page.glance.is_answered {
                let answer = self.answer(&page, lines.clone());
                go_on(tell, ReadStep::FirstAnswer(Box::new(answer)))?;
            }
            lines.extend(self.lines(&page, &rest, (first.len(), total), tell)?);
        }
        let legibility = Legibility::of(&lines);
        if legibility.is_doubtful() && self.is_mirrored(&page, legibility)? {
            return Ok(nothing(shape, ReadRemark::Mirrored));
        }
        Ok(self.answer(&page, lines))
    }

    /// Whether the page reads better in a mirror.
    fn is_mirrored(&self, page: &Begun<'_>, as_it_is: Legibility) -> Result<bool, DecodeError> {
        let width = page.width();
        let mut slabs: Vec<Slab> = page.open.iter().map(|slab| slab.mirrored(width)).collect();
        let mirror = Pyramid::new(imageops::flip_horizontal(page.pyramid.picture()))?;
        let direction = self.engine.direction(&mirror, &slabs)?;
        slabs.sort_by(|a, b| b.length.total_cmp(&a.length));
        slabs.truncate(remarks::MIRRORED_LINES);
        let turned: Vec<Slab> = slabs
            .into_iter()
            .map(|slab| slab.read_towards(direction.0))
            .collect();
        let seen = self.engine.read_once(&mirror, &turned)?;
        Ok(Legibility::of(&seen).is_far_better_than(as_it_is))
    }

    /// Reads the text that stands in a spot of a page, in reading order.
    pub(crate) fn text_of(&self, page: RgbImage, spot: UnitRect) -> Result<String, DecodeError> {
        let around = with_air(spot);
        let picture = raster::cut(&page.into(), around).into_rgb8();
        let (width, height) = (picture.width(), picture.height());
        let is_in_spot = |slab: &Slab| {
            let x = around.left + around.width * f64::from(slab.center.x) / f64::from(width);
            let y = around.top + around.height * f64::from(slab.center.y) / f64::from(height);
            (spot.left..spot.left + spot.width).contains(&x)
                && (spot.top..spot.top + spot.height).contains(&y)
        };
        let mut found = self.engine.lines_on(&picture, UnitRect::WHOLE)?;
        found.retain(is_in_spot);
        if found.is_empty() {
            return Ok(String::new());
        }
        let shape = PageShape {
            width_px: width,
            height_px: height,
        };
        let pyramid = Pyramid::new(picture)?;
        let page = self.begin(&pyramid, shape, Vec::new(), found, Glance::default())?;
        let mut lines = self.lines(&page, &page.open, (0, page.open.len()), &mut |_| true)?;
        lines = self.with_combs(&page, lines, Rows::Doubted)?;
        let upright = Upright::new(lines, page.direction, page.width(), page.height());
        let texts: Vec<String> = upright.page.lines.iter().map(TextLine::text).collect();
        Ok(texts.join("\n"))
    }

    /// All lines laid upright, and the clockwise quarter turns that did it.
    pub(crate) fn page_text(&self, sheet: Sheet) -> Result<(PageText, u8), DecodeError> {
        let pyramid = Pyramid::new(sheet.picture)?;
        let found = self.found(&pyramid, sheet.shape, sheet.layer, &mut |_| true)?;
        let Some(page) = found else {
            return Ok((PageText::default(), 0));
        };
        let mut lines = page.layer.clone();
        lines.extend(self.lines(&page, &page.open, (0, page.open.len()), &mut |_| true)?);
        lines = self.with_combs(&page, lines, Rows::Believed)?;
        let upright = Upright::new(lines, page.direction, page.width(), page.height());
        Ok((upright.page, page.direction.upright_turns()))
    }

    fn begin<'p>(
        &self,
        pyramid: &'p Pyramid,
        shape: PageShape,
        layer: Vec<Recognised>,
        found: Vec<Slab>,
        glance: Glance,
    ) -> Result<Begun<'p>, DecodeError> {
        let open: Vec<Slab> = found
            .into_iter()
            .filter(|slab| !is_covered(slab, &layer))
            .collect();
        let direction = if layer.is_empty() {
            let known = glance.direction.and_then(|known| known.about(&open));
            known.map_or_else(|| self.engine.direction(pyramid, &open), Ok)?
        } else {
            Direction::of(layer.iter().map(|line| line.slab))
        };
        let mut open = read_towards(direction, open);
        let combs = Comb::taken_from(&mut open, direction, pyramid);
        Ok(Begun {
            pyramid,
            shape,
            layer,
            open,
            combs,
            direction,
            glance,
        })
    }

    fn lines(
        &self,
        page: &Begun<'_>,
        slabs: &[Slab],
        (before, total): (usize, usize),
        tell: Tell<'_>,
    ) -> Result<Vec<Recognised>, DecodeError> {
        let mut is_wanted = true;
        let mut read: Vec<Recognised> = Vec::new();
        let mut open: Vec<Slab> = Vec::new();
        for slab in slabs {
            match page.glance.known(slab) {
                Some(line) => read.push(line),
                None => open.push(*slab),
            }
        }
        let before = before + read.len();
        let now = self.engine.read(page.pyramid, &open, &mut |done| {
            is_wanted = tell(ReadStep::ReadingLines {
                done: count(before + done),
                total: count(total),
            });
            is_wanted
        })?;
        read.extend(now);
        if is_wanted {
            Ok(read)
        } else {
            Err(DecodeError::Cancelled)
        }
    }

    /// Lines and what stands in the rows of squares; of a line that runs into such a row what lies beyond it is left. A row
    /// that is one of words after all, or doubtful beside lines that are sure, is read as its lines.
    fn with_combs(
        &self,
        page: &Begun<'_>,
        mut lines: Vec<Recognised>,
        are: Rows,
    ) -> Result<Vec<Recognised>, DecodeError> {
        let rows = each(&page.combs, |comb| {
            self.engine.read_comb(page.pyramid, comb)
        });
        for (comb, row) in page.combs.iter().zip(rows) {
            let row = row?;
            let is_line = |line: &Recognised| comb.is_on(&line.slab) && line.confidence() > WORDS;
            if are == Rows::Doubted && lines.iter().any(is_line) {
                continue;
            }
            let is_doubtful = are == Rows::Doubted
                || comb.is_within_a_line()
                || row.as_ref().is_none_or(|row| row.confidence() < DOUBTFUL);
            let words = match is_doubtful {
                true => self.lines(page, comb.lines(), (0, 0), &mut |_| true)?,
                false => Vec::new(),
            };
            let are_sure = !words.is_empty() && words.iter().all(|line| line.confidence() > WORDS);
            if let Some(row) = row.filter(|_| !are_sure) {
                let rest = lines.into_iter().map(|line| line.beyond(&row.slab));
                lines = rest.filter(|line| !line.characters.is_empty()).collect();
                lines.push(row);
            } else {
                lines.extend(words);
            }
        }
        Ok(lines)
    }

    fn answer(&self, page: &Begun<'_>, lines: Vec<Recognised>) -> PageReading {
        let legibility = Legibility::of(&lines);
        let upright = Upright::new(lines, page.direction, page.width(), page.height());
        let is_hidden = |place| upright.is_hidden(place, page.pyramid);
        let meaning =
            meaning::understand_with(self.catalogue, &upright.page, self.previous, &is_hidden);
        let account_label = upright.quad(&meaning.account_label, page.pyramid);
        let upright_turns = match legibility.tells_the_turn() {
            true => page.direction.upright_turns(),
            false => 0,
        };
        let reading = PageReading {
            shape: page.shape,
            upright_turns,
            words: upright.read_lines(),
            kind: meaning.kind.map(|kind| (kind.id, kind.confidence)),
            account_number: meaning.account_number,
            account_label,
            fields: meaning
                .fields
                .into_iter()
                .filter_map(|field| placed(&upright, page.pyramid, field))
                .collect(),
            remark: None,
        };
        match legibility.remark(page.shape, page.pyramid.picture()) {
            Some(remark) => reading.with_remark(remark),
            None => reading,
        }
    }
}

/// Whether rows of squares are what they seem: within a small spot the borders may be strokes of letters.
#[derive(Clone, Copy, PartialEq)]
enum Rows {
    Believed,
    Doubted,
}

/// A page whose lines were found.
struct Begun<'p> {
    pyramid: &'p Pyramid,
    shape: PageShape,
    layer: Vec<Recognised>,
    /// Lines that the layer does not have.
    open: Vec<Slab>,
    /// Rows of squares among them.
    combs: Vec<Comb>,
    direction: Direction,
    glance: Glance,
}

impl Begun<'_> {
    /// Whether a PDF's own text says all that is seen.
    fn is_all_in_its_layer(&self) -> bool {
        !self.layer.is_empty() && self.open.is_empty() && self.combs.is_empty()
    }

    fn width(&self) -> f32 {
        self.pyramid.picture().width() as f32
    }

    fn height(&self) -> f32 {
        self.pyramid.picture().height() as f32
    }

    /// Lines that labels and values may stand on, then the long lines of running text.
    fn by_importance(&self) -> (Vec<Slab>, Vec<Slab>) {
        let mut lengths: Vec<f32> = self.open.iter().map(|slab| slab.length).collect();
        lengths.sort_by(f32::total_cmp);
        let longest = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0.0);
        let is_prose =
            |slab: &&Slab| slab.length > 0.62 * longest && slab.length > 22.0 * slab.height;
        let (rest, first) = self.open.iter().partition(is_prose);
        (first, rest)
    }
}

/// Lines that begin at the end from which a page reads, those in two parts as one.
fn read_towards(direction: Direction, lines: Vec<Slab>) -> Vec<Slab> {
    let towards = lines.into_iter().map(|slab| slab.read_towards(direction.0));
    whole(towards.collect())
}

fn go_on(tell: Tell<'_>, step: ReadStep) -> Result<(), DecodeError> {
    if tell(step) {
        Ok(())
    } else {
        Err(DecodeError::Cancelled)
    }
}

/// A picture no larger than lines are cut from.
pub(crate) fn bounded(picture: RgbImage) -> Result<RgbImage, DecodeError> {
    let longest = picture.width().max(picture.height());
    if longest <= SIDE_MAX_PX {
        return Ok(picture);
    }
    let side = |length: u32| {
        let scaled = u64::from(length) * u64::from(SIDE_MAX_PX) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(SIDE_MAX_PX).max(1)
    };
    let size = (side(picture.width()), side(picture.height()));
    raster::shrunk(&picture, UnitRect::WHOLE, size, For::Networks)
}

/// A part of a page with a little air around it, which the networks like.
fn with_air(spot: UnitRect) -> UnitRect {
    const AIR: f64 = 0.01;
    let (left, top) = ((spot.left - AIR).max(0.0), (spot.top - AIR).max(0.0));
    UnitRect {
        left,
        top,
        width: (spot.left + spot.width + AIR).min(1.0) - left,
        height: (spot.top + spot.height + AIR).min(1.0) - top,
    }
}

fn nothing(shape: PageShape, remark: ReadRemark) -> PageReading {
    PageReading {
        shape,
        upright_turns: 0,
        words: Vec::new(),
        kind: None,
        account_number: AccountNumberAnswer::NotANotice,
        account_label: None,
        fields: Vec::new(),
        remark: None,
    }
    .with_remark(remark)
}

impl PageReading {
    /// What it meant, without places: what the next page may go on from.
    pub(crate) fn meaning(&self) -> Meaning {
        Meaning {
            kind: self
                .kind
                .clone()
                .map(|(id, confidence)| meaning::KindGuess { id, confidence }),
            account_number: self.account_number,
            account_label: Vec::new(),
            fields: self.fields.iter().map(unplaced).collect(),
        }
    }
}

fn unplaced(field: &ReadField) -> FoundField {
    FoundField {
        kind: field.kind,
        party: field.party,
        value: field.value.clone(),
        as_printed: field.as_printed.clone(),
        place: Vec::new(),
        label: Vec::new(),
        confidence: field.confidence,
        found_by: field.found_by,
    }
}

fn placed(upright: &Upright, pyramid: &Pyramid, field: FoundField) -> Option<ReadField> {
    let quad: Quad = upright.quad(&field.place, pyramid)?;
    Some(ReadField {
        kind: field.kind,
        party: field.party,
        value: field.value,
        as_printed: field.as_printed,
        quad,
        label_quad: upright.quad(&field.label, pyramid),
        confidence: field.confidence,
        found_by: field.found_by,
    })
}

fn count(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}

impl From<EngineError> for DecodeError {
    fn from(_: EngineError) -> Self {
        Self::ReaderBroken
    }
}
