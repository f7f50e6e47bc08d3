//! The words on a page, laid upright: what text recognition and a PDF's own text layer both give.
//!
//! Invariant: `glyphs` has one entry for each character of the line, in reading order; lengths are in one unit for
//! both directions, and the page lies upright and straight.
//! Not here: where the words come from (`ocr`, `layer`), what they mean (`meaning`).

/// All lines of a page, upright and straightened, from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageText {
    /// Width of the upright page, in pixels of the picture that was read.
    pub width: f32,
    /// Height of the upright page.
    pub height: f32,
    /// Its lines.
    pub lines: Vec<TextLine>,
}

/// A run of text on one line. A gap as wide as between two cells ends it, but recognition may join neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Where it stands.
    pub bounds: Bounds,
    /// Its characters, spaces included.
    pub glyphs: Vec<Glyph>,
}

/// One character and the stretch of its line that it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character.
    pub character: char,
    /// Left edge on the upright page.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// How sure recognition is, 0 to 1; 1 for a text layer.
    pub confidence: f32,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

/// A stretch of one line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// Index of the line in its page.
    pub line: usize,
    /// First character, an index into its glyphs.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

impl PageText {
    /// The text of a stretch.
    #[must_use]
    pub fn text(&self, span: Span) -> String {
        let glyphs = &self.lines[span.line].glyphs[span.start..span.end];
        glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// Where a stretch stands.
    #[must_use]
    pub fn bounds(&self, span: Span) -> Bounds {
        let line = &self.lines[span.line];
        let glyphs = &line.glyphs[span.start..span.end];
        let left = glyphs.first().map_or(line.bounds.left, |glyph| glyph.left);
        let right = glyphs.last().map_or(left, |glyph| glyph.right);
        Bounds {
            left,
            right,
            ..line.bounds
        }
    }
}

impl TextLine {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// Mean confidence of its characters, 0 to 1; 0 for a line without any.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        let sum: f32 = self.glyphs.iter().map(|glyph| glyph.confidence).sum();
        #[expect(clippy::cast_precision_loss, reason = "a line is short")]
        let count = self.glyphs.len().max(1) as f32;
        sum / count
    }
}

impl Bounds {
    /// Width.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }
}
