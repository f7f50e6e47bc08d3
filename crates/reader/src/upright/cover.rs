//! Whether something lies over a place of a page: a blot, a bar, a finger, glare, but no shadow.
//!
//! Invariant: the page's own paper is the measure, seen in the place and around it.
//! Not here: which places are asked about (`meaning`).

use super::Turn;
use crate::{
    ocr::Pyramid,
    text::{Bounds, TextLine},
};

/// Paper hidden by a blot, a bar or a finger is darker than paper beside it by this much of the way from black to white.
const BLOT: f32 = 0.22;
/// A place is hidden when so much of it is.
const HIDDEN: f32 = 0.25;
/// A shadow goes on so many heights above a place, or below.
const SHADOW_REACH: f32 = 3.0;
/// It takes as much of one colour of the paper as of another, but for this share.
const SHADOW_HUE: f32 = 0.15;
/// Its shade changes by no more than this from one dot to the next; edges of strokes do.
const SHADOW_EDGE: f32 = 0.04;

/// A hole has less than this of the light of the paper beside it.
const HOLE: f32 = 0.35;

/// Glare leaves nineteen dots in twenty as light as this,
const GLARE: f32 = 0.97;
/// and lighter by this than paper is in most places around.
const GLARE_OVER: f32 = 0.03;
/// Where it is lighter by as much as this, half of the dots are enough: a spot of light is round, a box is long.
const SPOT_OVER: f32 = 0.06;
/// Skin has no more of this share of the green that paper in the same light has for its red: a yellow marker has as much;
const SKIN_GREEN: f32 = 0.88;
/// and of the blue.
const SKIN_BLUE: f32 = 0.82;
/// However light, it hides a place of which it is so much.
const SKIN: f32 = 0.8;
/// Places around are so many heights above and below,
const AROUND_HEIGHTS: [f32; 2] = [2.5, 5.0];
/// and so many widths to the sides.
const AROUND_WIDTHS: f32 = 1.2;
/// Beyond a wide spot of light paper is so many heights above and below;
const FAR_HEIGHTS: [f32; 2] = [8.0, 12.0];
/// what is darker there is the table or a bar.
const PAPER: f32 = 0.5;
/// Of the places around so many in a hundred may be darker than the page's paper.
const PAPER_SHARE: usize = 40;

/// The picture of a page, to be asked what lies on it.
pub(super) struct Cover<'p> {
    turn: &'p Turn,
    pyramid: &'p Pyramid,
    /// The lines read: they stand on paper.
    lines: &'p [TextLine],
}

/// The dots of a place.
struct Dots {
    /// Blue, green and red of each, 0 to 1.
    colours: Vec<[f32; 3]>,
    width: usize,
}

impl<'p> Cover<'p> {
    pub(super) fn new(turn: &'p Turn, pyramid: &'p Pyramid, lines: &'p [TextLine]) -> Self {
        Self {
            turn,
            pyramid,
            lines,
        }
    }

    /// Whether something covers a place.
    pub(super) fn hides(&self, place: Bounds) -> bool {
        if place.width() < 8.0 || place.height() < 4.0 {
            return false;
        }
        let inside = self.dots(Bounds {
            left: place.left + 0.1 * place.width(),
            right: place.right - 0.1 * place.width(),
            top: place.top + 0.15 * place.height(),
            bottom: place.bottom - 0.15 * place.height(),
        });
        // Labels may stand on a shaded band, and rows may be shaded in turn.
        let near = [-1.0, 1.0].map(|down| self.dots(moved(place, down * place.height())).light());
        let paper = near.into_iter().fold(inside.light(), f32::max);
        let dark = inside.darker_than(paper - BLOT);
        let count = dark.iter().filter(|is_dark| **is_dark).count();
        let is_dark = count as f32 > HIDDEN * dark.len() as f32;
        is_dark && !self.is_shadow(place, &inside, &dark, paper)
            || self.is_hole(place, &inside)
            || self.is_glare(place, &inside)
            || self.is_skin(place, &inside)
    }

    /// Whether a finger lies over a place, however light: of another hue than the paper of the lines beside it, or around.
    fn is_skin(&self, place: Bounds, inside: &Dots) -> bool {
        let beside: Vec<Dots> = self.beside(place).map(|line| self.dots(line)).collect();
        let papers = if beside.is_empty() {
            self.around(place)
        } else {
            beside
        };
        let hues: Vec<[f32; 2]> = papers
            .iter()
            .map(|paper| hue(paper.light_colour()))
            .collect();
        let green = SKIN_GREEN * middle(hues.iter().map(|hue| hue[0]));
        let blue = SKIN_BLUE * middle(hues.iter().map(|hue| hue[1]));
        let hues = inside.colours.iter().map(|colour| hue(*colour));
        let count = hues.filter(|hue| hue[0] < green && hue[1] < blue).count();
        count as f32 > SKIN * inside.colours.len() as f32
    }

