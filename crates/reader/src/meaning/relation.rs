//! Where the value of a label may stand: right of it, or below it in the same cell.
//!
//! Invariant: a region never reaches past another label, to the right or below; it holds no glyph of a label.
//! Not here: what the value is (`shapes`, `dates`, `names`).

use crate::text::{Bounds, TextLine};

use super::{
    labels::Occurrence,
    sheet::{Piece, Sheet, center, middle},
};

/// The words of a page that are no label, with the labels around them.
#[derive(Debug)]
pub(super) struct Ground<'s> {
    /// The page.
    pub(super) sheet: &'s Sheet<'s>,
    /// Its labels.
    pub(super) labels: &'s [Occurrence],
    /// Its other words.
    pub(super) free: Vec<Piece>,
    /// Whether its values stand above their labels.
    pub(super) is_upside_down: bool,
}

/// A label's value begins no further below it than so many line heights.
const FIRST_GAP_MAX: f32 = 2.0;
/// Lines of one value are no further apart than so many line heights.
const NEXT_GAP_MAX: f32 = 1.3;
/// A value may begin so many line heights left of its label.
const LEFT_SLACK: f32 = 1.5;
/// A value below its label may begin so many line heights right of the label's end.
const RIGHT_SLACK: f32 = 2.5;
/// Squares further right stand at most so many line heights below the middle of their label.
const LOWER_MAX: f32 = 1.8;
/// How sure a number is that stands there.
pub(super) const LOWER_RIGHT: f32 = 0.9;
/// Lost words of a label leave a gap of at most so many line heights.
pub(super) const LOST_WORDS: f32 = 6.0;
/// Squares of a form's other numbers stand at most so many line heights above or below,
const NEIGHBOURS: f32 = 10.0;
/// are so many wide,
const SQUARES_WIDTH: f32 = 5.0;
/// and hold so many digits.
const DIGITS_MIN: usize = 5;
/// Twelve digits are about so many line heights wide.
const VALUE_WIDTH: f32 = 7.0;
/// Rows of a value at most.
const ROWS_MAX: usize = 4;

