//! Rows of squares as they are drawn: whole, short, dashed, bent, and what only looks like one.

use image::{Rgb, RgbImage};

use super::*;
use crate::ocr::drawn::bar;

#[test]
fn squares_reach_up_to_the_rule_over_what_a_hand_wrote() {
    let squares = |top: f32| {
        let square = |number: u32| Slab {
            center: Point {
                x: 100.0 + 30.0 * number as f32,
                y: f32::midpoint(top, 80.0),
            },
            along: Point { x: 1.0, y: 0.0 },
            length: 20.0,
            height: 80.0 - top,
        };
        (0..6).map(square).collect::<Vec<Slab>>()
    };
    let top = |from: f32, has_rule: bool| {
        let mut page = RgbImage::from_pixel(400, 120, Rgb([245; 3]));
        for number in 0..6 {
            bar(&mut page, 40, (98 + number * 30, 44, 102 + number * 30, 78));
        }
        if has_rule {
            bar(&mut page, 40, (80, 36, 300, 38));
        }
        up_to_rule(squares(from), &Pyramid::new(page).unwrap())[0]
            .at(0.5, 0.0)
            .y
    };
    assert!((top(52.0, true) - 38.0).abs() < 2.0);
    assert!((top(52.0, false) - 52.0).abs() < 0.1);
    assert!((top(34.0, true) - 34.0).abs() < 0.1, "the rule is within");
}

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
    /// Length of the dashes of borders and rules, and of the gaps between them; nothing where they are whole.
    dash: u32,
}

impl Sheet {
    fn drop(&self, x: u32) -> u32 {
        let away = (x as f32 - 280.0) / 180.0;
        (self.bend * away * away) as u32
    }

    fn drawn(&self) -> Pyramid {
        let mut page = RgbImage::from_pixel(600, 160, Rgb([245; 3]));
        let is_dark = |place: u32| self.dash == 0 || (place / self.dash).is_multiple_of(2);
        let mut bar = |left, top, right, bottom| {
            bar(&mut page, 40, (left, top, right, bottom));
        };
        for x in (100..460).filter(|x| (x - 100) % 30 < 30 - self.gap) {
            let foot = 90 + self.drop(x);
            if self.is_ruled && is_dark(x) {
                bar(x, foot - 2, x + 1, foot);
                bar(x, foot - 40, x + 1, foot - 38);
            }
        }
        for number in 0..13 {
            let x = 100 + number * 30;
            let foot = 90 + self.drop(x);
            let rise = if number % 12 == 0 { 40 } else { self.rise };
            for y in (foot - rise..foot).filter(|y| is_dark(*y)) {
                if self.gap == 0 || number < 12 {
                    bar(x, y, x + 2, y + 1);
                }
                if self.gap > 0 && number < 12 {
                    bar(x + 28 - self.gap, y, x + 30 - self.gap, y + 1);
                }
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
    dash: 0,
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
fn borders_and_rules_may_be_dashed() {
    for dash in [3, 4, 5] {
        let dashed = Sheet { dash, ..SQUARES };
        let combs = dashed.combs(&[seed(250.0, 220.0)]);
        assert_eq!(combs.len(), 1, "{dash}");
        let centers = combs[0].centers();
        assert_eq!(centers.len(), 12, "{centers:?}");
        assert!((centers[0].x - 116.0).abs() < 3.0, "{:?}", centers[0]);
    }
}

#[test]
fn a_rule_over_another_line_is_not_theirs() {
    let strokes = Sheet {
        rise: 18,
        ..SQUARES
    };
    let label = Slab {
        center: Point { x: 250.0, y: 57.0 },
        height: 8.0,
        ..seed(250.0, 220.0)
    };
    let low = Slab {
        center: Point { x: 250.0, y: 76.0 },
        height: 26.0,
        ..seed(250.0, 220.0)
    };
    let top = |lines: &[Slab]| {
        let squares = combs(lines, Direction(0.0), &strokes.drawn());
        squares[0].squares()[0].at(0.5, 0.0).y
    };
    assert!(top(&[low]) < 54.0);
    assert!(top(&[low, label]) > 58.0);
}

#[test]
fn a_box_without_borders_has_no_squares() {
    let whole = Sheet { rise: 2, ..SQUARES };
    assert_eq!(whole.combs(&[seed(250.0, 220.0)]), []);
}
