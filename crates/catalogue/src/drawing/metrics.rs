//! How wide a text comes out, without asking a font.
//!
//! Invariant: never narrower than Atkinson Hyperlegible Next or Liberation Sans would set it.
//! Not here: where texts go (`compose`).

use super::{Family, Weight};

/// Advance of each ASCII character from the space on, in thousandths of the size: the wider of the two fonts.
const REGULAR: [u16; 95] = [
    280, 286, 355, 651, 592, 919, 731, 191, 333, 333, 485, 606, 278, 362, 278, 387, 648, 556, 556,
    576, 614, 588, 598, 556, 615, 595, 278, 278, 584, 628, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 392, 512, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 317, 387, 344, 552, 556, 333, 556, 566, 500, 564, 556, 314, 558, 556, 252, 245, 500,
    262, 845, 556, 556, 566, 574, 349, 500, 326, 556, 500, 722, 500, 500, 500, 344, 260, 344, 584,
];
/// The same for the semi-bold.
const BOLD: [u16; 95] = [
    303, 333, 474, 730, 604, 953, 727, 238, 333, 333, 485, 598, 278, 369, 278, 424, 656, 556, 569,
    592, 621, 602, 617, 556, 621, 578, 333, 333, 584, 617, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 415, 556, 722, 611, 848, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 615, 333, 424, 344, 584, 556, 333, 556, 611, 556, 611, 556, 349, 611, 611, 285, 278, 556,
    301, 889, 611, 611, 611, 611, 389, 556, 360, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];
/// Every character of the mono font.
const MONO: u16 = 632;
/// A character outside ASCII: as wide as an em's three quarters.
const OTHER: u16 = 750;

/// Width of a text in page units.
pub(super) fn width(text: &str, size: f32, family: Family, weight: Weight) -> f32 {
    let advances = text.chars().map(|c| u32::from(advance(c, family, weight)));
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    let thousandths = advances.sum::<u32>() as f32;
    thousandths * size / 1000.0
}

fn advance(character: char, family: Family, weight: Weight) -> u16 {
    let table = match (family, weight) {
        (Family::Mono, _) => return MONO,
        (Family::Sans, Weight::Regular) => &REGULAR,
        (Family::Sans, Weight::Bold) => &BOLD,
    };
    let index = (character as usize).checked_sub(32);
    index.and_then(|i| table.get(i)).copied().unwrap_or(OTHER)
}

/// Breaks a text at spaces so that each line fits; a word that is too long stands alone.
pub(super) fn wrapped(
    text: &str,
    size: f32,
    family: Family,
    weight: Weight,
    room: f32,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match joined {
            Some(line) if width(&line, size, family, weight) <= room => {
                lines.pop();
                lines.push(line);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_only_at_spaces_and_only_when_they_must() {
        let broken = |room| {
            wrapped(
                "I765 - APPLICATION",
                10.0,
                Family::Mono,
                Weight::Regular,
                room,
            )
        };
        assert_eq!(broken(200.0), ["I765 - APPLICATION"]);
        assert_eq!(broken(75.0), ["I765 -", "APPLICATION"]);
        assert_eq!(broken(1.0), ["I765", "-", "APPLICATION"]);
    }

    #[test]
    fn mono_text_is_as_wide_as_its_characters() {
        let found = width("0123 4567 8901", 10.0, Family::Mono, Weight::Regular);
        assert!((found - 14.0 * 6.32).abs() < 0.001);
    }
}
