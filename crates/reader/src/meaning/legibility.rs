//! Whether a page was read well enough to say what is not on it.
//!
//! Invariant: "no such box" is said only of a page whose words were read.
//! Not here: pages without any words (`reading`).

use crate::text::{PageText, Span};

/// A page is legible when its characters are on average so sure.
const MEAN_MIN: f32 = 0.5;
/// Fewer characters than these are no page of a letter.
const CHARACTERS_MIN: usize = 40;

/// Whether words are the text of a PDF, beside which nothing that is printed is missed.
pub(super) fn is_typed(page: &PageText, words: &[Span]) -> bool {
    let mut glyphs = words
        .iter()
        .flat_map(|span| &page.lines[span.line].glyphs[span.start..span.end]);
    glyphs.all(|glyph| glyph.confidence >= 1.0)
}

/// Whether a page was read well enough.
pub(super) fn is_legible(page: &PageText) -> bool {
    let glyphs: Vec<f32> = page
        .lines
        .iter()
        .flat_map(|line| &line.glyphs)
        .filter(|glyph| glyph.character.is_alphanumeric())
        .map(|glyph| glyph.confidence)
        .collect();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page has some thousand characters"
    )]
    let mean = glyphs.iter().sum::<f32>() / glyphs.len().max(1) as f32;
    glyphs.len() >= CHARACTERS_MIN && mean >= MEAN_MIN
}
