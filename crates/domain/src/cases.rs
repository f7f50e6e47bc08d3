//! Cases: one filing each, who takes part in it, and what happened.
//!
//! Invariant: a person has one role in a case.
//! Not here: the receipt number, an identifier whose owner is the case (`numbers`).

use chrono::NaiveDate;

use crate::{
    forms::FormNumber,
    ids::{AccountId, CaseEventId, CaseId, NoticeId, PersonId},
    text::{Line, Note},
    words::words,
};

/// One filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Id in the vault.
    pub id: CaseId,
    /// The form filed.
    pub form: Option<FormNumber>,
    /// What the person calls it, or what the form is for.
    pub title: Option<Line>,
    /// Who takes part, in order.
    pub people: Vec<CasePerson>,
    /// The online account the case sits in.
    pub account: Option<AccountId>,
    /// Day it was sent or submitted.
    pub filed_on: Option<NaiveDate>,
    /// Received date printed on the receipt.
    pub received_on: Option<NaiveDate>,
    /// Priority date.
    pub priority_date: Option<NaiveDate>,
    /// Office or service center.
    pub office: Option<Line>,
    /// Whether the person put it away as finished.
    pub is_closed: bool,
    /// Whatever else the person wants to keep.
    pub notes: Option<Note>,
}

/// One person's part in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CasePerson {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: CaseRole,
}

words! {
    /// What a person is in a case.
    CaseRole {
        /// Asks for themselves.
        Applicant = "applicant",
        /// Asks for somebody else.
        Petitioner = "petitioner",
        /// The one it is asked for.
        Beneficiary = "beneficiary",
        /// Follows the main applicant.
        Derivative = "derivative",
        /// Promises support.
        Sponsor = "sponsor",
    }
}

/// One line of a case's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// Id in the vault.
    pub id: CaseEventId,
    /// The case.
    pub case: CaseId,
    /// The day it happened.
    pub on: NaiveDate,
    /// What happened, in the person's words.
    pub what: Line,
    /// The notice that says so.
    pub notice: Option<NoticeId>,
}
