//! A form that a page names without a label: with its title in a heading, or as a form names itself.
//!
//! Invariant: a number alone is no form; "Form" or the beginning of a title stands beside it.
//! Not here: "Case Type" and other labels of forms (`fields`), the shape of a form's number (`names`).

use crate::edits::distance;

use super::{
    fields::is_own_name,
    fold::fold,
    lexicon::Lexicon,
    names,
    relation::Ground,
    shapes::Read,
    sheet::Piece,
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

/// What a form prints of itself at its head and its foot: "USCIS Form I-485 OMB No. 1615", "Form I-485 Edition 01/20/25".
pub(super) fn of_paper(ground: &Ground<'_>) -> Option<Read> {
    let sheet = ground.sheet;
    let (head, foot) = (0.25 * sheet.page.height, 0.85 * sheet.page.height);
    let chunks = sheet
        .chunks
        .iter()
        .map(|range| &sheet.words[range.clone()])
        .filter(|chunk| chunk[0].bounds.top < head || chunk[0].bounds.top > foot);
    let is_name = |word: &str| !word.starts_with(char::is_lowercase);
    chunks.into_iter().find_map(|chunk| {
        let words: Vec<String> = chunk.iter().map(|word| sheet.text(word)).collect();
        (1..chunk.len())
            .filter(|at| words[at - 1].eq_ignore_ascii_case("form"))
            .filter(|at| words.get(at + 1).is_none_or(|next| is_name(next)))
            .find_map(|at| names::form(sheet, &chunk[at..]).filter(|read| read.from == 0))
    })
}

/// "Form I-765" and nothing else.
fn is_alone(ground: &Ground<'_>, before: &[Piece], after: &[Piece]) -> bool {
    let label = before
        .last()
        .map(|piece| ground.sheet.text(piece).to_lowercase());
    after.is_empty() && label.is_some_and(|word| word == "form")
}