    /// Whether nothing but the dark table is seen where the paper is torn: as dark as no shadow makes the paper of the lines
    /// on the same row.
    fn is_hole(&self, place: Bounds, inside: &Dots) -> bool {
        let mut papers: Vec<f32> = self
            .beside(place)
            .map(|line| self.dots(line).middle())
            .collect();
        papers.sort_by(f32::total_cmp);
        let paper = papers.get(papers.len() / 2);
        paper.is_some_and(|paper| inside.middle() < HOLE * paper)
    }

    /// Lines of the same row as a place, to its left and right.
    fn beside(&self, place: Bounds) -> impl Iterator<Item = Bounds> + '_ {
        let middle = f32::midpoint(place.top, place.bottom);
        let lines = self.lines.iter().map(|line| line.bounds);
        lines.filter(move |line| {
            (line.top..line.bottom).contains(&middle)
                && (line.right <= place.left || line.left >= place.right)
        })
    }

    /// Whether a place is washed out: lighter all over than paper around it.
    fn is_glare(&self, place: Bounds, inside: &Dots) -> bool {
        if inside.middle() < GLARE {
            return false;
        }
        let far = self.above_and_below(place, FAR_HEIGHTS);
        let far = far.iter().map(Dots::light).filter(|light| *light > PAPER);
        let around = self.around(place);
        let paper = share(PAPER_SHARE, around.iter().map(Dots::light).chain(far));
        let least = inside.darkest(5);
        least >= GLARE && paper < least - GLARE_OVER || paper < GLARE - SPOT_OVER
    }

    /// Places above, below and to the sides.
    fn around(&self, place: Bounds) -> Vec<Dots> {
        let aside = AROUND_WIDTHS * place.width();
        let sides = [-aside, aside].map(|right| Bounds {
            left: place.left + right,
            right: place.right + right,
            ..place
        });
        let mut around = self.above_and_below(place, AROUND_HEIGHTS);
        around.extend(sides.map(|place| self.dots(place)));
        around
    }

    fn above_and_below(&self, place: Bounds, heights: [f32; 2]) -> Vec<Dots> {
        let downs = heights.map(|heights| heights * place.height());
        let places = downs.into_iter().flat_map(|down| [-down, down]);
        places.map(|down| self.dots(moved(place, down))).collect()
    }

    /// Whether what is dark in a place is paper in a shadow: of the paper's hue, without edges, and no end in sight.
    fn is_shadow(&self, place: Bounds, inside: &Dots, dark: &[bool], paper: f32) -> bool {
        let reach = SHADOW_REACH * place.height();
        let goes_on = [-reach, reach]
            .into_iter()
            .any(|down| self.dots(moved(place, down)).middle() < paper - BLOT);
        let [ink, light] = [true, false].map(|wanted| inside.mean_where(dark, wanted));
        let shares = [0, 1, 2].map(|channel| ink[channel] / light[channel].max(0.01));
        let (least, most) = shares
            .into_iter()
            .fold((1.0_f32, 0.0_f32), |(least, most), share| {
                (least.min(share), most.max(share))
            });
        goes_on && most - least < SHADOW_HUE && inside.edges_where(dark) < SHADOW_EDGE
    }

    fn dots(&self, place: Bounds) -> Dots {
        let (values, width) = self.pyramid.line(&self.turn.stored(place));
        let plane = values.len() / 3;
        let colour = |at: usize| [0, 1, 2].map(|channel| values[channel * plane + at] / 2.0 + 0.5);
        Dots {
            colours: (0..plane).map(colour).collect(),
            width,
        }
    }
}

