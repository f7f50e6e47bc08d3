//! Notices, their pages, and the scanned documents the pages come from.
//!
//! Invariant: a document's bytes are kept as they came; turning a page changes only how it is shown.
//! Not here: what each kind of notice prints where (catalogue), the bytes themselves (vault).

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use zeroize::Zeroizing;

use crate::{
    ids::{CaseId, DocumentId, NoticeId, PageId, PersonId},
    text::{Line, Note},
};

/// One letter, card or print-out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Id in the vault.
    pub id: NoticeId,
    /// Kind in the catalogue; `None` while nobody said.
    pub kind: Option<NoticeKindId>,
    /// What the person calls it.
    pub title: Option<Line>,
    /// The date printed on it.
    pub notice_date: Option<NaiveDate>,
    /// Whose it is.
    pub people: Vec<PersonId>,
    /// The cases it speaks of.
    pub cases: Vec<CaseId>,
    /// Where the paper original lies.
    pub paper_location: Option<Line>,
    /// Whatever else the person wants to keep.
    pub notes: Option<Note>,
}

/// Id of a kind in the catalogue: `i797c-receipt`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeKindId(String);

impl NoticeKindId {
    /// An id of lower-case letters, digits and hyphens; `None` for anything else.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=60).contains(&text.len()) && text.bytes().all(is_allowed);
        fits.then(|| Self(text.to_owned()))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One page of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Id in the vault.
    pub id: PageId,
    /// The notice.
    pub notice: NoticeId,
    /// Place in the notice, from 0.
    pub position: u32,
    /// The document it comes from.
    pub document: DocumentId,
    /// Page of that document, from 0.
    pub page_in_document: u32,
    /// How far the person turned it.
    pub turn: QuarterTurns,
    /// Width as stored (EXIF applied, before the person's turn), in pixels.
    pub width_px: u32,
    /// Height as stored, in pixels.
    pub height_px: u32,
    /// Text read from it.
    pub text: Option<String>,
}

/// Clockwise quarter turns, 0 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuarterTurns(u8);

impl QuarterTurns {
    /// Any number of quarter turns, folded to 0..=3.
    #[must_use]
    pub const fn new(turns: u8) -> Self {
        Self(turns % 4)
    }

    /// Quarter turns, 0 to 3.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0
    }
}

/// A file as it was attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Id in the vault.
    pub id: DocumentId,
    /// Name of the stored scan: hash of its encrypted bytes, hex.
    pub scan: String,
    /// SHA-256 of the original bytes, hex.
    pub content_sha256: String,
    /// Name the file had.
    pub file_name: Line,
    /// What the bytes are: `image/jpeg`, `application/pdf`, ...
    pub media_type: String,
    /// Size of the original, in bytes.
    pub size_bytes: u64,
    /// How many pages it has.
    pub page_count: u32,
    /// When it was attached.
    pub added_at: DateTime<Utc>,
    /// What opens it, when it is a PDF that asks.
    pub pdf_password: Option<PdfPassword>,
}

/// Longest password of a PDF, in characters: PDF itself counts no more than 127 bytes.
pub const PDF_PASSWORD_MAX_CHARS: usize = 500;

/// The password of a protected PDF, exactly as typed, wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct PdfPassword(Zeroizing<String>);

impl PdfPassword {
    /// Keeps a password exactly, white space too. `None` when empty or longer than [`PDF_PASSWORD_MAX_CHARS`].
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = !text.is_empty() && text.chars().nth(PDF_PASSWORD_MAX_CHARS).is_none();
        fits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The full text.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PdfPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PdfPassword(••••••)")
    }
}

/// A rectangle on a page, each number 0 to 1 of the page as stored (before the person's turn).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitBox {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl UnitBox {
    /// A box inside the page with some area; `None` otherwise.
    #[must_use]
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Option<Self> {
        let is_inside = |start: f64, length: f64| {
            start.is_finite()
                && length.is_finite()
                && start >= 0.0
                && length > 0.0
                && start + length <= 1.0 + 1e-9
        };
        let fits = is_inside(left, width) && is_inside(top, height);
        fits.then_some(Self {
            left,
            top,
            width,
            height,
        })
    }

    /// Left edge.
    #[must_use]
    pub const fn left(&self) -> f64 {
        self.left
    }

    /// Top edge.
    #[must_use]
    pub const fn top(&self) -> f64 {
        self.top
    }

    /// Width.
    #[must_use]
    pub const fn width(&self) -> f64 {
        self.width
    }

    /// Height.
    #[must_use]
    pub const fn height(&self) -> f64 {
        self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_lies_inside_its_page_and_has_some_area() {
        assert!(UnitBox::new(0.25, 0.1, 0.75, 0.05).is_some());
        for (left, top, width, height) in [
            (-0.1, 0.0, 0.5, 0.5),
            (0.6, 0.0, 0.5, 0.5),
            (0.0, 0.0, 0.0, 0.5),
            (0.0, f64::NAN, 0.5, 0.5),
        ] {
            assert_eq!(UnitBox::new(left, top, width, height), None);
        }
    }

    #[test]
    fn a_pdf_s_password_is_kept_exactly_and_never_printed() {
        let password = PdfPassword::new(" Ñandú 7 ").unwrap();
        assert_eq!(password.reveal(), " Ñandú 7 ");
        assert!(!format!("{password:?}").contains("and"));
        assert!(PdfPassword::new("").is_none());
        assert!(PdfPassword::new(&"a".repeat(PDF_PASSWORD_MAX_CHARS + 1)).is_none());
    }

    #[test]
    fn five_quarter_turns_are_one() {
        assert_eq!(QuarterTurns::new(5).count(), 1);
    }

    #[test]
    fn a_kind_id_is_lower_case_words() {
        assert!(NoticeKindId::new("i797c-receipt").is_some());
        assert!(NoticeKindId::new("../etc").is_none());
        assert!(NoticeKindId::new("").is_none());
    }
}
