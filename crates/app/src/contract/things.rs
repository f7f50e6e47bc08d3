//! Trash and history, for anything that is kept.
//!
//! Invariant: history shows values masked; it never loses one.
//! Not here: how long the trash keeps things (domain).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::ids::{
    AccountId, CaseEventId, CaseId, ContactId, DateId, IdentifierId, NoticeId, PersonId, SecretId,
};

/// Anything that can go to the trash and come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the thing of its name")]
pub enum ThingRef {
    Person(PersonId),
    Account(AccountId),
    Secret(SecretId),
    Identifier(IdentifierId),
    Case(CaseId),
    CaseEvent(CaseEventId),
    Notice(NoticeId),
    Date(DateId),
    Contact(ContactId),
}

/// Something in the trash.
#[derive(Debug, Clone, Serialize, Type)]
pub struct TrashedView {
    /// What.
    pub thing: ThingRef,
    /// Its name or title; for a number its masked text.
    pub title: String,
    /// Detail: kind of an identifier, secret or notice, by its code.
    pub kind: Option<String>,
    /// When it was put there, RFC 3339.
    pub trashed_at: String,
    /// Days until it goes for good.
    pub days_left: i32,
}

/// One earlier state of something.
#[derive(Debug, Clone, Serialize, Type)]
pub struct HistoryEntry {
    /// When it was replaced, RFC 3339.
    pub at: String,
    /// What was done.
    pub change: HistoryChange,
    /// Fields as they were before, masked where they are identifiers, left out where they are secrets.
    pub before: Vec<HistoryField>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HistoryChange {
    /// Changed.
    Changed,
    /// Taken out of the trash.
    Restored,
    /// Deleted for good.
    Deleted,
}

/// A field as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HistoryField {
    /// Name of the field, as in the draft.
    pub field: String,
    /// The text before.
    pub before: String,
}
