//! What is on a page besides labels and values: letterhead, headings, running text, barcodes.
//!
//! Invariant: nothing here is a value that can be looked for.
//! Not here: cells and their values (`compose`).

use super::{
    super::{Anchor, DrawItem, Family, FrameKind, Rect, TextRole, Weight, metrics::wrapped},
    Column, Composer, HEADING, PRINTED, SMALL, VALUE, printed, value,
};

impl Composer {
    pub(super) fn letterhead(
        &mut self,
        left: &[String],
        right: &[String],
        column: Column,
        y: f32,
    ) -> f32 {
        let left = self.stack(left, column.x, Anchor::Start, y);
        let right = self.stack(right, column.right(), Anchor::End, y);
        left.max(right)
    }

    /// Lines of which the first is bold.
    fn stack(&mut self, lines: &[String], x: f32, anchor: Anchor, y: f32) -> f32 {
        let mut y = y;
        for (index, line) in lines.iter().enumerate() {
            let (size, weight) = match index {
                0 => (PRINTED, Weight::Bold),
                _ => (SMALL, Weight::Regular),
            };
            let mut text = printed(line, x, y + size * 0.8, size, weight);
            text.anchor = anchor;
            self.text(text);
            y += size + 2.6;
        }
        y
    }

    pub(super) fn banner(&mut self, text: &str, column: Column, y: f32) -> f32 {
        self.centred(text, PRINTED - 0.6, column, y)
    }

    pub(super) fn heading(&mut self, text: &str, column: Column, y: f32) -> f32 {
        let lines = wrapped(text, HEADING, Family::Sans, Weight::Bold, column.width);
        let mut y = y;
        for line in lines {
            self.text(printed(
                &line,
                column.x,
                y + HEADING * 0.8,
                HEADING,
                Weight::Bold,
            ));
            y += HEADING + 3.0;
        }
        y
    }

    fn centred(&mut self, text: &str, size: f32, column: Column, y: f32) -> f32 {
        let lines = wrapped(text, size, Family::Sans, Weight::Bold, column.width);
        let mut y = y;
        for line in lines {
            let middle = column.x + column.width / 2.0;
            let mut text = printed(&line, middle, y + size * 0.8, size, Weight::Bold);
            text.anchor = Anchor::Middle;
            self.text(text);
            y += size + 2.6;
        }
        y
    }

    pub(super) fn note(&mut self, text: &str, column: Column, y: f32) -> f32 {
        let mut y = y;
        for line in wrapped(text, SMALL, Family::Sans, Weight::Regular, column.width) {
            let mut text = printed(&line, column.x, y + SMALL * 0.8, SMALL, Weight::Regular);
            text.role = TextRole::Small;
            self.text(text);
            y += SMALL + 3.0;
        }
        y
    }

    pub(super) fn paragraphs(&mut self, paragraphs: &[u8], column: Column, y: f32) -> f32 {
        /// Shares of the width, taken in turn so that the right edge is ragged.
        const RAGGED: [f32; 5] = [0.97, 0.93, 0.99, 0.95, 0.91];
        const STEP: f32 = 8.0;
        let mut y = y;
        for (index, count) in paragraphs.iter().enumerate() {
            let count = usize::from(*count);
            let rows = (0..count).map(|line| {
                let share = match line + 1 == count {
                    true => 0.44 + 0.12 * (index % 3) as f32,
                    false => RAGGED[(line + index) % RAGGED.len()],
                };
                let top = y + line as f32 * STEP;
                Rect {
                    x: column.x,
                    y: top,
                    width: column.width * share,
                    height: 4.0,
                }
            });
            let lines: Vec<Rect> = rows.collect();
            self.items.push(DrawItem::Paragraph { lines });
            y += count as f32 * STEP + 6.0;
        }
        y - 10.0
    }

    pub(super) fn barcode(&mut self, column: Column, y: f32) -> f32 {
        let wide = column.width.min(132.0);
        let rect = Rect {
            x: column.right() - wide,
            y,
            width: wide,
            height: 18.0,
        };
        self.items.push(DrawItem::Bars { rect });
        rect.bottom()
    }

    /// Each line as far as it is given, and grey up to the end of the column.
    pub(super) fn machine_readable(&mut self, lines: &[String], column: Column, y: f32) -> f32 {
        /// The shortest machine-readable line that ICAO 9303 knows, in characters.
        const WHOLE_LINE: usize = 30;
        let mut y = y;
        for line in lines {
            let mut from = column.x;
            if !line.is_empty() {
                let mut text = value(line, column.x, y + PRINTED * 0.8);
                text.role = TextRole::Printed;
                from = text.rect().right() + 3.0;
                self.text(text);
            }
            if line.len() < WHOLE_LINE {
                let rest = Rect {
                    x: from,
                    y: y + 2.4,
                    width: column.right() - from,
                    height: 4.0,
                };
                self.items.push(DrawItem::Paragraph { lines: vec![rest] });
            }
            y += VALUE + 4.0;
        }
        y
    }

    pub(super) fn tear_off(&mut self, y: f32) -> f32 {
        self.items.push(DrawItem::Line {
            from: (0.0, y),
            to: (self.page_width, y),
            is_dashed: true,
        });
        y
    }

    pub(super) fn top_bar(&mut self, text: &str, y: f32) -> f32 {
        let rect = Rect {
            x: 1.0,
            y: y + 1.0,
            width: self.page_width - 2.0,
            height: 29.0,
        };
        self.frame(rect, FrameKind::Bar);
        let mut line = printed(
            text,
            self.page_width / 2.0,
            y + 18.6,
            PRINTED,
            Weight::Regular,
        );
        line.anchor = Anchor::Middle;
        self.text(line);
        rect.bottom()
    }
}
