//! Dates on the wire.
//!
//! Invariant: a date says where it comes from.
//! Not here: rules that compute dates.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ids::{CaseId, DateId, NoticeId, PersonId},
    words::DateKind,
};

/// A date to remember.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DateView {
    /// Id.
    pub id: DateId,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// Days from today; negative when past.
    pub days_until: i32,
    /// Whether it needs the person's eye.
    pub needs_attention: bool,
    /// What was typed.
    pub draft: DateDraft,
    /// Name of the person.
    pub person_name: Option<String>,
    /// Form of the case.
    pub case_form: Option<String>,
    /// Date of the notice that prints it, `YYYY-MM-DD`.
    pub notice_date: Option<String>,
    /// Done with.
    pub is_done: bool,
}

/// What was typed about a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DateDraft {
    /// What it is.
    pub kind: DateKind,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// In the person's words.
    pub what: String,
    /// Time as printed.
    pub time: String,
    /// Place.
    pub place: String,
    /// Whom it concerns.
    pub person: Option<PersonId>,
    /// Which case.
    pub case: Option<CaseId>,
    /// The notice that prints it.
    pub printed_on: Option<NoticeId>,
}
