//! The text layer of a PDF: every glyph that is drawn, with its place on the page as displayed.
//!
//! Invariant: what is not drawn (the hidden text that phone scanners add) is left out.
//! Not here: whether the layer agrees with the picture (`read`).

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
        InterpreterCache, InterpreterSettings, SoftMask, TransformExt,
        font::{Glyph, GlyphRun},
        hayro_cmap::BfString,
        interpret_page,
    },
    hayro_syntax::page::Page,
    kurbo::{Affine, BezPath, Point, Rect, Vec2},
};

use unicode_normalization::UnicodeNormalization;

use crate::ocr::{self, Character, Recognised, Slab};

/// How far letters reach below and above the line they stand on, as a share of their size.
const DESCENT: f64 = 0.22;
const ASCENT: f64 = 0.80;
/// A wider gap than this share of the letters' size is a space.
const SPACE: f64 = 0.12;
/// A wider gap than this begins another line.
const APART: f64 = 0.9;
/// Letters further from the line than this stand on another one.
const OFF_LINE: f64 = 0.3;
/// More letters than this are on no page that anyone reads.
const LETTERS_MAX: usize = 100_000;
/// Glyphs are drawn in thousandths of their size.
const EM: f64 = 1_000.0;

/// The visible text of a page in lines, in pixels of a raster that is `scale` dots a point.
pub(crate) fn lines(page: &Page<'_>, scale: f64) -> Vec<Recognised> {
    let (width, height) = page.render_dimensions();
    let sheet = Rect::new(
        0.0,
        0.0,
        f64::from(width) * scale,
        f64::from(height) * scale,
    );
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        Affine::scale(scale) * page.initial_transform(true).to_kurbo(),
        sheet,
        &cache,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut ear = Ear::default();
    interpret_page(page, &mut context, &mut ear);
    ear.letters.retain(|letter| sheet.contains(letter.at));
    runs(ear.letters)
        .iter()
        .filter_map(|run| recognised(run))
        .collect()
}

/// One letter of the layer.
#[derive(Debug, Clone)]
struct Letter {
    text: String,
    /// Where it stands on its line, and where the next one would.
    at: Point,
    end: Point,
    /// Size of the font and the way up, in pixels.
    up: Vec2,
}

/// Hears what is drawn and keeps the letters.
#[derive(Default)]
struct Ear {
    letters: Vec<Letter>,
}

