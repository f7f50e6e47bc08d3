//! Dashes of borders and rules, joined.
//!
//! Invariant: at least three dashes follow each other at about one distance; what is longer or thicker is no dash.
//! Not here: what borders and rules are (`strokes`).

use std::ops::Range;

/// Dashes are at most so many dots long,
const LONG: usize = 7;
/// so many thick,
const THICK: usize = 3;
/// and so many apart.
const APART: usize = 4;

/// Dark dots with those between dashes, along rows and columns.
pub(super) fn joined(is_dark: &[bool], width: usize) -> Vec<bool> {
    let height = is_dark.len() / width.max(1);
    let across = between_dashes(is_dark, width);
    let down = turned(&between_dashes(&turned(is_dark, width), height), height);
    let all = is_dark.iter().zip(across).zip(down);
    all.map(|((is_dark, across), down)| *is_dark || across || down)
        .collect()
}

/// Columns as rows.
fn turned(dots: &[bool], width: usize) -> Vec<bool> {
    let columns = (0..width).map(|column| dots.iter().skip(column).step_by(width));
    columns.flatten().copied().collect()
}

/// The dots between the dashes of each row.
fn between_dashes(is_dark: &[bool], width: usize) -> Vec<bool> {
    let mut between = vec![false; is_dark.len()];
    for (number, row) in is_dark.chunks(width.max(1)).enumerate() {
        let first = number * width;
        let is_dash = |ink: &Range<usize>| {
            let middle = first + usize::midpoint(ink.start, ink.end - 1);
            ink.len() <= LONG && thickness(is_dark, width, middle) <= THICK
        };
        for three in inks(row).windows(3) {
            let gaps = [three[0].end..three[1].start, three[1].end..three[2].start];
            let is_even = gaps[0].len().abs_diff(gaps[1].len()) <= 1;
            let is_near = gaps.iter().all(|gap| gap.len() <= APART);
            if is_even && is_near && three.iter().all(is_dash) {
                let places = gaps.into_iter().flatten();
                places.for_each(|place| between[first + place] = true);
            }
        }
    }
    between
}

/// Where ink begins and ends in a row.
fn inks(row: &[bool]) -> Vec<Range<usize>> {
    let mut end = 0;
    let runs = row.chunk_by(|a, b| a == b).map(|run| {
        end += run.len();
        (run[0], end - run.len()..end)
    });
    runs.filter_map(|(is_dark, place)| is_dark.then_some(place))
        .collect()
}

/// How many dots above and below each other are dark in a place.
fn thickness(is_dark: &[bool], width: usize, place: usize) -> usize {
    let dark = |next: &dyn Fn(usize) -> Option<usize>| {
        let dots = std::iter::successors(Some(place), |place| next(*place));
        dots.take_while(|place| is_dark.get(*place) == Some(&true))
            .take(THICK + 1)
            .count()
    };
    dark(&|place| place.checked_sub(width)) + dark(&|place| Some(place + width)) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_of_a_rule_are_joined_and_strokes_of_letters_are_not() {
        let page = |rows: [&str; 5]| -> Vec<bool> {
            rows.iter()
                .flat_map(|row| row.bytes().map(|c| c == b'#'))
                .collect()
        };
        let empty = "....................";
        let rule = page([empty, "###..###..###..###..", empty, empty, empty]);
        let whole = page([empty, "##################..", empty, empty, empty]);
        assert_eq!(joined(&rule, 20), whole);
        assert_eq!(turned(&joined(&turned(&rule, 20), 5), 5), whole);
        let letters = "###..###..###..###..";
        let text = page([letters; 5]);
        assert_eq!(joined(&text, 20), text);
        for other in [
            "###..###............",
            "###....###.###......",
            "#########..########.",
        ] {
            let row = page([empty, other, empty, empty, empty]);
            assert_eq!(joined(&row, 20), row, "{other}");
        }
    }
}
