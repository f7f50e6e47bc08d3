//! Whether a label asks for the lawyer, preparer or interpreter instead of the person.
//!
//! Invariant: words beside the label, straight above it, or in the heading of its part say so; nothing else does.
//! Not here: what stands at the label (`account_number`, `name_parts`).

use super::{
    fold::fold,
    fuzzy::distance,
    labels::Occurrence,
    relation::Ground,
    sheet::{Piece, middle},
};

/// Whether the words before or straight above a label, or the heading of its part, speak of a lawyer.
pub(super) fn is_theirs(ground: &Ground<'_>, one: &Occurrence) -> bool {
    let sheet = ground.sheet;
    let speaks = |pieces: &[Piece]| {
        let words: Vec<Vec<u8>> = pieces
            .iter()
            .map(|piece| fold(&sheet.text(piece)))
            .collect();
        ["attorney", "representative", "preparer", "interpreter"]
            .iter()
            .any(|other| {
                let wanted = fold(other);
                words
                    .iter()
                    .any(|word| distance(word, &wanted) <= wanted.len() / 4)
            })
    };
    let chunk = sheet.chunk(one.find.first.chunk);
    let before: Vec<Piece> = chunk
        .iter()
        .filter(|piece| piece.bounds.left < one.find.bounds.left)
        .copied()
        .collect();
    if speaks(&before) || line_above(ground, one).is_some_and(speaks) {
        return true;
    }
    let heading = (0..one.find.first.row).rev().find(|row| {
        let first = sheet
            .row(*row)
            .first()
            .map(|piece| fold(&sheet.text(piece)));
        first.is_some_and(|word| {
            word.len() < 7 && distance(&word[..word.len().min(4)], &fold("part")) <= 1
        })
    });
    heading.is_some_and(|row| speaks(sheet.row(row)) && !is_of_client(ground, row))
}

/// Whether the heading of a part only names the appearance that a lawyer enters: the part asks for the client.
fn is_of_client(ground: &Ground<'_>, row: usize) -> bool {
    let wanted = fold("appearance");
    let words = ground.sheet.row(row).iter();
    words
        .map(|piece| fold(&ground.sheet.text(piece)))
        .any(|word| distance(&word, &wanted) <= wanted.len() / 4)
}

/// The line of the same cell straight above a label.
fn line_above<'g>(ground: &'g Ground<'_>, one: &Occurrence) -> Option<&'g [Piece]> {
    let sheet = ground.sheet;
    let own = one.find.bounds;
    let is_above = |chunk: &&[Piece]| {
        let bounds = sheet.chunk_bounds(chunk[0].chunk);
        let gap = own.top - bounds.bottom;
        gap.abs() < 0.8 * own.height()
            && middle(&bounds) < own.top
            && (bounds.left - own.left).abs() < 1.5 * own.height()
    };
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.find(is_above)
}