impl Dots {
    fn shades(&self) -> impl Iterator<Item = f32> + '_ {
        self.colours.iter().map(|colour| shade(*colour))
    }

    /// The shade that so many of a hundred dots are darker than.
    fn darkest(&self, hundredths: usize) -> f32 {
        share(hundredths, self.shades())
    }

    fn light(&self) -> f32 {
        self.darkest(80)
    }

    /// The colour of its paper: of the dots that are lighter than most.
    fn light_colour(&self) -> [f32; 3] {
        let limit = self.middle();
        let is_dark: Vec<bool> = self.shades().map(|shade| shade < limit).collect();
        self.mean_where(&is_dark, false)
    }

    fn middle(&self) -> f32 {
        self.darkest(50)
    }

    fn darker_than(&self, limit: f32) -> Vec<bool> {
        self.shades().map(|shade| shade < limit).collect()
    }

    /// The mean colour of the dark dots, or of the others; white where there is none.
    fn mean_where(&self, dark: &[bool], wanted: bool) -> [f32; 3] {
        let all = self.colours.iter().zip(dark);
        let own: Vec<[f32; 3]> = all
            .filter(|(_, is_dark)| **is_dark == wanted)
            .map(|(colour, _)| *colour)
            .collect();
        if own.is_empty() {
            return [1.0; 3];
        }
        let count = own.len() as f32;
        [0, 1, 2].map(|channel| own.iter().map(|colour| colour[channel]).sum::<f32>() / count)
    }

    /// How much the shade changes from a dark dot to a dark one beside it, in the mean.
    fn edges_where(&self, dark: &[bool]) -> f32 {
        let shades: Vec<f32> = self.shades().collect();
        let rows = shades.chunks(self.width).zip(dark.chunks(self.width));
        let steps: Vec<f32> = rows
            .flat_map(|(shades, dark)| {
                let pairs = shades.windows(2).zip(dark.windows(2));
                pairs
                    .filter(|(_, dark)| dark[0] && dark[1])
                    .map(|(pair, _)| (pair[1] - pair[0]).abs())
                    .collect::<Vec<f32>>()
            })
            .collect();
        steps.iter().sum::<f32>() / (steps.len() as f32).max(1.0)
    }
}

fn middle(values: impl Iterator<Item = f32>) -> f32 {
    share(50, values)
}

/// The value that so many of a hundred are less than.
fn share(hundredths: usize, values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    let at = values.len() * hundredths / 100;
    values.get(at).copied().unwrap_or(0.0)
}

/// How much green and how much blue there is for the red.
fn hue([blue, green, red]: [f32; 3]) -> [f32; 2] {
    [green, blue].map(|channel| channel / red.max(0.01))
}

fn shade([blue, green, red]: [f32; 3]) -> f32 {
    (blue + green + red) / 3.0
}