impl<'a> Device<'a> for Ear {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            if self.letters.len() < LETTERS_MAX
                && let Some(letter) = letter(glyph, props.transform * glyph.transform())
            {
                self.letters.push(letter);
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn letter(glyph: &Glyph<'_>, transform: Affine) -> Option<Letter> {
    let text = match glyph.as_unicode()? {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    };
    let advance = match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    let advance = f64::from(advance.unwrap_or(500.0));
    let at = transform * Point::ORIGIN;
    let letter = Letter {
        text: spelled(&text),
        at,
        end: transform * Point::new(advance, 0.0),
        up: transform * Point::new(0.0, EM) - at,
    };
    (!letter.text.is_empty() && letter.up.hypot() > 1.0 && at.is_finite()).then_some(letter)
}

/// A letter as people type it. Fonts name one sign in several ways: many call their hyphen a soft one, and draw "fi" as one sign.
fn spelled(text: &str) -> String {
    let plain = |character: char| match character {
        '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => character,
    };
    let letters = text.nfkc().filter(|c| !c.is_control());
    letters.map(plain).collect()
}

impl Letter {
    fn size(&self) -> f64 {
        self.up.hypot()
    }

    /// Reading direction: at right angles to the way up.
    fn along(&self) -> Vec2 {
        let up = self.up / self.size();
        Vec2::new(-up.y, up.x)
    }

    fn is_space(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Letters in lines: each goes on where the one before it ended, or begins a new run.
fn runs(letters: Vec<Letter>) -> Vec<Vec<Letter>> {
    let mut runs: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| goes_on(last, &letter)) => run.push(letter),
            _ => runs.push(vec![letter]),
        }
    }
    let mut joined: Vec<Vec<Letter>> = Vec::new();
    for run in runs {
        let before = joined.iter_mut().rev().take(12);
        let mut fitting = before.filter(|line| ends_where(line, &run));
        match fitting.next() {
            Some(line) => line.extend(run),
            None => joined.push(run),
        }
    }
    joined
}

fn ends_where(line: &[Letter], run: &[Letter]) -> bool {
    match (line.last(), run.first()) {
        (Some(last), Some(first)) => goes_on(last, first),
        _ => false,
    }
}

fn goes_on(last: &Letter, next: &Letter) -> bool {
    let size = last.size().min(next.size());
    let is_alike = last.size().max(next.size()) < 1.6 * size;
    let is_same_way = last.along().dot(next.along()) > 0.98;
    let step = next.at - last.end;
    let (gap, off) = (step.dot(last.along()), step.dot(last.up / last.size()));
    is_alike
        && is_same_way
        && off.abs() < OFF_LINE * size
        && (-0.5 * size..APART * size).contains(&gap)
}

/// A run as if it had been recognised, with spaces where there are gaps; `None` when there is nothing but space.
fn recognised(run: &[Letter]) -> Option<Recognised> {
    let start = run.iter().position(|letter| !letter.is_space())?;
    let end = run.iter().rposition(|letter| !letter.is_space())? + 1;
    let run = &run[start..end];
    let (first, last) = (run.first()?, run.last()?);
    let along = first.along();
    let length = (last.end - first.at).dot(along).max(1.0);
    let mut characters = Vec::new();
    let mut before = 0.0;
    for letter in run {
        let from = (letter.at - first.at).dot(along) / length;
        let to = (letter.end - first.at).dot(along) / length;
        let is_after_gap = (from - before) * length > SPACE * letter.size();
        let has_space = characters
            .last()
            .is_none_or(|c: &Character| c.character == ' ');
        if is_after_gap && !has_space && !letter.is_space() {
            characters.push(character(' ', before, from));
        }
        spell(letter, from, to, &mut characters);
        before = to;
    }
    let size = run.iter().map(Letter::size).fold(0.0, f64::max);
    let down = -first.up / first.size();
    let middle = first.at + along * (length / 2.0) + down * (size * (DESCENT - ASCENT) / 2.0);
    Some(Recognised {
        slab: Slab {
            center: point(middle),
            along: point(along.to_point()),
            length: single(length),
            height: single(size * (ASCENT + DESCENT)),
        },
        characters,
    })
}

fn spell(letter: &Letter, from: f64, to: f64, characters: &mut Vec<Character>) {
    let text: Vec<char> = match letter.is_space() {
        true if characters.last().is_some_and(|c| c.character == ' ') => return,
        true => vec![' '],
        false => letter.text.chars().collect(),
    };
    let step = (to - from) / text.len().max(1) as f64;
    for (place, letter) in text.into_iter().enumerate() {
        let from = from + step * place as f64;
        characters.push(character(letter, from, from + step));
    }
}

fn character(character: char, from: f64, to: f64) -> Character {
    Character {
        character,
        from: single(from.clamp(0.0, 1.0)),
        to: single(to.clamp(0.0, 1.0)),
        confidence: 1.0,
    }
}

fn point(point: Point) -> ocr::Point {
    ocr::Point {
        x: single(point.x),
        y: single(point.y),
    }
}

fn single(length: f64) -> f32 {
    length as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_is_a_hyphen_whatever_the_font_calls_it() {
        let plain = spelled("I\u{ad}485 A012\u{2011}345\u{2010}678\u{a0}x");
        assert_eq!(plain, "I-485 A012-345-678 x");
    }

    #[test]
    fn letters_that_a_font_draws_as_one_are_several() {
        assert_eq!(
            spelled("Bene\u{fb01}ciary of a\u{fb03}davit"),
            "Beneficiary of affidavit"
        );
    }
}
