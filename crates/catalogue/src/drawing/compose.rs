//! Lays the blocks of a layout on a page.
//!
//! Invariant: blocks follow each other downwards; the page has the size of its format whatever is on it.
//! Not here: which value is marked (`marks`), painting (`svg`).

mod furniture;

use crate::{
    kinds::{Block, Cell, LabelSide, Layout, NoticeKind},
    words::{FieldKind, PageFormat},
};

use super::{
    Anchor, DrawItem, Drawing, Family, FrameKind, Rect, Text, TextRole, Weight, marks,
    metrics::{width, wrapped},
    place,
};

const LABEL: f32 = 7.8;
const VALUE: f32 = 9.6;
const PRINTED: f32 = 8.4;
const HEADING: f32 = 10.5;
const SMALL: f32 = 7.0;
/// From one line of values to the next: room for a mark above and below.
const VALUE_STEP: f32 = 15.0;
/// From the foot of a label to the top of its value.
const LABEL_GAP: f32 = 4.0;
const CELL_PAD: f32 = 5.0;
const BLOCK_GAP: f32 = 11.0;
/// Between a label and its value on one line.
const BESIDE_GAP: f32 = 9.0;
/// Between two values on one line: room for a tag.
const PARTS_GAP: f32 = 19.0;

/// Draws a layout of a kind with one value looked for; the online account number is the usual one.
#[must_use]
pub fn draw(kind: &NoticeKind, layout: &Layout, find: FieldKind) -> Drawing {
    let mut page = composed(layout);
    let (highlight, look_alikes) = marks::marked(kind, &mut page, find);
    let alternative = place::alternative(kind, layout, find, &look_alikes, highlight.is_some());
    Drawing {
        width: page.width,
        height: page.height,
        format: layout.format,
        stamp: marks::stamp(layout, page.width, page.height),
        items: page.items,
        highlight,
        look_alikes,
        alternative,
    }
}

/// A page with everything on it and nothing marked yet.
pub(super) struct Composed {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) items: Vec<DrawItem>,
    pub(super) parts: Vec<Part>,
}

/// One value on the page.
pub(super) struct Part {
    /// Index into the kind's fields.
    pub(super) field: usize,
    pub(super) kind: FieldKind,
    pub(super) rect: Rect,
    /// Label in this layout's spelling.
    pub(super) label: String,
    /// The sample as printed.
    pub(super) sample: String,
    /// Indexes of its texts among the items.
    pub(super) texts: Vec<usize>,
    /// Row and cell, counted from 0, with the number of rows and cells; only inside a grid.
    pub(super) cell: Option<GridPlace>,
}

#[derive(Clone, Copy)]
pub(super) struct GridPlace {
    pub(super) row: usize,
    pub(super) rows: usize,
    pub(super) cell: usize,
    pub(super) cells: usize,
}

pub(super) fn composed(layout: &Layout) -> Composed {
    let (width, height, margin) = match layout.format {
        PageFormat::Letter => (460.0, 595.0, 26.0),
        PageFormat::Card => (428.0, 262.0, 18.0),
        PageFormat::Screen => (520.0, 340.0, 24.0),
        PageFormat::Booklet => (460.0, 292.0, 20.0),
    };
    let mut page = Composer {
        items: Vec::new(),
        parts: Vec::new(),
        page_width: width,
    };
    let column = Column {
        x: margin,
        width: width - 2.0 * margin,
    };
    let top = match layout.format {
        PageFormat::Screen => 0.0,
        PageFormat::Letter | PageFormat::Card | PageFormat::Booklet => margin,
    };
    page.blocks(&layout.blocks, column, top);
    Composed {
        width,
        height,
        items: page.items,
        parts: page.parts,
    }
}

#[derive(Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
}

impl Column {
    fn right(self) -> f32 {
        self.x + self.width
    }
}

struct Composer {
    items: Vec<DrawItem>,
    parts: Vec<Part>,
    page_width: f32,
}

impl Composer {
    /// Lays blocks below each other; gives the foot of the last.
    fn blocks(&mut self, blocks: &[Block], column: Column, top: f32) -> f32 {
        let mut y = top;
        for (index, block) in blocks.iter().enumerate() {
            let gap = if index == 0 { 0.0 } else { BLOCK_GAP };
            y = self.block(block, column, y + gap);
        }
        y
    }

