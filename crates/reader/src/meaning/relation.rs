//! Where the value of a label may stand: right of it, or below it in the same cell.
//!
//! Invariant: a region never reaches past another label, to the right or below; it holds no glyph of a label.
//! Not here: what the value is (`shapes`, `dates`, `names`).

use crate::text::Bounds;

use super::{
    labels::Occurrence,
    sheet::{Piece, Sheet, center},
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
}

/// A label's value begins no further below it than so many line heights.
const FIRST_GAP_MAX: f32 = 2.0;
/// Lines of one value are no further apart than so many line heights.
const NEXT_GAP_MAX: f32 = 1.3;
/// A value may begin so many line heights left of its label.
const LEFT_SLACK: f32 = 1.5;
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
                bounds.right - 0.3 * self.sheet.em
            };
            piece.bounds.left >= from
                && piece.bounds.left < limit
                && (label.find.first.row..=label.find.last.row).contains(&piece.row)
        };
        self.free.iter().filter(is_right).copied().collect()
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

    /// The words below a label, row by row, down to the next label.
    pub(super) fn below(&self, label: &Occurrence) -> Vec<Vec<Piece>> {
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        let mut bottom = label.find.bounds.bottom;
        for row in label.find.last.row + 1..self.sheet.rows.len() {
            if self.is_label_below(label, row) {
                break;
            }
            let pieces = self.in_column(label, row);
            let Some(first) = pieces.first() else {
                if self.is_too_far(row, bottom) {
                    break;
                }
                continue;
            };
            let height = first.bounds.height().max(label.find.bounds.height() / label_lines(label));
            let reach = if rows.is_empty() { FIRST_GAP_MAX } else { NEXT_GAP_MAX };
            if first.bounds.top - bottom > reach * height {
                break;
            }
            bottom = bottom.max(first.bounds.bottom);
            rows.push(pieces);
            if rows.len() == ROWS_MAX {
                break;
            }
        }
        rows
    }

    fn is_too_far(&self, row: usize, bottom: f32) -> bool {
        let top = self.sheet.row(row).iter().map(|piece| piece.bounds.top);
        top.fold(f32::INFINITY, f32::min) - bottom > 4.0 * self.sheet.em
    }

    /// The free words of a row that stand in a label's column.
    fn in_column(&self, label: &Occurrence, row: usize) -> Vec<Piece> {
        let neighbours = self.on_same_rows(label);
        let mut pieces: Vec<Piece> = Vec::new();
        for piece in self.free.iter().filter(|piece| piece.row == row) {
            let chunk = self.sheet.chunk_bounds(piece.chunk);
            let reached = neighbours.iter().filter(|other| reaches(&chunk, &other.find.bounds)).count();
            // A chunk that lies under several labels was joined by recognition: each word for itself.
            let stands = if reached > 1 { piece.bounds } else { chunk };
            if belongs(&stands, label, &neighbours, reached > 1) {
                pieces.push(*piece);
            }
        }
        pieces
    }

    /// The labels on the lines of a label, itself among them.
    fn on_same_rows(&self, label: &Occurrence) -> Vec<&Occurrence> {
        let rows = label.find.first.row..=label.find.last.row;
        let is_beside = |other: &&Occurrence| {
            other.is_label() && (rows.contains(&other.find.first.row) || rows.contains(&other.find.last.row))
        };
        self.labels.iter().filter(is_beside).collect()
    }

    /// Where the next label on the same lines begins.
    fn next_label_left(&self, label: &Occurrence) -> f32 {
        self.on_same_rows(label)
            .iter()
            .map(|other| other.find.bounds.left)
            .filter(|left| *left > label.find.bounds.left)
            .fold(f32::INFINITY, f32::min)
    }

    /// Whether another label stands in a row, in this one's column.
    fn is_label_below(&self, label: &Occurrence, row: usize) -> bool {
        let above = label.find.bounds;
        self.labels.iter().any(|other| {
            let is_in_column = other.find.bounds.left < above.right && other.find.bounds.right > above.left - 0.5 * self.sheet.em;
            other.is_label() && other.find.first.row == row && is_in_column
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a label has a few lines")]
fn label_lines(label: &Occurrence) -> f32 {
    label.find.spans.len().max(1) as f32
}

/// Whether two stretches of a page lie over each other, seen from above.
fn reaches(some: &Bounds, other: &Bounds) -> bool {
    some.left < other.right && some.right > other.left
}

/// Whether a stretch below stands nearer to a label than to its neighbours, and near enough.
fn belongs(stands: &Bounds, label: &Occurrence, neighbours: &[&Occurrence], is_word: bool) -> bool {
    let own = label.find.bounds;
    let slack = LEFT_SLACK * stands.height();
    if stands.right < own.left - slack || stands.left > own.right + slack {
        let is_first = neighbours.iter().all(|other| other.find.bounds.left >= own.left);
        let is_under_next = |other: &&&Occurrence| other.find.bounds.left > own.left && other.find.bounds.left < stands.left + slack;
        if !is_word || stands.left < own.left || neighbours.iter().any(|other| is_under_next(&other)) || !is_first && stands.right < own.left {
            return false;
        }
    }
    if is_word {
        let nearest = neighbours
            .iter()
            .filter(|other| other.find.bounds.left - 0.8 * stands.height() <= stands.left)
            .max_by(|a, b| a.find.bounds.left.total_cmp(&b.find.bounds.left));
        return nearest.is_some_and(|other| std::ptr::eq(*other, label));
    }
    let cost = |other: &Bounds| (stands.left - other.left).abs().min((center(stands) - center(other)).abs());
    let mine = cost(&own);
    neighbours
        .iter()
        .filter(|other| !std::ptr::eq(**other, label))
        .all(|other| cost(&other.find.bounds) >= mine)
}
