//! From words to answers: which kind of paper it is, which values stand on it, and the answer about the account number.
//!
//! Invariant: everything about a kind of paper comes from the catalogue; a value without its label is never certain,
//! and a wrong number is worse than none.
//! Not here: getting the words (`ocr`, `layer`), places on the page as stored (`reading`), keeping anything (app).

use casekeep_catalogue::{Catalogue, FieldKind, KindId, Party};

use crate::text::{Bounds, PageText, Span};

mod account_number;
mod addressee;
mod any_letter;
mod confidence;
mod dates;
mod faint_label;
mod fields;
mod fold;
mod forms;
mod fuzzy;
mod kind;
mod labels;
mod legibility;
mod lexicon;
mod lost_label;
mod name_parts;
mod names;
mod numbers;
mod prose;
mod relation;
mod representative;
mod sentences;
mod shapes;
mod sheet;
mod spellings;
mod strips;
#[cfg(test)]
mod tests;
mod unlabelled;
mod values;
mod zones;

use kind::Judgement;
use lexicon::Lexicon;
use relation::Ground;
use sheet::Sheet;
use strips::Strip;

/// What a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// The kind of paper, when it was recognised.
    pub kind: Option<KindGuess>,
    /// The answer about the online account number.
    pub account_number: AccountNumberAnswer,
    /// The label of its box, where one is printed, full or empty.
    pub account_label: Vec<Span>,
    /// Values found, surest first within each kind of value.
    pub fields: Vec<FoundField>,
}

/// A kind of paper, with how sure.
#[derive(Debug, Clone, PartialEq)]
pub struct KindGuess {
    /// Id in the catalogue.
    pub id: KindId,
    /// 0 to 1: right that often.
    pub confidence: f32,
}

/// The five answers to "is the online account number on this page?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountNumberAnswer {
    /// It is printed, and read.
    Found,
    /// Its box is printed, and nothing stands in it.
    BoxEmpty,
    /// This paper has no box for it.
    NoBox,
    /// A box is printed and something stands in it, or the page as a whole could not be read.
    Unreadable,
    /// No immigration paper.
    NotANotice,
}

/// A value read off a page.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundField {
    /// What it is.
    pub kind: FieldKind,
    /// Whose it is, where the paper says so.
    pub party: Option<Party>,
    /// In the normal form of its kind: `012345678901`, `A012345678`, `2026-03-14`, `I-485`.
    pub value: String,
    /// As printed, look-alikes repaired.
    pub as_printed: String,
    /// Where it stands; one stretch for each line it takes.
    pub place: Vec<Span>,
    /// Its label, when one was found.
    pub label: Vec<Span>,
    /// 0 to 1: right that often.
    pub confidence: f32,
    /// How it was found.
    pub found_by: FoundBy,
}

/// How a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoundBy {
    /// By its printed label.
    Label,
    /// By words of a sentence around it.
    Sentence,
    /// By its own check digits.
    CheckDigits,
    /// By its shape alone.
    Shape,
}

/// Says what a page says. `previous` is what the page before it in the same document said.
#[must_use]
pub fn understand(catalogue: &Catalogue, page: &PageText, previous: Option<&Meaning>) -> Meaning {
    understand_with(catalogue, page, previous, &|_| false)
}

/// As [`understand`], and looks at the picture where a box seems empty: `has_ink` says whether something stands in a
/// rectangle of the upright page that no words came from (a blot, a black bar, a finger, writing). Then the number is
/// unreadable, not missing.
#[must_use]
pub fn understand_with(
    catalogue: &Catalogue,
    page: &PageText,
    previous: Option<&Meaning>,
    has_ink: &dyn Fn(Bounds) -> bool,
) -> Meaning {
    let lexicon = Lexicon::of(catalogue);
    let sheet = Sheet::of(page);
    let strips = Strip::all(&sheet);
    let mut labels = labels::find_all(&lexicon, &sheet, &strips);
    labels.extend(faint_label::of_any_value(&lexicon, &sheet, &labels));
    let mut ground = Ground {
        sheet: &sheet,
        labels: &labels,
        free: labels::free_pieces(&sheet, &labels),
        is_upside_down: false,
    };
    ground.is_upside_down = fields::stand_above(&lexicon, &ground);
    let judgement = continued(
        &lexicon,
        kind::judge(&lexicon, &ground, &strips),
        &ground,
        previous,
    );
    let is_legible = judgement.is_continued || legibility::is_legible(page);
    let account = account_number::answer(&lexicon, &ground, &judgement, is_legible, has_ink);
    let mut fields = fields::labelled(&lexicon, &ground, &judgement);
    forms::drop_others(&lexicon, &ground, &judgement, &mut fields);
    fields.extend(unlabelled::of_kind(&lexicon, &ground, &judgement));
    fields.extend(unlabelled::in_heading(
        &lexicon, &ground, &judgement, &fields,
    ));
    fields.extend(name_parts::applicant(&lexicon, &ground, &judgement));
    fields.extend(addressee::applicant(&lexicon, &ground, &judgement, &fields));
    fields.extend(sentences::values(&lexicon, &ground, &judgement, &fields));
    fields.extend(account.fields);
    Meaning {
        kind: judgement.best.map(|(kind, confidence)| KindGuess {
            id: lexicon.kinds()[kind].id.clone(),
            confidence,
        }),
        account_number: account.answer,
        account_label: account.label,
        fields: fields::surest(&fields),
    }
}

/// Whether a page prints the receipt number of the page before it at its head.
fn repeats_case(sheet: &Sheet<'_>, previous: &Meaning) -> bool {
    let is_known = |read: &shapes::Read| {
        let mut fields = previous.fields.iter();
        fields.any(|field| field.kind == FieldKind::ReceiptNumber && field.value == read.value)
    };
    let head = sheet.page.height * 0.25;
    let rows = sheet.rows.iter().map(|range| &sheet.words[range.clone()]);
    let mut rows = rows.filter(|row| row[0].bounds.top < head);
    rows.any(|row| {
        let all = numbers::receipts(&shapes::inks(sheet.page, row));
        all.iter().any(is_known)
    })
}

/// A later page of a document is of the kind of the page before it, unless it has a title of its own; so is one that nothing
/// tells and that speaks of the agency, as the back of a notice does.
fn continued(
    lexicon: &Lexicon<'_>,
    judgement: Judgement,
    ground: &Ground<'_>,
    previous: Option<&Meaning>,
) -> Judgement {
    let sheet = ground.sheet;
    let is_back = || judgement.best.is_none() && any_letter::speaks_of_agency(lexicon, ground);
    let is_later = kind::page_number(sheet).is_some_and(|(number, _)| number > 1)
        || previous.is_some_and(|previous| repeats_case(sheet, previous))
        || is_back();
    let before = previous
        .and_then(|meaning| meaning.kind.as_ref())
        .filter(|_| is_later && !judgement.has_title);
    let Some(before) = before else {
        return judgement;
    };
    let kind = lexicon.kinds().iter().position(|kind| kind.id == before.id);
    Judgement {
        best: kind.map(|kind| (kind, before.confidence * 0.98)),
        is_immigration: true,
        is_continued: true,
        ..judgement
    }
}
