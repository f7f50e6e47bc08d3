//! The account number below or beside a label that was hardly read: fax, faint copies.
//!
//! Invariant: the number stands alone, and the words at it are still nearer to the account number's label than to anything
//! else; it is never as sure as one with a label that was read.
//! Not here: labels that were read (`account_number`).

use casekeep_catalogue::FieldKind;

use super::{
    FoundBy, FoundField,
    confidence::{self, Backing},
    fold::fold,
    fuzzy::distance,
    kind::is_prose,
    lexicon::{Label, Lexicon},
    numbers,
    relation::Ground,
    shapes::inks,
    sheet::{Piece, center},
};

/// The words may differ from the label in this part of their letters.
const DISTANCE_MAX: f32 = 0.4;
/// Shorter labels are too much like others.
const LENGTH_MIN: usize = 16;
/// How sure such a number is at most.
const WAY: f32 = 0.8;

/// The number at a label that was hardly read.
pub(super) fn number(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> Option<FoundField> {
    let sheet = ground.sheet;
    let alone = sheet.chunks.iter().map(|chunk| &sheet.words[chunk.clone()]);
    alone
        .filter(|pieces| pieces[0].bounds.top < sheet.page.height * 0.6)
        .find_map(|pieces| {
            let region = inks(sheet.page, pieces);
            let read = numbers::twelve_digits(&region)
                .into_iter()
                .find(|read| read.from == 0 && read.to == region.len())?;
            let label = words_above(ground, pieces)?;
            let likeness = likeness(lexicon, &sheet.text_of(label))?;
            let confidence = confidence::of(
                &read,
                Backing {
                    way: WAY,
                    label: likeness,
                },
            );
            (confidence >= confidence::FOUND_MIN).then(|| FoundField {
                kind: FieldKind::OnlineAccountNumber,
                party: None,
                value: read.value,
                as_printed: read.printed,
                place: read.spans,
                label: label.iter().map(|piece| piece.span).collect(),
                confidence,
                found_by: FoundBy::Label,
            })
        })
}

/// The chunk straight above others, in the same column.
fn words_above<'g>(ground: &'g Ground<'_>, pieces: &[Piece]) -> Option<&'g [Piece]> {
    let sheet = ground.sheet;
    let own = sheet.chunk_bounds(pieces[0].chunk);
    let is_above = |chunk: &&[Piece]| {
        let bounds = sheet.chunk_bounds(chunk[0].chunk);
        let gap = own.top - bounds.bottom;
        let is_aligned = (bounds.left - own.left).abs() < own.height()
            || (center(&bounds) - center(&own)).abs() < own.height();
        gap > -0.5 * own.height()
            && gap < 1.2 * own.height()
            && is_aligned
            && !is_prose(sheet, chunk)
    };
    let mut chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    chunks.rfind(is_above)
}

/// How like words are to a label of the account number; `None` when they are not.
fn likeness(lexicon: &Lexicon<'_>, words: &str) -> Option<f32> {
    let folded = fold(words);
    let is_account = |label: &&Label| {
        let holds = |of: &super::lexicon::Use| {
            lexicon
                .field(*of)
                .holds
                .contains(&FieldKind::OnlineAccountNumber)
        };
        label.words.length() >= LENGTH_MIN && label.uses.iter().any(holds)
    };
    let labels = lexicon.labels.iter().filter(is_account);
    #[expect(clippy::cast_precision_loss, reason = "a label is short")]
    let part = |label: &Label| {
        distance(label.words.pattern.bytes(), &folded) as f32 / label.words.length() as f32
    };
    let nearest = labels.map(part).fold(f32::INFINITY, f32::min);
    (nearest <= DISTANCE_MAX).then_some(1.0 - nearest / 2.0)
}
