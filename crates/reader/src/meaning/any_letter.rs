//! A page that no kind describes and that still is a paper of the agency: "another immigration letter".
//!
//! Invariant: it rests on numbers that only an office gives, each at its own label or beside the office's name, and on no
//! word of a bill or a bank.
//! Not here: the kinds with words of their own (`kind`).

use casekeep_catalogue::NoticeKind;

use super::{
    forms,
    lexicon::Lexicon,
    numbers,
    prose::Role,
    relation::Ground,
    shapes::{Ink, inks},
};

/// The kind that takes what no other describes.
const ANY_LETTER: &str = "uscis-other";
/// How sure it is that a page is of it, for which only numbers speak.
pub(super) const ANY_LETTER_SURE: f32 = 0.5;
/// Names of the agency.
const AGENCY: [&str; 2] = ["uscis", "citizenship and immigration services"];
/// Names of the office that certifies workers.
const LABOR: [&str; 2] = ["department of labor", "foreign labor certification"];
/// Words of bills and statements, which may name the agency that was paid, and of letters that others write for somebody.
const STRANGERS: [&str; 11] = [
    "balance",
    "deposit",
    "withdrawal",
    "invoice",
    "amount due",
    "billing",
    "patient",
    "premium due",
    "meter",
    "debit",
    "to whom it may concern",
];
/// Before whom a letter is written to.
const TO: &str = "to:";
/// An office's name on a line of its own, hardly misread.
const LETTERHEAD: f32 = 1.0;

/// Whether a kind takes what no other describes.
pub(super) fn is_it(kind: &NoticeKind) -> bool {
    kind.id.as_str() == ANY_LETTER
}

/// The kind of any letter, where a page is one. `family` says how plainly the office that sends a kind is named.
pub(super) fn judge(
    lexicon: &Lexicon<'_>,
    ground: &Ground<'_>,
    is_immigration: bool,
    family: &dyn Fn(usize) -> f32,
) -> Option<(usize, f32)> {
    let any = lexicon.kinds().iter().position(is_it)?;
    let page = Page { lexicon, ground };
    let has_letterhead = || family(any) >= LETTERHEAD;
    let is_letter = !page.is_strangers()
        && (page.has_receipt() && (page.says(&AGENCY) || page.is_case())
            || page.has_account(is_immigration)
            || has_letterhead() && page.has_a_number()
            || page.says(&LABOR) && page.has_number(numbers::has_labor_case));
    is_letter.then_some((any, ANY_LETTER_SURE))
}

/// Whether a page speaks of the agency, and is no stranger's.
pub(super) fn speaks_of_agency(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    let page = Page { lexicon, ground };
    page.says(&AGENCY) && !page.is_strangers()
}

/// Whether a page prints words of bills and banks, or is written to the agency.
pub(super) fn is_strangers(lexicon: &Lexicon<'_>, ground: &Ground<'_>) -> bool {
    Page { lexicon, ground }.is_strangers()
}

/// A page, to be asked what it prints.
struct Page<'g> {
    lexicon: &'g Lexicon<'g>,
    ground: &'g Ground<'g>,
}

impl Page<'_> {
    /// Whether one of some words stands anywhere.
    fn says(&self, words: &[&str]) -> bool {
        self.rows()
            .any(|text| words.iter().any(|word| text.contains(word)))
    }

    fn is_strangers(&self) -> bool {
        let is_to_agency =
            |text: String| text.starts_with(TO) && AGENCY.iter().any(|name| text.contains(name));
        self.says(&STRANGERS) || self.rows().any(is_to_agency)
    }

    fn rows(&self) -> impl Iterator<Item = String> {
        let sheet = self.ground.sheet;
        (0..sheet.rows.len()).map(|row| sheet.text_of(sheet.row(row)).to_lowercase())
    }

    fn has_label(&self, is_wanted: fn(&str) -> bool) -> bool {
        let mut labels = self
            .ground
            .labels
            .iter()
            .filter(|one| one.role != Role::Prose);
        labels.any(|one| is_wanted(&self.lexicon.labels[one.label].words.printed.to_lowercase()))
    }

    fn has_number(&self, is_there: fn(&[Ink]) -> bool) -> bool {
        let sheet = self.ground.sheet;
        (0..sheet.rows.len()).any(|row| is_there(&inks(sheet.page, sheet.row(row))))
    }

    fn has_receipt(&self) -> bool {
        self.has_number(|region| {
            let all = numbers::receipts(region);
            all.iter()
                .any(|read| read.repairs == 0 && numbers::has_known_prefix(&read.value))
        })
    }

    fn has_a_number(&self) -> bool {
        self.has_number(|region| {
            let all = numbers::a_numbers(region, false);
            all.iter().any(|read| read.repairs == 0)
        })
    }

    /// The online account number's own label, beside a receipt or a number that only immigrants have.
    fn has_account(&self, is_immigration: bool) -> bool {
        let is_account = |printed: &str| {
            printed.contains("online account n") || printed.contains("cuenta en línea")
        };
        let is_immigrants =
            |printed: &str| printed.contains("a-number") || printed.contains("uscis");
        self.has_label(is_account)
            && (self.has_receipt() || is_immigration && self.has_label(is_immigrants))
    }

    /// The state of a case on the agency's site bears no name: the number stands at its label, and a form's with its own.
    fn is_case(&self) -> bool {
        let is_receipt =
            |printed: &str| printed.starts_with("receipt n") || printed.starts_with("receipt #");
        self.has_label(is_receipt) && forms::is_named(self.lexicon, self.ground)
    }
}
