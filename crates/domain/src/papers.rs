//! What is known of the papers as a whole: their name, and how the recovery sheet stands.
//!
//! Invariant: a sheet counts as checked only after two of its groups were typed back from the paper.
//! Not here: the recovery identity itself (vault).

use chrono::NaiveDate;

use crate::{text::Line, words::words};

/// Facts about one vault, kept inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    /// What the person calls them: "Rivera papers".
    pub name: Line,
    /// The day they were begun.
    pub created_on: NaiveDate,
    /// How the recovery sheet stands.
    pub recovery_sheet: RecoverySheetState,
    /// Made-up example papers.
    pub is_example: bool,
}

words! {
    /// How the recovery sheet stands.
    RecoverySheetState {
        /// None has been saved or printed.
        NotMade = "not_made",
        /// Saved, but not checked against the paper.
        Made = "made",
        /// Two groups were typed back from the paper.
        Checked = "checked",
    }
}

/// Anything in the vault that can go to the trash, come back, and has a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A person; what is theirs follows them.
    Person(crate::ids::PersonId),
    /// An online account; its number and secrets follow it.
    Account(crate::ids::AccountId),
    /// A secret of an account.
    Secret(crate::ids::SecretId),
    /// An identifier.
    Identifier(crate::ids::IdentifierId),
    /// A case; its log and number follow it.
    Case(crate::ids::CaseId),
    /// One line of a case's log.
    CaseEvent(crate::ids::CaseEventId),
    /// A notice; its pages follow it.
    Notice(crate::ids::NoticeId),
    /// A date.
    Date(crate::ids::DateId),
    /// A contact.
    Contact(crate::ids::ContactId),
}

/// How long the trash keeps things.
pub const TRASH_DAYS: u64 = 30;
