//! Labels that were hardly read: fax, faint copies, blur.
//!
//! Invariant: the words are nearer to this label than to any other, stand in a heading, and belong to no label that was
//! read.
//! Not here: labels that were read (`labels`), what stands at them (`account_number`).

use casekeep_catalogue::FieldKind;

use crate::edits::distance;

use super::{
    fold::fold,
    kind::is_prose,
    labels::{self, Occurrence, overlap},
    lexicon::{Lexicon, Use},
    prose::{Role, is_anothers},
    relation::{Ground, LOST_WORDS},
    sentences::OTHERS,
    sheet::{Piece, Sheet, around},
    strips::Find,
    values::{self, has_shape},
};

/// The words may differ from the label in this part of their letters, when a value of its shape stands at them.
pub(super) const WITH_NUMBER_MAX: f32 = 0.4;
/// In this part, on a paper that is known to print the label always.
pub(super) const ALWAYS_PRINTED_MAX: f32 = 0.5;
/// And in this part when nothing stands at them.
pub(super) const ALONE_MAX: f32 = 0.28;
/// In this part when the label is one word.
const ONE_WORD_MAX: f32 = 0.2;
/// The number of a question and whose it is may stand before a label: so many words.
const BEFORE_MAX: usize = 2;
/// Words of a label.
const WORDS_MAX: usize = 7;
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

/// Labels of any value that were hardly read, nearer to one label than to all others. The worse ones have a value of their
/// shape, and those of one word an A-Number.
pub(super) fn of_any_value(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    read: &[Occurrence],
) -> Vec<Occurrence> {
    let is_long = |faint: &FaintLabel| {
        let words = &lexicon.labels[faint.occurrence.label].words;
        let is_word = words.breaks == 0 && faint.off > ONE_WORD_MAX;
        !is_word && words.length() >= ANY_LENGTH_MIN
    };
    let mut faint = all(lexicon, sheet, read);
    faint.retain(|faint| faint.off <= WITH_NUMBER_MAX && is_long(faint));
    let found = faint.iter().map(|faint| faint.occurrence.clone());
    let labels: Vec<Occurrence> = read.iter().cloned().chain(found).collect();
    let ground = Ground {
        sheet,
        labels: &labels,
        free: labels::free_pieces(sheet, &labels),
        is_upside_down: false,
    };
    let is_one = |faint: &FaintLabel| {
        let label = &faint.occurrence;
        match lexicon.labels[label.label].words.breaks {
            0 => has_a_number(&ground, label),
            _ => faint.off <= ALONE_MAX || has_value(lexicon, &ground, faint),
        }
    };
    faint.retain(is_one);
    faint.into_iter().map(|faint| faint.occurrence).collect()
}

/// Whether an A-Number stands beside a label: the name of a person's box.
fn has_a_number(ground: &Ground<'_>, label: &Occurrence) -> bool {
    let beside = ground.beside(label);
    values::first(ground.sheet, FieldKind::ANumber, &beside).is_some()
}

/// Whether a day, a receipt or an A-Number stands where the value of a label does.
fn has_value(lexicon: &Lexicon<'_>, ground: &Ground<'_>, faint: &FaintLabel) -> bool {
    let label = &faint.occurrence;
    let mut uses = lexicon.labels[label.label].uses.iter();
    let holds = uses.next().map(|of| lexicon.field(*of).holds.as_slice());
    let [kind] = holds.unwrap_or_default() else {
        return false;
    };
    let has_shape = has_shape(*kind) && *kind != FieldKind::OnlineAccountNumber;
    let words = ground
        .sheet
        .text_of(ground.sheet.chunk(label.find.first.chunk));
    let is_other = words
        .split_whitespace()
        .any(|word| OTHERS.contains(&word.to_lowercase().as_str()));
    let below = ground.under(label).into_iter().next().unwrap_or_default();
    let is_there = |pieces: &[Piece]| values::first(ground.sheet, *kind, pieces).is_some();
    has_shape && !is_other && (is_there(&ground.beside(label)) || is_there(&below))
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
    let mut faint = all(lexicon, sheet, read);
    let torn = torn(sheet);
    faint.extend(
        torn.iter()
            .filter_map(|words| faint_at(lexicon, sheet, read, words)),
    );
    faint.retain(is_account);
    faint
}