fn moved(place: Bounds, down: f32) -> Bounds {
    Bounds {
        top: place.top + down,
        bottom: place.bottom + down,
        ..place
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::ocr::Direction;

    const PLACE: Bounds = Bounds {
        left: 100.0,
        top: 90.0,
        right: 220.0,
        bottom: 110.0,
    };

    /// Whether a page hides the place, painted dot by dot over paper.
    fn is_hidden(paint: impl Fn(u32, u32) -> Option<[u8; 3]>) -> bool {
        let page = RgbImage::from_fn(400, 300, |x, y| Rgb(paint(x, y).unwrap_or([240, 238, 232])));
        let turn = Turn::new(Direction(0.0), 400.0, 300.0, &[]);
        Cover::new(&turn, &Pyramid::new(page).unwrap(), &[]).hides(PLACE)
    }

    #[test]
    fn a_bar_and_a_finger_hide_and_paper_does_not() {
        assert!(!is_hidden(|_, _| None));
        let bar = |x: u32, y: u32| {
            ((90..230).contains(&x) && (88..112).contains(&y)).then_some([90, 88, 86])
        };
        assert!(is_hidden(bar), "no darker than a shadow, but with an end");
        let finger = |x: u32, _: u32| (120..200).contains(&x).then_some([220, 165, 140]);
        assert!(is_hidden(finger), "of another hue");
    }

    #[test]
    fn a_smear_below_a_shaded_label_is_measured_by_the_paper_below() {
        let smeared = |shade: u8| {
            move |_: u32, y: u32| match y {
                68..88 => Some([208; 3]),
                88..113 => Some([shade; 3]),
                _ => None,
            }
        };
        assert!(is_hidden(smeared(176)));
        assert!(!is_hidden(smeared(208)), "the band goes on");
    }

    #[test]
    fn a_finger_as_light_as_paper_hides_and_a_marker_does_not() {
        let over = |colour: [u8; 3]| {
            move |x: u32, y: u32| {
                let is_over = (95..230).contains(&x) && (60..140).contains(&y);
                Some(if is_over { colour } else { [214, 212, 208] })
            }
        };
        assert!(
            is_hidden(over([228, 178, 158])),
            "over the lines around too"
        );
        assert!(!is_hidden(over([236, 230, 120])), "a yellow marker");
        assert!(!is_hidden(over([206, 222, 206])), "a box of another tone");
    }

    /// A line on the row of the place.
    fn line(left: f32, right: f32) -> TextLine {
        let bounds = Bounds {
            left,
            right,
            ..PLACE
        };
        let glyphs = Vec::new();
        TextLine { bounds, glyphs }
    }

    #[test]
    fn the_dark_table_in_a_hole_hides_however_high_and_a_dark_screen_does_not() {
        let is_hidden = |hole: u8, paper: u8| {
            let page = RgbImage::from_fn(400, 300, |x, _| {
                let is_hole = (60..300).contains(&x);
                Rgb([if is_hole { hole } else { paper }; 3])
            });
            let turn = Turn::new(Direction(0.0), 400.0, 300.0, &[]);
            let lines = [line(4.0, 50.0), line(310.0, 390.0)];
            Cover::new(&turn, &Pyramid::new(page).unwrap(), &lines).hides(PLACE)
        };
        assert!(is_hidden(40, 235));
        assert!(!is_hidden(110, 235), "a deep shadow");
        assert!(!is_hidden(24, 24), "the paper of a dark screen");
    }

    #[test]
    fn a_finger_beside_lines_in_a_shadow_hides_however_wide() {
        let lines = [line(4.0, 30.0), line(330.0, 390.0)];
        let is_hidden = |colour: [u8; 3], lines: &[TextLine]| {
            let page = RgbImage::from_fn(400, 300, |x, _| {
                let is_over = (40..320).contains(&x);
                Rgb(if is_over { colour } else { [150, 146, 138] })
            });
            let turn = Turn::new(Direction(0.0), 400.0, 300.0, &[]);
            Cover::new(&turn, &Pyramid::new(page).unwrap(), lines).hides(PLACE)
        };
        let finger = [176, 138, 112];
        assert!(is_hidden(finger, &lines));
        assert!(!is_hidden(finger, &[]), "all around is of its hue");
        assert!(!is_hidden([176, 171, 162], &lines), "out of the shadow");
        assert!(!is_hidden([170, 165, 90], &lines), "a marker");
    }

    #[test]
    fn the_edge_of_a_shadow_hides_nothing() {
        let soft = |x: u32, y: u32| {
            let depth = (f32::from(u16::try_from(x + y / 2).unwrap()) - 190.0) / 12.0;
            let light = 1.0 - 0.45 * depth.clamp(0.0, 1.0);
            Some([240.0, 238.0, 232.0].map(|paper: f32| (paper * light) as u8))
        };
        assert!(!is_hidden(soft));
    }

    #[test]
    fn glare_hides_and_white_paper_does_not() {
        let glare = |x: u32, y: u32| {
            let (dx, dy) = (x.abs_diff(160), y.abs_diff(100) * 3);
            (dx * dx + dy * dy < 100 * 100).then_some([255, 254, 253])
        };
        assert!(is_hidden(glare));
        assert!(!is_hidden(|_, _| Some([254, 254, 254])));
        let spot = |paper: u8| {
            move |x: u32, y: u32| {
                let is_lit = x.abs_diff(150) < 36 && y.abs_diff(100) < 30;
                Some(if is_lit { [255; 3] } else { [paper; 3] })
            }
        };
        assert!(is_hidden(spot(190)), "more than half of it");
        assert!(!is_hidden(spot(240)), "paper around is nearly as light");
        let wide = |light: u8| {
            move |x: u32, y: u32| {
                let is_lit = x.abs_diff(160) < 200 && y.abs_diff(100) < 70;
                Some(if is_lit { [light; 3] } else { [238; 3] })
            }
        };
        assert!(is_hidden(wide(255)), "wider than the lines around");
        assert!(!is_hidden(wide(240)), "a box of another tone");
        let lamp = |x: u32, _: u32| Some([250, 250, 250]).filter(|_| x < 300);
        assert!(!is_hidden(lamp), "most paper around is as light");
    }

    #[test]
    fn strokes_all_over_a_place_hide_it_in_a_shadow_too() {
        let scribble = |x: u32, y: u32| {
            let is_stroke = (88..112).contains(&y) && x % 7 < 4;
            Some(if is_stroke {
                [30, 30, 30]
            } else {
                [130, 129, 126]
            })
            .filter(|_| x > 60)
        };
        assert!(is_hidden(scribble));
    }
}
