//! Why a page says little or nothing: blank, dark, small, mirrored, without words, hardly legible.
//!
//! Invariant: what could not be read is never told as if it were not there.
//! Not here: whether a file ends too early (`picture`, `pdf`).

use image::{RgbImage, imageops};

use crate::{
    PageShape,
    meaning::AccountNumberAnswer,
    ocr::Recognised,
    reading::{PageReading, ReadLine, ReadRemark},
    sharpness::is_blurred,
};

/// A page whose shorter side is less holds nothing legible.
const SIDE_MIN_PX: u32 = 100;
/// Print on a page whose shorter side is less is hardly ever legible.
const SIDE_LEGIBLE_PX: u32 = 400;
/// Mean confidence of a page below which nothing on it is believed.
const LEGIBLE: f32 = 0.6;
/// Mean confidence of a page above which it is what it seems.
const PLAIN: f32 = 0.8;
/// Fewer characters than this are not a page of text.
const CHARACTERS_MIN: usize = 4;
/// Fewer characters than this, hardly read, don't tell which way a picture is up.
const CHARACTERS_OF_A_PAGE: usize = 60;
/// With so many lines, however badly read, a picture is one of a page.
const LINES_OF_A_PAGE: usize = 12;
/// A line has so many signs; specks are read as one or two.
const SIGNS_OF_A_LINE: usize = 3;
/// Mean confidence below which a page may be mirrored: letters in a mirror look like others.
const DOUBTFUL: f32 = 0.88;
/// A page is mirrored when it is so much surer in a mirror.
const FAR_BETTER: f32 = 0.08;
/// Lines that are read in a mirror.
pub(crate) const MIRRORED_LINES: usize = 8;

/// How well the lines of a page were read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Legibility {
    characters: usize,
    /// Mean confidence of the characters.
    mean: f32,
}

impl Legibility {
    pub(crate) fn of(lines: &[Recognised]) -> Self {
        let all = || lines.iter().flat_map(|line| &line.characters);
        let characters = all().count();
        let sure: f32 = all().map(|character| character.confidence).sum();
        Self {
            characters,
            mean: sure / characters.max(1) as f32,
        }
    }

    /// Whether something may be wrong with the whole page.
    pub(crate) fn is_doubtful(self) -> bool {
        self.characters >= CHARACTERS_MIN && self.mean < DOUBTFUL
    }

    pub(crate) fn is_far_better_than(self, other: Self) -> bool {
        self.characters >= CHARACTERS_MIN
            && self.mean > DOUBTFUL
            && self.mean > other.mean + FAR_BETTER
    }

    /// Whether the lines tell which way the page is up: specks of a photo don't.
    pub(crate) fn tells_the_turn(self) -> bool {
        self.characters >= CHARACTERS_OF_A_PAGE || self.mean >= PLAIN
    }

    /// What to say of a page of this size and picture.
    pub(crate) fn remark(self, shape: PageShape, picture: &RgbImage) -> Option<ReadRemark> {
        let is_small = shape.width_px.min(shape.height_px) < SIDE_LEGIBLE_PX;
        match self.mean {
            _ if self.characters < CHARACTERS_MIN => Some(without_words(picture)),
            mean if is_small && mean < PLAIN => Some(ReadRemark::TooSmall),
            mean if mean < LEGIBLE && is_blurred(picture) => Some(ReadRemark::Blurred),
            mean if mean < LEGIBLE => Some(ReadRemark::Illegible),
            _ => None,
        }
    }
}

/// What to say of a picture on which no words were found.
pub(crate) fn without_words(picture: &RgbImage) -> ReadRemark {
    match is_blurred(picture) {
        true => ReadRemark::Blurred,
        false => ReadRemark::NoWords,
    }
}

/// Why there is nothing to look for.
pub(crate) fn nothing_to_read(picture: &RgbImage) -> Option<ReadRemark> {
    if picture.width().min(picture.height()) < SIDE_MIN_PX {
        return Some(ReadRemark::TooSmall);
    }
    let seen = imageops::grayscale(&imageops::thumbnail(picture, 200, 200));
    let mut shades: Vec<u8> = seen.into_raw();
    shades.sort_unstable();
    let at = |share: usize| shades[(shades.len() - 1) * share / 1_000];
    match (at(1), at(999)) {
        (_, light) if light < 45 => Some(ReadRemark::TooDark),
        (dark, light) if light - dark < 14 => Some(ReadRemark::Blank),
        _ => None,
    }
}

impl PageReading {
    /// The same with something to say of it. "There is no box" can be said only of a page that was seen whole.
    pub(crate) fn with_remark(self, remark: ReadRemark) -> Self {
        let is_absent = matches!(
            self.account_number,
            AccountNumberAnswer::NoBox | AccountNumberAnswer::NotANotice
        );
        let is_line = |line: &&ReadLine| line.text.chars().count() >= SIGNS_OF_A_LINE;
        let lines = self.words.iter().filter(is_line).count();
        let hides_something = matches!(
            remark,
            ReadRemark::Blurred | ReadRemark::Mirrored | ReadRemark::Incomplete
        ) || remark == ReadRemark::TooSmall && !self.words.is_empty()
            || remark == ReadRemark::Illegible && lines >= LINES_OF_A_PAGE;
        Self {
            account_number: match is_absent && hides_something {
                true => AccountNumberAnswer::Unreadable,
                false => self.account_number,
            },
            remark: Some(remark),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Quad;

    #[test]
    fn an_even_picture_is_blank_or_dark_and_a_stamp_is_too_small() {
        let even = |shade: u8, side: u32| RgbImage::from_pixel(side, side, image::Rgb([shade; 3]));
        for (picture, expected) in [
            (even(250, 400), Some(ReadRemark::Blank)),
            (even(5, 400), Some(ReadRemark::TooDark)),
            (even(250, 40), Some(ReadRemark::TooSmall)),
        ] {
            assert_eq!(nothing_to_read(&picture), expected);
        }
        let mut inked = even(250, 400);
        for x in 100..300 {
            for y in 100..110 {
                inked.put_pixel(x, y, image::Rgb([20; 3]));
            }
        }
        assert_eq!(nothing_to_read(&inked), None);
    }

    #[test]
    fn of_a_page_of_words_that_could_not_be_read_nothing_is_said_to_be_missing() {
        let page = |lines: usize, text: &str| PageReading {
            shape: PageShape {
                width_px: 1_000,
                height_px: 1_300,
            },
            upright_turns: 0,
            words: vec![
                ReadLine {
                    text: text.to_owned(),
                    quad: Quad([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]),
                    confidence: 0.4,
                };
                lines
            ],
            kind: None,
            account_number: AccountNumberAnswer::NotANotice,
            account_label: None,
            fields: Vec::new(),
            remark: None,
        };
        let answer = |lines: usize, text: &str| {
            page(lines, text)
                .with_remark(ReadRemark::Illegible)
                .account_number
        };
        let specks = "specks of a picture";
        assert_eq!(answer(30, "SMGOESG"), AccountNumberAnswer::Unreadable);
        assert_eq!(
            answer(3, "SMGOESG"),
            AccountNumberAnswer::NotANotice,
            "{specks}"
        );
        assert_eq!(
            answer(30, "P2"),
            AccountNumberAnswer::NotANotice,
            "{specks}"
        );
    }
}
