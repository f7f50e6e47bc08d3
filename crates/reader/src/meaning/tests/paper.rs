//! Imitation pages for tests: text put at a place in monospaced characters.

use crate::text::{Bounds, Glyph, PageText, TextLine};

/// Width of a character.
const WIDTH: f32 = 10.0;
/// Height of a line.
const HEIGHT: f32 = 20.0;

/// A page being written.
pub(super) struct Paper {
    page: PageText,
}

impl Paper {
    /// An empty letter page of 100 by 66 characters and lines.
    pub(super) fn new() -> Self {
        Self {
            page: PageText {
                width: 1000.0,
                height: 1300.0,
                lines: Vec::new(),
            },
        }
    }

    /// Puts a line of text; places count in characters and half lines.
    pub(super) fn put(self, x: f32, y: f32, text: &str) -> Self {
        self.put_read(x, y, text, 0.99)
    }

    /// Puts a line that recognition is so sure of.
    pub(super) fn put_read(mut self, x: f32, y: f32, text: &str, confidence: f32) -> Self {
        let (left, top) = (x * WIDTH, y * HEIGHT);
        let mut right = left;
        let mut glyphs = Vec::new();
        for character in text.chars() {
            glyphs.push(Glyph {
                character,
                left: right,
                right: right + WIDTH,
                confidence,
            });
            right += WIDTH;
        }
        self.page.lines.push(TextLine {
            bounds: Bounds {
                left,
                top,
                right,
                bottom: top + HEIGHT,
            },
            glyphs,
        });
        self
    }

    /// The page as it lies not quite straight: so many lengths down for each to the right.
    pub(super) fn tilted(mut self, slope: f32) -> Self {
        for line in &mut self.page.lines {
            let shift = f32::midpoint(line.bounds.left, line.bounds.right) * slope;
            line.bounds.top += shift;
            line.bounds.bottom += shift;
        }
        self
    }

    /// The page.
    pub(super) fn done(self) -> PageText {
        self.page
    }
}
