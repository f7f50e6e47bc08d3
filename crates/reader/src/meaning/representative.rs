//! Whether a label asks for the lawyer, preparer or interpreter, or for a beneficiary, instead of the person.
//!
//! Invariant: words beside the label, straight above it, or in the heading of its part say so; nothing else does.
//! Not here: what stands at the label (`account_number`, `name_parts`).

use crate::edits::distance;

use super::{
    fold::fold,
    forms,
    labels::Occurrence,
    relation::Ground,
    sheet::{Piece, Sheet, middle},
};

/// What the lawyer's box asks for stands no further below its heading, in line heights.
const BOX: f32 = 8.0;

/// A label stands no further right of its part's heading than this share of the page, where the page has columns.
const COLUMN: f32 = 0.3;

/// Whether the words before or straight above a label, or the heading of its part, speak of a lawyer.
pub(super) fn is_theirs(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let sheet = ground.sheet;
    let speaks = |pieces: &[Piece]| {
        let theirs = ["attorney", "representative", "preparer", "interpreter"];
        speaks_of(sheet, pieces, &theirs)
    };
    let chunk = sheet.chunk(one.find.first.chunk);
    let before: Vec<Piece> = chunk
        .iter()
        .filter(|piece| piece.bounds.left < one.find.first.bounds.left)
        .copied()
        .collect();
    if speaks(&before) || line_above(ground, one).is_some_and(speaks) {
        return true;
    }
    match heading(ground, one) {
        Some(heading) => speaks(heading) && !is_of_client(sheet, heading),
        None => !is_level_with_part(ground, one) && is_in_their_box(ground, one),
    }
}

/// Whether the first part of a form begins beside a label, in the other column: the lawyer's box ended above it.
fn is_level_with_part(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let row = ground.sheet.row(one.find.first.row);
    !forms::parts(ground.sheet, row).is_empty()
}

/// Whether a label before the first part of a form stands in the box that is "to be completed by an attorney or accredited
/// representative", whatever of its own words was lost.
fn is_in_their_box(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let sheet = ground.sheet;
    let own = one.find.bounds;
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.any(|chunk| {
        let gap = own.top - chunk[0].bounds.bottom;
        (-own.height()..BOX * own.height()).contains(&gap)
            && speaks_of(sheet, chunk, &["completed"])
            && speaks_of(sheet, chunk, &["attorney", "representative"])
    })
}

/// Whether the heading of a label's part speaks of the one who is filed for, and not of the person who files.
pub(super) fn is_of_beneficiary(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let speaks = |heading: &[Piece], of: &[&str]| speaks_of(ground.sheet, heading, of);
    heading(ground, one).is_some_and(|heading| {
        speaks(heading, &["beneficiary", "relative", "principal"])
            && !speaks(heading, &["you", "petitioner", "relationship"])
    })
}

/// Whether one of these words is among pieces, or nearly.
fn speaks_of(sheet: &Sheet<'_>, pieces: &[Piece], wanted: &[&str]) -> bool {
    let mut words = pieces.iter().map(|piece| fold(&sheet.text(piece)));
    words.any(|word| {
        let is_near = |wanted: &&str| distance(&word, &fold(wanted)) <= wanted.len() / 4;
        wanted.iter().any(is_near)
    })
}

/// The heading of the part that a label stands in: the nearest above it in its column, else the nearest above it.
fn heading<'g>(ground: &'g Ground<'_>, one: &Occurrence) -> Option<&'g [Piece]> {
    let left = one.find.bounds.left + one.find.bounds.height();
    let column = COLUMN * ground.sheet.page.width;
    let above = (0..one.find.first.row).rev();
    let headings = above.filter_map(|row| {
        let parts = forms::parts(ground.sheet, ground.sheet.row(row));
        parts.into_iter().rfind(|part| part[0].bounds.left <= left)
    });
    let headings: Vec<&[Piece]> = headings.collect();
    let is_in_column = |part: &&&[Piece]| left - part[0].bounds.left < column;
    let own = headings.iter().find(is_in_column);
    own.or(headings.first()).copied()
}

/// Whether the heading of a part only names the appearance that a lawyer enters: the part asks for the client.
fn is_of_client(sheet: &Sheet<'_>, heading: &[Piece]) -> bool {
    speaks_of(sheet, heading, &["appearance"])
}

/// The line of the same cell straight above a label; the cell beside it may run into its chunk.
fn line_above<'g>(ground: &'g Ground<'_>, one: &Occurrence) -> Option<&'g [Piece]> {
    let sheet = ground.sheet;
    let own = one.find.bounds;
    let begins_here = |piece: &Piece| {
        let gap = own.top - piece.bounds.bottom;
        gap.abs() < 0.8 * own.height()
            && middle(&piece.bounds) < own.top
            && (piece.bounds.left - own.left).abs() < 1.5 * own.height()
    };
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.find_map(|chunk| {
        let first = chunk.iter().position(begins_here)?;
        Some(&chunk[first..])
    })
}
