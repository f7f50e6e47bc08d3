//! The account number's label where it was hardly read: fax, faint copies, blur.
//!
//! Invariant: the words are still nearer to the account number's label than to any other label, stand in a heading, and
//! belong to no label that was read.
//! Not here: labels that were read (`labels`), what stands at them (`account_number`).

use casekeep_catalogue::FieldKind;

use super::{
    fold::fold,
    fuzzy::distance,
    kind::is_prose,
    labels::{Occurrence, overlap},
    lexicon::Lexicon,
    prose::Role,
    relation::Ground,
    sheet::{Piece, around},
    strips::Find,
};

/// The words may differ from the label in this part of their letters, when twelve digits stand at them.
pub(super) const WITH_NUMBER_MAX: f32 = 0.4;
/// And in this part when nothing does.
pub(super) const ALONE_MAX: f32 = 0.28;
/// Shorter labels are too much like others.
const LENGTH_MIN: usize = 16;
/// Labels stand above this part of the page's height.
const HEADING_END: f32 = 0.6;

/// A label that was hardly read, and how far its words are from it, in parts of its length.
pub(super) struct FaintLabel {
    /// The label, as if it had been found.
    pub(super) occurrence: Occurrence,
    /// How far.
    pub(super) off: f32,
}

/// Every place that may be the account number's label.
pub(super) fn all(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> Vec<FaintLabel> {
    let sheet = ground.sheet;
    let chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    let headings = chunks.filter(|chunk| {
        chunk[0].bounds.top < sheet.page.height * HEADING_END && !is_prose(sheet, chunk)
    });
    headings
        .filter_map(|chunk| faint(lexicon, ground, chunk))
        .collect()
}

fn faint(lexicon: &Lexicon<'_>, ground: &Ground<'_>, chunk: &[Piece]) -> Option<FaintLabel> {
    let words = before_number(ground, chunk);
    let (first, last) = (words.first()?, words.last()?);
    let spans: Vec<_> = words.iter().map(|piece| piece.span).collect();
    let is_read = ground
        .labels
        .iter()
        .any(|label| label.role != Role::Prose && overlap(&label.find.spans, &spans));
    if is_read || words.len() > 7 {
        return None;
    }
    let (label, edits) = nearest(lexicon, &fold(&ground.sheet.text_of(words)))?;
    let length = lexicon.labels[label].words.length();
    #[expect(clippy::cast_precision_loss, reason = "a label is short")]
    let off = edits as f32 / length as f32;
    let find = Find {
        bounds: around(words.iter().map(|piece| piece.bounds)),
        rows: vec![first.row],
        first: *first,
        last: *last,
        spans,
        distance: edits,
        length,
    };
    (off <= WITH_NUMBER_MAX).then_some(FaintLabel {
        occurrence: Occurrence {
            label,
            find,
            role: Role::Label,
            is_first: true,
        },
        off,
    })
}

/// The words of a chunk before its first number.
fn before_number<'c>(ground: &Ground<'_>, chunk: &'c [Piece]) -> &'c [Piece] {
    let is_number = |piece: &Piece| {
        let text = ground.sheet.text(piece);
        text.chars().filter(char::is_ascii_digit).count() >= 3
    };
    let end = chunk.iter().position(is_number).unwrap_or(chunk.len());
    &chunk[..end]
}

/// The label that words are nearest to, when it is one of the account number's.
fn nearest(lexicon: &Lexicon<'_>, words: &[u8]) -> Option<(usize, usize)> {
    let labels = lexicon.labels.iter().enumerate();
    let near =
        labels.filter(|(_, label)| label.words.length().abs_diff(words.len()) * 2 <= words.len());
    let (index, edits) = near
        .map(|(index, label)| (index, distance(label.words.pattern.bytes(), words)))
        .min_by_key(|(_, edits)| *edits)?;
    let label = &lexicon.labels[index];
    let is_account = label.uses.iter().any(|of| {
        let holds = &lexicon.field(*of).holds;
        holds.contains(&FieldKind::OnlineAccountNumber)
    });
    (is_account && label.words.length() >= LENGTH_MIN).then_some((index, edits))
}