/// Words of a heading on both sides of a gap, as of a label whose middle was lost.
fn torn(sheet: &Sheet<'_>) -> Vec<Vec<Piece>> {
    let is_torn = |pair: &&[&[Piece]]| {
        let (left, right) = (
            sheet.chunk_bounds(pair[0][0].chunk),
            sheet.chunk_bounds(pair[1][0].chunk),
        );
        let gap = right.left - left.right;
        left.top < sheet.page.height * HEADING_END && gap < LOST_WORDS * left.height()
    };
    let rows = sheet.rows.iter().map(|range| &sheet.words[range.clone()]);
    rows.flat_map(|row| {
        let chunks: Vec<&[Piece]> = row.chunk_by(|a, b| a.chunk == b.chunk).collect();
        let pairs = chunks.windows(2).filter(is_torn);
        pairs.map(<[&[Piece]]>::concat).collect::<Vec<_>>()
    })
    .collect()
}

fn all(lexicon: &Lexicon<'_>, sheet: &Sheet<'_>, read: &[Occurrence]) -> Vec<FaintLabel> {
    let chunks = sheet.chunks.iter().map(|range| &sheet.words[range.clone()]);
    let headings = chunks.filter(|chunk| {
        chunk[0].bounds.top < sheet.page.height * HEADING_END && !is_prose(sheet, chunk)
    });
    headings
        .filter_map(|chunk| faint_at(lexicon, sheet, read, chunk))
        .collect()
}

fn faint_at(
    lexicon: &Lexicon<'_>,
    sheet: &Sheet<'_>,
    read: &[Occurrence],
    chunk: &[Piece],
) -> Option<FaintLabel> {
    let words = before_number(sheet, chunk);
    let last = words.last()?;
    let spans: Vec<_> = words.iter().map(|piece| piece.span).collect();
    let is_read = read
        .iter()
        .any(|label| label.role != Role::Prose && overlap(&label.find.spans, &spans));
    if is_read || words.len() > WORDS_MAX + BEFORE_MAX {
        return None;
    }
    let is_numbered = is_item(&sheet.text_of(&words[..1]));
    let before_max = if is_numbered { BEFORE_MAX } else { 0 };
    let begins = 0..=before_max.min(words.len() - 1);
    let (skipped, (label, edits)) = begins
        .filter(|skipped| words.len() - skipped <= WORDS_MAX)
        .filter_map(|skipped| {
            let near = nearest(lexicon, &fold(&sheet.text_of(&words[skipped..])))?;
            Some((skipped, near))
        })
        .min_by_key(|(_, (_, edits))| *edits)?;
    if words[..skipped]
        .iter()
        .any(|word| is_anothers(&sheet.text(word)))
    {
        return None;
    }
    let (first, spans) = (&words[skipped], spans[skipped..].to_vec());
    let length = lexicon.labels[label].words.length();
    #[expect(clippy::cast_precision_loss, reason = "a label is short")]
    let off = edits as f32 / length as f32;
    let find = Find {
        // Its value begins below the number of the question.
        bounds: around(words.iter().map(|piece| piece.bounds)),
        rows: vec![first.row],
        first: *first,
        last: *last,
        spans,
        distance: edits,
        length,
    };
    (off <= ALWAYS_PRINTED_MAX).then_some(FaintLabel {
        occurrence: Occurrence {
            label,
            find,
            role: Role::Label,
            is_first: true,
        },
        off,
    })
}

/// "12.", "3.a.", "b": the number of a question on a form.
fn is_item(word: &str) -> bool {
    let signs = word.chars().filter(|c| c.is_alphanumeric());
    signs.count() <= 3
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