    fn block(&mut self, block: &Block, column: Column, y: f32) -> f32 {
        match block {
            Block::Letterhead { left, right } => self.letterhead(left, right, column, y),
            Block::Banner { text } => self.banner(text, column, y),
            Block::Heading { text } => self.heading(text, column, y),
            Block::Grid { rows } => self.grid(rows, column, y),
            Block::Lines {
                columns,
                label,
                cells,
            } => self.lines(usize::from(*columns), *label, cells, column, y),
            Block::Sentence { cell } => self.sentence(cell, column, y),
            Block::Comb { cell } => self.comb(cell, column, y),
            Block::Address {
                lines,
                has_barcode,
                cells,
            } => self.address(lines, *has_barcode, cells, column, y),
            Block::Columns { left, right, share } => self.columns(left, right, *share, column, y),
            Block::Paragraphs { lines } => self.paragraphs(lines, column, y),
            Block::Barcode => self.barcode(column, y),
            Block::Photo { width, height } => {
                let rect = Rect {
                    x: column.x,
                    y,
                    width: *width,
                    height: *height,
                };
                self.frame(rect, FrameKind::Photo);
                rect.bottom()
            }
            Block::MachineReadable { lines } => self.machine_readable(lines, column, y),
            Block::TearOff => self.tear_off(y),
            Block::TopBar { text } => self.top_bar(text, y),
            Block::Note { text } => self.note(text, column, y),
            Block::Gap { height } => y + (height - BLOCK_GAP).max(0.0),
        }
    }

    fn grid(&mut self, rows: &[Vec<Cell>], column: Column, y: f32) -> f32 {
        let mut y = y;
        for (row, cells) in rows.iter().enumerate() {
            let shares: f32 = cells.iter().map(|cell| cell.width).sum();
            let mut x = column.x;
            let mut foot = y;
            let mut frames = Vec::new();
            for (index, cell) in cells.iter().enumerate() {
                let width = column.width * cell.width / shares;
                let inner = Column {
                    x: x + CELL_PAD,
                    width: width - 2.0 * CELL_PAD,
                };
                let place = GridPlace {
                    row,
                    rows: rows.len(),
                    cell: index,
                    cells: cells.len(),
                };
                let bottom = self.label_above(cell, inner, y + CELL_PAD, Some(place));
                foot = foot.max(bottom + CELL_PAD);
                frames.push((x, width));
                x += width;
            }
            for (x, width) in frames {
                let height = foot - y;
                let rect = Rect {
                    x,
                    y,
                    width,
                    height,
                };
                self.frame(rect, FrameKind::Cell);
            }
            y = foot;
        }
        y
    }

    fn lines(
        &mut self,
        columns: usize,
        side: LabelSide,
        cells: &[Cell],
        column: Column,
        y: f32,
    ) -> f32 {
        let mut y = y;
        for row in cells.chunks(columns) {
            let shares: f32 = row.iter().map(|cell| cell.width).sum();
            let mut x = column.x;
            let mut foot = y;
            for cell in row {
                let width = column.width * cell.width / shares;
                let inner = Column {
                    x,
                    width: width - CELL_PAD,
                };
                let bottom = match side {
                    LabelSide::Above => self.label_above(cell, inner, y, None),
                    LabelSide::Beside => self.label_beside(cell, inner, y),
                };
                foot = foot.max(bottom);
                x += width;
            }
            y = foot + 6.0;
        }
        y - 6.0
    }

    /// Label on top, values below it; gives the foot.
    fn label_above(
        &mut self,
        cell: &Cell,
        column: Column,
        y: f32,
        place: Option<GridPlace>,
    ) -> f32 {
        let mut y = y;
        if !cell.label.is_empty() {
            let lines = wrapped(&cell.label, LABEL, Family::Sans, Weight::Bold, column.width);
            for line in lines {
                self.text(label(&line, column.x, y + LABEL * 0.76, Weight::Bold));
                y += LABEL * 1.16;
            }
            y += LABEL_GAP - LABEL * 0.16;
        }
        self.values(cell, column, column.x, y, place)
    }

    /// Label and values on one line where they fit.
    fn label_beside(&mut self, cell: &Cell, column: Column, y: f32) -> f32 {
        if cell.label.is_empty() {
            return self.values(cell, column, column.x, y, None);
        }
        let baseline = y + VALUE * 0.76;
        self.text(label(&cell.label, column.x, baseline, Weight::Bold));
        let label_width = width(&cell.label, LABEL, Family::Sans, Weight::Bold);
        let start = column.x + label_width + BESIDE_GAP;
        self.values_beside(cell, column, start, y)
    }

    /// Values from `start` on, or on the next line when the first has no room there.
    fn values_beside(&mut self, cell: &Cell, column: Column, start: f32, y: f32) -> f32 {
        let first = cell.samples.first().map_or(0.0, |s| value_width(&s.text));
        if start + first <= column.right() {
            self.values(cell, column, start, y, None)
        } else {
            self.values(cell, column, column.x, y + VALUE_STEP, None)
        }
    }

