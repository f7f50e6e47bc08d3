//! Cases on the wire.
//!
//! Invariant: dates are `YYYY-MM-DD`; the window writes them out.
//! Not here: status or processing times, which Casekeep never tells.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    dates::DateView,
    ids::{AccountId, CaseEventId, CaseId, NoticeId, PersonId},
    notices::NoticeCard,
    numbers::NumberView,
    words::CaseRole,
};

/// A case as a row.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CaseCard {
    /// Id.
    pub id: CaseId,
    /// Form, `I-765`.
    pub form: Option<String>,
    /// What the person calls it.
    pub title: Option<String>,
    /// Who takes part.
    pub people: Vec<CasePersonView>,
    /// Receipt number, if kept.
    pub receipt_number: Option<NumberView>,
    /// Received date.
    pub received_on: Option<String>,
    /// Put away as finished.
    pub is_closed: bool,
    /// Last line of its log.
    pub last_step: Option<String>,
    /// How many notices speak of it.
    pub notice_count: u32,
}

/// A person's part in a case, with the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CasePersonView {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// As what.
    pub role: CaseRole,
}

/// Everything about a case.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CaseView {
    /// The row.
    pub card: CaseCard,
    /// What the form is filled with when editing.
    pub draft: CaseDraft,
    /// Its numbers.
    pub numbers: Vec<NumberView>,
    /// Its log, newest first.
    pub events: Vec<CaseEventView>,
    /// Notices that speak of it.
    pub notices: Vec<NoticeCard>,
    /// Its dates.
    pub dates: Vec<DateView>,
}

/// What was typed about a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseDraft {
    /// Form.
    pub form: String,
    /// What the person calls it.
    pub title: String,
    /// Who takes part.
    pub people: Vec<CasePersonDraft>,
    /// Account it sits in.
    pub account: Option<AccountId>,
    /// Filed, `YYYY-MM-DD` or empty.
    pub filed_on: String,
    /// Received date.
    pub received_on: String,
    /// Priority date.
    pub priority_date: String,
    /// Office.
    pub office: String,
    /// Put away as finished.
    pub is_closed: bool,
    /// Notes.
    pub notes: String,
}

/// A person's part in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CasePersonDraft {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: CaseRole,
}

/// One line of a log.
#[derive(Debug, Clone, Serialize, Type)]
pub struct CaseEventView {
    /// Id.
    pub id: CaseEventId,
    /// The day.
    pub on: String,
    /// What happened.
    pub what: String,
    /// The notice that says so.
    pub notice: Option<NoticeId>,
    /// Its title.
    pub notice_title: Option<String>,
}

/// What was typed as a line of a log.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct CaseEventDraft {
    /// The case.
    pub case: CaseId,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
    /// What happened.
    pub what: String,
    /// The notice that says so.
    pub notice: Option<NoticeId>,
}
