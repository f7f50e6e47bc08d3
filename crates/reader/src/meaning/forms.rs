//! How forms are named and divided: with the title in a heading, as a form names itself, in numbered parts.
//!
//! Invariant: a number alone is no form; "Form" or the beginning of a title stands beside it.
//! Not here: "Case Type" and other labels of forms (`fields`), the shape of a form's number (`names`).

use casekeep_catalogue::FieldKind;

use crate::edits::distance;

use super::{
    FoundField,
    fields::is_own_name,
    fold::fold,
    kind::{Judgement, has_squares, is_prose},
    lexicon::Lexicon,
    names,
    relation::Ground,
    shapes::Read,
    sheet::{Piece, Sheet},
    unlabelled::{SCREEN_END, headings},
};

/// What titles of forms begin with.
const TITLES: [&str; 6] = [
    "Application",
    "Petition",
    "Request",
    "Immigrant",
    "Affidavit",
    "Consideration",
];

/// Words of one heading are no further apart than so many line heights.
const GAP: f32 = 5.0;

/// A form's number with the beginning of its title: "I-485, Application to ...".
pub(super) fn with_title(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    pieces: &[Piece],
) -> Option<Read> {
    let sheet = ground.sheet;
    (0..pieces.len().min(3)).find_map(|from| {
        let read = names::form(sheet, &pieces[from..])
            .filter(|read| read.from == 0 && !is_own_name(lexicon, &read.value))?;
        if is_alone(ground, &pieces[..from], &pieces[from + 1..]) {
            return Some(read);
        }
        let rest = pieces[from + 1..].iter().map(|piece| sheet.text(piece));
        let next = rest.map(|text| fold(&text)).find(|text| text.len() > 2)?;
        let mut titles = TITLES.iter();
        let is_title = titles.any(|title| distance(&fold(title), &next) <= 1);
        is_title.then_some(read)
    })
}

/// Whether a page names a form with the beginning of its title.
pub(super) fn is_named(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    headings(ground, SCREEN_END).any(|pieces| with_title(lexicon, ground, pieces).is_some())
}

/// Whether a page bears the number of a notice at its head or its foot, as the notice names itself: "Form I-797C (Rev. ...".
pub(super) fn is_notice(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    of_paper(ground).is_some_and(|read| is_own_name(lexicon, &read.value))
}

/// What a form prints of itself at its head and its foot: "USCIS Form I-485 OMB No. 1615", "Form I-485 Edition 01/20/25".
pub(super) fn of_paper(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    let (head, foot) = (0.25 * sheet.page.height, 0.85 * sheet.page.height);
    let chunks = sheet
        .chunks
        .iter()
        .map(|range| &sheet.words[range.clone()])
        .filter(|chunk| chunk[0].bounds.top < head || chunk[0].bounds.top > foot);
    chunks.into_iter().find_map(|chunk| named(sheet, chunk))
}

/// A form that asks for the numbers of other forms, as one of a representative does, is none of those: it prints its own.
pub(super) fn drop_others(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    judgement: &Judgement,
    fields: &mut Vec<FoundField>,
) {
    let kind = judgement.best.map(|(kind, _)| &lexicon.kinds()[kind]);
    if !kind.is_some_and(has_squares) {
        return;
    }
    if let Some(own) = of_paper(ground) {
        let is_other = |field: &FoundField| field.kind == FieldKind::FormNumber;
        fields.retain(|field| !is_other(field) || field.value == own.value);
    }
}

/// "Form I-485", and no running text behind it.
fn named(sheet: &Sheet<'_>, chunk: &[Piece]) -> Option<Read> {
    let is_name = |word: &str| !word.starts_with(char::is_lowercase) || word == "page";
    let words: Vec<String> = chunk.iter().map(|word| sheet.text(word)).collect();
    let behind = |at: usize| words.get(at + 1).is_none_or(|next| is_name(next));
    let apart = (1..chunk.len())
        .filter(|at| words[at - 1].eq_ignore_ascii_case("form") && behind(*at))
        .map(|at| chunk[at]);
    // "FormI-485": the gap was lost.
    let joined = (0..chunk.len())
        .filter(|at| words[*at].to_lowercase().starts_with("form") && behind(*at))
        .filter_map(|at| {
            let span = chunk[at].span;
            sheet.part(&chunk[at], span.start + "form".len(), span.end)
        });
    apart
        .chain(joined)
        .find_map(|piece| names::form(sheet, &[piece]).filter(|read| read.from == 0))
}

/// The headings of parts in a row: "Part 1. ..." and, in a second column, "Part 3. ...".
pub(super) fn parts<'r>(sheet: &Sheet<'_>, row: &'r [Piece]) -> Vec<&'r [Piece]> {
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

/// Whether a page is divided as forms are, "Part 2. Information About You", and names a form that is no notice.
pub(super) fn is_divided(lexicon: &Lexicon<'_>, sheet: &Sheet<'_>) -> bool {
    let mut rows = (0..sheet.rows.len()).map(|row| sheet.row(row));
    let is_numbered = |heading: &&[Piece]| {
        let number = heading.get(1).map(|piece| sheet.text(piece));
        number.is_some_and(|text| is_part_number(&text)) && !is_prose(sheet, heading)
    };
    rows.any(|row| parts(sheet, row).iter().any(is_numbered))
        && (0..sheet.chunks.len()).any(|chunk| {
            let named = named(sheet, sheet.chunk(chunk));
            named.is_some_and(|read| !is_own_name(lexicon, &read.value))
        })
}

/// "2.", or "A.1." of the forms whose parts have letters.
fn is_part_number(text: &str) -> bool {
    let number = text.trim_end_matches(['.', ':']);
    let digits = number
        .strip_prefix(|c: char| c.is_ascii_uppercase())
        .and_then(|rest| rest.strip_prefix('.'))
        .unwrap_or(number);
    digits.len() <= 2 && digits.parse::<u32>().is_ok()
}

/// "Form I-765" and nothing else.
fn is_alone(ground: &Ground<'_>, before: &[Piece], after: &[Piece]) -> bool {
    let label = before
        .last()
        .map(|piece| ground.sheet.text(piece).to_lowercase());
    after.is_empty() && label.is_some_and(|word| word == "form")
}
