//! A schematic page of each kind, drawn from its data: rows, labels, the spot that is looked for.
//!
//! Invariant: no seal, no agency typography; every drawing says that it is one; nothing covers a label or a value.
//! Not here: which drawing to show (app, ui), a person's own scan (reader).

mod compose;
mod marks;
mod metrics;
mod overlaps;
mod place;
mod svg;

pub use compose::draw;
pub use marks::look_alikes;
pub(crate) use overlaps::problems;
pub use place::{field_of, place_of};
pub use svg::{STYLESHEET, to_svg, to_thumbnail_svg};

use crate::{
    kinds::Bilingual,
    words::{FieldKind, PageFormat},
};

/// A drawn page. All lengths are page units; the page's top left is 0, 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The shape of the paper.
    pub format: PageFormat,
    /// What is on it, in painting order.
    pub items: Vec<DrawItem>,
    /// Where the number looked for stands; `None` when this paper has no place for it.
    pub highlight: Option<Mark>,
    /// Numbers that are not the one, with their tags.
    pub look_alikes: Vec<Tagged>,
    /// Says that this is a drawing.
    pub stamp: Stamp,
    /// The drawing in words.
    pub alternative: Bilingual,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawItem {
    /// A line of text.
    Text(Text),
    /// A ruled line.
    Line {
        /// Start.
        from: (f32, f32),
        /// End.
        to: (f32, f32),
        /// Whether it is dashed: something is torn off there.
        is_dashed: bool,
    },
    /// A frame.
    Frame {
        /// Its edges.
        rect: Rect,
        /// What it is.
        kind: FrameKind,
    },
    /// A barcode.
    Bars {
        /// Its edges.
        rect: Rect,
    },
    /// Grey lines for running text.
    Paragraph {
        /// One rectangle for each line.
        lines: Vec<Rect>,
    },
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its anchor is, from the left.
    pub x: f32,
    /// Its baseline, from the top.
    pub y: f32,
    /// Size.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Family.
    pub family: Family,
    /// Which end of the text lies at `x`.
    pub anchor: Anchor,
    /// What the text is.
    pub role: TextRole,
    /// The text.
    pub text: String,
}

impl Text {
    /// The room it takes, from the top of its capitals to the foot of its descenders.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let width = metrics::width(&self.text, self.size, self.family, self.weight);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Rect {
            x: left,
            y: self.y - self.size * 0.76,
            width,
            height: self.size * 0.98,
        }
    }
}

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Bold, drawn at 600.
    Bold,
}

/// Family of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// The window's own text font.
    Sans,
    /// The window's own font for numbers.
    Mono,
}

/// Which end of a text lies at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// Titles, headings, address lines.
    Printed,
    /// The label of a value.
    Label,
    /// A value.
    Value,
    /// The value that is highlighted.
    Highlighted,
    /// Small print.
    Small,
}

/// What a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// A cell of a grid.
    Cell,
    /// A square of a form for one character.
    Square,
    /// Where a photo is.
    Photo,
    /// The bar at the top of a browser window.
    Bar,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Rect {
    pub(crate) fn right(&self) -> f32 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.y + self.height
    }

    pub(crate) fn grown(&self, by_x: f32, by_y: f32) -> Self {
        Self {
            x: self.x - by_x,
            y: self.y - by_y,
            width: self.width + 2.0 * by_x,
            height: self.height + 2.0 * by_y,
        }
    }

    pub(crate) fn touches(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    pub(crate) fn joined(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }
}

/// A marked value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Its edges.
    pub rect: Rect,
    /// What stands there.
    pub field: FieldKind,
}

/// A look-alike with its numbered tag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// The value.
    pub mark: Mark,
    /// The number on the tag: its place in [`look_alikes`], from 1.
    pub number: u8,
    /// Centre of the tag.
    pub tag: (f32, f32),
}

/// The words that say this is a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// Middle of the line.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// Size.
    pub size: f32,
    /// The words.
    pub text: Bilingual,
}
