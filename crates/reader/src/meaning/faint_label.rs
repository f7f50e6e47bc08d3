//! Labels that were hardly read: fax, faint copies, blur.
//!
//! Invariant: the words are nearer to this label than to any other, stand in a heading, and belong to no label that was
//! read.
//! Not here: labels that were read (`labels`), what stands at them (`account_number`).

use casekeep_catalogue::FieldKind;

use super::{
    fold::fold,
    fuzzy::distance,
    kind::is_prose,
    labels::{Occurrence, overlap},
    lexicon::{Lexicon, Use},
    prose::Role,
    sheet::{Piece, Sheet, around},
    strips::Find,
};

/// The words may differ from the label in this part of their letters, when twelve digits stand at them.
pub(super) const WITH_NUMBER_MAX: f32 = 0.4;
/// And in this part when nothing does.
pub(super) const ALONE_MAX: f32 = 0.28;
/// Shorter labels are too much like others.
const LENGTH_MIN: usize = 16;
/// Labels of other values have at least so many letters.
const ANY_LENGTH_MIN: usize = 9;
/// Labels stand above this part of the page's height.
const HEADING_END: f32 = 0.6;

/// A label that was hardly read, and how far its words are from it, in parts of its length.
pub(super) struct FaintLabel {
    /// The label, as if it had been found.
    pub(super) occurrence: Occurrence,
    /// How far.
    pub(super) off: f32,
}

/// Labels of any value that were hardly read: at least two words, nearer to one label than to all others.
pub(super) fn of_any_value(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    read: &[Occurrence],
) -> Vec<Occurrence> {
    let is_long = |faint: &FaintLabel| {
        let words = &lexicon.labels[faint.occurrence.label].words;
        words.breaks > 0 && words.length() >= ANY_LENGTH_MIN
    };
    let faint = all(lexicon, sheet, read).into_iter();
    let near = faint.filter(|faint| faint.off <= ALONE_MAX && is_long(faint));
    near.map(|faint| faint.occurrence).collect()
}

/// Every place that may be the account number's label.
pub(super) fn of_account(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    read: &[Occurrence],
) -> Vec<FaintLabel> {
    let is_account = |faint: &FaintLabel| {
        let label = &lexicon.labels[faint.occurrence.label];
        let holds = |of: &Use| {
            lexicon
                .field(*of)
                .holds
                .contains(&FieldKind::OnlineAccountNumber)
        };
        label.uses.iter().any(holds) && label.words.length() >= LENGTH_MIN
    };
    all(lexicon, sheet, read)
        .into_iter()
        .filter(is_account)
        .collect()
}

fn all(lexicon: &Lexicon<'_>, sheet: &Sheet<'_>, read: &[Occurrence]) -> Vec<FaintLabel> {
    let chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    let headings = chunks.filter(|chunk| {
        chunk[0].bounds.top < sheet.page.height * HEADING_END && !is_prose(sheet, chunk)
    });
    headings
        .filter_map(|chunk| faint(lexicon, sheet, read, chunk))
        .collect()
}

fn faint(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    read: &[Occurrence],
    chunk: &[Piece],
) -> Option<FaintLabel> {
    let words = before_number(sheet, chunk);
    let (first, last) = (words.first()?, words.last()?);
    let spans: Vec<_> = words.iter().map(|piece| piece.span).collect();
    let is_read = read
        .iter()
        .any(|label| label.role != Role::Prose && overlap(&label.find.spans, &spans));
    if is_read || words.len() > 7 {
        return None;
    }
    let (label, edits) = nearest(lexicon, &fold(&sheet.text_of(words)))?;
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
fn before_number<'c>(sheet: &Sheet<'_>, chunk: &'c [Piece]) -> &'c [Piece] {
    let is_number = |piece: &Piece| {
        let text = sheet.text(piece);
        text.chars().filter(char::is_ascii_digit).count() >= 3
    };
    let end = chunk.iter().position(is_number).unwrap_or(chunk.len());
    &chunk[..end]
}

/// The label that words are nearest to, and by how many edits.
fn nearest(lexicon: &Lexicon<'_>, words: &[u8]) -> Option<(usize, usize)> {
    let labels = lexicon.labels.iter().enumerate();
    let near =
        labels.filter(|(_, label)| label.words.length().abs_diff(words.len()) * 2 <= words.len());
    near.map(|(index, label)| (index, distance(label.words.pattern.bytes(), words)))
        .min_by_key(|(_, edits)| *edits)
}
