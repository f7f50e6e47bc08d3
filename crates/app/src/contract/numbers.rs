//! Identifiers on the wire.
//!
//! Invariant: `masked` is the only form in a view.
//! Not here: parsing (domain).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ids::{AccountId, CaseId, IdentifierId, NoticeId, PageId, PersonId},
    words::IdentifierKind,
};

/// A kept identifier, masked.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NumberView {
    /// Id.
    pub id: IdentifierId,
    /// What it is.
    pub kind: IdentifierKind,
    /// Whose.
    pub owner: OwnerRef,
    /// Masked for the screen.
    pub masked: String,
    /// Odd text kept as printed.
    pub is_as_printed: bool,
    /// Whether the person checked it against the paper.
    pub is_confirmed: bool,
    /// Where it came from.
    pub source: SourceView,
}

/// Whose an identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum OwnerRef {
    /// A person.
    Person(PersonId),
    /// An online account.
    Account(AccountId),
    /// A case.
    Case(CaseId),
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum SourceView {
    /// Typed by hand.
    Typed,
    /// Stands on a page of a notice.
    Page {
        /// The notice.
        notice: NoticeId,
        /// What the person calls the notice; may be empty.
        notice_title: String,
        /// Kind of the notice.
        notice_kind: Option<String>,
        /// The page.
        page: PageId,
        /// Place of the page in the notice, from 1.
        page_number: u32,
        /// Where on the page, when marked.
        place: Option<UnitBox>,
    },
}

/// A rectangle on a page, each number 0 to 1 of the page as stored, before the person's turn.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub struct UnitBox {
    /// Left edge.
    #[specta(type = specta_typescript::Number)]
    pub left: f64,
    /// Top edge.
    #[specta(type = specta_typescript::Number)]
    pub top: f64,
    /// Width.
    #[specta(type = specta_typescript::Number)]
    pub width: f64,
    /// Height.
    #[specta(type = specta_typescript::Number)]
    pub height: f64,
}

/// What was typed about an identifier.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct NumberDraft {
    /// What it is meant to be.
    pub kind: IdentifierKind,
    /// Whose.
    pub owner: OwnerRef,
    /// The text typed; empty keeps the stored one when editing.
    pub text: String,
    /// Keep it although it does not look like its kind.
    pub keep_as_printed: bool,
    /// Checked against the paper.
    pub is_confirmed: bool,
    /// The page it stands on, when it was marked.
    pub page: Option<PageId>,
    /// Where on the page.
    pub place: Option<UnitBox>,
}

/// Why a text is not what a field is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NotThisKindView {
    /// What was expected.
    pub expected: IdentifierKind,
    /// Why it is not that.
    pub reason: String,
    /// What it looks like instead.
    pub looks_like: Vec<IdentifierKind>,
}

/// What a typed text would be kept as, for a live hint under a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NumberHint {
    /// The text as it would be shown, grouped; empty when it is not of its kind.
    pub formatted: String,
    /// Why not.
    pub problem: Option<NotThisKindView>,
}

/// What one value on a screen is, to reveal or copy it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "what", content = "id", rename_all = "snake_case")]
pub enum ValueRef {
    /// A kept identifier.
    Identifier(IdentifierId),
    /// A secret of an account.
    Secret(super::ids::SecretId),
    /// The password of a protected PDF that is kept.
    PdfPassword(super::ids::DocumentId),
}