impl Ground<'_> {
    /// The words right of a label on its own lines, up to the next label.
    pub(super) fn right(&self, label: &Occurrence) -> Vec<Piece> {
        let bounds = label.find.bounds;
        let limit = self.next_label_left(label);
        let last = label.find.spans[label.find.spans.len() - 1];
        let is_right = |piece: &&Piece| {
            let from = if piece.span.line == last.line && piece.row == label.find.last.row {
                if piece.span.start < last.end {
                    return false;
                }
                f32::NEG_INFINITY
            } else {
                bounds.right
            };
            // The edges of a text layer's words are not exact.
            center(&piece.bounds) >= from
                && piece.bounds.left >= center(&bounds)
                && piece.bounds.left < limit
                && self.is_beside(label, piece)
        };
        self.free.iter().filter(is_right).copied().collect()
    }

    /// The words further right on the line below a label, where neither a label nor anything below this one stands: some
    /// forms set their squares there.
    pub(super) fn lower_right(&self, label: &Occurrence) -> Vec<Piece> {
        let own = label.find.bounds;
        let is_there = |piece: &&Piece| {
            let down = middle(&piece.bounds) - middle(&own);
            piece.bounds.left > own.right
                && !self.is_beside(label, piece)
                && (0.5 * own.height()..LOWER_MAX * own.height()).contains(&down)
        };
        let Some(row) = self.free.iter().find(is_there).map(|piece| piece.row) else {
            return Vec::new();
        };
        let is_labelled = |other: &Occurrence| other.is_label() && other.find.rows.contains(&row);
        let mut words = self.sheet.row(row).iter();
        if self.labels.iter().any(is_labelled) || words.any(|word| word.bounds.left < own.right) {
            return Vec::new();
        }
        let pieces = self.free.iter().filter(|piece| piece.row == row);
        pieces.copied().collect()
    }

    /// The words straight right of a label: no wide gap before them.
    pub(super) fn beside(&self, label: &Occurrence) -> Vec<Piece> {
        let mut end = label.find.last.bounds.right.min(label.find.bounds.right);
        let mut taken = Vec::new();
        for piece in self.right(label) {
            if piece.bounds.left - end > 2.5 * piece.bounds.height() {
                break;
            }
            end = piece.bounds.right;
            taken.push(piece);
        }
        taken
    }

    /// Words of one row with the lines that go on below them: as far left, and beside no label of their own.
    pub(super) fn with_lines_below(&self, row: &[Piece]) -> Vec<Piece> {
        let mut pieces = row.to_vec();
        let mut words = row.iter();
        let is_word = |piece: &&Piece| self.sheet.text(piece).contains(char::is_alphanumeric);
        let Some(first) = words.find(is_word).map(|first| first.bounds) else {
            return pieces;
        };
        let mut last = first;
        for _ in 1..ROWS_MAX {
            let is_next = |piece: &&Piece| {
                let gap = piece.bounds.top - last.bottom;
                (piece.bounds.left - first.left).abs() < first.height()
                    && middle(&piece.bounds) > last.bottom
                    && gap < NEXT_GAP_MAX * first.height()
            };
            let is_labelled = |piece: &Piece| {
                let mut labels = self.labels.iter().filter(|one| one.is_label());
                labels.any(|one| self.is_beside(one, piece))
            };
            let next = self.free.iter().find(is_next);
            let Some(next) = next.filter(|piece| !is_labelled(piece)) else {
                break;
            };
            last = next.bounds;
            let is_of_chunk = |piece: &&Piece| piece.chunk == next.chunk;
            pieces.extend(self.free.iter().filter(is_of_chunk));
        }
        pieces
    }

    /// The words below a label, row by row, down to the next label; on a page that prints its labels under the values,
    /// the row above it.
    pub(super) fn below(&self, label: &Occurrence) -> Vec<Vec<Piece>> {
        if self.is_upside_down {
            self.above(label).into_iter().collect()
        } else {
            self.under(label)
        }
    }

    /// The row straight above a label.
    pub(super) fn above(&self, label: &Occurrence) -> Option<Vec<Piece>> {
        let own = label.find.bounds;
        let neighbours = self.on_same_rows(label);
        let is_above = |piece: &&Piece| {
            let gap = own.top - piece.bounds.bottom;
            !self.is_beside(label, piece)
                && middle(&piece.bounds) < own.top
                && gap < FIRST_GAP_MAX * piece.bounds.height() / 2.0
                && self.is_in_column(label, &neighbours, piece)
        };
        let mut pieces: Vec<Piece> = self.free.iter().filter(is_above).copied().collect();
        let row = pieces.iter().map(|piece| piece.row).max()?;
        pieces.retain(|piece| piece.row == row);
        Some(pieces)
    }

    /// The words below a label, row by row, down to the next label.
    pub(super) fn under(&self, label: &Occurrence) -> Vec<Vec<Piece>> {
        let limit = self.next_label_top(label);
        let neighbours = self.on_same_rows(label);
        let own = middle(&label.find.bounds);
        let is_below = |piece: &&Piece| {
            let place = middle(&piece.bounds);
            !self.is_beside(label, piece)
                && place > own
                && place < limit
                && self.is_in_column(label, &neighbours, piece)
        };
        let mut pieces: Vec<Piece> = self.free.iter().filter(is_below).copied().collect();
        pieces.sort_by_key(|piece| piece.row);
        let by_row = pieces.chunk_by(|a, b| a.row == b.row);
        let mut rows: Vec<Vec<Piece>> = by_row.map(|row| self.with_squares(label, row)).collect();
        rows.sort_by(|a, b| a[0].bounds.top.total_cmp(&b[0].bounds.top));
        self.connected(label, rows)
    }

    /// A row of single characters with the ones that follow it: squares of a form go on beyond their label.
    fn with_squares(&self, label: &Occurrence, row: &[Piece]) -> Vec<Piece> {
        let mut pieces = row.to_vec();
        let is_square = |piece: &Piece| piece.span.end - piece.span.start <= 2;
        let limit = self.next_label_left(label);
        while let Some(last) = pieces.last().filter(|last| is_square(last)).copied() {
            let next = self.free.iter().find(|piece| {
                let gap = piece.bounds.left - last.bounds.right;
                piece.row == last.row
                    && piece.bounds.left > last.bounds.left
                    && is_square(piece)
                    && gap <= 3.0 * last.bounds.height()
            });
            match next.filter(|piece| piece.bounds.left < limit) {
                Some(piece) => pieces.push(*piece),
                None => break,
            }
        }
        pieces
    }

    /// The first rows, as long as no wide gap lies between them.
    fn connected(&self, label: &Occurrence, rows: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
        let mut taken: Vec<Vec<Piece>> = Vec::new();
        let mut bottom = label.find.bounds.bottom;
        let label_height = label.find.bounds.height() / label_lines(label);
        for row in rows.into_iter().take(ROWS_MAX) {
            let first = row[0].bounds;
            let height = first.height().max(label_height).min(self.sheet.em * 1.5);
            let reach = if taken.is_empty() {
                FIRST_GAP_MAX
            } else {
                NEXT_GAP_MAX
            };
            if first.top - bottom > reach * height {
                break;
            }
            bottom = bottom.max(first.bottom);
            taken.push(row);
        }
        taken
    }

    /// Whether a word stands on the lines of a label.
    fn is_beside(&self, label: &Occurrence, piece: &Piece) -> bool {
        label.find.rows.contains(&piece.row)
    }

    /// Whether a free word stands in a label's column.
    fn is_in_column(&self, label: &Occurrence, neighbours: &[&Occurrence], piece: &Piece) -> bool {
        let chunk = self.sheet.chunk_bounds(piece.chunk);
        let reached = neighbours
            .iter()
            .filter(|other| reaches(&chunk, &other.find.bounds))
            .count();
        // A chunk that lies under several labels was joined by recognition: each word for itself.
        let stands = if reached > 1 { piece.bounds } else { chunk };
        belongs(&stands, label, neighbours, reached > 1)
    }

    /// The labels on the lines of a label, itself among them.
    pub(super) fn on_same_rows(&self, label: &Occurrence) -> Vec<&Occurrence> {
        let is_beside = |other: &&Occurrence| {
            other.is_label()
                && other
                    .find
                    .rows
                    .iter()
                    .any(|row| label.find.rows.contains(row))
        };
        self.labels.iter().filter(is_beside).collect()
    }

    /// Where a label's value would stand: right of a colon, else on the line below.
    pub(super) fn value_place(&self, label: &Occurrence) -> Bounds {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let width = VALUE_WIDTH * height;
        if self.is_before_colon(label) {
            return Bounds {
                left: own.right + 0.5 * height,
                right: (own.right + width).min(self.next_label_left(label)),
                ..own
            };
        }
        if self.is_upside_down {
            return Bounds {
                left: own.left,
                top: own.top - 1.4 * height,
                right: (own.left + width).min(self.next_label_left(label) - 0.5 * height),
                bottom: own.top - 0.2 * height,
            };
        }
        let top = own.bottom + 0.2 * height;
        let below = self.sheet.words.iter().map(|word| word.bounds);
        let next = below
            .filter(|word| word.top > own.bottom && word.left < own.right && word.right > own.left);
        let limit = next.map(|word| word.top).fold(f32::INFINITY, f32::min) - 0.1 * height;
        Bounds {
            left: own.left,
            top,
            right: (own.left + width).min(self.next_label_left(label) - 0.5 * height),
            bottom: (top + 1.2 * height).min(limit).max(top),
        }
    }

    /// Where a label's value would stand if it stands in a column with those of the labels above and below it.
    pub(super) fn value_place_in_column(&self, label: &Occurrence) -> Option<Bounds> {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let is_near = |some: f32, other: f32| (some - other).abs() < height;
        let is_in_column = |other: &&Occurrence| {
            other.is_label()
                && !std::ptr::eq(*other, label)
                && is_near(other.find.bounds.left, own.left)
        };
        let others = self.labels.iter().filter(is_in_column);
        let lefts: Vec<f32> = others
            .filter_map(|other| Some(self.right(other).first()?.bounds.left))
            .filter(|left| *left > own.right)
            .collect();
        let is_shared = |left: &&f32| {
            lefts
                .iter()
                .filter(|other| is_near(**other, **left))
                .count()
                > 1
        };
        lefts.iter().find(is_shared).map(|left| Bounds {
            left: *left,
            right: left + VALUE_WIDTH * height,
            ..own
        })
    }

    /// Where the value of a label would begin whose first words were lost: below what is left of them ("USCIS ... Account
    /// Number", "US ... Number"), or below the place where the labels of its column begin.
    pub(super) fn value_place_below_lost_words(&self, label: &Occurrence) -> Option<Bounds> {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let row = self.sheet.row(label.find.first.row).iter();
        let before = row.rev().find(|piece| piece.bounds.right <= own.left);
        let lost = height..LOST_WORDS * height;
        let rest = before
            .filter(|piece| "uscis".starts_with(&self.sheet.text(piece).to_lowercase()))
            .filter(|piece| lost.contains(&(own.left - piece.bounds.right)))
            .map(|piece| piece.bounds.left);
        let is_free = |left: &f32| before.is_none_or(|piece| piece.bounds.right < *left);
        let others = self.labels.iter().filter(|other| other.is_label());
        let column = others
            .map(|other| other.find.bounds.left)
            .filter(|left| lost.contains(&(own.left - left)) && is_free(left))
            .reduce(f32::max);
        rest.or(column).map(|left| Bounds {
            left,
            right: own.left,
            top: own.bottom + 0.1 * height,
            bottom: own.bottom + 1.1 * height,
        })
    }

    /// Where a label's value would stand if it stands below or above the squares of its neighbours, in parts that something
    /// may lie over: rows of digits that begin right of it.
    pub(super) fn value_places_by_squares(&self, label: &Occurrence) -> Vec<Bounds> {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let is_near = |bounds: &Bounds| {
            bounds.left > own.right
                && (bounds.top - own.top).abs() < NEIGHBOURS * height
                && bounds.width() > SQUARES_WIDTH * height
        };
        // Numbers of arrival records have a letter.
        let is_number = |line: &&TextLine| {
            let text = line.text();
            let digits = text.chars().filter(char::is_ascii_digit).count();
            text.len() >= DIGITS_MIN
                && digits + 1 >= text.len()
                && text.chars().all(|c| c.is_ascii_alphanumeric())
        };
        let lines = self.sheet.page.lines.iter().filter(is_number);
        let rows = lines.map(|line| line.bounds).filter(is_near);
        let Some(row) = rows.max_by(|a, b| a.width().total_cmp(&b.width())) else {
            return Vec::new();
        };
        let part = 2.0 * height;
        let lefts = std::iter::successors(Some(row.left), |left| Some(left + part));
        let parts = lefts.map(|left| Bounds {
            left,
            right: left + part,
            ..own
        });
        parts.take_while(|part| part.right <= row.right).collect()
    }

    /// The place right after one or two words that stand where a label's value would: paper, unless they are a stamp's.
    pub(super) fn after_words_in_place(&self, label: &Occurrence) -> Option<Bounds> {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let line = own.bottom - 0.3 * height..own.bottom + 0.9 * height;
        let stands = |bounds: &Bounds| {
            line.contains(&bounds.top)
                && bounds.left < own.right
                && bounds.left > own.left - LEFT_SLACK * height
        };
        let chunks = self.sheet.chunks.iter();
        let words = chunks
            .filter(|range| range.len() <= 2)
            .map(|range| self.sheet.chunk_bounds(self.sheet.words[range.start].chunk))
            .find(stands)?;
        Some(Bounds {
            left: words.right + 0.1 * height,
            right: words.right + 0.9 * height,
            ..words
        })
    }

    /// Whether a row below a label lies beyond the line on which its neighbours have their values, with room for that line
    /// between: then it is no value of the label's.
    pub(super) fn is_beyond_values(&self, label: &Occurrence, row: &[Piece]) -> bool {
        let own = label.find.bounds;
        let height = own.height() / label_lines(label);
        let has_room = |piece: &Piece| piece.bounds.top - own.bottom > height;
        let values = |other: &Occurrence| {
            let rows = self.under(other);
            rows.first().map(|row| row[0].row)
        };
        let mut neighbours = self.on_same_rows(label);
        neighbours.retain(|other| !std::ptr::eq(*other, label));
        let last = neighbours.into_iter().filter_map(values).max();
        row.first()
            .is_some_and(|piece| has_room(piece) && last.is_some_and(|last| piece.row > last))
    }

    /// Whether other labels stand on a label's lines and none of them has a value: the line of values was not read.
    pub(super) fn is_row_without_values(&self, label: &Occurrence) -> bool {
        let mut others = self.on_same_rows(label);
        others.retain(|other| !std::ptr::eq(*other, label));
        let has_none =
            |other: &&Occurrence| self.below(other).is_empty() && self.beside(other).is_empty();
        !others.is_empty() && others.iter().all(has_none)
    }

    /// Whether a colon stands straight after a label.
    pub(super) fn is_before_colon(&self, label: &Occurrence) -> bool {
        matches!(self.sign_after(label), Some(':' | ';'))
    }

    /// The character straight after a label, spaces left out.
    pub(super) fn sign_after(&self, label: &Occurrence) -> Option<char> {
        let last = label.find.spans[label.find.spans.len() - 1];
        let glyphs = &self.sheet.page.lines[last.line].glyphs;
        let rest = glyphs.get(last.end..).unwrap_or_default();
        let mut next = rest.iter().map(|glyph| glyph.character);
        next.find(|c| !c.is_whitespace())
    }

    /// Where the next label on the same lines begins.
    fn next_label_left(&self, label: &Occurrence) -> f32 {
        let own = label.find.bounds;
        self.on_same_rows(label)
            .iter()
            .map(|other| other.find.bounds)
            // The same words may be taken for a shorter label too.
            .filter(|other| other.left > own.left && other.right > own.right)
            .map(|other| other.left)
            .fold(f32::INFINITY, f32::min)
    }

    /// The middle of the next label below, in a label's column.
    fn next_label_top(&self, label: &Occurrence) -> f32 {
        let above = label.find.bounds;
        let is_below = |other: &&Occurrence| {
            let bounds = other.find.bounds;
            let is_in_column =
                bounds.left < above.right && bounds.right > above.left - 0.5 * self.sheet.em;
            other.is_label()
                && is_in_column
                && middle(&bounds) > middle(&above)
                && !other
                    .find
                    .rows
                    .iter()
                    .any(|row| label.find.rows.contains(row))
        };
        self.labels
            .iter()
            .filter(is_below)
            .map(|other| other.find.bounds.top + 0.3 * other.find.bounds.height())
            .fold(f32::INFINITY, f32::min)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a label has a few lines")]
fn label_lines(label: &Occurrence) -> f32 {
    // A label that was hardly read has a span for each of its words.
    let lines = label.find.spans.chunk_by(|a, b| a.line == b.line);
    lines.count().max(1) as f32
}

/// Whether two stretches of a page lie over each other, seen from above.
fn reaches(some: &Bounds, other: &Bounds) -> bool {
    some.left < other.right && some.right > other.left
}

/// Whether a stretch below stands nearer to a label than to its neighbours, and near enough. A single word of a joined
/// chunk belongs to the last label that begins before it.
fn belongs(stands: &Bounds, label: &Occurrence, neighbours: &[&Occurrence], is_word: bool) -> bool {
    let own = label.find.bounds;
    if is_word {
        let begins_before =
            |other: &&&Occurrence| other.find.bounds.left - 0.8 * stands.height() <= stands.left;
        let last = neighbours
            .iter()
            .filter(begins_before)
            .max_by(|a, b| a.find.bounds.left.total_cmp(&b.find.bounds.left));
        return last.is_some_and(|other| std::ptr::eq(*other, label));
    }
    let cost = |other: &Bounds| {
        let by_left = (stands.left - other.left).abs();
        by_left.min((center(stands) - center(other)).abs())
    };
    let is_near = stands.right >= own.left - LEFT_SLACK * stands.height()
        && stands.left <= own.right + RIGHT_SLACK * stands.height();
    is_near
        && neighbours
            .iter()
            .all(|other| cost(&other.find.bounds) >= cost(&own))
}
