//! Paper that goes out: the summary for a lawyer, the recovery sheet and the filing card, as tagged PDFs.
//!
//! Invariant: a PDF holds what the caller put into the content and nothing else; the same content gives the same bytes.
//! Not here: choosing, masking and formatting numbers (app), the vault, any clock, file or network.
//!
//! ```
//! use casekeep_summary::{Language, LawyerSummary, PersonSection, lawyer_summary};
//!
//! let prepared_on = chrono::NaiveDate::from_ymd_opt(2026, 4, 3).ok_or("no such day")?;
//! let mut summary = LawyerSummary::new(Language::English, prepared_on);
//! summary.people.push(PersonSection::new("Ana Rivera"));
//! let pdf = lawyer_summary(&summary)?;
//! assert_eq!(pdf.page_count, 1);
//! assert!(pdf.unprintable.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod content;
mod filing_card;
mod fonts;
mod paper;
mod pictures;
mod printable;
mod recovery;
mod values;
mod words;

pub use content::{
    Answer, CaseRow, DateBasis, DateRow, Exhibit, ExhibitLetter, ExhibitRef, Gap, HistoryRow,
    LawyerSummary, NoticeRow, NumberRow, NumberSource, PersonSection, Sections,
};
pub use filing_card::{FilingCard, FilingNumber};
pub use paper::{Pdf, SummaryError};
pub use recovery::RecoverySheet;
pub use words::{Bilingual, FOOTER, Language};

use paper::Template;
use printable::Unprintable;

/// Makes the summary for a lawyer.
///
/// # Errors
/// [`SummaryError`] says which exhibit page can't be used; nothing is made then.
pub fn lawyer_summary(summary: &LawyerSummary) -> Result<Pdf, SummaryError> {
    let mut unprintable = Unprintable::default();
    let inputs = values::summary(summary, &mut unprintable)?;
    paper::print(Template::Summary, inputs, &unprintable)
}

/// Makes the card "Before you file on paper".
///
/// # Errors
/// [`SummaryError`] when the page could not be laid out.
pub fn filing_card(card: &FilingCard) -> Result<Pdf, SummaryError> {
    let mut unprintable = Unprintable::default();
    let inputs = filing_card::values(card, &mut unprintable);
    paper::print(Template::FilingCard, inputs, &unprintable)
}

/// Makes the recovery sheet: one page to print and put away.
///
/// # Errors
/// [`SummaryError`] when identity and groups are not the same key, or the groups don't fit on one page.
pub fn recovery_sheet(sheet: &RecoverySheet) -> Result<Pdf, SummaryError> {
    let mut unprintable = Unprintable::default();
    let inputs = recovery::values(sheet, &mut unprintable)?;
    let pdf = paper::print(Template::Recovery, inputs, &unprintable)?;
    match pdf.page_count {
        1 => Ok(pdf),
        _ => Err(SummaryError::SheetOverflows),
    }
}
