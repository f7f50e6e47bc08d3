//! The day by which an answer has to be there, where only a sentence says it.
//!
//! Invariant: the sentence speaks of an answer, and the words straight before the day make it a last day.
//! Not here: days with a label (`fields`).

use casekeep_catalogue::FieldKind as Kind;

use super::{
    FoundBy, FoundField, dates,
    kind::Judgement,
    lexicon::Lexicon,
    relation::Ground,
    shapes::{Ink, Read, inks},
    sheet::Piece,
    unlabelled::found,
};

/// Words that make a day a last day.
const LAST: [&str; 6] = ["by", "until", "before", "than", "deadline", "through"];
/// Words of sentences about an answer.
const ANSWERS: [&str; 8] = [
    "submit", "respond", "response", "answer", "reply", "received", "provide", "return",
];
/// How sure a day is that such a sentence gives.
const WAY: f32 = 0.94;

/// The last day for an answer, on a kind of paper that has one.
pub(super) fn due_date(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    known: &[FoundField],
) -> Option<FoundField> {
    let (kind, _) = judgement.best?;
    let is_known = known
        .iter()
        .any(|field| field.kind == Kind::ResponseDueDate);
    if is_known || !lexicon.kinds()[kind].carries(Kind::ResponseDueDate) {
        return None;
    }
    let rows = ground.sheet.rows.len();
    (0..rows).find_map(|row| in_row(ground, row))
}

/// A day in a row, with the words of the row before it and after it.
fn in_row(ground: &Ground<'_>, row: usize) -> Option<FoundField> {
    let sheet = ground.sheet;
    // A line of a few words above is a heading.
    let above = row
        .checked_sub(1)
        .map_or(&[] as &[Piece], |row| sheet.row(row));
    let above = if above.len() > 5 { above } else { &[] };
    let here = sheet.row(row);
    let pieces: Vec<Piece> = above
        .iter()
        .chain(here)
        .chain(sheet.row(row + 1))
        .copied()
        .collect();
    let region = inks(sheet.page, &pieces);
    let of_row = |read: &Read| {
        here.iter()
            .any(|piece| piece.span.line == read.spans[0].line)
    };
    let read = dates::dates(&region)
        .into_iter()
        .filter(of_row)
        .find(|read| is_due(&region, read))?;
    found(Kind::ResponseDueDate, None, read, WAY, FoundBy::Sentence)
}

fn is_due(region: &[Ink], read: &Read) -> bool {
    let before = words(&region[..read.from]);
    let after = words(&region[read.to..]);
    let sentence_start = before
        .iter()
        .rposition(|word| word.ends_with('.'))
        .map_or(0, |at| at + 1);
    let sentence_end = after
        .iter()
        .position(|word| word.ends_with('.'))
        .map_or(after.len(), |at| at + 1);
    let is_last = before
        .last()
        .is_some_and(|word| LAST.contains(&word.as_str()));
    let mut sentence = before[sentence_start..]
        .iter()
        .chain(&after[..sentence_end]);
    is_last
        && sentence.any(|word| ANSWERS.contains(&word.trim_matches(|c: char| !c.is_alphabetic())))
}

fn words(region: &[Ink]) -> Vec<String> {
    region
        .chunk_by(|_, next| !next.begins)
        .map(|word| {
            word.iter()
                .map(|ink| ink.character.to_ascii_lowercase())
                .collect()
        })
        .collect()
}
