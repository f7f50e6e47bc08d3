//! The lawyer summary on the wire.
//!
//! Invariant: what is never exported can't be asked for here.
//! Not here: the PDF itself.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ids::PersonId, session::Language};

/// What can be chosen.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SummaryOffer {
    /// People, each with whether they are ticked at first (never when confidential).
    pub people: Vec<SummaryPerson>,
    /// Pages of scans the chosen people's notices have.
    pub exhibit_pages: u32,
}

/// A person in the offer.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SummaryPerson {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Name for a small label.
    pub short_name: String,
    /// Left out unless ticked.
    pub is_confidential: bool,
    /// Whether an SSN or passport number is kept.
    pub has_guarded_numbers: bool,
    /// Pages of scans of their notices.
    pub exhibit_pages: u32,
}

/// What was chosen. Asked each time, never remembered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct SummaryChoice {
    /// Who.
    pub people: Vec<PersonId>,
    /// Numbers.
    pub with_numbers: bool,
    /// Cases and their log.
    pub with_cases: bool,
    /// Dates.
    pub with_dates: bool,
    /// The list of notices.
    pub with_notices: bool,
    /// Scans as exhibits.
    pub with_exhibits: bool,
    /// Full SSN and passport numbers, for this file only.
    pub with_guarded_numbers: bool,
    /// Numbers masked.
    pub is_masked: bool,
    /// The line "Confidential".
    pub with_confidential_line: bool,
    /// For whom, as text.
    pub prepared_for: String,
    /// Language of the PDF.
    pub language: Language,
}

/// A preview that was made; its pages are asked for by `vault://`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SummaryPreview {
    /// Number of this preview, part of its pages' addresses.
    pub number: u32,
    /// How many pages.
    pub page_count: u32,
    /// Characters the PDF's letters can't show, each once.
    pub unprintable: Vec<String>,
}

/// A saved PDF, from the record.
#[derive(Debug, Clone, Serialize, Type)]
pub struct ExportView {
    /// When, RFC 3339.
    pub at: String,
    /// Name of the file.
    pub file_name: String,
    /// Whose papers.
    pub people_names: Vec<String>,
    /// Whether masked.
    pub is_masked: bool,
    /// For whom.
    pub for_whom: Option<String>,
    /// Pages.
    pub page_count: u32,
}
