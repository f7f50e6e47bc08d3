//! Whether a label asks for the lawyer, preparer or interpreter, or for a beneficiary, instead of the person.
//!
//! Invariant: words beside the label, straight above it, or in the heading of its part say so; nothing else does.
//! Not here: what stands at the label (`account_number`, `name_parts`).

use crate::edits::distance;

use super::{
    fold::fold,
    labels::Occurrence,
    relation::Ground,
    sheet::{Piece, Sheet, middle},
};

/// A label stands no further right of its part's heading than this share of the page, where the page has columns.
const COLUMN: f32 = 0.3;

/// Words of one heading are no further apart than so many line heights.
const GAP: f32 = 5.0;

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
    heading(ground, one).is_some_and(|heading| speaks(heading) && !is_of_client(sheet, heading))
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
        let parts = parts(ground.sheet, ground.sheet.row(row));
        parts.into_iter().rfind(|part| part[0].bounds.left <= left)
    });
    let headings: Vec<&[Piece]> = headings.collect();
    let is_in_column = |part: &&&[Piece]| left - part[0].bounds.left < column;
    let own = headings.iter().find(is_in_column);
    own.or(headings.first()).copied()
}

/// The headings of parts in a row: "Part 1. ..." and, in a second column, "Part 3. ...".
fn parts<'r>(sheet: &Sheet<'_>, row: &'r [Piece]) -> Vec<&'r [Piece]> {
    let is_part = |piece: &Piece| {
        let word = fold(&sheet.text(piece));
        word.len() < 7 && distance(&word[..word.len().min(4)], &fold("part")) <= 1
    };
    let is_apart = |at: usize| {
        at == 0 || row[at].bounds.left - row[at - 1].bounds.right > 2.0 * row[at].bounds.height()
    };
    let begin = (0..row.len()).filter(|at| is_part(&row[*at]) && is_apart(*at));
    let mut begin: Vec<usize> = begin.collect();
    begin.push(row.len());
    begin
        .windows(2)
        .map(|ends| up_to_gap(&row[ends[0]..ends[1]]))
        .collect()
}

/// A heading without what another column begins beside it, behind its number.
fn up_to_gap(heading: &[Piece]) -> &[Piece] {
    let is_wide =
        |pair: &[Piece]| pair[1].bounds.left - pair[0].bounds.right > GAP * pair[0].bounds.height();
    let end = heading.windows(2).skip(1).position(is_wide);
    end.map_or(heading, |at| &heading[..at + 2])
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
