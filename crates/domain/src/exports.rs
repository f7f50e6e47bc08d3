//! What left the vault: which PDF, when, with what in it.
//!
//! Invariant: a record tells what went out, never the values themselves.
//! Not here: the PDF (summary).

use chrono::{DateTime, Utc};

use crate::{
    ids::{ExportId, PersonId},
    text::Line,
};

/// The record of one saved PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// Id in the vault.
    pub id: ExportId,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// Name of the file.
    pub file_name: Line,
    /// Whose papers are in it.
    pub people: Vec<PersonId>,
    /// Which sections, by their codes.
    pub sections: Vec<String>,
    /// Whether numbers were masked.
    pub is_masked: bool,
    /// For whom.
    pub for_whom: Option<Line>,
    /// How many pages it has.
    pub page_count: u32,
}
