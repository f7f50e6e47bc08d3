//! Notices, pages and attaching on the wire.
//!
//! Invariant: pictures of pages never cross here; the window asks for them by `vault://`.
//! Not here: what each kind prints where (`catalogue`).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    dates::DateView,
    ids::{CaseId, DocumentId, NoticeId, PageId, PersonId},
    numbers::NumberView,
    problems::Problem,
};

/// A notice as a row.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NoticeCard {
    /// Id.
    pub id: NoticeId,
    /// Kind in the catalogue.
    pub kind: Option<String>,
    /// What to call it: the person's title, else empty (the window then names the kind).
    pub title: Option<String>,
    /// Date printed on it.
    pub notice_date: Option<String>,
    /// Whose it is.
    pub people: Vec<PersonId>,
    /// Their names.
    pub people_names: Vec<String>,
    /// Forms of its cases.
    pub forms: Vec<String>,
    /// How many pages.
    pub page_count: u32,
    /// First page, for a small picture.
    pub first_page: Option<PageId>,
    /// Clockwise quarter turns that make it upright.
    pub first_page_turns: u8,
    /// Name of the first file attached.
    pub file_name: Option<String>,
    /// When it was attached, RFC 3339.
    pub added_at: Option<String>,
    /// How many values are marked on it.
    pub marked_count: u32,
}

/// Everything about a notice.
#[derive(Debug, Clone, Serialize, Type)]
pub struct NoticeView {
    /// The row.
    pub card: NoticeCard,
    /// What the form is filled with when editing.
    pub draft: NoticeDraft,
    /// Its pages, in order.
    pub pages: Vec<PageView>,
    /// Values that stand on its pages.
    pub numbers: Vec<NumberView>,
    /// Dates it prints.
    pub dates: Vec<DateView>,
}

/// A page.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PageView {
    /// Id.
    pub id: PageId,
    /// The document it comes from.
    pub document: DocumentId,
    /// Name the file had.
    pub file_name: String,
    /// Size of that file in bytes.
    #[specta(type = specta_typescript::Number)]
    pub size_bytes: f64,
    /// Width as stored, in pixels.
    pub width_px: u32,
    /// Height as stored, in pixels.
    pub height_px: u32,
    /// Clockwise quarter turns the person made, 0 to 3.
    pub quarter_turns: u8,
    /// Whether that file asks for a password, which is kept with it.
    pub has_password: bool,
}

/// What was typed about a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoticeDraft {
    /// Kind in the catalogue, or nothing.
    pub kind: Option<String>,
    /// What the person calls it.
    pub title: String,
    /// Date printed on it, `YYYY-MM-DD` or empty.
    pub notice_date: String,
    /// Whose it is.
    pub people: Vec<PersonId>,
    /// The cases it speaks of.
    pub cases: Vec<CaseId>,
    /// Where the paper original lies.
    pub paper_location: String,
    /// Notes.
    pub notes: String,
}

/// What came of attaching files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
pub struct AttachOutcome {
    /// Notices made or added to.
    pub notices: Vec<NoticeId>,
    /// Files already kept, with the notice they are in.
    pub already_kept: Vec<AlreadyKept>,
    /// Protected PDFs that wait for their password.
    pub protected: Vec<ProtectedFile>,
    /// Files that could not be taken, each with its reason.
    pub refused: Vec<RefusedFile>,
    /// Whether the person stopped it.
    pub was_cancelled: bool,
}

/// A file that is already kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AlreadyKept {
    /// Name of the file.
    pub file_name: String,
    /// The notice it is in.
    pub notice: NoticeId,
}

/// A protected PDF that waits for its password. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ProtectedFile {
    /// To speak of it until the papers close.
    pub id: u32,
    /// Name of the file.
    pub file_name: String,
}

/// A file that could not be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RefusedFile {
    /// Name of the file.
    pub file_name: String,
    /// Why.
    pub problem: Problem,
}