    /// Values after each other from `start` on; gives the foot, at least one line down.
    fn values(
        &mut self,
        cell: &Cell,
        column: Column,
        start: f32,
        y: f32,
        place: Option<GridPlace>,
    ) -> f32 {
        let (mut x, mut y) = (start, y);
        for (index, sample) in cell.samples.iter().enumerate() {
            if index > 0 && x + value_width(&sample.text) > column.right() {
                (x, y) = (column.x, y + VALUE_STEP);
            }
            let room = column.right() - x;
            let lines = wrapped(&sample.text, VALUE, Family::Mono, Weight::Regular, room);
            let mut texts = Vec::new();
            let mut rect: Option<Rect> = None;
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    y += VALUE_STEP - 2.0;
                }
                let text = value(line, x, y + VALUE * 0.76);
                rect = Some(rect.map_or(text.rect(), |r| r.joined(&text.rect())));
                texts.push(self.items.len());
                self.text(text);
            }
            if let (Some(kind), Some(rect)) = (sample.kind, rect) {
                self.parts.push(Part {
                    field: cell.field,
                    kind,
                    rect,
                    label: cell.label.clone(),
                    sample: sample.text.clone(),
                    texts,
                    cell: place,
                });
            }
            x += value_width(lines.last().map_or("", String::as_str)) + PARTS_GAP;
        }
        y + VALUE * 0.98
    }

    fn sentence(&mut self, cell: &Cell, column: Column, y: f32) -> f32 {
        let lines = wrapped(
            &cell.label,
            PRINTED,
            Family::Sans,
            Weight::Regular,
            column.width,
        );
        let mut y = y;
        let mut end = column.x;
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                y += VALUE_STEP;
            }
            let mut text = label(line, column.x, y + VALUE * 0.76, Weight::Regular);
            text.size = PRINTED;
            end = text.rect().right() + 6.0;
            self.text(text);
        }
        self.values_beside(cell, column, end, y)
    }

    fn comb(&mut self, cell: &Cell, column: Column, y: f32) -> f32 {
        const SIDE: f32 = 15.0;
        let mut y = y;
        for line in wrapped(&cell.label, LABEL, Family::Sans, Weight::Bold, column.width) {
            self.text(label(&line, column.x, y + LABEL * 0.76, Weight::Bold));
            y += LABEL * 1.3;
        }
        y += 3.0;
        let mut x = column.x;
        for sample in &cell.samples {
            let from = x;
            let mut texts = Vec::new();
            for character in sample.text.chars().filter(|c| !c.is_whitespace()) {
                let mut text = value(&character.to_string(), x + SIDE / 2.0, y + SIDE * 0.72);
                text.anchor = Anchor::Middle;
                texts.push(self.items.len());
                self.text(text);
                let rect = Rect {
                    x,
                    y,
                    width: SIDE,
                    height: SIDE,
                };
                self.frame(rect, FrameKind::Square);
                x += SIDE;
            }
            if let Some(kind) = sample.kind {
                let rect = Rect {
                    x: from,
                    y,
                    width: x - from,
                    height: SIDE,
                };
                self.parts.push(Part {
                    field: cell.field,
                    kind,
                    rect,
                    label: cell.label.clone(),
                    sample: sample.text.clone(),
                    texts,
                    cell: None,
                });
            }
            x += PARTS_GAP;
        }
        y + SIDE
    }

    fn address(
        &mut self,
        lines: &[String],
        has_barcode: bool,
        cells: &[Cell],
        column: Column,
        y: f32,
    ) -> f32 {
        let left = Column {
            x: column.x,
            width: column.width * 0.5,
        };
        let right = Column {
            x: column.x + column.width * 0.54,
            width: column.width * 0.46,
        };
        let mut foot = y;
        for line in lines {
            let mut text = value(line, left.x, foot + PRINTED * 0.8);
            text.size = PRINTED;
            text.role = TextRole::Printed;
            self.text(text);
            foot += PRINTED + 3.4;
        }
        let mut beside = y;
        if has_barcode {
            beside = self.barcode(right, beside) + 8.0;
        }
        if !cells.is_empty() {
            beside = self.lines(1, LabelSide::Beside, cells, right, beside);
        }
        foot.max(beside)
    }

    fn columns(
        &mut self,
        left: &[Block],
        right: &[Block],
        share: f32,
        column: Column,
        y: f32,
    ) -> f32 {
        const GUTTER: f32 = 14.0;
        let room = column.width - GUTTER;
        let first = Column {
            x: column.x,
            width: room * share,
        };
        let second = Column {
            x: first.right() + GUTTER,
            width: room * (1.0 - share),
        };
        let left = self.blocks(left, first, y);
        let right = self.blocks(right, second, y);
        left.max(right)
    }

    fn text(&mut self, text: Text) {
        self.items.push(DrawItem::Text(text));
    }

    fn frame(&mut self, rect: Rect, kind: FrameKind) {
        self.items.push(DrawItem::Frame { rect, kind });
    }
}

fn value_width(text: &str) -> f32 {
    width(text, VALUE, Family::Mono, Weight::Regular)
}

fn printed(text: &str, x: f32, y: f32, size: f32, weight: Weight) -> Text {
    Text {
        x,
        y,
        size,
        weight,
        family: Family::Sans,
        anchor: Anchor::Start,
        role: TextRole::Printed,
        text: text.to_owned(),
    }
}

fn label(text: &str, x: f32, y: f32, weight: Weight) -> Text {
    Text {
        role: TextRole::Label,
        ..printed(text, x, y, LABEL, weight)
    }
}

fn value(text: &str, x: f32, y: f32) -> Text {
    Text {
        family: Family::Mono,
        role: TextRole::Value,
        ..printed(text, x, y, VALUE, Weight::Regular)
    }
}
