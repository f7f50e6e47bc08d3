//! What Overview, the sidebar and the search show.
//!
//! Invariant: nothing here predicts a case.
//! Not here: the screens' own lists.

use serde::Serialize;
use specta::Type;

use super::{
    dates::DateView,
    ids::{AccountId, CaseId, NoticeId, PersonId},
    people::PersonCard,
    words::{IdentifierKind, RecoverySheetState},
};

/// Overview and sidebar.
#[derive(Debug, Clone, Serialize, Type)]
pub struct OverviewView {
    /// Open dates, soonest first.
    pub coming_up: Vec<DateView>,
    /// Everybody.
    pub people: Vec<PersonCard>,
    /// Counts beside the sidebar's entries.
    pub counts: Counts,
    /// How the recovery sheet stands.
    pub recovery_sheet: RecoverySheetState,
    /// Made-up example papers.
    pub is_example: bool,
    /// Name of the papers.
    pub papers_name: String,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Counts {
    /// People.
    pub people: u32,
    /// Open cases.
    pub cases: u32,
    /// Notices.
    pub notices: u32,
    /// Online accounts.
    pub accounts: u32,
    /// Things in the trash.
    pub trash: u32,
}

/// Something found by the search.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SearchHit {
    /// What it is.
    pub target: SearchTarget,
    /// Its name or title; empty for a notice without one.
    pub title: String,
    /// Kind of the notice, for a notice.
    pub notice_kind: Option<String>,
    /// What of it was found, when a number: its kind and masked text.
    pub number_kind: Option<IdentifierKind>,
    /// Masked number.
    pub masked: Option<String>,
}

/// Where a hit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "of", content = "id", rename_all = "snake_case")]
pub enum SearchTarget {
    /// A person.
    Person(PersonId),
    /// An online account.
    Account(AccountId),
    /// A case.
    Case(CaseId),
    /// A notice.
    Notice(NoticeId),
}
