//! Whether a PDF's own text says what its picture shows.
//!
//! Invariant: text that recognition does not see in the picture is not believed.
//! Not here: taking the text out of the file (`layer`).

use crate::{
    DecodeError,
    edits::distance,
    ocr::{Point, Pyramid, Recognised, Slab},
};

use super::Reader;

/// Lines of the layer that are compared with the picture.
const PROOFS: usize = 4;

impl Reader<'_> {
    /// The text layer if it says what the picture shows, else nothing. One that a scanner guessed agrees on some lines: a page
    /// that was printed into its PDF agrees on all.
    pub(super) fn trusted(
        &self,
        pyramid: &Pyramid,
        layer: Vec<Recognised>,
        found: &[Slab],
    ) -> Result<Vec<Recognised>, DecodeError> {
        let mut covered: Vec<(&Recognised, &Slab)> = layer
            .iter()
            .filter_map(|line| {
                Some((
                    line,
                    found.iter().find(|slab| is_same_place(&line.slab, slab))?,
                ))
            })
            .collect();
        covered.sort_by_key(|(line, _)| std::cmp::Reverse(line.characters.len().min(24)));
        covered.truncate(PROOFS);
        if covered.is_empty() {
            return Ok(Vec::new());
        }
        let slabs: Vec<Slab> = covered.iter().map(|(line, _)| line.slab).collect();
        let seen = self.engine.read(pyramid, &slabs, &mut |_| true)?;
        let alike = covered
            .iter()
            .zip(&seen)
            .filter(|((line, _), seen)| says_the_same(line, seen));
        Ok(if alike.count() == covered.len() {
            layer
        } else {
            Vec::new()
        })
    }
}

/// Whether a line of the layer stands where one was seen.
fn is_same_place(line: &Slab, seen: &Slab) -> bool {
    let (u, v) = line.offset_of(seen.center);
    v.abs() < 0.5 * line.height && u.abs() < 0.5 * line.length
}

/// Whether most of a line that was seen is in the layer.
pub(super) fn is_covered(seen: &Slab, layer: &[Recognised]) -> bool {
    let samples = [0.1, 0.3, 0.5, 0.7, 0.9].map(|u| seen.at(u, 0.5));
    let is_in = |point: &Point| layer.iter().any(|line| line.slab.contains(*point));
    samples.iter().filter(|point| is_in(point)).count() >= 3
}

/// Whether two readings of a line agree but for a few characters.
fn says_the_same(layer: &Recognised, seen: &Recognised) -> bool {
    let letters = |line: &Recognised| -> Vec<char> {
        let all = line
            .characters
            .iter()
            .map(|c| c.character.to_ascii_uppercase());
        all.filter(|c| c.is_alphanumeric()).collect()
    };
    let (a, b) = (letters(layer), letters(seen));
    let longer = a.len().max(b.len());
    longer > 0 && 3 * distance(&a, &b) <= longer
}
